package people

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/line"
	"sightline/internal/policy"
)

// movedReview is a review as it is and as it would be; it stands for so many that are alike.
type movedReview struct {
	now, then *ent.Participation
	count     int
}

// reviews reads what may open or close by the change: each review of those whose rights may change, who stand to
// themselves as to nobody else, and of the others one for all that are alike. Alike to everybody whose rights may
// change are the reviews of one cycle whose people stand the same way to the person, and have a line manager who can
// act or have none: no rule asks more about a review.
func (i *imagined) reviews(ctx context.Context, client *ent.Client, sides []side) ([]movedReview, error) {
	alone := make([]string, len(sides))
	for n, side := range sides {
		alone[n] = side.before.ID()
	}
	concerned := i.concerned(sides)
	counts, err := i.alike(ctx, client, concerned, participation.RevieweeIDNotIn(alone...))
	if err != nil {
		return nil, err
	}
	stand := make([]string, 0, len(counts))
	for id := range counts {
		stand = append(stand, id)
	}
	found, err := client.Participation.Query().Where(participation.Or(participation.IDIn(stand...),
		participation.And(concerned, participation.RevieweeIDIn(alone...)))).
		Order(ent.Desc(participation.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the reviews that the change concerns: %w", err)
	}
	reviews := make([]movedReview, 0, len(found))
	for _, now := range found {
		then := *now
		then.Edges.Reviewee = i.then(now.Edges.Reviewee)
		reviews = append(reviews, movedReview{now: now, then: &then, count: max(1, counts[now.ID])})
	}
	// The person's own come first among the examples.
	slices.SortStableFunc(reviews, func(a, b movedReview) int { return cmp.Compare(i.distance(a), i.distance(b)) })
	return reviews, nil
}

// distance puts the person's own reviews before the others.
func (i *imagined) distance(review movedReview) int {
	if review.now.RevieweeID == i.person.ID {
		return 0
	}
	return 1
}

// concerned are the reviews over which anybody's rights may change: those of the person and of everybody below; those
// of the cycles that they own when owning begins or ends to count; all of them when a role in HR does.
func (i *imagined) concerned(sides []side) predicate.Participation {
	below := participation.HasRevieweeWith(user.Or(user.ID(i.person.ID), policy.BelowPath(i.person.LinePath)))
	for _, side := range sides {
		switch {
		case side.before.ID() != i.person.ID:
		case !policy.ReadsAlike(side.before, side.after):
			return func(*sql.Selector) {}
		case side.before.Colleague() != side.after.Colleague():
			return participation.Or(below, participation.CycleIDIn(side.before.Facts.OwnedCycles...))
		}
	}
	return below
}

// alike counts the reviews that are alike, by the one that stands for them. Three statements: for those who report to
// the person, for the others below, for the rest.
func (i *imagined) alike(
	ctx context.Context, client *ent.Client, concerned, others predicate.Participation,
) (map[string]int, error) {
	// Who has no line manager is no report: NULL = id would be neither true nor false, and its opposite neither.
	reports := user.And(user.ManagerIDNotNil(), user.ManagerID(i.person.ID))
	below := policy.BelowPath(i.person.LinePath)
	all := map[string]int{}
	for _, relation := range []predicate.User{
		reports, user.And(below, user.Not(reports)), user.Not(user.Or(below, reports)),
	} {
		reviews := client.Participation.Query().Where(concerned, others, participation.HasRevieweeWith(relation))
		counts, err := line.CountAlike(ctx, reviews, policy.GoneStates())
		if err != nil {
			return nil, err
		}
		maps.Copy(all, counts)
	}
	return all, nil
}

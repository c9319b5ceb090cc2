package people

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/cycleowner"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/line"
	"sightline/internal/policy"
)

// LineEffects are what a change of line manager makes appear and vanish, for whom (requirement 16.3).
type LineEffects struct {
	User *ent.User
	// Moving is how many people move, the person included.
	Moving  int
	Effects []*LineEffect
}

// LineEffect is one kind of right that one person gains or loses.
type LineEffect struct {
	Reader *ent.User
	Gains  bool
	Kind   LineEffectKind
	// Count is over how many reviews; of what is no right over reviews, one.
	Count int
	// Examples are at most three of these.
	Examples []*ent.Participation
}

// LineEffectKind is a right that depends on the reporting line.
type LineEffectKind string

// The kinds, in the order in which they are told.
const (
	SeesReviews  LineEffectKind = "REVIEWS"
	ReadsTexts   LineEffectKind = "TEXTS"
	LearnsNames  LineEffectKind = "NAMES"
	Decides      LineEffectKind = "DECISIONS"
	InvitesGuest LineEffectKind = "GUESTS"
)

const maxExamples = 3

// LineManagerEffects tells what SetLineManager would change, and changes nothing. It puts every person whose rights may
// depend on the change to the policy twice, with the reviews as they are and as they would be. How many statements that
// takes does not depend on how many people move: all reviews of those below the person in one cycle are alike to
// everybody else, so that one stands for all.
func (p *People) LineManagerEffects(ctx context.Context, userID string, managerID *string) (*LineEffects, error) {
	client := p.store.Client()
	move, err := readMove(ctx, client, userID, managerID)
	if err != nil {
		return nil, err
	}
	// Looking asks for no fresh proof; the change will.
	if err := policy.Refusal(policy.From(ctx), policy.SetLineManager, move.LineChange); err != nil {
		return nil, err
	}
	if err := line.Check(move.Person, move.Manager, move.levels); err != nil {
		return nil, err
	}
	effects := &LineEffects{User: move.Person, Moving: len(move.Below) + 1, Effects: []*LineEffect{}}
	reviews, err := reviewsThatMove(ctx, client, move)
	if err != nil {
		return nil, err
	}
	readers, err := readersOf(ctx, client, move, reviews)
	if err != nil {
		return nil, err
	}
	for _, reader := range readers {
		effects.Effects = append(effects.Effects, effectsFor(reader, move.moved(reader), reviews)...)
	}
	guests, err := guestEffects(ctx, client, move, readers)
	if err != nil {
		return nil, err
	}
	effects.Effects = append(effects.Effects, guests...)
	slices.SortStableFunc(effects.Effects, func(a, b *LineEffect) int {
		return cmp.Or(strings.Compare(a.Reader.Name, b.Reader.Name), strings.Compare(a.Reader.ID, b.Reader.ID))
	})
	return effects, nil
}

// movedReview is a review as it is and as it would be; it stands for so many that are alike.
type movedReview struct {
	now, then *ent.Participation
	count     int
}

// reviewsThatMove reads every review of the person, and of those below one for each cycle.
func reviewsThatMove(ctx context.Context, client *ent.Client, move lineMove) ([]movedReview, error) {
	var groups []struct {
		CycleID string `json:"cycle_id"`
		Count   int    `json:"count"`
		Min     string `json:"min"`
	}
	err := client.Participation.Query().Where(func(s *sql.Selector) {
		table := sql.Dialect(s.Dialect()).Table(user.Table)
		below := sql.Dialect(s.Dialect()).Select(table.C(user.FieldID)).From(table)
		policy.BelowPath(move.Person.LinePath)(below)
		s.Where(sql.In(s.C(participation.FieldRevieweeID), below))
	}).GroupBy(participation.FieldCycleID).Aggregate(ent.Count(), ent.Min(participation.FieldID)).Scan(ctx, &groups)
	if err != nil {
		return nil, fmt.Errorf("count the reviews of those below: %w", err)
	}
	counts, ids := map[string]int{}, []string{}
	for _, group := range groups {
		counts[group.Min], ids = group.Count, append(ids, group.Min)
	}
	found, err := client.Participation.Query().Where(participation.Or(
		participation.RevieweeID(move.Person.ID), participation.IDIn(ids...))).Order(ent.Desc(participation.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the reviews that move: %w", err)
	}
	reviews := make([]movedReview, 0, len(found))
	for _, now := range found {
		reviews = append(reviews, movedReview{now: now, then: move.imagine(now), count: max(1, counts[now.ID])})
	}
	// The person's own come first among the examples.
	slices.SortStableFunc(reviews, func(a, b movedReview) int {
		return cmp.Compare(len(a.now.Edges.Reviewee.LinePath), len(b.now.Edges.Reviewee.LinePath))
	})
	return reviews, nil
}

// imagine is a review of somebody who moves as it would be after the move.
func (m lineMove) imagine(review *ent.Participation) *ent.Participation {
	then, reviewee := *review, *review.Edges.Reviewee
	after := line.PathUnder(m.Manager, m.Person.ID)
	if reviewee.ID == m.Person.ID {
		reviewee.ManagerID, reviewee.Edges.Manager = nil, m.Manager
		if m.Manager != nil {
			reviewee.ManagerID = &m.Manager.ID
		}
	}
	reviewee.LinePath = after + strings.TrimPrefix(reviewee.LinePath, m.Person.LinePath)
	then.Edges.Reviewee = &reviewee
	return &then
}

// moved is a reader as they would be: one who moves along has another place themselves.
func (m lineMove) moved(reader *policy.Viewer) *policy.Viewer {
	person, then := *reader.User, *reader
	if rest, moves := strings.CutPrefix(person.LinePath, m.Person.LinePath); moves {
		person.LinePath = line.PathUnder(m.Manager, m.Person.ID) + rest
	}
	then.User = &person
	return &then
}

// readersOf are those whose rights may depend on the change: who stands above before or after, and who stands in where
// nobody does. Who has yet to accept the invitation counts as the person they will be.
func readersOf(
	ctx context.Context, client *ent.Client, move lineMove, reviews []movedReview,
) ([]*policy.Viewer, error) {
	ids := append(ancestors(move.Person), policy.From(ctx).Facts.HRAdmins...)
	if move.Manager != nil {
		ids = append(append(ids, ancestors(move.Manager)...), move.Manager.ID)
	}
	var cycles []string
	for _, review := range reviews {
		cycles = append(cycles, review.now.CycleID)
	}
	owners, err := client.CycleOwner.Query().Where(cycleowner.CycleIDIn(cycles...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the owners of the cycles: %w", err)
	}
	owned := map[string][]string{}
	for _, owner := range owners {
		owned[owner.UserID], ids = append(owned[owner.UserID], owner.CycleID), append(ids, owner.UserID)
	}
	people, err := client.User.Query().Where(policy.InDirectory(policy.From(ctx)), user.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find whose rights change: %w", err)
	}
	readers := make([]*policy.Viewer, 0, len(people))
	for _, person := range people {
		active := *person
		active.State = user.StateACTIVE
		reader := policy.Of(&active)
		reader.Facts.OwnedCycles, reader.Facts.HRAdmins = owned[person.ID], policy.From(ctx).Facts.HRAdmins
		readers = append(readers, reader)
	}
	return readers, nil
}

// effectsFor is what one reader gains and loses over reviews, each kind once.
func effectsFor(reader, moved *policy.Viewer, reviews []movedReview) []*LineEffect {
	kinds := reviewKinds()
	gains, losses := make([]*LineEffect, len(kinds)), make([]*LineEffect, len(kinds))
	for n, kind := range kinds {
		gains[n] = &LineEffect{Reader: reader.User, Gains: true, Kind: kind.kind}
		losses[n] = &LineEffect{Reader: reader.User, Kind: kind.kind}
	}
	for _, review := range reviews {
		before, after := policy.ReachOf(reader, review.now), policy.ReachOf(moved, review.then)
		for n, kind := range kinds {
			switch {
			case kind.has(after) && !kind.has(before):
				gains[n].add(review)
			case kind.has(before) && !kind.has(after):
				losses[n].add(review)
			}
		}
	}
	effects := make([]*LineEffect, 0, len(kinds))
	for n := range kinds {
		effects = append(effects, gains[n], losses[n])
	}
	return slices.DeleteFunc(effects, func(e *LineEffect) bool { return e.Count == 0 })
}

// reviewKind is a right over reviews, and whether somebody whose rights go that far has it.
type reviewKind struct {
	kind LineEffectKind
	has  func(policy.Reach) bool
}

// reviewKinds are the rights over reviews, in the order in which they are told.
func reviewKinds() []reviewKind {
	return []reviewKind{
		{SeesReviews, func(r policy.Reach) bool { return r.Sees }},
		{ReadsTexts, func(r policy.Reach) bool { return r.Reads }},
		{LearnsNames, func(r policy.Reach) bool { return r.Names }},
		{Decides, func(r policy.Reach) bool { return r.Decides }},
	}
}

func (e *LineEffect) add(review movedReview) {
	e.Count += review.count
	if len(e.Examples) < maxExamples {
		e.Examples = append(e.Examples, review.now)
	}
}

// guestEffects: where line managers can invite guests, who gets a first report gains it, and who loses the last one
// loses it (D11).
func guestEffects(
	ctx context.Context, client *ent.Client, move lineMove, readers []*policy.Viewer,
) ([]*LineEffect, error) {
	before, after := move.Person.ManagerID, (*string)(nil)
	if move.Manager != nil {
		after = &move.Manager.ID
	}
	var ids []string
	for _, id := range []*string{before, after} {
		if id != nil {
			ids = append(ids, *id)
		}
	}
	var rows []struct {
		ID    string `json:"manager_id"`
		Count int    `json:"count"`
	}
	err := client.User.Query().Where(user.ManagerIDIn(ids...), user.IDNEQ(move.Person.ID)).GroupBy(user.FieldManagerID).
		Aggregate(ent.Count()).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count the other reports: %w", err)
	}
	others := map[string]int{}
	for _, row := range rows {
		others[row.ID] = row.Count
	}
	var effects []*LineEffect
	for _, reader := range readers {
		can := func(manager *string) bool {
			asked := *reader
			asked.Facts.InviteGuests = policy.From(ctx).Facts.InviteGuests
			asked.Facts.HasReports = others[reader.ID()] > 0 || (manager != nil && *manager == reader.ID())
			return policy.MayInviteGuests(&asked)
		}
		if had, has := can(before), can(after); had != has {
			effects = append(effects, &LineEffect{Reader: reader.User, Gains: has, Kind: InvitesGuest, Count: 1})
		}
	}
	return effects, nil
}

package line

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// CountAlike counts reviews that are alike as far as the reporting line goes: those of one cycle whose people have a
// line manager who can act, and those of one cycle whose people have none or one who is gone, in one of these states.
// The counts are by the first review of each kind. One statement.
func CountAlike(ctx context.Context, reviews *ent.ParticipationQuery, gone []user.State) (map[string]int, error) {
	var rows []struct {
		First string `json:"first"`
		Count int    `json:"count"`
		Alone bool   `json:"alone"`
	}
	err := reviews.Modify(func(s *sql.Selector) {
		reviewees := sql.Dialect(s.Dialect()).Table(user.Table).As("person")
		managers := sql.Dialect(s.Dialect()).Table(user.Table).As("manager")
		state := managers.C(user.FieldState)
		s.Join(reviewees).On(s.C(participation.FieldRevieweeID), reviewees.C(user.FieldID)).
			LeftJoin(managers).On(reviewees.C(user.FieldManagerID), managers.C(user.FieldID)).
			Select(sql.As(sql.Min(s.C(participation.FieldID)), "first"), sql.As(sql.Count("*"), "count")).
			AppendSelectExprAs(sql.Or(sql.IsNull(state), sql.In(state, policy.Args(gone)...)), "alone").
			GroupBy(s.C(participation.FieldCycleID), "alone")
	}).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count the reviews that are alike: %w", err)
	}
	counts := make(map[string]int, len(rows))
	for _, row := range rows {
		counts[row.First] = row.Count
	}
	return counts, nil
}

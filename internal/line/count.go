package line

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/user"
)

// CountBelow returns how many people stand anywhere below each of those with an id, counting only those for whom shown
// holds; so it is for whoever sees all of these, whatever else the scope hides. One statement, each count a range of
// the index of paths.
func CountBelow(
	ctx context.Context, client *ent.Client, shown predicate.User, ids []string,
) (map[string]int, error) {
	var rows []struct {
		ID    string `json:"id"`
		Count int    `json:"count"`
	}
	err := client.User.Query().Where(shown, user.IDIn(ids...)).Modify(func(s *sql.Selector) {
		table := sql.Dialect(s.Dialect()).Table(user.Table).As("below")
		path := table.C(user.FieldLinePath)
		below := sql.Dialect(s.Dialect()).Select(sql.Count("*")).From(table).Where(sql.ExprP(
			fmt.Sprintf("%[1]s > %[2]s AND %[1]s < rtrim(%[2]s, '/') || '0'", path, s.C(user.FieldLinePath))))
		shown(below)
		s.Select(sql.As(s.C(user.FieldID), "id")).AppendSelectExprAs(below, "count")
	}).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count who stands below: %w", err)
	}
	counts := make(map[string]int, len(rows))
	for _, row := range rows {
		counts[row.ID] = row.Count
	}
	return counts, nil
}

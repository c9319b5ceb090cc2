package people

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/line"
	"sightline/internal/page"
	"sightline/internal/policy"
)

// Reports returns a page of those who report directly to somebody, by name; without a person, those at the top: who
// has no line manager, or one who is gone.
func (p *People) Reports(ctx context.Context, args page.Args, of *string) (*page.Page[*ent.User], error) {
	if of != nil {
		return p.listed(ctx, args, byName(), user.ManagerID(*of))
	}
	return p.listed(ctx, args, byName(), user.Or(user.ManagerIDIsNil(), underSomebodyGone))
}

// underSomebodyGone are those whose line manager is gone: few, so that they are looked up by those who are.
func underSomebodyGone(s *sql.Selector) {
	gone := sql.Dialect(s.Dialect()).Table(user.Table).As("gone")
	ids := sql.Dialect(s.Dialect()).Select(gone.C(user.FieldID)).From(gone)
	user.And(user.KindEQ(user.KindMEMBER), user.StateIn(policy.OutOfUse()...))(ids)
	s.Where(sql.In(s.C(user.FieldManagerID), ids))
}

// ReportCounts returns how many of the directory report directly to each of the people; who has none is missing.
func (p *People) ReportCounts(ctx context.Context, ids []string) (map[string]int, error) {
	var rows []struct {
		ID    string `json:"manager_id"`
		Count int    `json:"count"`
	}
	err := p.store.Client().User.Query().Where(policy.InDirectory(policy.From(ctx)), user.ManagerIDIn(ids...)).
		GroupBy(user.FieldManagerID).Aggregate(ent.Count()).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count direct reports: %w", err)
	}
	counts := make(map[string]int, len(rows))
	for _, row := range rows {
		counts[row.ID] = row.Count
	}
	return counts, nil
}

// LineCounts returns how many of the directory stand anywhere below each of the people.
func (p *People) LineCounts(ctx context.Context, ids []string) (map[string]int, error) {
	return line.CountBelow(ctx, p.store.Client(), policy.InDirectory(policy.From(ctx)), ids)
}

// LinesAbove returns for each of the people who stands above them, from the top down; who is gone is left out.
func (p *People) LinesAbove(ctx context.Context, ids []string) (map[string][]*ent.User, error) {
	people, err := p.ByIDs(ctx, ids)
	if err != nil {
		return nil, err
	}
	above := map[string]bool{}
	for _, person := range people {
		for _, id := range ancestors(person) {
			above[id] = true
		}
	}
	managers, err := p.store.Client().User.Query().Where(policy.InDirectory(policy.From(ctx)),
		user.IDIn(keys(above)...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find who stands above: %w", err)
	}
	slices.SortFunc(managers, func(a, b *ent.User) int { return cmp.Compare(len(a.LinePath), len(b.LinePath)) })
	lines := make(map[string][]*ent.User, len(people))
	for _, person := range people {
		lines[person.ID] = []*ent.User{}
		for _, manager := range managers {
			if manager.ID != person.ID && strings.HasPrefix(person.LinePath, manager.LinePath) {
				lines[person.ID] = append(lines[person.ID], manager)
			}
		}
	}
	return lines, nil
}

// ancestors are the ids in a person's path above them.
func ancestors(person *ent.User) []string {
	ids := strings.Split(strings.TrimSuffix(person.LinePath, "/"), "/")
	return ids[:len(ids)-1]
}

func keys(set map[string]bool) []string {
	all := make([]string, 0, len(set))
	for key := range set {
		all = append(all, key)
	}
	return all
}

package people

import (
	"context"
	"fmt"
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
	"sightline/internal/words"
)

// DirectoryFilter narrows the directory; what is nil or empty narrows nothing. It uses only what every colleague may
// read of everyone (V5).
type DirectoryFilter struct {
	Search     *string
	Team       *string
	Department *string
	Location   *string
}

// DirectoryOrder is what the directory is sorted by; in it by name, then by id.
type DirectoryOrder string

// The orders of the directory.
const (
	DirectoryByName     DirectoryOrder = "NAME"
	DirectoryByTeam     DirectoryOrder = "TEAM"
	DirectoryByLocation DirectoryOrder = "LOCATION"
)

// Directory returns a page of the company's own members who are not gone. Outsiders find nobody.
func (p *People) Directory(
	ctx context.Context, args page.Args, filter DirectoryFilter, order DirectoryOrder,
) (*page.Page[*ent.User], error) {
	narrowed, err := filter.predicates()
	if err != nil {
		return nil, err
	}
	return p.listed(ctx, args, order.sorting(), narrowed...)
}

// listed returns a page of those in the directory for whom all of the predicates hold.
func (p *People) listed(
	ctx context.Context, args page.Args, order sorting, narrowed ...predicate.User,
) (*page.Page[*ent.User], error) {
	window, err := args.Window()
	if err != nil {
		return nil, err
	}
	query := p.store.Client().User.Query().Where(policy.InDirectory(policy.From(ctx))).Where(narrowed...)
	total := func() (int, error) {
		if len(narrowed) > 0 {
			return query.Clone().Count(ctx)
		}
		return p.store.Client().User.Query().Where(policy.WholeDirectory(policy.From(ctx))).Count(ctx)
	}
	rows, err := order.page(query.Clone(), window).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the directory: %w", err)
	}
	return page.Cut(window, rows, order.position, total), nil
}

func (f DirectoryFilter) predicates() ([]predicate.User, error) {
	var all []predicate.User
	for _, part := range []struct {
		value *string
		field string
		equal func(string) predicate.User
	}{
		{f.Team, "team", user.Team}, {f.Department, "department", user.Department}, {f.Location, "location", user.Location},
	} {
		switch {
		case part.value == nil || *part.value == "":
		case utf8.RuneCountInString(*part.value) > maxSearch:
			return nil, apperr.Input("too_long", "filter", part.field)
		default:
			all = append(all, part.equal(*part.value))
		}
	}
	if f.Search == nil {
		return all, nil
	}
	found, err := words.Matching(*f.Search)
	return append(all, found...), err
}

func (o DirectoryOrder) sorting() sorting {
	switch o {
	case DirectoryByTeam:
		return byGroup(user.FieldTeam, func(person *ent.User) string { return person.Team })
	case DirectoryByLocation:
		return byGroup(user.FieldLocation, func(person *ent.User) string { return person.Location })
	default:
		return byName()
	}
}

// DirectoryGroup is a team, department or office with how many of the directory are in it.
type DirectoryGroup struct {
	Name  string
	Count int
}

// maxGroups is how many teams, departments or offices are offered; who has more of them narrows by searching.
const maxGroups = 500

// DirectoryGroups are what the directory can be narrowed to, each kind read when it is asked for.
type DirectoryGroups struct{ people *People }

// Groups returns what the directory can be narrowed to.
func (p *People) Groups() *DirectoryGroups { return &DirectoryGroups{people: p} }

// Teams are the teams of the directory, by name; people without one are in none.
func (g *DirectoryGroups) Teams(ctx context.Context) ([]*DirectoryGroup, error) {
	return g.people.groups(ctx, user.FieldTeam)
}

// Departments are the departments of the directory, by name.
func (g *DirectoryGroups) Departments(ctx context.Context) ([]*DirectoryGroup, error) {
	return g.people.groups(ctx, user.FieldDepartment)
}

// Locations are the offices of the directory, by name.
func (g *DirectoryGroups) Locations(ctx context.Context) ([]*DirectoryGroup, error) {
	return g.people.groups(ctx, user.FieldLocation)
}

func (p *People) groups(ctx context.Context, column string) ([]*DirectoryGroup, error) {
	var rows []struct {
		Team, Department, Location string
		Count                      int
	}
	err := p.store.Client().User.Query().Where(policy.InDirectory(policy.From(ctx)), func(s *sql.Selector) {
		s.Where(sql.NEQ(s.C(column), ""))
	}).Order(ent.Asc(column)).Limit(maxGroups).GroupBy(column).Aggregate(ent.Count()).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count the directory by %s: %w", column, err)
	}
	groups := make([]*DirectoryGroup, 0, len(rows))
	for _, row := range rows {
		groups = append(groups, &DirectoryGroup{Name: row.Team + row.Department + row.Location, Count: row.Count})
	}
	return groups, nil
}

// Colleague returns somebody whom the directory shows; whoever else is not found, as somebody who never was.
func (p *People) Colleague(ctx context.Context, id string) (*ent.User, error) {
	person, err := p.store.Client().User.Query().
		Where(user.ID(id), policy.InDirectory(policy.From(ctx))).Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the colleague")
	}
	return person, nil
}

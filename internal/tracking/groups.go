package tracking

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// ParticipationGrouping is what the reviewees of a cycle are put together by.
type ParticipationGrouping string

// The groupings.
const (
	GroupByStage       ParticipationGrouping = "STAGE"
	GroupByTeam        ParticipationGrouping = "TEAM"
	GroupByDepartment  ParticipationGrouping = "DEPARTMENT"
	GroupByLineManager ParticipationGrouping = "LINE_MANAGER"
)

// ParticipationGroup is some of a cycle's reviewees, with how many of them are in which stage.
type ParticipationGroup struct {
	// Key is the stage, the name of the team or department, or the id of the line manager; empty for none.
	Key    string
	By     ParticipationGrouping
	Count  int
	Stages []*StageCount
	// name is what groups are ordered by.
	name string
}

// StageCount is how many are in a stage.
type StageCount struct {
	Stage Stage
	Count int
}

// Groups returns the groups of the reviewees that a filter leaves, in the order of the list by the same. How many are
// in a stage is counted by what the viewer may know of each. One statement, however many groups.
func (t *Tracking) Groups(
	ctx context.Context, c *ent.Cycle, by ParticipationGrouping, filter *ParticipationFilter,
) ([]*ParticipationGroup, error) {
	query, err := t.narrowed(ctx, c, filter)
	if err != nil {
		return nil, err
	}
	var rows []counted
	if err := query.Select().Aggregate(by.counting(policy.From(ctx), c)...).Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("count the reviewees by %s: %w", by, err)
	}
	groups := map[string]*ParticipationGroup{}
	for _, one := range rows {
		stage := Stages()[one.Place]
		if by == GroupByStage {
			one.Key = string(stage)
		}
		if groups[one.Key] == nil {
			groups[one.Key] = &ParticipationGroup{Key: one.Key, By: by, name: one.Name}
		}
		groups[one.Key].Count += one.Count
		groups[one.Key].Stages = append(groups[one.Key].Stages, &StageCount{Stage: stage, Count: one.Count})
	}
	return by.ordered(groups), nil
}

// counted is how many of a group are in a stage.
type counted struct {
	Key   string `sql:"key"`
	Name  string `sql:"name"`
	Place int    `sql:"place"`
	Count int    `sql:"count"`
}

// counting counts by group and stage.
func (g ParticipationGrouping) counting(v *policy.Viewer, c *ent.Cycle) []ent.AggregateFunc {
	var key, name, place string
	return []ent.AggregateFunc{
		func(s *sql.Selector) string {
			all := table().As("staged")
			staged := sql.Dialect(s.Dialect()).Select(table().C(participation.FieldID)).From(table()).
				Where(sql.EQ(table().C(participation.FieldCycleID), c.ID)).
				AppendSelectExprAs(sql.ExprFunc(placeOf(v, c)), "place").As("staged")
			s.Join(staged).On(s.C(participation.FieldID), all.C(participation.FieldID))
			place = all.C("place")
			key, name = g.columns(s)
			s.GroupBy(key, name, place).OrderBy(place)
			return sql.As(key, "key")
		},
		func(*sql.Selector) string { return sql.As(name, "name") },
		func(*sql.Selector) string { return sql.As(place, "place") },
		ent.Count(),
	}
}

// columns joins the people to a query of participations, and returns what its groups are told apart and ordered by.
func (g ParticipationGrouping) columns(s *sql.Selector) (key, name string) {
	tables := newPeople()
	s.Join(tables.reviewee).On(s.C(participation.FieldRevieweeID), tables.reviewee.C(user.FieldID))
	switch g {
	case GroupByStage:
		return s.C(participation.FieldCycleID), s.C(participation.FieldCycleID)
	case GroupByDepartment:
		key = tables.reviewee.C(user.FieldDepartment)
		return key, key
	case GroupByLineManager:
		s.LeftJoin(tables.manager).On(tables.reviewee.C(user.FieldManagerID), tables.manager.C(user.FieldID))
		return "COALESCE(" + tables.reviewee.C(user.FieldManagerID) + ", '')",
			"COALESCE(" + tables.manager.C(user.FieldName) + ", '')"
	default:
		key = tables.reviewee.C(user.FieldTeam)
		return key, key
	}
}

// ordered puts groups into the order in which the list shows them.
func (g ParticipationGrouping) ordered(groups map[string]*ParticipationGroup) []*ParticipationGroup {
	all := make([]*ParticipationGroup, 0, len(groups))
	for _, group := range groups {
		all = append(all, group)
	}
	slices.SortFunc(all, func(a, b *ParticipationGroup) int {
		if g == GroupByStage {
			return cmp.Compare(slices.Index(Stages(), Stage(a.Key)), slices.Index(Stages(), Stage(b.Key)))
		}
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.Key, b.Key))
	})
	return all
}

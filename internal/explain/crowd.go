package explain

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/cycleowner"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// crowd is everybody whom the rules could name for some questions: authors, reviewees, the lines above them, HR, those
// who run the cycles.
type crowd struct {
	people []*ent.User
	owners []*ent.CycleOwner
}

// crowd reads it in two statements, however many are asked about.
func (e *Explainer) crowd(system context.Context, questions ...question) (*crowd, error) {
	var named, cycles []string
	for _, q := range questions {
		named, cycles = append(named, q.named()...), append(cycles, q.cycleID)
	}
	owners, err := e.store.Client().CycleOwner.Query().Where(cycleowner.CycleIDIn(distinct(cycles)...)).All(system)
	if err != nil {
		return nil, fmt.Errorf("find the owners: %w", err)
	}
	for _, owner := range owners {
		named = append(named, owner.UserID)
	}
	people, err := e.store.Client().User.Query().
		Where(user.Or(user.IDIn(distinct(named)...), policy.HRAdmins(), policy.HRAssistants())).
		Order(ent.Asc(user.FieldName, user.FieldID)).All(system)
	if err != nil {
		return nil, fmt.Errorf("find the people: %w", err)
	}
	return &crowd{people: people, owners: owners}, nil
}

// named are the ids of the author, the reviewee and the line above.
func (q question) named() []string {
	named := []string{q.authorID, q.withheldBy}
	if q.reviewee != nil {
		named = append(named, strings.Split(strings.TrimSuffix(q.reviewee.LinePath, "/"), "/")...)
	}
	return named
}

// of returns those whom the rules could name for one of the questions, in the order of their names.
func (c *crowd) of(q question) []*policy.Viewer {
	named := q.named()
	var viewers []*policy.Viewer
	for _, person := range c.people {
		owns := slices.ContainsFunc(c.owners, func(o *ent.CycleOwner) bool {
			return o.UserID == person.ID && o.CycleID == q.cycleID
		})
		if !owns && !person.HrAdmin && !person.HrAssistant && !slices.Contains(named, person.ID) {
			continue
		}
		viewer := policy.Of(person)
		if owns {
			viewer.Facts.OwnedCycles = []string{q.cycleID}
		}
		viewers = append(viewers, viewer)
	}
	return viewers
}

func distinct(ids []string) []string {
	slices.Sort(ids)
	return slices.Compact(ids)
}

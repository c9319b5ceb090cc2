// Package deciders finds who approves and releases for a reviewee, so that they can be told and named. That they may
// do it is decided by policy.StandsInFor, which this package asks and never repeats.
package deciders

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycleowner"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Of returns who decides, for each participation: the line manager, else the other HR administrators, else the owners
// of the cycle (product.md, decision 8). Two statements, however many participations.
func Of(ctx context.Context, s *store.Store, all []*ent.Participation) (map[string][]*ent.User, error) {
	candidates, err := candidatesFor(policy.AsSystem(ctx, policy.Tell), s.Client(), all)
	if err != nil {
		return nil, err
	}
	deciders := map[string][]*ent.User{}
	for _, p := range all {
		for _, candidate := range candidates {
			if candidate.StandsInFor(p.Edges.Reviewee, p.CycleID) {
				deciders[p.ID] = append(deciders[p.ID], candidate.User)
			}
		}
	}
	return deciders, nil
}

// candidatesFor reads the line managers, HR administrators and owners, as viewers with the facts the rule needs.
func candidatesFor(system context.Context, client *ent.Client, all []*ent.Participation) ([]*policy.Viewer, error) {
	var ids, cycleIDs []string
	for _, p := range all {
		cycleIDs = append(cycleIDs, p.CycleID)
		if p.Edges.Reviewee != nil && p.Edges.Reviewee.ManagerID != nil {
			ids = append(ids, *p.Edges.Reviewee.ManagerID)
		}
	}
	owners, err := client.CycleOwner.Query().Where(cycleowner.CycleIDIn(cycleIDs...)).All(system)
	if err != nil {
		return nil, fmt.Errorf("find the owners: %w", err)
	}
	owned := map[string][]string{}
	for _, owner := range owners {
		owned[owner.UserID] = append(owned[owner.UserID], owner.CycleID)
		ids = append(ids, owner.UserID)
	}
	people, err := client.User.Query().Where(user.StateEQ(user.StateACTIVE),
		user.Or(user.IDIn(ids...), user.HrAdmin(true))).Order(ent.Asc(user.FieldName, user.FieldID)).All(system)
	if err != nil {
		return nil, fmt.Errorf("find who decides: %w", err)
	}
	return asViewers(people, owned), nil
}

func asViewers(people []*ent.User, owned map[string][]string) []*policy.Viewer {
	var hrAdmins []string
	for _, person := range people {
		if policy.Of(person).HRAdmin() {
			hrAdmins = append(hrAdmins, person.ID)
		}
	}
	viewers := make([]*policy.Viewer, 0, len(people))
	for _, person := range people {
		viewer := policy.Of(person)
		viewer.Facts.HRAdmins = hrAdmins
		viewer.Facts.OwnedCycles = owned[person.ID]
		viewers = append(viewers, viewer)
	}
	return viewers
}

// Package deciders finds who nominates, approves and releases for a reviewee, so that they can be told and named. That
// they may do it is decided by policy.Nominates and policy.StandsInFor, which this package asks and never repeats.
package deciders

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/cycleowner"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Of returns who decides, for each participation: the line manager, else the other HR administrators, else the owners
// of the cycle (D8). Two statements, however many participations.
func Of(ctx context.Context, s *store.Store, all []*ent.Participation) (map[string][]*ent.User, error) {
	return whoFit(ctx, s, all, func(v *policy.Viewer, p *ent.Participation) bool {
		return v.StandsInFor(p.Edges.Reviewee, p.CycleID)
	})
}

// Nominators returns who chooses the reviewers by the setting of the cycle, for each participation: the reviewee,
// whoever decides for them, or HR. Two statements, however many participations.
func Nominators(ctx context.Context, s *store.Store, all []*ent.Participation) (map[string][]*ent.User, error) {
	return whoFit(ctx, s, all, policy.Nominates)
}

func whoFit(
	ctx context.Context, s *store.Store, all []*ent.Participation, fits func(*policy.Viewer, *ent.Participation) bool,
) (map[string][]*ent.User, error) {
	candidates, err := candidatesFor(policy.AsSystem(ctx, policy.Tell), s.Client(), all)
	if err != nil {
		return nil, err
	}
	// Whoever fits is the reviewee, their line manager, an HR administrator or an owner: nobody else is asked, so that
	// the work grows with the participations alone.
	standing := []int{}
	place := make(map[string]int, len(candidates))
	for n, one := range candidates {
		place[one.person.ID] = n
		if one.viewer.HRAdmin() || len(one.viewer.Facts.OwnedCycles) > 0 {
			standing = append(standing, n)
		}
	}
	found := map[string][]*ent.User{}
	for _, p := range all {
		near := slices.Clone(standing)
		for _, id := range nearest(p) {
			if n, known := place[id]; known {
				near = append(near, n)
			}
		}
		slices.Sort(near)
		for _, n := range slices.Compact(near) {
			if one := candidates[n]; fits(one.viewer, p) {
				found[p.ID] = append(found[p.ID], one.person)
			}
		}
	}
	return found, nil
}

// nearest are the reviewee and their line manager.
func nearest(p *ent.Participation) []string {
	if p.Edges.Reviewee == nil || p.Edges.Reviewee.ManagerID == nil {
		return []string{p.RevieweeID}
	}
	return []string{p.RevieweeID, *p.Edges.Reviewee.ManagerID}
}

// candidate is somebody who may fit, with the facts that the rules need.
type candidate struct {
	person *ent.User
	viewer *policy.Viewer
}

// candidatesFor reads the reviewees, their line managers, HR administrators and owners. Who has yet to accept the
// invitation counts as the person they will be: what they are told waits until then.
func candidatesFor(system context.Context, client *ent.Client, all []*ent.Participation) ([]candidate, error) {
	var ids, cycleIDs []string
	for _, p := range all {
		ids, cycleIDs = append(ids, p.RevieweeID), append(cycleIDs, p.CycleID)
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
	people, err := client.User.Query().Where(
		user.StateNotIn(policy.OutOfUse()...),
		user.Or(user.IDIn(ids...), user.And(policy.HRAdmins(), user.StateEQ(user.StateACTIVE)))).
		Order(ent.Asc(user.FieldName, user.FieldID)).All(system)
	if err != nil {
		return nil, fmt.Errorf("find who decides: %w", err)
	}
	return asViewers(people, owned), nil
}

func asViewers(people []*ent.User, owned map[string][]string) []candidate {
	var hrAdmins []string
	for _, person := range people {
		if policy.Of(person).HRAdmin() {
			hrAdmins = append(hrAdmins, person.ID)
		}
	}
	candidates := make([]candidate, 0, len(people))
	for _, person := range people {
		accepted := *person
		accepted.State = user.StateACTIVE
		viewer := policy.Of(&accepted)
		viewer.Facts.HRAdmins, viewer.Facts.OwnedCycles = hrAdmins, owned[person.ID]
		candidates = append(candidates, candidate{person: person, viewer: viewer})
	}
	return candidates
}

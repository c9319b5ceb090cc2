package people

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// sides are those whose rights may depend on the change: the person; who stands above before or after; who stands in
// where nobody does, which are the HR administrators and the owners of cycles. Who has yet to accept the invitation
// counts as the person they will be; for all others nobody acts before they have.
func (i *imagined) sides(ctx context.Context, client *ent.Client) ([]side, error) {
	owned := map[string][]string{}
	owners, err := client.CycleOwner.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the owners of the cycles: %w", err)
	}
	facts := policy.From(ctx).Facts
	after := i.then(i.person)
	ids := append(append(ancestors(i.person), ancestors(after)...), facts.HRAdmins...)
	for _, owner := range owners {
		owned[owner.UserID], ids = append(owned[owner.UserID], owner.CycleID), append(ids, owner.UserID)
	}
	people, err := client.User.Query().Where(policy.InDirectory(policy.From(ctx)), user.IDIn(ids...),
		user.IDNEQ(i.person.ID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find whose rights change: %w", err)
	}
	others, err := i.otherReports(ctx, client)
	if err != nil {
		return nil, err
	}
	sides := make([]side, 0, len(people)+1)
	for _, person := range append([]*ent.User{i.person}, people...) {
		as := func(person *ent.User, changed *ent.User) *policy.Viewer {
			viewer := policy.Of(inUse(person))
			if person.ID == changed.ID {
				changed = inUse(changed)
			}
			viewer.Facts = policy.Facts{
				OwnedCycles: owned[person.ID], InviteGuests: facts.InviteGuests,
				HRAdmins:   withHR(facts.HRAdmins, changed),
				HasReports: others[person.ID] > 0 || (changed.ManagerID != nil && *changed.ManagerID == person.ID),
			}
			return viewer
		}
		sides = append(sides, side{person: person, before: as(person, i.person), after: as(i.then(person), after)})
	}
	return sides, nil
}

// inUse is somebody as they are when they use their account, if they can or will.
func inUse(person *ent.User) *ent.User {
	if !policy.HasToAccept(person.State) {
		return person
	}
	active := *person
	active.State = user.StateACTIVE
	return &active
}

// withHR are the HR administrators who can act, with or without the person whose rights change.
func withHR(all []string, person *ent.User) []string {
	others := slices.DeleteFunc(slices.Clone(all), func(id string) bool { return id == person.ID })
	if policy.Of(person).HRAdmin() {
		return append(others, person.ID)
	}
	return others
}

// otherReports counts who reports, besides the person, to them and to whoever is their line manager before or after.
func (i *imagined) otherReports(ctx context.Context, client *ent.Client) (map[string]int, error) {
	ids := []string{i.person.ID}
	for _, manager := range []*string{i.person.ManagerID, i.then(i.person).ManagerID} {
		if manager != nil {
			ids = append(ids, *manager)
		}
	}
	var rows []struct {
		ID    string `json:"manager_id"`
		Count int    `json:"count"`
	}
	err := client.User.Query().Where(user.ManagerIDIn(ids...), user.IDNEQ(i.person.ID)).GroupBy(user.FieldManagerID).
		Aggregate(ent.Count()).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count the other reports: %w", err)
	}
	others := map[string]int{}
	for _, row := range rows {
		others[row.ID] = row.Count
	}
	return others, nil
}

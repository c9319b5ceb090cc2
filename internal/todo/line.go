package todo

import (
	"context"
	"fmt"
	"slices"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// movesAlong tells whether people only move along with somebody above them: to-dos follow the direct line manager.
func movesAlong(m entgo.Mutation) bool {
	return m.Type() == "User" && m.Op().Is(entgo.OpUpdate) &&
		!slices.ContainsFunc(m.Fields(), func(field string) bool { return field != user.FieldUpdatedAt })
}

// changesLine tells whether somebody gets another line manager: what waited for the old one waits for the new one.
func changesLine(m entgo.Mutation) bool {
	people, ok := m.(*ent.UserMutation)
	if !ok || m.Op().Is(entgo.OpCreate) {
		return false
	}
	_, set := people.ManagerID()
	return set || people.ManagerIDCleared() || people.ManagerCleared()
}

// newLineManager remembers the person, the line manager until now and the next one; where there is none, HR stands in.
func newLineManager(ctx context.Context, c *change, m entgo.Mutation) (*change, error) {
	people, ok := m.(*ent.UserMutation)
	if !ok {
		return c, nil
	}
	system := policy.AsSystem(ctx, policy.Tell)
	ids, err := people.IDs(system)
	if err != nil {
		return nil, fmt.Errorf("remember whose line manager changes: %w", err)
	}
	c.ids = ids
	persons, err := people.Client().User.Query().Where(user.IDIn(ids...)).All(system)
	if err != nil {
		return nil, fmt.Errorf("remember the line managers until now: %w", err)
	}
	next, set := people.ManagerID()
	nobody := !set
	if set {
		c.ids = append(c.ids, next)
	}
	for _, person := range persons {
		if person.ManagerID == nil {
			nobody = true
		} else {
			c.ids = append(c.ids, *person.ManagerID)
		}
	}
	if !nobody {
		return c, nil
	}
	hr, err := people.Client().User.Query().Where(policy.HRAdmins(), user.StateEQ(user.StateACTIVE)).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find HR: %w", err)
	}
	c.ids = append(c.ids, hr...)
	return c, nil
}

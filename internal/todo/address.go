package todo

import (
	"context"
	"fmt"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/addresschange"
	"sightline/internal/policy"
)

// addresses reads the changes of address that wait for somebody's agreement, as far as the viewer could give it.
func (t *Todos) addresses(ctx context.Context, v *policy.Viewer) ([]*ent.AddressChange, error) {
	if !v.HRAdmin() {
		return nil, nil
	}
	changes, err := t.store.Client().AddressChange.Query().
		Where(addresschange.Guarded(true), addresschange.AgreedAtIsNil()).WithUser().WithAskedBy().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("derive to-dos from changes of address: %w", err)
	}
	return changes, nil
}

// toAgree: until somebody agrees or stops the change, for each HR administrator who neither asked nor gets the address.
func toAgree(v *policy.Viewer, change *ent.AddressChange) *Todo {
	person := change.Edges.User
	move := policy.AddressMove{
		Account: policy.Account{User: person}, Change: change, Asker: change.Edges.AskedBy,
	}
	if !policy.Can(v, policy.AgreeToAddress, move) {
		return nil
	}
	t := &Todo{
		ID: idOf(v, AgreeToAddress, change.ID), Kind: AgreeToAddress, CreatedAt: change.CreatedAt, AddressChange: change,
	}
	return words(v, t, "", person.Name)
}

// ofAddress remembers whom a change of address concerns: whoever administers accounts sees that it waits.
func ofAddress(ctx context.Context, c *change, m entgo.Mutation) (*change, error) {
	changes, ok := m.(*ent.AddressChangeMutation)
	if !ok {
		return c, nil
	}
	admins, err := administrators(ctx, changes.Client())
	c.known = append(c.known, admins...)
	return c, err
}

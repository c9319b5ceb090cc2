package graph

import (
	"context"

	"sightline/ent"
	"sightline/internal/address"
	"sightline/internal/policy"
)

// addressActs are what the viewer may do with a change of address.
func (r *Resolver) addressActs(ctx context.Context, change *ent.AddressChange) ([]policy.Action, error) {
	person, err := load(ctx, loadersOf(ctx).users, change, mover)
	if err != nil {
		return nil, err
	}
	asker, err := load(ctx, loadersOf(ctx).users, change, askerOf)
	if err != nil || person == nil {
		return nil, err
	}
	move := policy.AddressMove{Account: policy.Account{User: person}, Change: change, Asker: asker}
	return can(ctx, move, address.Acts()...), nil
}

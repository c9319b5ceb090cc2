package graph

import (
	"context"

	"sightline/ent"
	"sightline/graph/generated"
	"sightline/internal/cycle"
	"sightline/internal/promise"
)

func (r *cyclePolicyResolver) Lines(ctx context.Context, obj *promise.Promise) ([]*cycle.PolicyLine, error) {
	return cycle.PolicyLines(*obj), nil
}

func (r *policyChangeResolver) ChangedBy(ctx context.Context, obj *ent.PolicyChange) (*ent.User, error) {
	return load(ctx, loadersOf(ctx).users, obj, changerOf)
}

func (r *Resolver) CyclePolicy() generated.CyclePolicyResolver { return &cyclePolicyResolver{r} }

func (r *Resolver) PolicyChange() generated.PolicyChangeResolver { return &policyChangeResolver{r} }

type (
	cyclePolicyResolver  struct{ *Resolver }
	policyChangeResolver struct{ *Resolver }
)

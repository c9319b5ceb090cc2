package graph

import (
	"context"

	"sightline/ent"
	"sightline/graph/model"
	"sightline/internal/feedback"
)

func (r *mutationResolver) ResetReviewers(ctx context.Context, input feedback.ResetReviewersInput) (*model.ResetReviewersPayload, error) {
	results, err := r.feedback.Reset(ctx, input)
	errs, err := failures[model.ResetReviewersError](ctx, err)
	return &model.ResetReviewersPayload{Results: results, Errors: errs}, err
}

func (r *participationResolver) FormerLineManager(ctx context.Context, obj *ent.Participation) (*ent.User, error) {
	return load(ctx, loadersOf(ctx).formerLeads, obj, listID)
}

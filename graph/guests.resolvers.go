package graph

import (
	"context"

	"sightline/graph/model"
	"sightline/internal/people"
)

func (r *mutationResolver) AddGuests(ctx context.Context, input people.AddGuestsInput) (*model.AddGuestsPayload, error) {
	outcomes, err := r.people.AddGuests(ctx, input)
	errs, err := failures[model.AddGuestsError](ctx, err)
	if err != nil {
		return nil, err
	}
	results, err := addedGuests(ctx, outcomes)
	return &model.AddGuestsPayload{Results: results, Errors: errs}, err
}

func (r *mutationResolver) GraduateGuest(ctx context.Context, input people.GraduateGuestInput) (*model.GraduateGuestPayload, error) {
	user, err := r.people.GraduateGuest(ctx, input)
	errs, err := failures[model.GraduateGuestError](ctx, err)
	return &model.GraduateGuestPayload{User: user, Errors: errs}, err
}

func (r *mutationResolver) MakeGuest(ctx context.Context, input people.MakeGuestInput) (*model.MakeGuestPayload, error) {
	user, err := r.people.MakeGuest(ctx, input)
	errs, err := failures[model.MakeGuestError](ctx, err)
	return &model.MakeGuestPayload{User: user, Errors: errs}, err
}

package graph

import (
	"context"
	"slices"

	"sightline/ent/user"
	"sightline/graph/model"
	"sightline/internal/people"
	"sightline/internal/policy"
)

// addedGuests tells of each address what became of it.
func addedGuests(ctx context.Context, outcomes []people.GuestOutcome) ([]*model.AddedGuest, error) {
	results := make([]*model.AddedGuest, 0, len(outcomes))
	for _, outcome := range outcomes {
		errs, err := failures[model.AddGuestsError](ctx, outcome.Err)
		if err != nil {
			return nil, err
		}
		results = append(results, &model.AddedGuest{Email: outcome.Email, User: outcome.User, Errors: errs})
	}
	return results, nil
}

// accountActs are what the viewer may do to an account. What only the whole account tells (who hangs on it, whether
// nobody else holds a role) is said when it is tried.
func accountActs(ctx context.Context, account policy.Account) []policy.Action {
	least := user.WorkRoleREVIEWER
	return append([]policy.Action{}, slices.Concat(
		can(ctx, account, people.Acts()...),
		can(ctx, policy.NewWorkRole{Account: account, WorkRole: least}, policy.SetWorkRole),
		can(ctx, policy.Graduation{Account: account, WorkRole: least}, policy.GraduateGuest),
		can(ctx, policy.Return{Account: account}, policy.MakeGuest),
		can(ctx, policy.LostFactor{Account: account}, policy.ResetSecondFactor),
		can(ctx, policy.LineChange{Person: account.User}, policy.SetLineManager),
	)...)
}

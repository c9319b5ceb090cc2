package identity

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// RequireSecondFactorInput says whether members have to have a second factor.
type RequireSecondFactorInput struct {
	ExpectedVersion int
	Required        bool
}

// RequireSecondFactor decides whether members have to have a second factor. From the moment that it is required a
// member without one gets no further than setting it up, in open sessions too, and their access tokens work no more
// until then; guests keep to the password. It needs a fresh proof (T44), and fails with INVALID_STATE for whoever
// requires it without having one.
func (s *Service) RequireSecondFactor(ctx context.Context, input RequireSecondFactorInput) (*ent.Setting, error) {
	var settings *ent.Setting
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		rule, err := factorRule(ctx, tx, input.Required)
		if err != nil {
			return policy.Grant{}, err
		}
		settings = rule.Setting
		grant, err := policy.Authorize(policy.From(ctx), policy.RequireFactor, rule)
		if err == nil && settings.Version != input.ExpectedVersion {
			err = apperr.Stale(settings)
		}
		return grant, err
	}
	err := s.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		err := tx.Setting.UpdateOneID(settings.ID).SetSecondFactorRequired(input.Required).AddVersion(1).Exec(ctx)
		if err != nil {
			return fmt.Errorf("save the setting: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartSYSTEM, policy.RequireFactor, settings.ID,
			store.Changed(setting.FieldSecondFactorRequired))
	})
	if err != nil {
		return nil, fmt.Errorf("require a second factor: %w", err)
	}
	settings, err = s.store.Client().Setting.Get(ctx, settings.ID)
	if err != nil {
		return nil, store.Missing(err, "read the settings")
	}
	return settings, nil
}

func factorRule(ctx context.Context, tx *ent.Client, required bool) (policy.FactorRule, error) {
	viewer := policy.From(ctx)
	settings, err := tx.Setting.Query().Only(ctx)
	if err != nil {
		return policy.FactorRule{}, store.Missing(err, "read the settings")
	}
	has, err := tx.User.Query().Where(user.ID(viewer.ID()), user.SecondFactor(true)).Exist(ctx)
	if err != nil {
		return policy.FactorRule{}, fmt.Errorf("look for a second factor: %w", err)
	}
	return policy.FactorRule{Setting: settings, Required: required, HasFactor: has}, nil
}

// WithoutFactor counts the members in use who have no second factor.
func (s *Service) WithoutFactor(ctx context.Context) (int, error) {
	count, err := s.store.Client().User.Query().
		Where(user.KindEQ(user.KindMEMBER), user.StateEQ(user.StateACTIVE), user.SecondFactor(false)).Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("count members without a second factor: %w", err)
	}
	return count, nil
}

// own is the context in which a viewer's own factors are read. Whoever has to set one up first is not signed in, and
// sees no rows.
func own(ctx context.Context) context.Context {
	if policy.From(ctx).Arriving() {
		return policy.AsSystem(ctx, policy.SignIn)
	}
	return ctx
}

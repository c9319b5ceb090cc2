package workreview

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// SetReviewSettingsInput says what holds for all work reviews.
type SetReviewSettingsInput struct {
	ExpectedVersion  int
	SharesWithGuests bool
}

// SetReviewSettings says whether work reviews are shared with guests at all. Nothing is deleted: what is shared opens
// again when it is switched on.
func (w *Work) SetReviewSettings(ctx context.Context, input SetReviewSettingsInput) (*ent.Setting, error) {
	var settings *ent.Setting
	decide := func(ctx context.Context, tx *ent.Client) (grant policy.Grant, err error) {
		if settings, err = tx.Setting.Query().Only(ctx); err != nil {
			return grant, store.Missing(err, "read the settings")
		}
		grant, err = policy.Authorize(policy.From(ctx), policy.SetReviewSettings, settings)
		if err == nil && settings.Version != input.ExpectedVersion {
			err = apperr.Stale(settings)
		}
		return grant, err
	}
	err := w.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		err := tx.Setting.UpdateOneID(settings.ID).SetSharesWithGuests(input.SharesWithGuests).AddVersion(1).Exec(ctx)
		if err != nil {
			return fmt.Errorf("save the review settings: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartWORK, policy.SetReviewSettings, settings.ID,
			store.Changed("sharesWithGuests"))
	})
	if err != nil {
		return nil, err
	}
	now, err := w.store.Client().Setting.Query().Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	return now, nil
}

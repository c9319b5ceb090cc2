package people

import (
	"context"
	"fmt"
	"strings"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// LockGuest locks a guest out: their sessions end in the same transaction, their sockets with the tick that follows.
func (p *People) LockGuest(ctx context.Context, input LockGuestInput) (*ent.User, error) {
	return p.change(ctx, did(policy.LockGuest, input.UserID, input.ExpectedVersion, "state"),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			if err := save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetState(user.StateLOCKED)); err != nil {
				return err
			}
			return p.doors.Close(ctx, tx, a.Doors)
		})
}

// UnlockGuest lets a guest in again; who never set a password is invited as before.
func (p *People) UnlockGuest(ctx context.Context, input UnlockGuestInput) (*ent.User, error) {
	return p.change(ctx, did(policy.UnlockGuest, input.UserID, input.ExpectedVersion, "state"),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			next := user.StateACTIVE
			if a.User.VerifiedAt == nil {
				next = user.StateINVITED
			}
			return save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetState(next))
		})
}

// person reads one account again after it was changed.
func (p *People) person(ctx context.Context, id string) (*ent.User, error) {
	person, err := p.store.Client().User.Get(ctx, id)
	if err != nil {
		return nil, store.Missing(err, "find the account")
	}
	return person, nil
}

// UpdateSettings changes who can invite guests and which domains are the company's. A domain that guests already
// use is refused with the list of them.
func (p *People) UpdateSettings(ctx context.Context, input UpdateSettingsInput) (*ent.Setting, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	settings, err := p.Settings(ctx)
	if err != nil {
		return nil, err
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.EditSettings, settings)
	if err != nil {
		return nil, err
	}
	if settings.Version != input.ExpectedVersion {
		return nil, apperr.Stale(settings)
	}
	if err := p.checkDomains(ctx, input.CompanyDomains); err != nil {
		return nil, err
	}
	err = p.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Setting.UpdateOne(settings).Where(setting.Version(settings.Version)).
			SetNillableInviteGuests(input.InviteGuests).AddVersion(1)
		if input.CompanyDomains != nil {
			update.SetCompanyDomains(input.CompanyDomains)
		}
		if err := update.Exec(ctx); err != nil {
			return stale(err, settings, "save the settings")
		}
		return store.Record(ctx, tx, auditevent.PartWORK, policy.EditSettings, settings.ID,
			store.Changed(input.changed()...))
	})
	if err != nil {
		return nil, err
	}
	return p.Settings(ctx)
}

func (p *People) checkDomains(ctx context.Context, domains []string) error {
	if len(domains) == 0 {
		return nil
	}
	guests, err := p.store.Client().User.Query().
		Where(user.KindEQ(user.KindGUEST), user.StateNEQ(user.StateDELETED)).All(ctx)
	if err != nil {
		return fmt.Errorf("look for guests in the domains: %w", err)
	}
	var inside []string
	for _, guest := range guests {
		if policy.InsideCompany(domains, guest.Email) {
			inside = append(inside, guest.Email)
		}
	}
	if len(inside) == 0 {
		return nil
	}
	return &apperr.Error{
		Code: apperr.BadUserInput, Key: "domain_has_guests", Args: []any{strings.Join(inside, ", ")},
		Path: []string{"companyDomains"},
	}
}

// SetLanguage sets the language in which the server writes to the viewer.
func (p *People) SetLanguage(ctx context.Context, input SetLanguageInput) (*ent.User, error) {
	viewer := policy.From(ctx)
	grant, err := policy.Authorize(viewer, policy.SetLanguage, viewer.User)
	if err != nil {
		return nil, err
	}
	err = p.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.User.UpdateOneID(viewer.ID()).SetLocale(input.Locale).Exec(ctx); err != nil {
			return fmt.Errorf("save the language: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.SetLanguage, viewer.ID(), store.Changed("locale"))
	})
	if err != nil {
		return nil, err
	}
	return p.person(ctx, viewer.ID())
}

// stale turns a row that no longer has the expected version into a CONFLICT.
func stale(err error, current any, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.Stale(current)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

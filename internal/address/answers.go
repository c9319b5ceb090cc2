package address

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/onetimelink"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// confirmed is what the audit log calls it when an address begins to count.
const confirmed policy.Action = "CONFIRM_ADDRESS"

// Asked is what a link about an address shows before anything is done with it.
type Asked struct {
	Company string `json:"company"`
	// Name is the person's, Email the address that they are to have, Former the one they have.
	Name   string `json:"name"`
	Email  string `json:"email"`
	Former string `json:"former"`
	// Old tells that the link came to the address they have.
	Old bool `json:"old"`
	// Waits tells that the change needs somebody's agreement.
	Waits bool `json:"waits"`
}

// Preview shows what a link asks without using it up. It fails with NOT_FOUND for an unknown token and INVALID_STATE
// for one whose link is over or whose change is.
func (a *Addresses) Preview(ctx context.Context, token string) (Asked, error) {
	client := a.store.Client()
	link, err := a.open(ctx, client, token, onetimelink.KindOLD_ADDRESS, onetimelink.KindNEW_ADDRESS)
	if err != nil {
		return Asked{}, err
	}
	move, err := a.waiting(ctx, client, link)
	if err != nil {
		return Asked{}, err
	}
	settings, err := client.Setting.Query().Only(policy.AsSystem(ctx, policy.JudgeAccount))
	if err != nil {
		return Asked{}, fmt.Errorf("read the company's name: %w", err)
	}
	return Asked{
		Company: settings.CompanyName, Name: move.User.Name, Email: move.Change.Email, Former: move.User.Email,
		Old: link.Kind == onetimelink.KindOLD_ADDRESS, Waits: policy.WaitsForAgreement(move.Change),
	}, nil
}

// Consent is the person's agreement, from the address they have (V10). The link works on, to stop the change after all.
func (a *Addresses) Consent(ctx context.Context, token string) error {
	return a.answer(ctx, token, onetimelink.KindOLD_ADDRESS, policy.AgreeToAddress,
		func(ctx context.Context, tx *ent.Client, link *ent.OneTimeLink) error {
			move, err := a.waiting(ctx, tx, link)
			if err != nil {
				return err
			}
			if !policy.WaitsForAgreement(move.Change) {
				return apperr.State("state.address_agreed")
			}
			return a.agree(ctx, tx, move, nil)
		})
}

// Refuse stops the change from the address that the person has.
func (a *Addresses) Refuse(ctx context.Context, token string) error {
	return a.answer(ctx, token, onetimelink.KindOLD_ADDRESS, policy.StopAddressChange,
		func(ctx context.Context, tx *ent.Client, link *ent.OneTimeLink) error {
			move, err := a.waiting(ctx, tx, link)
			if err != nil {
				return err
			}
			if err := a.doors.Use(ctx, tx, link); err != nil {
				return fmt.Errorf("use the link: %w", err)
			}
			if err := a.doors.KeepAddress(ctx, tx, move.Doors); err != nil {
				return fmt.Errorf("stop a change of address: %w", err)
			}
			return nil
		})
}

// Confirm lets the new address count, for whoever holds its link: one call wins. What allowed the change is asked once
// more, and whether the address is still free.
func (a *Addresses) Confirm(ctx context.Context, token string) error {
	return a.answer(ctx, token, onetimelink.KindNEW_ADDRESS, confirmed,
		func(ctx context.Context, tx *ent.Client, link *ent.OneTimeLink) error {
			move, err := a.waiting(ctx, tx, link)
			switch {
			case err != nil:
				return err
			case !policy.AddressCounts(move):
				return over()
			case mayHave(ctx, tx, move.User, move.Change.Email) != nil:
				return apperr.State("state.address_taken")
			}
			if err := a.doors.Use(ctx, tx, link); err != nil {
				return fmt.Errorf("use the link: %w", err)
			}
			return a.settle(ctx, tx, move, move.Change.Email)
		})
}

// answer does what the holder of a link asks, in one transaction. Its event names the person as who did it, as when
// they accept an invitation.
func (a *Addresses) answer(
	ctx context.Context, token string, kind onetimelink.Kind, action policy.Action,
	do func(context.Context, *ent.Client, *ent.OneTimeLink) error,
) error {
	system := policy.AsSystem(ctx, policy.SignIn)
	err := a.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		// Opened in here: the link of a change that was replaced meanwhile must not answer the one that replaced it.
		link, err := a.open(ctx, tx, token, kind)
		if err != nil {
			return err
		}
		if err := do(ctx, tx, link); err != nil {
			return err
		}
		return store.Record(ctx, tx, policy.AccountPart(link.Edges.User), action, link.UserID, store.Changed("email"),
			store.By(link.UserID))
	})
	if err != nil {
		return fmt.Errorf("answer a change of address: %w", err)
	}
	return nil
}

func (a *Addresses) open(
	ctx context.Context, client *ent.Client, token string, kinds ...onetimelink.Kind,
) (*ent.OneTimeLink, error) {
	link, err := a.doors.Open(ctx, client, token, kinds...)
	if err != nil {
		return nil, fmt.Errorf("open a link: %w", err)
	}
	return link, nil
}

// waiting loads the change that a link is about.
func (a *Addresses) waiting(ctx context.Context, tx *ent.Client, link *ent.OneTimeLink) (policy.AddressMove, error) {
	move, err := a.move(ctx, tx, link.UserID, "")
	if err != nil {
		return policy.AddressMove{}, err
	}
	if move.Change == nil || !policy.AddressStands(move) {
		return policy.AddressMove{}, over()
	}
	return move, nil
}

// over says no more of a change that ended than of a link that was used.
func over() error { return apperr.State("auth.link_used") }

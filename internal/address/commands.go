package address

import (
	"context"
	"fmt"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// ChangeAddressInput is the address that somebody is to have.
type ChangeAddressInput struct {
	UserID          string
	ExpectedVersion int
	Email           string
}

// Validate brings the address into the form in which it is stored.
func (i *ChangeAddressInput) Validate() error {
	address, ok := clean.Address(i.Email)
	if !ok {
		return apperr.Input("email", "email")
	}
	i.Email = address
	return nil
}

// AgreeToAddressInput names the change that an HR administrator agrees to.
type AgreeToAddressInput struct {
	ChangeID string
}

// StopAddressChangeInput names the change that is to end.
type StopAddressChangeInput struct {
	ChangeID string
}

// Change begins a change of address; one that waits already is replaced. The address of somebody who has yet to accept
// and whose account opens nothing changes at once, for the invitation is what verifies it. Everybody else's counts once
// it is agreed to and confirmed (V10, requirement 1.7), and confirming takes a mail server.
func (a *Addresses) Change(ctx context.Context, input ChangeAddressInput) (*ent.User, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	of := func(ctx context.Context, tx *ent.Client) (policy.AddressMove, any, error) {
		move, err := a.move(ctx, tx, input.UserID, policy.From(ctx).ID())
		return move, move.Account, err
	}
	return a.write(ctx, policy.ChangeAddress, of, func(ctx context.Context, tx *ent.Client, m policy.AddressMove) error {
		switch {
		case m.User.Version != input.ExpectedVersion:
			return apperr.Stale(m.User)
		case m.User.Email == input.Email:
			return apperr.Input("email_same", "email")
		}
		if err := mayHave(ctx, tx, m.User, input.Email); err != nil {
			return err
		}
		return a.begin(ctx, tx, m, input.Email)
	})
}

func (a *Addresses) begin(ctx context.Context, tx *ent.Client, m policy.AddressMove, email string) error {
	asker := policy.From(ctx).ID()
	guarded := !policy.MovesFreely(m.User, asker)
	switch {
	case !guarded && policy.HasToAccept(m.User.State):
		return a.settle(ctx, tx, m, email)
	case m.User.State == user.StateACTIVE && !a.outbox.Configured():
		return apperr.State("state.address_mail")
	}
	if err := a.doors.KeepAddress(ctx, tx, m.Doors); err != nil {
		return fmt.Errorf("replace a change of address: %w", err)
	}
	err := tx.AddressChange.Create().SetUserID(m.User.ID).SetEmail(email).SetAskedByID(asker).SetGuarded(guarded).Exec(ctx)
	if err != nil {
		return fmt.Errorf("save a change of address: %w", err)
	}
	if m.User.State == user.StateACTIVE {
		if err := a.tellOld(ctx, tx, m.User); err != nil {
			return err
		}
	}
	if guarded {
		return nil
	}
	return a.askNew(ctx, tx, m.User, email)
}

// tellOld tells the old address at once (V10), with a link to stop the change or to agree.
func (a *Addresses) tellOld(ctx context.Context, tx *ent.Client, person *ent.User) error {
	link, err := a.doors.OldAddress(ctx, tx, person.ID)
	if err != nil {
		return fmt.Errorf("make the link for the old address: %w", err)
	}
	return a.tell(ctx, tx, mail.Note{To: person.ID, Kind: entmail.KindADDRESS_CHANGING, LinkID: link.ID})
}

// Agree is the agreement of another HR administrator (V10).
func (a *Addresses) Agree(ctx context.Context, input AgreeToAddressInput) (*ent.User, error) {
	return a.write(ctx, policy.AgreeToAddress, a.waitingAs(input.ChangeID),
		func(ctx context.Context, tx *ent.Client, m policy.AddressMove) error {
			by := policy.From(ctx).ID()
			return a.agree(ctx, tx, m, &by)
		})
}

// agree notes an agreement and goes on: to the new address, or, where an invitation verifies it, to the end.
func (a *Addresses) agree(ctx context.Context, tx *ent.Client, m policy.AddressMove, by *string) error {
	if policy.HasToAccept(m.User.State) {
		if err := mayHave(ctx, tx, m.User, m.Change.Email); err != nil {
			return apperr.State("state.address_taken")
		}
		return a.settle(ctx, tx, m, m.Change.Email)
	}
	err := tx.AddressChange.UpdateOneID(m.Change.ID).SetAgreedAt(a.store.Clock().Now()).SetNillableAgreedByID(by).Exec(ctx)
	if err != nil {
		return fmt.Errorf("note an agreement: %w", err)
	}
	return a.askNew(ctx, tx, m.User, m.Change.Email)
}

// Stop ends a change that waits: the person keeps the address they have.
func (a *Addresses) Stop(ctx context.Context, input StopAddressChangeInput) (*ent.User, error) {
	return a.write(ctx, policy.StopAddressChange, a.waitingAs(input.ChangeID),
		func(ctx context.Context, tx *ent.Client, m policy.AddressMove) error {
			if err := a.doors.KeepAddress(ctx, tx, m.Doors); err != nil {
				return fmt.Errorf("stop a change of address: %w", err)
			}
			return nil
		})
}

// waitingAs finds a change by its id: one that was replaced or has ended is not there any more.
func (a *Addresses) waitingAs(changeID string) finding {
	return func(ctx context.Context, tx *ent.Client) (policy.AddressMove, any, error) {
		change, err := tx.AddressChange.Get(ctx, changeID)
		if err != nil {
			return policy.AddressMove{}, nil, store.Missing(err, "find the change of address")
		}
		move, err := a.move(ctx, tx, change.UserID, policy.From(ctx).ID())
		return move, move, err
	}
}

// finding loads what a command is about, and in which form the policy judges it.
type finding func(ctx context.Context, tx *ent.Client) (policy.AddressMove, any, error)

// write runs a command on the address of one account. The policy judges it inside of the transaction, before anything
// else is told of it.
func (a *Addresses) write(
	ctx context.Context, action policy.Action, find finding,
	do func(context.Context, *ent.Client, policy.AddressMove) error,
) (*ent.User, error) {
	var move policy.AddressMove
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		var (
			judged any
			err    error
		)
		if move, judged, err = find(ctx, tx); err != nil {
			return policy.Grant{}, err
		}
		return policy.Authorize(policy.From(ctx), action, judged)
	}
	err := a.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		if err := do(ctx, tx, move); err != nil {
			return err
		}
		return store.Record(ctx, tx, policy.AccountPart(move.User), action, move.User.ID, store.Changed("email"))
	})
	if err != nil {
		return nil, err
	}
	person, err := a.store.Client().User.Get(ctx, move.User.ID)
	if err != nil {
		return nil, store.Missing(err, "find the account")
	}
	return person, nil
}

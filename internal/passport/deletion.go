package passport

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/deletionrequest"
	entmail "sightline/ent/mail"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// AskForDeletion notes that the viewer wishes their account to be deleted. It changes nothing else: whoever may delete
// it finds it among their to-dos. An answer from before goes.
func (p *Passports) AskForDeletion(
	ctx context.Context, input AskForDeletionInput,
) (*ent.DeletionRequest, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	asks := policy.NewDeletion{Person: policy.From(ctx).User}
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		before, err := tx.DeletionRequest.Query().Where(deletionrequest.UserID(policy.From(ctx).ID())).Only(ctx)
		if err != nil && !ent.IsNotFound(err) {
			return policy.Grant{}, fmt.Errorf("look for what was asked before: %w", err)
		}
		asks.Before = before
		return policy.Authorize(policy.From(ctx), policy.AskForDeletion, asks)
	}
	var made *ent.DeletionRequest
	err := p.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		if asks.Before != nil {
			if err := tx.DeletionRequest.DeleteOneID(asks.Before.ID).Exec(ctx); err != nil {
				return fmt.Errorf("forget the answer from before: %w", err)
			}
		}
		var err error
		made, err = tx.DeletionRequest.Create().SetUserID(asks.Person.ID).SetReason(input.Reason).Save(ctx)
		if err != nil {
			return fmt.Errorf("note the request: %w", err)
		}
		return record(ctx, tx, policy.AskForDeletion, asks.Person)
	})
	if err != nil {
		return nil, err
	}
	return p.deletion(ctx, made.ID)
}

// WithdrawDeletion takes back what the viewer asked, while nobody has answered. Nothing is kept of it.
func (p *Passports) WithdrawDeletion(ctx context.Context, input WithdrawDeletionInput) error {
	return p.answer(ctx, input.RequestID, policy.WithdrawDeletion,
		func(ctx context.Context, tx *ent.Client, asked *ent.DeletionRequest) error {
			if err := tx.DeletionRequest.DeleteOneID(asked.ID).Exec(ctx); err != nil {
				return fmt.Errorf("forget the request: %w", err)
			}
			return nil
		})
}

// DeclineDeletion leaves the account as it is and tells the person why, by mail and on their passport.
func (p *Passports) DeclineDeletion(
	ctx context.Context, input DeclineDeletionInput,
) (*ent.DeletionRequest, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	err := p.answer(ctx, input.RequestID, policy.DeclineDeletion,
		func(ctx context.Context, tx *ent.Client, asked *ent.DeletionRequest) error {
			err := tx.DeletionRequest.UpdateOneID(asked.ID).SetDeclinedAt(p.store.Clock().Now()).
				SetDeclineReason(input.Reason).Exec(ctx)
			if err != nil {
				return fmt.Errorf("note the answer: %w", err)
			}
			return p.queue(ctx, tx, mail.Note{
				To: asked.UserID, Kind: entmail.KindDELETION_DECLINED, PersonalMessage: input.Reason,
			})
		})
	if err != nil {
		return nil, err
	}
	return p.deletion(ctx, input.RequestID)
}

// answer does one thing to a request that waits, judged as it then is: whoever takes it back and whoever answers it at
// the same moment cannot both succeed.
func (p *Passports) answer(
	ctx context.Context, id string, action policy.Action,
	do func(ctx context.Context, tx *ent.Client, asked *ent.DeletionRequest) error,
) error {
	var asked *ent.DeletionRequest
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		var err error
		if asked, err = tx.DeletionRequest.Get(ctx, id); err != nil {
			return policy.Grant{}, store.Missing(err, "find the request")
		}
		return policy.Authorize(policy.From(ctx), action, asked)
	}
	return p.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		if err := do(ctx, tx, asked); err != nil {
			return err
		}
		return record(ctx, tx, action, asked.Edges.User)
	})
}

// record names the person and never why: reasons are theirs and the administrators' who answer.
func record(ctx context.Context, tx *ent.Client, action policy.Action, person *ent.User) error {
	return store.Record(ctx, tx, policy.AccountPart(person), action, person.ID)
}

func (p *Passports) deletion(ctx context.Context, id string) (*ent.DeletionRequest, error) {
	asked, err := p.store.Client().DeletionRequest.Get(ctx, id)
	if err != nil {
		return nil, store.Missing(err, "read the request")
	}
	return asked, nil
}

// DeletionsOf returns what people asked about the deletion of their accounts, as far as the viewer may know.
func (p *Passports) DeletionsOf(ctx context.Context, userIDs []string) ([]*ent.DeletionRequest, error) {
	asked, err := p.store.Client().DeletionRequest.Query().Where(deletionrequest.UserIDIn(userIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who asked for deletion: %w", err)
	}
	return asked, nil
}

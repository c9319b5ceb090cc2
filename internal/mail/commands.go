package mail

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	entmail "sightline/ent/mail"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Retry makes a queued or failed mail due now; one that had failed for good gets one more try. A held, sent or
// cancelled mail is refused with INVALID_STATE.
func (o *Outbox) Retry(ctx context.Context, input RetryMailInput) (*ent.Mail, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return o.change(ctx, input.MailID, "RETRY_MAIL", func(m *ent.Mail, update *ent.MailUpdateOne) error {
		if m.State == entmail.StateHELD {
			return apperr.State("mail.held")
		}
		update.Where(entmail.StateIn(entmail.StateQUEUED, entmail.StateFAILED)).
			SetState(entmail.StateQUEUED).SetProblem("").SetDueAt(o.store.Clock().Now())
		return nil
	})
}

// Cancel keeps a mail from going out. A sent or cancelled one is refused with INVALID_STATE.
func (o *Outbox) Cancel(ctx context.Context, input CancelMailInput) (*ent.Mail, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return o.change(ctx, input.MailID, "CANCEL_MAIL", func(_ *ent.Mail, update *ent.MailUpdateOne) error {
		update.Where(entmail.StateNotIn(entmail.StateSENT, entmail.StateCANCELLED)).
			SetState(entmail.StateCANCELLED).SetProblem("").SetAddress("")
		return nil
	})
}

// change does one act of an administrator to one mail, with its audit event.
func (o *Outbox) change(
	ctx context.Context, id, act string, alter func(*ent.Mail, *ent.MailUpdateOne) error,
) (*ent.Mail, error) {
	m, err := o.byID(ctx, id)
	if err != nil {
		return nil, err
	}
	viewer := policy.From(ctx)
	grant, err := policy.Authorize(viewer, policy.ManageMail, m)
	if err != nil {
		return nil, err
	}
	err = o.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Mail.UpdateOneID(m.ID)
		if err := alter(m, update); err != nil {
			return err
		}
		switch err := update.Exec(ctx); {
		case ent.IsNotFound(err):
			// The worker was faster: the same answer as for asking too late.
			return apperr.State("state.mail")
		case err != nil:
			return fmt.Errorf("change the mail: %w", err)
		}
		store.AfterCommit(ctx, func(context.Context) { o.Wake() })
		return audit(ctx, tx, viewer.ID(), act, m.ID)
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", act, err)
	}
	return o.byID(ctx, id)
}

func audit(ctx context.Context, tx *ent.Client, actor, act, object string) error {
	err := tx.AuditEvent.Create().SetActorID(actor).SetPart(auditevent.PartSYSTEM).SetAction(act).
		SetObjectID(object).Exec(ctx)
	if err != nil {
		return fmt.Errorf("record the act: %w", err)
	}
	return nil
}

func (o *Outbox) byID(ctx context.Context, id string) (*ent.Mail, error) {
	m, err := o.store.Client().Mail.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, apperr.ErrNotFound()
	}
	if err != nil {
		return nil, fmt.Errorf("read a mail: %w", err)
	}
	return m, nil
}

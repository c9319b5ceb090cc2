package mail

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	entmail "sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
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
			SetState(entmail.StateCANCELLED).SetProblem("")
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

// HandOverLinks returns, by the mails' ids, the invitation links that the viewer may hand over: where no mail server
// is set up, the link still works and its receiver has not accepted (D16, V10). The number of statements does not grow
// with the list.
func (o *Outbox) HandOverLinks(ctx context.Context, mails []*ent.Mail) (map[string]string, error) {
	links := map[string]string{}
	if o.Configured() {
		return links, nil
	}
	open, err := o.openInvitations(ctx, mails)
	if err != nil || len(open) == 0 {
		return links, err
	}
	working, err := o.store.Client().OneTimeLink.Query().
		Where(onetimelink.IDIn(linkIDs(open)...), onetimelink.UsedAtIsNil(), onetimelink.VoidedAtIsNil(),
			onetimelink.ExpiresAtGT(o.store.Clock().Now())).IDs(policy.AsSystem(ctx, policy.Deliver))
	if err != nil {
		return nil, fmt.Errorf("read the links to hand over: %w", err)
	}
	urls := map[string]string{}
	for _, id := range working {
		urls[id] = o.tokenURL("/accept", id)
	}
	for _, m := range open {
		if url, works := urls[*m.LinkID]; works {
			links[m.ID] = url
		}
	}
	return links, nil
}

// openInvitations returns those of the mails whose link the viewer may hand over as far as the people are concerned.
func (o *Outbox) openInvitations(ctx context.Context, mails []*ent.Mail) ([]*ent.Mail, error) {
	var receivers []string
	for _, m := range mails {
		receivers = append(receivers, m.UserID)
	}
	people, err := o.store.Client().User.Query().Where(user.IDIn(receivers...)).WithReports().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the receivers of mails: %w", err)
	}
	byID := map[string]*ent.User{}
	for _, person := range people {
		byID[person.ID] = person
	}
	var open []*ent.Mail
	for _, m := range mails {
		receiver, seen := byID[m.UserID]
		if !seen || m.LinkID == nil || m.State == entmail.StateCANCELLED || !Waits(receiver.State) {
			continue
		}
		withReceiver := *m
		withReceiver.Edges.User = receiver
		if policy.Can(policy.From(ctx), policy.HandOverLink, &withReceiver) {
			open = append(open, m)
		}
	}
	return open, nil
}

func linkIDs(mails []*ent.Mail) []string {
	var ids []string
	for _, m := range mails {
		ids = append(ids, *m.LinkID)
	}
	return ids
}

// HandOverLink returns the link of one mail as HandOverLinks does, nil where there is none for the viewer.
func (o *Outbox) HandOverLink(ctx context.Context, m *ent.Mail) (*string, error) {
	links, err := o.HandOverLinks(ctx, []*ent.Mail{m})
	if err != nil {
		return nil, err
	}
	if link, ok := links[m.ID]; ok {
		return &link, nil
	}
	return nil, nil
}

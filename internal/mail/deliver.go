package mail

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/internal/policy"
)

const (
	pollEvery = 5 * time.Second
	// lease keeps a claimed mail from being claimed again while it is under way; longer than any try.
	lease    = 5 * time.Minute
	maxTries = 12
	maxWait  = time.Hour
)

// Run delivers mails until the context ends: when woken and every few seconds. It returns when the mail under way has
// been settled; the store must stay open until then. Without a mail server it only keeps states true.
func (o *Outbox) Run(ctx context.Context) {
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	for {
		if err := o.DeliverDue(ctx); err != nil && ctx.Err() == nil {
			o.log.Error("mails could not be delivered; trying again soon", slog.Any("error", err))
		}
		select {
		case <-ctx.Done():
			return
		case <-o.wake:
		case <-ticker.C:
		}
	}
}

// DeliverDue sends every mail that is due now, one after the other, and returns when none is left or the server
// cannot be reached. Refusals are kept with the mails; what it returns is a failure of ours, the database's mostly.
//
// A mail is marked as sent right after the server took it. A crash between the two leaves it queued, and after the
// lease it goes out again under the same Message-ID, by which mail programs and servers know the copy; nothing less
// than a transaction with the mail server could do better.
func (o *Outbox) DeliverDue(ctx context.Context) error {
	o.delivering.Lock()
	defer o.delivering.Unlock()
	ctx = policy.AsSystem(ctx, policy.Deliver)
	if err := o.releaseHeld(ctx); err != nil {
		return err
	}
	if !o.Configured() {
		return nil
	}
	connection := &line{server: o.server}
	defer connection.close()
	for ctx.Err() == nil {
		m, err := o.claim(ctx)
		if err != nil || m == nil {
			return err
		}
		switch err := o.deliver(ctx, connection, m); {
		case errors.Is(err, errNoConnection):
			return nil
		case err != nil:
			return err
		}
	}
	return nil
}

// claim takes the mail that has been due longest, counts the try and keeps others off it for the lease. The number of
// the try fences: a worker whose lease ran out cannot settle what another took over.
func (o *Outbox) claim(ctx context.Context) (*ent.Mail, error) {
	now := o.store.Clock().Now()
	due := func(q *ent.MailQuery) *ent.MailQuery {
		return q.Where(entmail.StateEQ(entmail.StateQUEUED), entmail.DueAtLTE(now))
	}
	if some, err := due(o.store.Client().Mail.Query()).Exist(ctx); err != nil || !some {
		return nil, wrap("look for due mails", err)
	}
	var claimed *ent.Mail
	err := o.store.WriteSystem(ctx, func(ctx context.Context, tx *ent.Client) error {
		m, err := due(tx.Mail.Query()).Order(entmail.ByDueAt(), entmail.ByID()).First(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return wrap("read a due mail", err)
		}
		claimed, err = tx.Mail.UpdateOneID(m.ID).SetAttempts(m.Attempts + 1).SetDueAt(now.Add(lease)).Save(ctx)
		return wrap("lease a mail", err)
	})
	return claimed, wrap("claim a mail", err)
}

// deliver makes one try of a claimed mail and settles it. It returns errNoConnection when no other needs to be tried.
func (o *Outbox) deliver(ctx context.Context, connection *line, m *ent.Mail) error {
	if at, taken := o.acknowledged[m.ID]; taken {
		return o.sent(ctx, m, at)
	}
	words, locale, verdict, err := o.prepare(ctx, m)
	if err != nil {
		return err
	}
	if verdict != nil {
		return o.settle(ctx, m, *verdict)
	}
	failure := o.try(ctx, connection, m, words, locale)
	if failure == nil {
		return o.sent(ctx, m, o.acknowledged[m.ID])
	}
	problem := problemOf(failure)
	o.log.Warn("a mail was not taken", slog.String("mail", m.ID), slog.Int("try", m.Attempts),
		slog.String("problem", problem))
	if err := o.settle(ctx, m, afterFailure(m, problem, o.store.Clock().Now())); err != nil {
		return err
	}
	if errors.Is(failure, errNoConnection) {
		return errNoConnection
	}
	return nil
}

// prepare finds out what to say, or the verdict for a mail that is not to be sent now.
func (o *Outbox) prepare(ctx context.Context, m *ent.Mail) (Words, string, *outcome, error) {
	person, err := o.store.Client().User.Get(ctx, m.UserID)
	if err != nil {
		return Words{}, "", nil, wrap("read the receiver", err)
	}
	if state, problem := fateOf(m.Kind, person.State); state != entmail.StateQUEUED {
		return Words{}, "", &outcome{state: state, problem: problem, dueAt: m.DueAt}, nil
	}
	if told, err := o.alreadyTold(ctx, m); err != nil || told {
		return Words{}, "", &outcome{state: entmail.StateCANCELLED, problem: problemTold, dueAt: m.DueAt}, err
	}
	to, err := o.receiverOf(ctx, person)
	if err != nil {
		return Words{}, "", nil, err
	}
	words, err := o.wordsFor(ctx, m, to)
	switch {
	case errors.Is(err, errGone):
		return Words{}, "", &outcome{state: entmail.StateCANCELLED, problem: problemGone, dueAt: m.DueAt}, nil
	case errors.Is(err, errDeadLink):
		return Words{}, "", &outcome{state: entmail.StateCANCELLED, problem: problemLink, dueAt: m.DueAt}, nil
	default:
		return words, person.Locale.String(), nil, err
	}
}

// try hands the mail over and remembers that the server took it.
func (o *Outbox) try(ctx context.Context, connection *line, m *ent.Mail, words Words, locale string) error {
	now := o.store.Clock().Now()
	message, err := o.server.messageOf(words.Email, m.MessageID, words.Company, now, Render(locale, words))
	if err != nil {
		return fmt.Errorf("%w: %w", errAddress, err)
	}
	if err := connection.send(ctx, message); err != nil {
		return err
	}
	o.acknowledged[m.ID] = now
	return nil
}

// outcome is what a try made of a mail.
type outcome struct {
	state   entmail.State
	problem string
	dueAt   time.Time
}

// afterFailure: the first try again is after a minute, each further one after twice as long, at most an hour; after
// twelve tries the mail has failed.
func afterFailure(m *ent.Mail, problem string, now time.Time) outcome {
	if m.Attempts >= maxTries {
		return outcome{state: entmail.StateFAILED, problem: problem, dueAt: now}
	}
	wait := min(time.Minute<<(m.Attempts-1), maxWait)
	return outcome{state: entmail.StateQUEUED, problem: problem, dueAt: now.Add(wait)}
}

// settle keeps the outcome, also when the server is being stopped, unless an administrator or another worker has
// changed the mail since it was claimed.
func (o *Outbox) settle(ctx context.Context, m *ent.Mail, end outcome) error {
	ctx = context.WithoutCancel(ctx)
	err := o.store.WriteSystem(ctx, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Mail.Update().
			Where(entmail.ID(m.ID), entmail.Attempts(m.Attempts), entmail.StateEQ(entmail.StateQUEUED)).
			SetState(end.state).SetProblem(end.problem).SetDueAt(end.dueAt)
		if end.state != entmail.StateQUEUED && end.state != entmail.StateHELD {
			update.SetAddress("")
		}
		return wrap("write the outcome", update.Exec(ctx))
	})
	return wrap("settle a mail", err)
}

// sent marks a mail that the server took. That is the truth whatever happened to the row meanwhile. If it cannot be
// written the mail stays remembered, so that its next claim only marks it.
func (o *Outbox) sent(ctx context.Context, m *ent.Mail, at time.Time) error {
	ctx = context.WithoutCancel(ctx)
	err := o.store.WriteSystem(ctx, func(ctx context.Context, tx *ent.Client) error {
		return wrap("write that it went out",
			tx.Mail.UpdateOneID(m.ID).SetState(entmail.StateSENT).SetProblem("").SetAddress("").SetSentAt(at).Exec(ctx))
	})
	if err != nil {
		return wrap("mark a mail as sent", err)
	}
	delete(o.acknowledged, m.ID)
	return nil
}

func wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

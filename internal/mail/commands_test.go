package mail_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	entmail "sightline/ent/mail"
	"sightline/internal/apperr"
	"sightline/internal/mail"
	"sightline/internal/policy"
)

func (b *testBundle) as(t *testing.T, person *ent.User) context.Context {
	t.Helper()
	viewer, err := b.store.ViewerOf(t.Context(), person)
	if err != nil {
		t.Fatal(err)
	}
	viewer.Fresh = true
	return policy.WithViewer(t.Context(), viewer)
}

func (b *testBundle) events(t *testing.T, action string) int {
	t.Helper()
	count, err := b.store.Client().AuditEvent.Query().Where(auditevent.Action(action),
		auditevent.ActorID(b.ada.ID), auditevent.ObjectID(b.mails(t)[0].ID)).Count(b.system)
	if err != nil {
		t.Fatal(err)
	}
	return count
}

func (b *testBundle) force(t *testing.T, state entmail.State) *ent.Mail {
	t.Helper()
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Mail.UpdateOneID(b.only(t).ID).SetState(state).SetAttempts(12).SetProblem("mail.problem.slow").
			SetDueAt(b.clock.Now().Add(time.Hour)).Exec(ctx)
	})
	return b.only(t)
}

func TestRetryMakesAFailedMailDueNow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.queue(t, b.askedNote())
	failed := b.force(t, entmail.StateFAILED)
	got, err := b.outbox.Retry(b.as(t, b.ada), mail.RetryMailInput{MailID: failed.ID})
	if err != nil {
		t.Fatal(err)
	}
	if got.State != entmail.StateQUEUED || got.Problem != "" || b.events(t, "RETRY_MAIL") != 1 {
		t.Fatalf("got %v", got)
	}
	b.deliver(t)
	b.arrived(t)
}

func TestACancelledMailIsNotSent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.queue(t, b.askedNote())
	got, err := b.outbox.Cancel(b.as(t, b.ada), mail.CancelMailInput{MailID: b.only(t).ID})
	if err != nil || got.State != entmail.StateCANCELLED || b.events(t, "CANCEL_MAIL") != 1 {
		t.Fatalf("got %v, %v", got, err)
	}
	b.deliver(t)
	if len(b.box.letters()) != 0 {
		t.Fatal("it was sent")
	}
}

func TestRetryAndCancelAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		who   func(b *testBundle) *ent.User
		state entmail.State
		id    string
		retry error
		stop  error
	}{
		"unknown": {(*testBundle).admin, entmail.StateQUEUED, "mal_unknown", apperr.ErrNotFound(), apperr.ErrNotFound()},
		"empty": {
			(*testBundle).admin, entmail.StateQUEUED, "-",
			apperr.Input("required"), apperr.Input("required"),
		},
		"by a colleague": {(*testBundle).colleague, entmail.StateQUEUED, "", apperr.ErrNotFound(), apperr.ErrNotFound()},
		"sent": {
			(*testBundle).admin, entmail.StateSENT, "",
			apperr.State("state.mail"), apperr.State("state.mail"),
		},
		"cancelled": {
			(*testBundle).admin, entmail.StateCANCELLED, "",
			apperr.State("state.mail"), apperr.State("state.mail"),
		},
		"held": {(*testBundle).admin, entmail.StateHELD, "", apperr.State("mail.held"), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.queue(t, b.askedNote())
			before := b.force(t, c.state)
			id := before.ID
			switch c.id {
			case "":
			case "-":
				id = ""
			default:
				id = c.id
			}
			ctx := b.as(t, c.who(b))
			_, err := b.outbox.Retry(ctx, mail.RetryMailInput{MailID: id})
			if !sameFailure(err, c.retry) {
				t.Errorf("retry: got %v", err)
			}
			if after := b.only(t); after.State != before.State || !after.DueAt.Equal(before.DueAt) {
				t.Errorf("a refused retry changed the mail: %v", after)
			}
			if _, err := b.outbox.Cancel(ctx, mail.CancelMailInput{MailID: id}); !sameFailure(err, c.stop) {
				t.Errorf("cancel: got %v", err)
			}
		})
	}
}

func sameFailure(got, want error) bool {
	var list apperr.List
	if errors.As(got, &list) && len(list) > 0 {
		got = list[0]
	}
	return errors.Is(got, want)
}

func (b *testBundle) admin() *ent.User     { return b.ada }
func (b *testBundle) colleague() *ent.User { return b.otto }

// What was asked of whom is no matter of accounts: only HR sees those mails, the other administrators those with links.
func TestOtherAdministratorsSeeMailsOfAccountsOnly(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.queue(t, b.askedNote())
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(b.ada.ID).SetHrAdmin(false).Exec(ctx)
	})
	ada, err := b.store.Client().User.Get(b.system, b.ada.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.outbox.Cancel(b.as(t, ada), mail.CancelMailInput{MailID: b.only(t).ID})
	if !sameFailure(err, apperr.ErrNotFound()) {
		t.Fatalf("got %v", err)
	}
}

package mail_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/mail"
)

func TestAMailArrivesOnceUnderItsMessageID(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.queue(t, b.askedNote())
	b.deliver(t)
	b.deliver(t)
	got, row := b.arrived(t), b.only(t)
	if row.State != entmail.StateSENT || row.SentAt == nil || row.Attempts != 1 || row.Problem != "" {
		t.Fatalf("got %v", row)
	}
	if id := got.header.Get("Message-Id"); id != row.MessageID || id != "<"+row.ID+"@people.aldersund.example>" {
		t.Errorf("got Message-ID %s", id)
	}
	if from := got.header.Get("From"); from != `"Aldersund" <no-reply@people.aldersund.example>` {
		t.Errorf("got From %s", from)
	}
	if got.to != "rae@aldersund.example" || got.header.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("got %v", got.header)
	}
	types := strings.Join(got.contentTypesInOrder, " ")
	if !strings.HasPrefix(types, "text/plain") || !strings.Contains(types, "text/html") {
		t.Errorf("got parts %s", types)
	}
}

func TestAMailOfAFailedCommandIsNotThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	failure := errors.New("the command failed")
	err := b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
		if err := b.outbox.Queue(ctx, tx, b.askedNote()); err != nil {
			return err
		}
		return failure
	})
	if !errors.Is(err, failure) || len(b.mails(t)) != 0 {
		t.Fatalf("%v, %d mails", err, len(b.mails(t)))
	}
}

func TestARefusedMailIsTriedLaterAndLaterAndGivenUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.box.refusing(errUnknown)
	b.queue(t, b.askedNote())
	waits := []time.Duration{1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60}
	for i, minutes := range waits {
		b.deliver(t)
		row := b.only(t)
		if row.State != entmail.StateQUEUED || row.Attempts != i+1 ||
			!row.DueAt.Equal(b.clock.Now().Add(minutes*time.Minute)) {
			t.Fatalf("try %d: %s, %d attempts, due %s", i+1, row.State, row.Attempts, row.DueAt)
		}
		b.clock.Advance(minutes * time.Minute)
	}
	b.deliver(t)
	row := b.only(t)
	if row.State != entmail.StateFAILED || row.Attempts != 12 {
		t.Fatalf("got %s after %d attempts", row.State, row.Attempts)
	}
	if strings.Contains(row.Problem, "rae") {
		t.Errorf("the server's words were kept: %q", row.Problem)
	}
	if got := mail.Problem("EN", row); got != "The mail server refused the receiver's address. (550)" {
		t.Errorf("got %q", got)
	}
	wantWords(t, mail.Problem("DE", row), "Empfängeradresse", "550")
}

func TestOneRefusedAddressDoesNotStopTheOthers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.box.refusing(func(to string) error {
		if to == "rae@aldersund.example" {
			return &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "mailbox full"}
		}
		return nil
	})
	b.queue(t, b.askedNote(),
		mail.Note{To: b.sue.ID, Kind: entmail.KindCYCLE_STARTED, ParticipationID: b.part.ID})
	b.deliver(t)
	if got := b.arrived(t); got.to != "sue@aldersund.example" {
		t.Fatalf("got %s", got.to)
	}
	b.box.refusing(nil)
	b.clock.Advance(time.Minute)
	b.deliver(t)
	if letters := b.box.letters(); len(letters) != 2 || letters[1].to != "rae@aldersund.example" {
		t.Fatalf("%d letters", len(letters))
	}
}

func TestAServerThatIsDownCostsOneTryARound(t *testing.T) {
	t.Parallel()
	b := setup(t)
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	b.outbox = b.newOutbox(t, "smtp://"+listener.Addr().String())
	b.queue(t, b.askedNote(),
		mail.Note{To: b.sue.ID, Kind: entmail.KindCYCLE_STARTED, ParticipationID: b.part.ID})
	b.deliver(t)
	tried := 0
	for _, row := range b.mails(t) {
		tried += row.Attempts
		if row.Attempts == 1 && row.Problem != "mail.problem.unreachable" {
			t.Errorf("got %q", row.Problem)
		}
	}
	if tried != 1 {
		t.Fatalf("%d tries", tried)
	}
	b.outbox = b.newOutbox(t, "smtp://"+b.box.address)
	b.clock.Advance(time.Minute)
	b.deliver(t)
	if letters := b.box.letters(); len(letters) != 2 {
		t.Fatalf("%d letters after the server was back", len(letters))
	}
}

func TestASilentServerIsGivenUpInTime(t *testing.T) {
	t.Parallel()
	b := setup(t)
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	// Connections are taken by the system and nobody ever says a word.
	b.outbox, err = mail.New(b.store, tokenOf, mail.Config{
		PublicURL: publicURL,
		SMTPURL:   "smtp://" + listener.Addr().String(), Timeout: 50 * time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	b.queue(t, b.askedNote())
	b.deliver(t)
	row := b.only(t)
	if row.State != entmail.StateQUEUED || row.Problem != "mail.problem.slow" {
		t.Fatalf("got %s, %q", row.State, row.Problem)
	}
}

// A mail is claimed by a worker that dies before it could mark it: after the lease it goes out again, under the same
// Message-ID, and not before.
func TestAfterACrashAMailGoesOutAgainUnderTheSameMessageID(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.queue(t, b.askedNote())
	row := b.only(t)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Mail.UpdateOneID(row.ID).SetAttempts(1).SetDueAt(b.clock.Now().Add(5 * time.Minute)).Exec(ctx)
	})
	b.deliver(t)
	if len(b.box.letters()) != 0 {
		t.Fatal("the lease was ignored")
	}
	b.clock.Advance(5 * time.Minute)
	b.deliver(t)
	if got := b.arrived(t); got.header.Get("Message-Id") != row.MessageID {
		t.Fatalf("got %s", got.header.Get("Message-Id"))
	}
}

// The server takes a mail and the database then refuses to hear of it: it is marked later and never sent twice.
func TestATakenMailThatCouldNotBeMarkedIsNotSentAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.queue(t, b.askedNote())
	b.sql(t, `CREATE TRIGGER broken BEFORE UPDATE ON mails WHEN NEW.state = 'SENT'
		BEGIN SELECT RAISE(ABORT, 'broken'); END`)
	if err := b.outbox.DeliverDue(t.Context()); err == nil {
		t.Fatal("the mark went through")
	}
	took := b.clock.Now()
	if row := b.only(t); row.State != entmail.StateQUEUED || len(b.box.letters()) != 1 {
		t.Fatalf("%s, %d letters", row.State, len(b.box.letters()))
	}
	b.sql(t, `DROP TRIGGER broken`)
	b.clock.Advance(5 * time.Minute)
	b.deliver(t)
	b.arrived(t)
	if row := b.only(t); row.State != entmail.StateSENT || !row.SentAt.Equal(took) {
		t.Fatalf("got %s at %v", row.State, row.SentAt)
	}
}

func TestAStopKeepsWhatTheServerTook(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, stop := context.WithCancel(t.Context())
	b.box.onData = stop
	b.queue(t, b.askedNote(),
		mail.Note{To: b.sue.ID, Kind: entmail.KindCYCLE_STARTED, ParticipationID: b.part.ID})
	if err := b.outbox.DeliverDue(ctx); err != nil {
		t.Fatal(err)
	}
	sent := 0
	for _, row := range b.mails(t) {
		if row.State == entmail.StateSENT {
			sent++
		}
	}
	if letters := b.box.letters(); sent != 1 || len(letters) != 1 {
		t.Fatalf("%d marked as sent, %d arrived", sent, len(letters))
	}
}

func TestACommitWakesTheWorker(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, stop := context.WithCancel(t.Context())
	arrived, ended := make(chan struct{}, 1), make(chan struct{})
	b.box.onData = func() { arrived <- struct{}{} }
	go func() {
		defer close(ended)
		b.outbox.Run(ctx)
	}()
	b.queue(t, b.askedNote())
	<-arrived
	stop()
	<-ended
	if row := b.only(t); row.State != entmail.StateSENT {
		t.Fatalf("got %s", row.State)
	}
}

func TestMembersWhoHaveNotAcceptedGetTheirMailsAfterwards(t *testing.T) {
	t.Parallel()
	b := setup(t)
	state := func(to user.State) {
		b.write(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(b.rae.ID).SetState(to).Exec(ctx)
		})
	}
	state(user.StateINVITED)
	b.queue(t, b.askedNote())
	b.deliver(t)
	if row := b.only(t); row.State != entmail.StateHELD || row.Attempts != 0 {
		t.Fatalf("got %s", row.State)
	}
	state(user.StateACTIVE)
	b.deliver(t)
	if got := b.arrived(t); got.to != "rae@aldersund.example" {
		t.Fatalf("got %s", got.to)
	}
}

func TestAccountsOutOfUseGetNothing(t *testing.T) {
	t.Parallel()
	for _, state := range []user.State{user.StateLOCKED, user.StateDEACTIVATED, user.StateDELETED} {
		t.Run(state.String(), func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.queue(t, b.askedNote())
			b.write(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(b.rae.ID).SetState(state).Exec(ctx)
			})
			b.deliver(t)
			b.queue(t, b.askedNote())
			for _, row := range b.mails(t) {
				if row.State != entmail.StateCANCELLED || row.Problem != "mail.problem.account" {
					t.Errorf("got %s, %q", row.State, row.Problem)
				}
			}
			if letters := b.box.letters(); len(letters) != 0 {
				t.Errorf("%d letters", len(letters))
			}
		})
	}
}

func TestBadAddressesOfTheServerAreRefusedWithoutThePassword(t *testing.T) {
	t.Parallel()
	b := setupWithout(t)
	for _, bad := range []string{
		"http://u:hush@h", "smtp://", "smtp://u:hush@h:x", "smtp://u:hush@h:99999",
		"smtp://u:hush@h?from=nobody", "smtp://u:hush@h:%zz",
	} {
		_, err := mail.New(b.store, tokenOf, mail.Config{PublicURL: publicURL, SMTPURL: bad})
		if err == nil || strings.Contains(err.Error(), "hush") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, err := mail.New(b.store, tokenOf, mail.Config{PublicURL: "javascript:alert(1)"}); err == nil {
		t.Error("a public URL that is none was accepted")
	}
}

package mail_test

import (
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	entmail "sightline/ent/mail"
)

// AuthMechanisms makes every letterbox able to ask for a log-in.
func (s *smtpSession) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *smtpSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, name, password string) error {
		if name == "sightline" && password == "p@ss/word" {
			return nil
		}
		return smtp.ErrAuthFailed
	}), nil
}

func TestItLogsInToTheMailServer(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outbox = b.newOutbox(t, "smtp://sightline:wrong@"+b.box.address)
	b.queue(t, b.askedNote())
	b.deliver(t)
	if row := b.only(t); row.State != entmail.StateQUEUED || row.Problem != "mail.problem.login 535" {
		t.Fatalf("got %s, %q", row.State, row.Problem)
	}
	b.outbox = b.newOutbox(t, "smtp://sightline:p%40ss%2Fword@"+b.box.address+"?from=hr@aldersund.example")
	b.clock.Advance(b.only(t).DueAt.Sub(b.clock.Now()))
	b.deliver(t)
	if from := b.arrived(t).header.Get("From"); from != `"Aldersund" <hr@aldersund.example>` {
		t.Errorf("got From %s", from)
	}
}

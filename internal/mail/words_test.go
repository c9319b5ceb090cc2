package mail_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/mail"
)

func allKinds() []entmail.Kind {
	return []entmail.Kind{
		entmail.KindINVITATION, entmail.KindGUEST_INVITATION, entmail.KindPASSWORD_RESET, entmail.KindCYCLE_STARTED,
		entmail.KindFEEDBACK_ASKED, entmail.KindNOMINATION_REJECTED, entmail.KindLIST_READY, entmail.KindFEEDBACK_RELEASED,
	}
}

// Every sentence is there in both languages, with as many values as it takes, with a date and without.
func TestEveryKindReadsWellInBothLanguages(t *testing.T) {
	t.Parallel()
	until := time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
	for _, kind := range allKinds() {
		for _, locale := range []string{"EN", "DE"} {
			for _, date := range []*time.Time{nil, &until} {
				letter := mail.Render(locale, mail.Words{
					Kind: kind, Receiver: "Rae Lind", Email: "rae@aldersund.example", Company: "Aldersund", Inviter: "Ada Byrne",
					About:           []mail.About{{Reviewee: "Sue Park", Cycle: "Autumn 360", Until: date}},
					PersonalMessage: "Hi", Link: "https://x.example/l", LinkUntil: until, Home: "https://x.example/",
				})
				if kind == entmail.KindGUEST_INVITATION && date != nil {
					t.Log(letter.Text)
				}
				all := letter.Subject + letter.Text + letter.HTML
				wantNoWords(t, all, "mail.", "%!", "!(EXTRA", "\r")
				wantWords(t, letter.HTML, `<html lang="`+strings.ToLower(locale)+`">`, `<a href="https://x.example/l">`)
				if letter.Subject == "" || !strings.Contains(letter.Text, "https://x.example/l\n") {
					t.Errorf("%s in %s: %q\n%s", kind, locale, letter.Subject, letter.Text)
				}
			}
		}
	}
}

func TestAMailIsInItsReceiversLanguage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(b.rae.ID).SetLocale(user.LocaleDE).Exec(ctx)
	})
	b.queue(t, b.askedNote())
	b.deliver(t)
	got := b.arrived(t)
	if got.subject != "Du wirst um Feedback zu Sue Park gebeten" {
		t.Errorf("got %q", got.subject)
	}
	wantWords(t, got.text, "Hallo Rae Lind,", "„Autumn 360“", "Donnerstag, 3. Dezember 2026")
}

func TestAPreviewNeedsNoReceiver(t *testing.T) {
	t.Parallel()
	letter := mail.Render("EN", mail.Words{
		Kind: entmail.KindCYCLE_STARTED, About: []mail.About{{Cycle: "Autumn 360"}}, Company: "Aldersund",
	})
	wantWords(t, letter.Text, "“Autumn 360” has begun.")
	wantNoWords(t, letter.Text, "Hello", "http")
}

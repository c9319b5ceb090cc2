package mail_test

import (
	"context"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/cycle"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	wording "sightline/internal/letter"
	"sightline/internal/mail"
)

func (b *testBundle) choose(t *testing.T, chosen ...wording.Words) {
	t.Helper()
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(b.cycle.ID).SetMailWords(chosen).Exec(ctx)
	})
}

// TestChosenWordsAreSent: in place of ours, filled in for their receiver, in the language for which they were chosen,
// and what is sent is what the preview shows.
func TestChosenWordsAreSent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.choose(t, wording.Words{
		Mail: wording.Write, Locale: "EN", Subject: "{name}, {person} asks",
		Text: "Dear {name},\nwrite about {person} in {cycle} at {company}.\nUntil {date}.\n\n{link}\n\nThanks!",
	})
	shown, err := b.outbox.Preview(b.system, b.askedNote(), user.LocaleEN)
	if err != nil {
		t.Fatal(err)
	}
	b.queue(t, b.askedNote())
	b.deliver(t)
	got := b.arrived(t)
	link := publicURL + "/feedback/" + b.askRae.ID
	wantWords(t, got.text, "Dear Rae Lind,\nwrite about Sue Park in Autumn 360 at Aldersund.\nUntil Thursday, 3 December 2026.\n",
		"Write feedback:\n"+link, "Thanks!")
	wantWords(t, got.html, "Dear Rae Lind,<br>", `<a href="`+link+`">Write feedback</a>`)
	wantNoWords(t, got.text, "Hello", "Who reads your answers")
	if shown.Subject != "Rae Lind, Sue Park asks" || strings.ReplaceAll(shown.Text, "…", link) != got.text {
		t.Errorf("the preview says %q\n%s\nand sent was\n%s", shown.Subject, shown.Text, got.text)
	}
	german, err := b.outbox.Preview(b.system, b.askedNote(), user.LocaleDE)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, german.Text, "Du wirst um Feedback zu Sue Park gebeten")
}

// TestALineWithoutItsDateIsLeftOut: where the cycle has none.
func TestALineWithoutItsDateIsLeftOut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.choose(t, wording.Words{Mail: wording.Write, Locale: "EN", Subject: "S", Text: "Write.\nUntil {date}.\n{link}"})
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(b.cycle.ID).ClearWriteUntil().Exec(ctx)
	})
	shown, err := b.outbox.Preview(b.system, b.askedNote(), user.LocaleEN)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, shown.Text, "Write.\n\n")
	wantNoWords(t, shown.Text, "Until")
}

// TestT34_ChosenWordsStayWords: neither they nor what is filled in becomes markup, a header or a placeholder.
func TestT34_ChosenWordsStayWords(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.choose(t, wording.Words{
		Mail: wording.Write, Locale: "EN", Subject: "<b>{person}</b>",
		Text: "<script>alert(1)</script> {person} & \"{cycle}\"\n\n{link}",
	})
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.User.UpdateOneID(b.sue.ID).SetName("{link} {name}\r\nBcc: x@evil.example").Exec(ctx); err != nil {
			return err
		}
		return tx.Cycle.UpdateOneID(b.cycle.ID).SetName("<img src=x> {date}").Exec(ctx)
	})
	b.queue(t, b.askedNote())
	b.deliver(t)
	got := b.arrived(t)
	wantNoWords(t, got.html, "<script", "<img", "<b>")
	wantWords(t, got.html, "&lt;script&gt;alert(1)&lt;/script&gt;", "{date}")
	wantNoWords(t, got.raw, "\r\nBcc:")
	if links := strings.Count(got.html, "<a href"); links != 1 {
		t.Errorf("%d links:\n%s", links, got.html)
	}
}

// TestEveryMailOfACycleCanBeChosen: each is found under the kind and the wording that is sent, and has a preview.
func TestEveryMailOfACycleCanBeChosen(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx := b.as(t, b.ada)
	for _, kind := range wording.All() {
		for _, locale := range []string{"EN", "DE"} {
			chosen := wording.Words{Mail: kind, Locale: locale, Subject: "Ours", Text: "Our words, {name}.\n\n{link}"}
			made, err := b.outbox.PreviewWords(ctx, b.cycle, b.sue, chosen)
			if err != nil {
				t.Fatal(err)
			}
			if made.Subject != "Ours" || !strings.HasPrefix(made.Text, "Our words, Ada Byrne.\n\n") {
				t.Errorf("%s %s reads %q\n%s", kind, locale, made.Subject, made.Text)
			}
			plain := wording.Default(locale, kind, mail.DateOf(b.cycle, kind) != nil)
			byDefault, err := b.outbox.PreviewWords(ctx, b.cycle, b.sue, plain)
			if err != nil {
				t.Fatal(err)
			}
			if asTemplate := renderChosen(t, b, plain); asTemplate != byDefault.Text {
				t.Errorf("%s %s: what is sent by default differs from what one begins with:\n%s\n---\n%s", kind, locale,
					byDefault.Text, asTemplate)
			}
		}
	}
}

// renderChosen is how the default words read as if somebody had chosen them.
func renderChosen(t *testing.T, b *testBundle, plain wording.Words) string {
	t.Helper()
	chosen := plain
	chosen.Text += "\n" // other than the default, and read alike
	made, err := b.outbox.PreviewWords(b.as(t, b.ada), b.cycle, b.sue, chosen)
	if err != nil {
		t.Fatal(err)
	}
	return made.Text
}

// TestWordsOfOneMailAreNotThoseOfAnother: a mail whose words nobody chose reads as ever.
func TestWordsOfOneMailAreNotThoseOfAnother(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.choose(t, wording.Words{Mail: wording.OthersChoose, Locale: "EN", Subject: "Ours", Text: "Ours.\n\n{link}"})
	note := mail.Note{To: b.sue.ID, Kind: entmail.KindCYCLE_STARTED, ParticipationID: b.part.ID}
	for nomination, want := range map[cycle.Nomination]string{
		cycle.NominationREVIEWEE_NOMINATES: "Choose who writes about you", cycle.NominationHR_ASSIGNS: "Ours",
	} {
		b.write(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.Cycle.UpdateOneID(b.cycle.ID).SetNomination(nomination).Exec(ctx)
		})
		shown, err := b.outbox.Preview(b.system, note, user.LocaleEN)
		if err != nil || shown.Subject != want {
			t.Errorf("%s: %q, %v", nomination, shown.Subject, err)
		}
	}
}

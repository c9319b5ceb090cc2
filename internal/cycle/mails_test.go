package cycle_test

import (
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/letter"
	"sightline/internal/testkit"
)

const chosenText = "Hi {name},\nplease write about {person}.\nUntil {date}.\n\n{link}"

func setMail(t *testing.T, w *testkit.World, label string, mail letter.Mail, subject, words string) (*ent.Cycle, error) {
	t.Helper()
	id := testkit.ID("cyc", label)
	found := w.Store.Client().Cycle.GetX(w.System(t), id)
	return w.Parts.Cycles.SetMail(w.As(t, "asa"), cycle.SetCycleMailInput{
		CycleID: id, ExpectedVersion: found.Version, Kind: mail, Locale: user.LocaleEN, Subject: subject, Text: words,
	})
}

func mailOf(t *testing.T, found *ent.Cycle, mail letter.Mail, locale user.Locale) *cycle.Mail {
	t.Helper()
	for _, one := range cycle.Mails(found) {
		if one.Kind == mail && one.Locale == locale {
			return one
		}
	}
	t.Fatalf("there is no mail %s", mail)
	return nil
}

// TestTheWordsOfAMailAreChosenAndTakenBack: for one mail in one language, and every other stays as it was.
func TestTheWordsOfAMailAreChosenAndTakenBack(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	before := cycle.Mails(w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", "named-open0")))
	changed, err := setMail(t, w, "named-open0", letter.Write, "  Write\nplease ", chosenText)
	if err != nil {
		t.Fatal(err)
	}
	for n, one := range cycle.Mails(changed) {
		ours := one.Kind == letter.Write && one.Locale == user.LocaleEN
		if one.Chosen != ours || (one.Text == before[n].Text) == ours {
			t.Errorf("%s %s: chosen %t, %q", one.Kind, one.Locale, one.Chosen, one.Text)
		}
	}
	if got := mailOf(t, changed, letter.Write, user.LocaleEN); got.Subject != "Write please" || got.Text != chosenText {
		t.Errorf("kept %q, %q", got.Subject, got.Text)
	}
	back, err := w.Parts.Cycles.ResetMail(w.As(t, "asa"), cycle.ResetCycleMailInput{
		CycleID: changed.ID, ExpectedVersion: changed.Version, Kind: letter.Write, Locale: user.LocaleEN,
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := mailOf(t, back, letter.Write, user.LocaleEN); got.Chosen {
		t.Error("it was not taken back")
	}
	plain := letter.Default("EN", letter.Write, false)
	if same, err := setMail(t, w, "named-open0", letter.Write, plain.Subject, plain.Text); err != nil ||
		mailOf(t, same, letter.Write, user.LocaleEN).Chosen {
		t.Errorf("what stands there by default counts as chosen, %v", err)
	}
}

// TestTheWordsOfAMailAreChecked: at the field, naming the placeholder that stands for nothing.
func TestTheWordsOfAMailAreChecked(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, c := range []struct {
		mail                letter.Mail
		subject, words      string
		field, key, telling string
	}{
		{letter.Write, "", "{link}", "subject", "required", ""},
		{letter.Write, "S", " \u200b ", "text", "required", ""},
		{letter.Write, strings.Repeat("s", 201), "{link}", "subject", "too_long", ""},
		{letter.Write, "S", strings.Repeat("s", 100_000) + "\n{link}", "text", "too_long", ""},
		{letter.Write, "{boss}", "{link}", "subject", "cycle.mail_placeholder", "{boss}"},
		{letter.Choose, "S", "{person}\n{link}", "text", "cycle.mail_placeholder", "{person}"},
		{letter.Write, "S", "See HTTPS://elsewhere.example\n{link}", "text", "cycle.mail_address", ""},
		{letter.Write, "www.elsewhere.example", "{link}", "subject", "cycle.mail_address", ""},
		{letter.Write, "S", "No way in.", "text", "cycle.mail_link", ""},
		{letter.Write, "S", "Go to {link}.", "text", "cycle.mail_link", ""},
	} {
		_, err := setMail(t, w, "named-open0", c.mail, c.subject, c.words)
		problems, _ := err.(apperr.List) //nolint:errorlint // as the domain returns it
		if len(problems) == 0 || problems[0].Key != c.key || problems[0].Path[0] != c.field ||
			(c.telling != "" && problems[0].Args[0] != c.telling) {
			t.Errorf("%q, %.40q: %v instead of %s at %s", c.subject, c.words, err, c.key, c.field)
		}
	}
	if _, err := setMail(t, w, "named-closed", letter.Write, "S", "{link}"); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("in a closed cycle: %v", err)
	}
}

// TestChosenWordsGoAlong: with a copy of the cycle, and with a template that was saved of it.
func TestChosenWordsGoAlong(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	if _, err := setMail(t, w, "named-open0", letter.Write, "Write", chosenText); err != nil {
		t.Fatal(err)
	}
	copied, err := w.Parts.Cycles.Copy(w.As(t, "asa"), cycle.CopyCycleInput{
		CycleID: testkit.ID("cyc", "named-open0"), Name: "Again", IdempotencyKey: "k",
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, made := range map[string]*ent.Cycle{
		"copy": copied, "template": begin(t, w, save(t, w, "named-open0", "Ours").ID),
	} {
		if got := mailOf(t, made, letter.Write, user.LocaleEN); !got.Chosen || got.Text != chosenText {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

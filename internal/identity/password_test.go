package identity_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/ids"
)

func TestT40_PasswordRules(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Setting.Create().SetCompanyName("Aldersund").Exec(ctx)
	})
	for password, key := range map[string]string{
		"":                             "auth.password_short",
		"fourteen chars":               "auth.password_short",
		strings.Repeat("e\u0301", 8):   "auth.password_short",
		strings.Repeat("abcd ", 52):    "auth.password_long",
		"aaaaaaaaaaaaaaaaaaa":          "auth.password_common",
		"...............":              "auth.password_common",
		"123456789012345":              "auth.password_common",
		"qwertyuiopasdfghjkl":          "auth.password_common",
		"PasswordPassword1":            "auth.password_common",
		"P@ssw0rdP@ssw0rd!":            "auth.password_common",
		"password password password":   "auth.password_common",
		"Sommer2026Sommer2026":         "auth.password_common",
		"correct horse battery staple": "auth.password_common",
		"iloveyouforever2026":          "auth.password_common",
		"administrator2026!":           "auth.password_common",
		"aldersund aldersund 1":        "auth.password_common",
		"GiulianaPetrovic1":            "auth.password_common",
		"giulianapetrovic2026":         "auth.password_common",
		"sightline-password":           "auth.password_common",
		"fifteen letters":              "", goodPassword: "", otherPassword: "",
		"ein Pferd frisst nie Gurkensalat":         "",
		"🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆":                          "",
		"пятнадцать тихих журавлей":                "",
		"               tiefe Stille um sechs    ": "",
		longest(256): "",
		longest(257): "auth.password_long",
	} {
		_, token := b.invitedOnce(t, "giuliana petrovic")
		err := b.who.AcceptInvitation(t.Context(), token, identity.Secret(password))
		if key == "" && err != nil {
			t.Errorf("%.40q was refused: %v", password, err)
		}
		if key != "" && !errors.Is(err, apperr.New(apperr.BadUserInput, key)) {
			t.Errorf("%.40q: %v, not %s", password, err, key)
		}
	}
}

// longest is a password of so many characters without a pattern.
func longest(size int) string {
	var text strings.Builder
	for seed := uint32(7); text.Len() < size; {
		seed = seed*1664525 + 1013904223
		text.WriteByte("bcdfghklmnprstvz "[seed>>24%17])
	}
	return text.String()[:size]
}

// invitedOnce gives each case an account of its own.
func (b testBundle) invitedOnce(t *testing.T, name string) (*ent.User, identity.Secret) {
	t.Helper()
	person, token := b.invited(t, name, func(c *ent.UserCreate) {
		c.SetEmail(ids.New("gia") + "@partner.example")
	})
	return person, token
}

func TestT40_EveryCharacterCounts(t *testing.T) {
	t.Parallel()
	b := setup(t)
	person, token := b.invited(t, "ada", nil)
	password := longest(256)
	must(t, b.who.AcceptInvitation(t.Context(), token, identity.Secret(password)))
	for _, cut := range []int{72, 255} {
		changed := password[:cut] + "#" + password[cut+1:]
		if _, err := b.signIn(t, person.Email, identity.Secret(changed)); !isWrongPair(err) {
			t.Errorf("character %d does not matter: %v", cut+1, err)
		}
	}
	if _, err := b.signIn(t, person.Email, identity.Secret(password)); err != nil {
		t.Error(err)
	}
}

// The same password typed on another keyboard may arrive composed differently.
func TestT40_CompositionDoesNotMatter(t *testing.T) {
	t.Parallel()
	b := setup(t)
	person, token := b.invited(t, "ada", nil)
	must(t, b.who.AcceptInvitation(t.Context(), token, "gr\u00fcne Gl\u00e4ser h\u00f6ren zu"))
	if _, err := b.signIn(t, person.Email, "gru\u0308ne Gla\u0308ser ho\u0308ren zu"); err != nil {
		t.Fatal(err)
	}
}

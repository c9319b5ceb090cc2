package mail

import (
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/user"
)

func TestT34_GuestsAreMarkedWhereverTheyAreNamed(t *testing.T) {
	t.Parallel()
	verified := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	for want, person := range map[string]*ent.User{
		"Gia Rossi (guest, unverified)": {Name: "Gia Rossi", Kind: user.KindGUEST},
		"Gia Rossi (guest)":             {Name: "Gia Rossi", Kind: user.KindGUEST, VerifiedAt: &verified},
		"Sue Park":                      {Name: "Sue Park", Kind: user.KindMEMBER},
		"former colleague":              {Name: "Ex", Kind: user.KindMEMBER, State: user.StateDELETED},
	} {
		if got := nameOf("EN", person); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNamesKeepTheirScriptAndLoseTheirTricks(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"  Sue \r\n Park\t":      "Sue Park",
		"آنا\u200cماریا":         "آنا\u200cماریا",
		"👩\u200d💻 Kim":           "👩\u200d💻 Kim",
		"a\u202eb\u2066c\u0000d": "a b c d",
		"x.evil.example/login":   "x. evil. example login",
		"gia@partner.example":    "gia (at) partner. example",
		"J.R. O'Neil-Sørensen":   "J. R. O'Neil-Sørensen",
	} {
		if got := plainName(written); got != want {
			t.Errorf("%q: got %q, want %q", written, got, want)
		}
	}
	if long := oneLine(strings.Repeat("ß", 100_000)); len([]rune(long)) != longestName+1 {
		t.Errorf("got %d characters", len([]rune(long)))
	}
}

package text_test

import (
	"testing"

	"sightline/internal/text"
)

func TestPlaceholdersAreFilledForTheirReader(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ locale, words, name, want string }{
		{"EN", "What should {first name} keep doing?", "Sue Aalto", "What should Sue keep doing?"},
		{"EN", "{Name}: one example, {First Name}.", "Sue Aalto", "Sue Aalto: one example, Sue."},
		{"DE", "Was macht { Vorname } gut?", "Sue Aalto", "Was macht Sue gut?"},
		{"EN", "{first name} listens.", "", "This person listens."},
		{"EN", "What helps {name}?", "", "What helps this person?"},
		{"DE", "{Vorname} hört zu.", "", "Diese Person hört zu."},
		{"EN", "{first name} and {first name}", "Cher", "Cher and Cher"},
		{"EN", "No names, 100 %.", "Sue Aalto", "No names, 100 %."},
		{"EN", "{first name}", "{name}", "{name}"},
		{"EN", "Kept: {team}", "Sue Aalto", "Kept: {team}"},
	} {
		if got := text.Fill(c.locale, c.words, c.name); got != c.want {
			t.Errorf("%q about %q: %q instead of %q", c.words, c.name, got, c.want)
		}
	}
}

func TestUnknownPlaceholdersAreTold(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]bool{
		"": true, "Plain.": true, "{name}": true, "{First name} and {Vorname}": true,
		"{team}": false, "{}": false, "{first name": false, "first name}": false, "{{name}}": false, "{name} {team}": false,
	} {
		if got := text.PlaceholdersKnown(words); got != want {
			t.Errorf("%q: %t", words, got)
		}
	}
}

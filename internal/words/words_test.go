package words_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/words"
)

// TestWordsAreFolded: people find each other whatever their keyboard has.
func TestWordsAreFolded(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"Zoë  O’Brien-Łukasz": "zoe o brien lukasz",
		"STRASSE Straße":      "strasse strasse",
		"Jose\u0301 José":     "jose jose",
		"Søren Ærø":           "soren aero",
		"李 明":                 "李 明",
		"Ｆｕｌｌ width":          "full width",
		" - · ":               "",
	} {
		if got := strings.Join(words.Split(written), " "); got != want {
			t.Errorf("%q became %q, want %q", written, got, want)
		}
	}
	if long := words.Split(strings.Repeat("ü", 200)); len(long) != 1 || len(long[0]) != 100 {
		t.Errorf("a long word became %v", long)
	}
}

func TestWordsOfAPerson(t *testing.T) {
	t.Parallel()
	person := &ent.User{Name: "Jörg Müller", Email: "joerg.m@aldersund.example", Team: "Müller & Söhne"}
	want := []string{"joerg", "joerg.m@aldersund.example", "jorg", "m", "mueller", "muller", "soehne", "sohne"}
	if diff := cmp.Diff(want, words.Of(person)); diff != "" {
		t.Error(diff)
	}
}

func TestSearchesHaveBounds(t *testing.T) {
	t.Parallel()
	for search, want := range map[string]int{
		"": 0, "  ,. ": 0, "ann berg": 2, "ann.berg": 2, "ann.berg@alder": 1, strings.Repeat("a ", 100): 8,
	} {
		if narrowed, err := words.Matching(search); err != nil || len(narrowed) != want {
			t.Errorf("%q asks for %d words, %v; want %d", search, len(narrowed), err, want)
		}
	}
	if _, err := words.Matching(strings.Repeat("ä", 201)); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("201 characters: %v", err)
	}
}

package ids_test

import (
	"strings"
	"testing"
	"time"

	"sightline/internal/ids"
)

func TestOrderedIdsSortByTime(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	earlier, later := ids.Ordered("usr", at), ids.Ordered("usr", at.Add(time.Millisecond))
	if earlier >= later {
		t.Fatalf("%s does not sort before %s", earlier, later)
	}
}

func TestPrefixAcceptsOnlyWellFormedIds(t *testing.T) {
	t.Parallel()
	if prefix, ok := ids.Prefix(ids.Random("ans")); !ok || prefix != "ans" {
		t.Fatalf("got %q, %v", prefix, ok)
	}
	for _, bad := range []string{
		"", "ans", "ans_", "_" + strings.Repeat("0", 26), "ans_" + strings.Repeat("u", 26),
		"ans_" + strings.Repeat("0", 27), ids.Random("ans") + "'",
	} {
		if _, ok := ids.Prefix(bad); ok {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func FuzzPrefix(f *testing.F) {
	f.Add("usr_00000000000000000000000000")
	f.Fuzz(func(t *testing.T, text string) {
		if prefix, ok := ids.Prefix(text); ok && !strings.HasPrefix(text, prefix+"_") {
			t.Fatalf("%q has prefix %q", text, prefix)
		}
	})
}

package anonymity_test

import (
	"strings"
	"testing"

	"sightline/internal/anonymity"
)

// TestATrendOverTooFewIsNone: two rounds are compared where those who came and those who went are each nobody or k
// people, and else not.
func TestATrendOverTooFewIsNone(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		before, now string
		k           int
		want        bool
	}{
		{"a b c", "a b c", 3, true},
		{"a b c", "c a b", 3, true},
		{"a b c", "a b c d", 3, false},
		{"a b c d", "a b c", 3, false},
		{"a b c d", "a b c e", 3, false},
		{"a b c d e", "a b c f g", 3, false}, // four people differ, two each way
		{"a b c", "a b c d e f", 3, true},
		{"a b c d e f", "a b c", 3, true},
		{"a b c d e f", "d e f g h", 3, false},
		{"a b c", "d e f", 3, true},
		{"a b c", "a b c d e f", 4, false},
		{"a b c", "a a b b c d d d", 3, false}, // one person, however often
		{"", "", 3, true},
	} {
		if got := anonymity.Trend(strings.Fields(one.before), strings.Fields(one.now), one.k); got != one.want {
			t.Errorf("from %q to %q with %d: %v, want %v", one.before, one.now, one.k, got, one.want)
		}
	}
}

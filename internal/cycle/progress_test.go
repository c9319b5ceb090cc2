package cycle_test

import (
	"testing"

	"sightline/internal/testkit"
)

// TestProgressSaysWhatItDoesNotTell: who reads the answers without names is not told "none handed in" but that it is
// not disclosed; who runs the cycle and reads nothing is told.
func TestProgressSaysWhatItDoesNotTell(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for persona, discloses := range map[string]map[string]bool{
		"hana": {"anonymous-open1": false, "named-open1": true},
		"asa":  {"anonymous-open1": true, "named-open1": true},
	} {
		for label, disclosed := range discloses {
			id := testkit.ID("cyc", label)
			all, err := w.Parts.Cycles.Progress(w.As(t, persona), []string{id})
			if err != nil {
				t.Fatal(err)
			}
			got := all[id]
			switch {
			case got.Asked == 0:
				t.Errorf("nobody was asked in %s", label)
			case disclosed && (got.Undisclosed != 0 || got.HandedIn == 0):
				t.Errorf("%s is told %+v of %s", persona, got, label)
			case !disclosed && (got.Undisclosed != got.Asked || got.HandedIn != 0):
				t.Errorf("%s is told %+v of %s, and is not to know", persona, got, label)
			}
		}
	}
}

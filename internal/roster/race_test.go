package roster_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"sightline/ent/peopleimport"
	"sightline/internal/roster"
	"sightline/internal/testkit"
)

// TestAnImportThatBeganIsNotPutAside: one table is carried out while another is checked; whichever comes first, what
// was said to begin does.
func TestAnImportThatBeganIsNotPutAside(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada := w.As(t, "ada")
	began := 0
	for round := range 200 {
		table := fmt.Sprintf("email,title\n%s,%d\n", address(t, w, "sue"), round)
		first := check(t, w, "ada", table)
		var applied, checked error
		var both sync.WaitGroup
		both.Go(func() {
			_, applied = w.Parts.Roster.Apply(ada, roster.ApplyImportInput{ImportID: first.ID, ExpectedVersion: first.Version})
		})
		both.Go(func() {
			_, checked = w.Parts.Roster.Check(ada, "other.csv", nil, strings.NewReader(table))
		})
		both.Wait()
		if checked != nil {
			t.Fatal(checked)
		}
		if applied != nil {
			continue
		}
		began++
		if state := reload(t, w, first.ID).State; state == peopleimport.StateREPLACED {
			t.Fatalf("round %d: it began and was put aside", round)
		}
		if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
			t.Fatal(err)
		}
	}
	if began == 0 {
		t.Error("none began")
	}
}

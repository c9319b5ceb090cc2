package roster_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	entgo "entgo.io/ent"

	"sightline/ent/peopleimport"
	"sightline/ent/user"
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

// TestForgettingAndBeginningDoNotMeetHalfway: whoever begins an import while it is about to be forgotten either has it
// carried out, or is told that it is over.
func TestForgettingAndBeginningDoNotMeetHalfway(t *testing.T) {
	t.Parallel()
	for name, begins := range map[string]bool{"once it was read": true, "once it was put aside": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			i := check(t, w, "ada", "email,name\nn@a.example,N\n")
			ada := w.As(t, "ada")
			w.Clock.Advance(24*time.Hour + 1)
			var applied atomic.Bool
			var refused error
			then := entgo.InterceptFunc(func(next entgo.Querier) entgo.Querier {
				return entgo.QuerierFunc(func(ctx context.Context, q entgo.Query) (entgo.Value, error) {
					found, err := next.Query(ctx, q)
					if applied.CompareAndSwap(false, true) {
						_, refused = w.Parts.Roster.Apply(context.WithoutCancel(ada),
							roster.ApplyImportInput{ImportID: i.ID, ExpectedVersion: i.Version})
					}
					return found, err
				})
			})
			if begins {
				w.Store.Client().PeopleImport.Intercept(then)
			} else {
				w.Store.Client().ImportLine.Intercept(then)
			}
			if err := w.Parts.Roster.Forget(w.System(t), i.ID); err != nil {
				t.Fatal(err)
			}
			if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
				t.Fatal(err)
			}
			made, err := w.Store.Client().User.Query().Where(user.Email("n@a.example")).Exist(w.System(t))
			if err != nil {
				t.Fatal(err)
			}
			if made != begins || (refused == nil) != begins {
				t.Errorf("made: %t, and whoever began it was told %v", made, refused)
			}
		})
	}
}

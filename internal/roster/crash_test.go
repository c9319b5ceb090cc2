package roster_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	entgo "entgo.io/ent"

	"sightline/ent/importline"
	"sightline/ent/user"
	"sightline/internal/testkit"
)

// TestACrashDoublesNothing: a step that breaks off leaves nothing of itself, and what begins again after the start of
// the server does the rest once, line managers before their reports.
func TestACrashDoublesNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	table := "email,name,manager\n"
	for n := range 180 {
		table += fmt.Sprintf("p%d@a.example,P %d,p%d@a.example\n", n, n, n/3+180)
	}
	for n := range 60 {
		table += fmt.Sprintf("p%d@a.example,P %d,\n", n+180, n)
	}
	i := check(t, w, "ada", table)
	var steps atomic.Int32
	crash := errors.New("the power went")
	w.Store.Client().Use(func(next entgo.Mutator) entgo.Mutator {
		return entgo.MutateFunc(func(ctx context.Context, m entgo.Mutation) (entgo.Value, error) {
			// The last write of a step is the note how far the import is.
			if _, counts := m.AddedField("done_lines"); counts && steps.Add(1) == 3 {
				return nil, crash
			}
			return next.Mutate(ctx, m)
		})
	})
	begun := apply(t, w, "ada", i)
	if begun.State != "RUNNING" || begun.DoneLines == 0 || begun.DoneLines >= 240 {
		t.Fatalf("it did not break off in the middle: %+v", begun)
	}
	made, err := w.Store.Client().User.Query().Where(user.EmailHasSuffix("@a.example")).Count(w.System(t))
	if err != nil || made != begun.DoneLines {
		t.Errorf("%d people for %d lines, %v", made, begun.DoneLines, err)
	}
	if err := w.Parts.Roster.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	i = reload(t, w, i.ID)
	made, err = w.Store.Client().User.Query().Where(user.EmailHasSuffix("@a.example")).Count(w.System(t))
	if err != nil || made != 240 || i.DoneLines != 240 || i.FailedLines != 0 || i.State != "DONE" {
		t.Errorf("%d people, %v, %+v", made, err, i)
	}
}

// TestImportsAreForgotten: the lines of a check that nobody used go after a day, those of an import after thirty.
func TestImportsAreForgotten(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	done := apply(t, w, "ada", check(t, w, "ada", "email,name\nn@a.example,N\n"))
	unused := check(t, w, "hana", "email,name\nm@a.example,M\n")
	left := func(id string) int {
		count, err := w.Store.Client().ImportLine.Query().Where(importline.ImportID(id)).Count(w.System(t))
		if err != nil {
			t.Fatal(err)
		}
		return count
	}
	for _, c := range []struct{ days, done, unused int }{{1, 1, 0}, {30, 0, 0}} {
		w.Clock.Advance(testkit.Now().AddDate(0, 0, c.days).Add(1).Sub(w.Clock.Now()))
		if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
			t.Fatal(err)
		}
		if left(done.ID) != c.done || left(unused.ID) != c.unused {
			t.Errorf("after %d days: %d and %d lines", c.days, left(done.ID), left(unused.ID))
		}
	}
}

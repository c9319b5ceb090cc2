package cycle_test

import (
	"context"
	"testing"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	entjob "sightline/ent/job"
	"sightline/internal/testkit"
)

// TestTheStartTakesUpWhatWasLeftLying: no job is left of what was due while the server was down, or its job is dead.
// After the start the cycle opens, the one whose end has come closes, and what joins answers to writers is destroyed.
func TestTheStartTakesUpWhatWasLeftLying(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	begins, ends := testkit.ID("cyc", "named-scheduled"), testkit.ID("cyc", "anonymous-open0")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		now := w.Clock.Now()
		if _, err := tx.Job.Update().SetState(entjob.StateDEAD).Save(ctx); err != nil {
			return err
		}
		if err := tx.Cycle.UpdateOneID(begins).SetStartsAt(now.AddDate(0, 0, -1)).Exec(ctx); err != nil {
			return err
		}
		return tx.Cycle.UpdateOneID(ends).SetWriteUntil(now.AddDate(0, 0, -9)).ClearReleaseAt().
			SetEndsAt(now.AddDate(0, 0, -8)).SetGraceDays(0).Exec(ctx)
	})
	for range 2 { // what is taken up twice does nothing twice
		if err := w.Parts.Cycles.Resume(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	opened, closed := w.Store.Client().Cycle.GetX(w.System(t), begins), w.Store.Client().Cycle.GetX(w.System(t), ends)
	if opened.State != entcycle.StateOPEN || closed.State != entcycle.StateCLOSED {
		t.Errorf("they are %s and %s", opened.State, closed.State)
	}
	if closed.JoinDestroyedAt == nil {
		t.Error("what joins answers to writers is still there")
	}
	if waiting := w.Store.Client().Job.Query().Where(entjob.StateEQ(entjob.StateREADY),
		entjob.DueAtLTE(w.Clock.Now())).CountX(w.System(t)); waiting > 0 {
		t.Errorf("%d jobs are still due", waiting)
	}
}

package cycle_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/internal/testkit"
)

// TestAnEndThatIsMovedMeanwhileHolds: whoever moves the end of a cycle while the clock is about to close it is heard.
func TestAnEndThatIsMovedMeanwhileHolds(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	id := testkit.ID("cyc", "named-open0")
	end := w.Store.Client().Cycle.GetX(w.System(t), id).EndsAt
	w.Clock.Advance(end.Sub(w.Clock.Now()))
	var once sync.Once
	w.Store.Client().Cycle.Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
			found, err := next.Query(ctx, q)
			once.Do(func() {
				w.Change(t, func(ctx context.Context, tx *ent.Client) error {
					return tx.Cycle.UpdateOneID(id).SetEndsAt(end.Add(24 * time.Hour)).Exec(ctx)
				})
			})
			return found, err
		})
	}))
	if err := w.Parts.Cycles.Move(t.Context()); err != nil {
		t.Fatal(err)
	}
	if now := w.Store.Client().Cycle.GetX(w.System(t), id); now.State != cycle.StateOPEN {
		t.Errorf("it is %s", now.State)
	}
}

package cycle_test

import (
	"context"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/internal/testkit"
)

// BenchmarkLaunchOf5000 rehearses and launches a cycle for 5,000 people while somebody else writes all the time: how
// long it takes, and how long they wait.
func BenchmarkLaunchOf5000(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		w := bundle{World: testkit.New(b), draft: testkit.ID("cyc", "named-draft")}
		w.company(b, 5_000)
		w.Change(b, func(ctx context.Context, tx *ent.Client) error {
			return tx.Cycle.UpdateOneID(w.draft).SetReviewsEveryone(true).Exec(ctx)
		})
		ctx, stop := context.WithCancel(b.Context())
		longest := make(chan time.Duration, 1)
		go func() { longest <- w.WriteUntil(ctx, b) }()
		b.StartTimer()
		began := time.Now() //nolint:forbidigo // what is measured is the real time
		ahead, err := w.Parts.Cycles.Rehearse(w.As(b, "asa"), w.cycle(b))
		if err != nil {
			b.Fatal(err)
		}
		rehearsed := time.Since(began) //nolint:forbidigo // what is measured is the real time
		if err := w.launchAs(b, ahead.Key); err != nil {
			b.Fatal(err)
		}
		w.runJobs(b)
		launched := time.Since(began) - rehearsed //nolint:forbidigo // what is measured is the real time
		b.StopTimer()
		stop()
		waited := <-longest
		if found := w.cycle(b); found.State == entcycle.StateDRAFT || w.reviewees(b) < 5_000 {
			b.Fatalf("%s with %d reviewees", found.State, w.reviewees(b))
		}
		b.ReportMetric(rehearsed.Seconds(), "rehearsal-s")
		b.ReportMetric(launched.Seconds(), "launch-s")
		b.ReportMetric(float64(waited.Milliseconds()), "write-max-ms")
		b.StartTimer()
	}
}

package feedback_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/e2e/load"
	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/cycle"
	"sightline/internal/feedback"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// BenchmarkReleaseOf200 releases, in each preset, the feedback about ten people about each of whom 200 wrote, one after
// the other, while somebody else writes all the time: how long one release takes, and how long they wait.
func BenchmarkReleaseOf200(b *testing.B) {
	for _, preset := range []promise.Preset{promise.Named, promise.Confidential, promise.Anonymous} {
		b.Run(strings.ToLower(string(preset)), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				written := writeHandedIn(b, preset, 10, 200)
				hr := written.as(b)
				var all []time.Duration
				waited := written.beside(b, func() {
					for _, list := range written.lists {
						began := time.Now() //nolint:forbidigo // what is measured is the real time
						if _, err := written.Parts.Feedback.Release(hr, feedback.ReleaseFeedbackInput{
							ParticipationID: list.ID, ExpectedVersion: list.Version,
						}); err != nil {
							b.Fatal(err)
						}
						all = append(all, time.Since(began)) //nolint:forbidigo // what is measured is the real time
					}
				})
				slices.Sort(all)
				b.ReportMetric(float64(all[len(all)/2].Milliseconds()), "release-ms")
				b.ReportMetric(float64(all[len(all)-1].Milliseconds()), "release-max-ms")
				b.ReportMetric(float64(waited.Milliseconds()), "write-max-ms")
			}
		})
	}
}

// BenchmarkForgetOf1000 ends an Anonymous cycle in which five people wrote about each of 1,000, while somebody else
// writes all the time: what was promised is released, and the join destroyed.
func BenchmarkForgetOf1000(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		written := writeHandedIn(b, promise.Anonymous, 1_000, 5)
		written.Change(b, func(ctx context.Context, tx *ent.Client) error {
			return tx.Cycle.UpdateOneID(written.lists[0].CycleID).SetState(entcycle.StateCLOSED).Exec(ctx)
		})
		waited := written.beside(b, func() {
			if err := written.Parts.Feedback.Forget(b.Context(), written.lists[0].CycleID); err != nil {
				b.Fatal(err)
			}
		})
		b.ReportMetric(float64(waited.Milliseconds()), "write-max-ms")
	}
}

// handedInCycle is a cycle in which everything is handed in, and whoever of HR releases.
type handedInCycle struct {
	*testkit.World

	hr    *ent.User
	lists []*ent.Participation
}

func (h handedInCycle) as(b *testing.B) context.Context {
	b.Helper()
	viewer, err := h.Store.ViewerOf(b.Context(), h.hr)
	if err != nil {
		b.Fatal(err)
	}
	return policy.WithViewer(b.Context(), viewer)
}

// beside times what is done and returns how long somebody else had to wait meanwhile.
func (h handedInCycle) beside(b *testing.B, do func()) time.Duration {
	b.Helper()
	ctx, stop := context.WithCancel(b.Context())
	longest := make(chan time.Duration, 1)
	go func() { longest <- h.WriteUntil(ctx, b) }()
	b.StartTimer()
	do()
	b.StopTimer()
	stop()
	waited := <-longest
	b.StartTimer()
	return waited
}

// writeHandedIn writes a cycle whose time to write is over: about each of so many reviewees so many others have answered
// ten questions.
func writeHandedIn(b *testing.B, preset promise.Preset, reviewees, writersEach int) handedInCycle {
	b.Helper()
	written := handedInCycle{World: testkit.Empty(b)}
	err := load.Write(b.Context(), written.Store, func(w *load.Writer) {
		w.Company()
		written.hr = w.Person(load.Person{Name: "Hana Sato", HRAdmin: true})
		var writers []*ent.User
		for n := range writersEach {
			writers = append(writers, w.Person(load.Person{Name: fmt.Sprintf("Writer %03d", n)}))
		}
		c := w.Scales(w.Cycle("Autumn", entcycle.StateOPEN, written.hr), 4, 2)
		for n := range reviewees {
			list := w.Participation(c, w.Person(load.Person{Name: fmt.Sprintf("Reviewee %04d", n)}), true)
			for _, writer := range writers {
				w.Answers(c, w.Request(list, writer, feedbackrequest.StateSUBMITTED))
			}
			written.lists = append(written.lists, list)
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	written.Change(b, func(ctx context.Context, tx *ent.Client) error {
		change := tx.Cycle.UpdateOneID(written.lists[0].CycleID).SetPreset(preset).
			SetWriteUntil(testkit.Now().Add(-time.Hour))
		cycle.ApplyPromise(change.Mutation(), promise.Of(preset))
		return change.Exec(ctx)
	})
	return written
}

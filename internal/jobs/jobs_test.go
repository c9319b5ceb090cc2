package jobs_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/job"
	"sightline/internal/clock"
	"sightline/internal/jobs"
	"sightline/internal/policy"
	"sightline/internal/store"
)

type testBundle struct {
	store  *store.Store
	clock  *clock.Fixed
	queue  *jobs.Queue
	system context.Context
}

func setup(t *testing.T) testBundle {
	t.Helper()
	c := clock.NewFixed(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	s, err := store.Open(t.Context(), t.TempDir(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return testBundle{store: s, clock: c, queue: jobs.New(s, nil), system: policy.AsSystem(t.Context(), policy.RunJobs)}
}

func (b testBundle) enqueue(t *testing.T, kind, subject string, dueAt time.Time) {
	t.Helper()
	err := b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
		return b.queue.Enqueue(ctx, tx, kind, subject, dueAt)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (b testBundle) run(t *testing.T, handlers map[string]jobs.Handler) {
	t.Helper()
	if err := b.queue.RunDue(t.Context(), handlers); err != nil {
		t.Fatal(err)
	}
}

func (b testBundle) only(t *testing.T) *ent.Job {
	t.Helper()
	only, err := b.store.Client().Job.Query().Only(b.system)
	if err != nil {
		t.Fatal(err)
	}
	return only
}

func TestAJobIsDoneOnceWhenItIsDue(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.enqueue(t, "open", "cyc_1", b.clock.Now().Add(time.Hour))
	var done []string
	handlers := map[string]jobs.Handler{"open": func(_ context.Context, subject string) error {
		done = append(done, subject)
		return nil
	}}
	b.run(t, handlers)
	if len(done) != 0 {
		t.Fatal("it was done too early")
	}
	b.clock.Advance(time.Hour)
	b.run(t, handlers)
	b.run(t, handlers)
	if len(done) != 1 || done[0] != "cyc_1" {
		t.Fatalf("got %v", done)
	}
	if state := b.only(t).State; state != job.StateDONE {
		t.Fatalf("got %s", state)
	}
}

func TestAJobOfAFailedCommandIsNotThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	failure := errors.New("the command failed")
	err := b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
		if err := b.queue.Enqueue(ctx, tx, "open", "cyc_1", b.clock.Now()); err != nil {
			return err
		}
		return failure
	})
	if !errors.Is(err, failure) {
		t.Fatalf("got %v", err)
	}
	if count, err := b.store.Client().Job.Query().Count(b.system); err != nil || count != 0 {
		t.Fatalf("%d jobs, %v", count, err)
	}
}

func TestFailuresAndPanicsAreTriedLaterAndLater(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.enqueue(t, "open", "cyc_1", b.clock.Now())
	tries := 0
	handlers := map[string]jobs.Handler{"open": func(context.Context, string) error {
		tries++
		if tries == 2 {
			panic("broken")
		}
		return errors.New("not yet")
	}}
	for i, wait := range []time.Duration{10 * time.Second, 20 * time.Second, 40 * time.Second} {
		b.run(t, handlers)
		b.run(t, handlers)
		got := b.only(t)
		if tries != i+1 || got.State != job.StateREADY || !got.DueAt.Equal(b.clock.Now().Add(wait)) {
			t.Fatalf("try %d: %d tries, %s, due %s", i+1, tries, got.State, got.DueAt)
		}
		if i == 1 && got.Problem != "panic: broken" {
			t.Fatalf("got %q", got.Problem)
		}
		b.clock.Advance(wait)
	}
}

func TestAJobDiesAfterTenTries(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.enqueue(t, "nobody knows this", "", b.clock.Now())
	for range 20 {
		b.run(t, nil)
		b.clock.Advance(2 * time.Hour)
	}
	if got := b.only(t); got.State != job.StateDEAD || got.Attempt != 10 || got.Problem == "" {
		t.Fatalf("got %s after %d tries: %q", got.State, got.Attempt, got.Problem)
	}
}

func TestALostWorkersJobIsTakenOverAndItsLateEndIsIgnored(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.enqueue(t, "open", "cyc_1", b.clock.Now())
	other := jobs.New(b.store, nil)
	doneByOther := 0
	slow := map[string]jobs.Handler{"open": func(context.Context, string) error {
		// The lease runs out while the first worker is still at it.
		b.clock.Advance(6 * time.Minute)
		err := other.RunDue(t.Context(), map[string]jobs.Handler{"open": func(context.Context, string) error {
			doneByOther++
			return nil
		}})
		if err != nil {
			t.Error(err)
		}
		return errors.New("the first worker failed late")
	}}
	b.run(t, slow)
	if got := b.only(t); doneByOther != 1 || got.State != job.StateDONE || got.Attempt != 2 || got.Problem != "" {
		t.Fatalf("done %d times, %s, attempt %d, %q", doneByOther, got.State, got.Attempt, got.Problem)
	}
}

func TestALeaseKeepsOthersOff(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.enqueue(t, "open", "cyc_1", b.clock.Now())
	done := 0
	var handlers map[string]jobs.Handler
	handlers = map[string]jobs.Handler{"open": func(context.Context, string) error {
		done++
		return jobs.New(b.store, nil).RunDue(t.Context(), handlers)
	}}
	b.run(t, handlers)
	if done != 1 {
		t.Fatalf("done %d times", done)
	}
}

func TestACommitWakesTheWorker(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, stop := context.WithCancel(t.Context())
	done, ended := make(chan string), make(chan struct{})
	go func() {
		defer close(ended)
		b.queue.Run(ctx, map[string]jobs.Handler{"open": func(_ context.Context, subject string) error {
			done <- subject
			return nil
		}})
	}()
	b.enqueue(t, "open", "cyc_1", b.clock.Now())
	if subject := <-done; subject != "cyc_1" {
		t.Fatalf("got %q", subject)
	}
	stop()
	<-ended
	if state := b.only(t).State; state != job.StateDONE {
		t.Fatalf("got %s: the end of a job was lost by the stop", state)
	}
}

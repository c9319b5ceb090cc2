package cycle_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/job"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/testkit"
)

const day = 24 * time.Hour

// TestALeapOfTheClockLosesNothing: a cycle whose start and end both passed unseen opens and closes, and one with days
// of grace stays open until they are over.
func TestALeapOfTheClockLosesNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", "named-open1")).SetGraceDays(2).Exec(ctx)
	})
	for _, step := range []struct {
		wait           time.Duration
		scheduled      entcycle.State
		open, graceful entcycle.State
	}{
		{31 * day, entcycle.StateOPEN, entcycle.StateCLOSED, entcycle.StateOPEN},
		{day - time.Microsecond, entcycle.StateOPEN, entcycle.StateCLOSED, entcycle.StateOPEN},
		{time.Microsecond, entcycle.StateOPEN, entcycle.StateCLOSED, entcycle.StateCLOSED},
		{3650 * day, entcycle.StateCLOSED, entcycle.StateCLOSED, entcycle.StateCLOSED},
	} {
		w.Clock.Advance(step.wait)
		if err := w.Parts.Cycles.Move(t.Context()); err != nil {
			t.Fatal(err)
		}
		for label, want := range map[string]entcycle.State{
			"named-scheduled": step.scheduled, "named-open0": step.open, "named-open1": step.graceful,
		} {
			if got := stateOf(t, w, label); got != want {
				t.Errorf("%s after %s: %s instead of %s", label, step.wait, got, want)
			}
		}
	}
	leapt := testkit.New(t)
	leapt.Clock.Advance(3650 * day)
	for range 2 { // the look at its start, then the one at its end
		if err := leapt.Parts.Cycles.Move(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := stateOf(t, leapt, "named-scheduled"); got != entcycle.StateCLOSED {
		t.Errorf("after ten years at once it is %s", got)
	}
}

// TestDeadlinesAreLookedAt: for every moment at which something ends there is a look of the clock, so that what waits
// vanishes by itself.
func TestDeadlinesAreLookedAt(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	id, yes, grace := testkit.ID("cyc", "confidential-open0"), true, 3
	found := w.Store.Client().Cycle.GetX(w.System(t), id)
	at := func(days int) *time.Time { return new(testkit.Now().Add(time.Duration(days) * day)) }
	if _, err := w.Parts.Cycles.Update(w.As(t, "wim"), cycle.UpdateCycleInput{
		CycleID: id, ExpectedVersion: found.Version, Timeline: &cycle.TimelineInput{
			StartsAt: found.StartsAt, NominateUntil: at(3), ApproveUntil: at(5), WriteUntil: at(7), EndsAt: at(20),
			NominateDeadline: &yes, ApproveDeadline: &yes, WriteDeadline: &yes, GraceDays: &grace,
		},
	}); err != nil {
		t.Fatal(err)
	}
	for _, days := range []int{3, 5, 7, 10, 23} {
		looks := w.Store.Client().Job.Query().Where(job.Kind(cycle.ClockJob), job.Subject(id), job.DueAt(*at(days))).
			CountX(w.System(t))
		if looks != 1 {
			t.Errorf("%d looks after %d days", looks, days)
		}
	}
}

// TestBadDeadlines: what cannot bind is told of a draft before it is published, and refused at its field after; what is
// left out stays as it is.
func TestBadDeadlines(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	yes, until := true, testkit.Now().Add(30*day)
	update := func(label string, timeline *cycle.TimelineInput) (*ent.Cycle, error) {
		found := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", label))
		timeline.StartsAt, timeline.WriteUntil = found.StartsAt, &until
		return w.Parts.Cycles.Update(w.As(t, "ada"), cycle.UpdateCycleInput{
			CycleID: found.ID, ExpectedVersion: found.Version, Timeline: timeline,
		})
	}
	at := func(list apperr.List) string {
		if len(list) != 1 {
			return ""
		}
		return list[0].Path[len(list[0].Path)-1]
	}
	for field, timeline := range map[string]*cycle.TimelineInput{
		"nominateDeadline": {NominateDeadline: &yes}, "approveDeadline": {ApproveDeadline: &yes}, "graceDays": {GraceDays: new(61)},
	} {
		_, err := update("named-open0", timeline)
		var list apperr.List
		if !errors.As(err, &list) || at(list) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	draft, err := update("named-draft", &cycle.TimelineInput{NominateDeadline: &yes, WriteDeadline: &yes, GraceDays: new(5)})
	if err != nil {
		t.Fatal(err)
	}
	if problems, err := w.Parts.Cycles.Problems(w.As(t, "ada"), draft); err != nil || at(problems) != "nominateDeadline" {
		t.Errorf("a draft is told of %v, %v", problems, err)
	}
	kept, err := update("named-draft", &cycle.TimelineInput{})
	if err != nil || !kept.WriteDeadline || !kept.NominateDeadline || kept.GraceDays != 5 {
		t.Errorf("left out: %v, %v", kept, err)
	}
}

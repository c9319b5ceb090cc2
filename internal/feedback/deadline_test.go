package feedback_test

import (
	"context"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/apperr"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

const day = 24 * time.Hour

// bind makes dates of every cycle of the world deadlines.
func bind(t *testing.T, w *testkit.World, change func(*ent.CycleUpdate)) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Cycle.Update()
		change(update)
		return update.Exec(ctx)
	})
}

// do carries a command out on a request in the first of its states and returns what came of it.
func do(t *testing.T, w *testkit.World, c command) error {
	t.Helper()
	r := requests(t, w, cycle.StateOPEN)[c.from[0]]
	who := c.by
	if who == reviewer {
		who = personaOf(r.ReviewerID)
	}
	return c.do(w.As(t, who), w, r)
}

// TestOnlyDeadlinesBind: a date that guides refuses nothing when it has passed; one that is a deadline refuses from its
// very moment on, and changes nothing (workflow C).
func TestOnlyDeadlinesBind(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	origin.Change(t, func(ctx context.Context, tx *ent.Client) error { // there the time to write always binds
		return tx.Cycle.Update().Where(cycle.PresetEQ(promise.Anonymous), cycle.StateEQ(cycle.StateOPEN)).
			SetState(cycle.StateCLOSED).Exec(ctx)
	})
	// The dates of the world: 2 days from now for nominating, 4 for deciding, 10 for writing.
	for name, c := range map[string]struct {
		commands []string
		bind     func(*ent.CycleUpdate)
		after    time.Duration
		refusal  string
	}{
		"nominating": {[]string{"remove"}, func(u *ent.CycleUpdate) { u.SetNominateDeadline(true) }, 2 * day, "state.nominate_over"},
		"deciding": {
			[]string{"approve", "reject"}, func(u *ent.CycleUpdate) { u.SetApproveDeadline(true) }, 4 * day, "state.approve_over",
		},
		"writing": {
			[]string{"save", "submit", "reopen", "decline", "undo", "approve"},
			func(u *ent.CycleUpdate) { u.SetWriteDeadline(true) }, 10 * day, "state.write_over",
		},
		"writing after the grace": {
			[]string{"save", "submit"}, func(u *ent.CycleUpdate) { u.SetWriteDeadline(true).SetGraceDays(3) }, 13 * day, "state.write_over",
		},
	} {
		for _, command := range c.commands {
			guided := origin.Copy(t)
			guided.Clock.Advance(c.after)
			if err := do(t, guided, commands()[command]); err != nil {
				t.Errorf("%s: %s after a date that guides: %v", name, command, err)
			}
			early, late := origin.Copy(t), origin.Copy(t)
			bind(t, early, c.bind)
			bind(t, late, c.bind)
			early.Clock.Advance(c.after - time.Microsecond)
			late.Clock.Advance(c.after)
			if err := do(t, early, commands()[command]); err != nil {
				t.Errorf("%s: %s just in time: %v", name, command, err)
			}
			version := late.Version(t)
			if err := do(t, late, commands()[command]); !hasKey(err, c.refusal) || apperr.CodeOf(err) != apperr.InvalidState {
				t.Errorf("%s: %s too late: %v", name, command, err)
			}
			if late.Version(t) != version {
				t.Errorf("%s: %s was refused and changed something", name, command)
			}
		}
	}
}

// TestTheListKeepsToItsDeadline: the reviewee nominates until the deadline for it, whoever decides adds until theirs.
func TestTheListKeepsToItsDeadline(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	limits(t, w, "named-open0", 0, 50)
	bind(t, w, func(u *ent.CycleUpdate) { u.SetNominateDeadline(true).SetApproveDeadline(true) })
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.FeedbackRequest.Update().Where(feedbackrequest.ParticipationID(testkit.ID("prt", "named-open0/sue"))).
			SetState(feedbackrequest.StateWITHDRAWN).Exec(ctx)
	})
	steps := []struct {
		wait    time.Duration
		who     string
		refusal string
	}{
		{0, "sue", ""}, {2 * day, "sue", "state.nominate_over"}, {0, "max", ""}, {2 * day, "max", "state.approve_over"},
	}
	spare := []string{"rae", "cole", "otto", "rex"}
	for n, step := range steps {
		w.Clock.Advance(step.wait)
		_, err := nominate(w.As(t, step.who), w, "named-open0/sue", spare[n])
		if (step.refusal == "" && err != nil) || (step.refusal != "" && !hasKey(err, step.refusal)) {
			t.Errorf("%s on step %d: %v", step.who, n, err)
		}
	}
}

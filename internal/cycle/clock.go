package cycle

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// schedule queues a look at the cycle for each moment that lies ahead and changes something: it opens, a deadline
// passes, the time to write is over, it closes. A date that is moved later leaves a look that finds nothing to do.
func (c *Cycles) schedule(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
	now := c.store.Clock().Now()
	queued := map[time.Time]bool{}
	for _, at := range []*time.Time{
		found.StartsAt, found.NominateUntil, found.ApproveUntil, found.WriteUntil, policy.LateUntil(found),
		policy.WritingEnds(found), found.ReleaseAt, policy.ClosesAt(found),
	} {
		if at == nil || at.Before(now) || queued[at.UTC()] {
			continue
		}
		queued[at.UTC()] = true
		if err := c.jobs.Enqueue(ctx, tx, ClockJob, found.ID, *at); err != nil {
			return fmt.Errorf("queue a look by the clock: %w", err)
		}
	}
	return nil
}

// appliedTo is a cycle with the dates and deadlines as they shall be.
func (t *TimelineInput) appliedTo(found *ent.Cycle) *ent.Cycle {
	changed := *found
	changed.StartsAt, changed.NominateUntil, changed.ApproveUntil = t.StartsAt, t.NominateUntil, t.ApproveUntil
	changed.WriteUntil, changed.ReleaseAt, changed.EndsAt = t.WriteUntil, t.ReleaseAt, t.EndsAt
	setIfGiven(t.NominateDeadline, func(binds bool) { changed.NominateDeadline = binds })
	setIfGiven(t.ApproveDeadline, func(binds bool) { changed.ApproveDeadline = binds })
	setIfGiven(t.WriteDeadline, func(binds bool) { changed.WriteDeadline = binds })
	setIfGiven(t.GraceDays, func(days int) { changed.GraceDays = days })
	return &changed
}

// end is what the closing of a cycle brings: what is unfinished expires, and in an Anonymous one the join of answers
// and writers is destroyed, which is a job because it takes its time (A5).
func (c *Cycles) end(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
	if err := expire(ctx, tx, found.ID); err != nil {
		return err
	}
	if found.Preset != promise.Anonymous {
		return nil
	}
	if err := c.jobs.Enqueue(ctx, tx, ForgetJob, found.ID, c.store.Clock().Now()); err != nil {
		return fmt.Errorf("queue the destruction of the join: %w", err)
	}
	return nil
}

// Move opens scheduled cycles whose start has come and closes open ones whose end and grace have (workflow C), each in
// a transaction of its own. Where the clock leapt over both, a cycle opens and closes at once.
func (c *Cycles) Move(ctx context.Context) error {
	system := policy.AsSystem(ctx, policy.MoveCycles)
	now := c.store.Clock().Now()
	due, err := c.store.Client().Cycle.Query().Where(cycle.Or(
		cycle.And(cycle.StateEQ(cycle.StateSCHEDULED), cycle.StartsAtLTE(now)),
		cycle.And(cycle.StateEQ(cycle.StateOPEN), cycle.EndsAtLTE(now)),
	)).All(system)
	if err != nil {
		return fmt.Errorf("look for cycles whose time has come: %w", err)
	}
	for _, found := range due {
		if found.State == cycle.StateOPEN && policy.ClosesAt(found).After(now) {
			continue
		}
		if err := c.move(system, found, now); err != nil {
			return err
		}
	}
	return nil
}

// move opens or closes a cycle if its time has still come: whoever runs it may have moved the date meanwhile.
func (c *Cycles) move(system context.Context, found *ent.Cycle, now time.Time) error {
	next, due := cycle.StateOPEN, cycle.StartsAtLTE(now)
	if found.State == cycle.StateOPEN {
		next = cycle.StateCLOSED
		due = cycle.And(cycle.GraceDays(found.GraceDays), cycle.EndsAtLTE(now.AddDate(0, 0, -found.GraceDays)))
	}
	return c.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		moved, err := tx.Cycle.Update().Where(cycle.ID(found.ID), cycle.StateEQ(found.State), due).
			SetState(next).AddVersion(1).Save(ctx)
		if err != nil {
			return fmt.Errorf("move the cycle: %w", err)
		}
		if moved == 0 {
			return nil
		}
		if err := c.moved(ctx, tx, found, next); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.Action("CYCLE_"+next.String()), found.ID)
	})
}

// moved is what the opening or the closing of a cycle brings.
func (c *Cycles) moved(ctx context.Context, tx *ent.Client, found *ent.Cycle, next cycle.State) error {
	if next == cycle.StateCLOSED {
		return c.end(ctx, tx, found)
	}
	return c.queueReports(ctx, tx, found)
}

// PhaseOf returns the phase of an open cycle by its dates, which guide and do not block; nil unless it is open.
func PhaseOf(found *ent.Cycle, now time.Time) *cyclenotice.Phase {
	if found.State != cycle.StateOPEN {
		return nil
	}
	phase := cyclenotice.PhaseRELEASE
	switch {
	case found.NominateUntil != nil && now.Before(*found.NominateUntil):
		phase = cyclenotice.PhaseNOMINATE
	case found.ApproveUntil != nil && now.Before(*found.ApproveUntil):
		phase = cyclenotice.PhaseAPPROVE
	case found.WriteUntil != nil && now.Before(*found.WriteUntil):
		phase = cyclenotice.PhaseWRITE
	}
	return &phase
}

// Phase returns the phase of a cycle now.
func (c *Cycles) Phase(found *ent.Cycle) *cyclenotice.Phase {
	return PhaseOf(found, c.store.Clock().Now())
}

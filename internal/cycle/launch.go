package cycle

import (
	"context"
	"fmt"
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// LaunchJob is the kind of job that makes the reviewees of a cycle. Its subject is the cycle.
const LaunchJob = "launch-cycle"

const (
	// atOnce is how many reviewees are made in one transaction: so short that nobody's write waits long for it.
	atOnce = 100
	// turn is how long a launch goes on before other jobs have theirs.
	turn = time.Second
	// Launched is what the audit log calls the end of a launch that took a job.
	Launched policy.Action = "CYCLE_LAUNCHED"
)

// Launch is how far the launch of a cycle is, in reviewees.
type Launch struct {
	Done, Total int
}

// LaunchOf returns how far the launch of a cycle is; nil while none goes on.
func LaunchOf(found *ent.Cycle) *Launch {
	if found.LaunchingAt == nil {
		return nil
	}
	return &Launch{Done: found.LaunchDone, Total: len(found.LaunchPlan)}
}

// Publish launches a draft: whom it means today is fixed, and it is scheduled, or opens at once when its start lies in
// the past (workflow C). For many people that is a job; until its end the cycle stays a draft to everybody but those
// who run it, and refuses changes.
func (c *Cycles) Publish(ctx context.Context, input PublishCycleInput) (*ent.Cycle, error) {
	found, grant, err := c.authorize(ctx, policy.PublishCycle, input.CycleID, &input.ExpectedVersion,
		withQuestionnaire, withReviewees)
	if err != nil {
		return nil, err
	}
	meant, err := c.rehearsedFor(ctx, found, input.RehearsalKey)
	if err != nil {
		return nil, err
	}
	if err := problemsOf(found, len(found.Edges.Questions), len(meant), c.store.Clock().Now()).Err(); err != nil {
		return nil, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		return c.launch(ctx, tx, found, meant)
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

// rehearsedFor returns the ids of whom the launch would review. It refuses where the launch would do something else
// than the rehearsal with the key.
func (c *Cycles) rehearsedFor(ctx context.Context, found *ent.Cycle, key *string) ([]string, error) {
	if key == nil {
		return c.meant(ctx, c.store.Client(), found)
	}
	now, err := c.Rehearse(ctx, found)
	if err != nil {
		return nil, err
	}
	if now.Key != *key {
		return nil, outOfDate(found)
	}
	return now.ids(), nil
}

// outOfDate says that a launch would do something else than what was shown.
func outOfDate(found *ent.Cycle) error {
	return &apperr.Error{Code: apperr.Conflict, Key: "cycle.rehearsal", Current: found}
}

// launch fixes whom a draft means. A few are made reviewees in this very transaction, more of them by a job.
func (c *Cycles) launch(ctx context.Context, tx *ent.Client, found *ent.Cycle, expected []string) error {
	meant, err := c.meant(ctx, tx, found)
	if err != nil {
		return err
	}
	if !slices.Equal(meant, expected) {
		return outOfDate(found)
	}
	already, err := revieweesOf(ctx, tx, found.ID)
	if err != nil {
		return err
	}
	plan := slices.DeleteFunc(meant, func(id string) bool { return already[id] })
	update := tx.Cycle.UpdateOneID(found.ID).Where(cycle.Version(found.Version)).AddVersion(1)
	if len(plan) > atOnce {
		now := c.store.Clock().Now()
		if err := c.jobs.Enqueue(ctx, tx, LaunchJob, found.ID, now); err != nil {
			return fmt.Errorf("queue the launch: %w", err)
		}
		return c.finish(ctx, tx, policy.PublishCycle, found, update.SetLaunchingAt(now).SetLaunchPlan(plan))
	}
	if err := makeReviewees(ctx, tx, found.ID, plan); err != nil {
		return err
	}
	if err := c.begin(ctx, tx, found, update); err != nil {
		return err
	}
	return c.finish(ctx, tx, policy.PublishCycle, found, update)
}

func makeReviewees(ctx context.Context, tx *ent.Client, cycleID string, userIDs []string) error {
	if len(userIDs) == 0 {
		return nil
	}
	err := tx.Participation.MapCreateBulk(userIDs, func(create *ent.ParticipationCreate, n int) {
		create.SetCycleID(cycleID).SetRevieweeID(userIDs[n])
	}).Exec(ctx)
	if err != nil {
		return fmt.Errorf("make the reviewees: %w", err)
	}
	return nil
}

// begin makes a draft a cycle that is scheduled or open, with the looks of the clock at its dates.
func (c *Cycles) begin(ctx context.Context, tx *ent.Client, found *ent.Cycle, update *ent.CycleUpdateOne) error {
	next := cycle.StateSCHEDULED
	if !found.StartsAt.After(c.store.Clock().Now()) {
		next = cycle.StateOPEN
	}
	update.SetState(next).ClearLaunchingAt().ClearLaunchPlan().SetLaunchDone(0)
	if next == cycle.StateOPEN {
		if err := c.queueReports(ctx, tx, found); err != nil {
			return err
		}
	}
	return c.schedule(ctx, tx, found)
}

// RunLaunch is the job that launches a cycle: step by step for a turn, then it queues up again.
func (c *Cycles) RunLaunch(system context.Context, cycleID string) error {
	until := c.store.Clock().Now().Add(turn)
	for {
		more, err := c.launchStep(system, cycleID)
		if err != nil || !more {
			return err
		}
		if c.store.Clock().Now().After(until) {
			return c.queue(system, LaunchJob, cycleID)
		}
	}
}

// launchStep makes the next reviewees, in one transaction with the note of how far it is, or ends the launch. It tells
// whether more is to be done.
func (c *Cycles) launchStep(system context.Context, cycleID string) (bool, error) {
	more := false
	err := c.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		found, err := tx.Cycle.Query().Where(cycle.ID(cycleID), cycle.LaunchingAtNotNil()).Only(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the cycle that is launched: %w", err)
		}
		left := found.LaunchPlan[min(found.LaunchDone, len(found.LaunchPlan)):]
		if more = len(left) > 0; !more {
			return c.endLaunch(ctx, tx, found)
		}
		next := left[:min(atOnce, len(left))]
		// Until the end nobody has anything to do in it, and nobody is woken.
		silent := store.Silently(ctx)
		if err := makeReviewees(silent, tx, cycleID, next); err != nil {
			return err
		}
		if err := tx.Cycle.UpdateOneID(cycleID).AddLaunchDone(len(next)).Exec(silent); err != nil {
			return fmt.Errorf("note how far the launch is: %w", err)
		}
		return nil
	})
	return more, err
}

// endLaunch is the one step that others see.
func (c *Cycles) endLaunch(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
	update := tx.Cycle.UpdateOneID(found.ID).AddVersion(1)
	if err := c.begin(ctx, tx, found, update); err != nil {
		return err
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("end the launch: %w", err)
	}
	return store.Record(ctx, tx, auditevent.PartPEOPLE, Launched, found.ID)
}

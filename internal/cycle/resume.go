package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/predicate"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// Resume queues, at the start of the server, whatever of the cycles a crash interrupted or a dead job left lying:
// launches, dates that have come, and the destruction of what joins answers to writers. At the start nobody works at
// any of it, and what is done twice does nothing twice.
func (c *Cycles) Resume(ctx context.Context) error {
	system, now := policy.AsSystem(ctx, policy.RunJobs), c.store.Clock().Now()
	for kind, waits := range map[string]predicate.Cycle{
		LaunchJob: cycle.LaunchingAtNotNil(),
		ClockJob: cycle.Or(
			cycle.And(cycle.StateEQ(cycle.StateSCHEDULED), cycle.StartsAtLTE(now)),
			cycle.And(cycle.StateEQ(cycle.StateOPEN), cycle.EndsAtLTE(now)),
			cycle.And(cycle.StateEQ(cycle.StateOPEN), cycle.ReleasedByDate(true), cycle.ReleaseAtLTE(now)),
		),
		ForgetJob: cycle.And(cycle.PresetEQ(promise.Anonymous), cycle.JoinDestroyedAtIsNil(),
			cycle.StateIn(cycle.StateCLOSED, cycle.StateARCHIVED)),
	} {
		found, err := c.store.Client().Cycle.Query().Where(waits).IDs(system)
		if err != nil {
			return fmt.Errorf("look for what waits for %s: %w", kind, err)
		}
		for _, id := range found {
			if err := c.queue(system, kind, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// queue queues a job about a cycle for now.
func (c *Cycles) queue(system context.Context, kind, cycleID string) error {
	return c.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		return c.jobs.Enqueue(ctx, tx, kind, cycleID, c.store.Clock().Now())
	})
}

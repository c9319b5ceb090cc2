package cycle

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// every is how often the clock looks at the cycles.
const every = 15 * time.Second

// Run lets the clock move cycles until the context ends. What came due while the program was down moves at once.
func (c *Cycles) Run(ctx context.Context) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		if err := c.Move(ctx); err != nil {
			slog.Error("cycles did not move by the clock", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Move opens scheduled cycles whose start has come and closes open ones whose end has (workflows.md C), each in a
// transaction of its own.
func (c *Cycles) Move(ctx context.Context) error {
	system := policy.AsSystem(ctx, policy.MoveCycles)
	now := c.store.Clock().Now()
	due, err := c.store.Client().Cycle.Query().Where(cycle.Or(
		cycle.And(cycle.StateEQ(cycle.StateSCHEDULED), cycle.StartsAtLTE(now)),
		cycle.And(cycle.StateEQ(cycle.StateOPEN), cycle.EndsAtLTE(now)),
	)).WithRequests().All(system)
	if err != nil {
		return fmt.Errorf("look for cycles whose time has come: %w", err)
	}
	for _, found := range due {
		if err := c.move(system, found); err != nil {
			return err
		}
	}
	return nil
}

func (c *Cycles) move(system context.Context, found *ent.Cycle) error {
	return c.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		next := cycle.StateOPEN
		if found.State == cycle.StateOPEN {
			next = cycle.StateCLOSED
			if err := expire(ctx, tx, found.Edges.Requests); err != nil {
				return err
			}
		}
		if err := tx.Cycle.UpdateOneID(found.ID).Where(cycle.StateEQ(found.State)).SetState(next).AddVersion(1).
			Exec(ctx); err != nil {
			return fmt.Errorf("move the cycle: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.Action("CYCLE_"+next.String()), found.ID)
	})
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

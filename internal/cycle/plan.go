package cycle

import (
	"context"
	"fmt"
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cyclenotice"
	"sightline/ent/noticeplan"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/store"
)

const (
	// NoticeJob is the kind of job that sends an announcement at its time. Its subject is the plan.
	NoticeJob = "cycle-notice"
	// Unplanned is what the audit log calls a plan that was taken back.
	Unplanned policy.Action = "NOTICE_UNPLANNED"
)

// PlanCycleNoticeInput says when to announce a phase.
type PlanCycleNoticeInput struct {
	CycleID string
	Phase   cyclenotice.Phase
	DueAt   time.Time
}

// UnplanCycleNoticeInput names the plan to take back.
type UnplanCycleNoticeInput struct {
	CycleID string
	Phase   cyclenotice.Phase
}

// PlanNotice plans the announcement of a phase for a time; an earlier plan for the phase gives way. The time lies in
// the future, and in that of the cycle: the job that it queues would find it closed.
func (c *Cycles) PlanNotice(ctx context.Context, input PlanCycleNoticeInput) (*ent.Cycle, error) {
	found, grant, err := c.authorize(ctx, policy.PlanNotice, input.CycleID, nil, withPlan(input.Phase))
	if err != nil {
		return nil, err
	}
	if err := checkDue(found, input.DueAt, c.store.Clock().Now()); err != nil {
		return nil, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if _, err := dropPlans(ctx, tx, found); err != nil {
			return err
		}
		id := ids.Ordered("npl", c.store.Clock().Now())
		err := tx.NoticePlan.Create().SetID(id).SetCycleID(found.ID).SetPlannedByID(policy.From(ctx).ID()).
			SetPhase(noticeplan.Phase(input.Phase)).SetDueAt(input.DueAt).Exec(ctx)
		if ent.IsConstraintError(err) {
			return apperr.State("state.notice_planned")
		}
		if err != nil {
			return fmt.Errorf("write the plan: %w", err)
		}
		if err := c.jobs.Enqueue(ctx, tx, NoticeJob, id, input.DueAt); err != nil {
			return fmt.Errorf("queue the announcement: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.PlanNotice, found.ID)
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

// checkDue: an announcement is planned for the future, and for when the cycle is open by its dates.
func checkDue(found *ent.Cycle, due, now time.Time) error {
	closes := policy.ClosesAt(found)
	switch {
	case due.Year() > 2200:
		return apperr.Input("not_a_date", "dueAt")
	case !due.After(now):
		return apperr.Input("cycle.notice_past", "dueAt")
	case found.StartsAt != nil && due.Before(*found.StartsAt):
		return apperr.Input("cycle.notice_early", "dueAt")
	case closes != nil && !due.Before(*closes):
		return apperr.Input("cycle.notice_late", "dueAt")
	}
	return nil
}

// UnplanNotice takes the plan to announce a phase back.
func (c *Cycles) UnplanNotice(ctx context.Context, input UnplanCycleNoticeInput) (*ent.Cycle, error) {
	found, grant, err := c.authorize(ctx, policy.PlanNotice, input.CycleID, nil, withPlan(input.Phase))
	if err != nil || len(found.Edges.NoticePlans) == 0 {
		return found, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if dropped, err := dropPlans(ctx, tx, found); err != nil || dropped == 0 {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, Unplanned, found.ID)
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

func withPlan(phase cyclenotice.Phase) func(*ent.CycleQuery) {
	return func(q *ent.CycleQuery) {
		q.WithNoticePlans(func(q *ent.NoticePlanQuery) { q.Where(noticeplan.PhaseEQ(noticeplan.Phase(phase))) })
	}
}

// dropPlans deletes the plans that were loaded with a cycle and tells how many were still there.
func dropPlans(ctx context.Context, tx *ent.Client, found *ent.Cycle) (int, error) {
	var planned []string
	for _, plan := range found.Edges.NoticePlans {
		planned = append(planned, plan.ID)
	}
	dropped, err := tx.NoticePlan.Delete().Where(noticeplan.IDIn(planned...)).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("delete the plan: %w", err)
	}
	return dropped, nil
}

// NoticePlans returns the plans to announce something in cycles, in the order of their times.
func (c *Cycles) NoticePlans(ctx context.Context, cycleIDs []string) ([]*ent.NoticePlan, error) {
	plans, err := c.store.Client().NoticePlan.Query().Where(noticeplan.CycleIDIn(cycleIDs...)).
		Order(ent.Asc(noticeplan.FieldDueAt, noticeplan.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the plans: %w", err)
	}
	return plans, nil
}

// SendPlanned is the job that announces a phase at its time: as whoever planned it, with their rights as they are by
// then, and in one transaction with the end of the plan. So it goes out once, however often the job is done; a plan
// that was taken back or gave way to another is not there any more.
func (c *Cycles) SendPlanned(system context.Context, planID string) error {
	if err := c.Move(system); err != nil { // a plan for the very moment at which the cycle opens
		return err
	}
	plan, err := c.store.Client().NoticePlan.Query().Where(noticeplan.ID(planID), noticeplan.ProblemIsNil()).
		WithPlannedBy().Only(system)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the plan of an announcement: %w", err)
	}
	if slices.Contains(policy.OutOfUse(), plan.Edges.PlannedBy.State) {
		return c.missed(system, plan, noticeplan.ProblemNOT_ALLOWED)
	}
	viewer, err := c.store.ViewerOf(system, plan.Edges.PlannedBy)
	if err != nil {
		return fmt.Errorf("read the rights of who planned: %w", err)
	}
	err = c.sendAs(policy.WithViewer(system, viewer), plan)
	switch apperr.CodeOf(err) {
	case apperr.InvalidState:
		return c.missed(system, plan, noticeplan.ProblemNOT_OPEN)
	case apperr.Forbidden, apperr.NotFound:
		return c.missed(system, plan, noticeplan.ProblemNOT_ALLOWED)
	default:
		return err
	}
}

// sendAs announces what was planned, also to nobody: that it went to nobody would tell who reads without the names that
// everybody has handed in (V4).
func (c *Cycles) sendAs(ctx context.Context, plan *ent.NoticePlan) error {
	phase := cyclenotice.Phase(plan.Phase)
	found, grant, err := c.authorize(ctx, policy.NotifyCycle, plan.CycleID, nil, withPlan(phase))
	if err != nil {
		return err
	}
	told, err := c.Announcements(ctx, found, phase)
	if err != nil {
		return err
	}
	return c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		dropped, err := tx.NoticePlan.Delete().Where(noticeplan.ID(plan.ID)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("end the plan: %w", err)
		}
		if dropped == 0 {
			return nil
		}
		_, err = c.announce(ctx, tx, found, phase, told)
		return err
	})
}

// missed keeps why an announcement did not go out, for whoever runs the cycle to see.
func (c *Cycles) missed(system context.Context, plan *ent.NoticePlan, why noticeplan.Problem) error {
	err := c.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		return tx.NoticePlan.Update().Where(noticeplan.ID(plan.ID)).SetProblem(why).Exec(ctx)
	})
	if err != nil {
		return fmt.Errorf("keep why nothing went out: %w", err)
	}
	return nil
}

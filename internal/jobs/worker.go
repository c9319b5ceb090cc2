package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/job"
	"sightline/ent/predicate"
	"sightline/internal/policy"
)

const (
	pollEvery = 5 * time.Second
	// lease bounds a try: the handler's context ends with it, and afterwards the job may be taken over.
	lease      = 5 * time.Minute
	maxTries   = 10
	firstWait  = 10 * time.Second
	maxWait    = time.Hour
	maxProblem = 500
)

// Run does jobs until the context ends: when woken and every few seconds. It returns when the job under way has ended;
// the store must stay open until then.
func (q *Queue) Run(ctx context.Context, handlers map[string]Handler) {
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	for {
		if err := q.RunDue(ctx, handlers); err != nil && ctx.Err() == nil {
			q.log.Error("jobs could not be done; trying again soon", slog.Any("error", err))
		}
		select {
		case <-ctx.Done():
			return
		case <-q.wake:
		case <-ticker.C:
		}
	}
}

// RunDue does every job that is due now, one after the other. Failures of jobs are kept with them; what it returns is
// a failure of the queue itself.
func (q *Queue) RunDue(ctx context.Context, handlers map[string]Handler) error {
	ctx = policy.AsSystem(ctx, policy.RunJobs)
	for ctx.Err() == nil {
		claimed, err := q.claim(ctx)
		if err != nil || claimed == nil {
			return err
		}
		if err := q.finish(ctx, claimed, q.try(ctx, handlers, claimed)); err != nil {
			return err
		}
	}
	return nil
}

// claimable are the jobs that are due, and those whose worker did not come back before its lease ran out.
func claimable(now time.Time) predicate.Job {
	return job.Or(
		job.And(job.StateEQ(job.StateREADY), job.DueAtLTE(now)),
		job.And(job.StateEQ(job.StateRUNNING), job.LeasedUntilLTE(now)),
	)
}

// claim leases the job that has been due longest under the next attempt number; nil when there is none.
func (q *Queue) claim(ctx context.Context) (*ent.Job, error) {
	now := q.store.Clock().Now()
	some, err := q.store.Client().Job.Query().Where(claimable(now)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for due jobs: %w", err)
	}
	if !some {
		return nil, nil
	}
	var claimed *ent.Job
	err = q.store.WriteSystem(ctx, func(ctx context.Context, tx *ent.Client) error {
		next, err := tx.Job.Query().Where(claimable(now)).Order(job.ByDueAt(), job.ByID()).First(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read a due job: %w", err)
		}
		claimed, err = tx.Job.UpdateOneID(next.ID).SetState(job.StateRUNNING).SetAttempt(next.Attempt + 1).
			SetLeasedUntil(now.Add(lease)).Save(ctx)
		if err != nil {
			return fmt.Errorf("lease the job %s: %w", next.ID, err)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("claim a job: %w", err)
	}
	return claimed, nil
}

// try does a job once. A panic is a failed try: it must not end the worker.
func (q *Queue) try(ctx context.Context, handlers map[string]Handler, claimed *ent.Job) (failure error) {
	defer func() {
		if reason := recover(); reason != nil {
			failure = fmt.Errorf("panic: %v", reason)
		}
	}()
	// A worker that dies takes its count along, so a job that kills its worker is stopped here.
	if claimed.Attempt > maxTries {
		return errors.New("its worker never came back")
	}
	handle, known := handlers[claimed.Kind]
	if !known {
		return fmt.Errorf("nothing does jobs of the kind %q", claimed.Kind)
	}
	ctx, cancel := context.WithTimeout(ctx, lease)
	defer cancel()
	return handle(ctx, claimed.Subject)
}

// finish keeps how a try ended, unless the lease ran out and another worker has taken the job over: the attempt number
// fences.
func (q *Queue) finish(ctx context.Context, claimed *ent.Job, failure error) error {
	// What a stop interrupted is still to be recorded.
	ctx = context.WithoutCancel(ctx)
	err := q.store.WriteSystem(ctx, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Job.Update().Where(job.ID(claimed.ID), job.Attempt(claimed.Attempt),
			job.StateEQ(job.StateRUNNING)).ClearLeasedUntil()
		if err := q.outcome(update, claimed, failure).Exec(ctx); err != nil {
			return fmt.Errorf("write how the job %s ended: %w", claimed.ID, err)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("finish a job: %w", err)
	}
	return nil
}

// outcome: a failed job is done again after ten seconds, then after twice as long each time, at most an hour; after
// ten tries it is dead and stays for somebody to look at.
func (q *Queue) outcome(update *ent.JobUpdate, claimed *ent.Job, failure error) *ent.JobUpdate {
	if failure == nil {
		return update.SetState(job.StateDONE).SetProblem("")
	}
	update.SetProblem(shorten(failure.Error()))
	log := q.log.With(slog.String("job", claimed.ID), slog.String("kind", claimed.Kind),
		slog.Int("try", claimed.Attempt), slog.Any("error", failure))
	if claimed.Attempt >= maxTries {
		log.Error("a job was given up")
		return update.SetState(job.StateDEAD)
	}
	log.Warn("a job failed and is done again later")
	wait := min(firstWait<<(claimed.Attempt-1), maxWait)
	return update.SetState(job.StateREADY).SetDueAt(q.store.Clock().Now().Add(wait))
}

func shorten(problem string) string {
	if len(problem) > maxProblem {
		return strings.ToValidUTF8(problem[:maxProblem], "")
	}
	return problem
}

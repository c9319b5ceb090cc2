// Package jobs keeps work that must happen after its cause was committed, or at a later time: a command queues a row
// in its own transaction, a worker does it at least once. It knows no work itself: kinds and what they do are given
// by whoever wires it. A job's subject is an id and never text that people wrote; what a job does must be safe to do
// twice, because a crash between the work and its mark repeats it.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"sightline/ent"
	"sightline/internal/ids"
	"sightline/internal/store"
)

// Handler does one job about a subject. It runs as system work (policy.RunJobs) and must end when its context does.
type Handler func(ctx context.Context, subject string) error

// Queue is the durable list of jobs. It is safe for concurrent use.
type Queue struct {
	store *store.Store
	log   *slog.Logger
	wake  chan struct{}
}

// New returns the queue in a store. The log receives failures without what the jobs were about.
func New(s *store.Store, log *slog.Logger) *Queue {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Queue{store: s, log: log, wake: make(chan struct{}, 1)}
}

// Enqueue writes a job into the transaction of its cause; it is done once the transaction is committed and dueAt has
// come.
func (q *Queue) Enqueue(ctx context.Context, tx *ent.Client, kind, subject string, dueAt time.Time) error {
	err := tx.Job.Create().SetID(ids.Ordered("job", q.store.Clock().Now())).SetKind(kind).SetSubject(subject).
		SetDueAt(dueAt).Exec(ctx)
	if err != nil {
		return fmt.Errorf("enqueue the job %s: %w", kind, err)
	}
	store.AfterCommit(ctx, func(context.Context) { q.Wake() })
	return nil
}

// Wake makes the worker look for due jobs now. It never blocks; several wakes at once count as one.
func (q *Queue) Wake() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

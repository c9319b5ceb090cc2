// Package cycle holds what defines how and when feedback is asked for: settings, questionnaire, timeline, reviewees,
// announcements, and the states of workflow C. What reviewers write is internal/feedback's; who may do what is
// internal/policy's.
package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/question"
	"sightline/ent/section"
	"sightline/internal/inbox"
	"sightline/internal/jobs"
	"sightline/internal/store"
)

// ClockJob is the kind of job that lets the clock look at one cycle.
const ClockJob = "cycle-clock"

// ForgetJob is the kind of job that destroys, after the close of an Anonymous cycle, what joins answers to writers.
const ForgetJob = "cycle-forget"

// SettleJob is the kind of job that empties the log of the database after a cycle was deleted. It has no subject.
const SettleJob = "cycle-settle"

// Cycles reads and changes cycles.
type Cycles struct {
	store *store.Store
	inbox *inbox.Inbox
	jobs  *jobs.Queue
}

// New returns the domain on a store; what it has to tell goes through the inbox, what the clock has to do is queued.
func New(s *store.Store, i *inbox.Inbox, q *jobs.Queue) *Cycles {
	return &Cycles{store: s, inbox: i, jobs: q}
}

// Sections returns the questionnaires of cycles: sections in order, each with its questions in order.
func (c *Cycles) Sections(ctx context.Context, cycleIDs []string) ([]*ent.Section, error) {
	sections, err := c.store.Client().Section.Query().Where(section.CycleIDIn(cycleIDs...)).
		Order(ent.Asc(section.FieldPosition)).
		WithQuestions(func(q *ent.QuestionQuery) { q.Order(ent.Asc(question.FieldPosition)) }).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the questionnaire: %w", err)
	}
	return sections, nil
}

// load reads one cycle with the parts that a command may change.
func (c *Cycles) load(ctx context.Context, id string, with ...func(*ent.CycleQuery)) (*ent.Cycle, error) {
	return loadFrom(ctx, c.store.Client(), id, with...)
}

func loadFrom(
	ctx context.Context, client *ent.Client, id string, with ...func(*ent.CycleQuery),
) (*ent.Cycle, error) {
	query := client.Cycle.Query().Where(cycle.ID(id))
	for _, add := range with {
		add(query)
	}
	found, err := query.Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the cycle")
	}
	return found, nil
}

func withQuestionnaire(q *ent.CycleQuery) { q.WithSections().WithQuestions() }

func withReviewees(q *ent.CycleQuery) { q.WithParticipations() }

func withOwners(q *ent.CycleQuery) { q.WithOwners() }

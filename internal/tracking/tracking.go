// Package tracking tells those who run a cycle how far each person in it is: the table of participations, narrowed,
// ordered and counted, the same to take along, and nudges. It shows states and never what was written, and every state
// is the one that the viewer may know (policy.StateFor): nothing here may be filtered, ordered, counted or told by
// another (V4, V5). What moves a participation on is internal/feedback's.
package tracking

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/internal/inbox"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Tracking reads how far the people of cycles are, and reminds those for whom something waits.
type Tracking struct {
	store *store.Store
	inbox *inbox.Inbox
}

// New returns the domain on a store; whom it nudges it tells through the inbox.
func New(s *store.Store, i *inbox.Inbox) *Tracking { return &Tracking{store: s, inbox: i} }

// Participations returns a page of the reviewees of a cycle that a filter leaves, in an order that ends in the id.
func (t *Tracking) Participations(
	ctx context.Context, c *ent.Cycle, args page.Args, filter *ParticipationFilter, by Sorting,
) (*page.Page[*ent.Participation], error) {
	window, err := args.Window()
	if err != nil {
		return nil, err
	}
	query, err := t.narrowed(ctx, c, filter)
	if err != nil {
		return nil, err
	}
	viewer := policy.From(ctx)
	total := func() (int, error) { return query.Clone().Count(ctx) }
	paged, err := by.page(query.Clone(), viewer, c, window)
	if err != nil {
		return nil, err
	}
	rows, err := paged.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the reviewees: %w", err)
	}
	return page.Cut(window, rows, by.position(viewer), total), nil
}

// narrowed are the participations of a cycle that a filter leaves.
func (t *Tracking) narrowed(
	ctx context.Context, c *ent.Cycle, filter *ParticipationFilter,
) (*ent.ParticipationQuery, error) {
	narrowing, err := filter.predicates(policy.From(ctx), c)
	if err != nil {
		return nil, err
	}
	return t.store.Client().Participation.Query().Where(participation.CycleID(c.ID)).Where(narrowing...), nil
}

// requestsOf returns the requests of participations without those taken back: what StageOf is asked with.
func requestsOf(q *ent.FeedbackRequestQuery) {
	q.Where(feedbackrequest.StateNEQ(feedbackrequest.StateWITHDRAWN))
}

// table is the one that a query of participations reads from.
func table() *sql.SelectTable { return sql.Table(participation.Table) }

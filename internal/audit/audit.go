// Package audit reads the log of what was done. Which lines there are for whom is the row scope's (internal/policy);
// the lines are written by store.Record, in the transaction of each act, and by nothing else.
package audit

import (
	"context"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Log reads the audit log.
type Log struct {
	store *store.Store
}

// New returns the log of a store.
func New(s *store.Store) *Log { return &Log{store: s} }

// Filter narrows the log; nil narrows nothing. It uses only what the viewer reads on every line (V5).
type Filter struct {
	// ActorID is who acted, SubjectID whom it concerned.
	ActorID, SubjectID *string
	// Action is one action by its word.
	Action *string
	// Part is the part of one administrator's role.
	Part *auditevent.Part
	// From and To bound the moment: from the first, until before the second.
	From, To *time.Time
}

// List returns a page of the events that the viewer may read, newest first.
func (l *Log) List(ctx context.Context, args page.Args, filter *Filter) (*page.Page[*ent.AuditEvent], error) {
	query, err := l.query(ctx, filter)
	if err != nil {
		return nil, err
	}
	return page.NewestFirst(ctx, "the audit log", query, args, position)
}

func position(event *ent.AuditEvent) page.Position { return page.Position{ID: event.ID} }

func (l *Log) query(ctx context.Context, filter *Filter) (*ent.AuditEventQuery, error) {
	if _, err := policy.Authorize(policy.From(ctx), policy.ReadAuditLog, nil); err != nil {
		return nil, err
	}
	query := l.store.Client().AuditEvent.Query()
	if filter == nil {
		return query, nil
	}
	if filter.From != nil && filter.To != nil && !filter.From.Before(*filter.To) {
		return nil, apperr.Input("audit_order", "filter", "to")
	}
	filter.narrow(query)
	return query, nil
}

func (f *Filter) narrow(query *ent.AuditEventQuery) {
	if f.ActorID != nil {
		query.Where(auditevent.ActorID(*f.ActorID))
	}
	if f.SubjectID != nil {
		query.Where(auditevent.SubjectID(*f.SubjectID))
	}
	if f.Action != nil {
		query.Where(auditevent.Action(*f.Action))
	}
	if f.Part != nil {
		query.Where(auditevent.PartEQ(*f.Part))
	}
	if f.From != nil {
		query.Where(auditevent.CreatedAtGTE(*f.From))
	}
	if f.To != nil {
		query.Where(auditevent.CreatedAtLT(*f.To))
	}
}

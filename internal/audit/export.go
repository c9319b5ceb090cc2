package audit

import (
	"context"
	"fmt"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/export"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/store"
	"sightline/internal/text"
)

// mostLines is how many lines of the log one file holds: what is longer is taken along in parts, by day.
const mostLines = 50_000

// Export writes the lines that the viewer may read and a filter leaves, newest first, and into the log that they were
// taken: before anything is handed over, for what cannot be recorded does not leave. Moments are in UTC, acts are words
// of the API. It fails where more than 50,000 lines are asked for.
func (l *Log) Export(ctx context.Context, kind sheet.Kind, filter *Filter, rule policy.Rule) (*export.File, error) {
	viewer := policy.From(ctx)
	grant, err := policy.Authorize(viewer, policy.ExportAuditLog, nil)
	if err != nil {
		return nil, err
	}
	query, err := l.query(ctx, filter)
	if err != nil {
		return nil, err
	}
	events, err := query.Order(ent.Desc(auditevent.FieldID)).Limit(mostLines + 1).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the audit log: %w", err)
	}
	if len(events) > mostLines {
		return nil, apperr.Input("export.too_long", "from")
	}
	people, err := l.named(ctx, events)
	if err != nil {
		return nil, err
	}
	file, err := export.Write(viewer, export.Table[*ent.AuditEvent]{
		Name: "export.audit_file", Kind: kind, Columns: people.columns(viewer, rule), Rows: events, Rule: rule,
	}, l.store.Clock().Now())
	if err != nil {
		return nil, err
	}
	err = l.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		return store.Record(ctx, tx, policy.OwnPart(viewer), policy.ExportAuditLog, viewer.ID())
	})
	if err != nil {
		return nil, err
	}
	return file, nil
}

// people are those who did something or whom it concerned, by id, as far as the viewer may know of them.
type people map[string]*ent.User

// named reads everybody in one statement: how many have acted is not known, and few have not.
func (l *Log) named(ctx context.Context, events []*ent.AuditEvent) (people, error) {
	all := make(people)
	for _, event := range events {
		for _, id := range []*string{event.ActorID, event.SubjectID} {
			if id != nil {
				all[*id] = nil
			}
		}
	}
	known, err := l.store.Client().User.Query().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who acted: %w", err)
	}
	for _, person := range known {
		if _, told := all[person.ID]; told {
			all[person.ID] = person
		}
	}
	return all, nil
}

func (p people) columns(viewer *policy.Viewer, rule policy.Rule) []export.Column[*ent.AuditEvent] {
	name := func(id *string) string {
		person := p.of(id)
		if person == nil || !rule.Of(viewer, person)("User.name") {
			return ""
		}
		if person.State == user.StateDELETED {
			return text.FormerName(viewer.Locale(), person.Kind == user.KindGUEST)
		}
		return person.Name
	}
	email := func(id *string) string {
		if person := p.of(id); person != nil && rule.Of(viewer, person)("User.email") {
			return person.Email
		}
		return ""
	}
	return []export.Column[*ent.AuditEvent]{
		export.Of("export.when", "AuditEvent.createdAt", func(e *ent.AuditEvent) string {
			return e.CreatedAt.UTC().Format(time.RFC3339)
		}),
		export.Of("export.act", "AuditEvent.action", func(e *ent.AuditEvent) string { return e.Action }),
		export.Of("export.actor", "AuditEvent.actor", func(e *ent.AuditEvent) string { return name(e.ActorID) }),
		export.Of("export.actor_email", "AuditEvent.actor", func(e *ent.AuditEvent) string { return email(e.ActorID) }),
		export.Of("export.subject", "AuditEvent.subject", func(e *ent.AuditEvent) string { return name(e.SubjectID) }),
		export.Of("export.subject_email", "AuditEvent.subject", func(e *ent.AuditEvent) string { return email(e.SubjectID) }),
		export.Of("export.part", "AuditEvent.part", func(e *ent.AuditEvent) string { return e.Part.String() }),
		export.Of("export.object", "AuditEvent.objectId", func(e *ent.AuditEvent) string { return e.ObjectID }),
		export.Of("export.changed", "AuditEvent.changed", func(e *ent.AuditEvent) string {
			return strings.Join(e.Changed, ", ")
		}),
	}
}

func (p people) of(id *string) *ent.User {
	if id == nil {
		return nil
	}
	return p[*id]
}

package store

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
)

// Detail says more of an act than who did what to which object.
type Detail func(*ent.AuditEventCreate)

// About names the person whom an act concerns. Where the object is a person, that one is meant without saying so.
func About(personID string) Detail {
	return func(event *ent.AuditEventCreate) { event.SetSubjectID(personID) }
}

// By names who did it where nobody is signed in: the person whose link it was.
func By(personID string) Detail {
	return func(event *ent.AuditEventCreate) { event.SetActorID(personID) }
}

// Changed names the fields that an act changed: their names alone, never what they held or hold.
func Changed(fields ...string) Detail {
	return func(event *ent.AuditEventCreate) { event.SetChanged(fields) }
}

// Record writes who did what to which object, in the transaction of the act. It holds no text that people wrote. An
// act in the review of a person has to say whose (About): the reviewed one must not read of it.
func Record(
	ctx context.Context, tx *ent.Client, part auditevent.Part, action policy.Action, objectID string, more ...Detail,
) error {
	return RecordEach(ctx, tx, part, action, []string{objectID}, more...)
}

// RecordEach is Record for an act on several objects, one line for each, with as many statements as for one.
func RecordEach(
	ctx context.Context, tx *ent.Client, part auditevent.Part, action policy.Action, objectIDs []string, more ...Detail,
) error {
	events := make([]*ent.AuditEventCreate, 0, len(objectIDs))
	for _, id := range objectIDs {
		event, err := recorded(ctx, tx, part, action, id, more)
		if err != nil {
			return err
		}
		events = append(events, event)
	}
	if err := tx.AuditEvent.CreateBulk(events...).Exec(ctx); err != nil {
		return fmt.Errorf("record %s: %w", action, err)
	}
	return nil
}

func recorded(
	ctx context.Context, tx *ent.Client, part auditevent.Part, action policy.Action, objectID string, more []Detail,
) (*ent.AuditEventCreate, error) {
	event := tx.AuditEvent.Create().SetPart(part).SetAction(string(action)).SetObjectID(objectID)
	if actor := policy.From(ctx).ID(); actor != "" {
		event.SetActorID(actor)
	}
	if prefix, _ := ids.Prefix(objectID); prefix == "usr" {
		event.SetSubjectID(objectID)
	}
	for _, say := range more {
		say(event)
	}
	if _, told := event.Mutation().SubjectID(); !told && policy.InReview(objectID) {
		return nil, fmt.Errorf("record %s: it does not say whose review %s belongs to", action, objectID)
	}
	return event, nil
}

// Missing turns ent's own word for a row that is not there, or not in scope, into the one answer for both (V1).
func Missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound()
	}
	return fmt.Errorf("%s: %w", doing, err)
}

package store

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// Record writes who did what to which object, in the transaction of the act. It holds no text that people wrote.
func Record(
	ctx context.Context, tx *ent.Client, part auditevent.Part, action policy.Action, objectID string,
) error {
	event := tx.AuditEvent.Create().SetPart(part).SetAction(string(action)).SetObjectID(objectID)
	if actor := policy.From(ctx).ID(); actor != "" {
		event.SetActorID(actor)
	}
	if err := event.Exec(ctx); err != nil {
		return fmt.Errorf("record %s: %w", action, err)
	}
	return nil
}

// Missing turns ent's own word for a row that is not there, or not in scope, into the one answer for both (V1).
func Missing(err error, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.ErrNotFound()
	}
	return fmt.Errorf("%s: %w", doing, err)
}

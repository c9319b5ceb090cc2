package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/policy"
	"sightline/internal/store"
	"sightline/internal/testkit"
)

// TestAuditEventsAreWrittenOnce: nobody changes or deletes what was recorded, the system neither: the gate refuses it,
// and where the gate were gone round the database does.
func TestAuditEventsAreWrittenOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	before, err := w.Store.Client().AuditEvent.Query().Count(w.System(t))
	if err != nil || before == 0 {
		t.Fatalf("%d events, %v", before, err)
	}
	id := testkit.ID("evt", "PEOPLE")
	for name, try := range map[string]func(ctx context.Context, tx *ent.Client) error{
		"change one": func(ctx context.Context, tx *ent.Client) error {
			return tx.AuditEvent.UpdateOneID(id).SetUpdatedAt(testkit.Now()).Exec(ctx)
		},
		"change all": func(ctx context.Context, tx *ent.Client) error {
			return tx.AuditEvent.Update().SetUpdatedAt(testkit.Now()).Exec(ctx)
		},
		"delete one": func(ctx context.Context, tx *ent.Client) error { return tx.AuditEvent.DeleteOneID(id).Exec(ctx) },
		"delete all": func(ctx context.Context, tx *ent.Client) error {
			_, err := tx.AuditEvent.Delete().Exec(ctx)
			return err
		},
	} {
		if err := w.Store.WriteSystem(w.System(t), try); !errors.Is(err, policy.ErrNoGrant) {
			t.Errorf("%s: the gate says %v", name, err)
		}
	}
	for _, statement := range []string{
		"UPDATE audit_events SET action = 'NOTHING'", "DELETE FROM audit_events WHERE id = '" + id + "'",
		"DELETE FROM audit_events",
	} {
		if err := w.Store.Past(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "written once") {
			t.Errorf("%s: the database says %v", statement, err)
		}
	}
	if after, err := w.Store.Client().AuditEvent.Query().Count(w.System(t)); err != nil || after != before {
		t.Errorf("%d events of %d are left, %v", after, before, err)
	}
}

// TestRecordSaysWhomItConcerns: an act on an account concerns that person, an act in a review has to say whose review
// it is, and only names of fields are kept.
func TestRecordSaysWhomItConcerns(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	record := func(objectID string, more ...store.Detail) (*ent.AuditEvent, error) {
		err := w.Store.WriteSystem(w.System(t), func(ctx context.Context, tx *ent.Client) error {
			return store.Record(ctx, tx, auditevent.PartPEOPLE, "TRY", objectID, more...)
		})
		if err != nil {
			return nil, err
		}
		return w.Store.Client().AuditEvent.Query().Where(auditevent.Action("TRY"), auditevent.ObjectID(objectID)).
			Only(w.System(t))
	}
	gus, list := testkit.ID("usr", "gus"), testkit.ID("prt", testkit.Plans()[2].Label+"/sue")
	event, err := record(gus, store.Changed("state", "name"))
	if err != nil || *event.SubjectID != gus || strings.Join(event.Changed, " ") != "state name" || event.ActorID != nil {
		t.Errorf("an account: %+v, %v", event, err)
	}
	if _, err := record(list); err == nil {
		t.Error("an act in a review was recorded without saying whose")
	}
	if event, err := record(list, store.About(testkit.ID("usr", "sue"))); err != nil ||
		*event.SubjectID != testkit.ID("usr", "sue") {
		t.Errorf("a review: %+v, %v", event, err)
	}
}

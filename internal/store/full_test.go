package store_test

import (
	"context"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/store"
)

// TestADiskThatTakesNoMoreIsSaidPlainly (promise L4): a write fails as STORAGE_FULL and leaves nothing behind, reading
// goes on, and so does writing when there is room again.
func TestADiskThatTakesNoMoreIsSaidPlainly(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]func(context.Context, *store.Store, bool) error{
		"full":      func(ctx context.Context, s *store.Store, on bool) error { return s.Limit(ctx, on) },
		"read-only": func(ctx context.Context, s *store.Store, on bool) error { return s.ReadOnly(ctx, on) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			// Long enough that the pages there are cannot take it.
			write := func() error {
				return b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
					person, err := addPerson(ctx, tx, "ada")
					if err != nil {
						return err
					}
					for range 200 {
						if err := tx.AuditEvent.Create().SetPart("SYSTEM").SetAction("A").SetObjectID(
							person.ID + strings.Repeat("x", 40)).Exec(ctx); err != nil {
							return err
						}
					}
					return nil
				})
			}
			if err := fault(t.Context(), b.store, true); err != nil {
				t.Fatal(err)
			}
			if err := write(); apperr.CodeOf(err) != apperr.StorageFull {
				t.Fatalf("got %v", err)
			}
			if people, err := b.store.Client().User.Query().Count(b.system); err != nil || people != 0 {
				t.Errorf("%d people, %v", people, err)
			}
			if err := fault(t.Context(), b.store, false); err != nil {
				t.Fatal(err)
			}
			if err := write(); err != nil {
				t.Errorf("with room again: %v", err)
			}
		})
	}
}

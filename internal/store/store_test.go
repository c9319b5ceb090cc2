package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/clock"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/store"
)

type testBundle struct {
	store  *store.Store
	system context.Context
	folder string
}

func setup(t *testing.T) testBundle {
	t.Helper()
	folder := t.TempDir()
	c := clock.NewFixed(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	s, err := store.Open(t.Context(), folder, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return testBundle{store: s, system: policy.AsSystem(t.Context(), policy.FillSample), folder: folder}
}

func addPerson(ctx context.Context, tx *ent.Client, name string) (*ent.User, error) {
	id := ids.New("usr")
	return tx.User.Create().SetID(id).SetName(name).SetEmail(name + "@aldersund.example").SetKind(user.KindMEMBER).
		SetState(user.StateACTIVE).SetLinePath(id + "/").Save(ctx)
}

func TestWritesOutsideOfWriteFail(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx := policy.WithGrant(b.system, policy.SystemGrant(b.system))
	if _, err := addPerson(ctx, b.store.Client(), "ada"); err == nil {
		t.Fatal("a write outside store.Write went through")
	}
}

func TestWithoutGrantNothingIsWritten(t *testing.T) {
	t.Parallel()
	b := setup(t)
	err := b.store.Write(t.Context(), policy.Grant{}, func(ctx context.Context, tx *ent.Client) error {
		_, err := addPerson(ctx, tx, "ada")
		return err
	})
	if !errors.Is(err, policy.ErrNoGrant) {
		t.Fatalf("got %v", err)
	}
}

func TestAfterCommitRunsOnlyWhenDurable(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ran := 0
	failure := errors.New("the command failed")
	for _, outcome := range []error{failure, nil} {
		err := b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
			store.AfterCommit(ctx, func(context.Context) { ran++ })
			if _, err := addPerson(ctx, tx, "ada"); err != nil {
				return err
			}
			return outcome
		})
		if !errors.Is(err, outcome) {
			t.Fatalf("got %v", err)
		}
	}
	count, err := b.store.Client().User.Query().Count(b.system)
	if err != nil || count != 1 || ran != 1 {
		t.Fatalf("%d people, ran %d times, %v", count, ran, err)
	}
}

func TestWhatIsJoinedRunsOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var ran [][]string
	err := b.store.WriteSystem(b.system, func(ctx context.Context, _ *ent.Client) error {
		for _, one := range []string{"a", "b", "c"} {
			store.AfterCommitOfAll(ctx, "letters", one, func(_ context.Context, all []string) { ran = append(ran, all) })
		}
		return nil
	})
	if err != nil || len(ran) != 1 || !slices.Equal(ran[0], []string{"a", "b", "c"}) {
		t.Fatalf("ran with %v, %v", ran, err)
	}
	store.AfterCommitOfAll(t.Context(), "letters", "d", func(_ context.Context, all []string) { ran = append(ran, all) })
	if len(ran) != 1 {
		t.Fatal("it ran outside of a transaction")
	}
}

func TestNobodySeesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if err := b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
		_, err := addPerson(ctx, tx, "ada")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	count, err := b.store.Client().User.Query().Count(t.Context())
	if err != nil || count != 0 {
		t.Fatalf("nobody counts %d people, %v", count, err)
	}
}

func TestBackupIsACopyThatOpens(t *testing.T) {
	t.Parallel()
	b := setup(t)
	target := filepath.Join(t.TempDir(), store.FileName)
	if err := store.Backup(t.Context(), b.folder, target); err != nil {
		t.Fatal(err)
	}
	if err := store.Backup(t.Context(), b.folder, target); err == nil {
		t.Fatal("an existing file was overwritten")
	}
	copied, err := store.Open(t.Context(), filepath.Dir(target), clock.System{})
	if err != nil {
		t.Fatal(err)
	}
	if err := copied.Close(); err != nil {
		t.Fatal(err)
	}
}

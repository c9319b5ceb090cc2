package store_test

import (
	"context"
	"fmt"
	"testing"

	"sightline/e2e/load"
	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/clock"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// company opens a database with many people under one line manager, whom it returns.
func company(b *testing.B, many int) (*store.Store, *ent.User) {
	b.Helper()
	opened, err := store.Open(b.Context(), b.TempDir(), clock.System{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = opened.Close() })
	var boss *ent.User
	err = load.Write(b.Context(), opened, func(w *load.Writer) {
		w.Company()
		boss = w.Person(load.Person{Name: "boss"})
		for n := range many {
			w.Person(load.Person{Name: fmt.Sprintf("report%d", n), Manager: boss})
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	return opened, boss
}

// BenchmarkOpen opens and closes a database of 2,000 people (promise S7).
func BenchmarkOpen(b *testing.B) {
	opened, _ := company(b, 2000)
	for b.Loop() {
		again, err := store.Open(b.Context(), opened.Folder(), clock.System{})
		if err != nil {
			b.Fatal(err)
		}
		if err := again.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkViewerOf loads every fact about somebody who leads 2,000 people: each request pays it.
func BenchmarkViewerOf(b *testing.B) {
	opened, boss := company(b, 2000)
	for b.Loop() {
		if _, err := opened.ViewerOf(b.Context(), boss); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrite changes one row durably: the floor under every mutation.
func BenchmarkWrite(b *testing.B) {
	opened, boss := company(b, 0)
	system := policy.AsSystem(b.Context(), policy.FillSample)
	for b.Loop() {
		err := opened.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.Update().Where(user.ID(boss.ID)).SetTitle("head of everything").Exec(ctx)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

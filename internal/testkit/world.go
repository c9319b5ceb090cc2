// Package testkit builds the fixture world that safety tests look at: a real database in a folder of the test, a clock
// that stands still, every persona, and every kind of row in every state. Each protected column of each row holds a
// string that stands nowhere else (a canary). It is for tests only and decides nothing: what somebody may see is
// predicted by internal/policy.
package testkit

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/internal/clock"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Now is the moment at which the world stands: a Monday morning.
func Now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

// World is a database full of rows, with the parts that serve it.
type World struct {
	Store  *store.Store
	Clock  *clock.Fixed
	Parts  Parts
	folder string
	watch  *sql.DB
}

// New opens a world of its own for a test. The rows are written once for each test binary and copied.
func New(t testing.TB) *World {
	t.Helper()
	file, err := first.copy(context.WithoutCancel(t.Context()))
	if err != nil {
		t.Fatalf("build the world: %v", err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, store.FileName), file, 0o600); err != nil {
		t.Fatalf("copy the world: %v", err)
	}
	return open(t, folder)
}

// Empty opens a database without rows.
func Empty(t testing.TB) *World {
	t.Helper()
	return open(t, t.TempDir())
}

// Copy opens a copy of the world as it is now, for a test that changes it.
func (w *World) Copy(t testing.TB) *World {
	t.Helper()
	folder := t.TempDir()
	if err := store.Backup(t.Context(), w.folder, filepath.Join(folder, store.FileName)); err != nil {
		t.Fatalf("copy the world: %v", err)
	}
	return open(t, folder)
}

func open(t testing.TB, folder string) *World {
	t.Helper()
	w := &World{Clock: clock.NewFixed(Now()), folder: folder}
	var err error
	if w.Store, err = store.Open(t.Context(), folder, w.Clock); err != nil {
		t.Fatalf("open the world: %v", err)
	}
	t.Cleanup(func() {
		if err := w.Store.Close(); err != nil {
			t.Errorf("close the world: %v", err)
		}
	})
	if w.watch, err = sql.Open("sqlite", "file:"+filepath.Join(folder, store.FileName)+"?_query_only=on"); err != nil {
		t.Fatalf("open the world for watching: %v", err)
	}
	w.watch.SetMaxOpenConns(1)
	t.Cleanup(func() {
		if err := w.watch.Close(); err != nil {
			t.Errorf("stop watching the world: %v", err)
		}
	})
	w.Parts = parts(t, w)
	return w
}

// ID is the id of the row with a label, such as ID("usr", "sue"): the same in every world.
func ID(prefix, label string) string {
	sum := sha256.Sum256([]byte(prefix + label))
	encoding := base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)
	return prefix + "_" + encoding.EncodeToString(sum[:16])
}

// System is a context that sees and writes every row.
func (*World) System(t testing.TB) context.Context {
	t.Helper()
	return policy.AsSystem(t.Context(), policy.FillSample)
}

// As is the context of a persona with rights as they are now; "nobody" is not signed in.
func (w *World) As(t testing.TB, persona string) context.Context {
	t.Helper()
	return policy.WithViewer(t.Context(), w.Viewer(t, persona))
}

// Viewer is a persona with rights as they are now.
func (w *World) Viewer(t testing.TB, persona string) *policy.Viewer {
	t.Helper()
	viewer, err := w.viewer(t.Context(), persona)
	if err != nil {
		t.Fatalf("load %s: %v", persona, err)
	}
	return viewer
}

func (w *World) viewer(ctx context.Context, persona string) (*policy.Viewer, error) {
	if persona == "nobody" || persona == "" {
		return policy.Nobody(), nil
	}
	persona, scope, byToken := strings.Cut(persona, byTokenOf)
	person, err := w.Store.Client().User.Get(policy.AsSystem(ctx, policy.LoadViewer), ID("usr", persona))
	if err != nil {
		return nil, fmt.Errorf("find the persona: %w", err)
	}
	viewer, err := w.Store.ViewerOf(ctx, person)
	if err != nil {
		return nil, fmt.Errorf("load the rights: %w", err)
	}
	switch {
	case scope == byCode:
		viewer.SessionID, viewer.ByCode, viewer.Facts = ID("ses", ByCode()), true, viewer.Facts.OfWork()
		viewer.Fresh = true
	case byToken:
		viewer.Token = accesstoken.Scope(scope)
	default:
		viewer.SessionID, viewer.Fresh = ID("ses", persona), true
	}
	return viewer, nil
}

// ByToken is a persona as a script with an access token of theirs is.
func (w *World) ByToken(t testing.TB, persona string, scope accesstoken.Scope) *policy.Viewer {
	t.Helper()
	return w.Viewer(t, Script(persona, scope))
}

// byTokenOf stands between a persona and the scope of their token.
const byTokenOf = " by "

// byCode stands in the place of a scope for the session that a mailed code began.
const byCode = "CODE"

// ByCode names, as who asks, Gia in a browser that a mailed code let in: shared work is there for her, and nothing else.
func ByCode() string { return "gia" + byTokenOf + byCode }

// Script names, as who asks, a script with an access token of a persona.
func Script(persona string, scope accesstoken.Scope) string {
	return persona + byTokenOf + string(scope)
}

// Change runs system work on the world.
func (w *World) Change(t testing.TB, do func(ctx context.Context, tx *ent.Client) error) {
	t.Helper()
	if err := w.Store.WriteSystem(w.System(t), do); err != nil {
		t.Fatalf("change the world: %v", err)
	}
}

// Version changes whenever anything was committed to the database, whatever it was.
func (w *World) Version(t testing.TB) int {
	t.Helper()
	var version int
	if err := w.watch.QueryRowContext(t.Context(), "PRAGMA data_version").Scan(&version); err != nil {
		t.Fatalf("ask whether the world changed: %v", err)
	}
	return version
}

// Hash is one value over every byte of every row of every table.
func (w *World) Hash(t testing.TB) string {
	t.Helper()
	raw, err := os.ReadFile(w.Backup(t))
	if err != nil {
		t.Fatalf("read the copy: %v", err)
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// Backup is a copy of the world's database, as a file.
func (w *World) Backup(t testing.TB) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "copy.db")
	if err := store.Backup(t.Context(), w.folder, file); err != nil {
		t.Fatalf("copy the world: %v", err)
	}
	return file
}

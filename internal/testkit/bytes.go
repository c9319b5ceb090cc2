package testkit

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// Folder is the data folder of the world.
func (w *World) Folder() string { return w.folder }

// Bytes returns the first file of the data folder in which a text stands, in whatever page, used or free; empty where
// it stands in none. It is what somebody finds who holds the machine.
func (w *World) Bytes(t testing.TB, text string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(w.folder, "*"))
	if err != nil {
		t.Fatalf("list the data folder: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("read %s: %v", file, err)
		}
		if bytes.Contains(raw, []byte(text)) {
			return filepath.Base(file)
		}
	}
	return ""
}

// Lines runs a query of one column past every gate, for looking at how rows lie.
func (w *World) Lines(t testing.TB, query string) []string {
	t.Helper()
	rows, err := w.watch.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("look at the rows: %v", err)
	}
	defer func() {
		if err := rows.Close(); err != nil {
			t.Errorf("end reading: %v", err)
		}
	}()
	var lines []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatalf("read a row: %v", err)
		}
		lines = append(lines, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("read the rows: %v", err)
	}
	return lines
}

// ReadOn lets somebody go on reading the database as it is now, until they are told to end.
func (w *World) ReadOn(t testing.TB) (end func()) {
	t.Helper()
	tx, err := w.watch.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatalf("begin to read: %v", err)
	}
	var count int
	if err := tx.QueryRowContext(t.Context(), "SELECT count(*) FROM cycles").Scan(&count); err != nil {
		t.Fatalf("read: %v", err)
	}
	return func() {
		if err := tx.Rollback(); err != nil {
			t.Fatalf("end reading: %v", err)
		}
	}
}

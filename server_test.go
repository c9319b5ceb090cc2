package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sightline/internal/clock"
	"sightline/internal/store"
)

// What cannot start says so in an error that fits one line, and leaves the data folder as it was.
func TestAStartThatCannotSucceedChangesNothing(t *testing.T) {
	t.Parallel()
	busy, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = busy.Close() }()
	damaged := t.TempDir()
	rubbish := []byte(strings.Repeat("no database ", 900))
	if err := os.WriteFile(filepath.Join(damaged, store.FileName), rubbish, 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ listen, data string }{
		"a busy port":        {busy.Addr().String(), filepath.Join(t.TempDir(), "new")},
		"no folder":          {"127.0.0.1:0", file},
		"a damaged database": {"127.0.0.1:0", damaged},
	} {
		before := content(t, c.data)
		var out strings.Builder
		err := run(t.Context(), []string{"serve", "--listen", c.listen, "--data", c.data}, &out)
		if err == nil || out.Len() > 0 {
			t.Errorf("%s: %v, said %q", name, err, out.String())
		}
		if after := content(t, c.data); after != before {
			t.Errorf("%s: changed from %q to %q", name, before, after)
		}
	}
}

// content is what lies in a folder, with sizes.
func content(t *testing.T, folder string) string {
	t.Helper()
	var all strings.Builder
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(entry.Name() + " " + info.ModTime().Format(time.RFC3339Nano) + "\n")
	}
	return all.String()
}

func TestBackupAndVersionSayWhatTheyDid(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	opened, err := store.Open(t.Context(), folder, clock.System{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = opened.Close() }()
	target := filepath.Join(t.TempDir(), "copy.db")
	for want, args := range map[string][]string{
		"Saved and checked: " + target: {"backup", "--data", folder, target},
		"sightline " + version:         {"version"},
	} {
		var out strings.Builder
		if err := run(t.Context(), args, &out); err != nil || strings.TrimSpace(out.String()) != want {
			t.Errorf("%v: %q, %v", args, out.String(), err)
		}
	}
}

// TestVerifyAnonymitySaysWhatIsLeft: on a folder without Anonymous cycles there is nothing to break.
func TestVerifyAnonymitySaysWhatIsLeft(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	opened, err := store.Open(t.Context(), folder, clock.System{})
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run(t.Context(), []string{"verify-anonymity", "--data", folder}, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Nothing that was promised to be gone is left.") {
		t.Errorf("it says %q", out.String())
	}
}

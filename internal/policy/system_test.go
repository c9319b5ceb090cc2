package policy_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var systemWork = regexp.MustCompile(`\bAsSystem\([^\n]*?,\s*(?:policy\.)?([A-Z]\w+)\)`)

// TestWhoWorksAsTheSystem: which package goes past the scopes, and for what reason, is a closed list in a file.
func TestWhoWorksAsTheSystem(t *testing.T) {
	t.Parallel()
	var used []string
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := entry.Name(); entry.IsDir() && (name == "frontend" || name == "node_modules" || name == ".git") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "/ent/") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		calls := strings.Count(string(text), "AsSystem(") - strings.Count(string(text), "func AsSystem(")
		found := systemWork.FindAllStringSubmatch(string(text), -1)
		if len(found) != calls {
			t.Errorf("%s works as the system %d times, and names %d reasons of the list", path, calls, len(found))
		}
		for _, match := range found {
			used = append(used, strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../../")+": "+match[1])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(used)
	golden(t, "testdata/system.golden", strings.Join(slices.Compact(used), "\n")+"\n")
}

package graph_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

var (
	// cited is how comments and test names cite a rule: T41, V9, D8, TestT41_…, workflow F, promise L3.
	cited = regexp.MustCompile(`(?:\b|Test)([TVD]\d{1,2}|workflow [A-Z])(?:\b|_|[A-Z])|\bpromises? ([A-Z]\d)\b`)
	// defined is how the pages define one: in the first column of a table, or as a heading.
	defined = regexp.MustCompile(`(?m)^(?:\| ([A-Z]\d{1,2}) \||### W(orkflow [A-Z]):)`)
	// shown is how they name the test that shows a rule.
	shown  = regexp.MustCompile("`(Test\\w+)`")
	isTest = regexp.MustCompile(`(?m)^func (Test\w+)\(`)
)

// TestCitedRules: whatever comments and tests cite is defined in docs/rules.md or docs/promises.md, and every test
// that these name exists.
func TestCitedRules(t *testing.T) {
	t.Parallel()
	rules, page := map[string]bool{}, ""
	for _, name := range []string{"rules.md", "promises.md"} {
		text, err := os.ReadFile(filepath.Join("../docs", name))
		if err != nil {
			t.Fatal(err)
		}
		page += string(text)
	}
	for _, found := range defined.FindAllStringSubmatch(page, -1) {
		if found[2] != "" {
			found[1] = "w" + found[2]
		}
		rules[found[1]] = true
	}
	tests, citations := map[string]bool{}, 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if slices.Contains([]string{"node_modules", "generated", "gql", "dist", ".git"}, entry.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if !slices.Contains([]string{".go", ".ts", ".tsx", ".graphqls"}, filepath.Ext(path)) {
			return nil
		}
		text, err := os.ReadFile(filepath.Join("..", path))
		if err != nil {
			return err
		}
		for _, found := range isTest.FindAllStringSubmatch(string(text), -1) {
			tests[found[1]] = true
		}
		for _, found := range cited.FindAllStringSubmatch(string(text), -1) {
			citations++
			if rule := found[1] + found[2]; !rules[rule] {
				t.Errorf("%s cites %s, which neither docs/rules.md nor docs/promises.md defines", path, rule)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) == 0 || citations == 0 {
		t.Errorf("%d rules, %d citations", len(rules), citations)
	}
	for _, found := range shown.FindAllStringSubmatch(page, -1) {
		if !tests[found[1]] {
			t.Errorf("docs names %s, which does not exist", found[1])
		}
	}
}

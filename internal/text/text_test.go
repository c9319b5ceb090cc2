package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[a-z]`)

// TestBothLanguagesSayTheSame: a sentence is there in both, and both are filled in from the same things.
func TestBothLanguagesSayTheSame(t *testing.T) {
	t.Parallel()
	for _, part := range catalogues() {
		for key, said := range part {
			if strings.TrimSpace(said.en) == "" || strings.TrimSpace(said.de) == "" {
				t.Errorf("%s is missing in a language", key)
			}
			if en, de := verbsOf(said.en), verbsOf(said.de); !slices.Equal(en, de) {
				t.Errorf("%s: English fills in %v, German %v", key, en, de)
			}
		}
	}
}

// verbsOf are what a sentence fills in. Where the things are numbered their order in the sentence is free.
func verbsOf(sentence string) []string {
	found := slices.Compact(slices.Sorted(slices.Values(verb.FindAllString(sentence, -1))))
	if strings.Contains(sentence, "%[") {
		return found
	}
	return verb.FindAllString(sentence, -1)
}

// key is how the keys of the catalogue look that are written whole.
var key = regexp.MustCompile(`^(auth|cycle|feedback|mail|message|reader|rule|state|template|todo)\.[a-z_]+(\.[a-z_]+)*$`)

// TestEveryKeyHasASentence looks through the code: what is handed to apperr, and what looks like a key.
func TestEveryKeyHasASentence(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, root := range []string{"..", "../../graph"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, used := range keysIn(file) {
				seen++
				if !Known(used) && !isStem(used) {
					t.Errorf("%s says %q, for which there is no sentence", path, used)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 100 {
		t.Fatalf("only %d keys were found: the test looks in the wrong place", seen)
	}
}

// isStem tells whether keys begin with this one: their ends are added where they are said.
func isStem(used string) bool {
	return slices.ContainsFunc(Keys(), func(known string) bool { return strings.HasPrefix(known, used+".") })
}

func keysIn(file *ast.File) []string {
	var keys []string
	ast.Inspect(file, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && key.MatchString(text) {
				keys = append(keys, text)
			}
		case *ast.CallExpr:
			if text, ok := handedOver(n); ok {
				keys = append(keys, text)
			}
		case *ast.ImportSpec:
			return false
		}
		return true
	})
	return keys
}

// handedOver is the literal key in a call of apperr.New, Input or State, or of Add of a list of failures.
func handedOver(call *ast.CallExpr) (string, bool) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	from, _ := selector.X.(*ast.Ident)
	place := map[string]int{"apperr.New": 1, "apperr.Input": 0, "apperr.State": 0, "problems.Add": 0}
	if from == nil {
		return "", false
	}
	at, ok := place[from.Name+"."+selector.Sel.Name]
	if !ok || at >= len(call.Args) {
		return "", false
	}
	literal, ok := call.Args[at].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil
}

package policy

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"sightline/ent/migrate"
)

// enum reads the values of an enum of the SDL, in their order.
func enum(t *testing.T, name string) []string {
	t.Helper()
	const path = "../../graph/schema/schema.graphqls"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	document, err := parser.ParseSchema(&ast.Source{Name: path, Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, value := range document.Definitions.ForName(name).EnumValues {
		values = append(values, value.Name)
	}
	return values
}

func TestAudiencesAreThoseOfTheSchema(t *testing.T) {
	t.Parallel()
	var known []string
	for _, audience := range All() {
		known = append(known, string(audience))
	}
	if diff := cmp.Diff(enum(t, "Audience"), known); diff != "" {
		t.Fatalf("the SDL and the policy name other audiences (-SDL +policy):\n%s", diff)
	}
}

func TestActionsAreThoseOfTheSchema(t *testing.T) {
	t.Parallel()
	declared := map[string]bool{}
	for _, rules := range ruleParts() {
		for action := range rules {
			if declared[string(action)] {
				t.Errorf("%s has two rules", action)
			}
			declared[string(action)] = true
		}
	}
	// These are never asked about.
	for _, silent := range []Action{
		AskAtOnce, OpenResults, SetLanguage, MarkMessagesRead, EndOwnSessions, CreateAccessToken, DeleteAccessToken,
		AskForDeletion, AddAuthenticator, RenewRecoveryCodes, RemoveAuthenticator, TellGuest,
		AddPasskey, RenamePasskey, RemovePasskey, BeginFeedback,
	} {
		if !declared[string(silent)] {
			t.Errorf("%s has no rule", silent)
		}
		delete(declared, string(silent))
	}
	sdl := slices.Sorted(slices.Values(enum(t, "Action")))
	if diff := cmp.Diff(sdl, slices.Sorted(maps.Keys(declared))); diff != "" {
		t.Fatalf("the SDL and the policy name other actions (-SDL +policy):\n%s", diff)
	}
}

func TestAnActionWithoutARuleIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := Authorize(Nobody(), "DO_ANYTHING", nil); err == nil {
		t.Fatal("an unknown action was granted")
	}
}

// TestOwnEdgesAreTheForeignKeys: an edge may be set on the type whose table has its column, and on no other.
func TestOwnEdgesAreTheForeignKeys(t *testing.T) {
	t.Parallel()
	for _, table := range migrate.Tables {
		name := typeOf(table.Name)
		edges := []string{}
		for _, key := range table.ForeignKeys {
			edges = append(edges, strings.TrimSuffix(key.Columns[0].Name, "_id"))
		}
		allowed := append([]string{}, ownEdges(name)...)
		slices.Sort(edges)
		slices.Sort(allowed)
		if diff := cmp.Diff(edges, allowed); diff != "" {
			t.Errorf("%s (-schema +policy):\n%s", name, diff)
		}
	}
}

// TestParentsAreOwnEdges: what ties a new row to its parent is one of its own foreign keys.
func TestParentsAreOwnEdges(t *testing.T) {
	t.Parallel()
	for _, table := range migrate.Tables {
		name := typeOf(table.Name)
		if edge, known := parentEdge(name); known && edge != "" && !slices.Contains(ownEdges(name), edge) {
			t.Errorf("the parent of %s is %s, which is no foreign key of its own", name, edge)
		}
	}
}

// typeOf is the name of the entity in a table: feedback_requests holds FeedbackRequest.
func typeOf(table string) string {
	var name []rune
	upper := true
	for _, letter := range strings.TrimSuffix(table, "s") {
		switch {
		case letter == '_':
			upper = true
		case upper:
			name, upper = append(name, unicode.ToUpper(letter)), false
		default:
			name = append(name, letter)
		}
	}
	return string(name)
}

func TestOnlySystemWorkHasASystemGrant(t *testing.T) {
	t.Parallel()
	for _, ctx := range []struct {
		name   string
		system bool
	}{{"a viewer", false}, {"the system", true}} {
		inside := WithViewer(t.Context(), Nobody())
		if ctx.system {
			inside = AsSystem(t.Context(), Prepare)
		}
		if SystemGrant(inside).system != ctx.system {
			t.Errorf("%s: got %v", ctx.name, !ctx.system)
		}
	}
}

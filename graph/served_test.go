package graph_test

import (
	"fmt"
	"log/slog"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	gql "github.com/vektah/gqlparser/v2/ast"

	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// quiet is for servers whose log nobody reads.
func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// everything selects every field of a type: objects by their id, or by their name of type where they have none.
func everything(typeName string) string {
	definition := schema().Types[typeName]
	var fields []string
	for _, field := range definition.Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}
		selected := field.Name
		switch {
		case field.Arguments.ForName("first") != nil:
			selected += "(first: 1)"
		case field.Arguments.ForName("phase") != nil:
			selected += "(phase: NOMINATE)"
		case field.Arguments.ForName("subject") != nil:
			selected += `(kind: WRITE, locale: EN, subject: "{person}", text: "{link}")`
		case field.Arguments.ForName("role") != nil:
			selected += "(role: REVIEWER)"
		case field.Arguments.ForName("by") != nil:
			selected += "(by: LINE_MANAGER)"
		case field.Arguments.ForName("with") != nil:
			selected += fmt.Sprintf("(with: %q)", testkit.ID("prt", "named-released/sue"))
		}
		below := schema().Types[field.Type.Name()]
		switch {
		case below.Kind == gql.Object && below.Fields.ForName("id") != nil:
			selected += " { id }"
		case below.Kind == gql.Object || below.Kind == gql.Union || below.Kind == gql.Interface:
			selected += " { __typename }"
		}
		fields = append(fields, selected)
	}
	return strings.Join(fields, " ")
}

// reading is what one persona was served of one row: the fields that came back with a value. A row that is not there
// for them has none.
type reading map[string]bool

// affordable is how many rows of a type with all their fields one operation may ask for: a cycle costs 1,234 of
// 5,000.
func affordable(typeName string) int {
	if typeName == "Cycle" {
		return 4
	}
	return 50
}

// ask asks for every field of the rows of one type, as a persona.
func ask(t *testing.T, server *httptest.Server, persona, typeName string, rows []testkit.Row) map[string]reading {
	t.Helper()
	served := map[string]reading{}
	query := fmt.Sprintf("query($ids: [ID!]!) { nodes(ids: $ids) { ... on %s { %s } } }", typeName, everything(typeName))
	for page := range slices.Chunk(rows, affordable(typeName)) {
		var ids []string
		for _, row := range page {
			ids = append(ids, row.ID)
		}
		answer := testkit.Ask(t, server, persona, query, map[string]any{"ids": ids})
		if answer.Code() != "" && (persona != "nobody" && persona != "ex" || answer.Code() != "UNAUTHENTICATED") {
			t.Errorf("%s asks for %s: %s", persona, typeName, answer.Body)
		}
		nodes, _ := answer.Data["nodes"].([]any)
		for i, node := range nodes {
			read := reading{}
			object, _ := node.(map[string]any)
			for field, value := range object {
				read[field] = value != nil
			}
			served[page[i].ID] = read
		}
	}
	return served
}

// cell is one field of one row.
type cell struct{ id, field string }

// TestServedIsPredicted is the promise of the first gate. Over HTTP, every field of every row, as every persona: what
// has a value was predicted by the policy, and what was predicted has a value, unless it has none for anybody.
func TestServedIsPredicted(t *testing.T) { //nolint:tparallel // the counts are read when all types are done
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	byType := map[string][]testkit.Row{}
	for _, row := range w.AllRows(t) {
		if row.Type != "" {
			byType[row.Type] = append(byType[row.Type], row)
		}
	}
	var mu sync.Mutex
	compared, visible := 0, 0
	for typeName, rows := range byType {
		t.Run(typeName, func(t *testing.T) {
			served := map[string]map[string]reading{}
			hasValue := map[cell]bool{}
			everybody := append(testkit.Personas(), testkit.ByCode())
			for _, persona := range everybody {
				served[persona] = ask(t, server, persona, typeName, rows)
				for id, read := range served[persona] {
					for field, value := range read {
						hasValue[cell{id, field}] = hasValue[cell{id, field}] || value
					}
				}
			}
			for _, persona := range everybody {
				all, shown := compare(t, w, persona, rows, served[persona], hasValue)
				mu.Lock()
				compared, visible = compared+all, visible+shown
				mu.Unlock()
			}
		})
	}
	t.Logf("served = predicted: %d fields of %d types asked for over HTTP by %d personas, %d served", compared, len(byType),
		len(testkit.Personas()), visible)
}

func compare(
	t *testing.T, w *testkit.World, persona string, rows []testkit.Row, served map[string]reading, hasValue map[cell]bool,
) (all, shown int) {
	t.Helper()
	viewer := w.Viewer(t, persona)
	for _, row := range rows {
		audiences := policy.Audiences(viewer, row.Object)
		for _, field := range schema().Types[row.Type].Fields {
			if field.Name == "id" || strings.HasPrefix(field.Name, "__") {
				continue
			}
			all++
			predicted := audiences.Any(w.Parts.Guard.Rule(row.Type + "." + field.Name))
			value := served[row.ID][field.Name]
			if value {
				shown++
			}
			switch {
			case value && !predicted:
				t.Errorf("%s was served %s.%s of %s (%s about %s)", persona, row.Type, field.Name, row.ID, row.State, row.About)
			case predicted && !value && hasValue[cell{row.ID, field.Name}]:
				t.Errorf("%s was not served %s.%s of %s (%s about %s)", persona, row.Type, field.Name, row.ID, row.State,
					row.About)
			}
		}
	}
	return all, shown
}

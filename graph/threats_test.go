package graph_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	gql "github.com/vektah/gqlparser/v2/ast"

	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// oneOfEach is one row of each type in each state about each reviewee.
func oneOfEach(rows []testkit.Row) []testkit.Row {
	seen := map[string]bool{}
	var chosen []testkit.Row
	for _, row := range rows {
		if key := row.Type + row.State + row.About; row.Type != "" && !seen[key] {
			seen[key] = true
			chosen = append(chosen, row)
		}
	}
	return chosen
}

// TestT01_HiddenIsLikeMissing: the answer to the id of a row that somebody may not see is, byte for byte, the answer
// to an id that nobody has.
func TestT01_HiddenIsLikeMissing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	fields := fieldsOf(w.Parts.Guard.Coordinates())
	rows, hidden := oneOfEach(w.AllRows(t)), 0
	lookups := map[string]string{
		"node":       "query($id: ID!) { node(id: $id) { id __typename } }",
		"nodes":      "query($id: ID!) { nodes(ids: [$id]) { id __typename } }",
		"visibility": "query($id: ID!) { visibility(id: $id) { id } }",
		"candidates": `query($id: ID!) { reviewerCandidates(participationId: $id, search: "a") { people { user { id } } } }`,
	}
	for _, persona := range testkit.Personas() {
		viewer := w.Viewer(t, persona)
		for name, query := range lookups {
			missing := map[string]testkit.Answer{}
			seen := map[string]bool{}
			for _, row := range rows {
				// The other look-ups go the way of the first: one row of each type is enough for them.
				if name != "node" && seen[row.Type] {
					continue
				}
				audiences := policy.Audiences(viewer, row.Object)
				if slices.ContainsFunc(fields[row.Type], func(c string) bool { return audiences.Any(w.Parts.Guard.Rule(c)) }) {
					continue
				}
				seen[row.Type] = true
				hidden++
				prefix, _, _ := strings.Cut(row.ID, "_")
				if _, asked := missing[prefix]; !asked {
					missing[prefix] = testkit.Ask(t, server, persona, query,
						map[string]any{"id": testkit.ID(prefix, "nobody has this")})
				}
				got, want := testkit.Ask(t, server, persona, query, map[string]any{"id": row.ID}), missing[prefix]
				if !bytes.Equal(got.Body, want.Body) || got.Statements != want.Statements {
					t.Errorf("%s asks %s for a hidden %s (%s): %s (%d statements), for a missing one: %s (%d statements)", persona,
						name, row.Type, row.State, got.Body, got.Statements, want.Body, want.Statements)
				}
			}
		}
	}
	t.Logf("%d hidden rows answer like missing ones", hidden)
}

// TestT02_IdsOfOtherTypes: an id of another type, or none at all, is not found; it never breaks anything.
func TestT02_IdsOfOtherTypes(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	version := w.Version(t)
	strange := []testkit.Row{
		{ID: ""},
		{ID: "req"},
		{ID: "req_'; DROP TABLE users"},
		{ID: "ÿ_ü"},
		{ID: strings.Repeat("a", 5000)},
	}
	for _, row := range oneOfEach(w.AllRows(t)) {
		if !slices.ContainsFunc(strange, func(known testkit.Row) bool { return known.Type == row.Type && row.Type != "" }) {
			strange = append(strange, row)
		}
	}
	for _, a := range attempts() {
		for _, row := range strange {
			if a.on == "" || a.on == "Viewer" || a.on == "Settings" || row.Type == a.on {
				continue
			}
			answer := testkit.Ask(t, server, "ada", "mutation { a: "+a.document(row)+" }", nil)
			code := codeAt(answer, "a")
			if code != "NOT_FOUND" && (row.ID != "" || code != "BAD_USER_INPUT") {
				t.Errorf("%s takes %q of %s: %s", a.mutation, row.ID, row.Type, answer.Body)
			}
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestT03_IdsOfTwoParents: ids that belong to two parents are refused together.
func TestT03_IdsOfTwoParents(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	version := w.Version(t)
	one, other := testkit.Plans()[2], testkit.Plans()[3]
	mine := testkit.ID("req", one.Label+"/sue/"+one.ReviewerIn("sue", "NOMINATED"))
	theirs := testkit.ID("req", other.Label+"/sue/"+other.ReviewerIn("sue", "NOMINATED"))
	writer := one.ReviewerIn("sue", "DRAFT")
	for name, c := range map[string]struct{ persona, document, code string }{
		"nominations of two lists": {
			"max", fmt.Sprintf("approveNominations(input: { requestIds: [%q, %q] })", mine, theirs), "NOT_FOUND",
		},
		"a nomination that is not theirs": {
			"sue", fmt.Sprintf("removeNomination(input: { requestId: %q })", testkit.ID("req", one.Label+"/hana/gus")), "NOT_FOUND",
		},
		"a section of another cycle": {
			"ada", fmt.Sprintf("setQuestionnaire(input: { cycleId: %q, expectedVersion: 1, sections: [{ id: %q, title: \"\", "+
				"questions: [] }] })", testkit.ID("cyc", "named-draft"), testkit.ID("sec", "confidential-draft")), "NOT_FOUND",
		},
		"a question of another cycle": {
			writer, fmt.Sprintf("saveFeedbackDraft(input: { requestId: %q, expectedVersion: 1, answers: [{ questionId: %q, "+
				"text: \"x\" }] })", testkit.ID("req", one.Label+"/sue/"+writer), testkit.ID("qst", other.Label+"/text")),
			"BAD_USER_INPUT",
		},
		"a colleague and nobody": {
			"sue", fmt.Sprintf("nominateReviewers(input: { participationId: %q, userIds: [%q, %q] })",
				testkit.ID("prt", one.Label+"/sue"), testkit.ID("usr", "otto"), testkit.ID("usr", "nobody at all")), "NOT_FOUND",
		},
	} {
		answer := testkit.Ask(t, server, c.persona, "mutation { a: "+c.document+" { errors { ... on UserError { code } } } }", nil)
		if code := codeAt(answer, "a"); code != c.code {
			t.Errorf("%s: got %s, want %s", name, answer.Body, c.code)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestT05_EveryWayToAType: from every row that somebody sees, along every two edges, nothing is shown that is not
// theirs.
func TestT05_EveryWayToAType(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	rows := w.AllRows(t)
	canaries, chosen, walked := testkit.Canaries(rows), oneOfEach(rows), 0
	for _, persona := range []string{"sue", "asa", "gia", "con"} {
		h := &haul{t: t, server: server, persona: persona, seen: map[string]string{}}
		for _, typeName := range entityTypes() {
			var ids []string
			for _, row := range chosen {
				if row.Type == typeName {
					ids = append(ids, row.ID)
				}
			}
			for _, way := range ways(typeName, 3) {
				walked++
				h.ask(typeName+": "+way, fmt.Sprintf("query($ids: [ID!]!) { nodes(ids: $ids) { ... on %s { %s } } }", typeName, way),
					map[string]any{"ids": ids})
			}
		}
		foreign(t, w.Viewer(t, persona), h, canaries, w.Parts.Guard.Rule)
	}
	t.Logf("%d ways walked", walked)
}

// ways are the selections along up to so many edges from a type, each ending in all plain fields.
func ways(typeName string, left int) []string {
	var plain, all []string
	for _, field := range schema().Types[typeName].Fields {
		below := schema().Types[field.Type.Name()]
		switch {
		case strings.HasPrefix(field.Name, "__") || field.Arguments.ForName("phase") != nil:
		case below.Kind == gql.Scalar || below.Kind == gql.Enum:
			plain = append(plain, field.Name)
		case below.Kind == gql.Object && left > 1:
			name := field.Name
			if field.Arguments.ForName("first") != nil {
				name += "(first: 2)"
			}
			for _, way := range ways(below.Name, left-1) {
				all = append(all, name+" { "+way+" }")
			}
		}
	}
	if len(plain) > 0 {
		all = append(all, strings.Join(plain, " "))
	}
	return all
}

// TestT11_AbsentIsLikeForbidden: a mutation says the same about what is not there and about what may not be known.
func TestT11_AbsentIsLikeForbidden(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	fields, rows := fieldsOf(w.Parts.Guard.Coordinates()), oneOfEach(w.AllRows(t))
	for _, persona := range []string{"otto", "gia", "rae"} {
		viewer := w.Viewer(t, persona)
		for _, a := range attempts() {
			done := false
			for _, row := range samples(rows, a.on, persona) {
				// One hidden row of each type is enough: they all go the same way.
				if row.ID == "" || done || a.expected(t, w, viewer, row, fields) != "NOT_FOUND" {
					continue
				}
				done = true
				prefix, _, _ := strings.Cut(row.ID, "_")
				absent := testkit.Row{ID: testkit.ID(prefix, "nobody has this")}
				got := testkit.Ask(t, server, persona, "mutation { a: "+a.document(row)+" }", nil)
				want := testkit.Ask(t, server, persona, "mutation { a: "+a.document(absent)+" }", nil)
				if !bytes.Equal(got.Body, want.Body) || got.Statements != want.Statements {
					t.Errorf("%s tries %s on %s: %s (%d statements); on nothing: %s (%d statements)", persona, a.mutation,
						label(row), got.Body, got.Statements, want.Body, want.Statements)
				}
			}
		}
	}
}

// TestT16_ViewersSideBySide: eight people who ask at once get what each gets alone.
func TestT16_ViewersSideBySide(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	const query = `{ viewer { user { name } todos(first: 20) { nodes { id title participation { reviewee { name } requests {
		reviewer { name } answers { text } } } feedbackRequest { id } } }
		participations(first: 3) { nodes { results { questions { answers { id text author { name } } } } } }
		feedbackRequests(first: 20) { nodes { id reviewee { name } answers { text } } } } settings { companyDomains } }`
	personas := []string{"sue", "max", "ines", "rae", "gia", "con", "asa", "otto"}
	alone := map[string][]byte{}
	for _, persona := range personas {
		alone[persona] = testkit.Ask(t, server, persona, query, nil).Body
	}
	var together sync.WaitGroup
	for _, persona := range personas {
		together.Go(func() {
			for range 8 {
				if got := testkit.Ask(t, server, persona, query, nil).Body; !bytes.Equal(got, alone[persona]) {
					t.Errorf("%s got among others %s, alone %s", persona, got, alone[persona])
				}
			}
		})
	}
	together.Wait()
}

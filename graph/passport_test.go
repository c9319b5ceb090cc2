package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/internal/testkit"
)

const readersSelection = `id state authorShown frozen version nextStep laterStep laterAt author { key label }
	subject { label } now { key kind label you named count rule } next { key label named count }
	later { key label named count }`

// writtenNode is a request as its author's list shows it, with both explanations.
type writtenNode struct {
	ID, State       string
	Answers, Reason json.RawMessage
}

func written(t *testing.T, ask func(query string, variables map[string]any) testkit.Answer) []writtenNode {
	t.Helper()
	var answer struct {
		Data struct {
			Viewer struct{ FeedbackRequests struct{ Nodes []writtenNode } }
		}
	}
	got := ask(`{ viewer { feedbackRequests(first: 100) { nodes { id state answers: visibility { `+readersSelection+` }
		reason: visibility(text: DECLINE_REASON) { `+readersSelection+` } } } } }`, nil)
	if err := json.Unmarshal(got.Body, &answer); err != nil || len(got.Errors) > 0 {
		t.Fatalf("%v %.300s", err, got.Body)
	}
	return answer.Data.Viewer.FeedbackRequests.Nodes
}

// TestEveryRequestOfAListIsExplainedAsAlone: who can read what somebody wrote is said in the list as it is said of each
// text by itself, for members and outsiders, in every state.
func TestEveryRequestOfAListIsExplainedAsAlone(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	compared := 0
	for _, persona := range []string{"gia", "con", "rae", "max", "hana", "asa", "gus"} {
		ask := func(query string, variables map[string]any) testkit.Answer {
			return testkit.Ask(t, server, persona, query, variables)
		}
		for _, node := range written(t, ask) {
			for text, inList := range map[string]json.RawMessage{"MAIN": node.Answers, "DECLINE_REASON": node.Reason} {
				alone := ask(`query($id: ID!, $text: VisibleText) { visibility(id: $id, text: $text) { `+readersSelection+` } }`,
					map[string]any{"id": node.ID, "text": text})
				var want, got any
				decode(t, inList, &got)
				want = alone.Data["visibility"]
				if diff := cmp.Diff(want, got); diff != "" || got == nil {
					t.Errorf("%s, %s %s in %s (-alone +list):\n%s", persona, node.ID, text, node.State, diff)
				}
				compared++
			}
		}
	}
	if compared < 60 {
		t.Errorf("compared only %d", compared)
	}
}

func decode(t *testing.T, raw json.RawMessage, into any) {
	t.Helper()
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatalf("%v in %.200s", err, raw)
	}
}

// TestOnlyTheAuthorHasTheReadersInAList: whoever sees a request and did not write it is told nothing by the field.
func TestOnlyTheAuthorHasTheReadersInAList(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	seen := 0
	for _, persona := range testkit.Personas() {
		for _, row := range w.RowsOf(t, "FeedbackRequest") {
			answer := testkit.Ask(t, server, persona,
				`query($id: ID!) { node(id: $id) { ... on FeedbackRequest { visibility { version } } } }`,
				map[string]any{"id": row.ID})
			node, ok := answer.Data["node"].(map[string]any)
			if !ok {
				continue
			}
			seen++
			if node["visibility"] != nil && row.By != persona {
				t.Errorf("%s is told who reads what %s writes about %s (%s)", persona, row.By, row.About, row.State)
			}
		}
	}
	if seen == 0 {
		t.Error("nobody sees a request")
	}
}

// TestT35_APassportHoldsWhatItsHolderSees: outsiders have one, and in it exactly the people and cycles that they find
// by id, the people by name only; colleagues have none.
func TestT35_APassportHoldsWhatItsHolderSees(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	holders := map[string]int{"gia": 2, "con": 2, "gus": 0}
	for _, persona := range testkit.Personas() {
		answer := testkit.Ask(t, server, persona, `{ viewer { passport { people { id name email title team lineManager { id }
			locale state peopleRoles } cycles { id name owners { id } startsAt } } } }`, nil)
		viewer, _ := answer.Data["viewer"].(map[string]any)
		passport, has := viewer["passport"].(map[string]any)
		count, holds := holders[persona]
		if has != holds {
			t.Errorf("%s has a passport: %v", persona, has)
		}
		if !has {
			continue
		}
		var listed []string
		for _, one := range passport["people"].([]any) {
			person := one.(map[string]any)
			listed = append(listed, fmt.Sprint(person["id"]))
			for field, value := range person {
				if (field == "id" || field == "name") != (value != nil) {
					t.Errorf("%s reads %s = %v", persona, field, value)
				}
			}
		}
		if len(listed) != count {
			t.Errorf("%s sees %d people", persona, len(listed))
		}
		for _, one := range passport["cycles"].([]any) {
			c := one.(map[string]any)
			listed = append(listed, fmt.Sprint(c["id"]))
			if c["name"] == nil || c["owners"] != nil || c["startsAt"] != nil {
				t.Errorf("%s reads of a cycle %v", persona, c)
			}
		}
		for _, row := range slices.Concat(w.RowsOf(t, "User"), w.RowsOf(t, "Cycle")) {
			found := testkit.Ask(t, server, persona, `query($id: ID!) { node(id: $id) { id } }`,
				map[string]any{"id": row.ID}).Code() == ""
			if found != (slices.Contains(listed, row.ID) || row.ID == testkit.ID("usr", persona)) {
				t.Errorf("%s finds %s %s by id: %v; the passport says otherwise", persona, row.Entity, row.ID, found)
			}
		}
	}
}

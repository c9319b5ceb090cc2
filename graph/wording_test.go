package graph_test

import (
	"context"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/question"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestQuestionsReadAsTheirReaderMay: who writes and who reads the answers read the reviewee's name in a question, who
// runs the cycle reads what was written, and everybody else nobody's name.
func TestQuestionsReadAsTheirReaderMay(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	plan := testkit.Plans()[2]
	id := testkit.ID("qst", plan.Label+"/text")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Question.Update().Where(question.ID(id)).SetText("{first name}: what helps {name}?").SetHelp("Of {Vorname}.").
			SetTextSelf("What helps you?").Exec(ctx)
	})
	sue := w.Store.Client().User.GetX(w.System(t), testkit.ID("usr", "sue"))
	given, _, _ := strings.Cut(sue.Name, " ")
	request := testkit.ID("req", plan.Label+"/sue/"+plan.ReviewerIn("sue", "DRAFT"))
	const wording = `query($id: ID!) { node(id: $id) { ... on FeedbackRequest { wording { text help } } } }`
	const results = `query($id: ID!) { node(id: $id) { ... on Participation { results { questions { text } } } } }`
	const plain = `query($id: ID!) { node(id: $id) { ... on Question { text help textSelf } } }`
	const example = `query($id: ID!) { node(id: $id) { ... on Cycle { wording(role: REVIEWEE) { text } } } }`
	about := given + ": what helps " + sue.Name + "?"
	for _, c := range []struct{ name, persona, query, id, want string }{
		{"who writes", plan.ReviewerIn("sue", "DRAFT"), wording, request, about},
		{"and the help", plan.ReviewerIn("sue", "DRAFT"), wording, request, "Of " + given + "."},
		{"who reads the answers", "max", results, testkit.ID("prt", plan.Label+"/sue"), about},
		{"who runs the cycle", "asa", plain, id, "{first name}: what helps {name}?"},
		{"who runs it, of the reviewee's words", "asa", plain, id, "What helps you?"},
		{"a reviewee", "sue", plain, id, "This person: what helps this person?"},
		{"the preview", "asa", example, testkit.ID("cyc", plan.Label), "What helps you?"},
	} {
		got := testkit.Ask(t, server, c.persona, c.query, map[string]any{"id": c.id})
		if !strings.Contains(string(got.Body), c.want) {
			t.Errorf("%s: %s is not in %.300s", c.name, c.want, got.Body)
		}
	}
	for name, c := range map[string][2]string{
		"wording to HR": {wording, request}, "the reviewee's words to the reviewee": {plain, id},
	} {
		persona := map[bool]string{true: "ada", false: "sue"}[name == "wording to HR"]
		got := testkit.Ask(t, server, persona, c[0], map[string]any{"id": c[1]})
		if strings.Contains(string(got.Body), about) || strings.Contains(string(got.Body), "What helps you?") {
			t.Errorf("%s: %.300s", name, got.Body)
		}
	}
}

// TestNamesInQuestionsAreNamesThatAreServed: KnowsName says of everybody what User.name serves.
func TestNamesInQuestionsAreNamesThatAreServed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	people := w.Store.Client().User.Query().AllX(w.System(t))
	compared := 0
	for _, persona := range append(testkit.Personas(), "nobody") {
		viewer := w.Viewer(t, persona)
		for _, person := range people {
			if person.State == user.StateDELETED {
				continue
			}
			compared++
			if got, want := policy.KnowsName(viewer, person), policy.Rule(w.Parts.Guard.Rule).Of(viewer, person)("User.name"); got != want {
				t.Errorf("%s of %s: %t instead of %t", persona, person.Name, got, want)
			}
		}
	}
	t.Logf("%d compared", compared)
}

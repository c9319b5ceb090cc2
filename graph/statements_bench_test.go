package graph_test

import (
	"fmt"
	"testing"

	"sightline/e2e/load"
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/testkit"
)

// listed is an operation that answers with one list or several.
type listed struct {
	name, query string
	variables   map[string]any
}

// manyOf is what one HR administrator has many of, and the ids to ask for it by.
type manyOf struct {
	secret, cycleID, participationID string
}

// BenchmarkStatements reports for each operation how many statements it reads with where each of its lists has 5
// entries and where it has 500; the two must be equal (promise S2).
func BenchmarkStatements(b *testing.B) {
	few, many := testkit.Empty(b), testkit.Empty(b)
	small, large := manyWorld(b, few, 5), manyWorld(b, many, 500)
	ofFew, ofMany := serve(b, few, small.secret), serve(b, many, large.secret)
	inFew, inMany := manyOperations(small), manyOperations(large)
	for n, operation := range inMany {
		b.Run(operation.name, func(b *testing.B) {
			for b.Loop() {
				ofMany.ask(b, operation.query, operation.variables)
			}
			b.ReportMetric(float64(ofFew.statements(b, inFew[n])), "statements@5")
			b.ReportMetric(float64(ofMany.statements(b, operation)), "statements@500")
		})
	}
}

// statements counts what one operation reads with, loading the viewer included.
func (s served) statements(b *testing.B, o listed) int64 {
	b.Helper()
	s.reads.Store(0)
	s.ask(b, o.query, o.variables)
	return s.reads.Load()
}

func manyOperations(of manyOf) []listed {
	first := map[string]any{"first": 100}
	byID := func(id string) map[string]any { return map[string]any{"id": id} }
	return []listed{
		{"home", homeQuery, first},
		{"people", `query People($first: Int!) { people(first: $first) { totalCount nodes {
			id name email team lineManager { id name } peopleRoles state viewerCan } } }`, first},
		{"cycles", `query Cycles($first: Int!) { cycles(first: $first) { totalCount nodes {
			id name state phase owners { id name } progress { reviewees asked handedIn } viewerCan } } }`, first},
		{
			"participations", `query List($id: ID!) { node(id: $id) { ... on Cycle { participations(first: 100) {
			nodes { id stage reviewee { id name } approvers { id name } requests { id state } viewerCan } } } } }`,
			byID(of.cycleID),
		},
		{
			"requests", `query List($id: ID!) { node(id: $id) { ... on Participation { requests {
			id state reviewer { id name } nominatedBy { id name } reviewerLoad answers { id text } viewerCan } } } }`,
			byID(of.participationID),
		},
		{"results", `query List($id: ID!) { node(id: $id) { ... on Participation { results { answered questions {
			question { id text } answers { id text author { id name } } } } } } }`, byID(of.participationID)},
		{"passport", `query List($first: Int!) { viewer { feedbackRequests(first: $first) { nodes {
			id state cycle { id name } reviewee { id name } answers { id text question { id text } }
			visibility { version now { label rule } next { label rule } later { label rule } } } } } }`, first},
		{"messages", `query List($first: Int!) { viewer { messages(first: $first) { totalCount nodes {
			id kind title participation { id reviewee { id name } } } } } }`, first},
	}
}

// manyWorld gives an HR administrator, who is everybody's line manager, n colleagues with messages, n cycles, n
// participations in one of them, n requests with answers in one of those, and n requests to write herself.
func manyWorld(b *testing.B, w *testkit.World, n int) manyOf {
	b.Helper()
	var of manyOf
	err := load.Write(b.Context(), w.Store, func(w *load.Writer) {
		w.Company()
		boss := w.Person(load.Person{Name: "boss", HRAdmin: true})
		of.secret = w.Session(boss)
		for i := range n {
			w.Cycle(fmt.Sprintf("cycle %d", i), cycle.StateOPEN, boss)
		}
		running := w.Cycle("running", cycle.StateOPEN, boss)
		var lists []*ent.Participation
		for i := range n {
			colleague := w.Person(load.Person{Name: fmt.Sprintf("colleague%d", i), Manager: boss})
			lists = append(lists, w.Participation(running, colleague, true))
			w.Message(boss, lists[i])
			w.Request(lists[i], boss, feedbackrequest.StateAPPROVED)
			w.Request(lists[i], w.Person(load.Person{Name: fmt.Sprintf("nominee%d", i)}), feedbackrequest.StateNOMINATED)
			reviewer := w.Person(load.Person{Name: fmt.Sprintf("reviewer%d", i)})
			w.Answers(running, w.Request(lists[0], reviewer, feedbackrequest.StateSUBMITTED))
		}
		of.cycleID, of.participationID = running.ID, lists[0].ID
	})
	if err != nil {
		b.Fatal(err)
	}
	return of
}

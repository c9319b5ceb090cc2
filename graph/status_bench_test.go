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

// onStatusPage are the operations of the page that shows how far a cycle is. What counts every reviewee of a cycle is
// asked beside the pages of the table.
func onStatusPage(of manyOf, someone string) []listed {
	table := func(arguments string) listed {
		return listed{query: fmt.Sprintf(`query Status($id: ID!) { node(id: $id) { ... on Cycle { name state viewerCan
			participations(first: 50, %s) { nodes { id stage listDoneAt nudgeAgainAt viewerCan statesBlurred
				reviewee { id name team department lineManager { id name } }
				approvers { id name } requests { id state } } pageInfo { endCursor } } } } }`, arguments)}
	}
	counts := func(fields string) listed {
		return listed{query: `query Counts($id: ID!) { node(id: $id) { ... on Cycle { ` + fields + ` } } }`}
	}
	all := []listed{
		table("order: NAME"), table("order: TEAM, descending: true"), table(fmt.Sprintf("order: NAME, filter: { search: %q }", someone)),
		counts("progress { reviewees asked handedIn }"),
		counts("stages: participationGroups(by: STAGE) { key count }"),
	}
	for n, name := range []string{"page", "by team", "search", "count progress", "count stages"} {
		all[n].name, all[n].variables = name, map[string]any{"id": of.cycleID}
	}
	return all
}

// BenchmarkStatus serves the status page of a cycle in turn in a company of 100 and in one of 10,000: of a cycle that
// reviews 60 people in either, and of one that reviews everybody. It reports as BenchmarkDirectory does.
func BenchmarkStatus(b *testing.B) {
	for _, everybody := range []bool{false, true} {
		few, many := testkit.Empty(b), testkit.Empty(b)
		small, large := reviewing(b, few, 100, everybody), reviewing(b, many, 10_000, everybody)
		ofFew, ofMany := serve(b, few, small.secret), serve(b, many, large.secret)
		inSmall := onStatusPage(small, "lund00099")
		for n, operation := range onStatusPage(large, "lund09999") {
			b.Run(fmt.Sprintf("%s/%s", map[bool]string{false: "60 reviewees", true: "everybody"}[everybody], operation.name),
				func(b *testing.B) { inTurn(b, ofFew, ofMany, inSmall[n], operation) })
		}
	}
}

// reviewing is a company of so many, with a cycle that reviews 60 of them or everybody, each asked about by two, one of
// whom has handed in. An HR administrator asks.
func reviewing(b *testing.B, w *testkit.World, size int, everybody bool) manyOf {
	b.Helper()
	var of manyOf
	err := load.Write(b.Context(), w.Store, func(w *load.Writer) {
		w.Company()
		hr := w.Person(load.Person{Name: "HR", HRAdmin: true})
		of.secret = w.Session(hr)
		running := w.Cycle("Everybody", cycle.StateOPEN, hr)
		of.cycleID = running.ID
		before, last, people := hr, hr, []*ent.User{}
		for n := range size {
			colleague := load.Person{Name: fmt.Sprintf("Ida Lund%05d", n), Team: fmt.Sprintf("Team %d", n%max(4, size/25))}
			if n > 0 {
				colleague.Manager = people[(n-1)/fanOut]
			}
			person := w.Person(colleague)
			people = append(people, person)
			if everybody || n >= size-60 {
				list := w.Participation(running, person, true)
				w.Request(list, before, feedbackrequest.StateSUBMITTED)
				if last != before {
					w.Request(list, last, feedbackrequest.StateAPPROVED)
				}
			}
			before, last = person, before
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	return of
}

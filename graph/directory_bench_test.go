package graph_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"sightline/e2e/load"
	"sightline/ent"
	"sightline/internal/testkit"
)

// fanOut is how many people report to each in the companies of the benchmarks.
const fanOut = 8

const personInDirectory = "id name email title team location lineManager { id name }"

// inDirectory are the operations of the directory and of the organisation as the app asks for them. Of a level of the
// organisation, the people asked about have as many below them in either company.
func inDirectory(of company) []listed {
	directory := func(arguments string) string {
		return fmt.Sprintf(`{ directory(first: 50, %s) { nodes { %s } pageInfo { endCursor } } }`, arguments,
			personInDirectory)
	}
	return []listed{
		{"page", directory("order: NAME"), nil},
		{"by team", directory("order: TEAM"), nil},
		{"search", directory(`filter: { search: "ida lund0004" }`), nil},
		{"team", directory(`order: TEAM, filter: { team: "Team 3" }`), nil},
		{"count", "{ directory(first: 1) { totalCount } }", nil},
		{"count found", `{ directory(first: 1, filter: { search: "ida lund0004" }) { totalCount } }`, nil},
		{"groups", "{ directoryGroups { teams { name count } departments { name count } locations { name count } } }", nil},
		{"count below the top", "{ reports(first: 50) { nodes { id lineCount } } }", nil},
		{"top", "{ reports(first: 50) { totalCount nodes { id name title reportCount } } }", nil},
		{
			"level", `query Level($of: ID!) { reports(of: $of, first: 50) { totalCount nodes {
				id name title reportCount lineCount } } }`,
			map[string]any{"of": of.middle},
		},
		{
			"profile", `query Colleague($id: ID!) { colleague(id: $id) { ` + personInDirectory + ` reportCount lineCount
				lineAbove { id name title } viewerCan } reports(of: $id, first: 20) { nodes { id name } } }`,
			map[string]any{"id": of.middle},
		},
	}
}

// BenchmarkDirectory serves each operation in turn to a company of 100 and to one of 10,000 and reports the times
// of both, how many times as long the second takes at the 99th percentile (promise S3), and the statements.
func BenchmarkDirectory(b *testing.B) {
	few, many := testkit.Empty(b), testkit.Empty(b)
	small, large := writeCompany(b, few, 100), writeCompany(b, many, 10_000)
	ofFew, ofMany := serve(b, few, small.secret), serve(b, many, large.secret)
	inSmall := inDirectory(small)
	for n, operation := range inDirectory(large) {
		b.Run(operation.name, func(b *testing.B) { inTurn(b, ofFew, ofMany, inSmall[n], operation) })
	}
}

// inTurn asks both companies one after the other, and reports the times of both and the statements.
func inTurn(b *testing.B, few, many served, small, large listed) {
	b.Helper()
	var short, long []time.Duration
	for b.Loop() {
		began := b.Elapsed()
		few.ask(b, small.query, small.variables)
		between := b.Elapsed()
		many.ask(b, large.query, large.variables)
		short, long = append(short, between-began), append(long, b.Elapsed()-between)
	}
	b.ReportMetric(float64(median(short).Microseconds()), "µs@100")
	b.ReportMetric(float64(median(long).Microseconds()), "µs@10000")
	b.ReportMetric(float64(p99(long))/float64(p99(short)), "p99-ratio")
	b.ReportMetric(float64(few.statements(b, small)), "statements@100")
	b.ReportMetric(float64(many.statements(b, large)), "statements@10000")
}

func p99(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)*99/100]
}

// company is a company with a tree of line managers, and who asks.
type company struct {
	secret string
	// middle has eight direct reports, who have none.
	middle string
	people []*ent.User
}

// writeCompany writes so many people in teams of about 25. The last one asks.
func writeCompany(b *testing.B, w *testkit.World, size int) company {
	b.Helper()
	given := []string{"Ida", "Max", "Sue", "Ola", "Rae", "Cole", "Wim", "Ines", "Otto", "Hana"}
	var of company
	err := load.Write(b.Context(), w.Store, func(w *load.Writer) {
		w.Company()
		for n := range size {
			person := load.Person{
				Name: fmt.Sprintf("%s Lund%05d", given[n*7%10], n), Team: fmt.Sprintf("Team %d", n%max(4, size/25)),
				Location: fmt.Sprintf("Office %d", n%7), HRAdmin: n == 0,
			}
			if n > 0 {
				person.Manager = of.people[(n-1)/fanOut]
			}
			of.people = append(of.people, w.Person(person))
		}
		of.secret = w.Session(of.people[size-1])
	})
	if err != nil {
		b.Fatal(err)
	}
	of.middle = of.people[(size-2)/fanOut-1].ID
	return of
}

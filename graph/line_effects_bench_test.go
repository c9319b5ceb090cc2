package graph_test

import (
	"fmt"
	"testing"
	"time"

	"sightline/e2e/load"
	"sightline/ent/cycle"
	"sightline/internal/testkit"
)

// BenchmarkLineEffects asks what a change of line manager would do, in a company of 100 and in one of 10,000 in which
// everybody is reviewed in a running cycle and in one that is over. An eighth of the company moves. It reports the
// times of both and the statements, which must be equal.
func BenchmarkLineEffects(b *testing.B) {
	few, many := testkit.Empty(b), testkit.Empty(b)
	small, large := writeReviewed(b, few, 100), writeReviewed(b, many, 10_000)
	ofFew, ofMany := serve(b, few, small.secret), serve(b, many, large.secret)
	var short, long []time.Duration
	for b.Loop() {
		began := b.Elapsed()
		ofFew.ask(b, small.query, small.variables)
		between := b.Elapsed()
		ofMany.ask(b, large.query, large.variables)
		short, long = append(short, between-began), append(long, b.Elapsed()-between)
	}
	b.ReportMetric(float64(median(short).Microseconds()), "µs@100")
	b.ReportMetric(float64(median(long).Microseconds()), "µs@10000")
	b.ReportMetric(float64(p99(long).Milliseconds()), "p99-ms@10000")
	b.ReportMetric(float64(ofFew.statements(b, small.listed)), "statements@100")
	b.ReportMetric(float64(ofMany.statements(b, large.listed)), "statements@10000")
}

// asked is an operation and the secret of who asks it.
type asked struct {
	listed
	secret string
}

// writeReviewed writes a company with its reviews, and asks as its HR administrator to move the first branch below
// the second one.
func writeReviewed(b *testing.B, w *testkit.World, size int) asked {
	b.Helper()
	company := writeCompany(b, w, size)
	var secret string
	err := load.Write(b.Context(), w.Store, func(w *load.Writer) {
		secret = w.Session(company.people[0])
		for n, state := range []cycle.State{cycle.StateOPEN, cycle.StateCLOSED} {
			made := w.Cycle(fmt.Sprintf("Cycle %d", n), state, company.people[0])
			for _, person := range company.people {
				w.Participation(made, person, true)
			}
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	return asked{secret: secret, listed: listed{
		name: "line effects",
		query: `query($of: ID!, $to: ID!) { lineManagerEffects(userId: $of, managerId: $to) { effects { moving effects {
			gains kind count reader { id name } examples { id cycle { name } reviewee { name } } } } errors { __typename } } }`,
		variables: map[string]any{"of": company.people[1].ID, "to": company.people[2].ID},
	}}
}

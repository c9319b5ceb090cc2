package graph_test

import (
	"fmt"
	"testing"
	"time"

	"sightline/e2e/load"
	"sightline/ent/cycle"
	"sightline/internal/testkit"
)

// BenchmarkAccessEffects asks what a change would do, in a company of 100 and in one of 10,000 in which everybody is
// reviewed in a running cycle and in one that is over: another line manager, by whom an eighth of the company moves,
// and a role in HR, which opens every review. It reports the times of both sizes and the statements, which must be
// equal.
func BenchmarkAccessEffects(b *testing.B) {
	few, many := testkit.Empty(b), testkit.Empty(b)
	small, large := writeReviewed(b, few, 100), writeReviewed(b, many, 10_000)
	ofFew, ofMany := serve(b, few, small.secret), serve(b, many, large.secret)
	for _, change := range []string{"line_manager", "people_role"} {
		b.Run(change, func(b *testing.B) {
			inFew, inMany := small.changes[change], large.changes[change]
			var short, long []time.Duration
			for b.Loop() {
				began := b.Elapsed()
				ofFew.ask(b, inFew.query, inFew.variables)
				between := b.Elapsed()
				ofMany.ask(b, inMany.query, inMany.variables)
				short, long = append(short, between-began), append(long, b.Elapsed()-between)
			}
			b.ReportMetric(float64(median(short).Microseconds()), "µs@100")
			b.ReportMetric(float64(median(long).Microseconds()), "µs@10000")
			b.ReportMetric(float64(p99(long).Milliseconds()), "p99-ms@10000")
			b.ReportMetric(float64(ofFew.statements(b, inFew)), "statements@100")
			b.ReportMetric(float64(ofMany.statements(b, inMany)), "statements@10000")
		})
	}
}

// reviewed is a company with its reviews: the secret of its HR administrator, and what they ask by its name.
type reviewed struct {
	secret  string
	changes map[string]listed
}

// writeReviewed writes a company with its reviews, to be asked what it does to move the first branch below the second
// one, and to make the head of the first branch an HR administrator.
func writeReviewed(b *testing.B, w *testkit.World, size int) reviewed {
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
	query := `query($change: AccessChangeInput!) { accessEffects(change: $change) { effects { moving listed effects {
		gains kind count acts reader { id name } examples { id cycle { name } reviewee { name } } } }
		errors { __typename } } }`
	asked := func(change map[string]any) listed {
		change["userId"] = company.people[1].ID
		return listed{name: "effects", query: query, variables: map[string]any{"change": change}}
	}
	return reviewed{secret: secret, changes: map[string]listed{
		"line_manager": asked(map[string]any{"act": "SET_LINE_MANAGER", "managerId": company.people[2].ID}),
		"people_role":  asked(map[string]any{"act": "GRANT_PEOPLE_ROLE", "role": "HR_ADMIN", "readsPast": true}),
	}}
}

package graph_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"sightline/e2e/load"
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/testkit"
)

// reportQuery is what the app asks for the report of one reviewee.
const reportQuery = `query Report($id: ID!) { node(id: $id) { ... on Participation {
	id version stage releasedAt viewerCan statesBlurred withheldAnswers reviewee { id name } approvers { id name }
	cycle { id name preset state writeUntil releaseAt joinDestroyedAt } earlierRounds { id cycle { id name } }
	requests { id state } readings { id createdAt reader { id name } }
	results { answered atLeast
		competencies { title points enough mean groups { group mean } }
		questions { sectionTitle text distribution notApplicable mean enough question { id kind labels }
			texts { id text group } cuts { id group mean shares { from to tenths } }
			answers { id text scale choices notApplicable viewerCan author { id name kind } } withheld { id } } } } } }`

const besideQuery = `query Beside($id: ID!, $with: ID!) { node(id: $id) { ... on Participation {
	id comparison(with: $with) { with { id } competencies questions } } } }`

// reported is a report, with the round before it, and the cookie of whom it is about.
type reported struct{ secret, now, before string }

func (r reported) asked() []listed {
	return []listed{
		{"report", reportQuery, map[string]any{"id": r.now}},
		{"beside", besideQuery, map[string]any{"id": r.now, "with": r.before}},
	}
}

// BenchmarkReport serves the report of one reviewee, and an earlier round beside it, in a company of 100 and in one of
// 10,000 in which everybody is reviewed in both rounds, and reports how many times as long the second takes at the 99th
// percentile, and the statements.
func BenchmarkReport(b *testing.B) {
	few, many := testkit.Empty(b), testkit.Empty(b)
	small, large := writeReports(b, few, 100, 8), writeReports(b, many, 10_000, 8)
	ofFew, ofMany := serve(b, few, small.secret), serve(b, many, large.secret)
	isCompared(b, ofMany, large)
	for n, operation := range large.asked() {
		b.Run(operation.name, func(b *testing.B) {
			var short, long []time.Duration
			for b.Loop() {
				began := b.Elapsed()
				ofFew.ask(b, small.asked()[n].query, small.asked()[n].variables)
				between := b.Elapsed()
				ofMany.ask(b, operation.query, operation.variables)
				short, long = append(short, between-began), append(long, b.Elapsed()-between)
			}
			b.ReportMetric(float64(median(short).Microseconds()), "µs@100")
			b.ReportMetric(float64(median(long).Microseconds()), "µs@10000")
			b.ReportMetric(float64(p99(long))/float64(p99(short)), "p99-ratio")
			b.ReportMetric(float64(ofFew.statements(b, small.asked()[n])), "statements@100")
			b.ReportMetric(float64(ofMany.statements(b, operation)), "statements@10000")
		})
	}
}

// BenchmarkReportOf200 serves the report of somebody about whom 200 people wrote, beside one of eight.
func BenchmarkReportOf200(b *testing.B) {
	few, many := testkit.Empty(b), testkit.Empty(b)
	small, large := writeReports(b, few, 210, 8), writeReports(b, many, 210, 200)
	ofFew, ofMany := serve(b, few, small.secret), serve(b, many, large.secret)
	var all []time.Duration
	for b.Loop() {
		began := b.Elapsed()
		ofMany.ask(b, reportQuery, large.asked()[0].variables)
		all = append(all, b.Elapsed()-began)
	}
	b.ReportMetric(float64(median(all).Microseconds())/1000, "ms@200")
	b.ReportMetric(float64(p99(all).Microseconds())/1000, "p99-ms@200")
	b.ReportMetric(float64(ofFew.statements(b, small.asked()[0])), "statements@8")
	b.ReportMetric(float64(ofMany.statements(b, large.asked()[0])), "statements@200")
}

// isCompared fails unless the earlier round has a number for each scale: else it is not the page that is promised.
func isCompared(b *testing.B, s served, of reported) {
	b.Helper()
	var got struct {
		Data struct {
			Node struct {
				Comparison struct{ Competencies, Questions []*float64 }
			}
		}
	}
	if err := json.Unmarshal(s.ask(b, besideQuery, of.asked()[1].variables), &got); err != nil {
		b.Fatal(err)
	}
	numbers := 0
	for _, mean := range append(got.Data.Node.Comparison.Competencies, got.Data.Node.Comparison.Questions...) {
		if mean != nil {
			numbers++
		}
	}
	if numbers != 5+10 {
		b.Fatalf("%d numbers are compared", numbers)
	}
}

// writeReports writes a company with a tree of line managers in which everybody is reviewed in two rounds. About the
// last one so many people wrote in both, about everybody else one person did.
func writeReports(b *testing.B, w *testkit.World, size, writers int) reported {
	b.Helper()
	var of reported
	err := load.Write(b.Context(), w.Store, func(w *load.Writer) {
		w.Company()
		var people []*ent.User
		for n := range size {
			person := load.Person{Name: fmt.Sprintf("Ida Lund%05d", n), HRAdmin: n == 0}
			if n > 0 {
				person.Manager = people[(n-1)/fanOut]
			}
			people = append(people, w.Person(person))
		}
		last := people[size-1]
		of.secret = w.Session(last)
		for round, days := range map[string]int{"before": 90, "now": 3} {
			c := w.Scales(w.Cycle(round, cycle.StateOPEN, people[0]), 5, 2)
			for n, reviewee := range people {
				list := w.Released(c, reviewee, days)
				asked := people[(n+1)%size : (n+1)%size+1]
				if reviewee == last {
					asked = people[:writers]
					of.keep(round, list.ID)
				}
				for _, writer := range asked {
					w.Answers(c, w.Request(list, writer, feedbackrequest.StateRELEASED))
				}
			}
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	return of
}

func (r *reported) keep(round, list string) {
	if round == "now" {
		r.now = list
		return
	}
	r.before = list
}

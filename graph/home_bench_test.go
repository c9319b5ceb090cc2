package graph_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"sightline/e2e/load"
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/testkit"
)

// homeQuery is what the app's home page asks, with the subjects' names and the cycles that S1 counts in.
const homeQuery = `query Home($first: Int!) {
  viewer {
    user { id name }
    todos(first: $first) {
      totalCount
      nodes {
        id kind title reason otherwise dueAt
        participation { id cycle { id name } reviewee { id name } }
        feedbackRequest { id state cycle { id name } reviewee { id name } }
      }
    }
    messages(first: 5) {
      nodes { id kind title createdAt readAt participation { id } feedbackRequest { id } }
    }
  }
  cycles(first: 20) { nodes { id name state } }
}`

// BenchmarkHome serves the home page in turn with the whole server and with a handler written for nothing else, from
// one file, and reports how many times as long the server takes (promise S1).
func BenchmarkHome(b *testing.B) {
	w := testkit.Empty(b)
	secret := homeWorld(b, w)
	product, plain := serve(b, w, secret), openHandwritten(b, w.Store.Folder())
	variables := map[string]any{"first": 20}
	sameHome(b, product.ask(b, homeQuery, variables), askPlain(b, plain, secret))
	var ours, theirs []time.Duration
	for b.Loop() {
		began := b.Elapsed()
		product.ask(b, homeQuery, variables)
		between := b.Elapsed()
		askPlain(b, plain, secret)
		ours, theirs = append(ours, between-began), append(theirs, b.Elapsed()-between)
	}
	b.ReportMetric(float64(median(ours))/float64(median(theirs)), "ratio")
	b.ReportMetric(float64(median(ours).Microseconds()), "µs-server")
	b.ReportMetric(float64(median(theirs).Microseconds()), "µs-handwritten")
}

func askPlain(b *testing.B, plain handwritten, secret string) []byte {
	b.Helper()
	return answered(b, plain, secret, httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/home", nil))
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// homeWorld is a company of 200 people in which one line manager has 14 requests to write and 6 lists to approve,
// messages, and three open cycles of her own. It returns the secret of her cookie.
func homeWorld(b *testing.B, w *testkit.World) string {
	b.Helper()
	var secret string
	err := load.Write(b.Context(), w.Store, func(w *load.Writer) {
		w.Company()
		viewer := w.Person(load.Person{Name: "viewer"})
		secret = w.Session(viewer)
		var cycles []load.Cycle
		for n := range 3 {
			cycles = append(cycles, w.Cycle(fmt.Sprintf("Cycle %d", n), cycle.StateOPEN, viewer))
		}
		for n := range 6 {
			report := w.Person(load.Person{Name: fmt.Sprintf("report%d", n), Manager: viewer})
			list := w.Participation(cycles[n%3], report, true)
			w.Request(list, w.Person(load.Person{Name: fmt.Sprintf("nominee%d", n)}), feedbackrequest.StateNOMINATED)
			w.Message(viewer, list)
		}
		others(w, cycles, viewer)
	})
	if err != nil {
		b.Fatal(err)
	}
	return secret
}

// others are reviewed by each other; the first 14 lists ask the viewer too.
func others(w *load.Writer, cycles []load.Cycle, viewer *ent.User) {
	manager := w.Person(load.Person{Name: "manager"})
	before := manager
	for n := range 180 {
		person := w.Person(load.Person{Name: fmt.Sprintf("other%d", n), Manager: manager})
		list := w.Participation(cycles[n%3], person, true)
		w.Request(list, before, feedbackrequest.StateAPPROVED)
		if n < 14 {
			w.Request(list, viewer, feedbackrequest.StateAPPROVED)
		}
		before = person
	}
}

// sameHome fails unless both answers hold the same to-dos, messages and cycles: else they are not comparable.
func sameHome(b *testing.B, product, plain []byte) {
	b.Helper()
	var ours struct {
		Data struct {
			Viewer struct {
				Todos, Messages struct {
					Nodes []struct{ Participation, FeedbackRequest *struct{ ID string } }
				}
			}
			Cycles struct{ Nodes []struct{ ID string } }
		}
	}
	var theirs plainHome
	if err := json.Unmarshal(product, &ours); err != nil {
		b.Fatal(err)
	}
	if err := json.Unmarshal(plain, &theirs); err != nil {
		b.Fatal(err)
	}
	subjects := map[string]int{}
	for _, one := range ours.Data.Viewer.Todos.Nodes {
		if one.Participation != nil {
			subjects[one.Participation.ID]++
		} else {
			subjects[one.FeedbackRequest.ID]++
		}
	}
	for _, one := range theirs.Todos {
		if one.Participation != nil {
			subjects[one.Participation.ID]++
		} else {
			subjects[one.FeedbackRequest.ID]++
		}
	}
	for id, times := range subjects {
		if times != 2 {
			b.Fatalf("only one of the two has a to-do about %s", id)
		}
	}
	if len(subjects) != 20 || len(ours.Data.Viewer.Messages.Nodes) != 5 || len(theirs.Messages) != 5 ||
		len(ours.Data.Cycles.Nodes) != 3 || len(theirs.Cycles) != 3 {
		b.Fatalf("not the page that is promised: %s\n%s", product, plain)
	}
}

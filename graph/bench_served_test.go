package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"sightline/ent"
	"sightline/graph"
	"sightline/internal/audit"
	"sightline/internal/testkit"
	"sightline/internal/tracking"
	"sightline/internal/web"
)

// served is a world behind the very handler that the program listens with, asked by one signed-in person.
type served struct {
	handler http.Handler
	secret  string
	reads   *atomic.Int64
}

// serve wires a world as the program does; the secret is that of the cookie that asks.
func serve(b *testing.B, w *testkit.World, secret string) served {
	b.Helper()
	s := served{secret: secret, reads: &atomic.Int64{}}
	w.Store.Client().Intercept(counting(s.reads))
	public, err := url.Parse(testkit.PublicURL)
	if err != nil {
		b.Fatal(err)
	}
	log, p := slog.New(slog.DiscardHandler), w.Parts
	endpoint := graph.New(graph.Domains{
		Nodes: w.Store.Nodes, Inbox: p.Inbox, People: p.People, Cycles: p.Cycles, Feedback: p.Feedback, Todos: p.Todos,
		Explain: p.Explain, Outbox: p.Outbox, Audit: audit.New(w.Store), Tracking: tracking.New(w.Store, p.Inbox), Work: p.Work,
	}, p.Guard, graph.Options{
		PublicURL: public, Reload: p.Identity.Reload, Network: web.Network(nil), Now: hurried(w), Log: log,
	})
	s.handler, err = web.New(web.Options{
		Identity: p.Identity, GraphQL: endpoint, App: emptyApp(), PublicURL: public, Ready: w.Store.Ready,
		Clock: w.Clock, Log: log,
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// emptyApp is an app that nobody opens.
func emptyApp() fstest.MapFS {
	return fstest.MapFS{"index.html": {Data: []byte("<html>")}, "graphiql.html": {Data: []byte("<html>")}}
}

// hurried is a clock on which a minute passes at each look: the purse of whoever asks is always full.
func hurried(w *testkit.World) func() time.Time {
	var looks atomic.Int64
	return func() time.Time { return w.Clock.Now().Add(time.Duration(looks.Add(1)) * time.Minute) }
}

// counting counts every statement that the client reads with, each eager-loaded edge included.
func counting(reads *atomic.Int64) ent.Interceptor {
	return ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, query ent.Query) (ent.Value, error) {
			reads.Add(1)
			return next.Query(ctx, query)
		})
	})
}

// ask sends an operation and returns the answer.
func (s served) ask(b *testing.B, query string, variables map[string]any) []byte {
	b.Helper()
	sent, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		b.Fatal(err)
	}
	request := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/graphql", bytes.NewReader(sent))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Origin", testkit.PublicURL)
	return answered(b, s.handler, s.secret, request)
}

// answered lets a handler answer a request with the person's cookie; anything but success is fatal.
func answered(b *testing.B, handler http.Handler, secret string, request *http.Request) []byte {
	b.Helper()
	request.AddCookie(&http.Cookie{Name: "__Host-sightline", Value: secret})
	response := httptest.NewRecorder()
	handler.ServeHTTP(response, request)
	body := response.Body.Bytes()
	if response.Code != http.StatusOK || bytes.Contains(body, []byte(`"errors":[{`)) {
		b.Fatalf("answered %d: %s", response.Code, body)
	}
	return body
}

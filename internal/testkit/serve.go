package testkit

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"sightline/ent"
	"sightline/graph"
	"sightline/graph/model"
	"sightline/graph/socket"
	"sightline/internal/address"
	"sightline/internal/assessment"
	"sightline/internal/audit"
	"sightline/internal/cycle"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/identity"
	"sightline/internal/inbox"
	"sightline/internal/jobs"
	"sightline/internal/mail"
	"sightline/internal/notify"
	"sightline/internal/passport"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/roster"
	"sightline/internal/todo"
	"sightline/internal/tracking"
	"sightline/internal/workreview"
)

// PublicURL is where the world is served, and the one origin that its sockets take.
const PublicURL = "https://sightline.example"

// PersonaHeader names who asks, in place of a cookie.
const PersonaHeader = "X-Persona"

// Parts are the domains on the world's store, wired as the server wires them.
type Parts struct {
	Inbox       *inbox.Inbox
	People      *people.People
	Addresses   *address.Addresses
	Cycles      *cycle.Cycles
	Feedback    *feedback.Feedback
	Assessments *assessment.Assessments
	Todos       *todo.Todos
	Explain     *explain.Explainer
	Outbox      *mail.Outbox
	Jobs        *jobs.Queue
	Hub         *notify.Hub
	Identity    *identity.Service
	Guard       *graph.Guard
	Roster      *roster.Roster
	Passport    *passport.Passports
	Audit       *audit.Log
	Tracking    *tracking.Tracking
	Work        *workreview.Work
}

func parts(t testing.TB, w *World) Parts {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	p := Parts{Hub: notify.NewHub(), Todos: todo.New(w.Store)}
	links, err := identity.OpenLinks(w.folder, w.Clock)
	must(t, err)
	p.Outbox, err = mail.New(w.Store, links.Token, mail.Config{PublicURL: PublicURL, Shares: links, Log: log})
	must(t, err)
	p.People = people.New(w.Store, links, p.Outbox.Queue)
	p.Addresses = address.New(w.Store, links, withServer{p.Outbox})
	p.Jobs = jobs.New(w.Store, log)
	public, err := url.Parse(PublicURL)
	must(t, err)
	p.Identity, err = identity.New(identity.Options{
		Store: w.Store, Links: links, Hasher: plain{}, Outbox: p.Outbox, Jobs: p.Jobs, Log: log, PublicURL: public,
	})
	must(t, err)
	p.Guard, err = graph.Rules()
	must(t, err)
	p.Inbox = inbox.New(w.Store, p.Outbox.QueueAll)
	p.Roster = roster.New(w.Store, p.Jobs, p.Inbox, links, p.Outbox.Queue)
	p.Explain = explain.New(w.Store, p.Guard.Rule)
	p.Audit = audit.New(w.Store)
	p.Tracking = tracking.New(w.Store, p.Inbox)
	p.Work = workreview.New(w.Store, links, p.Outbox)
	p.Passport = passport.New(w.Store, p.Outbox.Queue)
	p.Cycles = cycle.New(w.Store, p.Inbox, p.Jobs)
	p.Feedback = feedback.New(w.Store, p.Inbox, func(ctx context.Context, tx *ent.Client, userID string) (string, error) {
		link, err := links.Invite(ctx, tx, userID)
		if err != nil {
			return "", fmt.Errorf("make a link: %w", err)
		}
		return link.ID, nil
	}, p.Explain.Version)
	p.Assessments = assessment.New(w.Store, p.Explain.Self)
	todo.Watch(w.Store, p.Hub, log)
	return p
}

// Handlers are the jobs that the world's parts do.
func (p Parts) Handlers() map[string]jobs.Handler {
	return map[string]jobs.Handler{
		cycle.LaunchJob: p.Cycles.RunLaunch, cycle.ReportsJob: p.Cycles.AskReports,
		cycle.SettleJob: p.Cycles.Settle, cycle.ForgetJob: p.Feedback.Forget,
		cycle.ClockJob: func(ctx context.Context, _ string) error {
			return errors.Join(p.Cycles.Move(ctx), p.Feedback.ReleaseDue(ctx))
		},
		cycle.NoticeJob: p.Cycles.SendPlanned,
		roster.ApplyJob: p.Roster.Run, roster.InviteJob: p.Roster.Invite, roster.ForgetJob: p.Roster.Forget,
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("wire the world: %v", err)
	}
}

// withServer is an outbox that says that there is a mail server, so that addresses can be confirmed.
type withServer struct{ *mail.Outbox }

// Configured says so.
func (withServer) Configured() bool { return true }

// plain is a hasher for a world in which nobody signs in.
type plain struct{}

// Hash returns the text itself.
func (plain) Hash(text string) (string, error) { return text, nil }

// Matches compares the text.
func (plain) Matches(text, hash string) (bool, error) { return text == hash, nil }

// Endpoint makes the GraphQL endpoint of the world.
func (w *World) Endpoint(t testing.TB, log *slog.Logger) *graph.Server {
	t.Helper()
	public, err := url.Parse(PublicURL)
	must(t, err)
	p := w.Parts
	w.Store.Client().Intercept(counted())
	return graph.New(graph.Domains{
		Nodes: w.Store.Nodes, Inbox: p.Inbox, People: p.People, Addresses: p.Addresses,
		Cycles: p.Cycles, Feedback: p.Feedback, Assessments: p.Assessments, Todos: p.Todos,
		Explain: p.Explain, Outbox: p.Outbox, Roster: p.Roster, Identity: p.Identity, Audit: p.Audit, Tracking: p.Tracking,
		Work:     p.Work,
		Passport: p.Passport,
		Ticks:    w.ticks,
	}, p.Guard, graph.Options{
		PublicURL: public, Reload: p.Identity.Reload, Network: func(*http.Request) string { return "test" },
		Now: unhurried(), Log: log,
	})
}

// Serve starts the endpoint. Who asks is named by a header; their session and account are looked at as for a cookie.
func (w *World) Serve(t testing.TB, log *slog.Logger) *httptest.Server {
	t.Helper()
	server := w.Endpoint(t, log)
	running := httptest.NewServer(w.signedIn(server))
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		server.CloseWith(ctx)
	}()
	t.Cleanup(func() {
		stop()
		<-closed
		running.Close()
	})
	return running
}

// ticks is how the server makes subscriptions end with the rights of their viewer.
func (w *World) ticks(ctx context.Context) <-chan *model.Tick {
	viewer := policy.From(ctx)
	reload := func(ctx context.Context) (*policy.Viewer, error) { return w.Parts.Identity.Reload(ctx, viewer) }
	return todo.Ticks(ctx, w.Parts.Todos, w.Parts.Hub, reload, func() { socket.EndRights(ctx) },
		func(at time.Time) *model.Tick { return &model.Tick{At: at} })
}

// unhurried is a clock that leaps a minute at each look, so that nobody's bucket of requests is ever empty.
func unhurried() func() time.Time {
	look := make(chan time.Time, 1)
	look <- Now()
	return func() time.Time {
		at := (<-look).Add(time.Minute)
		look <- at
		return at
	}
}

func (w *World) signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, r *http.Request) {
		count := &Count{}
		ctx := context.WithValue(r.Context(), countKey{}, count)
		viewer, err := w.viewer(ctx, r.Header.Get(PersonaHeader))
		if err == nil && viewer.User != nil && viewer.Token == "" && !viewer.Arriving() {
			viewer, err = w.Parts.Identity.Reload(ctx, viewer)
		}
		if err != nil {
			viewer = policy.Nobody()
		}
		count.Reset()
		if r.Header.Get("Upgrade") == "" {
			response = countingWriter{ResponseWriter: response, count: count}
		}
		next.ServeHTTP(response, r.WithContext(policy.WithViewer(ctx, viewer)))
	})
}

// Package web is the outside of the server: routes, headers, cookies, origins, problems, the built app. It knows what a
// request is and nothing of what is asked: GraphQL comes as a handler, and who somebody is comes from
// internal/identity. It decides no right beyond "members only" of GraphiQL and never reads the database.
package web

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"sightline/internal/address"
	"sightline/internal/clock"
	"sightline/internal/identity"
)

// Options are what the outside needs.
type Options struct {
	Identity *identity.Service
	// Addresses answers the links that somebody gets about another address.
	Addresses *address.Addresses
	// GraphQL answers POST and the socket at /graphql, with the viewer in the request's context.
	GraphQL http.Handler
	// App is the built app with index.html, graphiql.html and assets/.
	App fs.FS
	// PublicURL is where people reach the server; nothing in a request ever replaces it (T41).
	PublicURL *url.URL
	// OtherOrigins may call the API from other sites, cookies included; none by default.
	OtherOrigins []string
	// Proxies are the networks of the proxies whose X-Forwarded-For is believed (T64).
	Proxies []netip.Prefix
	// Ready tells whether the server can answer.
	Ready func(context.Context) error
	// Files are what is brought in and taken out as files.
	Files Files
	// Sample is the sample company's sign-ins; nil on every real instance.
	Sample *Sample
	Clock  clock.Clock
	Log    *slog.Logger
}

// site is the options with what is made of them once.
type site struct {
	Options
	app     *app
	cookies cookies
	origins []string
}

// New returns the handler of every route, or an error when the built app is not whole.
func New(o Options) (http.Handler, error) {
	built, err := openApp(o.App)
	if err != nil {
		return nil, err
	}
	s := &site{
		Options: o, app: built, cookies: cookies{secure: o.PublicURL.Scheme == "https"},
		origins: append([]string{originOf(o.PublicURL)}, o.OtherOrigins...),
	}
	guarded, err := s.sameOrigin(s.routes())
	if err != nil {
		return nil, err
	}
	return s.identified(s.logged(s.recovered(s.secured(s.crossOrigin(guarded))))), nil
}

// routes is every address of the server. Patterns name no methods, so that a wrong one is answered here, with Allow.
func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", s.withViewer(s.GraphQL))
	mux.Handle("/graphiql", s.withViewer(only(s.graphiql, http.MethodGet, http.MethodHead)))
	mux.Handle("/auth/sign-in", only(s.signIn, http.MethodPost))
	mux.Handle("/auth/passkey-options", only(s.passkeyOptions, http.MethodPost))
	mux.Handle("/auth/passkey-sign-in", only(s.passkeySignIn, http.MethodPost))
	mux.Handle("/auth/second-step", only(s.secondStep, http.MethodPost))
	mux.Handle("/auth/prove", only(s.prove, http.MethodPost))
	mux.Handle("/auth/password", only(s.changePassword, http.MethodPost))
	mux.Handle("/auth/sign-out", only(s.signOut, http.MethodPost))
	mux.Handle("/auth/accept/preview", only(s.preview, http.MethodPost))
	mux.Handle("/auth/accept", only(s.accept, http.MethodPost))
	mux.Handle("/auth/forgot", only(s.forgot, http.MethodPost))
	mux.Handle("/auth/reset", only(s.reset, http.MethodPost))
	mux.Handle("/auth/address/preview", only(s.previewAddress, http.MethodPost))
	mux.Handle("/auth/address/agree", only(s.agreeToAddress, http.MethodPost))
	mux.Handle("/auth/address/stop", only(s.stopAddress, http.MethodPost))
	mux.Handle("/auth/address/confirm", only(s.confirmAddress, http.MethodPost))
	mux.Handle("/auth/shared/code", only(s.askCode, http.MethodPost))
	mux.Handle("/auth/shared/enter", only(s.enterCode, http.MethodPost))
	mux.Handle("/auth/sample", only(s.sample, http.MethodGet, http.MethodHead))
	mux.Handle("/auth/", http.HandlerFunc(notFound))
	mux.Handle("/imports", s.withViewer(only(s.bringIn, http.MethodPost)))
	mux.Handle("/exports/people", s.withViewer(only(takeAlong(s.Files.Export), http.MethodPost)))
	mux.Handle("/exports/audit-log", s.withViewer(only(takeAlong(s.Files.AuditLog), http.MethodPost)))
	mux.Handle("/exports/cycle", s.withViewer(only(takeAlong(s.Files.Cycle), http.MethodPost)))
	mux.Handle("/exports/passport", s.withViewer(only(takeAlong(s.Files.Passport), http.MethodPost)))
	mux.Handle("/imports/{id}/report", s.withViewer(only(s.report, http.MethodGet)))
	mux.Handle("/healthz", only(healthy, http.MethodGet, http.MethodHead))
	mux.Handle("/readyz", only(s.ready, http.MethodGet, http.MethodHead))
	mux.Handle("/", only(s.page, http.MethodGet, http.MethodHead))
	return mux
}

func healthy(w http.ResponseWriter, _ *http.Request) { writeText(w, http.StatusOK, "ok\n") }

func (s *site) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := s.Ready(ctx); err != nil {
		s.Log.ErrorContext(ctx, "not ready", slog.Any("error", err))
		writeText(w, http.StatusServiceUnavailable, "not ready\n")
		return
	}
	writeText(w, http.StatusOK, "ready\n")
}

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text))
}

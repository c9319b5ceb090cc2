package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/address"
	"sightline/internal/clock"
	"sightline/internal/identity"
	"sightline/internal/ids"
	"sightline/internal/jobs"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
	"sightline/internal/web"
)

const (
	goodPassword = "violet kettles whisper at dawn"
	publicOrigin = "https://sightline.example"
)

// plainHasher is no hash at all, so that a test takes no time.
type plainHasher struct{}

func (plainHasher) Hash(password string) (string, error)          { return password, nil }
func (plainHasher) Matches(password, stored string) (bool, error) { return password == stored, nil }

// lockedBuffer lets the server log while a test reads.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(part []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(part)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

type testBundle struct {
	handler http.Handler
	clock   *clock.Fixed
	store   *store.Store
	links   *identity.Links
	who     *identity.Service
	jobs    *jobs.Queue
	system  context.Context
	log     *lockedBuffer
}

func setup(t *testing.T, change ...func(*web.Options)) testBundle {
	t.Helper()
	c := clock.NewFixed(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	opened, err := store.Open(t.Context(), t.TempDir(), c)
	must(t, err)
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	links, err := identity.OpenLinks(opened.Folder(), c)
	must(t, err)
	outbox, err := mail.New(opened, links.Token, mail.Config{PublicURL: publicOrigin})
	must(t, err)
	written := &lockedBuffer{}
	log := slog.New(slog.NewJSONHandler(written, nil))
	queue := jobs.New(opened, log)
	public, err := url.Parse(publicOrigin)
	must(t, err)
	who, err := identity.New(identity.Options{
		Store: opened, Links: links, Hasher: plainHasher{}, Outbox: outbox, Jobs: queue, Log: log, PublicURL: public,
	})
	must(t, err)
	options := web.Options{
		Identity: who, Addresses: address.New(opened, links, outbox), App: builtApp(), PublicURL: public, Ready: opened.Ready, Clock: c, Log: log,
		GraphQL: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, policy.From(r.Context()).ID())
		}),
	}
	for _, do := range change {
		do(&options)
	}
	handler, err := web.New(options)
	must(t, err)
	system := policy.AsSystem(t.Context(), policy.Prepare)
	return testBundle{
		handler: handler, clock: c, store: opened, links: links, who: who, jobs: queue, system: system, log: written,
	}
}

// work lets the worker see to what was asked for.
func (b testBundle) work(t *testing.T) {
	t.Helper()
	must(t, b.jobs.RunDue(t.Context(), map[string]jobs.Handler{identity.LinkJob: b.who.MailLink}))
}

func builtApp() fstest.MapFS {
	page := `<meta name="csp-nonce" content="__CSP_NONCE__"><script src="/colour-scheme.js" nonce="__CSP_NONCE__">`
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"index.html": file("<title>Sightline</title>" + page), "graphiql.html": file("<title>GraphiQL</title>" + page),
		"assets/main-abc123.js":    file(strings.Repeat("export const a = 1;\n", 200)),
		"assets/main-abc123.js.br": file("made by the build"),
		"assets/style-abc123.css":  file(strings.Repeat("a { color: red }\n", 200)),
		"assets/font-abc123.woff2": file(strings.Repeat("f", 4000)),
		"colour-scheme.js":         file("short"),
		".gitkeep":                 file(""),
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (b testBundle) person(t *testing.T, name string, as func(*ent.UserCreate)) *ent.User {
	t.Helper()
	var made *ent.User
	must(t, b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
		id := ids.New("usr")
		create := tx.User.Create().SetID(id).SetLinePath(id + "/").SetName(name).SetEmail(name + "@aldersund.example").
			SetKind(user.KindMEMBER).SetState(user.StateACTIVE)
		if as != nil {
			as(create)
		}
		var err error
		if made, err = create.Save(ctx); err != nil {
			return err
		}
		return tx.Credential.Create().SetUserID(id).SetKind("PASSWORD").SetHash(goodPassword).Exec(ctx)
	}))
	return made
}

// request makes a request as a browser on our own page sends it; change makes it another.
func request(method, path, body string, change ...func(*http.Request)) *http.Request {
	r := httptest.NewRequest(method, publicOrigin+path, strings.NewReader(body))
	r.Header.Set("Accept", "text/html")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Origin", publicOrigin)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for _, do := range change {
		do(r)
	}
	return r
}

func with(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

func without(name string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Del(name) }
}

func from(address string) func(*http.Request) {
	return func(r *http.Request) { r.RemoteAddr = address }
}

func (b testBundle) do(r *http.Request) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	b.handler.ServeHTTP(answer, r)
	return answer
}

func (b testBundle) post(path, body string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	return b.do(request(http.MethodPost, path, body, change...))
}

func (b testBundle) get(path string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	return b.do(request(http.MethodGet, path, "", change...))
}

func (b testBundle) signIn(t *testing.T, name string) []*http.Cookie {
	t.Helper()
	answer := b.post("/auth/sign-in", `{"email":"`+name+`@aldersund.example","password":"`+goodPassword+`"}`)
	if answer.Code != http.StatusNoContent {
		t.Fatalf("%d: %s", answer.Code, answer.Body)
	}
	return answer.Result().Cookies()
}

// as signs somebody in and returns the context of their requests to GraphQL.
func (b testBundle) as(t *testing.T, name string) context.Context {
	t.Helper()
	var session identity.Secret
	for _, cookie := range b.signIn(t, name) {
		if strings.HasSuffix(cookie.Name, "sightline") {
			session = identity.Secret(cookie.Value)
		}
	}
	viewer, err := b.who.Viewer(t.Context(), session)
	must(t, err)
	return policy.WithViewer(t.Context(), viewer)
}

func cookies(all []*http.Cookie) func(*http.Request) {
	return func(r *http.Request) {
		for _, cookie := range all {
			r.AddCookie(cookie)
		}
	}
}

func problemOf(t *testing.T, answer *httptest.ResponseRecorder) web.Problem {
	t.Helper()
	var problem web.Problem
	if kind := answer.Header().Get("Content-Type"); kind != "application/problem+json" {
		t.Fatalf("%d as %s: %s", answer.Code, kind, answer.Body)
	}
	must(t, json.Unmarshal(answer.Body.Bytes(), &problem))
	return problem
}

func proxies(texts ...string) func(*web.Options) {
	return func(o *web.Options) {
		for _, text := range texts {
			o.Proxies = append(o.Proxies, netip.MustParsePrefix(text))
		}
	}
}

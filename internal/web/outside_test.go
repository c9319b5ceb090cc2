package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/web"
)

// T19, T57: who may change something, and who may open a socket with somebody's cookie.
func TestT57_ForeignPagesChangeNothing(t *testing.T) {
	t.Parallel()
	b := setup(t, func(o *web.Options) { o.OtherOrigins = []string{"https://partner.example"} })
	for origin, allowed := range map[string]bool{
		publicOrigin: true, "https://partner.example": true, "": true,
		"https://evil.example": false, "null": false, "http://sightline.example": false,
		"https://sightline.example:8443": false, "https://sightline.example.evil.example": false,
		"https://evil-sightline.example": false, "https://sub.sightline.example": false,
		"https://sightline.example@evil.example": false, "HTTPS://SIGHTLINE.EXAMPLE": false,
		"https://sightline.example/": false,
	} {
		for _, path := range []string{
			"/graphql", "/auth/sign-in", "/auth/sign-out", "/auth/forgot", "/auth/reset", "/imports", "/exports/people", "/exports/audit-log",
			"/exports/passport", "/exports/cycle", "/x",
		} {
			change := []func(*http.Request){without("Sec-Fetch-Site"), without("Origin")}
			if origin != "" {
				change = append(change, with("Origin", origin))
			}
			answer := b.post(path, "{}", change...)
			if refused := answer.Code == http.StatusForbidden; refused == allowed {
				t.Errorf("%s from %q: %d", path, origin, answer.Code)
			}
		}
	}
	for _, site := range []string{"cross-site", "same-site"} {
		answer := b.post("/auth/sign-out", "{}", without("Origin"), with("Sec-Fetch-Site", site))
		if answer.Code != http.StatusForbidden {
			t.Errorf("%s: %d", site, answer.Code)
		}
	}
	for _, kind := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""} {
		answer := b.post("/auth/sign-in", "{}", with("Content-Type", kind))
		if answer.Code != http.StatusUnsupportedMediaType {
			t.Errorf("%q: %d", kind, answer.Code)
		}
	}
}

func TestT19_SocketsNeedOurOriginOrNoCookie(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, c := range map[string]struct {
		origin, cookie string
		want           int
	}{
		"ours": {publicOrigin, "__Host-sightline=x", 200}, "foreign": {"https://evil.example", "__Host-sightline=x", 403},
		"null": {"null", "__Host-sightline=x", 403}, "absent with a cookie": {"", "__Host-sightline=x", 403},
		"absent without": {"", "", 200}, "foreign without": {"https://evil.example", "", 403},
	} {
		change := []func(*http.Request){with("Upgrade", "websocket"), with("Connection", "Upgrade")}
		if c.origin != "" {
			change = append(change, with("Origin", c.origin))
		}
		if c.cookie != "" {
			change = append(change, with("Cookie", c.cookie))
		}
		if got := b.get("/graphql", change...).Code; got != c.want {
			t.Errorf("%s: %d", name, got)
		}
	}
}

// A socket takes the connection over through every layer.
func TestSocketsPassThrough(t *testing.T) {
	t.Parallel()
	b := setup(t, func(o *web.Options) {
		o.GraphQL = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
			conn, err := upgrader.Upgrade(w, r, nil)
			if err != nil {
				t.Error(err)
				return
			}
			defer func() { _ = conn.Close() }()
			if err := conn.WriteMessage(websocket.TextMessage, []byte("open")); err != nil {
				t.Error(err)
			}
		})
	})
	server := httptest.NewServer(b.handler)
	defer server.Close()
	conn, answer, err := websocket.DefaultDialer.DialContext(t.Context(),
		"ws"+strings.TrimPrefix(server.URL, "http")+"/graphql", http.Header{"Origin": {publicOrigin}})
	must(t, err)
	defer func() { _, _ = answer.Body.Close(), conn.Close() }()
	if _, text, err := conn.ReadMessage(); err != nil || string(text) != "open" {
		t.Fatalf("%q, %v", text, err)
	}
}

func TestCrossOriginCallsAreClosedUnlessConfigured(t *testing.T) {
	t.Parallel()
	ask := func(b testBundle, origin string) http.Header {
		r := request(http.MethodOptions, "/graphql", "", with("Origin", origin),
			with("Access-Control-Request-Method", "POST"), with("Access-Control-Request-Headers", "content-type"))
		return b.do(r).Header()
	}
	closed := setup(t)
	opened := setup(t, func(o *web.Options) { o.OtherOrigins = []string{"https://partner.example"} })
	if got := ask(closed, "https://partner.example").Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("closed by default: %q", got)
	}
	if got := ask(opened, "https://partner.example").Get("Access-Control-Allow-Origin"); got != "https://partner.example" {
		t.Errorf("configured: %q", got)
	}
	if got := ask(opened, "https://evil.example").Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("another: %q", got)
	}
}

func TestT58_HeadersAreOnEveryAnswer(t *testing.T) {
	t.Parallel()
	b := setup(t, func(o *web.Options) {
		o.GraphQL = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("canary in a panic") })
	})
	want := map[string]string{
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
		"Strict-Transport-Security": "max-age=31536000",
	}
	for path, status := range map[string]int{
		"/": 200, "/login": 200, "/cycles/cyc_1": 200, "/assets/main-abc123.js": 200, "/assets/none.js": 404,
		"/auth/sample": 404, "/auth/sign-in": 405, "/auth/nothing": 404, "/healthz": 200, "/readyz": 200,
		"/graphiql": 303, "/graphql": 500, "/favicon.ico": 404,
	} {
		answer := b.get(path)
		if answer.Code != status {
			t.Errorf("%s: %d", path, answer.Code)
		}
		for name, value := range want {
			if got := answer.Header().Get(name); got != value {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		policy := answer.Header().Get("Content-Security-Policy")
		if !strings.Contains(policy, "frame-ancestors 'none'") || !strings.Contains(policy, "base-uri 'none'") {
			t.Errorf("%s: %s", path, policy)
		}
		if answer.Header().Get("Permissions-Policy") == "" || answer.Header().Get("X-Request-Id") == "" {
			t.Errorf("%s: a header is missing", path)
		}
		if strings.Contains(answer.Body.String(), "canary") {
			t.Errorf("%s: a panic reaches the client", path)
		}
	}
}

func TestWithoutHTTPSThereIsNoHSTS(t *testing.T) {
	t.Parallel()
	b := setup(t, func(o *web.Options) { o.PublicURL.Scheme = "http" })
	if got := b.get("/").Header().Get("Strict-Transport-Security"); got != "" {
		t.Fatal(got)
	}
}

func TestThePageHasANonceOfItsOwn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	nonces := map[string]bool{}
	for range 3 {
		answer := b.get("/cycles/cyc_1")
		found := regexp.MustCompile(`nonce="([^"]+)"`).FindStringSubmatch(answer.Body.String())
		if found == nil || strings.Contains(answer.Body.String(), "__CSP_NONCE__") {
			t.Fatal(answer.Body)
		}
		nonces[found[1]] = true
		n := found[1]
		want := "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; " +
			"script-src 'self' 'nonce-" + n + "'; style-src 'self' 'nonce-" + n + "'; img-src 'self' data: blob:; " +
			"connect-src 'self'; worker-src 'self'; font-src 'self'; media-src 'self' blob:"
		if got := answer.Header().Get("Content-Security-Policy"); got != want {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
		if got := answer.Header().Get("Cache-Control"); got != "no-store" {
			t.Fatal(got)
		}
	}
	if len(nonces) != 3 {
		t.Fatalf("%d nonces in 3 answers", len(nonces))
	}
}

func TestT54_GraphiQLIsForMembers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	b.person(t, "gia", func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) })
	if answer := b.get("/graphiql"); answer.Code != 303 || answer.Header().Get("Location") != "/login?next=/graphiql" {
		t.Errorf("nobody: %d to %s", answer.Code, answer.Header().Get("Location"))
	}
	if answer := b.get("/graphiql", cookies(b.signIn(t, "gia"))); answer.Code != http.StatusNotFound {
		t.Errorf("a guest: %d", answer.Code)
	}
	answer := b.get("/graphiql", cookies(b.signIn(t, "ada")))
	policy := answer.Header().Get("Content-Security-Policy")
	if answer.Code != 200 || !strings.Contains(answer.Body.String(), "GraphiQL") ||
		!strings.Contains(policy, "style-src 'self' 'unsafe-inline';") || strings.Count(policy, "'unsafe-") != 1 {
		t.Errorf("a member: %d, %s", answer.Code, policy)
	}
	if answer := b.get("/graphiql.html"); answer.Code != http.StatusNotFound {
		t.Errorf("by its file: %d", answer.Code)
	}
}

func TestAssetsArePackedAndNeverChange(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, c := range []struct{ path, accepts, encoding, cache string }{
		{"/assets/main-abc123.js", "gzip, deflate, br", "br", "public, max-age=31536000, immutable"},
		{"/assets/main-abc123.js", "br;q=0, gzip;q=0.5", "gzip", "public, max-age=31536000, immutable"},
		{"/assets/main-abc123.js", "", "", "public, max-age=31536000, immutable"},
		{"/assets/style-abc123.css", "gzip, br", "gzip", "public, max-age=31536000, immutable"},
		{"/assets/font-abc123.woff2", "gzip, br", "", "public, max-age=31536000, immutable"},
		{"/colour-scheme.js", "gzip, br", "", "no-cache"},
	} {
		answer := b.get(c.path, with("Accept-Encoding", c.accepts))
		header := answer.Header()
		if answer.Code != 200 || header.Get("Content-Encoding") != c.encoding || header.Get("Cache-Control") != c.cache {
			t.Errorf("%s for %q: %d, %v", c.path, c.accepts, answer.Code, header)
		}
		if policy := header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'self'; ") {
			t.Errorf("%s: a worker would live by %s", c.path, policy)
		}
		again := b.get(c.path, with("Accept-Encoding", c.accepts), with("If-None-Match", header.Get("Etag")))
		if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s again: %d", c.path, again.Code)
		}
	}
	packed := b.get("/assets/style-abc123.css", with("Accept-Encoding", "gzip"))
	reader, err := gzip.NewReader(bytes.NewReader(packed.Body.Bytes()))
	must(t, err)
	plain, err := io.ReadAll(reader)
	if err != nil || string(plain) != strings.Repeat("a { color: red }\n", 200) {
		t.Fatalf("%d bytes, %v", len(plain), err)
	}
}

func TestT64_OtherMethodsAnswer405WithAllow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for path, allow := range map[string]string{
		"/": "GET, HEAD", "/login": "GET, HEAD", "/healthz": "GET, HEAD", "/graphiql": "GET, HEAD",
		"/auth/sign-in": "POST", "/auth/sign-out": "POST", "/auth/accept": "POST", "/auth/accept/preview": "POST",
		"/auth/forgot": "POST", "/auth/reset": "POST", "/auth/sample": "GET, HEAD",
	} {
		for _, method := range []string{"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"} {
			answer := b.do(request(method, path, ""))
			if answer.Code != http.StatusMethodNotAllowed || answer.Header().Get("Allow") != allow {
				t.Errorf("%s %s: %d, %q", method, path, answer.Code, answer.Header().Get("Allow"))
			}
		}
	}
}

// T63: no address leads a browser to another host.
func TestT63_NoRedirectLeavesTheHost(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, path := range []string{
		"//evil.example", "//evil.example/..", "/\\evil.example", "/%5Cevil.example", "/%2F%2Fevil.example",
		"///evil.example",
		"/graphiql?next=//evil.example", "/login?next=https://evil.example", "/.//evil.example", "/x/..//evil.example",
	} {
		answer := b.get(path)
		if to := answer.Header().Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, "://") ||
			strings.HasPrefix(to, "/\\") {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

// T65: one line for each request, with nothing in it that somebody wrote or that opens something.
func TestT65_LogsHoldNoSecrets(t *testing.T) {
	t.Parallel()
	b := setup(t, func(o *web.Options) {
		o.GraphQL = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(errors.New("canary-panic")) })
	})
	b.person(t, "ada", nil)
	session := b.signIn(t, "ada")
	b.post("/auth/sign-in", `{"email":"canary-mail@x.example","password":"canary-password"}`)
	b.post("/auth/accept", `{"token":"canary-token","password":"canary-password"}`)
	b.post("/graphql", `{"query":"{ canaryQuery }"}`, cookies(session), from("203.0.113.77:1"))
	b.get("/feedback/canary-id?q=canary-search", cookies(session))
	written := b.log.String()
	for _, secret := range []string{"canary", session[0].Value, session[1].Value, "203.0.113", goodPassword} {
		if strings.Contains(written, secret) {
			t.Errorf("%q stands in the log", secret)
		}
	}
	if lines := strings.Count(written, `"msg":"request"`); lines != 5 {
		t.Errorf("%d lines for 5 requests", lines)
	}
	if !strings.Contains(written, `"msg":"panic"`) || !strings.Contains(written, `"status":500`) {
		t.Errorf("the panic is not in the log: %s", written)
	}
}

func TestReadyTellsWhetherTheServerCanAnswer(t *testing.T) {
	t.Parallel()
	broken := setup(t, func(o *web.Options) {
		o.Ready = func(context.Context) error { return errors.New("the disk is gone") }
	})
	answer := broken.get("/readyz")
	if answer.Code != http.StatusServiceUnavailable || strings.Contains(answer.Body.String(), "disk") {
		t.Errorf("%d: %s", answer.Code, answer.Body)
	}
	if got := broken.get("/healthz").Code; got != http.StatusOK {
		t.Errorf("alive: %d", got)
	}
}

func TestAnAppThatIsNotBuiltIsAnError(t *testing.T) {
	t.Parallel()
	app := builtApp()
	delete(app, "index.html")
	if _, err := web.New(web.Options{App: app}); err == nil {
		t.Fatal("it was taken")
	}
}

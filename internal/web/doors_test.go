package web_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/web"
)

func TestSignInGivesACookieThatCarriesTheViewer(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.person(t, "ada", nil)
	session := b.signIn(t, "ada")
	if who := b.post("/graphql", "{}", cookies(session)).Body.String(); who != ada.ID {
		t.Fatalf("the viewer is %q", who)
	}
	out := b.post("/auth/sign-out", "{}", cookies(session))
	if out.Code != http.StatusNoContent || out.Result().Cookies()[0].MaxAge >= 0 {
		t.Fatalf("%d, %v", out.Code, out.Result().Cookies())
	}
	if who := b.post("/graphql", "{}", cookies(session)).Body.String(); who != "" {
		t.Fatalf("after signing out the viewer is %q", who)
	}
}

func TestT43_CookieAttributesAreExact(t *testing.T) {
	t.Parallel()
	for scheme, want := range map[string][]string{
		"https": {
			"__Host-sightline=*; Path=/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax",
			"__Host-sightline-device=*; Path=/; Max-Age=31536000; HttpOnly; Secure; SameSite=Lax",
		},
		"http": {
			"sightline=*; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax",
			"sightline-device=*; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
		},
	} {
		b := setup(t, func(o *web.Options) { o.PublicURL.Scheme = scheme })
		b.person(t, "ada", nil)
		answer := b.post("/auth/sign-in", `{"email":"ada@aldersund.example","password":"`+goodPassword+`"}`,
			with("Origin", scheme+"://sightline.example"))
		set := answer.Header().Values("Set-Cookie")
		if len(set) != 2 {
			t.Fatalf("%s: %v, %s", scheme, set, answer.Body)
		}
		for i, line := range set {
			name, rest, _ := strings.Cut(line, "=")
			value, attributes, _ := strings.Cut(rest, ";")
			if got := name + "=*;" + attributes; got != want[i] || len(value) < 50 {
				t.Errorf("%s: %s", scheme, got)
			}
		}
	}
}

func TestT43_EachSignInIsANewSessionAndEndsTheOldOne(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	first := b.signIn(t, "ada")
	second := b.post("/auth/sign-in", `{"email":"ada@aldersund.example","password":"`+goodPassword+`"}`, cookies(first))
	if second.Result().Cookies()[0].Value == first[0].Value {
		t.Fatal("the session's secret stayed the same")
	}
	if who := b.post("/graphql", "{}", cookies(first)).Body.String(); who != "" {
		t.Fatal("the browser's earlier session goes on")
	}
}

// Unknown, locked, invited and mistyped: the same status, headers and body but for the request's id.
func TestT38_AnswersDoNotTellWhetherAnAddressExists(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	b.person(t, "gia", func(c *ent.UserCreate) { c.SetState(user.StateLOCKED) })
	b.person(t, "max", func(c *ent.UserCreate) { c.SetState(user.StateINVITED) })
	for path, bodies := range map[string][]string{
		"/auth/sign-in": {
			`{"email":"ada@aldersund.example","password":"wrong"}`, `{"email":"no@aldersund.example","password":"wrong"}`,
			`{"email":"gia@aldersund.example","password":"` + goodPassword + `"}`, `{"email":"max@aldersund.example"}`, `{}`,
			`{"email":"` + strings.Repeat("x", 15_000) + `","password":"wrong"}`, `{"email":"no address","password":"wrong"}`,
			`{"email":"ada@aldersund.example","password":"` + strings.Repeat("x", 15_000) + `"}`,
		},
		"/auth/forgot": {
			`{"email":"ada@aldersund.example"}`, `{"email":"no@aldersund.example"}`, `{"email":"gia@aldersund.example"}`,
			`{"email":"max@aldersund.example"}`,
		},
	} {
		seen := map[string]bool{}
		for _, body := range bodies {
			answer := b.post(path, body)
			id := answer.Header().Get("X-Request-Id")
			answer.Header().Del("X-Request-Id")
			seen[fmt.Sprint(answer.Code, answer.Header(), strings.ReplaceAll(answer.Body.String(), id, ""))] = true
		}
		if len(seen) != 1 {
			t.Errorf("%s answers in %d ways: %v", path, len(seen), seen)
		}
	}
}

func TestT36_ManyGuessesInOneRequestAreNone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for body, status := range map[string]int{
		`[{"email":"a@b.example","password":"x"}]`:        http.StatusBadRequest,
		`{"email":"a@b.example","email":"c@d.example"}`:   http.StatusBadRequest,
		`{"email":"a@b.example"} {"email":"a@b.example"}`: http.StatusBadRequest,
		`{"email":`: http.StatusBadRequest,
		``:          http.StatusBadRequest,
		`{"email":"` + strings.Repeat("x", 20_000) + `"}`:             http.StatusRequestEntityTooLarge,
		`{"email":["a@b.example"],"password":{"x":1},"role":"ADMIN"}`: http.StatusUnauthorized,
	} {
		answer := b.post("/auth/sign-in", body)
		if answer.Code != status {
			t.Errorf("%.50s: %d", body, answer.Code)
		}
		if strings.Contains(answer.Body.String(), "b.example") {
			t.Errorf("%.50s is echoed", body)
		}
	}
}

func TestT36_TooManyTriesSayWhenAgain(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for range 11 {
		b.post("/auth/sign-in", `{"email":"ada@aldersund.example","password":"wrong"}`)
	}
	answer := b.post("/auth/sign-in", `{"email":"ada@aldersund.example","password":"wrong"}`, with("Accept-Language", "de"))
	problem := problemOf(t, answer)
	if answer.Code != http.StatusTooManyRequests || answer.Header().Get("Retry-After") != "2" ||
		problem.Code != apperr.RateLimited || problem.Detail != "Zu viele Versuche. Versuch es in 2 Sekunden noch einmal." {
		t.Fatalf("%d, %v, %+v", answer.Code, answer.Header(), problem)
	}
}

func TestProblemsAreInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for language, title := range map[string]string{
		"": "Not found", "en": "Not found", "de": "Nicht gefunden", "de-AT,de;q=0.9,en;q=0.8": "Nicht gefunden",
		"fr,de;q=0.5": "Nicht gefunden", "fr": "Not found", "en-GB,de;q=0.9": "Not found", ";;;": "Not found",
	} {
		answer := b.post("/auth/accept/preview", `{"token":"x"}`, with("Accept-Language", language))
		problem := problemOf(t, answer)
		if problem.Title != title || problem.Status != 404 || problem.RequestID != answer.Header().Get("X-Request-Id") {
			t.Errorf("%q: %+v", language, problem)
		}
	}
}

func TestFailuresStandAtTheirField(t *testing.T) {
	t.Parallel()
	b := setup(t)
	token := b.invited(t)
	problem := problemOf(t, b.post("/auth/accept", `{"token":"`+token+`","password":"short"}`))
	if problem.Status != 422 || len(problem.Errors) != 1 || problem.Errors[0].Path[0] != "password" {
		t.Fatalf("%+v", problem)
	}
}

func (b testBundle) invited(t *testing.T) (token string) {
	t.Helper()
	person := b.person(t, "gus", func(c *ent.UserCreate) { c.SetState(user.StateINVITED).SetKind(user.KindGUEST) })
	must(t, b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
		link, err := b.links.Invite(ctx, tx, person.ID)
		if err == nil {
			token = b.links.Token(link.ID)
		}
		return err
	}))
	return token
}

// T24: only the POST that accepts changes anything; looking, in any way, does not. T42: a role in it is passed over.
func TestT24_OnlyAcceptingUsesAnInvitationUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	token := b.invited(t)
	for range 20 {
		b.get("/accept")
		b.get("/auth/accept?token=" + token)
		b.do(request(http.MethodHead, "/auth/accept", ""))
		if answer := b.post("/auth/accept/preview", `{"token":"`+token+`"}`); answer.Code != http.StatusOK {
			t.Fatal(answer.Body)
		}
	}
	body := `{"token":"` + token + `","password":"nine herons crossed the frozen lake","workRole":"ADMIN"}`
	if answer := b.post("/auth/accept", body); answer.Code != http.StatusNoContent {
		t.Fatal(answer.Body)
	}
	if answer := b.post("/auth/accept", body); answer.Code != http.StatusConflict {
		t.Fatalf("the second use: %d", answer.Code)
	}
	if role := b.store.Client().User.Query().OnlyX(b.system).WorkRole; role != nil {
		t.Fatalf("the role is %s", *role)
	}
}

// T41: whatever a request says about hosts, what is mailed comes from the configured address.
func TestT41_MailsIgnoreTheHostOfTheRequest(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	answer := b.post("/auth/forgot", `{"email":"ada@aldersund.example"}`, with("X-Forwarded-Host", "evil.example"),
		with("Forwarded", "host=evil.example"), func(r *http.Request) { r.Host = "evil.example" })
	b.work(t)
	queued := b.store.Client().Mail.Query().Where(entmail.KindEQ(entmail.KindPASSWORD_RESET)).OnlyX(b.system)
	if answer.Code != http.StatusNoContent || !strings.HasSuffix(queued.MessageID, "@sightline.example>") {
		t.Fatalf("%d, %s", answer.Code, queued.MessageID)
	}
}

func TestT64_TheLimiterCountsTheLastUntrustedHop(t *testing.T) {
	t.Parallel()
	b := setup(t, proxies("10.0.0.0/8", "fd00::/8"))
	try := func(peer, forwarded string) int {
		return b.post("/auth/sign-in", `{"email":"ada@aldersund.example","password":"wrong"}`, from(peer),
			with("X-Forwarded-For", forwarded)).Code
	}
	for i := range 15 {
		try("10.0.0.1:1", fmt.Sprintf("203.0.113.%d, 192.0.2.%d, 10.0.0.%d", i, i, i))
	}
	for name, c := range map[string]struct {
		peer, forwarded string
		want            int
	}{
		"the same network":              {"10.0.0.1:1", "192.0.2.200", 429},
		"spoofed further left":          {"10.0.0.1:1", "8.8.8.8, 192.0.2.1", 429},
		"through two proxies":           {"10.9.9.9:1", "192.0.2.1, 10.1.1.1, 10.2.2.2", 429},
		"through a proxy over IPv6":     {"[fd00::1]:1", "192.0.2.1", 429},
		"written as IPv6":               {"10.0.0.1:1", "::ffff:192.0.2.1", 429},
		"from there without a proxy":    {"192.0.2.9:1", "", 429},
		"another network":               {"10.0.0.1:1", "198.51.100.1", 401},
		"no proxy, the header is a lie": {"198.51.101.1:1", "192.0.2.1", 401},
		"nonsense next to the proxy":    {"10.0.0.1:1", "192.0.2.1, nonsense", 401},
		"nothing forwarded":             {"10.0.0.2:1", "", 401},
	} {
		if got := try(c.peer, c.forwarded); got != c.want {
			t.Errorf("%s: %d", name, got)
		}
	}
}

func TestSampleIsThereOnlyInSampleMode(t *testing.T) {
	t.Parallel()
	if answer := setup(t).get("/auth/sample"); answer.Code != http.StatusNotFound {
		t.Fatal(answer.Code)
	}
	b := setup(t, func(o *web.Options) {
		o.Sample = &web.Sample{Password: "p", People: []web.SamplePerson{{Email: "e", Name: "n", RoleEN: "r"}}}
	})
	want := `{"password":"p","people":[{"email":"e","name":"n","role":"r"}]}`
	if answer := b.get("/auth/sample"); strings.TrimSpace(answer.Body.String()) != want {
		t.Fatal(answer.Body)
	}
}

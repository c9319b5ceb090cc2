package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"sightline/internal/identity"
	"sightline/internal/testkit/softkey"
)

// withPasskey gives somebody a passkey.
func (b testBundle) withPasskey(t *testing.T, name string) *softkey.Key {
	t.Helper()
	ctx := b.as(t, name)
	asked, err := b.who.StartPasskey(ctx)
	must(t, err)
	key := softkey.New(publicOrigin)
	answer, err := key.Create(asked.Options)
	must(t, err)
	_, _, err = b.who.ConfirmPasskey(ctx, identity.ConfirmPasskeyInput{Ticket: asked.Ticket, Answer: answer, Name: "Key"})
	must(t, err)
	return key
}

// formWith is what a page sends once a key has answered.
func (b testBundle) formWith(t *testing.T, key *softkey.Key) string {
	t.Helper()
	b.clock.Advance(time.Second)
	asked := b.post("/auth/passkey-options", `{}`)
	var read struct {
		Options json.RawMessage
		Ticket  string
	}
	must(t, json.Unmarshal(asked.Body.Bytes(), &read))
	if asked.Code != http.StatusOK || read.Ticket == "" || len(asked.Result().Cookies()) != 0 {
		t.Fatalf("%d: %s", asked.Code, asked.Body)
	}
	answer, err := key.Get(string(read.Options))
	must(t, err)
	form, err := json.Marshal(map[string]string{"ticket": read.Ticket, "passkey": answer})
	must(t, err)
	return string(form)
}

// A passkey opens at its own door, as the second step and as a proof; a wrong one is told at its field, alike at all.
func TestT45_APasskeyOpensTheDoors(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	key := b.withPasskey(t, "ada")
	const alone, second, prove = "/auth/passkey-sign-in", "/auth/second-step", "/auth/prove"
	done := b.post(alone, b.formWith(t, key))
	if done.Code != http.StatusNoContent {
		t.Fatalf("%d: %s", done.Code, done.Body)
	}
	session := done.Result().Cookies()
	if asked := b.post("/graphql", `{}`, cookies(session)).Body.String(); asked == "" {
		t.Error("the passkey signs nobody in")
	}
	step := b.post("/auth/sign-in", `{"email":"ada@aldersund.example","password":"`+goodPassword+`"}`).Result().Cookies()
	if got := b.post(second, b.formWith(t, key)).Code; got != http.StatusConflict {
		t.Errorf("the second step without the first: %d", got)
	}
	if got := b.post(second, b.formWith(t, key), cookies(step)).Code; got != http.StatusNoContent {
		t.Errorf("the second step: %d", got)
	}
	if got := b.post(prove, b.formWith(t, key), cookies(session)).Code; got != http.StatusNoContent {
		t.Errorf("a proof: %d", got)
	}
	if got := b.post(prove, b.formWith(t, key)).Code; got != http.StatusUnauthorized {
		t.Errorf("a proof of nobody: %d", got)
	}
	for path, with := range map[string][]*http.Cookie{alone: nil, second: step, prove: session} {
		wrong := problemOf(t, b.post(path, b.formWith(t, softkey.New(publicOrigin)), cookies(with)))
		if wrong.Status != http.StatusUnprocessableEntity || wrong.Errors[0].Path[0] != "passkey" {
			t.Errorf("%s: %+v", path, wrong)
		}
		if got := b.post(path, `[`+b.formWith(t, key)+`]`, cookies(with)).Code; got != http.StatusBadRequest {
			t.Errorf("%s, a list: %d", path, got)
		}
	}
	if got := b.post(alone, `{}`).Code; got != http.StatusConflict {
		t.Errorf("without a challenge: %d", got)
	}
}

// What a request says of where it is sent to changes nothing of what passkeys are bound to (T41).
func TestT41_PasskeysGoByNoHeader(t *testing.T) {
	t.Parallel()
	b := setup(t)
	asked := b.post("/auth/passkey-options", `{}`, with("X-Forwarded-Host", "evil.test"), with("Forwarded", "host=evil.test"),
		func(r *http.Request) { r.Host = "evil.test" })
	if asked.Code != http.StatusOK || strings.Contains(asked.Body.String(), "evil.test") ||
		!strings.Contains(asked.Body.String(), `"rpId":"`+strings.TrimPrefix(publicOrigin, "https://")+`"`) {
		t.Errorf("%d: %s", asked.Code, asked.Body)
	}
}

// An earlier session of the browser ends, as with a password.
func TestT43_APasskeyEndsTheSessionBefore(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	key := b.withPasskey(t, "ada")
	before := b.post("/auth/passkey-sign-in", b.formWith(t, key)).Result().Cookies()
	b.post("/auth/passkey-sign-in", b.formWith(t, key), cookies(before))
	if asked := b.post("/graphql", `{}`, cookies(before)).Body.String(); asked != "" {
		t.Errorf("%s is still signed in by the session before", asked)
	}
}

package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"sightline/internal/identity"
)

// withApp gives somebody an app and returns its secret.
func (b testBundle) withApp(t *testing.T, name string) string {
	t.Helper()
	ctx := b.as(t, name)
	made, err := b.who.StartAuthenticator(ctx)
	must(t, err)
	secret := strings.ReplaceAll(made.Secret, " ", "")
	first := identity.ConfirmAuthenticatorInput{Ticket: made.Ticket, Code: codeOf(t, secret, -30*time.Second)}
	_, err = b.who.ConfirmAuthenticator(ctx, first)
	must(t, err)
	return secret
}

// codeOf is what an app shows so long after the clock of the tests, which stands still.
func codeOf(t *testing.T, secret string, after time.Duration) string {
	t.Helper()
	code, err := totp.GenerateCode(secret, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC).Add(after))
	must(t, err)
	return code
}

// The password answers with a cookie that is no session, and the code with the session; the first cookie ends then.
func TestT45_TheSecondStepIsADoor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	secret := b.withApp(t, "ada")
	answer := b.post("/auth/sign-in", `{"email":"ada@aldersund.example","password":"`+goodPassword+`"}`)
	var next struct{ SecondStep bool }
	must(t, json.Unmarshal(answer.Body.Bytes(), &next))
	given := answer.Result().Cookies()
	if answer.Code != http.StatusOK || !next.SecondStep || len(given) != 1 {
		t.Fatalf("%d, %d cookies: %s", answer.Code, len(given), answer.Body)
	}
	step := given[0]
	if step.Name != "__Host-sightline-step" || !step.HttpOnly || !step.Secure || step.MaxAge != 0 ||
		step.SameSite != http.SameSiteLaxMode {
		t.Errorf("%+v", step)
	}
	if asked := b.post("/graphql", `{}`, cookies(given)).Body.String(); asked != "" {
		t.Fatalf("the cookie of the step signs %q in", asked)
	}
	const path = "/auth/second-step"
	if got := b.post(path, `{"code":"`+codeOf(t, secret, 0)+`"}`); got.Code != http.StatusConflict {
		t.Errorf("without the cookie: %d", got.Code)
	}
	wrong := problemOf(t, b.post(path, `{"code":"000000"}`, cookies(given)))
	if wrong.Status != http.StatusUnprocessableEntity || wrong.Errors[0].Path[0] != "code" {
		t.Errorf("a wrong code: %+v", wrong)
	}
	if got := b.post(path, `[{"code":"000000"},{"code":"000001"}]`, cookies(given)).Code; got != http.StatusBadRequest {
		t.Errorf("a list of codes: %d", got)
	}
	done := b.post(path, `{"code":"`+codeOf(t, secret, 0)+`"}`, cookies(given))
	if done.Code != http.StatusNoContent {
		t.Fatalf("%d: %s", done.Code, done.Body)
	}
	got := map[string]*http.Cookie{}
	for _, cookie := range done.Result().Cookies() {
		got[cookie.Name] = cookie
	}
	if got["__Host-sightline-step"].MaxAge >= 0 || got["__Host-sightline"].Value == "" {
		t.Errorf("%v", got)
	}
	if asked := b.post("/graphql", `{}`, cookies(done.Result().Cookies())).Body.String(); asked == "" {
		t.Error("the code signs nobody in")
	}
}

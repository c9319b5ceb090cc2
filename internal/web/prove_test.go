package web_test

import (
	"net/http"
	"testing"
)

func TestT44_ProvingIsAFormOutsideOfGraphQL(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	session := b.signIn(t, "ada")
	right := `{"password":"` + goodPassword + `"}`
	if got := b.post("/auth/prove", right, cookies(session)).Code; got != http.StatusNoContent {
		t.Errorf("the right password: %d", got)
	}
	if got := b.post("/auth/prove", right).Code; got != http.StatusUnauthorized {
		t.Errorf("nobody: %d", got)
	}
	wrong := problemOf(t, b.post("/auth/prove", `{"password":"something else entirely"}`, cookies(session)))
	if wrong.Status != http.StatusUnprocessableEntity || wrong.Errors[0].Path[0] != "password" {
		t.Errorf("a wrong password: %+v", wrong)
	}
	if got := b.post("/auth/prove", `[`+right+`]`, cookies(session)).Code; got != http.StatusBadRequest {
		t.Errorf("a list of tries: %d", got)
	}
}

func TestAPasswordIsChangedAtTheDoor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.person(t, "ada", nil)
	session := b.signIn(t, "ada")
	change := func(old, next string) int {
		return b.post("/auth/password", `{"password":"`+old+`","next":"`+next+`"}`, cookies(session)).Code
	}
	const next = "nine herons crossed the frozen lake"
	if got := change(goodPassword, "short"); got != http.StatusUnprocessableEntity {
		t.Errorf("a short one: %d", got)
	}
	if got := change(goodPassword, next); got != http.StatusNoContent {
		t.Errorf("a good one: %d", got)
	}
	if got := change(goodPassword, next); got != http.StatusUnprocessableEntity {
		t.Errorf("with the old one again: %d", got)
	}
}

package web_test

import (
	"testing"

	"sightline/ent/accesstoken"
	"sightline/internal/identity"
)

// A token counts at GraphQL alone, and the cookie beside it for nothing.
func TestT14_TokensOpenGraphQLAndNoDoor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, max := b.person(t, "ada", nil), b.person(t, "max", nil)
	_, secret, err := b.who.CreateAccessToken(b.as(t, "ada"),
		identity.CreateAccessTokenInput{Name: "Script", Scope: accesstoken.ScopeWRITE, Days: 1})
	must(t, err)
	bearer := with("Authorization", "Bearer "+secret)
	session := b.signIn(t, "max")
	for name, c := range map[string]struct{ who, want string }{
		"token":               {b.post("/graphql", "{}", bearer).Body.String(), ada.ID},
		"no browser":          {b.post("/graphql", "{}", bearer, without("Origin"), without("Sec-Fetch-Site")).Body.String(), ada.ID},
		"token beside cookie": {b.post("/graphql", "{}", bearer, cookies(session)).Body.String(), ada.ID},
		"cookie":              {b.post("/graphql", "{}", cookies(session)).Body.String(), max.ID},
		"a dead token beside a cookie": {
			b.post("/graphql", "{}", with("Authorization", "Bearer sl_pat_x"), cookies(session)).Body.String(), "",
		},
		"another scheme": {b.post("/graphql", "{}", with("Authorization", "Basic "+secret)).Body.String(), ""},
	} {
		if c.who != c.want {
			t.Errorf("%s: %q instead of %q", name, c.who, c.want)
		}
	}
	for _, door := range []string{"/auth/prove", "/auth/password"} {
		body := `{"password":"` + goodPassword + `","next":"nine herons crossed the frozen lake"}`
		if got := b.post(door, body, bearer).Code; got != 401 {
			t.Errorf("%s: %d", door, got)
		}
	}
}

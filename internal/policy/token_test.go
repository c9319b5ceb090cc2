package policy_test

import (
	"fmt"
	"strings"
	"testing"

	"sightline/ent/accesstoken"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestT14_TokensDoNoMoreThanTheirScope: for every persona, scope, action and object. A token grants nothing that its
// owner is not granted; one that reads writes nothing; none makes tokens, ends sessions or does what needs a proof.
func TestT14_TokensDoNoMoreThanTheirScope(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	rows := situations(w.AllRows(t))
	granted := map[policy.Action]map[accesstoken.Scope]bool{}
	for _, persona := range testkit.Personas() {
		if persona == "nobody" {
			continue
		}
		owner := w.Viewer(t, persona)
		for _, scope := range []accesstoken.Scope{accesstoken.ScopeREAD, accesstoken.ScopeWRITE} {
			token := w.ByToken(t, persona, scope)
			for on, actions := range actionsOn() {
				for _, action := range actions {
					for _, objects := range rows[on] {
						for _, o := range objects {
							_, direct := policy.Authorize(owner, action, o.judged)
							_, err := policy.Authorize(token, action, o.judged)
							if err == nil && direct != nil {
								t.Errorf("%s may %s only by a token", persona, action)
							}
							if err != nil && direct == nil && apperr.CodeOf(err) != apperr.Forbidden {
								t.Errorf("%s by a token, %s: %v", persona, action, err)
							}
							if err == nil {
								if granted[action] == nil {
									granted[action] = map[accesstoken.Scope]bool{}
								}
								granted[action][scope] = true
							}
						}
					}
				}
			}
			if _, err := policy.Authorize(token, policy.CreateAccessToken, token.User); err == nil {
				t.Errorf("a token of %s makes tokens", persona)
			}
		}
	}
	golden(t, "testdata/tokens.golden", tokenTable(granted))
}

// tokenTable lists every action with the scopes that cover it.
func tokenTable(granted map[policy.Action]map[accesstoken.Scope]bool) string {
	var b strings.Builder
	for _, on := range situationOrder() {
		for _, action := range actionsOn()[on] {
			mark := map[bool]string{true: "y", false: "."}
			fmt.Fprintf(&b, "%-22s READ %s  WRITE %s\n", action, mark[granted[action][accesstoken.ScopeREAD]],
				mark[granted[action][accesstoken.ScopeWRITE]])
		}
	}
	return b.String()
}

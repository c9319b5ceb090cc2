package policy_test

import (
	"testing"

	"sightline/ent/accesstoken"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestT44_MakingSomebodyWithPowerNeedsAProof: neither an open session nor a script's token makes an account that
// administers or leads; accounts that do their own work alone need none.
func TestT44_MakingSomebodyWithPowerNeedsAProof(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	stale := w.Viewer(t, "ada")
	stale.Fresh = false
	token := w.ByToken(t, "ada", accesstoken.ScopeWRITE)
	for role, powerful := range map[user.WorkRole]bool{
		user.WorkRoleADMIN: true, user.WorkRoleMANAGER: true, user.WorkRoleCOLLABORATOR: false, user.WorkRoleREVIEWER: false,
	} {
		made := policy.NewMember{ID: "usr_new", WorkRole: role}
		_, old := policy.Authorize(stale, policy.CreateMember, made)
		_, script := policy.Authorize(token, policy.CreateMember, made)
		if (apperr.CodeOf(old) == apperr.ReauthRequired) != powerful || (old == nil) == powerful {
			t.Errorf("%s with an old proof: %v", role, old)
		}
		if (apperr.CodeOf(script) == apperr.Forbidden) != powerful || (script == nil) == powerful {
			t.Errorf("%s by a token: %v", role, script)
		}
		if policy.Can(token, policy.CreateMember, made) == powerful {
			t.Errorf("%s is offered to a token: %v", role, !powerful)
		}
	}
}

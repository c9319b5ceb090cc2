package policy

import (
	"slices"

	"sightline/ent"
	"sightline/internal/apperr"
)

// Factors are what a person logs in with besides the password, and what ends when that changes.
type Factors struct {
	User *ent.User
	// Authenticators, Passkeys and Codes are the ids of theirs: at most one app, at most MostPasskeys, and the recovery
	// codes that are left.
	Authenticators, Passkeys, Codes []string
	// OtherSessions are all of theirs but the one that asks.
	OtherSessions []string
}

// MostPasskeys is how many passkeys somebody may have.
const MostPasskeys = 10

// None tells whether the password alone is enough.
func (f Factors) None() bool { return len(f.Authenticators)+len(f.Passkeys) == 0 }

// Last tells whether the one that is there is all there is: without it the password alone is enough.
func (f Factors) Last() bool { return len(f.Authenticators)+len(f.Passkeys) == 1 }

// FactorRule is whether members are to have a second factor.
type FactorRule struct {
	Setting  *ent.Setting
	Required bool
	// HasFactor tells whether the viewer has one at this moment.
	HasFactor bool
}

// securityRules are about how a person logs in. Everything here is theirs alone: no role opens it.
func securityRules() map[Action]rule {
	return map[Action]rule{
		EndOwnSessions: on(ownSessions, nil, func(g Grant, _ *Viewer, sessions []*ent.Session) Grant {
			for _, s := range sessions {
				g = g.change("Session", s.ID)
			}
			return g
		}),
		CreateAccessToken: proven(on(func(v *Viewer, u *ent.User) bool { return v.Member() && v.ID() == u.ID }, nil,
			func(g Grant, v *Viewer, _ *ent.User) Grant { return g.create("AccessToken", v.ID()) })),
		DeleteAccessToken: on(func(v *Viewer, t *ent.AccessToken) bool { return v.Member() && v.ID() == t.UserID }, nil,
			func(g Grant, _ *Viewer, t *ent.AccessToken) Grant { return g.change("AccessToken", t.ID) }),
		// Guests come for one answer and keep to the password; whoever became one may still turn the factor off.
		AddAuthenticator:    proven(on(mayAddFactor, hasNoApp, changeFactors)),
		AddPasskey:          proven(on(mayAddFactor, hasRoom, changeFactors)),
		RenewRecoveryCodes:  proven(on(ownFactors, hasFactor, changeFactors)),
		RemoveAuthenticator: proven(unless(mayBeWithout, on(ownFactors, hasApp, changeFactors))),
		RemovePasskey:       proven(unless(mayBeWithout, on(ownFactors, hasPasskey, changeFactors))),
		RenamePasskey: on(func(v *Viewer, p *ent.Passkey) bool { return v.ID() == p.UserID }, nil,
			func(g Grant, _ *Viewer, p *ent.Passkey) Grant { return g.change("Passkey", p.ID) }),
		RequireFactor: proven(on(func(v *Viewer, _ FactorRule) bool { return v.TechAdmin() }, canRequireFactor,
			func(g Grant, _ *Viewer, r FactorRule) Grant { return g.change("Setting", r.Setting.ID) })),
	}
}

func ownSessions(v *Viewer, sessions []*ent.Session) bool {
	return !slices.ContainsFunc(sessions, func(s *ent.Session) bool { return s.UserID != v.ID() })
}

func ownFactors(v *Viewer, f Factors) bool { return f.User != nil && f.User.ID == v.ID() }

// addsFactor tells which acts are open to whoever has to set a second factor up before anything else.
func addsFactor(action Action) bool { return action == AddAuthenticator || action == AddPasskey }

func mayAddFactor(v *Viewer, f Factors) bool { return (v.Member() || v.Arriving()) && ownFactors(v, f) }

func hasRoom(f Factors) *apperr.Error {
	if len(f.Passkeys) >= MostPasskeys {
		return apperr.State("auth.passkeys_full", MostPasskeys)
	}
	return nil
}

func hasPasskey(f Factors) *apperr.Error {
	if len(f.Passkeys) == 0 {
		return apperr.State("state.no_passkey")
	}
	return nil
}

func hasNoApp(f Factors) *apperr.Error {
	if len(f.Authenticators) > 0 {
		return apperr.State("state.has_app")
	}
	return nil
}

func hasApp(f Factors) *apperr.Error {
	if len(f.Authenticators) == 0 {
		return apperr.State("state.no_app")
	}
	return nil
}

func hasFactor(f Factors) *apperr.Error {
	if !f.User.SecondFactor {
		return apperr.State("state.no_factor")
	}
	return nil
}

// mayBeWithout: a member who took the last factor away where one is required would lock themselves out of everything.
func mayBeWithout(v *Viewer, f Factors) *apperr.Error {
	if MustHaveFactor(v) && f.Last() {
		return apperr.State("state.factor_required")
	}
	return nil
}

// canRequireFactor: whoever asks it of all has it, or the same click would lock them out.
func canRequireFactor(r FactorRule) *apperr.Error {
	if r.Required && !r.HasFactor {
		return apperr.State("state.factor_first")
	}
	return nil
}

// changeFactors lets the factors of the person change, with the codes that stand in for them.
func changeFactors(g Grant, _ *Viewer, f Factors) Grant {
	return g.change("User", f.User.ID).change("Session", f.OtherSessions...).
		change("Authenticator", f.Authenticators...).create("Authenticator", f.User.ID).
		change("Passkey", f.Passkeys...).create("Passkey", f.User.ID).
		change("RecoveryCode", f.Codes...).create("RecoveryCode", f.User.ID)
}

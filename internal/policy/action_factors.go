package policy

import "sightline/internal/apperr"

// LostFactor is somebody who lost what logging in asks for besides the password.
type LostFactor struct {
	Account
	// Reports tells whether somebody reports to them.
	Reports bool
}

// resetsFactor: administrators, and HR administrators for everybody, because for some only they may (keepsFactor).
// Nobody resets their own: whoever is logged in takes it away on the page of their own account.
func resetsFactor(v *Viewer, l LostFactor) bool {
	return administersGuests(v) && l.User != nil && l.User.ID != v.ID()
}

func canResetFactor(l LostFactor) *apperr.Error {
	if !l.User.SecondFactor {
		return apperr.State("state.no_factor_of_theirs")
	}
	return nil
}

// keepsFactor: power over accounts is no power to read (V10). Of whoever holds a people role or has reports an HR
// administrator alone takes the factor away, and never their own (docs/adr/0023-lost-second-factor.md).
func keepsFactor(v *Viewer, l LostFactor) *apperr.Error {
	reads := l.Reports || l.User.HrAdmin || l.User.HrAssistant || l.User.TechAdmin
	if reads && !v.HRAdmin() {
		return apperr.State("state.factor_kept")
	}
	return nil
}

package policy

import (
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

// NewGuest is a guest's account that is to be made.
type NewGuest struct {
	ID string
}

// Graduation is a guest who is to become a member.
type Graduation struct {
	Account
	WorkRole user.WorkRole
}

// Return is a member who is to become a guest again, with how much of the company still hangs on them.
type Return struct {
	Account
	// Reports are direct reports.
	Reports int
	// InCycles tells whether the member owns or is reviewed in a cycle that is not over. How many those are is for
	// nobody to learn from a refusal: administrators see no cycles.
	InCycles bool
}

func guestRules() map[Action]rule {
	return map[Action]rule{
		AddGuest: on(func(v *Viewer, _ NewGuest) bool { return mayAddGuests(v) }, nil,
			func(g Grant, _ *Viewer, n NewGuest) Grant {
				return g.create("User").change("User", n.ID).create("OneTimeLink", n.ID)
			}),
		TellGuest: on(func(v *Viewer, a Account) bool { return mayAddGuests(v) && isGuest(a) }, isSilent, inviteAgain),
		GraduateGuest: proven(on(mayGraduate, canGraduate, func(g Grant, v *Viewer, n Graduation) Grant {
			return changeAccount(g, v, n.Account)
		})),
		MakeGuest: proven(on(mayMakeGuest, canMakeGuest, func(g Grant, v *Viewer, n Return) Grant {
			return changeAccount(g, v, n.Account)
		})),
	}
}

// mayAddGuests: HR administrators as the setting says (D11), and administrators, who do so in the settings
// (requirement 2.2); where nobody can invite, they cannot either.
func mayAddGuests(v *Viewer) bool {
	return MayInviteGuests(v) && v.HRAdmin() || v.WorkAdmin() && v.Facts.InviteGuests != setting.InviteGuestsNOBODY
}

func isGuest(a Account) bool { return a.User != nil && a.User.Kind == user.KindGUEST }

// isSilent: whoever was told has an invitation, which they can ask for again themselves.
func isSilent(a Account) *apperr.Error {
	if a.User.State == user.StatePROVISIONED {
		return nil
	}
	return apperr.State("state.invite")
}

func mayGraduate(v *Viewer, g Graduation) bool {
	return administersAccount(v, g.Account) && mayCreate(v, NewMember{WorkRole: g.WorkRole})
}

func canGraduate(g Graduation) *apperr.Error {
	switch {
	case g.User.State != user.StateACTIVE:
		return apperr.State("state.graduate")
	case awaitsDeletion(g.Deletion):
		return apperr.State("state.graduate_deletion")
	default:
		return nil
	}
}

func mayMakeGuest(v *Viewer, r Return) bool {
	return isMember(r.Account) && r.User.ID != v.ID() &&
		(v.WorkAdmin() || (v.HRAdmin() && worksOnly(r.User.WorkRole)))
}

func canMakeGuest(r Return) *apperr.Error {
	held := r.User.HrAdmin || r.User.HrAssistant || r.User.TechAdmin
	switch {
	case r.User.State != user.StateACTIVE:
		return apperr.State("state.make_guest")
	case held:
		return apperr.State("state.guest_roles")
	case r.Reports > 0:
		return apperr.State("state.guest_reports", r.Reports)
	case r.InCycles:
		return apperr.State("state.guest_cycles")
	default:
		return keepsRoles(r.Account)
	}
}

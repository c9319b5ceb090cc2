package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

// Doors are the ids of what lets somebody into an account, by the name of the type: sessions, links, credentials.
type Doors map[string][]string

// Role is a role that an instance cannot be without: the last active holder keeps it (D1, docs/rules.md).
type Role string

// The roles that somebody active always holds.
const (
	RoleWorkAdmin Role = "ADMIN"
	RoleHRAdmin   Role = "HR_ADMIN"
	RoleTechAdmin Role = "TECH_ADMIN"
)

// Account is a person together with what rules about the account must know. A list that needs only what stands in
// the row leaves the rest empty; the command that changes the account loads all of it in its transaction.
type Account struct {
	User *ent.User
	// Doors end with the account, and change with what is done to it.
	Doors Doors
	// Grants are the ids of the recorded grants of people roles that stand, by role.
	Grants map[Role][]string
	// Sole are the roles that nobody else holds actively.
	Sole []Role
	// Deletion is what they asked about the deletion of the account; nil for nothing.
	Deletion *ent.DeletionRequest
	// Lines are the ids of the lines of imports that are about them.
	Lines []string
	// OwnDrafts are the ids of what they began to write about themselves and did not hand in, OwnAnswers of the answers.
	OwnDrafts, OwnAnswers []string
	// Unasked are the ids of what they began to write about others unasked and did not hand in, UnaskedAnswers of the
	// answers.
	Unasked, UnaskedAnswers []string
	// Shares are the ids of what is shared with them, Teams of their places in teams of projects, and Codes of those
	// that were asked for with their address.
	Shares, Teams, Codes []string
}

// NewMember is an account that is to be made.
type NewMember struct {
	ID       string
	WorkRole user.WorkRole
}

// NewWorkRole is the work role that somebody is to have.
type NewWorkRole struct {
	Account
	WorkRole user.WorkRole
}

func accountRules() map[Action]rule {
	return map[Action]rule{
		ListAccounts: standing(administersGuests),
		ExportPeople: proven(standing(administersGuests)),
		CreateMember: provenWhere(getsPower, on(mayCreate, nil, func(g Grant, _ *Viewer, m NewMember) Grant {
			return g.create("User").change("User", m.ID).create("OneTimeLink", m.ID)
		})),
		InviteMember:  on(mayInviteMember, canInvite, inviteAgain),
		EditAccount:   on(editsAccount, exists, changeAccount),
		RenameAccount: on(renames, exists, changeAccount),
		SetWorkRole: proven(on(func(v *Viewer, n NewWorkRole) bool { return v.WorkAdmin() && isMember(n.Account) },
			canSetWorkRole, func(g Grant, v *Viewer, n NewWorkRole) Grant { return changeAccount(g, v, n.Account) })),
		DeactivateMember:  on(othersMember, canDeactivate, changeAccount),
		ReactivateMember:  on(othersMember, canReactivate, changeAccount),
		SendPasswordReset: proven(on(sendsReset, canReset, inviteAgain)),
		ResetSecondFactor: proven(unless(keepsFactor, on(resetsFactor, canResetFactor,
			func(g Grant, v *Viewer, l LostFactor) Grant { return changeAccount(g, v, l.Account) }))),
		DeleteAccount: proven(on(deletes, canDelete, forgetAccount)),
		LockGuest:     on(administersAccount, canLock, changeAccount),
		UnlockGuest:   on(administersAccount, canUnlock, changeAccount),
	}
}

// mayCreate: administrators make any member; HR administrators those who get no power over accounts by it (workflow A).
func mayCreate(v *Viewer, m NewMember) bool {
	return v.WorkAdmin() || (v.HRAdmin() && worksOnly(&m.WorkRole))
}

// getsPower: an open session or a script's token is not enough to make somebody who administers or leads (T44).
func getsPower(m NewMember) bool { return !worksOnly(&m.WorkRole) }

// worksOnly tells whether a work role gives nothing but its holder's own work.
func worksOnly(role *user.WorkRole) bool {
	return role != nil && (*role == user.WorkRoleCOLLABORATOR || *role == user.WorkRoleREVIEWER)
}

// mayInviteMember: whoever may make such an account may invite its person too, else HR administrators would make
// accounts that nobody can use.
func mayInviteMember(v *Viewer, a Account) bool {
	return isMember(a) && (v.WorkAdmin() || (v.HRAdmin() && worksOnly(a.User.WorkRole)))
}

func canInvite(a Account) *apperr.Error {
	if a.User.State == user.StateCREATED || a.User.State == user.StateINVITED {
		return nil
	}
	return apperr.State("state.invite")
}

func editsAccount(v *Viewer, a Account) bool { return administersGuests(v) && a.User != nil }

// renames: only administrators change names and addresses, their own included (requirement 1.7).
func renames(v *Viewer, a Account) bool { return v.WorkAdmin() && a.User != nil }

func othersMember(v *Viewer, a Account) bool {
	return v.WorkAdmin() && isMember(a) && a.User.ID != v.ID()
}

func sendsReset(v *Viewer, a Account) bool {
	return v.WorkAdmin() || administersAccount(v, a)
}

func deletes(v *Viewer, a Account) bool {
	return (v.WorkAdmin() && a.User.ID != v.ID()) || administersAccount(v, a)
}

func isMember(a Account) bool { return a.User != nil && a.User.Kind == user.KindMEMBER }

func exists(a Account) *apperr.Error {
	if a.User.State == user.StateDELETED {
		return apperr.State("state.deleted")
	}
	return nil
}

func canSetWorkRole(n NewWorkRole) *apperr.Error {
	if n.WorkRole != user.WorkRoleADMIN && slices.Contains(n.Sole, RoleWorkAdmin) {
		return lastHolder(RoleWorkAdmin)
	}
	return exists(n.Account)
}

func canDeactivate(a Account) *apperr.Error {
	if HasToAccept(a.User.State) || a.User.State == user.StateACTIVE {
		return keepsRoles(a)
	}
	return apperr.State("state.deactivate")
}

func canReactivate(a Account) *apperr.Error {
	if a.User.State == user.StateDEACTIVATED {
		return nil
	}
	return apperr.State("state.reactivate")
}

func canReset(a Account) *apperr.Error {
	if a.User.State == user.StateACTIVE {
		return nil
	}
	return apperr.State("state.reset")
}

func canDelete(a Account) *apperr.Error {
	if refusal := exists(a); refusal != nil {
		return refusal
	}
	return keepsRoles(a)
}

// keepsRoles: the last active holder of a role without which nobody could administer keeps the account (1.5).
func keepsRoles(a Account) *apperr.Error {
	if len(a.Sole) > 0 {
		return lastHolder(a.Sole[0])
	}
	return nil
}

func lastHolder(role Role) *apperr.Error {
	return apperr.State(map[Role]string{
		RoleWorkAdmin: "state.last_admin", RoleHRAdmin: "state.last_hr_admin", RoleTechAdmin: "state.last_tech_admin",
	}[role])
}

// SoleRoles are the roles that of these people only the person holds; others are all other active holders of any.
func SoleRoles(person *ent.User, others []*ent.User) []Role {
	var sole []Role
	for _, role := range []Role{RoleWorkAdmin, RoleHRAdmin, RoleTechAdmin} {
		held := func(other *ent.User) bool { return Of(other).holds(role) }
		if held(person) && !slices.ContainsFunc(others, held) {
			sole = append(sole, role)
		}
	}
	return sole
}

func (v *Viewer) holds(role Role) bool {
	switch role {
	case RoleWorkAdmin:
		return v.WorkAdmin()
	case RoleHRAdmin:
		return v.HRAdmin()
	default:
		return v.TechAdmin()
	}
}

// changeAccount lets the account and all that opens it change.
func changeAccount(g Grant, _ *Viewer, a Account) Grant {
	g = g.change("User", a.User.ID)
	for name, ids := range a.Doors {
		g = g.change(name, ids...)
	}
	for _, ids := range a.Grants {
		g = g.change("RoleGrant", ids...)
	}
	if a.Deletion != nil {
		g = g.change("DeletionRequest", a.Deletion.ID)
	}
	return g
}

// forgetAccount lets the tables that were brought in forget whoever is deleted too, and lets go with them what nobody
// else may ever read.
func forgetAccount(g Grant, v *Viewer, a Account) Grant {
	return changeAccount(g, v, a).change("ImportLine", a.Lines...).change("SelfAssessment", a.OwnDrafts...).
		change("SelfAnswer", a.OwnAnswers...).change("FeedbackRequest", a.Unasked...).
		change("Answer", a.UnaskedAnswers...).change("WorkGrant", a.Shares...).change("ProjectMember", a.Teams...).
		change("DoorCode", a.Codes...)
}

// inviteAgain lets a new link be made and the older ones end.
func inviteAgain(g Grant, v *Viewer, a Account) Grant {
	return changeAccount(g, v, a).create("OneTimeLink", a.User.ID)
}

package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

// RoleHRAssistant is the people role that an instance can be without.
const RoleHRAssistant Role = "HR_ASSISTANT"

// ChangedRole is a people role that somebody is to be given or to lose.
type ChangedRole struct {
	Account
	Role Role
}

// roleRules: power over accounts is no power to read, so people roles are given and taken by HR administrators alone
// (V10), and nobody gives themselves one.
func roleRules() map[Action]rule {
	return map[Action]rule{
		ListRoles:        standing(administersGuests),
		GrantPeopleRole:  proven(on(grantsRole, canGrantRole, grantRole)),
		GrantPastReading: standing(func(v *Viewer) bool { return v.HRAdmin() && v.User.HrReadsFrom == nil }),
		RevokePeopleRole: proven(on(revokesRole, canRevokeRole, func(g Grant, _ *Viewer, c ChangedRole) Grant {
			return g.change("User", c.User.ID).change("RoleGrant", c.Grants[c.Role]...)
		})),
	}
}

func grantsRole(v *Viewer, c ChangedRole) bool {
	return v.HRAdmin() && isMember(c.Account) && !c.User.Outside && c.User.ID != v.ID()
}

func canGrantRole(c ChangedRole) *apperr.Error {
	switch {
	case slices.Contains(OutOfUse(), c.User.State):
		return apperr.State("state.role_account")
	case HasRole(c.User, c.Role):
		return apperr.State("state.role_held")
	default:
		return nil
	}
}

func grantRole(g Grant, _ *Viewer, c ChangedRole) Grant {
	return g.change("User", c.User.ID).create("RoleGrant", c.User.ID)
}

// revokesRole: who reads nothing of the past cannot take the role from somebody who does, or nobody might be left who
// could let others read it.
func revokesRole(v *Viewer, c ChangedRole) bool {
	if !v.HRAdmin() || !isMember(c.Account) {
		return false
	}
	readsAll := c.Role == RoleHRAdmin && c.User.HrAdmin && c.User.HrReadsFrom == nil
	return !readsAll || v.User.HrReadsFrom == nil
}

func canRevokeRole(c ChangedRole) *apperr.Error {
	switch {
	case !HasRole(c.User, c.Role):
		return apperr.State("state.role_not_held")
	case slices.Contains(c.Sole, c.Role):
		return lastHolder(c.Role)
	default:
		return nil
	}
}

// HasRole tells whether a people role stands in somebody's row, whether or not it counts there.
func HasRole(person *ent.User, role Role) bool {
	switch role {
	case RoleHRAdmin:
		return person.HrAdmin
	case RoleHRAssistant:
		return person.HrAssistant
	case RoleTechAdmin:
		return person.TechAdmin
	default:
		return person.WorkRole != nil && *person.WorkRole == user.WorkRoleADMIN
	}
}

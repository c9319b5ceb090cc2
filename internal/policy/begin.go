package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/user"
)

// Begins are the acts that the viewer may begin without an object, or with one that is yet to be made: what the app
// shows the way to.
func Begins(v *Viewer) []Action {
	some := NewMember{WorkRole: user.WorkRoleREVIEWER}
	other := NewWorkRole{
		Account: Account{User: &ent.User{Kind: user.KindMEMBER}}, WorkRole: user.WorkRoleMANAGER,
	}
	return append([]Action{}, slices.Concat(
		Allowed(v, nil, CreateCycle, ListCycles, ListPeople, ListGuests, ListMails, ListAccounts, ListRoles,
			GrantPastReading, ReadAuditLog, ExportPeople, ExportAuditLog, OpenPassport, CreateProject),
		Allowed(v, &ent.Setting{}, EditSettings, SetReviewSettings),
		Allowed(v, FactorRule{Setting: &ent.Setting{}}, RequireFactor),
		Allowed(v, some, CreateMember),
		Allowed(v, other, SetWorkRole),
		Allowed(v, NewGuest{}, AddGuest),
		Allowed(v, ChangedRole{Account: other.Account, Role: RoleHRAssistant}, GrantPeopleRole),
		Allowed(v, Import{}, ImportPeople),
	)...)
}

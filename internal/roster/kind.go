package roster

import (
	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// personKind is whether somebody is a member, a member from outside or a guest (docs/glossary.md).
type personKind string

// The kinds, as they stand in exported tables too.
const (
	member  personKind = "MEMBER"
	outside personKind = "OUTSIDE_MEMBER"
	guest   personKind = "GUEST"
)

// kindOf is the kind of somebody who has an account.
func kindOf(person *ent.User) personKind {
	switch {
	case person.Kind == user.KindGUEST:
		return guest
	case person.Outside:
		return outside
	default:
		return member
	}
}

// kindIn is the kind of whom a line makes.
func kindIn(l *ent.ImportLine) personKind {
	if change, said := l.Changes[string(Kind)]; said {
		return personKind(change[1])
	}
	return member
}

// newcomer is somebody as they are once they are made: members silently created, guests provided for (workflows A, B).
func newcomer(id string, kind personKind) *ent.User {
	made := &ent.User{
		ID: id, Kind: user.KindMEMBER, State: user.StateCREATED, Outside: kind == outside, LinePath: id + "/",
	}
	if kind == guest {
		made.Kind, made.State = user.KindGUEST, user.StatePROVISIONED
	}
	return made
}

// readKind reads a kind as the glossary and the app call it; an empty cell is a member.
func readKind(written string) (personKind, bool) {
	kind, known := map[string]personKind{
		"": member, "member": member, "mitglied": member,
		"outsidemember": outside, "memberfromoutside": outside, "externesmitglied": outside,
		"mitgliedvonaussen": outside, "mitgliedvonausserhalb": outside,
		"guest": guest, "gast": guest,
	}[folded(written)]
	return kind, known
}

// judgeKind finds out what somebody is. Who exists stays what they are: graduating and becoming a guest are acts of
// their own, which ask more than a table says. A table that says nothing of kinds is one of members.
func (p *planner) judgeKind(e *entry) {
	kind, known := readKind(e.values[Kind])
	if !known {
		e.refuse("import.kind", e.values[Kind])
		return
	}
	e.kind = kind
	if e.person != nil {
		e.kind = kindOf(e.person)
		said := e.values[Kind] != ""
		switch {
		case e.kind == guest && kind != guest:
			e.refuse("import.guest")
		case e.kind != guest && kind == guest:
			e.refuse("import.member")
		case said && e.kind != kind:
			e.refuse("import.kind_stays")
		}
	}
	if e.kind == guest {
		judgeGuestCells(e)
	}
}

// judgeGuestCells refuses what guests do not have: they have no place in the company.
func judgeGuestCells(e *entry) {
	has := map[Meaning]string{}
	if e.person != nil {
		has[Team], has[Department] = e.person.Team, e.person.Department
	}
	for _, field := range []Meaning{Team, Department, LineManager, WorkRole} {
		if e.values[field] != has[field] && e.values[field] != "" {
			e.refuse("import.guest_cell")
		}
	}
}

// mayAddGuest refuses a guest whom the viewer may not invite, or who is none by the address.
func (p *planner) mayAddGuest(e *entry) {
	if _, err := addGuest(p.viewer, "", e.email); err != nil {
		e.refuse(err.Key, argsOf(err)...)
	}
}

// addGuest asks for the rights to make a guest with this address, by the settings as they are at that moment (D11).
func addGuest(viewer *policy.Viewer, id, email string) (policy.Grant, *apperr.Error) {
	grant, err := policy.Authorize(viewer, policy.AddGuest, policy.NewGuest{ID: id})
	switch {
	case err != nil:
		return grant, apperr.State("import.may_not_guest")
	case policy.InsideCompany(viewer.Facts.CompanyDomains, email):
		return grant, apperr.State("guest_inside", email)
	default:
		return grant, nil
	}
}

package policy

import (
	"strings"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

// LineChange is the person whose line manager changes, with the one who becomes it and the ids of everybody below the
// person: their paths in the reporting line begin with the person's.
type LineChange struct {
	Person *ent.User
	// Manager is nil when nobody becomes it, and for somebody new, about whom nobody can have written yet.
	Manager *ent.User
	Below   []string
}

func lineRules() map[Action]rule {
	return map[Action]rule{
		SetLineManager: proven(unless(noNewReading, on(setsLineManagers, inTheLine,
			func(g Grant, _ *Viewer, c LineChange) Grant {
				return g.change("User", append([]string{c.Person.ID}, c.Below...)...)
			}))),
	}
}

// setsLineManagers: HR administrators alone (V10), and only for members of the company: others have no line manager.
func setsLineManagers(v *Viewer, c LineChange) bool {
	return v.HRAdmin() && c.Person.Kind == user.KindMEMBER && !c.Person.Outside
}

// noNewReading: line managers read what was written about those below them. Whose role in HR reaches back only to a
// date would put themselves there to read what is older; another HR administrator has to do that (V10).
func noNewReading(v *Viewer, c LineChange) *apperr.Error {
	limited := v.User != nil && v.User.HrReadsFrom != nil
	if !limited || c.Manager == nil {
		return nil
	}
	leads := c.Manager.ID == v.ID() && (c.Person.ManagerID == nil || *c.Person.ManagerID != v.ID())
	above := isBelow(c.Manager, v.User) && !isBelow(c.Person, v.User)
	if leads || above {
		return apperr.Input("line.own_reading", "managerId")
	}
	return nil
}

// isBelow tells whether somebody stands anywhere under the other in the reporting line.
func isBelow(person, other *ent.User) bool {
	return person.ID != other.ID && strings.HasPrefix(person.LinePath, other.LinePath)
}

func inTheLine(c LineChange) *apperr.Error {
	if c.Person.State == user.StateDEACTIVATED || c.Person.State == user.StateDELETED {
		return apperr.State("state.line_manager")
	}
	return nil
}

// LineObstacle says why somebody cannot be the person's line manager, as a key of internal/text; empty when they can.
// A manager who has yet to accept the invitation counts: a company enters its reporting line before it invites.
func LineObstacle(person, manager *ent.User) string {
	switch {
	case manager.ID == person.ID:
		return "line.self"
	case manager.Kind != user.KindMEMBER:
		return "line.guest"
	case manager.Outside:
		return "line.outside"
	case manager.State == user.StateDEACTIVATED || manager.State == user.StateDELETED || manager.State == user.StateLOCKED:
		return "line.gone"
	case strings.HasPrefix(manager.LinePath, person.LinePath):
		return "line.loop"
	default:
		return ""
	}
}

// BelowPath is everybody in the reporting line under somebody with this path: a range on the index of the path column.
// A slash ends each id in the path and sorts directly before a zero.
func BelowPath(path string) predicate.User {
	return user.And(user.LinePathGT(path), user.LinePathLT(path[:len(path)-1]+"0"))
}

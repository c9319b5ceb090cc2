package policy

import (
	"strings"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

// LineChange is the person whose line manager changes, with the ids of everybody below them: their paths in the
// reporting line begin with the person's.
type LineChange struct {
	Person *ent.User
	Below  []string
}

func lineRules() map[Action]rule {
	return map[Action]rule{
		SetLineManager: on(setsLineManagers, inTheLine, func(g Grant, _ *Viewer, c LineChange) Grant {
			return g.change("User", append([]string{c.Person.ID}, c.Below...)...)
		}),
	}
}

// setsLineManagers: HR administrators alone (V10), and only for members of the company: others have no line manager.
func setsLineManagers(v *Viewer, c LineChange) bool {
	return v.HRAdmin() && c.Person.Kind == user.KindMEMBER && !c.Person.Outside
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

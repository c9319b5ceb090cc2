package policy

import (
	"sightline/ent"
	"sightline/internal/apperr"
)

// NewDeletion is somebody who is to ask for the deletion of their account, with what they asked before.
type NewDeletion struct {
	Person *ent.User
	// Before is nil where they never asked, or took it back.
	Before *ent.DeletionRequest
}

func passportRules() map[Action]rule {
	return map[Action]rule{
		// Outsiders see so little that it has room on a page; what a colleague sees stands in the whole app.
		OpenPassport: standing((*Viewer).Outsider),
		AskForDeletion: on(asksThemselves, notAsked, func(g Grant, _ *Viewer, n NewDeletion) Grant {
			if n.Before != nil {
				g = g.change("DeletionRequest", n.Before.ID)
			}
			return g.create("DeletionRequest", n.Person.ID)
		}),
		WithdrawDeletion: on(ownDeletion, waits, changeDeletion),
		DeclineDeletion:  on(mayDeleteAsked, waits, changeDeletion),
	}
}

// asksThemselves: who has a passport asks on it; what a colleague leaves behind is more than one act of administrators.
func asksThemselves(v *Viewer, n NewDeletion) bool {
	return v.Outsider() && n.Person != nil && n.Person.ID == v.ID()
}

func notAsked(n NewDeletion) *apperr.Error {
	if awaitsDeletion(n.Before) {
		return apperr.State("state.deletion_asked")
	}
	return nil
}

func ownDeletion(v *Viewer, d *ent.DeletionRequest) bool { return d.UserID == v.ID() }

// mayDeleteAsked: whoever may carry it out may also decline it.
func mayDeleteAsked(v *Viewer, d *ent.DeletionRequest) bool {
	return d.Edges.User != nil && deletes(v, Account{User: d.Edges.User})
}

func waits(d *ent.DeletionRequest) *apperr.Error {
	if awaitsDeletion(d) {
		return nil
	}
	return apperr.State("state.deletion_answered")
}

func changeDeletion(g Grant, _ *Viewer, d *ent.DeletionRequest) Grant {
	return g.change("DeletionRequest", d.ID)
}

// awaitsDeletion tells whether somebody has asked and was not answered.
func awaitsDeletion(d *ent.DeletionRequest) bool { return d != nil && d.DeclinedAt == nil }

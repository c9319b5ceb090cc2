package policy

import (
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/promise"
)

// lifeRules are how a cycle ends, comes back and goes (workflow C). What would destroy what people wrote asks for a
// fresh proof.
func lifeRules() map[Action]rule {
	return map[Action]rule{
		ReopenCycle: on(func(v *Viewer, _ *ent.Cycle) bool { return v.HRAdmin() }, mayReopen, changeWhole),
		// Nobody owns a cycle that is put away anew: what is in it is over for whoever runs it.
		SetCycleOwners: on(runsCycle, inStates("state.set_owners", cycle.StateDRAFT, cycle.StateSCHEDULED, cycle.StateOPEN,
			cycle.StateCLOSED), changeWhole),
		ArchiveCycle:   on(runsCycle, inStates("state.archive", cycle.StateCLOSED), changeWhole),
		UnarchiveCycle: on(runsCycle, inStates("state.unarchive", cycle.StateARCHIVED), changeWhole),
		DeleteCycle: {
			who: func(v *Viewer, object any) bool {
				c := deleted(object)
				return c != nil && (v.HRAdmin() || c.State == cycle.StateDRAFT && runsCycle(v, c))
			},
			when: func(*Viewer, any) *apperr.Error { return nil },
			writes: func(g Grant, _ *Viewer, object any) Grant {
				if d, ok := object.(CycleDeletion); ok {
					g = g.change("Cycle", d.Cycle.ID)
					for _, name := range PartsOfCycles() {
						g = g.change(name, d.Rows[name]...)
					}
				}
				return g
			},
			proof: func(object any) bool {
				c := deleted(object)
				return c == nil || c.State != cycle.StateDRAFT
			},
		},
	}
}

// OwnersMay are those of the actions that owning a cycle lets somebody do as it stands, who is nothing else.
func OwnersMay(c *ent.Cycle, actions ...Action) []Action {
	owner := &Viewer{
		User:  &ent.User{Kind: user.KindMEMBER, State: user.StateACTIVE},
		Facts: Facts{OwnedCycles: []string{c.ID}},
	}
	return Allowed(owner, c, actions...)
}

// mayReopen tells whether a cycle can be opened again. An Anonymous one cannot: its close destroys who wrote what (A5).
func mayReopen(c *ent.Cycle) *apperr.Error {
	switch {
	case c.State != cycle.StateCLOSED:
		return apperr.State("state.reopen_cycle")
	case c.Preset == promise.Anonymous:
		return apperr.State("state.reopen_anonymous")
	default:
		return nil
	}
}

// CycleDeletion is a cycle that is to be deleted, with the ids of all that hangs on it, by type.
type CycleDeletion struct {
	Cycle *ent.Cycle
	Rows  map[string][]string
}

// PartsOfCycles are the types whose rows go with a cycle. The log of what was done stays.
func PartsOfCycles() []string {
	return []string{
		"CycleOwner", "Section", "Question", "CycleNotice", "NoticePlan", "Participation", "FeedbackRequest", "Answer",
		"SelfAssessment", "SelfAnswer",
		"Reading", "ReleasedText", "ResultCut", "PolicyChange", "Nudge", "Message", "Mail", "Job", "IdempotencyKey",
	}
}

// deleted is the cycle of a deletion: the one that is to be deleted, or that could be.
func deleted(object any) *ent.Cycle {
	switch o := object.(type) {
	case CycleDeletion:
		return o.Cycle
	case *ent.Cycle:
		return o
	default:
		return nil
	}
}

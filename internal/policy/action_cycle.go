package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/internal/apperr"
	"sightline/internal/promise"
)

func cycleRules() map[Action]rule {
	return map[Action]rule{
		ListCycles: standing(func(v *Viewer) bool {
			return v.HRAdmin() || v.HRAssistant() || (v.Colleague() && len(v.Facts.OwnedCycles) > 0)
		}),
		CreateCycle: {
			who:  func(v *Viewer, _ any) bool { return createsCycles(v) },
			when: func(*Viewer, any) *apperr.Error { return nil },
			writes: func(g Grant, _ *Viewer, object any) Grant {
				if c, ok := object.(*ent.Cycle); ok {
					g = parts(g.create("Cycle"), c)
				}
				return g
			},
		},
		CopyCycle: {
			who: func(v *Viewer, object any) bool {
				of := copied(object)
				return of != nil && runsCycle(v, of)
			},
			when: func(*Viewer, any) *apperr.Error { return nil },
			writes: func(g Grant, _ *Viewer, object any) Grant {
				if c, ok := object.(CycleCopy); ok {
					g = parts(g.create("Cycle"), &ent.Cycle{ID: c.ID})
				}
				return g
			},
		},
		EditCycle: on(runsCycle, inStates("state.edit_cycle", cycle.StateDRAFT, cycle.StateSCHEDULED, cycle.StateOPEN),
			changeWhole),
		SetCyclePolicy: on(runsCycle, inStates("state.edit_cycle", cycle.StateDRAFT, cycle.StateSCHEDULED, cycle.StateOPEN),
			func(g Grant, _ *Viewer, c *ent.Cycle) Grant {
				return g.change("Cycle", c.ID).create("PolicyChange", c.ID)
			}),
		PublishCycle: on(runsCycle, inStates("state.publish", cycle.StateDRAFT), changeWhole),
		NotifyCycle: on(runsCycle, inStates("state.notify", cycle.StateOPEN),
			func(g Grant, _ *Viewer, c *ent.Cycle) Grant { return plans(g.create("CycleNotice", c.ID), c) }),
		PlanNotice: on(runsCycle, inStates("state.plan_notice", cycle.StateSCHEDULED, cycle.StateOPEN),
			func(g Grant, _ *Viewer, c *ent.Cycle) Grant { return plans(g.create("NoticePlan", c.ID), c) }),
		CloseCycle: on(runsCycle, inStates("state.close", cycle.StateOPEN), changeWhole),
	}
}

// CycleCopy is the copy of a cycle that is to be made, under an id of its own.
type CycleCopy struct {
	Of *ent.Cycle
	ID string
}

// copied is the cycle that a copy is made of: that of the copy, or the cycle that could be copied.
func copied(object any) *ent.Cycle {
	switch o := object.(type) {
	case CycleCopy:
		return o.Of
	case *ent.Cycle:
		return o
	default:
		return nil
	}
}

// StandsFromOpening tells whether the promise of a cycle stands from its opening, so that nothing tells of a first
// submission: that of an Anonymous one, and where the first can be one that nobody asked for.
func StandsFromOpening(c *ent.Cycle) bool { return c.Preset == promise.Anonymous || c.ProactiveAllowed }

// MayWiden tells whether the viewer may still let somebody read more by the promise of a cycle: until the first
// submission (V3), or until its opening where it stands from there. Who is reviewed in an open one learns nothing of a
// first submission by trying.
func MayWiden(v *Viewer, c *ent.Cycle) bool {
	if c.State == cycle.StateDRAFT || c.State == cycle.StateSCHEDULED {
		return true
	}
	return c.PolicyFrozenAt == nil && !StandsFromOpening(c) && !slices.Contains(v.Facts.RevieweeCycles, c.ID)
}

func runsCycle(v *Viewer, c *ent.Cycle) bool { return v.Runs(c.ID) }

func inStates(key string, states ...cycle.State) func(*ent.Cycle) *apperr.Error {
	return func(c *ent.Cycle) *apperr.Error {
		switch {
		case c.LaunchingAt != nil:
			return apperr.State("state.launching")
		case slices.Contains(states, c.State):
			return nil
		}
		return apperr.State(key)
	}
}

// changeWhole grants the cycle, those of its parts that were loaded with it, and new parts.
func changeWhole(g Grant, _ *Viewer, c *ent.Cycle) Grant {
	g = parts(g.change("Cycle", c.ID), c)
	for _, owner := range c.Edges.Owners {
		g = g.change("CycleOwner", owner.ID)
	}
	for _, section := range c.Edges.Sections {
		g = g.change("Section", section.ID)
	}
	for _, question := range c.Edges.Questions {
		g = g.change("Question", question.ID)
	}
	for _, participation := range c.Edges.Participations {
		g = g.change("Participation", participation.ID)
	}
	for _, request := range c.Edges.Requests {
		g = g.change("FeedbackRequest", request.ID)
	}
	return g
}

// plans grants the plans of announcements that were loaded with the cycle.
func plans(g Grant, c *ent.Cycle) Grant {
	for _, plan := range c.Edges.NoticePlans {
		g = g.change("NoticePlan", plan.ID)
	}
	return g
}

func parts(g Grant, c *ent.Cycle) Grant {
	return g.create("CycleOwner", c.ID).create("Section", c.ID).create("Question", c.ID).create("Participation", c.ID)
}

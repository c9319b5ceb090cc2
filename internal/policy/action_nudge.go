package policy

import (
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/mail"
	"sightline/ent/nudge"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

func nudgeRules() map[Action]rule {
	return map[Action]rule{
		NudgePeople: on(nudges, func(p *ent.Participation) *apperr.Error { return cycleOpen(p.Edges.Cycle) },
			func(g Grant, _ *Viewer, p *ent.Participation) Grant { return g.create("Nudge", p.ID) }),
		ExportCycle: proven(on(runsCycle, nil, nil)),
	}
}

// nudges: whoever runs the cycle, and the line manager; never who is reviewed, whatever their roles (V0).
func nudges(v *Viewer, p *ent.Participation) bool {
	return v.Colleague() && v.ID() != p.RevieweeID && (v.Runs(p.CycleID) || v.Manages(p.Edges.Reviewee))
}

// nudgeScope are the nudges of those whom the viewer may nudge: the same in SQL.
func nudgeScope(v *Viewer) predicate.Nudge {
	if !v.Colleague() {
		return when[predicate.Nudge](false)
	}
	runs := participation.CycleIDIn(v.Facts.OwnedCycles...)
	if v.HRAdmin() || v.HRAssistant() {
		runs = func(s *sql.Selector) { s.Where(sql.Not(sql.False())) }
	}
	managed := participation.And(participation.HasRevieweeWith(user.ManagerID(v.ID())),
		participation.HasCycleWith(cycle.StateNEQ(cycle.StateDRAFT)))
	return nudge.HasParticipationWith(participation.RevieweeIDNEQ(v.ID()), participation.Or(runs, managed))
}

// KnowsNudge tells whether the viewer may know of a nudge, which was loaded with its participation.
func KnowsNudge(v *Viewer, n *ent.Nudge) bool {
	p := n.Edges.Participation
	draft := p != nil && p.Edges.Cycle != nil && p.Edges.Cycle.State == cycle.StateDRAFT
	return p != nil && nudges(v, p) && (!draft || v.Runs(p.CycleID))
}

// unlistedMails are the kinds that the outbox shows to nobody: whom a nudge or an announcement reaches in these steps
// tells who has not handed in, or that somebody has (V4, docs/adr/0033).
func unlistedMails() []mail.Kind {
	return []mail.Kind{
		mail.KindNUDGE_WRITE, mail.KindNUDGE_RELEASE, mail.KindWRITE_ANNOUNCED, mail.KindRELEASE_DUE,
		mail.KindSELF_ASKED, mail.KindNUDGE_SELF,
	}
}

func listedMail(m *ent.Mail) bool { return !slices.Contains(unlistedMails(), m.Kind) }

package policy

import (
	"time"

	"sightline/ent"
	"sightline/ent/selfassessment"
	"sightline/internal/apperr"
)

// OwnView is a reviewee's part in a cycle with what they wrote about themselves, nil before the first save.
type OwnView struct {
	List    *ent.Participation
	Written *ent.SelfAssessment
	// ID is that of what is written, or under which the first save writes it.
	ID string
}

// selfRules are writing about oneself where the cycle asks for it, between the start of writing and the release
// (docs/adr/0044).
func selfRules() map[Action]rule {
	return map[Action]rule{
		WriteSelfAssessment: unless(ownViewClosed, on(writesOwnView, func(o OwnView) *apperr.Error {
			if o.handedIn() {
				return apperr.State("state.submit")
			}
			return listOpen(o.List)
		}, changeOwnView)),
		SubmitSelfAssessment: unless(ownViewClosed, on(writesOwnView, func(o OwnView) *apperr.Error {
			if o.handedIn() {
				return apperr.State("state.submit")
			}
			return listOpen(o.List)
		}, func(g Grant, v *Viewer, o OwnView) Grant {
			return changeOwnView(g, v, o).change("Cycle", o.List.CycleID)
		})),
		ReopenSelfAssessment: unless(ownViewClosed, on(writesOwnView, func(o OwnView) *apperr.Error {
			if refusal := listOpen(o.List); refusal != nil {
				return refusal
			}
			if !o.handedIn() {
				return apperr.State("state.self_reopen")
			}
			return nil
		}, changeOwnView)),
	}
}

func (o OwnView) handedIn() bool {
	return o.Written != nil && o.Written.State == selfassessment.StateSUBMITTED
}

// writesOwnView: the reviewee, where the cycle asks for it.
func writesOwnView(v *Viewer, o OwnView) bool {
	return o.List != nil && o.List.Edges.Cycle != nil && o.List.Edges.Cycle.SelfAssessment &&
		v.Colleague() && v.ID() == o.List.RevieweeID
}

// WritingBegins is when the phase to write begins: once reviewers are approved by the dates of the cycle; nil where
// nothing comes before it but the start.
func WritingBegins(c *ent.Cycle) *time.Time {
	if c.ApproveUntil != nil {
		return c.ApproveUntil
	}
	return c.NominateUntil
}

// WritingBegun tells whether the phase to write has begun. Of whom nobody knows when they ask, it has not.
func WritingBegun(c *ent.Cycle, now time.Time) bool {
	begins := WritingBegins(c)
	return !now.IsZero() && (begins == nil || !now.Before(*begins))
}

// OwnViewTaken tells whether at a moment something is taken of what the reviewee of a participation writes about
// themselves, whether or not they have: for whoever tells them so.
func OwnViewTaken(list *ent.Participation, now time.Time) bool {
	c := list.Edges.Cycle
	if c == nil || !c.SelfAssessment || listOpen(list) != nil || !WritingBegun(c, now) {
		return false
	}
	return !WritingBinds(c) || !passed(now, WritingEnds(c))
}

// ownViewClosed: neither before the phase to write nor after its deadline.
func ownViewClosed(v *Viewer, o OwnView) *apperr.Error {
	if !WritingBegun(o.List.Edges.Cycle, v.Facts.Now) {
		return apperr.State("state.self_early")
	}
	return writingClosed(v, o.List.Edges.Cycle)
}

// changeOwnView grants what is written with its answers, those loaded with it and new ones.
func changeOwnView(g Grant, _ *Viewer, o OwnView) Grant {
	g = g.create("SelfAssessment", o.List.ID).create("SelfAnswer", o.ID)
	if o.Written == nil {
		return g
	}
	g = g.change("SelfAssessment", o.Written.ID)
	for _, answer := range o.Written.Edges.Answers {
		g = g.change("SelfAnswer", answer.ID)
	}
	return g
}

package policy

import (
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/internal/apperr"
	"sightline/internal/promise"
)

// A date guides and reminds; only what a cycle marks as a deadline refuses what comes after it (workflow C). The moment
// is a fact about the viewer, so that the same table of rules answers what may be done and what waits to be done.

// ClosesAt is when the clock closes a cycle: its end and the days of grace; nil without an end.
func ClosesAt(c *ent.Cycle) *time.Time { return afterGrace(c, c.EndsAt) }

// LateUntil is when the time to write is over with the days of grace, deadline or not; nil without a date. In an
// Anonymous cycle nothing is released by hand before it (A2).
func LateUntil(c *ent.Cycle) *time.Time { return afterGrace(c, c.WriteUntil) }

// WritingBinds tells whether nothing is taken after the time to write. In an Anonymous cycle it always is so: what
// comes once a release could be tried would tell by the trying when it came (A2).
func WritingBinds(c *ent.Cycle) bool { return c.WriteDeadline || c.Preset == promise.Anonymous }

// WritingEnds is from when no feedback is taken in a cycle: its deadline and the days of grace, or the close where that
// comes first or writing has no deadline; nil where somebody closes the cycle.
func WritingEnds(c *ent.Cycle) *time.Time {
	closes := ClosesAt(c)
	if !WritingBinds(c) || c.WriteUntil == nil {
		return closes
	}
	ends := afterGrace(c, c.WriteUntil)
	if closes != nil && closes.Before(*ends) {
		return closes
	}
	return ends
}

// WritingOver tells whether the phase of writing is over: by its deadline and the days of grace where it has one, else
// by its date.
func WritingOver(c *ent.Cycle, now time.Time) bool {
	if WritingBinds(c) {
		return passed(now, WritingEnds(c))
	}
	return c.WriteUntil != nil && !now.Before(*c.WriteUntil)
}

// NominatingOver tells whether reviewees can no longer change their lists because the deadline for it has passed: what
// they nominated by then waits for its decision.
func NominatingOver(c *ent.Cycle, now time.Time) bool {
	return c.NominateDeadline && passed(now, c.NominateUntil)
}

// ListDone is since when a list waits for what is decided of it: whoever nominates said that it is complete, or the
// deadline for it has passed; nil before.
func ListDone(p *ent.Participation, now time.Time) *time.Time {
	if p.ListDoneAt == nil && p.Edges.Cycle != nil && NominatingOver(p.Edges.Cycle, now) {
		return p.Edges.Cycle.NominateUntil
	}
	return p.ListDoneAt
}

func afterGrace(c *ent.Cycle, at *time.Time) *time.Time {
	if at == nil {
		return nil
	}
	end := at.AddDate(0, 0, c.GraceDays)
	return &end
}

// passed: a viewer of whom nobody knows when they ask is late (fail closed).
func passed(now time.Time, at *time.Time) bool {
	return at != nil && (now.IsZero() || !now.Before(*at))
}

func writingClosed(v *Viewer, c *ent.Cycle) *apperr.Error {
	if c != nil && WritingBinds(c) && passed(v.Facts.Now, WritingEnds(c)) {
		return apperr.State("state.write_over")
	}
	return nil
}

// listClosed: who nominates by the cycle keeps to the date for nominating. Whoever only adds to the list decides by
// that, and keeps to the date for deciding. Nobody is put on a list when there is no time left to write.
func listClosed(v *Viewer, p *ent.Participation) *apperr.Error {
	c := p.Edges.Cycle
	switch {
	case c == nil:
		return nil
	case Nominates(v, p) && NominatingOver(c, v.Facts.Now):
		return apperr.State("state.nominate_over")
	case !Nominates(v, p) && c.ApproveDeadline && passed(v.Facts.Now, c.ApproveUntil):
		return apperr.State("state.approve_over")
	}
	return writingClosed(v, c)
}

// decisionClosed is the same for a request that waits for its decision.
func decisionClosed(v *Viewer, r *ent.FeedbackRequest) *apperr.Error {
	c := r.Edges.Cycle
	if c != nil && c.ApproveDeadline && passed(v.Facts.Now, c.ApproveUntil) {
		return apperr.State("state.approve_over")
	}
	return writingClosed(v, c)
}

// askingClosed: a nomination that is the approval keeps to the date of the list.
func askingClosed(v *Viewer, r *ent.FeedbackRequest) *apperr.Error { return listClosed(v, listOf(r)) }

// removalClosed: the reviewee's own list stands still with its deadline; for those who decide, with theirs.
func removalClosed(v *Viewer, r *ent.FeedbackRequest) *apperr.Error {
	c := r.Edges.Cycle
	if c == nil || c.Nomination != cycle.NominationREVIEWEE_NOMINATES || !isReviewee(v, r) {
		return decisionClosed(v, r)
	}
	return listClosed(v, listOf(r))
}

func answerClosed(v *Viewer, r *ent.FeedbackRequest) *apperr.Error {
	return writingClosed(v, r.Edges.Cycle)
}

// listOf is the participation of a request as far as the rules about lists look at it.
func listOf(r *ent.FeedbackRequest) *ent.Participation {
	p := &ent.Participation{ID: r.ParticipationID, CycleID: r.CycleID, RevieweeID: r.RevieweeID}
	p.Edges.Cycle, p.Edges.Reviewee = r.Edges.Cycle, r.Edges.Reviewee
	return p
}

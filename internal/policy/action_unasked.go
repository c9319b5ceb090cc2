package policy

import (
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/apperr"
	"sightline/internal/promise"
)

// unaskedRules: members may write about whoever an open cycle reviews, where it lets them, and throw away what they
// have not handed in (docs/adr/0045).
func unaskedRules() map[Action]rule {
	return map[Action]rule{
		BeginFeedback: unless(beginningClosed, on(writesUnasked, takenUnasked,
			func(g Grant, _ *Viewer, p *ent.Participation) Grant { return g.create("FeedbackRequest", p.ID) })),
		DiscardFeedback: on(
			func(v *Viewer, r *ent.FeedbackRequest) bool {
				return v.SignedIn() && r.ReviewerID == v.ID() && r.Proactive // outsiders too: they read it still
			},
			requestIn("state.discard", feedbackrequest.StateDRAFT), changeRequest),
	}
}

// writesUnasked: every member of the company, never a guest, and never about themselves.
func writesUnasked(v *Viewer, p *ent.Participation) bool {
	return v.Colleague() && p.RevieweeID != v.ID() && takesUnasked(p.Edges.Cycle)
}

// takesUnasked: never in an Anonymous cycle. Those who write there are known as a group, from the list; whoever came in
// beside it would be known by having come. Nor where words are read without the names before the release: those that
// leave when somebody is asked would be known as theirs.
func takesUnasked(c *ent.Cycle) bool {
	return c != nil && c.ProactiveAllowed && c.Preset != promise.Anonymous &&
		WordsLeave(c, PromiseOf(c)) == WordsStay && c.State != cycle.StateDRAFT && c.State != cycle.StateSCHEDULED
}

// takenUnasked refuses in one way whatever has ended it, the release or the cycle: neither is every member's to know.
func takenUnasked(p *ent.Participation) *apperr.Error {
	if p.ReleasedAt != nil || p.Edges.Cycle.State != cycle.StateOPEN {
		return apperr.State("state.unasked_over")
	}
	return nil
}

// beginningClosed: nobody begins when there is no time left to write.
func beginningClosed(v *Viewer, p *ent.Participation) *apperr.Error {
	if writingClosed(v, p.Edges.Cycle) != nil {
		return apperr.State("state.unasked_over")
	}
	return nil
}

// wasAsked: who writes unasked has nothing to decline.
func wasAsked(v *Viewer, r *ent.FeedbackRequest) bool { return writes(v, r) && !r.Proactive }

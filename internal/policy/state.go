package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/promise"
)

// StateFor is the state of a request as the viewer may know it. Who reads the answers without the names, now or later,
// learns whom was asked and not how far each is: with the moment of an answer, or with one answer among several asked,
// the state would join the name to the words (V4). Whatever is counted, derived or explained from states
// for such a viewer goes by this one.
//
// In an Anonymous cycle everybody but the writer learns at most whether it is done (A6).
func StateFor(v *Viewer, r *ent.FeedbackRequest) feedbackrequest.State {
	switch {
	case readsWithoutNames(v, r):
		return Blurred(r.State)
	case r.Edges.Cycle != nil && r.Edges.Cycle.Preset == promise.Anonymous && v.ID() != r.ReviewerID:
		return Done(r.State)
	default:
		return r.State
	}
}

// Done is a state as who may only know whether it is done reads it: asked, or handed in.
func Done(state feedbackrequest.State) feedbackrequest.State {
	switch state {
	case feedbackrequest.StateDRAFT, feedbackrequest.StateEXPIRED:
		return feedbackrequest.StateAPPROVED
	case feedbackrequest.StateRELEASED:
		return feedbackrequest.StateSUBMITTED
	default:
		return state
	}
}

// Blurred is a state as who may not know how far a reviewer is reads it: asked, whatever came of it.
func Blurred(state feedbackrequest.State) feedbackrequest.State {
	switch state {
	case feedbackrequest.StateDRAFT, feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED,
		feedbackrequest.StateEXPIRED:
		return feedbackrequest.StateAPPROVED
	default:
		return state
	}
}

func readsWithoutNames(v *Viewer, r *ent.FeedbackRequest) bool {
	return v.ID() != r.ReviewerID && ReadsWithoutNames(v, r.Edges.Reviewee, r.Edges.Cycle)
}

// ReadsWithoutNames tells whether answers about the reviewee open to the viewer without the names, and by no line with
// them: how far each reviewer is, and when, is then not theirs to know. In an Anonymous cycle the same holds for the
// reviewee and whoever does not run it, read or not (A6).
func ReadsWithoutNames(v *Viewer, reviewee *ent.User, c *ent.Cycle) bool {
	if reviewee == nil || c == nil {
		return false
	}
	if c.Preset == promise.Anonymous && (v.ID() == reviewee.ID || !v.Runs(c.ID)) {
		return true
	}
	read := slices.DeleteFunc(linesOf(v, reviewee, c), func(l heldLine) bool { return l.Content == promise.Nothing })
	return len(read) > 0 && !slices.ContainsFunc(read, func(l heldLine) bool { return l.Author == promise.ByName })
}

// KnowsAccounts tells whether the viewer may know of others how their accounts stand: the people of User.state.
func KnowsAccounts(v *Viewer) bool {
	return v.HRAdmin() || v.HRAssistant() || v.TechAdmin() || v.WorkAdmin()
}

// HasOutlook tells whether those who see a list may be told what could be shown of it (A9): in an open Anonymous cycle,
// before the release. Once the cycle is over, what has expired and what has not would tell how many wrote.
func HasOutlook(p *ent.Participation) bool {
	c := p.Edges.Cycle
	return c.Preset == promise.Anonymous && c.State == cycle.StateOPEN && p.ReleasedAt == nil
}

// KnowsFrozen tells whether the viewer may know that the policy of the request's cycle is frozen, which the first
// answer does (V3): whoever may read the moment of it, and whoever knows that this request was handed in. The request
// is as the viewer knows it (StateFor). Some stand from their opening (StandsFromOpening).
func KnowsFrozen(v *Viewer, known *ent.FeedbackRequest) bool {
	if StandsFromOpening(known.Edges.Cycle) {
		return known.Edges.Cycle.State != cycle.StateDRAFT && known.Edges.Cycle.State != cycle.StateSCHEDULED
	}
	handedIn := known.State == feedbackrequest.StateSUBMITTED || known.State == feedbackrequest.StateRELEASED
	return known.Edges.Cycle.PolicyFrozenAt != nil && (handedIn || ofCycle(v, known.CycleID)[OtherRunner])
}

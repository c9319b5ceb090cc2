package policy

import (
	"sightline/ent"
	"sightline/ent/feedbackrequest"
)

// StateFor is the state of a request as the viewer may know it. Where the cycle hides from the reviewee who wrote what,
// they learn whom was asked and not how far each is: with the moment of an answer, or with one answer among several
// asked, the state would join the name to the words (visibility.md V4).
func StateFor(v *Viewer, r *ent.FeedbackRequest) feedbackrequest.State {
	if v.ID() != r.RevieweeID || r.Edges.Cycle == nil || subjectLine(r.Edges.Cycle).named {
		return r.State
	}
	switch r.State {
	case feedbackrequest.StateDRAFT, feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED,
		feedbackrequest.StateEXPIRED:
		return feedbackrequest.StateAPPROVED
	default:
		return r.State
	}
}

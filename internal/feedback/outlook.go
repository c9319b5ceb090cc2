package feedback

import (
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/anonymity"
	"sightline/internal/promise"
)

// Outlook is what could be shown of a list in an Anonymous cycle if everybody on it wrote (A9), by the requests as the
// viewer reads them; nil where answers carry names, once they are released, and once the cycle is over: what expired by
// then would tell how many wrote.
func Outlook(list *ent.Participation, requests []*ent.FeedbackRequest) *anonymity.Outlook {
	c := list.Edges.Cycle
	if c.Preset != promise.Anonymous || c.State != cycle.StateOPEN || list.ReleasedAt != nil {
		return nil
	}
	out := anonymity.Outlook{Threshold: c.Threshold}
	for _, r := range requests {
		if slices.Contains(mayStillWrite(), r.State) {
			out.Asked++
		}
	}
	return &out
}

// mayStillWrite are the states of a request from which an answer can come, or has come.
func mayStillWrite() []feedbackrequest.State {
	return []feedbackrequest.State{
		feedbackrequest.StateNOMINATED, feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT,
		feedbackrequest.StateSUBMITTED,
	}
}

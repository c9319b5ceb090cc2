package feedback

import (
	"slices"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/anonymity"
	"sightline/internal/policy"
)

// Outlook is what could be shown of a list in an Anonymous cycle if everybody on it wrote (A9); nil where that is not
// told.
func Outlook(list *ent.Participation, requests []*ent.FeedbackRequest) *anonymity.Outlook {
	if !policy.HasOutlook(list) {
		return nil
	}
	var people []string // who was chosen by two writes once
	for _, r := range requests {
		if slices.Contains(mayStillWrite(), r.State) {
			people = append(people, r.ReviewerID)
		}
	}
	return &anonymity.Outlook{Threshold: list.Edges.Cycle.Threshold, Asked: distinct(people)}
}

// mayStillWrite are the states of a request from which an answer can come, or has come.
func mayStillWrite() []feedbackrequest.State {
	return []feedbackrequest.State{
		feedbackrequest.StateNOMINATED, feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT,
		feedbackrequest.StateSUBMITTED,
	}
}

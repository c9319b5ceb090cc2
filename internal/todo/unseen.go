package todo

import (
	"sightline/ent"
	"sightline/internal/policy"
)

// unseenIn are the lists whose requests are all hidden from the reviewee: a tick would tell that the list was changed.
func unseenIn(requests []*ent.FeedbackRequest) map[string]bool {
	unseen := map[string]bool{}
	for _, request := range requests {
		before, more := unseen[request.ParticipationID]
		unseen[request.ParticipationID] = (before || !more) && !policy.KnownToReviewee(request)
	}
	return unseen
}

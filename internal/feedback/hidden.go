package feedback

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Two can choose the same reviewer where one does not see what the other did: the list is hidden from its reviewee, or
// somebody writes unasked. Neither may learn of the other by a refusal, so each choice is a request of its own until
// somebody is asked by it (docs/adr/0050).

// chosenUnseen tells whether a request is what the reviewee chose, on a list of which they see nothing else, while the
// viewer is somebody else: what the viewer does to the list must not show by it.
func chosenUnseen(ctx context.Context, list *ent.Participation, request *ent.FeedbackRequest) bool {
	return !list.Edges.Cycle.ListVisible && request.NominatedByID == list.RevieweeID &&
		policy.From(ctx).ID() != list.RevieweeID
}

// apart tells whether a choice of the same reviewer is to be a request of its own beside this one: it was written
// unasked, or is somebody else's choice by which nobody has been asked.
func apart(ctx context.Context, list *ent.Participation, request *ent.FeedbackRequest) bool {
	return request.Proactive || chosenUnseen(ctx, list, request) && !slices.Contains(policy.AskedStates(), request.State)
}

// carryOver lets requests that have just been approved stand alone, with what their reviewers wrote in earlier ones.
// What was released stands, and they are asked anew. Nothing of it is told: to everybody but the reviewer this is an
// approval like any other, which wakes them.
func carryOver(ctx context.Context, tx *ent.Client, requests []*ent.FeedbackRequest) error {
	system := store.Silently(endsHidden(ctx))
	if err := answers.CarryOver(system, tx, requests, policy.AskedStates()); err != nil {
		return fmt.Errorf("carry over what was written before: %w", err)
	}
	return nil
}

// endsHidden is the context of what goes along although whoever does it does not see it.
func endsHidden(ctx context.Context) context.Context {
	system := policy.AsSystem(ctx, policy.MoveHidden)
	return policy.WithGrant(system, policy.SystemGrant(system))
}

// withAll is a participation with all its requests as they are in the transaction: what is released takes along what
// whoever releases does not see, and that is what was written unasked alone. Where somebody was put on the list since
// it was read it refuses: who releases has not seen them.
func withAll(ctx context.Context, tx *ent.Client, list *ent.Participation) (*ent.Participation, error) {
	all, err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list.ID)).
		All(policy.AsSystem(ctx, policy.MoveHidden))
	if err != nil {
		return nil, fmt.Errorf("read all requests: %w", err)
	}
	seen := map[string]bool{}
	for _, request := range list.Edges.Requests {
		seen[request.ID] = true
	}
	for _, request := range all {
		if !request.Proactive && !seen[request.ID] {
			return nil, apperr.Stale(list)
		}
	}
	whole := *list
	whole.Edges.Requests = all
	return &whole, nil
}

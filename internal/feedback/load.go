package feedback

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/policy"
)

// muchAsked is how many requests somebody may have before they count as much asked (D17).
const muchAsked = 6

// MuchAsked tells of each reviewer whether they were asked for more feedback in running cycles than is good, to those
// who may read neither whose nor how much. It counts what they were asked and did not decline, also where they have
// handed in: else it would change with the moment at which somebody hands in, and tell of it (A2, V4).
func (f *Feedback) MuchAsked(ctx context.Context, reviewerIDs []string) (map[string]bool, error) {
	var rows []struct {
		ReviewerID string `json:"reviewer_id"`
		Count      int    `json:"count"`
	}
	err := f.store.Client().FeedbackRequest.Query().
		Where(feedbackrequest.ReviewerIDIn(reviewerIDs...), feedbackrequest.Proactive(false),
			feedbackrequest.StateIn(feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT,
				feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED, feedbackrequest.StateEXPIRED),
			feedbackrequest.HasCycleWith(cycle.StateEQ(cycle.StateOPEN))).
		GroupBy(feedbackrequest.FieldReviewerID).Aggregate(ent.Count()).
		Scan(policy.AsSystem(ctx, policy.JudgeLoad), &rows)
	if err != nil {
		return nil, fmt.Errorf("count what reviewers were asked: %w", err)
	}
	much := map[string]bool{}
	for _, row := range rows {
		much[row.ReviewerID] = row.Count > muchAsked
	}
	return much, nil
}

package people

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// addDrafts finds what the person began to write of their own accord and did not hand in, about themselves and about
// others unasked: nobody else reads it, ever.
func addDrafts(ctx context.Context, tx *ent.Client, a *policy.Account) (err error) {
	system := policy.AsSystem(ctx, policy.JudgeAccount)
	a.OwnDrafts, err = tx.SelfAssessment.Query().Where(selfassessment.StateEQ(selfassessment.StateDRAFT),
		selfassessment.HasParticipationWith(participation.RevieweeID(a.User.ID))).IDs(system)
	if err != nil {
		return fmt.Errorf("look for what they began to write about themselves: %w", err)
	}
	a.OwnAnswers, err = tx.SelfAnswer.Query().Where(selfanswer.AssessmentIDIn(a.OwnDrafts...)).IDs(system)
	if err != nil {
		return fmt.Errorf("look for their answers about themselves: %w", err)
	}
	a.Unasked, err = tx.FeedbackRequest.Query().Where(feedbackrequest.ReviewerID(a.User.ID),
		feedbackrequest.Proactive(true),
		feedbackrequest.StateIn(feedbackrequest.StateDRAFT, feedbackrequest.StateEXPIRED)).IDs(system)
	if err != nil {
		return fmt.Errorf("look for what they began to write unasked: %w", err)
	}
	a.UnaskedAnswers, err = tx.Answer.Query().Where(answer.RequestIDIn(a.Unasked...)).IDs(system)
	if err != nil {
		return fmt.Errorf("look for the answers in it: %w", err)
	}
	return nil
}

// forgetDrafts deletes it. What was handed in stays for those who read it, and what they were asked to write stays with
// its list. Nobody but the person knew of it, and they are gone: nobody is woken. To look for whom would take its time
// where there was something, and tell whoever deletes the account (V4).
func forgetDrafts(ctx context.Context, tx *ent.Client, a policy.Account) error {
	ctx = store.Silently(ctx)
	if _, err := tx.SelfAnswer.Delete().Where(selfanswer.IDIn(a.OwnAnswers...)).Exec(ctx); err != nil {
		return fmt.Errorf("forget their answers about themselves: %w", err)
	}
	if _, err := tx.SelfAssessment.Delete().Where(selfassessment.IDIn(a.OwnDrafts...)).Exec(ctx); err != nil {
		return fmt.Errorf("forget what they began to write about themselves: %w", err)
	}
	if _, err := tx.Answer.Delete().Where(answer.IDIn(a.UnaskedAnswers...)).Exec(ctx); err != nil {
		return fmt.Errorf("forget the answers in what they wrote unasked: %w", err)
	}
	if _, err := tx.FeedbackRequest.Delete().Where(feedbackrequest.IDIn(a.Unasked...)).Exec(ctx); err != nil {
		return fmt.Errorf("forget what they began to write unasked: %w", err)
	}
	return nil
}

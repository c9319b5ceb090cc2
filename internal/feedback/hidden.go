package feedback

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/internal/policy"
)

// Two can choose the same reviewer where one does not see what the other did, for the list is hidden from its reviewee.
// Neither may learn of the other by a refusal, so each choice is a request of its own until somebody is asked by it
// (docs/adr/0050).

// chosenUnseen tells whether a request is what the reviewee chose, on a list of which they see nothing else, while the
// viewer is somebody else: what the viewer does to the list must not show by it.
func chosenUnseen(ctx context.Context, list *ent.Participation, request *ent.FeedbackRequest) bool {
	return !list.Edges.Cycle.ListVisible && request.NominatedByID == list.RevieweeID &&
		policy.From(ctx).ID() != list.RevieweeID
}

// apart tells whether somebody else's choice of the same reviewer is to be a request of its own beside this one, by
// which nobody has been asked.
func apart(ctx context.Context, list *ent.Participation, request *ent.FeedbackRequest) bool {
	return chosenUnseen(ctx, list, request) && !slices.Contains(policy.AskedStates(), request.State)
}

// carryOver lets the request that has just been approved stand alone: what its reviewer wrote in an earlier one is in
// it, as a draft that they hand in anew, and the earlier one is gone. What was released stands, and they are asked
// anew. Nothing of it is told: to everybody but the reviewer this is an approval like any other.
func carryOver(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) error {
	system := policy.AsSystem(ctx, policy.MoveHidden)
	system = policy.WithGrant(system, policy.SystemGrant(system))
	earlier, err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(request.ParticipationID),
		feedbackrequest.ReviewerID(request.ReviewerID), feedbackrequest.IDNEQ(request.ID),
		feedbackrequest.StateIn(policy.AskedStates()...), feedbackrequest.StateNEQ(feedbackrequest.StateRELEASED)).
		WithAnswers().Order(ent.Asc(feedbackrequest.FieldID)).All(system)
	if err != nil {
		return fmt.Errorf("look whether the reviewer has a form: %w", err)
	}
	written := map[string]bool{}
	for _, form := range earlier {
		for _, given := range form.Edges.Answers {
			if written[given.QuestionID] {
				continue
			}
			written[given.QuestionID] = true
			if err := copyAnswer(system, tx, request.ID, given); err != nil {
				return err
			}
		}
		if err := endForm(system, tx, form); err != nil {
			return err
		}
	}
	if len(written) == 0 {
		return nil
	}
	if err := tx.FeedbackRequest.UpdateOneID(request.ID).SetCarried(true).Exec(system); err != nil {
		return fmt.Errorf("tell the writer what is in their form: %w", err)
	}
	return nil
}

// copyAnswer writes an answer as it is into another form, with what was decided about it.
func copyAnswer(system context.Context, tx *ent.Client, requestID string, given *ent.Answer) error {
	if err := tx.Answer.Create().SetRequestID(requestID).SetQuestionID(given.QuestionID).SetText(given.Text).
		SetNillableScale(given.Scale).SetChoices(given.Choices).SetNillableX(given.X).SetNillableY(given.Y).
		SetNotApplicable(given.NotApplicable).SetNillableWithheldAt(given.WithheldAt).
		SetNillableWithheldByID(given.WithheldByID).SetWithholdReason(given.WithholdReason).Exec(system); err != nil {
		return fmt.Errorf("carry an answer over: %w", err)
	}
	return nil
}

// endForm deletes a form with its answers, and what told its writer of it.
func endForm(system context.Context, tx *ent.Client, form *ent.FeedbackRequest) error {
	if _, err := tx.Message.Delete().Where(message.RequestID(form.ID), message.UserID(form.ReviewerID)).
		Exec(system); err != nil {
		return fmt.Errorf("take back what told of a form: %w", err)
	}
	if err := tx.FeedbackRequest.DeleteOneID(form.ID).Exec(system); err != nil {
		return fmt.Errorf("end the earlier form: %w", err)
	}
	return nil
}

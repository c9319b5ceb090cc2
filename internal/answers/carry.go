package answers

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
)

// CarryOver puts what a reviewer wrote in earlier forms about the same participation into the one by which they are
// asked now, as a draft that they hand in anew; the earlier forms are gone then (docs/adr/0050). It is system work, in
// the transaction of whatever asks. Known are the states in which a reviewer knows of a form; what was released stands.
func CarryOver(
	system context.Context, tx *ent.Client, request *ent.FeedbackRequest, known []feedbackrequest.State,
) error {
	earlier, err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(request.ParticipationID),
		feedbackrequest.ReviewerID(request.ReviewerID), feedbackrequest.IDNEQ(request.ID),
		feedbackrequest.StateIn(known...), feedbackrequest.StateNEQ(feedbackrequest.StateRELEASED)).
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

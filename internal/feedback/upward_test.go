package feedback_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// TestReportsFillNoPlaceOfTheList: whoever was asked because the reviewee leads them is not counted against the most,
// and when one declines nobody is to be replaced and the reviewee gets no message.
func TestReportsFillNoPlaceOfTheList(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "named-open0"
	list, request := testkit.ID("prt", label+"/sue"), testkit.ID("req", "upward")
	open := 0
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		var err error
		open, err = tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list), feedbackrequest.StateNotIn(
			feedbackrequest.StateWITHDRAWN, feedbackrequest.StateREJECTED, feedbackrequest.StateDECLINED)).Count(ctx)
		if err != nil {
			return err
		}
		if err := tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetMaxReviewers(open + 1).Exec(ctx); err != nil {
			return err
		}
		return tx.FeedbackRequest.Create().SetID(request).SetCycleID(testkit.ID("cyc", label)).SetParticipationID(list).
			SetRevieweeID(testkit.ID("usr", "sue")).SetReviewerID(testkit.ID("usr", "otto")).
			SetNominatedByID(testkit.ID("usr", "otto")).SetUpward(true).SetState(feedbackrequest.StateAPPROVED).Exec(ctx)
	})
	input := feedback.NominateReviewersInput{ParticipationID: list, UserIDs: []string{testkit.ID("usr", "ines")}}
	if _, err := w.Parts.Feedback.Nominate(w.As(t, "sue"), input); err != nil {
		t.Errorf("there is room for one, and %v", err)
	}
	input.UserIDs = []string{testkit.ID("usr", "tess")}
	if _, err := w.Parts.Feedback.Nominate(w.As(t, "sue"), input); !hasKey(err, "feedback.too_many") {
		t.Errorf("one more than the most: %v", err)
	}
	if _, err := w.Parts.Feedback.Decline(w.As(t, "otto"), feedback.DeclineFeedbackInput{
		RequestID: request, ExpectedVersion: 1, Reason: "no time",
	}); err != nil {
		t.Fatal(err)
	}
	declined, err := w.Store.Client().FeedbackRequest.Get(w.System(t), request)
	if err != nil || !declined.Replaced || declined.State != feedbackrequest.StateDECLINED {
		t.Errorf("declined as %+v, %v", declined, err)
	}
	told, err := w.Store.Client().Message.Query().Where(message.RequestID(request)).Count(w.System(t))
	if err != nil || told > 0 {
		t.Errorf("%d messages, %v", told, err)
	}
}

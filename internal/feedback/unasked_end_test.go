package feedback_test

import (
	"context"
	"testing"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/feedback"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestTheReleaseEndsWhatIsUnasked: what was begun unasked and not handed in ends with the release, whatever the preset:
// alone and later than the others it would tell whose it is. Its writer reads it still, and opening the cycle again does
// not bring it back. Who was asked goes on.
func TestTheReleaseEndsWhatIsUnasked(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"named-open0", "confidential-open0"} {
		w := testkit.New(t)
		openToAll(t, w, label)
		write(t, w, "otto", asked(t, w, "otto", label), true)
		draft := write(t, w, "rex", begin(t, w, "rex", label), false)
		release(t, w, label)
		at := func() *ent.FeedbackRequest {
			found, err := w.Parts.Feedback.Request(w.As(t, "rex"), draft.ID)
			if err != nil {
				t.Fatal(err)
			}
			return found
		}
		ended := at()
		if ended.State != feedbackrequest.StateEXPIRED || ended.ReleasedAt != nil || len(ended.Edges.Answers) == 0 {
			t.Errorf("%s: released, it is %s (%v) with %d answers", label, ended.State, ended.ReleasedAt, len(ended.Edges.Answers))
		}
		for _, action := range []policy.Action{policy.WriteFeedback, policy.SubmitFeedback} {
			if policy.Can(w.Viewer(t, "rex"), action, ended) {
				t.Errorf("%s: Rex still can %s", label, action)
			}
		}
		version := func() int {
			return w.Store.Client().Cycle.Query().Where(entcycle.ID(testkit.ID("cyc", label))).OnlyX(w.System(t)).Version
		}
		if _, err := w.Parts.Cycles.Close(w.As(t, "asa"), cycle.CloseCycleInput{
			CycleID: testkit.ID("cyc", label), ExpectedVersion: version(),
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Parts.Cycles.Reopen(w.As(t, "hana"), cycle.ReopenCycleInput{
			CycleID: testkit.ID("cyc", label), ExpectedVersion: version(), EndsAt: new(testkit.Now().AddDate(0, 0, 40)),
		}); err != nil {
			t.Fatal(err)
		}
		if got := at().State; got != feedbackrequest.StateEXPIRED {
			t.Errorf("%s: reopened, it is %s", label, got)
		}
	}
}

// TestOutsidersWriteNothingUnasked: whoever left the company's own people after they began does not go on.
func TestOutsidersWriteNothingUnasked(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	openToAll(t, w, label)
	draft := write(t, w, "rex", begin(t, w, "rex", label), false)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "rex")).SetOutside(true).Exec(ctx)
	})
	_, err := w.Parts.Feedback.SaveDraft(w.As(t, "rex"), feedback.SaveFeedbackDraftInput{
		RequestID: draft.ID, ExpectedVersion: draft.Version, Answers: []*answers.AnswerInput{},
	})
	if apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("Rex writes on: %v", err)
	}
}

// TestWhatToldOfADraftGoesWithIt: a message about what was handed in unasked goes once its writer takes it back and throws
// it away.
func TestWhatToldOfADraftGoesWithIt(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	openToAll(t, w, label)
	draft := write(t, w, "rex", begin(t, w, "rex", label), false)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Message.Create().SetUserID(testkit.ID("usr", "rex")).SetKind(message.KindFEEDBACK_ASKED).
			SetRequestID(draft.ID).Exec(ctx)
	})
	told := w.Store.Client().Message.Query().Where(message.UserID(testkit.ID("usr", "rex")))
	before := told.Clone().CountX(w.System(t))
	if _, err := w.Parts.Feedback.Discard(w.As(t, "rex"), feedback.DiscardFeedbackInput{
		RequestID: draft.ID, ExpectedVersion: draft.Version,
	}); err != nil {
		t.Fatal(err)
	}
	if after := told.CountX(w.System(t)); after != before-1 {
		t.Errorf("%d messages before, %d after", before, after)
	}
}

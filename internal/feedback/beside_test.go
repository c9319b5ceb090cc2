package feedback_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/apperr"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// afterReading lets something happen once, between a command's reading of a type and its transaction.
func afterReading(happens func()) ent.Interceptor {
	var happened atomic.Bool // what happens reads such rows too
	return ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
			found, err := next.Query(ctx, q)
			if happened.CompareAndSwap(false, true) {
				happens()
			}
			return found, err
		})
	})
}

func closing(t *testing.T, w *testkit.World, id string) func() {
	t.Helper()
	return func() {
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.Cycle.UpdateOneID(id).SetState(cycle.StateCLOSED).Exec(ctx)
		})
	}
}

// TestNothingComesIntoACycleThatClosesMeanwhile: a command that was allowed while the cycle was open, and comes to its
// transaction when it is closed, changes nothing.
func TestNothingComesIntoACycleThatClosesMeanwhile(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	list := testkit.ID("prt", "named-open0/sue")
	w.Store.Client().Participation.Intercept(afterReading(closing(t, w, testkit.ID("cyc", "named-open0"))))
	before := w.Store.Client().FeedbackRequest.Query().CountX(w.System(t))
	_, err := w.Parts.Feedback.Nominate(w.As(t, "max"), feedback.NominateReviewersInput{
		ParticipationID: list, UserIDs: []string{testkit.ID("usr", "otto")},
	})
	if apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("got %v", err)
	}
	if after := w.Store.Client().FeedbackRequest.Query().CountX(w.System(t)); after != before {
		t.Errorf("%d requests, %d before", after, before)
	}
}

// TestReleaseBesideANomination: who releases has not seen whom somebody put on the list meanwhile.
func TestReleaseBesideANomination(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	list := w.Store.Client().Participation.GetX(w.System(t), testkit.ID("prt", "named-open0/sue"))
	w.Store.Client().Participation.Intercept(afterReading(func() {
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.FeedbackRequest.Create().SetCycleID(list.CycleID).SetParticipationID(list.ID).
				SetRevieweeID(list.RevieweeID).SetReviewerID(testkit.ID("usr", "otto")).
				SetNominatedByID(list.RevieweeID).Exec(ctx)
		})
	}))
	_, err := w.Parts.Feedback.Release(w.As(t, "max"), feedback.ReleaseFeedbackInput{
		ParticipationID: list.ID, ExpectedVersion: list.Version,
	})
	if apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("got %v", err)
	}
}

// TestReleaseBesideWhatWasNotSeen: a request that whoever releases has not seen goes along where it was written unasked
// alone. Whatever somebody was chosen for meanwhile, however far it is, refuses the release, and nothing is released.
func TestReleaseBesideWhatWasNotSeen(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	const label = "confidential-open0"
	for _, unasked := range []bool{true, false} {
		for _, state := range []feedbackrequest.State{
			feedbackrequest.StateNOMINATED, feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT,
			feedbackrequest.StateSUBMITTED, feedbackrequest.StateDECLINED,
		} {
			if unasked && state != feedbackrequest.StateDRAFT && state != feedbackrequest.StateSUBMITTED {
				continue // nobody is chosen for what they write unasked
			}
			t.Run(fmt.Sprint("unasked ", unasked, " ", state), func(t *testing.T) {
				t.Parallel()
				w := origin.Copy(t)
				openToAll(t, w, label)
				list := w.Store.Client().Participation.GetX(w.System(t), testkit.ID("prt", label+"/sue"))
				beside := testkit.ID("req", "beside")
				w.Store.Client().Participation.Intercept(afterReading(func() {
					w.Change(t, func(ctx context.Context, tx *ent.Client) error {
						return tx.FeedbackRequest.Create().SetID(beside).SetCycleID(list.CycleID).SetParticipationID(list.ID).
							SetRevieweeID(list.RevieweeID).SetReviewerID(testkit.ID("usr", "otto")).SetState(state).
							SetNominatedByID(testkit.ID("usr", "otto")).SetProactive(unasked).Exec(ctx)
					})
				}))
				_, err := w.Parts.Feedback.Release(w.As(t, "max"), feedback.ReleaseFeedbackInput{
					ParticipationID: list.ID, ExpectedVersion: list.Version,
				})
				if refused := apperr.CodeOf(err) == apperr.Conflict; refused == unasked || !refused && err != nil {
					t.Errorf("got %v", err)
				}
				after := w.Store.Client().Participation.GetX(w.System(t), list.ID)
				if released := after.ReleasedAt != nil; released != unasked {
					t.Errorf("released: %v", released)
				}
				row := w.Store.Client().FeedbackRequest.GetX(w.System(t), beside)
				want := state
				switch {
				case unasked && state == feedbackrequest.StateSUBMITTED:
					want = feedbackrequest.StateRELEASED
				case unasked:
					want = feedbackrequest.StateEXPIRED
				}
				if row.State != want || (row.ReleasedAt != nil) != (want == feedbackrequest.StateRELEASED) {
					t.Errorf("it is %s, released %v; want %s", row.State, row.ReleasedAt, want)
				}
			})
		}
	}
}

// TestNobodyIsAskedAfterAReleaseWithoutNames: what came then could only be by whoever was asked last. Where names are
// shown it is allowed, and what is written then is released at once.
func TestNobodyIsAskedAfterAReleaseWithoutNames(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for label, allowed := range map[string]bool{"confidential-open0": false, "named-open0": true} {
		w := origin.Copy(t)
		list := w.Store.Client().Participation.GetX(w.System(t), testkit.ID("prt", label+"/sue"))
		if _, err := w.Parts.Feedback.Release(w.As(t, "max"), feedback.ReleaseFeedbackInput{
			ParticipationID: list.ID, ExpectedVersion: list.Version,
		}); err != nil {
			t.Fatal(err)
		}
		waiting := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list.ID),
			feedbackrequest.StateEQ(feedbackrequest.StateNOMINATED)).FirstX(w.System(t))
		_, err := w.Parts.Feedback.Approve(w.As(t, "max"), feedback.ApproveNominationsInput{RequestIDs: []string{waiting.ID}})
		if allowed != (err == nil) || (!allowed && apperr.CodeOf(err) != apperr.InvalidState) {
			t.Errorf("%s: got %v", label, err)
		}
	}
}

// TestADraftSavedWhileItIsThrownAway: what is written in another window meanwhile is not thrown away unread.
func TestADraftSavedWhileItIsThrownAway(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	openToAll(t, w, label)
	draft, rex := begin(t, w, "rex", label), w.As(t, "rex")
	w.Store.Client().Answer.Intercept(afterReading(func() { write(t, w, "rex", draft, false) }))
	_, err := w.Parts.Feedback.Discard(rex, feedback.DiscardFeedbackInput{
		RequestID: draft.ID, ExpectedVersion: draft.Version,
	})
	if apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("got %v", err)
	}
	kept := w.Store.Client().Answer.Query().Where(answer.RequestID(draft.ID)).CountX(w.System(t))
	if kept == 0 {
		t.Error("the words are gone")
	}
}

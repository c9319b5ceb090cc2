package feedback_test

import (
	"context"
	"fmt"
	"testing"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/testkit"
)

// TestMuchAskedTellsNothingOfWhoHandsIn: from the seventh request that was asked and not declined somebody counts as
// much asked, in running cycles; handing one in changes nothing, nor does a nomination that nobody was told of.
func TestMuchAskedTellsNothingOfWhoHandsIn(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	otto := testkit.ID("usr", "otto")
	much := func() bool {
		t.Helper()
		found, err := w.Parts.Feedback.MuchAsked(w.As(t, "sue"), []string{otto, testkit.ID("usr", "ines")})
		if err != nil || found[testkit.ID("usr", "ines")] {
			t.Fatalf("Ines is much asked %v, error %v", found, err)
		}
		return found[otto]
	}
	var made []string
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		lists, err := tx.Participation.Query().All(ctx)
		for _, list := range lists {
			if err != nil || len(made) == 7 || list.Edges.Cycle.State != cycle.StateOPEN {
				continue
			}
			id := testkit.ID("req", fmt.Sprint("load", len(made)))
			made = append(made, id)
			err = tx.FeedbackRequest.Create().SetID(id).SetCycleID(list.CycleID).SetParticipationID(list.ID).
				SetRevieweeID(list.RevieweeID).SetReviewerID(otto).SetNominatedByID(list.RevieweeID).
				SetState(feedbackrequest.StateAPPROVED).Exec(ctx)
		}
		return err
	})
	if len(made) != 7 || !much() {
		t.Fatalf("with %d requests Otto is not much asked", len(made))
	}
	for _, state := range []feedbackrequest.State{
		feedbackrequest.StateDRAFT, feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED, feedbackrequest.StateEXPIRED,
		feedbackrequest.StateDECLINED, feedbackrequest.StateNOMINATED, feedbackrequest.StateREJECTED,
	} {
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.FeedbackRequest.UpdateOneID(made[0]).SetState(state).Exec(ctx)
		})
		told := state == feedbackrequest.StateDECLINED || state == feedbackrequest.StateNOMINATED ||
			state == feedbackrequest.StateREJECTED
		if much() == told {
			t.Errorf("where the seventh is %s, much asked is %v", state, !told)
		}
	}
}

package graph_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// hiddenRound is a round whose lists are hidden from the reviewees, and were made by somebody else than they.
func hiddenRound(t *testing.T, origin *testkit.World, reviewee, nominator string, preset promise.Preset, asked ...string) round {
	t.Helper()
	r := roundOf(t, origin, reviewee, preset)
	r.asked = asked
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for part, about := range listsOf(reviewee) {
			on := asked
			if part != "" { // the other list is the same in all worlds: whoever decides about it sees it
				on = []string{"rae", "cole", "wim", "gia"}
			}
			if err := putOnList(ctx, tx, part, about, nominator, on); err != nil {
				return err
			}
		}
		return tx.Cycle.UpdateOneID(roundID("cyc", "")).SetListVisible(false).Exec(ctx)
	})
	return r
}

// hiddenFrom are reviewees with who decides for them: an ordinary one, a line manager, and an HR administrator who runs
// the cycle and sees every other list.
var hiddenFrom = map[string]string{"sue": "max", "max": "ines", "hana": "ada"}

// fixed gives what the reviewee nominated an id that is the same in all worlds.
func (r round) fixed(t *testing.T, reviewee string) {
	t.Helper()
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		row, err := tx.FeedbackRequest.Query().Where(feedbackrequest.NominatedByID(testkit.ID("usr", reviewee)),
			feedbackrequest.ReviewerID(testkit.ID("usr", "rex")),
			feedbackrequest.ParticipationID(roundID("prt", ""))).Only(ctx)
		if err != nil {
			return err
		}
		if err := tx.FeedbackRequest.DeleteOne(row).Exec(ctx); err != nil {
			return err
		}
		return tx.FeedbackRequest.Create().SetID(roundID("req", "/chosen")).SetCycleID(row.CycleID).
			SetParticipationID(row.ParticipationID).SetRevieweeID(row.RevieweeID).SetReviewerID(row.ReviewerID).
			SetNominatedByID(row.NominatedByID).SetState(row.State).Exec(ctx)
	})
}

package feedback_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// TestA9_TheOutlookFollowsFromTheList: whoever decides on a list is told what could be shown if all on it wrote; who has
// written does not change it, who was turned down does.
func TestA9_TheOutlookFollowsFromTheList(t *testing.T) {
	t.Parallel()
	for _, handedIn := range []int{0, 2, 6} {
		w := anonymousRound(t, handedIn)
		ctx := w.As(t, "max")
		seen := func() (asked, spare int, shown bool) {
			list, err := w.Parts.Feedback.Participation(ctx, testkit.ID("prt", anonymousList))
			if err != nil {
				t.Fatal(err)
			}
			requests, err := w.Parts.Feedback.RequestsOf(ctx, []string{list.ID})
			if err != nil {
				t.Fatal(err)
			}
			out := feedback.Outlook(list, requests)
			return out.Asked, out.Spare(), out.Shown()
		}
		before, spare, shown := seen()
		if !shown || spare != before-3 || before < len(writers()) {
			t.Errorf("of %d who wrote: %d asked, %d to spare, shown %v", handedIn, before, spare, shown)
		}
		turnDown(t, w, "rae", "cole", "wim")
		if after, _, _ := seen(); after != before-3 {
			t.Errorf("three were turned down: %d of %d are asked", after, before)
		}
	}
}

// TestA9_AClosedCycleHasNoOutlook: what expired with the close, and what did not, would tell how many wrote.
func TestA9_AClosedCycleHasNoOutlook(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 2)
	closed(t, w)
	list, err := w.Parts.Feedback.Participation(w.As(t, "max"), testkit.ID("prt", anonymousList))
	if err != nil {
		t.Fatal(err)
	}
	requests, err := w.Parts.Feedback.RequestsOf(w.As(t, "max"), []string{list.ID})
	if err != nil {
		t.Fatal(err)
	}
	if out := feedback.Outlook(list, requests); out != nil {
		t.Errorf("it tells %+v", out)
	}
}

// turnDown rejects some of those who were to write about Sue.
func turnDown(t *testing.T, w *testkit.World, who ...string) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, one := range who {
			if err := tx.FeedbackRequest.UpdateOneID(requestBy(one)).SetState(feedbackrequest.StateREJECTED).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

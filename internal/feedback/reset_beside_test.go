package feedback_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/user"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// TestAResetBesideWhatElseHappens: what was true of a list when it was read may not be so when it is reset. Nobody is
// asked for a list that has ended, nor as the line manager when they no longer are, nor taken off when they were asked.
func TestAResetBesideWhatElseHappens(t *testing.T) {
	t.Parallel()
	const label = "anonymous-open1"
	list, cycleID := testkit.ID("prt", label+"/sue"), testkit.ID("cyc", label)
	for name, c := range map[string]struct {
		happens func(ctx context.Context, tx *ent.Client) error
		outcome feedback.ResetOutcome
		// former and lead are how Max, who led, and Ines, who leads when it is read, stand afterwards.
		former, lead feedbackrequest.State
	}{
		"the cycle closes": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.Cycle.UpdateOneID(cycleID).SetState(cycle.StateCLOSED).Exec(ctx)
			}, feedback.ResetTooLate, "NOMINATED", "",
		},
		"it is released": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.Participation.UpdateOneID(list).SetReleasedAt(testkit.Now()).AddVersion(1).Exec(ctx)
			}, feedback.ResetTooLate, "NOMINATED", "",
		},
		"the line manager changes once more": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetManagerID(testkit.ID("usr", "wim")).Exec(ctx)
			}, feedback.ResetDone, "WITHDRAWN", "",
		},
		"the former leads again": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetManagerID(testkit.ID("usr", "max")).Exec(ctx)
			}, feedback.ResetNothing, "NOMINATED", "",
		},
		"nobody leads any more": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(testkit.ID("usr", "sue")).ClearManagerID().Exec(ctx)
			}, feedback.ResetNothing, "NOMINATED", "",
		},
		"the line manager leaves": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(testkit.ID("usr", "ines")).SetState(user.StateDEACTIVATED).Exec(ctx)
			}, feedback.ResetNothing, "NOMINATED", "",
		},
		"the former is asked": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.FeedbackRequest.Update().Where(feedbackrequest.ParticipationID(list),
					feedbackrequest.ReviewerID(testkit.ID("usr", "max"))).SetState(feedbackrequest.StateAPPROVED).
					AddVersion(1).Exec(ctx)
			}, feedback.ResetDone, "APPROVED", "APPROVED",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			onList(t, w, label, "max", feedbackrequest.StateNOMINATED, true)
			led(t, w, "ines")
			w.Store.Client().Participation.Intercept(afterReading(func() { w.Change(t, c.happens) }))
			outcome, err := reset(w.As(t, "asa"), w, label)
			if err != nil || outcome != c.outcome {
				t.Errorf("%s, error %v; want %s", outcome, err, c.outcome)
			}
			for who, want := range map[string]feedbackrequest.State{"max": c.former, "ines": c.lead} {
				if state, _ := stands(t, w, label, who); state != want {
					t.Errorf("%s is %q; want %q", who, state, want)
				}
			}
		})
	}
}

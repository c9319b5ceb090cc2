package people_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/question"
	"sightline/ent/selfassessment"
	"sightline/internal/people"
	"sightline/internal/testkit"
)

// TestDeletingTellsNothingByItsStatements (V4): whoever deletes an account learns nothing of what its person had begun to
// write, about themselves or unasked about others, nor in how many places they were signed in.
func TestDeletingTellsNothingByItsStatements(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	origin := testkit.New(t)
	rex := testkit.ID("usr", "rex")
	asked := origin.Store.Client().Question.Query().Where(question.CycleID(testkit.ID("cyc", label))).IDsX(origin.System(t))
	took := map[string]int{}
	for name, begun := range map[string]func(ctx context.Context, tx *ent.Client) error{
		"nothing": func(context.Context, *ent.Client) error { return nil },
		"unasked": func(ctx context.Context, tx *ent.Client) error {
			for _, list := range tx.Participation.Query().Where(participation.CycleID(testkit.ID("cyc", label))).AllX(ctx) {
				made, err := tx.FeedbackRequest.Create().SetCycleID(list.CycleID).
					SetParticipationID(list.ID).SetRevieweeID(list.RevieweeID).
					SetReviewerID(rex).SetNominatedByID(rex).SetProactive(true).SetState(feedbackrequest.StateDRAFT).Save(ctx)
				if err != nil {
					return err
				}
				for _, id := range asked {
					if err := tx.Answer.Create().SetRequestID(made.ID).SetQuestionID(id).SetText("begun").Exec(ctx); err != nil {
						return err
					}
				}
			}
			return nil
		},
		"about themselves": func(ctx context.Context, tx *ent.Client) error {
			list, err := tx.Participation.Create().SetCycleID(testkit.ID("cyc", label)).SetRevieweeID(rex).Save(ctx)
			if err != nil {
				return err
			}
			made, err := tx.SelfAssessment.Create().SetParticipationID(list.ID).
				SetState(selfassessment.StateDRAFT).Save(ctx)
			if err != nil {
				return err
			}
			return tx.SelfAnswer.Create().SetAssessmentID(made.ID).SetQuestionID(asked[0]).SetText("begun").Exec(ctx)
		},
		"many devices": func(ctx context.Context, tx *ent.Client) error {
			for n := range 5 {
				if err := tx.Session.Create().SetUserID(rex).SetTokenHash(fmt.Sprint("device", n)).
					SetExpiresAt(testkit.Now().Add(time.Hour)).SetSeenAt(testkit.Now()).Exec(ctx); err != nil {
					return err
				}
			}
			return nil
		},
	} {
		w := origin.Copy(t)
		w.Change(t, begun)
		found := w.Store.Client().User.GetX(w.System(t), rex)
		ada, counted := w.As(t, "ada"), 0
		w.Store.Client().Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
			return ent.QuerierFunc(func(ctx context.Context, query ent.Query) (ent.Value, error) {
				counted++
				return next.Query(ctx, query)
			})
		}))
		if _, err := w.Parts.People.DeleteAccount(ada, people.DeleteAccountInput{
			UserID: rex, ExpectedVersion: found.Version, ConfirmName: found.Name,
		}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		took[name] = counted
	}
	for name, count := range took {
		if count != took["nothing"] {
			t.Errorf("%s: %d statements, %d for who had begun nothing", name, count, took["nothing"])
		}
	}
}

package feedback_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/ent/user"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// counting counts from now on what a world asks its database for: each reading, each change and each ending of rows,
// and new rows by their types.
func counting(w *testkit.World) func() map[string]int {
	counted := map[string]int{}
	w.Store.Client().Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, query ent.Query) (ent.Value, error) {
			counted["statements"]++
			return next.Query(ctx, query)
		})
	}))
	w.Store.Client().Use(func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if m.Op().Is(entgo.OpCreate) {
				counted[m.Type()]++
			} else {
				counted["statements"]++
			}
			return next.Mutate(ctx, m)
		})
	})
	return func() map[string]int { return counted }
}

// waiting puts colleagues on the list about Sue who wait for approval, each with what they wrote unasked before if they
// did.
func waiting(t *testing.T, w *testkit.World, label string, count int, wrote bool) []string {
	t.Helper()
	var ids []string
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		asks := tx.Question.Query().Where(question.CycleID(testkit.ID("cyc", label))).AllX(ctx)
		for n := range count {
			who := fmt.Sprint("writer", n)
			if err := tx.User.Create().SetID(testkit.ID("usr", who)).SetName(who).SetEmail(who + "@aldersund.example").
				SetKind(user.KindMEMBER).SetState(user.StateACTIVE).SetWorkRole(user.WorkRoleREVIEWER).
				SetLinePath("/" + testkit.ID("usr", who) + "/").Exec(ctx); err != nil {
				return err
			}
			for _, form := range []string{"before", "now"} {
				if form == "before" && !wrote {
					continue
				}
				create := tx.FeedbackRequest.Create().SetID(testkit.ID("req", who+form)).SetCycleID(testkit.ID("cyc", label)).
					SetParticipationID(testkit.ID("prt", label+"/sue")).SetRevieweeID(testkit.ID("usr", "sue")).
					SetReviewerID(testkit.ID("usr", who)).SetNominatedByID(testkit.ID("usr", "sue"))
				if form == "before" {
					create.SetProactive(true).SetState(feedbackrequest.StateSUBMITTED).SetNominatedByID(testkit.ID("usr", who))
				}
				made, err := create.Save(ctx)
				if err != nil {
					return err
				}
				if form == "now" {
					ids = append(ids, made.ID)
					continue
				}
				for _, q := range asks {
					if err := tx.Answer.Create().SetRequestID(made.ID).SetQuestionID(q.ID).SetText(who).Exec(ctx); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
	return ids
}

// TestApprovingTellsNothingByItsStatements (V4): an approval takes as many for one who wrote before as for one who did
// not, and for twenty; and each of the twenty has their own words in their form.
func TestApprovingTellsNothingByItsStatements(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	origin := testkit.New(t)
	openToAll(t, origin, label)
	took := map[string]int{}
	for _, count := range []int{1, 20} {
		for _, wrote := range []bool{false, true} {
			w := origin.Copy(t)
			list := waiting(t, w, label, count, wrote)
			manager := w.As(t, "max")
			counted := counting(w)
			approved, err := w.Parts.Feedback.Approve(manager, feedback.ApproveNominationsInput{RequestIDs: list})
			if err != nil || len(approved) != count {
				t.Fatalf("%d approved: %v", len(approved), err)
			}
			if made := counted()["Answer"]; made > 0 {
				t.Errorf("%d answers are written anew", made)
			}
			took[fmt.Sprint(count, " who wrote: ", wrote)] = counted()["statements"]
			if !wrote {
				continue
			}
			questions := w.Store.Client().Question.Query().Where(question.CycleID(testkit.ID("cyc", label))).CountX(w.System(t))
			for n := range count {
				who := fmt.Sprint("writer", n)
				forms := formsOf(t, w, who, label)
				if len(forms) != 1 || !slices.Contains(list, forms[0].ID) || !forms[0].Carried {
					t.Fatalf("%s has %+v", who, forms)
				}
				words := w.Store.Client().Answer.Query().
					Where(answer.RequestID(forms[0].ID), answer.Text(who)).CountX(w.System(t))
				if words != questions || len(forms[0].Edges.Answers) != questions {
					t.Errorf("in the form of %s stand %d of their own answers and %d in all; want %d",
						who, words, len(forms[0].Edges.Answers), questions)
				}
			}
		}
	}
	for name, count := range took {
		if count != took["1 who wrote: false"] {
			t.Errorf("%s: %d statements, %d for one who did not write", name, count, took["1 who wrote: false"])
		}
	}
}

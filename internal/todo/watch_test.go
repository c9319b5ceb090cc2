package todo_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/answers"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// nominate puts somebody on the list about Sue.
func nominate(t *testing.T, w *testkit.World, as, label, who string) func() error {
	t.Helper()
	return func() error {
		_, err := w.Parts.Feedback.Nominate(w.As(t, as), feedback.NominateReviewersInput{
			ParticipationID: testkit.ID("prt", label+"/sue"), UserIDs: []string{testkit.ID("usr", who)},
		})
		return err
	}
}

// formOf is what somebody writes about Sue.
func formOf(t *testing.T, w *testkit.World, label, who string) *ent.FeedbackRequest {
	t.Helper()
	return w.Store.Client().FeedbackRequest.Query().Where(
		feedbackrequest.ParticipationID(testkit.ID("prt", label+"/sue")),
		feedbackrequest.ReviewerID(testkit.ID("usr", who))).OnlyX(w.System(t))
}

// save writes a draft about Sue that answers everything.
func save(t *testing.T, w *testkit.World, label, who string) func() error {
	t.Helper()
	return func() error {
		form := formOf(t, w, label, who)
		var all []*answers.AnswerInput
		for _, q := range w.Store.Client().Question.Query().Where(question.CycleID(form.CycleID)).AllX(w.System(t)) {
			given := &answers.AnswerInput{QuestionID: q.ID}
			switch q.Kind {
			case question.KindTEXT:
				given.Text = new("Words of " + who)
			case question.KindSCALE:
				given.Scale = new(2)
			case question.KindGRAPH_2D:
				given.X, given.Y = new(20), new(30)
			default:
				given.Choices = []int{0}
			}
			all = append(all, given)
		}
		_, err := w.Parts.Feedback.SaveDraft(w.As(t, who), feedback.SaveFeedbackDraftInput{
			RequestID: form.ID, ExpectedVersion: form.Version, Answers: all,
		})
		return err
	}
}

func handIn(t *testing.T, w *testkit.World, label, who string) func() error {
	t.Helper()
	return func() error {
		form, ctx := formOf(t, w, label, who), w.As(t, who)
		seen, err := w.Parts.Explain.Explain(ctx, form.ID, explain.Main)
		if err != nil {
			return err
		}
		_, err = w.Parts.Feedback.Submit(ctx, feedback.SubmitFeedbackInput{
			RequestID: form.ID, ExpectedVersion: form.Version, VisibilityVersion: seen.Version,
		})
		return err
	}
}

func decline(t *testing.T, w *testkit.World, label, who string) func() error {
	t.Helper()
	return func() error {
		form := formOf(t, w, label, who)
		_, err := w.Parts.Feedback.Decline(w.As(t, who), feedback.DeclineFeedbackInput{
			RequestID: form.ID, ExpectedVersion: form.Version, Reason: "No.",
		})
		return err
	}
}

// TestV4_AHiddenListWakesNoReviewee: whoever does not see the list about them is not woken by what others do to it: by
// whom they add, nor by who declines. Whoever sees it is; a draft wakes its writer alone, and handing in nobody but the
// writer and who decides, in an Anonymous cycle not these either.
func TestV4_AHiddenListWakesNoReviewee(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"named-open0", "confidential-open0", "anonymous-open0"} {
		for _, hidden := range []bool{false, true} {
			t.Run(label, func(t *testing.T) {
				t.Parallel()
				w := testkit.New(t)
				w.Change(t, func(ctx context.Context, tx *ent.Client) error {
					return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetListVisible(!hidden).Exec(ctx)
				})
				wokenBy := wakes(t, w)
				expect := func(name string, do func() error, others ...string) {
					t.Helper()
					want := slices.DeleteFunc(testkit.Personas(), func(p string) bool { return !slices.Contains(others, p) })
					if woken := wokenBy(do); !slices.Equal(woken, want) {
						t.Errorf("hidden %v: %s wakes %v; want %v", hidden, name, woken, want)
					}
				}
				seen := []string{"max"}
				if !hidden {
					seen = append(seen, "sue")
				}
				expect("adding", nominate(t, w, "max", label, "rex"), append(seen, "rex")...)
				expect("a first draft", save(t, w, label, "rex"), "rex")
				expect("a second draft", save(t, w, label, "rex"), "rex")
				if label == "anonymous-open0" {
					expect("handing in", handIn(t, w, label, "rex"), "rex")
				} else {
					expect("handing in", handIn(t, w, label, "rex"), "rex", "max")
				}
				expect("adding another", nominate(t, w, "max", label, "otto"), append(seen, "otto")...)
				expect("declining", decline(t, w, label, "otto"), append(seen, "otto")...)
			})
		}
	}
}

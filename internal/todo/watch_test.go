package todo_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/answers"
	"sightline/internal/cycle"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/promise"
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

// TestV4_WhomAListWakes: those who run a cycle are woken by what happens to a list, so that the status page is live; a
// draft wakes its writer alone, and handing in wakes nobody else in an Anonymous cycle. Whoever does not see the list
// about them is not woken by what others do to it.
func TestV4_WhomAListWakes(t *testing.T) {
	t.Parallel()
	run := []string{"ada", "hana", "asa"}
	owned := append(slices.Clone(run), "wim")
	for label, runs := range map[string][]string{
		"named-open0": run, "confidential-open0": owned, "anonymous-open0": owned,
	} {
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
				all := append(slices.Clone(runs), "max", "rex")
				seen := slices.Clone(all)
				if !hidden {
					seen = append(seen, "sue")
				}
				expect("adding", nominate(t, w, "max", label, "rex"), seen...)
				expect("a first draft", save(t, w, label, "rex"), "rex")
				expect("a second draft", save(t, w, label, "rex"), "rex")
				if label == "anonymous-open0" {
					expect("handing in", handIn(t, w, label, "rex"), "rex")
				} else {
					expect("handing in", handIn(t, w, label, "rex"), all...)
				}
				other := slices.Clone(seen)
				other[slices.Index(other, "rex")] = "otto"
				expect("adding another", nominate(t, w, "max", label, "otto"), other...)
				expect("declining", decline(t, w, label, "otto"), other...)
			})
		}
	}
}

// TestV4_HandingInWakesWhoKnowsIt: HR administrators who read the answers without the names are not woken by one; an
// assistant, who reads none, and the owner are.
func TestV4_HandingInWakesWhoKnowsIt(t *testing.T) {
	t.Parallel()
	woken := wokenByHandingIn(t, func(narrow *promise.Promise) { narrow.HRAdmin.Author = promise.Relation })
	if !slices.Equal(woken, []string{"asa", "max", "wim", "rex"}) {
		t.Errorf("woken are %v", woken)
	}
}

// TestV4_WhoDecidesWithoutNamesIsNotWoken: a line manager who reads the answers without the names does not learn when
// one comes.
func TestV4_WhoDecidesWithoutNamesIsNotWoken(t *testing.T) {
	t.Parallel()
	woken := wokenByHandingIn(t, func(narrow *promise.Promise) { narrow.LineManager.Author = promise.Relation })
	if slices.Contains(woken, "max") {
		t.Errorf("woken are %v", woken)
	}
}

// wokenByHandingIn are those who are woken when Rex hands in, in a Confidential cycle whose promise is narrower.
func wokenByHandingIn(t *testing.T, narrower func(*promise.Promise)) []string {
	t.Helper()
	const label = "confidential-open0"
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		narrow := promise.Of(promise.Confidential)
		narrower(&narrow)
		update := tx.Cycle.UpdateOneID(testkit.ID("cyc", label))
		cycle.ApplyPromise(update.Mutation(), narrow)
		return update.Exec(ctx)
	})
	wokenBy := wakes(t, w)
	wokenBy(nominate(t, w, "max", label, "rex"))
	wokenBy(save(t, w, label, "rex"))
	return wokenBy(handIn(t, w, label, "rex"))
}

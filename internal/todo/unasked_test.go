package todo_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/question"
	"sightline/internal/answers"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// TestUnaskedWakesItsWriterAlone: beginning, writing, handing in, taking back and throwing away what nobody asked for
// wakes nobody else, whoever reads the names neither: it is no to-do.
func TestUnaskedWakesItsWriterAlone(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetProactiveAllowed(true).Exec(ctx)
	})
	ctx, wokenBy, words := w.As(t, "rex"), wakes(t, w), "So."
	var form *ent.FeedbackRequest
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"beginning", func() (err error) {
			form, err = w.Parts.Feedback.Begin(ctx, feedback.BeginFeedbackInput{ParticipationID: testkit.ID("prt", label+"/sue")})
			return err
		}},
		{"writing", func() (err error) {
			var all []*answers.AnswerInput
			for _, q := range w.Store.Client().Question.Query().Where(question.CycleID(form.CycleID)).AllX(w.System(t)) {
				in := &answers.AnswerInput{QuestionID: q.ID}
				switch q.Kind {
				case question.KindTEXT:
					in.Text = &words
				case question.KindSCALE:
					in.Scale = new(2)
				case question.KindGRAPH_2D:
					in.X, in.Y = new(20), new(30)
				default:
					in.Choices = []int{0}
				}
				all = append(all, in)
			}
			form, err = w.Parts.Feedback.SaveDraft(ctx, feedback.SaveFeedbackDraftInput{
				RequestID: form.ID, ExpectedVersion: form.Version, Answers: all,
			})
			return err
		}},
		{"handing in", func() error {
			seen, err := w.Parts.Explain.Explain(ctx, form.ID, explain.Main)
			if err != nil {
				return err
			}
			form, err = w.Parts.Feedback.Submit(ctx, feedback.SubmitFeedbackInput{
				RequestID: form.ID, ExpectedVersion: form.Version, VisibilityVersion: seen.Version,
			})
			return err
		}},
		{"taking back", func() (err error) {
			form, err = w.Parts.Feedback.Reopen(ctx, feedback.ReopenFeedbackInput{RequestID: form.ID, ExpectedVersion: form.Version})
			return err
		}},
		{"throwing away", func() error {
			_, err := w.Parts.Feedback.Discard(ctx, feedback.DiscardFeedbackInput{RequestID: form.ID, ExpectedVersion: form.Version})
			return err
		}},
	} {
		if woken := wokenBy(step.do); !slices.Equal(woken, []string{"rex"}) {
			t.Errorf("%s wakes %v", step.name, woken)
		}
	}
}

package feedback_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/answers"
	"sightline/internal/feedback"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// hide makes a cycle of the world keep its lists from whoever is reviewed.
func hide(t *testing.T, w *testkit.World, label string) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetListVisible(false).Exec(ctx)
	})
}

// asked puts somebody on the list about Sue as her line manager does, and returns their form.
func asked(t *testing.T, w *testkit.World, persona, label string) *ent.FeedbackRequest {
	t.Helper()
	if _, err := nominate(w.As(t, "max"), w, label+"/sue", persona); err != nil {
		t.Fatalf("Max asks %s: %v", persona, err)
	}
	made, err := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ReviewerID(testkit.ID("usr", persona)),
		feedbackrequest.ParticipationID(testkit.ID("prt", label+"/sue")),
		feedbackrequest.NominatedByID(testkit.ID("usr", "max"))).Only(w.As(t, persona))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// write answers every question as somebody, and hands in if asked to.
func write(t *testing.T, w *testkit.World, persona string, r *ent.FeedbackRequest, handIn bool) *ent.FeedbackRequest {
	t.Helper()
	ctx := w.As(t, persona)
	words := "Words of " + persona
	var all []*answers.AnswerInput
	for _, q := range w.Store.Client().Question.Query().Where(question.CycleID(r.CycleID)).AllX(w.System(t)) {
		given := &answers.AnswerInput{QuestionID: q.ID}
		switch q.Kind {
		case question.KindTEXT:
			given.Text = &words
		case question.KindSCALE:
			given.Scale = new(2)
		case question.KindGRAPH_2D:
			given.X, given.Y = new(20), new(30)
		default:
			given.Choices = []int{0}
		}
		all = append(all, given)
	}
	saved, err := w.Parts.Feedback.SaveDraft(ctx, feedback.SaveFeedbackDraftInput{
		RequestID: r.ID, ExpectedVersion: r.Version, Answers: all,
	})
	if err != nil {
		t.Fatalf("%s saves: %v", persona, err)
	}
	if handIn {
		if err := submit(ctx, w, saved); err != nil {
			t.Fatalf("%s hands in: %v", persona, err)
		}
	}
	return saved
}

// reads tells whether somebody reads in the results about Sue what a persona wrote.
func reads(t *testing.T, w *testkit.World, reader, label, writer string) bool {
	t.Helper()
	for _, q := range resultOf(t, w, reader, label).Questions {
		for _, a := range q.Answers {
			if a.Text == "Words of "+writer {
				return true
			}
		}
		for _, text := range q.Texts {
			if text.Text == "Words of "+writer {
				return true
			}
		}
	}
	return false
}

// TestAHiddenListHidesNoWords: a reviewee who does not see who was asked reads, once it is released, what the policy of
// the cycle opens to them, of those whom somebody else asked as of everybody.
func TestAHiddenListHidesNoWords(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"named-open0", "confidential-open0"} {
		for _, content := range []promise.Content{promise.Full, promise.Shuffled, promise.Aggregate} {
			t.Run(label+" "+string(content), func(t *testing.T) {
				t.Parallel()
				w := testkit.New(t)
				hide(t, w, label)
				w.Change(t, func(ctx context.Context, tx *ent.Client) error {
					update := tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetRevieweeContent(content)
					if content != promise.Full {
						update.SetRevieweeAuthor(promise.Hidden)
					}
					return update.Exec(ctx)
				})
				for _, writer := range []string{"rex", "otto", "ines"} {
					write(t, w, writer, asked(t, w, writer, label), true)
				}
				if reads(t, w, "sue", label, "rex") {
					t.Error("Sue reads before the release")
				}
				release(t, w, label)
				if got, want := reads(t, w, "sue", label, "rex"), content != promise.Aggregate; got != want {
					t.Errorf("Sue reads what Rex wrote: %v; want %v", got, want)
				}
				numbers := 0
				for _, q := range resultOf(t, w, "sue", label).Questions {
					numbers += len(q.Cuts) + len(q.Distribution)
				}
				if numbers == 0 {
					t.Error("Sue reads no numbers")
				}
				rows, err := w.Store.Client().FeedbackRequest.Query().Where(
					feedbackrequest.ReviewerID(testkit.ID("usr", "rex")),
					feedbackrequest.ParticipationID(testkit.ID("prt", label+"/sue"))).Count(w.As(t, "sue"))
				if err != nil || rows != 0 {
					t.Errorf("Sue finds %d requests of Rex, %v", rows, err)
				}
			})
		}
	}
}

// TestAHiddenListHidesNothingPublished is the same in an Anonymous cycle, where what is read stands in rows of its own.
func TestAHiddenListHidesNothingPublished(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 5)
	hide(t, w, anonymousCycle)
	write(t, w, "rex", asked(t, w, "rex", anonymousCycle), true)
	over(w)
	if err := releaseSue(w.As(t, "max"), w); err != nil {
		t.Fatal(err)
	}
	if !reads(t, w, "sue", anonymousCycle, "rex") {
		t.Error("Sue does not read what was published")
	}
}

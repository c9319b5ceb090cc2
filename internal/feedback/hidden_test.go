package feedback_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
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

// hiddenForms bring somebody whom the line manager asked, on a list hidden from Sue, to where their form stands.
func hiddenForms() map[string]func(*testing.T, *testkit.World, string, *ent.FeedbackRequest) {
	return map[string]func(*testing.T, *testkit.World, string, *ent.FeedbackRequest){
		"asked": func(*testing.T, *testkit.World, string, *ent.FeedbackRequest) {},
		"begun": func(t *testing.T, w *testkit.World, who string, r *ent.FeedbackRequest) {
			t.Helper()
			write(t, w, who, r, false)
		},
		"handed in": func(t *testing.T, w *testkit.World, who string, r *ent.FeedbackRequest) {
			t.Helper()
			write(t, w, who, r, true)
		},
		"declined": func(t *testing.T, w *testkit.World, who string, r *ent.FeedbackRequest) {
			t.Helper()
			saved := write(t, w, who, r, false)
			if _, err := w.Parts.Feedback.Decline(w.As(t, who), feedback.DeclineFeedbackInput{
				RequestID: r.ID, ExpectedVersion: saved.Version, Reason: "No time.",
			}); err != nil {
				t.Fatal(err)
			}
		},
	}
}

func formsOf(t *testing.T, w *testkit.World, who, label string) []*ent.FeedbackRequest {
	t.Helper()
	rows, err := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ReviewerID(testkit.ID("usr", who)),
		feedbackrequest.ParticipationID(testkit.ID("prt", label+"/sue"))).WithAnswers().
		Order(ent.Asc(feedbackrequest.FieldID)).All(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// chosen is what Sue nominated of somebody.
func chosen(t *testing.T, w *testkit.World, who, label string) *ent.FeedbackRequest {
	t.Helper()
	if _, err := nominate(w.As(t, "sue"), w, label+"/sue", who); err != nil {
		t.Fatalf("Sue nominates %s: %v", who, err)
	}
	row, err := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ReviewerID(testkit.ID("usr", who)),
		feedbackrequest.ParticipationID(testkit.ID("prt", label+"/sue"))).Only(w.As(t, "sue"))
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func approve(t *testing.T, w *testkit.World, r *ent.FeedbackRequest) {
	t.Helper()
	if _, err := w.Parts.Feedback.Approve(w.As(t, "max"), feedback.ApproveNominationsInput{RequestIDs: []string{r.ID}}); err != nil {
		t.Fatalf("Max approves: %v", err)
	}
}

// said are answers without what names their row.
func said(all []*ent.Answer) map[string]string {
	words := map[string]string{}
	for _, a := range all {
		words[a.QuestionID] = fmt.Sprint(a.Text, given(a.Scale), a.Choices, given(a.X), given(a.Y), a.NotApplicable,
			a.WithheldAt != nil, a.WithholdReason)
	}
	return words
}

func given(n *int) int {
	if n == nil {
		return -1
	}
	return *n
}

// TestNominatingTellsNothingOfAHiddenList: a reviewee nominates whom somebody else has put on the hidden list as she does
// anybody. The approval asks them by her nomination, as it does anybody, and what they wrote is in their form.
func TestNominatingTellsNothingOfAHiddenList(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"named-open0", "confidential-open0", anonymousCycle} {
		for name, bring := range hiddenForms() {
			t.Run(label+" "+name, func(t *testing.T) {
				t.Parallel()
				w := testkit.New(t)
				hide(t, w, label)
				earlier := asked(t, w, "rex", label)
				bring(t, w, "rex", earlier)
				before := formsOf(t, w, "rex", label)[0]
				mine := chosen(t, w, "rex", label)
				if mine.State != feedbackrequest.StateNOMINATED {
					t.Fatalf("Sue's nomination is %s", mine.State)
				}
				approve(t, w, mine)
				left := formsOf(t, w, "rex", label)
				if len(left) != 1 || left[0].ID != mine.ID || left[0].State != feedbackrequest.StateAPPROVED ||
					left[0].Version != mine.Version+1 || left[0].SubmittedAt != nil || left[0].DecidedAt == nil {
					t.Fatalf("what stands is %+v", left)
				}
				if !reflect.DeepEqual(said(left[0].Edges.Answers), said(before.Edges.Answers)) {
					t.Errorf("in the form stands %v; want %v", said(left[0].Edges.Answers), said(before.Edges.Answers))
				}
				if left[0].Carried != (len(before.Edges.Answers) > 0) {
					t.Errorf("carried: %v, of %d answers", left[0].Carried, len(before.Edges.Answers))
				}
				mails, err := w.Store.Client().Mail.Query().Where(mail.KindEQ(mail.KindFEEDBACK_ASKED),
					mail.RequestID(mine.ID), mail.UserID(testkit.ID("usr", "rex"))).Count(w.System(t))
				if err != nil || mails != 1 {
					t.Errorf("%d mails ask Rex, %v", mails, err)
				}
				own, err := w.Parts.Feedback.Request(w.As(t, "rex"), mine.ID)
				if err != nil {
					t.Fatal(err)
				}
				write(t, w, "rex", own, true)
			})
		}
	}
}

// TestWhatWasDecidedGoesAlong: an answer that is withheld stays so in the form that takes it over, as it does where its
// writer takes it back.
func TestWhatWasDecidedGoesAlong(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	hide(t, w, label)
	write(t, w, "rex", asked(t, w, "rex", label), true)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Answer.Update().Where(answer.RequestID(formsOf(t, w, "rex", label)[0].ID), answer.TextNEQ("")).
			SetWithheldAt(testkit.Now()).SetWithheldByID(testkit.ID("usr", "max")).SetWithholdReason("It names a client.").
			Exec(ctx)
	})
	before := said(formsOf(t, w, "rex", label)[0].Edges.Answers)
	approve(t, w, chosen(t, w, "rex", label))
	if after := said(formsOf(t, w, "rex", label)[0].Edges.Answers); !reflect.DeepEqual(after, before) {
		t.Errorf("in the form stands %v; want %v", after, before)
	}
}

// TestWhatWasReleasedStands: who is asked once more after the release writes anew.
func TestWhatWasReleasedStands(t *testing.T) {
	t.Parallel()
	const label = "named-open0"
	w := testkit.New(t)
	hide(t, w, label)
	write(t, w, "rex", asked(t, w, "rex", label), true)
	mine := chosen(t, w, "rex", label)
	release(t, w, label)
	approve(t, w, mine)
	if !reads(t, w, "sue", label, "rex") {
		t.Error("Sue no longer reads what was released")
	}
	for _, form := range formsOf(t, w, "rex", label) {
		if asks := form.ID == mine.ID; asks != (form.State == feedbackrequest.StateAPPROVED) || asks != (len(form.Edges.Answers) == 0) {
			t.Errorf("form %s is %s with %d answers", form.ID, form.State, len(form.Edges.Answers))
		}
	}
}

// TestWhoSeesTheListChoosesOnce: who sees that somebody is on the list is told so, also of two who choose at once, and
// who was chosen by two fills one place.
func TestWhoSeesTheListChoosesOnce(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	hide(t, w, label)
	chosen(t, w, "rex", label)
	if _, err := nominate(w.As(t, "max"), w, label+"/sue", "rex"); !hasKey(err, "feedback.asked") {
		t.Errorf("Max chooses whom Sue has chosen: %v", err)
	}
	errs := make(chan error, 2)
	for range 2 {
		go func(ctx context.Context) {
			_, err := nominate(ctx, w, label+"/sue", "otto")
			errs <- err
		}(w.As(t, "max"))
	}
	refused := 0
	for range 2 {
		if err := <-errs; hasKey(err, "feedback.asked") {
			refused++
		} else if err != nil {
			t.Error(err)
		}
	}
	if forms := formsOf(t, w, "otto", label); refused != 1 || len(forms) != 1 {
		t.Errorf("%d were refused, and Otto has %d forms", refused, len(forms))
	}
	chosen(t, w, "otto", label)
	people := map[string]bool{}
	counted := 0
	rows, err := w.Parts.Feedback.RequestsOf(w.As(t, "max"), []string{testkit.ID("prt", label+"/sue")})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		switch row.State {
		case feedbackrequest.StateWITHDRAWN, feedbackrequest.StateREJECTED, feedbackrequest.StateDECLINED:
		default:
			people[row.ReviewerID] = true
			counted++
		}
	}
	if counted != len(people)+1 {
		t.Fatalf("%d requests of %d people: the test shows nothing", counted, len(people))
	}
	limits(t, w, label, 0, len(people)+1)
	if _, err := nominate(w.As(t, "max"), w, label+"/sue", "ines"); err != nil {
		t.Errorf("Max fills the last place: %v", err)
	}
}

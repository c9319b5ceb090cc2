package feedback_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/releasedtext"
	"sightline/ent/resultcut"
	"sightline/internal/anonymity"
	"sightline/internal/apperr"
	"sightline/internal/feedback"
	"sightline/internal/policy"
	"sightline/internal/store"
	"sightline/internal/testkit"
)

const (
	anonymousCycle = "anonymous-open0"
	anonymousList  = anonymousCycle + "/sue"
)

// writers are those who write about Sue here: two peers, two from outside, an indirect report nowhere.
func writers() []string { return []string{"cole", "wim", "asa", "rae", "gia", "con"} }

func requestBy(writer string) string { return testkit.ID("req", anonymousList+"/"+writer) }

// anonymousRound lets so many of the writers have handed in about Sue, each with words of their own, and the others be
// at a draft.
func anonymousRound(t *testing.T, handedIn int) *testkit.World {
	t.Helper()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if _, err := tx.Answer.Delete().Where(answer.HasRequestWith(
			feedbackrequest.ParticipationID(testkit.ID("prt", anonymousList)))).Exec(ctx); err != nil {
			return err
		}
		for n, writer := range writers() {
			state := feedbackrequest.StateDRAFT
			if n < handedIn {
				state = feedbackrequest.StateSUBMITTED
			}
			if err := writeAnswers(ctx, tx, writer, state, n); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

func writeAnswers(ctx context.Context, tx *ent.Client, writer string, state feedbackrequest.State, n int) error {
	if err := tx.FeedbackRequest.UpdateOneID(requestBy(writer)).SetState(state).Exec(ctx); err != nil {
		return err
	}
	text := tx.Answer.Create().SetRequestID(requestBy(writer)).SetQuestionID(testkit.ID("qst", anonymousCycle+"/text")).
		SetText("Words by " + writer + ".")
	if err := text.Exec(ctx); err != nil {
		return err
	}
	return tx.Answer.Create().SetRequestID(requestBy(writer)).SetQuestionID(testkit.ID("qst", anonymousCycle+"/scale")).
		SetScale(n%3 + 1).Exec(ctx)
}

// over moves the clock past the time to write.
func over(w *testkit.World) { w.Clock.Advance(12 * 24 * time.Hour) }

func releaseSue(ctx context.Context, w *testkit.World) error {
	list, err := w.Parts.Feedback.Participation(ctx, testkit.ID("prt", anonymousList))
	if err != nil {
		return err
	}
	_, err = w.Parts.Feedback.Release(ctx, feedback.ReleaseFeedbackInput{ParticipationID: list.ID, ExpectedVersion: list.Version})
	return err
}

// TestAnonymousReleaseIsOnceAndLate: not while there is time to write, not of too few, once; what was not handed in by
// then has expired, and nothing is accepted any more (A2).
func TestAnonymousReleaseIsOnceAndLate(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 4)
	expectState(t, "while there is time to write", releaseSue(w.As(t, "max"), w), "state.release_early")
	over(w)
	if err := releaseSue(w.As(t, "max"), w); err != nil {
		t.Fatal(err)
	}
	expectState(t, "again", releaseSue(w.As(t, "max"), w), "state.released")
	late, err := w.Parts.Feedback.Request(w.As(t, "gia"), requestBy("gia"))
	if err != nil {
		t.Fatal(err)
	}
	if late.State != feedbackrequest.StateEXPIRED {
		t.Errorf("what was not handed in is %s", late.State)
	}
	if code := apperr.CodeOf(submit(w.As(t, "gia"), w, late)); code != apperr.InvalidState {
		t.Errorf("handing in after the release: %v", code)
	}
}

// TestTooFewAreNotReleased: under the threshold nothing is released, and nothing changes.
func TestTooFewAreNotReleased(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 2)
	over(w)
	version := w.Version(t)
	expectState(t, "two", releaseSue(w.As(t, "max"), w), "state.too_few")
	if w.Version(t) != version {
		t.Error("a release that was refused changed something")
	}
}

func expectState(t *testing.T, when string, err error, key string) {
	t.Helper()
	if err == nil || apperr.CodeOf(err) != apperr.InvalidState || !strings.Contains(err.Error(), key) {
		t.Errorf("%s: got %v, want %s", when, err, key)
	}
}

// published are what was released about Sue.
func published(t *testing.T, w *testkit.World) ([]*ent.ReleasedText, []*ent.ResultCut) {
	t.Helper()
	list := testkit.ID("prt", anonymousList)
	texts := w.Store.Client().ReleasedText.Query().Where(releasedtext.ParticipationID(list)).AllX(w.System(t))
	cuts := w.Store.Client().ResultCut.Query().Where(resultcut.ParticipationID(list)).AllX(w.System(t))
	return texts, cuts
}

// TestPublishedRowsLeadToNobody: what is released has ids that stand nowhere else, carries nothing but words and group,
// and lies in the table in the order of those ids (A4, A5).
func TestPublishedRowsLeadToNobody(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 6)
	over(w)
	if err := releaseSue(w.As(t, "max"), w); err != nil {
		t.Fatal(err)
	}
	texts, cuts := published(t, w)
	if len(texts) != 6 || len(cuts) == 0 {
		t.Fatalf("%d texts and %d cuts were published", len(texts), len(cuts))
	}
	under := map[anonymity.Group]int{}
	for _, text := range texts {
		under[text.Group]++
	}
	for group, count := range under {
		if count < 3 {
			t.Errorf("%d texts stand under %s", count, group)
		}
	}
	ordered := slices.IsSortedFunc(w.Lines(t, "SELECT id FROM released_texts WHERE participation_id = '"+
		testkit.ID("prt", anonymousList)+"' ORDER BY rowid"), strings.Compare)
	if !ordered {
		t.Error("the rows do not lie in the order of their random ids")
	}
	if columns := w.Lines(t, "SELECT name FROM pragma_table_info('released_texts')"); !slices.Equal(columns,
		[]string{"id", "group", "text", "participation_id", "question_id"}) {
		t.Errorf("a released text has the columns %v", columns)
	}
}

// TestSubmittingAnonymouslyLeavesNoTrace: handing in and taking back leave nothing but the state: no moment, no line in
// the audit log, no message, no mail (A6).
func TestSubmittingAnonymouslyLeavesNoTrace(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 0)
	before := counted(t, w)
	r, err := w.Parts.Feedback.Request(w.As(t, "rae"), requestBy("rae"))
	if err != nil {
		t.Fatal(err)
	}
	if err := submit(w.As(t, "rae"), w, r); err != nil {
		t.Fatal(err)
	}
	handed, err := w.Parts.Feedback.Request(w.As(t, "rae"), r.ID)
	if err != nil {
		t.Fatal(err)
	}
	if handed.State != feedbackrequest.StateSUBMITTED || handed.SubmittedAt != nil {
		t.Errorf("it is %s, handed in at %v", handed.State, handed.SubmittedAt)
	}
	if _, err := w.Parts.Feedback.Reopen(w.As(t, "rae"), feedback.ReopenFeedbackInput{
		RequestID: r.ID, ExpectedVersion: handed.Version,
	}); err != nil {
		t.Fatal(err)
	}
	if after := counted(t, w); after != before {
		t.Errorf("there were %s, there are %s", before, after)
	}
	frozen := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", anonymousCycle)).PolicyFrozenAt
	if frozen != nil {
		t.Error("the moment of the first answer is kept")
	}
}

func counted(t *testing.T, w *testkit.World) string {
	t.Helper()
	c, ctx := w.Store.Client(), w.System(t)
	return fmt.Sprint(c.AuditEvent.Query().CountX(ctx), " events, ", c.Message.Query().CountX(ctx), " messages, ",
		c.Mail.Query().CountX(ctx), " mails, ", c.Job.Query().CountX(ctx), " jobs")
}

// TestWhatIsHandedInIsPlain: the writer sees the words as they will be released (A7).
func TestWhatIsHandedInIsPlain(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 0)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Answer.Update().Where(answer.RequestID(requestBy("rae")), answer.TextNEQ("")).
			SetText("“So\u200b  she said” –\u00a0and  left.").Exec(ctx)
	})
	r, err := w.Parts.Feedback.Request(w.As(t, "rae"), requestBy("rae"))
	if err != nil {
		t.Fatal(err)
	}
	if err := submit(w.As(t, "rae"), w, r); err != nil {
		t.Fatal(err)
	}
	text := w.Store.Client().Answer.Query().Where(answer.RequestID(r.ID), answer.TextNEQ("")).OnlyX(w.System(t)).Text
	if text != `"So she said" - and left.` {
		t.Errorf("got %q", text)
	}
}

// closed closes the cycle, through the clock, and forgets.
func closed(t *testing.T, w *testkit.World) {
	t.Helper()
	w.Clock.Advance(40 * 24 * time.Hour)
	if err := w.Parts.Cycles.Move(w.System(t)); err != nil {
		t.Fatal(err)
	}
	if state := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", anonymousCycle)).State; state != cycle.StateCLOSED {
		t.Fatalf("the cycle is %s", state)
	}
}

// TestForgettingLeavesNoJoin: after the close what could be released is; no answer is left, in the rows or in any byte of
// the database; every request looks like any other; whoever wrote cannot open it (A5).
func TestForgettingLeavesNoJoin(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 5)
	answers := w.Store.Client().Answer.Query().Where(answer.HasRequestWith(
		feedbackrequest.CycleID(testkit.ID("cyc", anonymousCycle)))).IDsX(w.System(t))
	closed(t, w)
	if err := w.Parts.Feedback.Forget(w.System(t), testkit.ID("cyc", anonymousCycle)); err != nil {
		t.Fatal(err)
	}
	if texts, _ := published(t, w); len(texts) != 5 {
		t.Errorf("%d of 5 texts were released at the close", len(texts))
	}
	found := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", anonymousCycle))
	if found.JoinDestroyedAt == nil || !found.JoinDestroyedAt.Equal(found.JoinDestroyedAt.Truncate(24*time.Hour)) {
		t.Errorf("destroyed at %v", found.JoinDestroyedAt)
	}
	if left := w.Store.Client().Answer.Query().Where(answer.IDIn(answers...)).CountX(w.System(t)); left > 0 {
		t.Errorf("%d answers are left", left)
	}
	for _, id := range answers {
		if at := w.Bytes(t, id); at != "" {
			t.Fatalf("an answer's id still stands in %s", at)
		}
	}
	alike := w.Lines(t, "SELECT DISTINCT version || coalesce(submitted_at, '') || updated_at FROM feedback_requests "+
		"WHERE participation_id = '"+testkit.ID("prt", anonymousList)+"'")
	if len(alike) != 1 {
		t.Errorf("requests differ: %v", alike)
	}
	r, err := w.Parts.Feedback.Request(w.As(t, "cole"), requestBy("cole"))
	if err != nil || len(r.Edges.Answers) > 0 {
		t.Errorf("whoever wrote reads %v, %v", r, err)
	}
}

// TestForgettingGoesOn: a crash in the middle, and an older state of the database that somebody still reads, are no end:
// the next try does the rest, and nothing twice.
func TestForgettingGoesOn(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 5)
	closed(t, w)
	id := testkit.ID("cyc", anonymousCycle)
	release := w.ReadOn(t) // somebody reads the state before
	if err := w.Parts.Feedback.Forget(w.System(t), id); err == nil || !strings.Contains(err.Error(), store.ErrBusy.Error()) {
		t.Fatalf("got %v", err)
	}
	if w.Store.Client().Cycle.GetX(w.System(t), id).JoinDestroyedAt != nil {
		t.Error("it is said to be destroyed while it stands in the log")
	}
	release()
	for range 2 {
		if err := w.Parts.Feedback.Forget(w.System(t), id); err != nil {
			t.Fatal(err)
		}
	}
	if texts, _ := published(t, w); len(texts) != 5 {
		t.Errorf("%d of 5 texts were released", len(texts))
	}
	released := w.Store.Client().AuditEvent.Query().Where(auditevent.Action(string(policy.ReleaseFeedback)),
		auditevent.ObjectID(testkit.ID("prt", anonymousList))).CountX(w.System(t))
	if released != 1 {
		t.Errorf("it was released %d times", released)
	}
}

// TestReleaseByDate: a cycle that says so releases at its date what can be released, whatever the clock did in between.
func TestReleaseByDate(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 4)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", anonymousCycle)).SetReleasedByDate(true).Exec(ctx)
	})
	due := w.Parts.Feedback.ReleaseDue
	if err := due(w.System(t)); err != nil {
		t.Fatal(err)
	}
	if texts, _ := published(t, w); len(texts) > 0 {
		t.Fatal("it was released before its date")
	}
	w.Clock.Advance(29 * 24 * time.Hour)
	for range 2 {
		if err := due(w.System(t)); err != nil {
			t.Fatal(err)
		}
	}
	texts, _ := published(t, w)
	list := w.Store.Client().Participation.GetX(w.System(t), testkit.ID("prt", anonymousList))
	other := w.Store.Client().Participation.GetX(w.System(t), testkit.ID("prt", anonymousCycle+"/hana"))
	if len(texts) != 4 || list.ReleasedAt == nil || other.ReleasedAt != nil {
		t.Errorf("%d texts, released %v, with too few %v", len(texts), list.ReleasedAt, other.ReleasedAt)
	}
}

// TestA2_NothingIsTakenOnceItMayBeReleased: the time to write ends for everybody before the first moment at which
// somebody or the clock may release, whether it is called a deadline or not; so that trying tells nothing.
func TestA2_NothingIsTakenOnceItMayBeReleased(t *testing.T) {
	t.Parallel()
	w := anonymousRound(t, 4)
	id := testkit.ID("cyc", anonymousCycle)
	until := w.Store.Client().Cycle.GetX(w.System(t), id).WriteUntil
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(id).SetGraceDays(5).SetReleasedByDate(true).SetReleaseAt(*until).
			SetWriteDeadline(false).Exec(ctx)
	})
	w.Clock.Advance(until.AddDate(0, 0, 4).Sub(w.Clock.Now()))
	if err := w.Parts.Feedback.ReleaseDue(w.System(t)); err != nil {
		t.Fatal(err)
	}
	if texts, _ := published(t, w); len(texts) > 0 {
		t.Fatal("the clock released in the days of grace")
	}
	expectState(t, "in the days of grace", releaseSue(w.As(t, "max"), w), "state.release_early")
	inTime, late := handIn(t, w, "gia"), error(nil)
	w.Clock.Advance(25 * time.Hour)
	late = handIn(t, w, "con")
	if inTime != nil || apperr.CodeOf(late) != apperr.InvalidState {
		t.Errorf("in the days of grace: %v; after them: %v", inTime, late)
	}
	if err := w.Parts.Feedback.ReleaseDue(w.System(t)); err != nil {
		t.Fatal(err)
	}
	if texts, _ := published(t, w); len(texts) != 5 {
		t.Errorf("%d texts of five who wrote in time", len(texts))
	}
}

func handIn(t *testing.T, w *testkit.World, writer string) error {
	t.Helper()
	r, err := w.Parts.Feedback.Request(w.As(t, writer), requestBy(writer))
	if err != nil {
		t.Fatal(err)
	}
	return submit(w.As(t, writer), w, r)
}

// TestNumbersForWhoReadsNothingElse: in a Confidential cycle they are made at the release, over enough people, and later
// answers do not enter them.
func TestNumbersForWhoReadsNothingElse(t *testing.T) {
	t.Parallel()
	for handedIn, want := range map[int]int{2: 0, 3: 2} {
		w := confidentialRound(t, handedIn)
		list := w.Store.Client().Participation.GetX(w.System(t), testkit.ID("prt", "confidential-open0/sue"))
		if _, err := w.Parts.Feedback.Release(w.As(t, "max"), feedback.ReleaseFeedbackInput{
			ParticipationID: list.ID, ExpectedVersion: list.Version,
		}); err != nil {
			t.Fatal(err)
		}
		results, err := w.Parts.Feedback.Results(w.As(t, "sue"), []string{list.ID})
		if err != nil {
			t.Fatal(err)
		}
		cuts := 0
		for _, question := range results[list.ID].Questions {
			cuts += len(question.Cuts)
			if len(question.Answers) > 0 || len(question.Texts) > 0 || question.Mean != nil {
				t.Errorf("who reads numbers reads %+v", question)
			}
		}
		if cuts != want || results[list.ID].Answered != nil {
			t.Errorf("of %d writers %d cuts are shown, and %v", handedIn, cuts, results[list.ID].Answered)
		}
	}
}

// confidentialRound lets Sue read numbers alone, and so many hand in about her.
func confidentialRound(t *testing.T, handedIn int) *testkit.World {
	t.Helper()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.Cycle.UpdateOneID(testkit.ID("cyc", "confidential-open0")).SetRevieweeContent("AGGREGATE").
			Exec(ctx); err != nil {
			return err
		}
		for n, writer := range writers() {
			state := feedbackrequest.StateWITHDRAWN
			if n < handedIn {
				state = feedbackrequest.StateSUBMITTED
			}
			id := testkit.ID("req", "confidential-open0/sue/"+writer)
			if err := tx.FeedbackRequest.UpdateOneID(id).SetState(state).Exec(ctx); err != nil {
				return err
			}
			if _, err := tx.Answer.Delete().Where(answer.RequestID(id)).Exec(ctx); err != nil {
				return err
			}
			if err := tx.Answer.Create().SetRequestID(id).SetScale(n%3 + 1).
				SetQuestionID(testkit.ID("qst", "confidential-open0/scale")).Exec(ctx); err != nil {
				return err
			}
			if err := tx.Answer.Create().SetRequestID(id).SetText("Words.").
				SetQuestionID(testkit.ID("qst", "confidential-open0/text")).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

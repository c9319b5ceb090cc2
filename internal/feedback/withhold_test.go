package feedback_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// handedIn is the label of a request about Sue that waits for its release, and who wrote it.
func handedIn(t *testing.T, label string) (requestID, answerID, writer string) {
	t.Helper()
	for _, plan := range testkit.Plans() {
		if plan.Label != label {
			continue
		}
		writer = plan.ReviewerIn("sue", feedbackrequest.StateSUBMITTED)
		place := label + "/sue/" + writer
		return testkit.ID("req", place), testkit.ID("ans", place+"/text"), writer
	}
	t.Fatalf("there is no cycle %s", label)
	return "", "", ""
}

// resultOf is what a persona reads of the answers about Sue.
func resultOf(t *testing.T, w *testkit.World, persona, label string) *feedback.Results {
	t.Helper()
	id := testkit.ID("prt", label+"/sue")
	results, err := w.Parts.Feedback.Results(w.As(t, persona), []string{id})
	if err != nil {
		t.Fatal(err)
	}
	return results[id]
}

func ids(answers []*ent.Answer) []string {
	var all []string
	for _, a := range answers {
		all = append(all, a.ID)
	}
	return all
}

// TestWithheldIsReadByTheOthersAlone: once withheld, the line manager, HR and the writer read an answer and why; to the
// reviewee and whoever is above, it does not exist, before the release and after it.
func TestWithheldIsReadByTheOthersAlone(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"named-open0", "confidential-open0"} {
		w := testkit.New(t)
		_, id, writer := handedIn(t, label)
		withhold(t, w, "max", id)
		release(t, w, label)
		for persona, reads := range map[string]bool{"max": true, "hana": true, writer: true, "sue": false, "ines": false} {
			found, err := w.Store.Client().Answer.Query().Where(answer.ID(id)).All(w.As(t, persona))
			if err != nil || (len(found) == 1) != reads {
				t.Errorf("%s: %s finds %d answers, error %v; want %v", label, persona, len(found), err, reads)
			}
		}
		for persona, beside := range map[string]bool{"max": true, "sue": false} {
			result := resultOf(t, w, persona, label)
			for _, q := range result.Questions {
				if slices.Contains(ids(q.Answers), id) {
					t.Errorf("%s: %s reads it among the others", label, persona)
				}
				if q.Question.ID == testkit.ID("qst", label+"/text") && slices.Contains(ids(q.Withheld), id) != beside {
					t.Errorf("%s: it stands beside the others for %s %v; want %v", label, persona, !beside, beside)
				}
			}
		}
		counts, err := w.Parts.Feedback.Withheld(w.As(t, "sue"), []string{testkit.ID("prt", label+"/sue")})
		if got := counts[testkit.ID("prt", label+"/sue")]; err != nil || got != 2 {
			t.Errorf("%s: %d are said to be withheld (%v); want this one and that of the world", label, got, err)
		}
	}
}

// versionOf is the version of an answer as it is now.
func versionOf(t *testing.T, w *testkit.World, id string) int {
	t.Helper()
	found, err := w.Store.Client().Answer.Get(w.System(t), id)
	if err != nil {
		t.Fatal(err)
	}
	return feedback.AnswerVersion(found)
}

func withhold(t *testing.T, w *testkit.World, persona, id string) {
	t.Helper()
	got, err := w.Parts.Feedback.Withhold(w.As(t, persona), feedback.WithholdAnswerInput{
		AnswerID: id, ExpectedVersion: versionOf(t, w, id), Reason: "  It names a client.  ",
	})
	if err != nil {
		t.Fatal(err)
	}
	if got.WithholdReason != "It names a client." || got.WithheldAt == nil || *got.WithheldByID != testkit.ID("usr", persona) {
		t.Fatalf("withheld as %+v", got)
	}
}

func release(t *testing.T, w *testkit.World, label string) {
	t.Helper()
	list, err := w.Parts.Feedback.Participation(w.As(t, "max"), testkit.ID("prt", label+"/sue"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Parts.Feedback.Release(w.As(t, "max"), feedback.ReleaseFeedbackInput{
		ParticipationID: list.ID, ExpectedVersion: list.Version,
	}); err != nil {
		t.Fatal(err)
	}
}

// TestWithholdingIsDecidedBeforeTheRelease: who may not, why it needs a reason, and that after the release nothing
// changes any more.
func TestWithholdingIsDecidedBeforeTheRelease(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	_, id, writer := handedIn(t, label)
	for persona, code := range map[string]apperr.Code{
		"sue": apperr.NotFound, "ines": apperr.NotFound, writer: apperr.Forbidden, "asa": apperr.NotFound,
	} {
		_, err := w.Parts.Feedback.Withhold(w.As(t, persona), feedback.WithholdAnswerInput{AnswerID: id, ExpectedVersion: versionOf(t, w, id), Reason: "no"})
		if got := apperr.CodeOf(err); got != code {
			t.Errorf("%s withholds: %v; want %s", persona, err, code)
		}
	}
	for reason, key := range map[string]string{"  ": "required", strings.Repeat("a", 1_001): "too_long"} {
		_, err := w.Parts.Feedback.Withhold(w.As(t, "max"), feedback.WithholdAnswerInput{AnswerID: id, ExpectedVersion: versionOf(t, w, id), Reason: reason})
		if !hasKey(err, key) {
			t.Errorf("a reason of %d characters: %v; want %s", len(reason), err, key)
		}
	}
	withhold(t, w, "max", id)
	if _, err := w.Parts.Feedback.Withhold(w.As(t, "hana"), feedback.WithholdAnswerInput{AnswerID: id, ExpectedVersion: versionOf(t, w, id), Reason: "too"}); !hasKey(err, "state.withheld") {
		t.Errorf("withheld twice: %v", err)
	}
	back, err := w.Parts.Feedback.PutBack(w.As(t, "hana"), feedback.PutAnswerBackInput{AnswerID: id, ExpectedVersion: versionOf(t, w, id)})
	if err != nil || back.WithheldAt != nil || back.WithheldByID != nil || back.WithholdReason != "" {
		t.Fatalf("put back: %+v, %v", back, err)
	}
	if _, err := w.Parts.Feedback.PutBack(w.As(t, "max"), feedback.PutAnswerBackInput{AnswerID: id, ExpectedVersion: versionOf(t, w, id)}); !hasKey(err, "state.not_withheld") {
		t.Errorf("put back twice: %v", err)
	}
	withhold(t, w, "max", id)
	release(t, w, label)
	if _, err := w.Parts.Feedback.PutBack(w.As(t, "max"), feedback.PutAnswerBackInput{AnswerID: id, ExpectedVersion: versionOf(t, w, id)}); !hasKey(err, "state.withhold_late") {
		t.Errorf("put back after the release: %v", err)
	}
	events, err := w.Store.Client().AuditEvent.Query().Where(auditevent.ObjectID(id)).All(w.System(t))
	if err != nil || len(events) != 3 {
		t.Errorf("%d lines in the log, error %v; want three", len(events), err)
	}
	for _, event := range events {
		if event.SubjectID == nil || *event.SubjectID != testkit.ID("usr", "sue") {
			t.Errorf("the log says %s of nobody it concerns", event.Action)
		}
	}
}

// TestWithheldStaysWithheldWhereItIsRewritten: who takes feedback back and hands it in again does not get round the
// decision, after the release neither.
func TestWithheldStaysWithheldWhereItIsRewritten(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	requestID, id, writer := handedIn(t, label)
	withhold(t, w, "max", id)
	ctx := w.As(t, writer)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error { // somebody else's, so that there is something to release
		return tx.FeedbackRequest.Update().Where(feedbackrequest.ParticipationID(testkit.ID("prt", label+"/sue")),
			feedbackrequest.StateEQ(feedbackrequest.StateDRAFT)).SetState(feedbackrequest.StateSUBMITTED).Exec(ctx)
	})
	open, err := w.Parts.Feedback.Request(ctx, requestID)
	if err != nil {
		t.Fatal(err)
	}
	if open, err = w.Parts.Feedback.Reopen(ctx, feedback.ReopenFeedbackInput{RequestID: requestID, ExpectedVersion: open.Version}); err != nil {
		t.Fatal(err)
	}
	if seen := told(t, w, writer, id); seen.State != explain.Withheld || seen.WithheldBy == nil {
		t.Errorf("the writer is told %+v", seen)
	}
	release(t, w, label)
	if err := submit(ctx, w, open); err != nil {
		t.Fatal(err)
	}
	found, err := w.Store.Client().Answer.Query().Where(answer.ID(id)).Exist(w.As(t, "sue"))
	if err != nil || found {
		t.Errorf("Sue finds it %v, error %v", found, err)
	}
}

func told(t *testing.T, w *testkit.World, persona, id string) *explain.Visibility {
	t.Helper()
	seen, err := w.Parts.Explain.Explain(w.As(t, persona), id, explain.Main)
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

// TestWhoWillReadWhyIsKnownBefore: the readers of a reason that is still being written are those of the answer once it
// is withheld.
func TestWhoWillReadWhyIsKnownBefore(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	_, id, _ := handedIn(t, "confidential-open0")
	before, err := w.Parts.Explain.Explain(w.As(t, "max"), id, explain.WithholdReason)
	if err != nil {
		t.Fatal(err)
	}
	withhold(t, w, "max", id)
	after := told(t, w, "max", id)
	if got, want := readersOf(before), readersOf(after); !slices.Equal(got, want) || len(want) < 3 {
		t.Errorf("said %v, is %v", got, want)
	}
	if before.State != explain.Withheld || !before.WithheldBy.You || len(before.Next)+len(before.Later) > 0 {
		t.Errorf("before: %+v", before)
	}
}

func readersOf(v *explain.Visibility) []string {
	var all []string
	for _, r := range v.Now {
		all = append(all, string(r.Relation)+" "+r.Label)
	}
	return all
}

// TestWhoDecidesOnWhatTheyHaveNotReadIsTold: an answer that was decided about, or written again, since it was read is
// neither withheld nor put back; what it is now comes along.
func TestWhoDecidesOnWhatTheyHaveNotReadIsTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	_, id, _ := handedIn(t, "confidential-open0")
	read := versionOf(t, w, id)
	stale := func(doing string, err error) {
		t.Helper()
		var failure *apperr.Error
		if !errors.As(err, &failure) || failure.Code != apperr.Conflict || failure.Current == nil {
			t.Errorf("%s: %v", doing, err)
		}
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Answer.UpdateOneID(id).SetText("Written again").Exec(ctx)
	})
	_, err := w.Parts.Feedback.Withhold(w.As(t, "max"), feedback.WithholdAnswerInput{AnswerID: id, ExpectedVersion: read, Reason: "Why"})
	stale("withheld what was written again", err)
	withhold(t, w, "max", id)
	seen := versionOf(t, w, id)
	if _, err := w.Parts.Feedback.PutBack(w.As(t, "hana"), feedback.PutAnswerBackInput{AnswerID: id, ExpectedVersion: seen}); err != nil {
		t.Fatal(err)
	}
	w.Clock.Advance(time.Minute)
	withhold(t, w, "max", id)
	_, err = w.Parts.Feedback.PutBack(w.As(t, "hana"), feedback.PutAnswerBackInput{AnswerID: id, ExpectedVersion: seen})
	stale("put back what was withheld anew", err)
}

// TestTheWriterIsTold: whose answer is withheld, and whose is put back, has a message of each; nobody else has, and
// outsiders have none (D13).
func TestTheWriterIsTold(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"named-open0", "confidential-open0"} {
		w := testkit.New(t)
		requestID, id, writer := handedIn(t, label)
		told := func() (all []string) {
			rows, err := w.Store.Client().Message.Query().Where(message.RequestID(requestID),
				message.KindIn(message.KindANSWER_WITHHELD, message.KindANSWER_PUT_BACK)).
				Order(ent.Asc(message.FieldID)).All(w.System(t))
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				if row.UserID != testkit.ID("usr", writer) {
					t.Errorf("%s: %s is told", label, row.UserID)
				}
				all = append(all, row.Kind.String())
			}
			return all
		}
		become := func(outside bool) {
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(testkit.ID("usr", writer)).SetKind(user.KindMEMBER).SetOutside(outside).Exec(ctx)
			})
		}
		become(false)
		before := len(told())
		withhold(t, w, "max", id)
		w.Clock.Advance(time.Minute)
		if _, err := w.Parts.Feedback.PutBack(w.As(t, "hana"), feedback.PutAnswerBackInput{AnswerID: id, ExpectedVersion: versionOf(t, w, id)}); err != nil {
			t.Fatal(err)
		}
		if got := told()[before:]; !slices.Equal(got, []string{"ANSWER_WITHHELD", "ANSWER_PUT_BACK"}) {
			t.Errorf("%s: the writer was told %v", label, got)
		}
		become(true)
		withhold(t, w, "max", id)
		if got := len(told()) - before; got != 2 {
			t.Errorf("%s: somebody from outside has %d messages", label, got)
		}
	}
}

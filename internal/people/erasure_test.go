package people_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/internal/people"
	"sightline/internal/store"
	"sightline/internal/testkit"
)

// TestT69_NothingOfADeletedPersonIsLeft: not a byte of what described somebody, or let them in, is in the file of the
// database once they are deleted, nor in a copy of it. What they wrote for others stays (1.1, 2.6), and so does the hash
// of a void link, which is chance alone: whoever opens it is told that it is void.
func TestT69_NothingOfADeletedPersonIsLeft(t *testing.T) {
	t.Parallel()
	for _, persona := range []string{"otto", "sue", "rae", "gus"} {
		w := testkit.New(t)
		person := w.Viewer(t, persona).User
		traces := []string{
			"name", "email", "title", "team", "department", "location", "hash", "token", "device", "network", "token-name",
			"pat", "sealed", "code",
		}
		before := stored(t, w)
		deletion := people.DeleteAccountInput{UserID: person.ID, ExpectedVersion: person.Version, ConfirmName: person.Name}
		if _, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), deletion); err != nil {
			t.Fatal(err)
		}
		after := stored(t, w)
		found := 0
		for _, column := range traces {
			trace := []byte("canary-" + column + "-" + persona)
			if bytes.Contains(before, trace) {
				found++
			}
			if bytes.Contains(after, trace) {
				t.Errorf("%s: %s is still there", persona, trace)
			}
		}
		if found < 10 {
			t.Errorf("%s: only %d traces were there to be found", persona, found)
		}
	}
}

// TestNothingOfABegunOwnViewIsLeft: what somebody began to write about themselves is for nobody else, and goes with the
// account; what they handed in stays for those who read it.
func TestNothingOfABegunOwnViewIsLeft(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	system := w.System(t)
	of := func(state selfassessment.State) []string {
		return w.Store.Client().SelfAnswer.Query().Where(selfanswer.TextNEQ(""), selfanswer.HasAssessmentWith(
			selfassessment.StateEQ(state), selfassessment.HasParticipationWith(
				participation.RevieweeID(testkit.ID("usr", "sue"))))).Select(selfanswer.FieldText).StringsX(system)
	}
	begun, handedIn := of(selfassessment.StateDRAFT), of(selfassessment.StateSUBMITTED)
	if len(begun) == 0 || len(handedIn) == 0 {
		t.Fatal("nothing is written")
	}
	sue := w.Viewer(t, "sue").User
	deletion := people.DeleteAccountInput{UserID: sue.ID, ExpectedVersion: sue.Version, ConfirmName: sue.Name}
	if _, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), deletion); err != nil {
		t.Fatal(err)
	}
	after := stored(t, w)
	for _, words := range begun {
		if bytes.Contains(after, []byte(words)) {
			t.Errorf("%s is still there", words)
		}
	}
	for _, words := range handedIn {
		if !bytes.Contains(after, []byte(words)) {
			t.Errorf("%s is gone", words)
		}
	}
}

// TestNothingOfWhatWasBegunUnaskedIsLeft: what somebody began to write unasked goes with the account; what they were asked
// to write stays with its list.
func TestNothingOfWhatWasBegunUnaskedIsLeft(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	list, question := testkit.ID("prt", "confidential-open0/sue"), testkit.ID("qst", "confidential-open0/text")
	rex, words := w.Viewer(t, "rex").User, "Begun and thought better of."
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		request, err := tx.FeedbackRequest.Create().SetCycleID(testkit.ID("cyc", "confidential-open0")).
			SetParticipationID(list).SetRevieweeID(testkit.ID("usr", "sue")).SetReviewerID(rex.ID).SetNominatedByID(rex.ID).
			SetProactive(true).SetState(feedbackrequest.StateDRAFT).Save(ctx)
		if err != nil {
			return err
		}
		return tx.Answer.Create().SetRequestID(request.ID).SetQuestionID(question).SetText(words).Exec(ctx)
	})
	if !bytes.Contains(stored(t, w), []byte(words)) {
		t.Fatal("nothing is written")
	}
	of := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ReviewerID(rex.ID))
	before := of.Clone().Where(feedbackrequest.Proactive(false)).CountX(w.System(t))
	deletion := people.DeleteAccountInput{UserID: rex.ID, ExpectedVersion: rex.Version, ConfirmName: rex.Name}
	if _, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), deletion); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(stored(t, w), []byte(words)) {
		t.Error("the words are still there")
	}
	if after := of.CountX(w.System(t)); after != before {
		t.Errorf("%d requests before, %d after", before, after)
	}
}

// stored is the whole database as a copy holds it.
func stored(t *testing.T, w *testkit.World) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), store.FileName)
	if err := store.Backup(t.Context(), w.Store.Folder(), file); err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

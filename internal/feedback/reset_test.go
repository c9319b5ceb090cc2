package feedback_test

import (
	"context"
	"errors"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/deciders"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

// onList makes somebody stand on Sue's list in a state, as her line manager or as anybody.
func onList(t *testing.T, w *testkit.World, label, reviewer string, state feedbackrequest.State, asLead bool) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		list, who := testkit.ID("prt", label+"/sue"), testkit.ID("usr", reviewer)
		if _, err := tx.FeedbackRequest.Delete().Where(feedbackrequest.ParticipationID(list),
			feedbackrequest.ReviewerID(who)).Exec(ctx); err != nil {
			return err
		}
		return tx.FeedbackRequest.Create().SetCycleID(testkit.ID("cyc", label)).SetParticipationID(list).
			SetRevieweeID(testkit.ID("usr", "sue")).SetReviewerID(who).SetNominatedByID(testkit.ID("usr", "sue")).
			SetState(state).SetAsLineManager(asLead).Exec(ctx)
	})
}

// led makes somebody Sue's line manager; "" nobody.
func led(t *testing.T, w *testkit.World, by string) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		change := tx.User.UpdateOneID(testkit.ID("usr", "sue")).ClearManagerID()
		if by != "" {
			change.SetManagerID(testkit.ID("usr", by))
		}
		return change.Exec(ctx)
	})
}

func reset(ctx context.Context, w *testkit.World, label string) (feedback.ResetOutcome, error) {
	results, err := w.Parts.Feedback.Reset(ctx, feedback.ResetReviewersInput{
		ParticipationIDs: []string{testkit.ID("prt", label+"/sue")},
	})
	if err != nil {
		return "", err
	}
	return results[0].Outcome, nil
}

// stands is how somebody stands on Sue's list.
func stands(t *testing.T, w *testkit.World, label, reviewer string) (state feedbackrequest.State, asLead bool) {
	t.Helper()
	request, err := w.Store.Client().FeedbackRequest.Query().Where(
		feedbackrequest.ParticipationID(testkit.ID("prt", label+"/sue")),
		feedbackrequest.ReviewerID(testkit.ID("usr", reviewer))).Only(w.System(t))
	if ent.IsNotFound(err) {
		return "", false
	}
	if err != nil {
		t.Fatal(err)
	}
	return request.State, request.AsLineManager
}

// changed tells whether the list of Sue is among those whose line manager changed, for a viewer, in SQL.
func changed(t *testing.T, w *testkit.World, who, label string) bool {
	t.Helper()
	found, err := w.Store.Client().Participation.Query().
		Where(participation.ID(testkit.ID("prt", label+"/sue")), deciders.Changed(w.Viewer(t, who))).Exist(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestTheCurrentLineManagerTakesThePlace: whoever runs the cycle puts the current line manager where the list names the
// former, who keeps what was asked of them. The second time there is nothing to do.
func TestTheCurrentLineManagerTakesThePlace(t *testing.T) {
	t.Parallel()
	const label = "confidential-open1"
	for _, c := range []struct {
		name           string
		former         feedbackrequest.State
		current        feedbackrequest.State // of Ines, before; "" where she is not on the list
		formerAfter    feedbackrequest.State
		currentAfter   feedbackrequest.State
		outcome        feedback.ResetOutcome
		mails          int
		nobodyLeadsNow bool
	}{
		{name: "nominated", former: "NOMINATED", formerAfter: "WITHDRAWN", currentAfter: "APPROVED", outcome: "RESET", mails: 1},
		{name: "asked", former: "APPROVED", formerAfter: "APPROVED", currentAfter: "APPROVED", outcome: "RESET", mails: 1},
		{name: "begun", former: "DRAFT", formerAfter: "DRAFT", currentAfter: "APPROVED", outcome: "RESET", mails: 1},
		{name: "handed in", former: "SUBMITTED", formerAfter: "SUBMITTED", currentAfter: "APPROVED", outcome: "RESET", mails: 1},
		{name: "declined", former: "DECLINED", formerAfter: "DECLINED", currentAfter: "APPROVED", outcome: "RESET", mails: 1},
		{name: "rejected", former: "REJECTED", formerAfter: "REJECTED", outcome: "NOTHING_TO_RESET"},
		{
			name: "current nominated", former: "APPROVED", current: "NOMINATED", formerAfter: "APPROVED",
			currentAfter: "APPROVED", outcome: "RESET", mails: 1,
		},
		{
			name: "current taken back", former: "APPROVED", current: "WITHDRAWN", formerAfter: "APPROVED",
			currentAfter: "APPROVED", outcome: "RESET", mails: 1,
		},
		{
			name: "current has declined", former: "APPROVED", current: "DECLINED", formerAfter: "APPROVED",
			currentAfter: "DECLINED", outcome: "NOT_ASKED",
		},
		{
			name: "current was rejected", former: "APPROVED", current: "REJECTED", formerAfter: "APPROVED",
			currentAfter: "REJECTED", outcome: "NOT_ASKED",
		},
		{
			name: "current writes already", former: "APPROVED", current: "DRAFT", formerAfter: "APPROVED",
			currentAfter: "DRAFT", outcome: "RESET",
		},
		{
			name: "nobody leads", former: "APPROVED", formerAfter: "APPROVED", outcome: "NOTHING_TO_RESET",
			nobodyLeadsNow: true,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			onList(t, w, label, "max", c.former, true)
			if c.current != "" {
				onList(t, w, label, "ines", c.current, false)
			}
			if changed(t, w, "asa", label) {
				t.Error("the line manager is called changed before they are")
			}
			lead := "ines"
			if c.nobodyLeadsNow {
				lead = ""
			}
			led(t, w, lead)
			if want := c.outcome != feedback.ResetNothing; changed(t, w, "asa", label) != want {
				t.Errorf("called changed: %v", !want)
			}
			before := mailsAsking(t, w, "ines")
			if outcome, err := reset(w.As(t, "asa"), w, label); err != nil || outcome != c.outcome {
				t.Fatalf("%s, error %v; want %s", outcome, err, c.outcome)
			}
			if state, _ := stands(t, w, label, "max"); state != c.formerAfter {
				t.Errorf("the former is %s; want %s", state, c.formerAfter)
			}
			state, asLead := stands(t, w, label, "ines")
			if state != c.currentAfter || asLead != (c.outcome != feedback.ResetNothing) {
				t.Errorf("the current is %s, as line manager %v; want %s", state, asLead, c.currentAfter)
			}
			if mails := mailsAsking(t, w, "ines") - before; mails != c.mails {
				t.Errorf("%d mails; want %d", mails, c.mails)
			}
			if changed(t, w, "asa", label) {
				t.Error("called changed after the reset")
			}
			if outcome, err := reset(w.As(t, "asa"), w, label); err != nil || outcome != feedback.ResetNothing {
				t.Errorf("the second time %s, error %v", outcome, err)
			}
		})
	}
}

// mailsAsking is how many mails asked somebody for feedback.
func mailsAsking(t *testing.T, w *testkit.World, who string) int {
	t.Helper()
	count, err := w.Store.Client().Mail.Query().
		Where(mail.KindEQ(mail.KindFEEDBACK_ASKED), mail.UserID(testkit.ID("usr", who))).Count(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return count
}

// TestWhoNominatesTheirLineManagerMarksThem: that somebody stands on a list as line manager is known from the
// nomination, whoever nominates.
func TestWhoNominatesTheirLineManagerMarksThem(t *testing.T) {
	t.Parallel()
	const label = "named-open0"
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		_, err := tx.FeedbackRequest.Delete().Where(feedbackrequest.ReviewerIDIn(testkit.ID("usr", "max"),
			testkit.ID("usr", "otto"))).Exec(ctx)
		return err
	})
	if _, err := nominate(w.As(t, "sue"), w, label+"/sue", "max", "otto"); err != nil {
		t.Fatal(err)
	}
	for who, want := range map[string]bool{"max": true, "otto": false} {
		if state, asLead := stands(t, w, label, who); asLead != want || state == "" {
			t.Errorf("%s is %q, as line manager %v; want %v", who, state, asLead, want)
		}
	}
}

// TestWhoCannotReset: neither who is reviewed, nor the line manager, nor a colleague, whatever their own roles; nor
// anybody once the feedback is released or nobody can be asked any more.
func TestWhoCannotReset(t *testing.T) {
	t.Parallel()
	const label = "confidential-open1"
	w := testkit.New(t)
	onList(t, w, label, "max", feedbackrequest.StateAPPROVED, true)
	led(t, w, "ines")
	for who, want := range map[string]apperr.Code{
		"sue": apperr.Forbidden, "max": apperr.Forbidden, "ines": apperr.Forbidden, "tess": apperr.NotFound,
		"cole": apperr.NotFound, "gia": apperr.NotFound, "con": apperr.NotFound,
	} {
		if outcome, err := reset(w.As(t, who), w, label); !hasCode(err, want) {
			t.Errorf("%s: %s, error %v; want %s", who, outcome, err, want)
		}
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error { // Sue is of HR now, and reviewed nevertheless
		return tx.User.Update().Where(user.ID(testkit.ID("usr", "sue"))).SetHrAdmin(true).Exec(ctx)
	})
	if outcome, err := reset(w.As(t, "sue"), w, label); !hasCode(err, apperr.Forbidden) {
		t.Errorf("oneself: %s, error %v", outcome, err)
	}
	if changed(t, w, "sue", label) {
		t.Error("the own list is told to be changed")
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Participation.UpdateOneID(testkit.ID("prt", label+"/sue")).SetReleasedAt(testkit.Now()).Exec(ctx)
	})
	if outcome, err := reset(w.As(t, "asa"), w, label); !hasCode(err, apperr.InvalidState) {
		t.Errorf("released: %s, error %v", outcome, err)
	}
	if changed(t, w, "asa", label) {
		t.Error("a released list is told to be changed")
	}
}

// TestOneRefusedListDoesNotStopTheOthers: what can be reset is, and of the rest it is said why not.
func TestOneRefusedListDoesNotStopTheOthers(t *testing.T) {
	t.Parallel()
	const label = "confidential-open1"
	w := testkit.New(t)
	onList(t, w, label, "max", feedbackrequest.StateAPPROVED, true)
	led(t, w, "ines")
	results, err := w.Parts.Feedback.Reset(w.As(t, "hana"), feedback.ResetReviewersInput{ParticipationIDs: []string{
		testkit.ID("prt", label+"/hana"), testkit.ID("prt", "confidential-closed/sue"), testkit.ID("prt", label+"/sue"),
		testkit.ID("prt", label+"/sue"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	var outcomes []feedback.ResetOutcome
	for _, result := range results {
		outcomes = append(outcomes, result.Outcome)
	}
	want := []feedback.ResetOutcome{feedback.ResetNotYours, feedback.ResetTooLate, feedback.ResetDone}
	if len(outcomes) != 3 || outcomes[0] != want[0] || outcomes[1] != want[1] || outcomes[2] != want[2] {
		t.Fatalf("%v; want %v", outcomes, want)
	}
	for _, ids := range [][]string{nil, make([]string, 101)} {
		if _, err := w.Parts.Feedback.Reset(w.As(t, "hana"), feedback.ResetReviewersInput{ParticipationIDs: ids}); !hasKey(err, "too_many") {
			t.Errorf("%d lists: error %v", len(ids), err)
		}
	}
}

// TestResetTwiceAtOnce: of many who reset the same list at the same moment, one asks the line manager.
func TestResetTwiceAtOnce(t *testing.T) {
	t.Parallel()
	const label = "confidential-open1"
	w := testkit.New(t)
	onList(t, w, label, "max", feedbackrequest.StateNOMINATED, true)
	led(t, w, "ines")
	before := mailsAsking(t, w, "ines")
	var tries []func() error
	for range 8 {
		ctx := w.As(t, "asa")
		tries = append(tries, func() error {
			_, err := reset(ctx, w, label)
			return err
		})
	}
	for _, err := range testkit.AtOnce(tries) {
		if err != nil && !hasCode(err, apperr.Conflict) {
			t.Error(err)
		}
	}
	if mails := mailsAsking(t, w, "ines") - before; mails != 1 {
		t.Errorf("%d mails; want one", mails)
	}
}

func hasCode(err error, code apperr.Code) bool {
	var refusal *apperr.Error
	return errors.As(err, &refusal) && refusal.Code == code
}

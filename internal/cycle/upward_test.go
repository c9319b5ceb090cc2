package cycle_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/testkit"
)

// upward makes the draft one that asks the people whom its reviewees lead: Max, who leads Sue and others, and Sue, who
// leads nobody.
func upward(t *testing.T, size int) bundle {
	t.Helper()
	b := draftOf(t)
	b.company(t, size)
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(b.draft).SetStartsAt(b.Clock.Now().AddDate(0, 0, -1)).Exec(ctx)
	})
	yes := true
	if _, err := b.Parts.Cycles.Update(b.As(t, "asa"), cycle.UpdateCycleInput{
		CycleID: b.draft, ExpectedVersion: b.cycle(t).Version, Upward: &yes,
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Parts.Cycles.AddReviewees(b.As(t, "asa"), cycle.AddRevieweesInput{
		CycleID: b.draft, UserIDs: []string{testkit.ID("usr", "max"), testkit.ID("usr", "sue")},
	}); err != nil {
		t.Fatal(err)
	}
	return b
}

// asked are the ids of those who were asked about a reviewee because they are led by them.
func (b bundle) asked(t *testing.T, reviewee string) []string {
	t.Helper()
	rows, err := b.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(b.draft),
		feedbackrequest.RevieweeID(testkit.ID("usr", reviewee)), feedbackrequest.Upward(true)).All(b.System(t))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		if row.State != feedbackrequest.StateAPPROVED || row.DecidedAt == nil || row.NominatedByID != row.ReviewerID {
			t.Errorf("asked as %+v", row)
		}
		all = append(all, row.ReviewerID)
	}
	slices.Sort(all)
	return all
}

// led are the ids of those whom Max leads and who can write.
func (b bundle) led(t *testing.T) []string {
	t.Helper()
	ids, err := b.Store.Client().User.Query().Where(user.ManagerID(testkit.ID("usr", "max")), user.KindEQ(user.KindMEMBER),
		user.StateIn(user.StateACTIVE, user.StateINVITED, user.StateCREATED)).Order(ent.Asc(user.FieldID)).IDs(b.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// TestReportsAreAskedWhenTheCycleOpens: every report of a reviewee, more than fit in one step, and nobody else; nobody
// is told by mail or message, and a job that runs again asks nobody twice.
func TestReportsAreAskedWhenTheCycleOpens(t *testing.T) {
	t.Parallel()
	b := upward(t, 130)
	ahead := b.rehearse(t)
	if err := b.publish(t); err != nil {
		t.Fatal(err)
	}
	if early := b.asked(t, "max"); len(early) > 0 {
		t.Errorf("%d asked by the launch itself, which would hold others up", len(early))
	}
	for range 2 {
		b.runJobs(t)
		if got, want := b.asked(t, "max"), b.led(t); !slices.Equal(got, want) || len(want) < 130 {
			t.Errorf("%d are asked, Max leads %d", len(got), len(want))
		}
		if err := b.Parts.Cycles.AskReports(b.System(t), b.draft); err != nil {
			t.Fatal(err)
		}
	}
	if got := b.asked(t, "sue"); len(got) > 0 {
		t.Errorf("%d asked about Sue, who leads nobody", len(got))
	}
	for _, todos := range ahead.Todos {
		if todos.Kind == "GIVE_FEEDBACK" && todos.Least < len(b.led(t)) {
			t.Errorf("the rehearsal says at least %d; %d are asked for this alone", todos.Least, len(b.led(t)))
		}
	}
	mails, err := b.Store.Client().Mail.Query().
		Where(mail.HasRequestWith(feedbackrequest.CycleID(b.draft))).Count(b.System(t))
	messages, failed := b.Store.Client().Message.Query().
		Where(message.HasRequestWith(feedbackrequest.CycleID(b.draft))).Count(b.System(t))
	if err != nil || failed != nil || mails+messages > 0 {
		t.Errorf("%d mails, %d messages, %v, %v", mails, messages, err, failed)
	}
}

// TestReportsOfWhoIsAddedLaterAreAsked: and who had been nominated already is not asked a second time.
func TestReportsOfWhoIsAddedLaterAreAsked(t *testing.T) {
	t.Parallel()
	b := upward(t, 3)
	if err := b.publish(t); err != nil {
		t.Fatal(err)
	}
	b.Change(t, func(ctx context.Context, tx *ent.Client) error { // Rae was quicker
		list, err := tx.Participation.Query().Where().All(ctx)
		for _, one := range list {
			if one.CycleID == b.draft && one.RevieweeID == testkit.ID("usr", "max") {
				return tx.FeedbackRequest.Create().SetCycleID(b.draft).SetParticipationID(one.ID).SetRevieweeID(one.RevieweeID).
					SetReviewerID(testkit.ID("usr", "rae")).SetNominatedByID(one.RevieweeID).Exec(ctx)
			}
		}
		return err
	})
	b.runJobs(t)
	if got := b.asked(t, "max"); slices.Contains(got, testkit.ID("usr", "rae")) || len(got) != len(b.led(t))-1 {
		t.Errorf("%d are asked, of %d", len(got), len(b.led(t)))
	}
	if _, err := b.Parts.Cycles.AddReviewees(b.As(t, "asa"), cycle.AddRevieweesInput{
		CycleID: b.draft, UserIDs: []string{testkit.ID("usr", "ines")},
	}); err != nil {
		t.Fatal(err)
	}
	b.runJobs(t)
	if got := b.asked(t, "ines"); !slices.Contains(got, testkit.ID("usr", "max")) {
		t.Errorf("about Ines are asked %v", got)
	}
	no := false
	_, err := b.Parts.Cycles.Update(b.As(t, "asa"), cycle.UpdateCycleInput{
		CycleID: b.draft, ExpectedVersion: b.cycle(t).Version, Upward: &no,
	})
	if code := apperr.CodeOf(err); code != apperr.BadUserInput {
		t.Errorf("the setting of an open cycle changed: %v", fmt.Sprint(err))
	}
}

package cycle_test

import (
	"context"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/cyclenotice"
	"sightline/ent/mail"
	"sightline/ent/noticeplan"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/testkit"
)

// planned is a world in which Asa plans announcements of one open cycle. None is planned in it at first.
type planned struct {
	*testkit.World
	cycleID string
}

func newPlanned(t *testing.T) planned {
	t.Helper()
	w := planned{testkit.New(t), testkit.ID("cyc", "named-open0")}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		_, err := tx.NoticePlan.Delete().Exec(ctx)
		return err
	})
	return w
}

func (w planned) plan(t *testing.T, who string, phase cyclenotice.Phase, due time.Time) error {
	t.Helper()
	_, err := w.Parts.Cycles.PlanNotice(w.As(t, who),
		cycle.PlanCycleNoticeInput{CycleID: w.cycleID, Phase: phase, DueAt: due})
	return err
}

func (w planned) must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// runAt does every job that is due at a time.
func (w planned) runAt(t *testing.T, at time.Time) {
	t.Helper()
	w.Clock.Advance(at.Sub(w.Clock.Now()))
	w.must(t, w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()))
}

// sent is how many announcements of a phase went out, and how many mails.
func (w planned) sent(t *testing.T, phase cyclenotice.Phase, kind mail.Kind) (notices, mails int) {
	t.Helper()
	notices = w.Store.Client().CycleNotice.Query().
		Where(cyclenotice.CycleID(w.cycleID), cyclenotice.PhaseEQ(phase)).CountX(w.System(t))
	return notices, w.Store.Client().Mail.Query().Where(mail.KindEQ(kind)).CountX(w.System(t))
}

func (w planned) plans(t *testing.T) []*ent.NoticePlan {
	t.Helper()
	return w.Store.Client().NoticePlan.Query().Where(noticeplan.CycleID(w.cycleID)).AllX(w.System(t))
}

// TestAPlannedAnnouncementGoesOutOnce: at its time and not before, once, however often the job is done again, as after a
// crash between the work and its mark; to whom it concerns by then.
func TestAPlannedAnnouncementGoesOutOnce(t *testing.T) {
	t.Parallel()
	w, due := newPlanned(t), testkit.Now().Add(2*time.Hour)
	w.must(t, w.plan(t, "asa", cyclenotice.PhaseWRITE, due))
	planID := w.plans(t)[0].ID
	w.runAt(t, due.Add(-time.Second))
	if notices, _ := w.sent(t, cyclenotice.PhaseWRITE, mail.KindWRITE_ANNOUNCED); notices != 0 {
		t.Fatal("it went out before its time")
	}
	w.runAt(t, due.Add(3*24*time.Hour)) // the server slept, or its clock leapt
	notices, mails := w.sent(t, cyclenotice.PhaseWRITE, mail.KindWRITE_ANNOUNCED)
	if notices != 1 || mails == 0 || len(w.plans(t)) != 0 {
		t.Fatalf("%d announcements, %d mails, %d plans are left", notices, mails, len(w.plans(t)))
	}
	w.must(t, w.Parts.Cycles.SendPlanned(w.System(t), planID))
	if again, more := w.sent(t, cyclenotice.PhaseWRITE, mail.KindWRITE_ANNOUNCED); again != 1 || more != mails {
		t.Errorf("done again it makes %d announcements and %d mails instead of %d", again, more, mails)
	}
	notice := w.Store.Client().CycleNotice.Query().
		Where(cyclenotice.CycleID(w.cycleID), cyclenotice.PhaseEQ(cyclenotice.PhaseWRITE)).OnlyX(w.System(t))
	if notice.SentByID != testkit.ID("usr", "asa") || notice.Recipients != mails {
		t.Errorf("sent by %s to %d", notice.SentByID, notice.Recipients)
	}
}

// TestAPlanIsMovedAndTakenBack: one plan for a phase at most; what gave way or was taken back does not go out.
func TestAPlanIsMovedAndTakenBack(t *testing.T) {
	t.Parallel()
	w, due := newPlanned(t), testkit.Now().Add(2*time.Hour)
	w.must(t, w.plan(t, "asa", cyclenotice.PhaseWRITE, due))
	w.must(t, w.plan(t, "ada", cyclenotice.PhaseWRITE, due.Add(time.Hour)))
	if plans := w.plans(t); len(plans) != 1 || plans[0].PlannedByID != testkit.ID("usr", "ada") {
		t.Fatalf("%d plans", len(plans))
	}
	w.runAt(t, due)
	if notices, _ := w.sent(t, cyclenotice.PhaseWRITE, mail.KindWRITE_ANNOUNCED); notices != 0 {
		t.Fatal("it went out at the time that gave way")
	}
	_, err := w.Parts.Cycles.UnplanNotice(w.As(t, "asa"),
		cycle.UnplanCycleNoticeInput{CycleID: w.cycleID, Phase: cyclenotice.PhaseWRITE})
	w.must(t, err)
	w.runAt(t, due.Add(2*time.Hour))
	if notices, _ := w.sent(t, cyclenotice.PhaseWRITE, mail.KindWRITE_ANNOUNCED); notices != 0 || len(w.plans(t)) != 0 {
		t.Error("what was taken back went out, or is still planned")
	}
}

// TestAPlanLiesInTheFutureOfTheCycle: not in the past, not before the cycle begins, not once it is closed; at the field.
func TestAPlanLiesInTheFutureOfTheCycle(t *testing.T) {
	t.Parallel()
	w := newPlanned(t)
	closes := testkit.Now().AddDate(0, 0, 10)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(w.cycleID).SetEndsAt(closes).SetGraceDays(2).Exec(ctx)
	})
	for _, c := range []struct {
		due  time.Time
		want string
	}{
		{testkit.Now(), "cycle.notice_past"},
		{testkit.Now().AddDate(-1, 0, 0), "cycle.notice_past"},
		{closes.AddDate(0, 0, 2), "cycle.notice_late"},
		{testkit.Now().AddDate(500, 0, 0), "not_a_date"},
		{closes.AddDate(0, 0, 1), ""},
	} {
		err := w.plan(t, "asa", cyclenotice.PhaseRELEASE, c.due)
		switch failure, told := asFailure(err); {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.due, err)
		case c.want != "" && (!told || failure.Key != c.want || len(failure.Path) != 1 || failure.Path[0] != "dueAt"):
			t.Errorf("%s: %v instead of %s at dueAt", c.due, err, c.want)
		}
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(w.cycleID).SetState("SCHEDULED").SetStartsAt(testkit.Now().AddDate(0, 0, 3)).Exec(ctx)
	})
	if failure, _ := asFailure(w.plan(t, "asa", cyclenotice.PhaseNOMINATE, testkit.Now().AddDate(0, 0, 2))); failure == nil ||
		failure.Key != "cycle.notice_early" {
		t.Errorf("before the beginning: %v", failure)
	}
}

// TestAPlanForTheBeginningFindsTheCycleOpen: the job of the announcement may come before that of the clock.
func TestAPlanForTheBeginningFindsTheCycleOpen(t *testing.T) {
	t.Parallel()
	w, start := newPlanned(t), testkit.Now().AddDate(0, 0, 1)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.Participation.Update().ClearListDoneAt().Exec(ctx); err != nil {
			return err
		}
		return tx.Cycle.UpdateOneID(w.cycleID).SetState("SCHEDULED").SetStartsAt(start).Exec(ctx)
	})
	w.must(t, w.plan(t, "asa", cyclenotice.PhaseNOMINATE, start))
	before, _ := w.sent(t, cyclenotice.PhaseNOMINATE, mail.KindCYCLE_STARTED)
	w.runAt(t, start)
	if after, _ := w.sent(t, cyclenotice.PhaseNOMINATE, mail.KindCYCLE_STARTED); after != before+1 || len(w.plans(t)) != 0 {
		t.Errorf("%d announcements instead of %d", after, before+1)
	}
}

// TestAPlanGoesByTheRightsOfItsTime: it goes out as whoever planned it. Where they may not by then, or the cycle is
// closed, nothing goes out, and why can be read; it can be planned anew.
func TestAPlanGoesByTheRightsOfItsTime(t *testing.T) {
	t.Parallel()
	origin := newPlanned(t)
	for name, c := range map[string]struct {
		meanwhile func(ctx context.Context, tx *ent.Client) error
		want      noticeplan.Problem
	}{
		"role taken": {func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "asa")).SetHrAssistant(false).Exec(ctx)
		}, noticeplan.ProblemNOT_ALLOWED},
		"account closed": {func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "asa")).SetState(user.StateDEACTIVATED).Exec(ctx)
		}, noticeplan.ProblemNOT_ALLOWED},
		"cycle closed": {func(ctx context.Context, tx *ent.Client) error {
			return tx.Cycle.UpdateOneID(origin.cycleID).SetState("CLOSED").Exec(ctx)
		}, noticeplan.ProblemNOT_OPEN},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, due := planned{origin.Copy(t), origin.cycleID}, testkit.Now().Add(time.Hour)
			w.must(t, w.plan(t, "asa", cyclenotice.PhaseWRITE, due))
			w.Change(t, c.meanwhile)
			w.runAt(t, due)
			notices, mails := w.sent(t, cyclenotice.PhaseWRITE, mail.KindWRITE_ANNOUNCED)
			plans := w.plans(t)
			if notices != 0 || mails != 0 || len(plans) != 1 || plans[0].Problem == nil || *plans[0].Problem != c.want {
				t.Fatalf("%d announcements, %d mails, plans %v", notices, mails, plans)
			}
			if c.want == noticeplan.ProblemNOT_ALLOWED {
				w.must(t, w.plan(t, "ada", cyclenotice.PhaseWRITE, due.Add(time.Hour)))
				w.runAt(t, due.Add(time.Hour))
				if notices, _ := w.sent(t, cyclenotice.PhaseWRITE, mail.KindWRITE_ANNOUNCED); notices != 1 {
					t.Error("planned anew it does not go out")
				}
			}
		})
	}
}

// TestV4_APlanToNobodyLooksLikeAnyOther: that everybody has handed in is told by nothing that whoever runs the cycle
// and reads without the names can see.
func TestV4_APlanToNobodyLooksLikeAnyOther(t *testing.T) {
	t.Parallel()
	w, due := newPlanned(t), testkit.Now().Add(time.Hour)
	w.must(t, w.plan(t, "asa", cyclenotice.PhaseWRITE, due))
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.FeedbackRequest.Update().SetState("SUBMITTED").Exec(ctx)
	})
	w.runAt(t, due)
	notices, mails := w.sent(t, cyclenotice.PhaseWRITE, mail.KindWRITE_ANNOUNCED)
	if notices != 1 || mails != 0 || len(w.plans(t)) != 0 {
		t.Errorf("%d announcements, %d mails, %d plans", notices, mails, len(w.plans(t)))
	}
}

// asFailure is what a form would be told.
func asFailure(err error) (*apperr.Error, bool) {
	failure, told := err.(*apperr.Error) //nolint:errorlint // as the domain returns it
	return failure, told
}

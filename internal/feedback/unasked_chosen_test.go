package feedback_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/internal/feedback"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestNominatingTellsNothingOfWhoWritesUnasked: whoever does not see that somebody writes unasked nominates them as
// anybody, and the approval asks them as anybody: one id, one step of state and version, one mail. What they wrote is in
// their form, which they hand in anew.
func TestNominatingTellsNothingOfWhoWritesUnasked(t *testing.T) {
	t.Parallel()
	for _, label := range []string{"confidential-open0", "named-open0"} {
		for _, how := range []string{"never wrote", "begun", "handed in"} {
			for _, hidden := range []bool{false, true} {
				t.Run(fmt.Sprint(label, " ", how, " hidden ", hidden), func(t *testing.T) {
					t.Parallel()
					w := testkit.New(t)
					openToAll(t, w, label)
					if hidden {
						hide(t, w, label)
					}
					var before map[string]string
					if how != "never wrote" {
						write(t, w, "rex", begin(t, w, "rex", label), how == "handed in")
						before = said(formsOf(t, w, "rex", label)[0].Edges.Answers)
					}
					mine := chosen(t, w, "rex", label)
					approve(t, w, mine)
					left := formsOf(t, w, "rex", label)
					if len(left) != 1 || left[0].ID != mine.ID || left[0].Proactive || left[0].SubmittedAt != nil ||
						left[0].State != feedbackrequest.StateAPPROVED || left[0].Version != mine.Version+1 {
						t.Fatalf("what stands is %+v", left)
					}
					for _, persona := range []string{"sue", "max", "ines", "asa"} {
						seen, err := w.Store.Client().FeedbackRequest.Get(w.As(t, persona), mine.ID)
						if err != nil || policy.StateFor(w.Viewer(t, persona), seen) != feedbackrequest.StateAPPROVED {
							t.Errorf("%s sees %v, %v", persona, seen, err)
						}
					}
					if got := said(left[0].Edges.Answers); len(got) != len(before) || len(got) > 0 && !reflect.DeepEqual(got, before) {
						t.Errorf("in the form stands %v; want %v", got, before)
					}
					if left[0].Carried != (how != "never wrote") {
						t.Errorf("carried: %v", left[0].Carried)
					}
					mails, err := w.Store.Client().Mail.Query().Where(mail.KindEQ(mail.KindFEEDBACK_ASKED),
						mail.RequestID(mine.ID), mail.UserID(testkit.ID("usr", "rex"))).Count(w.System(t))
					if err != nil || mails != 1 {
						t.Errorf("%d mails ask Rex, %v", mails, err)
					}
					write(t, w, "rex", left[0], true)
				})
			}
		}
	}
}

// TestWhoIsChosenLaterStandsLater: the ids of a list, and their order, are those of the choosing, whoever wrote unasked.
func TestWhoIsChosenLaterStandsLater(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	openToAll(t, w, label)
	write(t, w, "rex", begin(t, w, "rex", label), false)
	otto, rex := asked(t, w, "otto", label), asked(t, w, "rex", label)
	if rex.ID < otto.ID {
		t.Error("Rex was chosen after Otto and stands before him")
	}
}

// TestTheRuleAsksWhoWritesUnasked: whoever is asked because the reviewee leads them is asked as anybody, also where they
// have begun unasked, and has one form.
func TestTheRuleAsksWhoWritesUnasked(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	openToAll(t, w, label)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, who := range []string{"rex", "otto"} {
			if err := tx.User.UpdateOneID(testkit.ID("usr", who)).SetManagerID(testkit.ID("usr", "sue")).Exec(ctx); err != nil {
				return err
			}
		}
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetUpward(true).Exec(ctx)
	})
	write(t, w, "rex", begin(t, w, "rex", label), false)
	for range 2 {
		if err := w.Parts.Cycles.AskReports(w.System(t), testkit.ID("cyc", label)); err != nil {
			t.Fatal(err)
		}
	}
	for _, who := range []string{"rex", "otto"} {
		forms := formsOf(t, w, who, label)
		if len(forms) != 1 || !forms[0].Upward || forms[0].Proactive || forms[0].State != feedbackrequest.StateAPPROVED ||
			(len(forms[0].Edges.Answers) > 0) != (who == "rex") {
			t.Errorf("%s has %+v", who, forms)
		}
	}
}

// TestAResetAsksWhoWritesUnasked: a line manager who writes unasked is put on a list that named the former one as anybody,
// by whoever sees that they wrote too: else it would tell others who see the list.
func TestAResetAsksWhoWritesUnasked(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	for _, how := range []string{"never wrote", "begun", "handed in"} {
		for _, who := range []string{"hana", "asa"} {
			w := testkit.New(t)
			openToAll(t, w, label)
			onList(t, w, label, "max", feedbackrequest.StateAPPROVED, true)
			if how != "never wrote" {
				write(t, w, "otto", begin(t, w, "otto", label), how == "handed in")
			}
			led(t, w, "otto")
			if outcome, err := reset(w.As(t, who), w, label); err != nil || outcome != feedback.ResetDone {
				t.Errorf("%s, %s resets: %s, %v", how, who, outcome, err)
			}
			if state, lead := stands(t, w, label, "otto"); state != feedbackrequest.StateAPPROVED || !lead {
				t.Errorf("%s, reset by %s: Otto is %s, as line manager %v", how, who, state, lead)
			}
		}
	}
}

// TestWhoReadsTheNameIsTold: who sees that somebody wrote unasked does not nominate them too.
func TestWhoReadsTheNameIsTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "confidential-open0"
	openToAll(t, w, label)
	write(t, w, "rex", begin(t, w, "rex", label), true)
	if _, err := nominate(w.As(t, "max"), w, label+"/sue", "rex"); !hasKey(err, "feedback.wrote") {
		t.Errorf("Max nominates: %v", err)
	}
}

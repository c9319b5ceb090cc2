package cycle_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/reading"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/testkit"
)

// aMoment is how long somebody waits who would come between a command and what it has read. Nobody can once it writes.
const aMoment = 50 * time.Millisecond

// beside lets something happen once, after a command has read the cycle or its requests, if anybody can write then.
func beside(t *testing.T, w *testkit.World, read string, happens func()) {
	t.Helper()
	var begun atomic.Bool // what happens reads such rows too
	system := w.System(t)
	then := ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
			found, err := next.Query(ctx, q)
			if begun.CompareAndSwap(false, true) && writes(system, w) {
				happens()
			}
			return found, err
		})
	})
	if read == "cycle" {
		w.Store.Client().Cycle.Intercept(then)
	} else {
		w.Store.Client().FeedbackRequest.Intercept(then)
	}
}

// writes tells whether somebody else can write now.
func writes(system context.Context, w *testkit.World) bool {
	soon, cancel := context.WithTimeout(system, aMoment)
	defer cancel()
	return w.Store.WriteSystem(soon, func(context.Context, *ent.Client) error { return nil }) == nil
}

// asking puts a request about Sue into a cycle, as others do while somebody runs it.
func asking(t *testing.T, w *testkit.World, label string, state feedbackrequest.State, unasked bool) {
	t.Helper()
	writer := testkit.ID("usr", "rex")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.FeedbackRequest.Create().SetID(testkit.ID("req", "beside")).SetCycleID(testkit.ID("cyc", label)).
			SetParticipationID(testkit.ID("prt", label+"/sue")).SetRevieweeID(testkit.ID("usr", "sue")).
			SetReviewerID(writer).SetNominatedByID(writer).SetState(state).SetProactive(unasked).Exec(ctx)
	})
}

// TestWhoIsAskedWhileACycleCloses: what somebody begins, or is chosen for, between the reading of a cycle and its close
// ends with it as everything else does.
func TestWhoIsAskedWhileACycleCloses(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	origin := testkit.New(t)
	for name, c := range map[string]struct {
		state   feedbackrequest.State
		unasked bool
		ends    feedbackrequest.State
	}{
		"begins unasked": {feedbackrequest.StateDRAFT, true, feedbackrequest.StateEXPIRED},
		"is asked":       {feedbackrequest.StateAPPROVED, false, feedbackrequest.StateEXPIRED},
		"is nominated":   {feedbackrequest.StateNOMINATED, false, feedbackrequest.StateWITHDRAWN},
		"hands in":       {feedbackrequest.StateSUBMITTED, false, feedbackrequest.StateSUBMITTED},
	} {
		for _, read := range []string{"cycle", "requests"} {
			t.Run(name+", the "+read+" read", func(t *testing.T) {
				t.Parallel()
				w := origin.Copy(t)
				asa, came := w.As(t, "asa"), false
				happens := func() { came = true; asking(t, w, label, c.state, c.unasked) }
				beside(t, w, read, happens)
				closed, err := w.Parts.Cycles.Close(asa, cycle.CloseCycleInput{
					CycleID: testkit.ID("cyc", label), ExpectedVersion: 1,
				})
				if err != nil || closed.State != entcycle.StateCLOSED {
					t.Fatalf("closed %v: %v", closed, err)
				}
				if !came {
					return // nobody could
				}
				row := w.Store.Client().FeedbackRequest.GetX(w.System(t), testkit.ID("req", "beside"))
				if row.State != c.ends {
					t.Errorf("it is %s, want %s", row.State, c.ends)
				}
			})
		}
	}
}

// TestTwoWhoChangeACycleAtOnce: whoever comes second is told that it is another cycle than they read, and nothing of
// theirs is done.
func TestTwoWhoChangeACycleAtOnce(t *testing.T) {
	t.Parallel()
	const draft, closed = "confidential-draft", "confidential-closed"
	origin := testkit.New(t)
	hana, end := origin.As(t, "hana"), testkit.Now().AddDate(0, 1, 0)
	asks := func(text string) func(w *testkit.World) error {
		return func(w *testkit.World) error {
			_, err := w.Parts.Cycles.SetQuestionnaire(hana, cycle.SetQuestionnaireInput{
				CycleID: testkit.ID("cyc", draft), ExpectedVersion: 1, Sections: []*cycle.SectionInput{{
					Title: "One", Questions: []*cycle.QuestionInput{{Kind: "TEXT", Text: text}},
				}},
			})
			return err
		}
	}
	owned := func(by string) func(w *testkit.World) error {
		return func(w *testkit.World) error {
			_, err := w.Parts.Cycles.SetOwners(hana, cycle.SetCycleOwnersInput{
				CycleID: testkit.ID("cyc", draft), ExpectedVersion: 1, OwnerIDs: []string{testkit.ID("usr", by)},
			})
			return err
		}
	}
	reopens := func(w *testkit.World) error {
		_, err := w.Parts.Cycles.Reopen(hana, cycle.ReopenCycleInput{
			CycleID: testkit.ID("cyc", closed), ExpectedVersion: 1, EndsAt: &end,
		})
		return err
	}
	for name, c := range map[string]struct{ first, second func(w *testkit.World) error }{
		"two questionnaires": {asks("First?"), asks("Second?")},
		"other owners":       {owned("rae"), owned("otto")},
		"reopened, asked, and closed again": {func(w *testkit.World) error {
			if err := reopens(w); err != nil {
				return err
			}
			asking(t, w, closed, feedbackrequest.StateAPPROVED, false)
			_, err := w.Parts.Cycles.Close(hana, cycle.CloseCycleInput{
				CycleID: testkit.ID("cyc", closed), ExpectedVersion: 2,
			})
			return err
		}, reopens},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := origin.Copy(t)
			before := ""
			beside(t, w, "cycle", func() {
				if err := c.first(w); err != nil {
					t.Errorf("the first: %v", err)
				}
				before = w.Hash(t)
			})
			if err := c.second(w); apperr.CodeOf(err) != apperr.Conflict {
				t.Errorf("the second: %v", err)
			}
			if after := w.Hash(t); after != before {
				t.Error("the second changed something")
			}
		})
	}
}

// TestARevieweeTakenOutWhileSomebodyIsChosen: whom nobody was told of goes with the reviewee; where somebody was asked
// meanwhile, the reviewee stays.
func TestARevieweeTakenOutWhileSomebodyIsChosen(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	origin := testkit.New(t)
	sue := participation.ID(testkit.ID("prt", label+"/sue"))
	for state, refused := range map[feedbackrequest.State]apperr.Code{
		feedbackrequest.StateNOMINATED: "", feedbackrequest.StateAPPROVED: apperr.InvalidState,
	} {
		for _, read := range []string{"cycle", "requests"} {
			w := origin.Copy(t)
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				if _, err := tx.Reading.Delete().Where(reading.HasParticipationWith(sue)).Exec(ctx); err != nil {
					return err
				}
				_, err := tx.FeedbackRequest.Delete().Where(feedbackrequest.HasParticipationWith(sue)).Exec(ctx)
				return err
			})
			asa, came := w.As(t, "asa"), false
			beside(t, w, read, func() { came = true; asking(t, w, label, state, false) })
			_, err := w.Parts.Cycles.RemoveReviewees(asa, cycle.RemoveRevieweesInput{
				CycleID: testkit.ID("cyc", label), UserIDs: []string{testkit.ID("usr", "sue")},
			})
			stays := w.Store.Client().Participation.Query().Where(sue).ExistX(w.System(t))
			if !came {
				if err != nil || stays { // nobody could
					t.Errorf("%s, the %s read: she stays %v, %v", state, read, stays, err)
				}
				continue
			}
			if (err == nil) != (refused == "") || err != nil && apperr.CodeOf(err) != refused || stays != (err != nil) {
				t.Errorf("%s, the %s read: she stays %v, %v", state, read, stays, err)
			}
		}
	}
}

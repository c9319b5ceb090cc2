package feedback_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/feedback"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestWhoReleasesIsTheSameInSQL: for every persona and participation, also where HR is one person or nobody and the
// owners stand in, the rows that SQL leaves are those for which the policy says that the viewer stands in.
func TestWhoReleasesIsTheSameInSQL(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(ctx context.Context, tx *ent.Client) error{
		"as it is": func(context.Context, *ent.Client) error { return nil },
		"one of HR": func(ctx context.Context, tx *ent.Client) error {
			return tx.User.Update().Where(user.HrAdmin(true), user.IDNEQ(testkit.ID("usr", "hana"))).SetHrAdmin(false).Exec(ctx)
		},
		"nobody of HR": func(ctx context.Context, tx *ent.Client) error {
			return tx.User.Update().Where(user.HrAdmin(true)).SetHrAdmin(false).Exec(ctx)
		},
	} {
		w := testkit.New(t)
		w.Change(t, change)
		compared, releases := 0, 0
		for _, persona := range testkit.Personas() {
			viewer := w.Viewer(t, persona)
			for _, row := range w.RowsOf(t, "Participation") {
				list, ok := row.Object.(*ent.Participation)
				if !ok {
					t.Fatalf("%T is no participation", row.Object)
				}
				found, err := w.Store.Client().Participation.Query().
					Where(participation.ID(list.ID), policy.ReleasesIn(viewer, list.CycleID)).Exist(w.System(t))
				if err != nil {
					t.Fatal(err)
				}
				compared++
				if want := viewer.StandsInFor(list.Edges.Reviewee, list.CycleID); want != found {
					t.Errorf("%s: %s releases %s (%s) %v, in SQL %v", name, persona, list.ID, row.State, want, found)
				} else if found {
					releases++
				}
			}
		}
		if releases == 0 {
			t.Errorf("%s: nobody releases anything", name)
		}
		t.Logf("%s: %d pairs, %d release", name, compared, releases)
	}
}

// TestReleaseAllTellsOfEachWhyNot: what can be released is, whatever stands in the way of another; what is about
// oneself is not among them.
func TestReleaseAllTellsOfEachWhyNot(t *testing.T) {
	t.Parallel()
	const label = "named-open0"
	w := testkit.New(t)
	empty := testkit.ID("prt", label+"/rae")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error { // another report of Max, about whom nobody writes
		return tx.Participation.Create().SetID(empty).SetCycleID(testkit.ID("cyc", label)).
			SetRevieweeID(testkit.ID("usr", "rae")).Exec(ctx)
	})
	max, first := w.As(t, "max"), 10
	found, err := w.Store.Client().Cycle.Get(max, testkit.ID("cyc", label))
	if err != nil {
		t.Fatal(err)
	}
	waiting, err := w.Parts.Feedback.ToRelease(max, found, page.Args{First: &first})
	if err != nil || len(waiting.Nodes) != 2 {
		t.Fatalf("%d wait, error %v; want two", len(waiting.Nodes), err)
	}
	came, err := w.Parts.Feedback.ReleaseAll(max, feedback.ReleaseAllFeedbackInput{CycleID: found.ID})
	if err != nil {
		t.Fatal(err)
	}
	if len(came.Results) != 2 || came.Left != 0 {
		t.Fatalf("%d results, %d left; want two and none", len(came.Results), came.Left)
	}
	for _, result := range came.Results {
		released := result.Participation.ReleasedAt != nil
		switch result.Participation.ID {
		case empty:
			if released || result.Refusal == nil || result.Refusal.Key != "feedback.nothing_to_release" {
				t.Errorf("about Rae: released %v, %v", released, result.Refusal)
			}
		default:
			if !released || result.Refusal != nil {
				t.Errorf("about Sue: released %v, %v", released, result.Refusal)
			}
		}
	}
	if came, err = w.Parts.Feedback.ReleaseAll(max, feedback.ReleaseAllFeedbackInput{CycleID: found.ID}); err != nil || len(came.Results) != 1 {
		t.Errorf("again: %+v, error %v; want the one that waits", came, err)
	}
	for persona, code := range map[string]apperr.Code{"gia": apperr.Forbidden, "otto": apperr.NotFound} {
		if _, err := w.Parts.Feedback.ReleaseAll(w.As(t, persona), feedback.ReleaseAllFeedbackInput{CycleID: found.ID}); apperr.CodeOf(err) != code {
			t.Errorf("%s: %v; want %s", persona, err, code)
		}
	}
}

// TestAHundredRefusalsHideNobody: behind the first hundred of those that wait, whatever came of them, the next call goes
// on, and it is told how many there are.
func TestAHundredRefusalsHideNobody(t *testing.T) {
	t.Parallel()
	const label = "named-open0"
	w := testkit.New(t)
	leader := w.Viewer(t, "max").User
	w.Change(t, func(ctx context.Context, tx *ent.Client) error { // of whom nobody can be released: nobody wrote
		for n := range 120 {
			key := fmt.Sprintf("many%03d", n)
			if err := tx.User.Create().SetID(testkit.ID("usr", key)).SetName("Ada " + key).
				SetEmail(key + "@aldersund.example").SetKind(user.KindMEMBER).SetState(user.StateACTIVE).
				SetWorkRole(user.WorkRoleREVIEWER).SetManagerID(leader.ID).
				SetLinePath(leader.LinePath + testkit.ID("usr", key) + "/").Exec(ctx); err != nil {
				return err
			}
			if err := tx.Participation.Create().SetID(testkit.ID("prt", label+"/"+key)).
				SetCycleID(testkit.ID("cyc", label)).SetRevieweeID(testkit.ID("usr", key)).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	input := feedback.ReleaseAllFeedbackInput{CycleID: testkit.ID("cyc", label)}
	first, err := w.Parts.Feedback.ReleaseAll(w.As(t, "max"), input)
	if err != nil || len(first.Results) != 100 || first.Left != 21 {
		t.Fatalf("%d results, %d left, error %v", len(first.Results), first.Left, err)
	}
	input.AfterID = &first.Results[99].Participation.ID
	rest, err := w.Parts.Feedback.ReleaseAll(w.As(t, "max"), input)
	if err != nil || len(rest.Results) != 21 || rest.Left != 0 {
		t.Fatalf("%d results, %d left, error %v", len(rest.Results), rest.Left, err)
	}
	released := 0
	for _, result := range append(first.Results, rest.Results...) {
		if result.Participation.ReleasedAt != nil {
			released++
		}
	}
	if released != 1 {
		t.Errorf("%d were released; want Sue's, who comes last", released)
	}
	input.AfterID = new(testkit.ID("prt", "named-open1/sue"))
	if _, err := w.Parts.Feedback.ReleaseAll(w.As(t, "max"), input); apperr.CodeOf(err) != apperr.NotFound {
		t.Errorf("behind one of another cycle: %v", err)
	}
}

// TestNothingIsReleasedEarlyByReleasingAll: in an Anonymous cycle releasing all waits for the end of writing as
// releasing one does.
func TestNothingIsReleasedEarlyByReleasingAll(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "anonymous-open0"
	came, err := w.Parts.Feedback.ReleaseAll(w.As(t, "max"), feedback.ReleaseAllFeedbackInput{CycleID: testkit.ID("cyc", label)})
	if err != nil || len(came.Results) == 0 {
		t.Fatalf("%d results, error %v", len(came.Results), err)
	}
	if slices.ContainsFunc(came.Results, func(r *feedback.ReleaseResult) bool { return r.Refusal == nil }) {
		t.Error("something was released")
	}
}

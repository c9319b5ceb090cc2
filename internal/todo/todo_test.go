package todo_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/selfassessment"
	"sightline/internal/page"
	"sightline/internal/testkit"
	"sightline/internal/todo"
)

// waiting lists what waits for a persona about one participation, as "KIND" in order of kind.
func waiting(t *testing.T, w *testkit.World, persona, label string) []string {
	t.Helper()
	many := 100
	found, err := w.Parts.Todos.List(w.As(t, persona), page.Args{First: &many})
	if err != nil {
		t.Fatal(err)
	}
	kinds := []string{}
	for _, item := range found.Nodes {
		list := ""
		switch {
		case item.Participation != nil:
			list = item.Participation.ID
		case item.FeedbackRequest != nil:
			list = item.FeedbackRequest.ParticipationID
		}
		if list == testkit.ID("prt", label) {
			kinds = append(kinds, string(item.Kind))
		}
	}
	slices.Sort(kinds)
	return kinds
}

// only keeps the requests of a participation that are in one of the states, and sets its dates.
func only(t *testing.T, w *testkit.World, label string, states ...feedbackrequest.State) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.FeedbackRequest.Update().Where(feedbackrequest.ParticipationID(testkit.ID("prt", label)),
			feedbackrequest.StateNotIn(states...)).SetState(feedbackrequest.StateWITHDRAWN).Exec(ctx)
	})
}

func list(t *testing.T, w *testkit.World, label string, change func(*ent.ParticipationUpdateOne)) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Participation.UpdateOneID(testkit.ID("prt", label))
		change(update)
		return update.Exec(ctx)
	})
}

// bound makes dates of the first open cycle deadlines.
func bound(t *testing.T, w *testkit.World, change func(*ent.CycleUpdateOne)) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Cycle.UpdateOneID(testkit.ID("cyc", "named-open0"))
		change(update)
		return update.Exec(ctx)
	})
}

// TestConditions goes through workflow T: each to-do is there while its condition holds, for whoever it is, and for
// nobody else.
func TestConditions(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	const sues, hanas = "named-open0/sue", "named-open0/hana"
	done := func(u *ent.ParticipationUpdateOne) { u.SetListDoneAt(testkit.Now()) }
	released := func(u *ent.ParticipationUpdateOne) { u.SetReleasedAt(testkit.Now()) }
	for name, c := range map[string]struct {
		about  string
		change func(t *testing.T, w *testkit.World)
		want   map[string][]string
	}{
		"the list is open": {sues, func(t *testing.T, w *testkit.World) {
			only(t, w, sues, feedbackrequest.StateNOMINATED)
		}, map[string][]string{"sue": {"NOMINATE_REVIEWERS"}}},
		"the list is done": {sues, func(t *testing.T, w *testkit.World) {
			only(t, w, sues, feedbackrequest.StateNOMINATED)
			list(t, w, sues, done)
		}, map[string][]string{"max": {"APPROVE_REVIEWERS"}}},
		"HR stands in": {hanas, func(t *testing.T, w *testkit.World) {
			only(t, w, hanas, feedbackrequest.StateNOMINATED)
			list(t, w, hanas, done)
		}, map[string][]string{"ada": {"APPROVE_REVIEWERS"}}},
		"everything is handed in": {sues, func(t *testing.T, w *testkit.World) {
			only(t, w, sues, feedbackrequest.StateSUBMITTED)
			list(t, w, sues, done)
		}, map[string][]string{"max": {"RELEASE_FEEDBACK"}}},
		"the time to write is over": {sues, func(t *testing.T, w *testkit.World) {
			list(t, w, sues, done)
			only(t, w, sues, feedbackrequest.StateSUBMITTED, feedbackrequest.StateAPPROVED)
			w.Clock.Advance(11 * 24 * time.Hour)
		}, map[string][]string{
			"max": {"RELEASE_FEEDBACK"}, asked(sues, "APPROVED"): {"GIVE_FEEDBACK"}, "sue": {"WRITE_SELF_ASSESSMENT"},
		}},
		"the deadline for choosing has passed": {sues, func(t *testing.T, w *testkit.World) {
			bound(t, w, func(u *ent.CycleUpdateOne) { u.SetNominateDeadline(true) })
			only(t, w, sues, feedbackrequest.StateNOMINATED)
			w.Clock.Advance(3 * 24 * time.Hour)
		}, map[string][]string{"max": {"APPROVE_REVIEWERS"}}},
		"the deadline for deciding has passed": {sues, func(t *testing.T, w *testkit.World) {
			bound(t, w, func(u *ent.CycleUpdateOne) { u.SetNominateDeadline(true).SetApproveDeadline(true) })
			only(t, w, sues, feedbackrequest.StateNOMINATED)
			w.Clock.Advance(5 * 24 * time.Hour)
		}, map[string][]string{"sue": {"WRITE_SELF_ASSESSMENT"}}},
		"the days of grace": {sues, func(t *testing.T, w *testkit.World) {
			bound(t, w, func(u *ent.CycleUpdateOne) { u.SetWriteDeadline(true).SetGraceDays(2) })
			list(t, w, sues, done)
			only(t, w, sues, feedbackrequest.StateSUBMITTED, feedbackrequest.StateAPPROVED)
			w.Clock.Advance(11 * 24 * time.Hour)
		}, map[string][]string{asked(sues, "APPROVED"): {"GIVE_FEEDBACK"}, "sue": {"WRITE_SELF_ASSESSMENT"}}},
		"the own view is handed in": {sues, func(t *testing.T, w *testkit.World) {
			list(t, w, sues, done)
			only(t, w, sues)
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.SelfAssessment.Create().SetParticipationID(testkit.ID("prt", sues)).
					SetState(selfassessment.StateSUBMITTED).Exec(ctx)
			})
			w.Clock.Advance(5 * 24 * time.Hour)
		}, map[string][]string{}},
		"the own view is begun": {sues, func(t *testing.T, w *testkit.World) {
			list(t, w, sues, done)
			only(t, w, sues)
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.SelfAssessment.Create().SetParticipationID(testkit.ID("prt", sues)).Exec(ctx)
			})
			w.Clock.Advance(5 * 24 * time.Hour)
		}, map[string][]string{"sue": {"WRITE_SELF_ASSESSMENT"}}},
		"the deadline for writing has passed": {sues, func(t *testing.T, w *testkit.World) {
			bound(t, w, func(u *ent.CycleUpdateOne) { u.SetWriteDeadline(true) })
			list(t, w, sues, done)
			only(t, w, sues, feedbackrequest.StateSUBMITTED, feedbackrequest.StateAPPROVED)
			w.Clock.Advance(11 * 24 * time.Hour)
		}, map[string][]string{"max": {"RELEASE_FEEDBACK"}}},
		"asked and begun": {sues, func(t *testing.T, w *testkit.World) {
			list(t, w, sues, done)
			only(t, w, sues, feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT)
		}, map[string][]string{asked(sues, "APPROVED"): {"GIVE_FEEDBACK"}, asked(sues, "DRAFT"): {"GIVE_FEEDBACK"}}},
		"somebody declined": {sues, func(t *testing.T, w *testkit.World) {
			list(t, w, sues, done)
			only(t, w, sues, feedbackrequest.StateDECLINED)
		}, map[string][]string{"sue": {"REPLACE_DECLINED"}}},
		"released and not read": {sues, func(t *testing.T, w *testkit.World) {
			list(t, w, sues, done)
			list(t, w, sues, released)
			only(t, w, sues, feedbackrequest.StateRELEASED)
		}, map[string][]string{"sue": {"READ_FEEDBACK"}}},
		"released and read": {sues, func(t *testing.T, w *testkit.World) {
			list(t, w, sues, func(u *ent.ParticipationUpdateOne) {
				u.SetListDoneAt(testkit.Now()).SetReleasedAt(testkit.Now()).SetOpenedAt(testkit.Now())
			})
			only(t, w, sues, feedbackrequest.StateRELEASED)
		}, map[string][]string{}},
		"the cycle is closed": {sues, func(t *testing.T, w *testkit.World) {
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.Cycle.UpdateOneID(testkit.ID("cyc", "named-open0")).SetState(cycle.StateCLOSED).Exec(ctx)
			})
		}, map[string][]string{}},
	} {
		w := origin.Copy(t)
		c.change(t, w)
		for _, persona := range testkit.Personas() {
			want := c.want[persona]
			if want == nil {
				want = []string{}
			}
			if diff := cmp.Diff(want, waiting(t, w, persona, c.about)); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", name, persona, diff)
			}
		}
	}
}

// asked is who stands in a state about Sue in the first open cycle.
func asked(_ string, state feedbackrequest.State) string {
	return testkit.Plans()[2].ReviewerIn("sue", state)
}

// TestAssignersAreTold: where others choose the reviewers, the to-do is theirs and not the reviewee's.
func TestAssignersAreTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for label, want := range map[string][]string{
		"assigned/sue": {"max"}, "assigned/hana": {"ada"}, "chosen/sue": {"ada", "hana"}, "chosen/hana": {"ada"},
	} {
		var got []string
		for _, persona := range testkit.Personas() {
			if slices.Contains(waiting(t, w, persona, label), "NOMINATE_REVIEWERS") {
				got = append(got, persona)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v instead of %v", label, got, want)
		}
	}
}

// TestTodosSayNoForeignName: the words of a to-do name nobody whom its owner may not know.
func TestTodosSayNoForeignName(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	canaries, many, words := testkit.Canaries(w.AllRows(t)), 100, 0
	for _, persona := range testkit.Personas() {
		viewer := w.Viewer(t, persona)
		found, err := w.Parts.Todos.List(w.As(t, persona), page.Args{First: &many})
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range found.Nodes {
			for _, said := range testkit.Found(item.Title + "\n" + item.Reason + "\n" + item.Otherwise) {
				words++
				if !testkit.Predicted(viewer, canaries[said], w.Parts.Guard.Rule) {
					t.Errorf("%s reads %s in %q", persona, said, item.Title)
				}
			}
		}
	}
	if words == 0 {
		t.Error("no to-do says anything")
	}
}

// TestIdsAndOrder: the same to-do has the same id at each asking and another for another person; pages go through all
// of them once, by due date.
func TestIdsAndOrder(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	all := map[string]string{}
	for _, persona := range []string{"max", "ada", "rae"} {
		var after *string
		last := ""
		for {
			size := 3
			found, err := w.Parts.Todos.List(w.As(t, persona), page.Args{First: &size, After: after})
			if err != nil {
				t.Fatal(err)
			}
			for _, item := range found.Nodes {
				position := todo.Position(item)
				if key := position.Key + position.ID; key <= last {
					t.Errorf("%s: %s comes after %s", persona, key, last)
				} else {
					last = key
				}
				if owner, known := all[item.ID]; known {
					t.Errorf("%s stands in the lists of %s and %s", item.ID, owner, persona)
				}
				all[item.ID] = persona
			}
			if !found.HasNext {
				break
			}
			cursor := todo.Position(found.Nodes[len(found.Nodes)-1]).Cursor()
			after = &cursor
		}
	}
	if len(all) < 10 {
		t.Fatalf("only %d to-dos", len(all))
	}
}

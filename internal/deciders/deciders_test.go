package deciders_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/deciders"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// named returns the personas who decide for a participation.
func named(t *testing.T, w *testkit.World, label string) []string {
	t.Helper()
	list, err := w.Store.Client().Participation.Query().Where(participation.ID(testkit.ID("prt", label))).Only(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	all, err := deciders.Of(t.Context(), w.Store, []*ent.Participation{list})
	if err != nil {
		t.Fatal(err)
	}
	found := []string{}
	for _, person := range all[list.ID] {
		for _, persona := range testkit.Personas() {
			if testkit.ID("usr", persona) == person.ID {
				found = append(found, persona)
			}
		}
	}
	slices.Sort(found)
	return found
}

// TestWhoDecides goes down the ladder of D8: the line manager; without one, the other HR admins; without those, the
// owners of the cycle; never the reviewee.
func TestWhoDecides(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	role := func(persona string, has bool) func(context.Context, *ent.Client) error {
		return func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", persona)).SetHrAdmin(has).Exec(ctx)
		}
	}
	for name, c := range map[string]struct {
		list   string
		change func(context.Context, *ent.Client) error
		want   []string
	}{
		"the line manager":                    {"named-open0/sue", nil, []string{"max"}},
		"HR, and not the reviewee":            {"named-open0/hana", nil, []string{"ada"}},
		"the owner, where HR is the reviewee": {"confidential-open0/hana", role("ada", false), []string{"wim"}},
		"nobody, where there is nobody":       {"named-open0/hana", role("ada", false), []string{}},
		"all of HR":                           {"named-open0/hana", role("otto", true), []string{"ada", "otto"}},
		"nobody from outside and nobody gone": {"named-open0/hana", role("gus", true), []string{"ada"}},
		"HR, when the line manager is nobody's": {"named-open0/sue", func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "sue")).ClearManagerID().SetLinePath(testkit.ID("usr", "sue") + "/").
				Exec(ctx)
		}, []string{"ada", "hana"}},
	} {
		w := origin.Copy(t)
		if c.change != nil {
			w.Change(t, c.change)
		}
		if got := named(t, w, c.list); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v instead of %v", name, got, c.want)
		}
		agrees(t, w, c.list, c.want)
	}
}

// agrees: who is named is who may.
func agrees(t *testing.T, w *testkit.World, label string, want []string) {
	t.Helper()
	list, err := w.Store.Client().Participation.Get(w.System(t), testkit.ID("prt", label))
	if err != nil {
		t.Fatal(err)
	}
	for _, persona := range testkit.Personas() {
		viewer := w.Viewer(t, persona)
		if may := viewer.StandsInFor(list.Edges.Reviewee, list.CycleID); may != slices.Contains(want, persona) {
			t.Errorf("%s: %s stands in: %v", label, persona, may)
		}
	}
}

// TestWhoIsGoneDoesNotDecide: a line manager who is deactivated is not told, and may do nothing.
func TestWhoIsGoneDoesNotDecide(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "max")).SetState(user.StateDEACTIVATED).Exec(ctx)
	})
	if got := named(t, w, "named-open0/sue"); slices.Contains(got, "max") {
		t.Errorf("got %v", got)
	}
	if policy.Can(w.Viewer(t, "max"), policy.ListPeople, nil) {
		t.Error("who is deactivated may still do something")
	}
}

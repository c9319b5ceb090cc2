package cycle_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/page"
	"sightline/internal/testkit"
)

// bundle is a draft of HR in a world of its own.
type bundle struct {
	*testkit.World
	draft string
}

func draftOf(t *testing.T) bundle {
	t.Helper()
	b := bundle{World: testkit.New(t), draft: testkit.ID("cyc", "named-draft")}
	b.remove(t, testkit.Reviewees()...)
	return b
}

func (b bundle) cycle(t testing.TB) *ent.Cycle {
	t.Helper()
	found, err := b.Store.Client().Cycle.Get(b.System(t), b.draft)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func idsOf(personas []string) []string {
	var all []string
	for _, persona := range personas {
		all = append(all, testkit.ID("usr", persona))
	}
	return all
}

func (b bundle) add(t *testing.T, personas ...string) {
	t.Helper()
	if _, err := b.Parts.Cycles.AddReviewees(b.As(t, "asa"), cycle.AddRevieweesInput{
		CycleID: b.draft, UserIDs: idsOf(personas),
	}); err != nil {
		t.Fatal(err)
	}
}

func (b bundle) remove(t *testing.T, personas ...string) {
	t.Helper()
	if _, err := b.Parts.Cycles.RemoveReviewees(b.As(t, "asa"), cycle.RemoveRevieweesInput{
		CycleID: b.draft, UserIDs: idsOf(personas),
	}); err != nil {
		t.Fatal(err)
	}
}

// groups sets the groups by the teams and departments of personas: in the world each has one of their own.
func (b bundle) groups(t *testing.T, everyone bool, teams, departments []string) {
	t.Helper()
	input := cycle.SetReviewedGroupsInput{CycleID: b.draft, ExpectedVersion: b.cycle(t).Version, Everyone: everyone}
	for _, persona := range teams {
		input.Teams = append(input.Teams, b.Viewer(t, persona).User.Team)
	}
	for _, persona := range departments {
		input.Departments = append(input.Departments, b.Viewer(t, persona).User.Department)
	}
	if _, err := b.Parts.Cycles.SetGroups(b.As(t, "asa"), input); err != nil {
		t.Fatal(err)
	}
}

// meant are the personas whom the cycle reviews, as the list and the count tell it.
func (b bundle) meant(t *testing.T) []string {
	t.Helper()
	ctx := b.As(t, "asa")
	two := 2
	var all []string
	args := page.Args{First: &two}
	for {
		got, err := b.Parts.Cycles.Reviewees(ctx, b.cycle(t), args)
		if err != nil {
			t.Fatal(err)
		}
		for _, person := range got.Nodes {
			for _, persona := range testkit.Personas() {
				if testkit.ID("usr", persona) == person.ID {
					all = append(all, persona)
				}
			}
			after := got.Position(person).Cursor()
			args.After = &after
		}
		if got.HasNext {
			continue
		}
		total, err := got.Total()
		progress, failed := b.Parts.Cycles.Progress(ctx, []string{b.draft})
		if err != nil || failed != nil || total != len(all) || progress[b.draft].Reviewees != len(all) {
			t.Fatalf("%d are listed, %d counted, %+v, %v, %v", len(all), total, progress[b.draft], err, failed)
		}
		slices.Sort(all)
		return all
	}
}

// TestADraftReviewsByRule: groups mean whoever is in them today, people are named besides and left out, and what is
// named twice counts once.
func TestADraftReviewsByRule(t *testing.T) {
	t.Parallel()
	b := draftOf(t)
	expect := func(what string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, b.meant(t)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	expect("a draft without groups")
	b.groups(t, false, []string{"sue", "rae"}, []string{"rae", "max"})
	expect("two teams and two departments", "max", "rae", "sue")
	b.add(t, "otto", "rae")
	expect("and two people by name", "max", "otto", "rae", "sue")
	b.remove(t, "rae", "otto", "cole")
	expect("without two of them", "max", "sue")
	b.add(t, "rae")
	expect("one of them again", "max", "rae", "sue")
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "otto")).SetTeam(b.Viewer(t, "sue").User.Team).Exec(ctx)
	})
	expect("after somebody has changed the team", "max", "otto", "rae", "sue")
	b.groups(t, true, nil, nil)
	expect("everyone: colleagues in use",
		"ada", "asa", "cole", "hana", "ines", "max", "otto", "rae", "rex", "sue", "tess", "wim")
	b.groups(t, false, nil, nil)
	expect("no group")
	spared := b.cycle(t).SparedReviewees
	if len(spared) > 0 {
		t.Errorf("%v are left out of no group", spared)
	}
}

// TestTheLaunchFixesWhoIsReviewed: groups that change afterwards change nobody.
func TestTheLaunchFixesWhoIsReviewed(t *testing.T) {
	t.Parallel()
	b := draftOf(t)
	b.groups(t, false, []string{"sue", "rae", "cole"}, nil)
	b.add(t, "otto", "sue")
	b.remove(t, "cole")
	if _, err := b.Parts.Cycles.Publish(b.As(t, "asa"), cycle.PublishCycleInput{
		CycleID: b.draft, ExpectedVersion: b.cycle(t).Version,
	}); err != nil {
		t.Fatal(err)
	}
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "max")).SetTeam(b.Viewer(t, "sue").User.Team).Exec(ctx)
	})
	if diff := cmp.Diff([]string{"otto", "rae", "sue"}, b.meant(t)); diff != "" {
		t.Errorf("whom the cycle reviews (-want +got):\n%s", diff)
	}
}

// TestWhoWasAskedAboutStays: somebody may be taken out of a running cycle until anybody was asked about them, together
// with nominations that nobody was told of.
func TestWhoWasAskedAboutStays(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	remove := func(label, persona string) error {
		_, err := w.Parts.Cycles.RemoveReviewees(w.As(t, "ada"), cycle.RemoveRevieweesInput{
			CycleID: testkit.ID("cyc", label), UserIDs: idsOf([]string{persona}),
		})
		return err
	}
	if err := remove("named-open0", "sue"); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("taken out after somebody was asked: %v", err)
	}
	if err := remove("assigned", "sue"); err != nil {
		t.Errorf("nobody was asked: %v", err)
	}
}

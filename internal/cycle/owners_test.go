package cycle_test

import (
	"fmt"
	"slices"
	"testing"

	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

func persons(names ...string) []string {
	ids := []string{}
	for _, name := range names {
		ids = append(ids, testkit.ID("usr", name))
	}
	return ids
}

func ownersOf(t *testing.T, w *testkit.World, id string) []string {
	t.Helper()
	owners, err := w.Parts.Cycles.Owners(w.As(t, "hana"), []string{id})
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{}
	for _, owner := range owners[id] {
		ids = append(ids, owner.ID)
	}
	slices.Sort(ids)
	return ids
}

// TestOwnersAreSet: who owns a cycle runs it from then on, and who no longer does finds it no more.
func TestOwnersAreSet(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	id := testkit.ID("cyc", "confidential-open1")
	if _, err := w.Parts.Cycles.Close(w.As(t, "rae"), cycle.CloseCycleInput{CycleID: id, ExpectedVersion: 1}); err == nil {
		t.Fatal("who does not own it closed it")
	}
	input := cycle.SetCycleOwnersInput{CycleID: id, ExpectedVersion: 1, OwnerIDs: persons("rae", "otto")}
	if _, err := w.Parts.Cycles.SetOwners(w.As(t, "hana"), input); err != nil {
		t.Fatal(err)
	}
	want := input.OwnerIDs
	slices.Sort(want)
	if got := ownersOf(t, w, id); !slices.Equal(got, want) {
		t.Errorf("owned by %v, expected %v", got, want)
	}
	input = cycle.SetCycleOwnersInput{CycleID: id, ExpectedVersion: 2, OwnerIDs: persons("otto")}
	if _, err := w.Parts.Cycles.SetOwners(w.As(t, "rae"), input); err != nil {
		t.Errorf("an owner hands the cycle on: %v", err)
	}
	_, err := w.Parts.Cycles.SetOwners(w.As(t, "wim"), cycle.SetCycleOwnersInput{CycleID: id, ExpectedVersion: 3})
	if code := apperr.CodeOf(err); code != apperr.NotFound && code != apperr.Forbidden {
		t.Errorf("who owned it until then: %v", err)
	}
	if _, err := w.Parts.Cycles.SetOwners(w.As(t, "asa"), cycle.SetCycleOwnersInput{
		CycleID: id, ExpectedVersion: 3, OwnerIDs: []string{},
	}); err != nil || len(ownersOf(t, w, id)) != 0 {
		t.Errorf("owned by nobody: %v", err)
	}
}

// TestOwnersThatCannotBe: each is refused at its place in the list, and nothing has changed. Who owned it before may
// stay, whatever became of them.
func TestOwnersThatCannotBe(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	id := testkit.ID("cyc", "confidential-open1")
	before := ownersOf(t, w, id)
	var many []string
	for n := range 21 {
		many = append(many, fmt.Sprint("usr_", n))
	}
	for name, c := range map[string]struct{ owners, want []string }{
		"nobody of this id":   {[]string{"usr_none"}, []string{"ownerIds 0"}},
		"a guest":             {persons("rae", "gia"), []string{"ownerIds 1"}},
		"from outside":        {persons("con", "rae"), []string{"ownerIds 0"}},
		"a closed account":    {persons("ex"), []string{"ownerIds 0"}},
		"twice":               {persons("rae", "otto", "rae"), []string{"ownerIds 2"}},
		"more than there can": {many, []string{"ownerIds"}},
		"something else's id": {[]string{id}, []string{"ownerIds 0"}},
	} {
		input := cycle.SetCycleOwnersInput{CycleID: id, ExpectedVersion: 1, OwnerIDs: c.owners}
		if _, err := w.Parts.Cycles.SetOwners(w.As(t, "hana"), input); !slices.Equal(fieldsOf(err), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := ownersOf(t, w, id); !slices.Equal(after, before) {
		t.Errorf("after what was refused it is owned by %v instead of %v", after, before)
	}
	stale := cycle.SetCycleOwnersInput{CycleID: id, ExpectedVersion: 7, OwnerIDs: before}
	if _, err := w.Parts.Cycles.SetOwners(w.As(t, "hana"), stale); apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("another version: %v", err)
	}
}

// TestOwnersMay is what owning lets somebody do, as the editor tells it: never what only HR may.
func TestOwnersMay(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	all := []policy.Action{
		policy.EditCycle, policy.SetCycleOwners, policy.PublishCycle, policy.CloseCycle, policy.DeleteCycle, policy.ReopenCycle,
	}
	for label, want := range map[string][]policy.Action{
		"named-draft":  {policy.EditCycle, policy.SetCycleOwners, policy.PublishCycle, policy.DeleteCycle},
		"named-open1":  {policy.EditCycle, policy.SetCycleOwners, policy.CloseCycle},
		"named-closed": {policy.SetCycleOwners},
	} {
		found := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", label))
		if got := policy.OwnersMay(found, all...); !slices.Equal(got, want) {
			t.Errorf("%s: %v, expected %v", label, got, want)
		}
	}
}

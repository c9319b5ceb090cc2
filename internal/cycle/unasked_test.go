package cycle_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// TestNobodyReadsEarlyWithoutNamesWhatIsUnasked: words that were handed in unasked leave when their writer is asked. Whoever
// reads them before the release without the names would know by it whose they were: neither the promise nor the switch
// comes to the other, in a draft and by narrowing an open cycle.
func TestNobodyReadsEarlyWithoutNamesWhatIsUnasked(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	early := promise.Line{Content: promise.Shuffled, Author: promise.Hidden, From: promise.Submitted}
	late := promise.Line{Content: promise.Shuffled, Author: promise.Hidden, From: promise.Released}
	yes := true
	for _, label := range []string{"confidential-draft", "confidential-open0"} {
		for _, audience := range []promise.Audience{promise.LineManager, promise.HRAdmin} {
			w := origin.Copy(t)
			id := testkit.ID("cyc", label)
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.Cycle.UpdateOneID(id).SetProactiveAllowed(true).Exec(ctx)
			})
			found := w.Store.Client().Cycle.GetX(w.System(t), id)
			said := promise.Of(promise.Confidential)
			_, err := w.Parts.Cycles.SetPolicy(w.As(t, "hana"), asked(found, said.With(audience, early)))
			if !slices.Equal(pathsOf(err), []string{"cycle.proactive_early lines " + string(audience)}) {
				t.Errorf("%s, %s: %v", label, audience, err)
			}
			if _, err := w.Parts.Cycles.SetPolicy(w.As(t, "hana"), asked(found, said.With(audience, late))); err != nil {
				t.Errorf("%s, %s from the release: %v", label, audience, err)
			}
		}
	}
	w := origin.Copy(t)
	draft := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", "confidential-draft"))
	made, err := w.Parts.Cycles.SetPolicy(w.As(t, "hana"),
		asked(draft, promise.Of(promise.Confidential).With(promise.LineManager, early)))
	if err != nil {
		t.Fatal(err)
	}
	on := cycle.UpdateCycleInput{CycleID: made.ID, ExpectedVersion: made.Version, ProactiveAllowed: &yes}
	if _, err := w.Parts.Cycles.Update(w.As(t, "hana"), on); !slices.Equal(pathsOf(err), []string{"cycle.proactive_early proactiveAllowed"}) {
		t.Errorf("switched on: %v", err)
	}
	named := promise.Named
	on.Preset = &named
	if _, err := w.Parts.Cycles.Update(w.As(t, "hana"), on); err != nil {
		t.Errorf("switched on with the promise anew: %v", err)
	}
}

// TestNobodyReadsEarlyWithoutNamesWhereTheListIsHidden: where reviewees nominate without seeing the list, words that were
// handed in leave when their writer is chosen once more. What reads them without names before the release is refused
// with the hidden list, whichever of the two comes first, and the nominating where both stand.
func TestNobodyReadsEarlyWithoutNamesWhereTheListIsHidden(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	early := promise.Line{Content: promise.Shuffled, Author: promise.Hidden, From: promise.Submitted}
	both := promise.Of(promise.Confidential).With(promise.LineManager, early)
	both.ListVisible = false
	for _, label := range []string{"confidential-draft", "confidential-open0"} {
		w := origin.Copy(t)
		found := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", label))
		_, err := w.Parts.Cycles.SetPolicy(w.As(t, "hana"), asked(found, both))
		if !slices.Equal(pathsOf(err), []string{"policy.early_hidden lines LINE_MANAGER"}) {
			t.Errorf("%s: %v", label, err)
		}
	}
	w := origin.Copy(t)
	id, assigns := testkit.ID("cyc", "confidential-draft"), entcycle.NominationLINE_MANAGER_ASSIGNS
	nominates := entcycle.NominationREVIEWEE_NOMINATES
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(id).SetNomination(assigns).Exec(ctx)
	})
	draft := w.Store.Client().Cycle.GetX(w.System(t), id)
	made, err := w.Parts.Cycles.SetPolicy(w.As(t, "hana"), asked(draft, both))
	if err != nil {
		t.Fatalf("where nobody nominates blindly: %v", err)
	}
	to := cycle.UpdateCycleInput{CycleID: made.ID, ExpectedVersion: made.Version, Nomination: &nominates}
	if _, err := w.Parts.Cycles.Update(w.As(t, "hana"), to); !slices.Equal(pathsOf(err), []string{"policy.early_hidden nomination"}) {
		t.Errorf("reviewees nominate: %v", err)
	}
}

// pathsOf are the keys of what was refused, with where it stands.
func pathsOf(err error) []string {
	var list apperr.List
	if !errors.As(err, &list) {
		return nil
	}
	var all []string
	for _, one := range list {
		said := one.Key
		for _, part := range one.Path {
			said += " " + part
		}
		all = append(all, said)
	}
	return all
}

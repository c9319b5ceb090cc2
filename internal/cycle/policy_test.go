package cycle_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// asked is the input for a promise.
func asked(c *ent.Cycle, p promise.Promise) cycle.SetCyclePolicyInput {
	input := cycle.SetCyclePolicyInput{
		CycleID: c.ID, ExpectedVersion: c.Version, Preset: p.Preset, ListVisible: p.ListVisible, Threshold: p.Threshold,
	}
	for _, audience := range promise.Audiences() {
		line := p.Line(audience)
		input.Lines = append(input.Lines, &cycle.PolicyLineInput{
			Audience: audience, Content: line.Content, Author: line.Author, From: line.From,
		})
	}
	return input
}

func drawn(t *rapid.T) promise.Promise {
	p := promise.Promise{
		Preset:      rapid.SampledFrom([]promise.Preset{promise.Named, promise.Confidential, promise.Anonymous}).Draw(t, "preset"),
		ListVisible: rapid.Bool().Draw(t, "list"), Threshold: rapid.IntRange(promise.Floor, 6).Draw(t, "threshold"),
	}
	for _, audience := range promise.Audiences() {
		p = p.With(audience, rapid.SampledFrom(promise.Allowed(p.Preset, audience)).Draw(t, string(audience)))
	}
	return p
}

// TestV3_OnlyNarrower: whatever anybody asks for, one change after the other, no cell of the promise of an open cycle in
// which somebody has handed in ever widens; and each change that passes is kept.
func TestV3_OnlyNarrower(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx := w.As(t, "asa")
	passed := 0
	rapid.Check(t, func(rt *rapid.T) {
		label := rapid.SampledFrom([]string{"named-open1", "confidential-open1", "anonymous-open1"}).Draw(rt, "cycle")
		before := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", label))
		if rapid.IntRange(0, 4).Draw(rt, "afresh") == 0 { // else little is left to narrow
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				update := tx.Cycle.UpdateOneID(before.ID)
				cycle.ApplyPromise(update.Mutation(), promise.Of(before.Preset))
				return update.Exec(ctx)
			})
			before = w.Store.Client().Cycle.GetX(w.System(t), before.ID)
		}
		next := drawn(rt)
		changes := len(changesOf(t, w, before.ID))
		_, err := w.Parts.Cycles.SetPolicy(ctx, asked(before, next))
		after := w.Store.Client().Cycle.GetX(w.System(t), before.ID)
		said, is := policy.PromiseOf(before), policy.PromiseOf(after)
		if widened := said.Widened(is); len(widened) > 0 {
			rt.Fatalf("%v widened from %+v to %+v", widened, said, is)
		}
		differs := len(said.Changed(is)) > 0
		if kept := len(changesOf(t, w, before.ID)) - changes; differs != (kept == 1) {
			rt.Fatalf("changed %v, and %d changes were kept", differs, kept)
		}
		if err != nil && (apperr.CodeOf(err) != apperr.BadUserInput || differs) {
			rt.Fatalf("got %v", err)
		}
		if err == nil && differs {
			passed++
		}
	})
	if passed == 0 {
		t.Error("no change passed, the test shows nothing")
	}
}

func changesOf(t *testing.T, w *testkit.World, id string) []*ent.PolicyChange {
	t.Helper()
	changes, err := w.Parts.Cycles.PolicyChanges(w.System(t), []string{id})
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// TestV3_TryingTellsNothing: who runs a cycle and is reviewed in it gets the same answer to the same wish, whether or not
// somebody has handed in.
func TestV3_TryingTellsNothing(t *testing.T) {
	t.Parallel()
	var answers []string
	for _, frozen := range []bool{false, true} {
		w := testkit.New(t)
		id := testkit.ID("cyc", "named-open1")
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			update := tx.Cycle.UpdateOneID(id).ClearPolicyFrozenAt()
			if frozen {
				update.SetPolicyFrozenAt(testkit.Now())
			}
			narrow := promise.Of(promise.Named)
			narrow.Threshold = 5
			cycle.ApplyPromise(update.Mutation(), narrow)
			return update.Exec(ctx)
		})
		found := w.Store.Client().Cycle.GetX(w.System(t), id)
		_, err := w.Parts.Cycles.SetPolicy(w.As(t, "hana"), asked(found, promise.Of(promise.Named)))
		answers = append(answers, errorText(err))
	}
	if answers[0] != answers[1] || answers[0] == "" {
		t.Errorf("before anybody handed in %q, after it %q", answers[0], answers[1])
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestPoliciesThatKeepNoWord: each cell that breaks the word is named, and what nobody reads is refused.
func TestPoliciesThatKeepNoWord(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	draft := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", "named-draft"))
	named := promise.Of(promise.Named)
	named.Preset = promise.Anonymous
	nobody := promise.Of(promise.Confidential)
	for _, audience := range promise.Audiences() {
		nobody = nobody.With(audience, promise.Line{Content: promise.Nothing, Author: promise.Hidden, From: promise.Released})
	}
	low := promise.Of(promise.Anonymous)
	low.Threshold = 2
	for want, p := range map[string]promise.Promise{
		"policy.word.ANONYMOUS": named, "policy.nobody": nobody, "policy.threshold": low,
	} {
		_, err := w.Parts.Cycles.SetPolicy(w.As(t, "asa"), asked(draft, p))
		if keys := keysOf(err); !slices.Contains(keys, want) {
			t.Errorf("got %v, want %s", keys, want)
		}
	}
}

func keysOf(err error) []string {
	var list apperr.List
	if !errors.As(err, &list) {
		return nil
	}
	keys := make([]string, 0, len(list))
	for _, problem := range list {
		keys = append(keys, problem.Key)
	}
	return keys
}

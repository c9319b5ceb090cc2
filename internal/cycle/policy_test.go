package cycle_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/feedback"
	"sightline/internal/people"
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
// which somebody has handed in ever widens; and each change that passes is kept. In between people get another line
// manager, leave and come back, and lists are reset: by that no cell changes at all, and no change is kept. Who has a
// role may be somebody else then; what the role reads is what was promised.
func TestV3_OnlyNarrower(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx := w.As(t, "asa")
	passed, moved := 0, map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		if what := rapid.SampledFrom([]string{"", "line", "leave", "reset"}).Draw(rt, "meanwhile"); what != "" {
			expectPromisesStay(t, rt, w, func() { moved[what] += meanwhile(t, rt, w, what) })
		}
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
	if passed == 0 || moved["line"] == 0 || moved["leave"] == 0 || moved["reset"] == 0 {
		t.Errorf("%d changes passed, people moved %v: the test shows nothing", passed, moved)
	}
}

// meanwhile moves people, and returns of how many something came.
func meanwhile(t *testing.T, rt *rapid.T, w *testkit.World, what string) int {
	t.Helper()
	var err error
	switch what {
	case "line":
		sue := w.Store.Client().User.GetX(w.System(t), testkit.ID("usr", "sue"))
		lead := testkit.ID("usr", rapid.SampledFrom([]string{"max", "ines", "otto"}).Draw(rt, "lead"))
		_, err = w.Parts.People.SetLineManager(w.As(t, "hana"), people.SetLineManagerInput{
			UserID: sue.ID, ManagerID: &lead, ExpectedVersion: sue.Version,
		})
	case "leave":
		rae := w.Store.Client().User.GetX(w.System(t), testkit.ID("usr", "rae"))
		if rae.State == user.StateACTIVE {
			_, err = w.Parts.People.DeactivateMember(w.As(t, "ada"), people.DeactivateMemberInput{
				UserID: rae.ID, ExpectedVersion: rae.Version,
			})
		} else {
			_, err = w.Parts.People.ReactivateMember(w.As(t, "ada"), people.ReactivateMemberInput{
				UserID: rae.ID, ExpectedVersion: rae.Version,
			})
		}
	default:
		return resetLists(t, w)
	}
	if err != nil {
		rt.Fatalf("%s: %v", what, err)
	}
	return 1
}

// resetLists says of a reviewer on each list about Sue that they were chosen as her line manager, and resets the lists.
func resetLists(t *testing.T, w *testkit.World) int {
	t.Helper()
	var lists []string
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, label := range []string{"named-open1", "confidential-open1", "anonymous-open1"} {
			list := testkit.ID("prt", label+"/sue")
			lists = append(lists, list)
			asked, err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list),
				feedbackrequest.ReviewerID(testkit.ID("usr", "cole"))).IDs(ctx)
			if err != nil {
				return err
			}
			for _, id := range asked {
				if err := tx.FeedbackRequest.UpdateOneID(id).SetAsLineManager(true).Exec(ctx); err != nil {
					return err
				}
			}
		}
		return nil
	})
	results, err := w.Parts.Feedback.Reset(w.As(t, "asa"), feedback.ResetReviewersInput{ParticipationIDs: lists})
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	for _, result := range results {
		if result.Outcome == feedback.ResetDone {
			done++
		}
	}
	return done
}

// expectPromisesStay: what happens to people changes no promise of any cycle.
func expectPromisesStay(t *testing.T, rt *rapid.T, w *testkit.World, happens func()) {
	t.Helper()
	before := promisesOf(t, w)
	happens()
	if diff := cmp.Diff(before, promisesOf(t, w)); diff != "" {
		rt.Fatal(diff)
	}
}

// promised is the promise of a cycle with what is kept about its changes.
type promised struct {
	Promise promise.Promise
	Frozen  *time.Time
	Kept    int
}

func promisesOf(t *testing.T, w *testkit.World) map[string]promised {
	t.Helper()
	all := map[string]promised{}
	for _, c := range w.Store.Client().Cycle.Query().AllX(w.System(t)) {
		all[c.ID] = promised{policy.PromiseOf(c), c.PolicyFrozenAt, len(changesOf(t, w, c.ID))}
	}
	return all
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

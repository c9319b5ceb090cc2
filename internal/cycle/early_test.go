package cycle_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// TestNoCycleBeginsInWhichWordsLeaveWhatIsReadWithoutNames: however a draft came to it, from a template that was saved,
// as the copy of a cycle or from a time before the rule, it is not launched where words that are read early without
// names could leave; it says so, and where it is mended it is launched.
func TestNoCycleBeginsInWhichWordsLeaveWhatIsReadWithoutNames(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	early := promise.Of(promise.Confidential).
		With(promise.LineManager, promise.Line{Content: promise.Shuffled, Author: promise.Hidden, From: promise.Submitted})
	for name, c := range map[string]struct {
		set  func(*ent.CycleUpdateOne)
		want string
	}{
		"members write unasked": {
			func(u *ent.CycleUpdateOne) { u.SetProactiveAllowed(true); cycle.ApplyPromise(u.Mutation(), early) },
			"cycle.proactive_early proactiveAllowed",
		},
		"reviewees nominate blindly": {
			func(u *ent.CycleUpdateOne) { cycle.ApplyPromise(u.Mutation(), early); u.SetListVisible(false) },
			"policy.early_hidden nomination",
		},
		"unasked and Anonymous": {
			func(u *ent.CycleUpdateOne) {
				u.SetProactiveAllowed(true)
				cycle.ApplyPromise(u.Mutation(), promise.Of(promise.Anonymous))
			},
			"cycle.proactive_anonymous proactiveAllowed",
		},
		"others assign":    {func(u *ent.CycleUpdateOne) { blindly(u, early).SetNomination(entcycle.NominationHR_ASSIGNS) }, ""},
		"the list is seen": {func(u *ent.CycleUpdateOne) { cycle.ApplyPromise(u.Mutation(), early) }, ""},
		"read at the release": {
			func(u *ent.CycleUpdateOne) { blindly(u, promise.Of(promise.Confidential)).SetProactiveAllowed(true) }, "",
		},
	} {
		for _, way := range []string{"itself", "copy", "template"} {
			t.Run(name+", "+way, func(t *testing.T) {
				t.Parallel()
				w := origin.Copy(t)
				hana, id := w.As(t, "hana"), testkit.ID("cyc", "confidential-draft")
				w.Change(t, func(ctx context.Context, tx *ent.Client) error {
					update := tx.Cycle.UpdateOneID(id)
					c.set(update)
					return update.Exec(ctx)
				})
				draft := madeFrom(hana, t, w, id, way)
				_, err := w.Parts.Cycles.Publish(hana, cycle.PublishCycleInput{CycleID: draft.ID, ExpectedVersion: draft.Version})
				told, problemsErr := w.Parts.Cycles.Problems(hana, draft)
				if problemsErr != nil {
					t.Fatal(problemsErr)
				}
				for from, said := range map[string][]string{"launching": pathsOf(err), "the draft": pathsOf(told.Err())} {
					if c.want != "" && !slices.Equal(said, []string{c.want}) {
						t.Errorf("%s says %v", from, said)
					}
				}
				if c.want == "" && err != nil {
					t.Errorf("it is not launched: %v", err)
				}
			})
		}
	}
}

func blindly(u *ent.CycleUpdateOne, said promise.Promise) *ent.CycleUpdateOne {
	cycle.ApplyPromise(u.Mutation(), said)
	return u.SetListVisible(false)
}

// madeFrom is the draft itself, or one that was made from it, with dates and somebody to review.
func madeFrom(ctx context.Context, t *testing.T, w *testkit.World, id, way string) *ent.Cycle {
	t.Helper()
	start, until, end := testkit.Now().AddDate(0, 0, 1), testkit.Now().AddDate(0, 0, 9), testkit.Now().AddDate(0, 0, 20)
	var made *ent.Cycle
	var err error
	switch way {
	case "itself":
		made, err = w.Store.Client().Cycle.Get(ctx, id)
	case "copy":
		made, err = w.Parts.Cycles.Copy(ctx, cycle.CopyCycleInput{
			CycleID: id, Name: "Copy", IdempotencyKey: "copy", WithReviewees: true,
		})
	default:
		saved, saveErr := w.Parts.Cycles.SaveTemplate(ctx, cycle.SaveTemplateInput{
			CycleID: id, Name: "Saved", IdempotencyKey: "save",
		})
		if saveErr != nil {
			t.Fatal(saveErr)
		}
		made, err = w.Parts.Cycles.Create(ctx, cycle.CreateCycleInput{
			Name: "From a template", SavedTemplateID: &saved.ID, IdempotencyKey: "create",
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(made.ID).SetStartsAt(start).SetWriteUntil(until).SetEndsAt(end).
			SetReviewsEveryone(true).ClearNominateUntil().ClearApproveUntil().Exec(ctx)
	})
	made, err = w.Store.Client().Cycle.Get(ctx, made.ID)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

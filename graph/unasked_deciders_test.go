//go:build !race

package graph_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// leadID is the request by which the line manager is asked, the same in all worlds.
func leadID() string { return roundID("req", "/lead") }

// formerLead lets the list of Sue name Rae as line manager, who leads her no longer. Max, who does, was taken off the
// list before, or never stood on it; his request has the same id either way.
func (r round) formerLead(t *testing.T, takenOff bool) {
	t.Helper()
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if takenOff {
			if err := tx.FeedbackRequest.Create().SetID(leadID()).SetCycleID(roundID("cyc", "")).
				SetParticipationID(roundID("prt", "")).SetRevieweeID(testkit.ID("usr", "sue")).
				SetReviewerID(testkit.ID("usr", "max")).SetNominatedByID(testkit.ID("usr", "sue")).
				SetState(feedbackrequest.StateWITHDRAWN).Exec(ctx); err != nil {
				return err
			}
		}
		return tx.FeedbackRequest.UpdateOneID(roundID("req", "/rae")).SetAsLineManager(true).Exec(ctx)
	})
	r.world.Store.Client().FeedbackRequest.Use(func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			made, ok := m.(*ent.FeedbackRequestMutation)
			if asLead, _ := made.AsLineManager(); ok && made.Op().Is(ent.OpCreate) && asLead {
				made.SetID(leadID())
			}
			return next.Mutate(ctx, m)
		})
	})
}

// TestV4_AResetOfWhoWritesUnasked: two worlds differ in whether the line manager writes unasked, and has handed in, when
// somebody puts them on the list in the place of the former one. It comes out the same and nobody who reads no names can
// tell the two apart, neither before nor after; once they are asked nobody but they can.
func TestV4_AResetOfWhoWritesUnasked(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, by := range []string{"asa", "hana"} {
		for _, takenOff := range []bool{false, true} {
			for _, handIn := range []bool{false, true} {
				if by == "hana" && (takenOff || !handIn) {
					continue // less of the same
				}
				t.Run(fmt.Sprint("by ", by, " taken off ", takenOff, " handed in ", handIn), func(t *testing.T) {
					t.Parallel()
					never, wrote := openRound(t, origin), openRound(t, origin)
					never.formerLead(t, takenOff)
					wrote.formerLead(t, takenOff)
					wrote.unasked(t, "max", handIn)
					blind := append(withoutTheName(), "rae", "otto", "rex", "gia")
					same(t, never, wrote, "before", blind...)
					reset := fmt.Sprintf(`mutation { resetReviewers(input: { participationIds: [%q] }) {
						results { outcome participation { stage requests { id state reviewer { id } } } } errors { __typename } } }`,
						roundID("prt", ""))
					first, second := testkit.Ask(t, never.server, by, reset, nil), testkit.Ask(t, wrote.server, by, reset, nil)
					if serves(first) != serves(second) {
						t.Errorf("%s resets and is told %s, %s", by, first.Body, second.Body)
					}
					for _, r := range []round{never, wrote} {
						lead, err := r.world.Store.Client().FeedbackRequest.Get(r.world.System(t), leadID())
						if err != nil || lead.State != feedbackrequest.StateAPPROVED {
							t.Fatalf("the line manager was not asked: %v, %v", lead, err)
						}
					}
					same(t, never, wrote, "reset", slices.Concat(blind, []string{"hana", "ada"})...)
					if told := tells(t, never, wrote, "max"); len(told) == 0 {
						t.Error("Max, whose words are in the form, cannot tell either: the test shows nothing")
					}
				})
			}
		}
	}
}

// same: none of the readers can tell the two rounds apart.
func same(t *testing.T, one, two round, when string, readers ...string) {
	t.Helper()
	for _, who := range readers {
		if by := tells(t, one, two, who); len(by) > 0 {
			t.Errorf("%s can tell by %v, %s", who, by, when)
		}
	}
}

// shuffledForLead is a round whose line managers read the words without the names. Before the release they cannot, where
// members write unasked (docs/adr/0045-feedback-that-nobody-asked-for.md).
func shuffledForLead(t *testing.T, origin *testkit.World) round {
	t.Helper()
	r := openRound(t, origin)
	r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(roundID("cyc", "")).SetLineManagerContent(promise.Shuffled).
			SetLineManagerAuthor(promise.Hidden).SetLineManagerFrom(promise.Released).Exec(ctx)
	})
	return r
}

// TestV4_WhoDecidesWithoutNames: whoever approves and releases, and reads the words without the names, cannot tell who
// wrote unasked, nor before the release whether anybody did: not by the words, not by deciding about one who did.
func TestV4_WhoDecidesWithoutNames(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	blind := append(withoutTheName(), "max")
	for name, act := range map[string]func(t *testing.T, one, two round){
		"who of two": func(t *testing.T, one, two round) {
			t.Helper()
			one.unasked(t, "rex", true)
			two.unasked(t, "otto", true)
			same(t, one, two, "handed in", blind...)
			one.release(t, "max")
			two.release(t, "max")
			same(t, one, two, "released", blind...)
			if by := tells(t, one, two, "hana"); len(by) == 0 {
				t.Error("Hana, who reads with names, cannot tell either: the test shows nothing")
			}
		},
		"begun or not": func(t *testing.T, nothing, begun round) {
			t.Helper()
			begun.unasked(t, "rex", false)
			same(t, nothing, begun, "begun", blind...)
			nothing.choosesRex(t)
			begun.choosesRex(t)
			same(t, nothing, begun, "approved", slices.Concat(blind, []string{"hana", "ada"})...)
		},
		"handed in or not": func(t *testing.T, nothing, handedIn round) {
			t.Helper()
			handedIn.unasked(t, "rex", true)
			same(t, nothing, handedIn, "handed in", blind...)
			nothing.choosesRex(t)
			handedIn.choosesRex(t)
			same(t, nothing, handedIn, "approved", slices.Concat(blind, []string{"hana", "ada"})...)
		},
		"approved, by whom of two": func(t *testing.T, chosen, other round) {
			t.Helper()
			chosen.unasked(t, "rex", true)
			other.unasked(t, "otto", true)
			chosen.choosesRex(t)
			other.choosesRex(t)
			same(t, chosen, other, "approved", blind...)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			act(t, shuffledForLead(t, origin), shuffledForLead(t, origin))
		})
	}
}

// choosesRex lets Sue nominate Rex, by a request whose id is the same in all worlds, and Max approve it.
func (r round) choosesRex(t *testing.T) {
	t.Helper()
	r.must(t, "sue", "nominateReviewers", fmt.Sprintf(
		`mutation { nominateReviewers(input: { participationId: %q, userIds: [%q] }) { errors { __typename } } }`,
		roundID("prt", ""), testkit.ID("usr", "rex")))
	r.fixed(t, "sue")
	r.must(t, "max", "approveNominations", fmt.Sprintf(
		`mutation { approveNominations(input: { requestIds: [%q] }) { errors { __typename } } }`, roundID("req", "/chosen")))
}

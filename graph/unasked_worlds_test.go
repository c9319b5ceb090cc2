//go:build !race

package graph_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// withoutTheName are people who read what is written about Sue without the names, or not at all.
func withoutTheName() []string {
	return []string{"sue", "ines", "asa", "tess", "wim", "cole", "con", "gus"}
}

// TestV4_NothingTellsWhoWroteUnasked: two worlds differ only in who of two wrote the same words unasked. Whoever does
// not read the name cannot tell the two apart, neither before nor after the release.
func TestV4_NothingTellsWhoWroteUnasked(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, released := range []bool{false, true} {
		t.Run(fmt.Sprint("released ", released), func(t *testing.T) {
			t.Parallel()
			one, two := openRound(t, origin), openRound(t, origin)
			one.unasked(t, "rex", true)
			two.unasked(t, "otto", true)
			if released {
				one.release(t, "max")
				two.release(t, "max")
			}
			for _, who := range withoutTheName() {
				if by := tells(t, one, two, who); len(by) > 0 {
					t.Errorf("%s can tell by %v", who, by)
				}
			}
			if by := tells(t, one, two, "max"); len(by) == 0 {
				t.Error("Max, who reads with names, cannot tell either: the test shows nothing")
			}
		})
	}
}

// TestV4_NominatingWhoWritesUnasked: three worlds differ in whether Rex writes unasked, and has handed in. Sue nominates
// him and that is approved: she, a colleague, HR assistants and everybody else who does not read the name cannot tell the
// three apart, in each preset that lets members write unasked, where the list is hidden too; once it is approved the line
// manager and HR cannot either, until he hands in.
func TestV4_NominatingWhoWritesUnasked(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, preset := range []promise.Preset{promise.Named, promise.Confidential} {
		for _, hidden := range []bool{false, true} {
			for _, handIn := range []bool{false, true} {
				if !handIn && (hidden || preset == promise.Named) {
					continue // less of the same
				}
				t.Run(fmt.Sprint(preset, " hidden ", hidden, " handed in ", handIn), func(t *testing.T) {
					t.Parallel()
					never, wrote := roundOf(t, origin, "sue", preset, "rae", "cole", "gia"), roundOf(t, origin, "sue", preset, "rae", "cole", "gia")
					for _, r := range []round{never, wrote} {
						opened(t, r)
						r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
							return tx.Cycle.UpdateOneID(roundID("cyc", "")).SetListVisible(!hidden).Exec(ctx)
						})
					}
					wrote.unasked(t, "rex", handIn)
					same := func(when string, readers ...string) {
						t.Helper()
						for _, who := range readers {
							if by := tells(t, never, wrote, who); len(by) > 0 {
								t.Errorf("%s can tell by %v, %s", who, by, when)
							}
						}
					}
					blind := []string{"sue", "asa", "ines", "wim", "otto", "tess", "gus", "con"}
					choose := fmt.Sprintf(`mutation { nominateReviewers(input: { participationId: %q, userIds: [%q] }) {
						participation { requests { state reviewer { id } } } errors { __typename } } }`,
						roundID("prt", ""), testkit.ID("usr", "rex"))
					first, second := testkit.Ask(t, never.server, "sue", choose, nil), testkit.Ask(t, wrote.server, "sue", choose, nil)
					if serves(first) != serves(second) || first.Statements != second.Statements {
						t.Errorf("Sue nominates and is told %s, %s", first.Body, second.Body)
					}
					never.fixed(t, "sue")
					wrote.fixed(t, "sue")
					same("nominated", blind...)
					for _, r := range []round{never, wrote} {
						r.must(t, "max", "approveNominations", fmt.Sprintf(
							`mutation { approveNominations(input: { requestIds: [%q] }) { errors { __typename } } }`, roundID("req", "/chosen")))
					}
					same("approved", append(blind, "max", "hana", "ada")...)
					if by := tells(t, never, wrote, "rex"); len(by) == 0 {
						t.Error("Rex, whose words are in the form, cannot tell either: the test shows nothing")
					}
				})
			}
		}
	}
}

// TestV4_NothingTellsOfADraftThatNobodyAskedFor: nobody but its writer can tell that there is one; nor that there was,
// after it is thrown away or the release has ended it.
func TestV4_NothingTellsOfADraftThatNobodyAskedFor(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, then := range []string{"stands", "thrown away", "ended by the release"} {
		t.Run(then, func(t *testing.T) {
			t.Parallel()
			nothing, something := openRound(t, origin), openRound(t, origin)
			id := something.unasked(t, "rex", false)
			discarded := then == "thrown away"
			if then == "ended by the release" {
				for _, r := range []round{nothing, something} {
					r.handIn(t, "rae")
					r.release(t, "max")
				}
			}
			if discarded {
				something.must(t, "rex", "discardFeedback", fmt.Sprintf(
					`mutation { discardFeedback(input: { requestId: %q, expectedVersion: 2 }) { errors { __typename } } }`, id))
			}
			for _, who := range slices.Concat(withoutTheName(), []string{"max", "hana", "ada"}) {
				if by := tells(t, nothing, something, who); len(by) > 0 {
					t.Errorf("%s can tell by %v", who, by)
				}
			}
			if discarded {
				return
			}
			if by := tells(t, nothing, something, "rex"); len(by) == 0 {
				t.Error("Rex cannot tell either: the test shows nothing")
			}
		})
	}
}

// TestV4_AnAddressTellsNothingOfWhoWritesUnasked: who administers accounts and is reviewed where members may write
// unasked learns by no change of an address who did, however far they are, and by no number of statements.
func TestV4_AnAddressTellsNothingOfWhoWritesUnasked(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, handIn := range []bool{false, true} {
		t.Run(fmt.Sprint("handed in ", handIn), func(t *testing.T) {
			t.Parallel()
			never, wrote := openRound(t, origin), openRound(t, origin)
			for _, r := range []round{never, wrote} {
				r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
					return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
				})
			}
			wrote.unasked(t, "rex", handIn)
			ask := fmt.Sprintf(`mutation { changeAddress(input: { userId: %q, expectedVersion: 1, email: "new@aldersund.example" }) {
				user { addressChange { needsAgreement } } errors { __typename } } }`, testkit.ID("usr", "rex"))
			first, second := testkit.Ask(t, never.server, "sue", ask, nil), testkit.Ask(t, wrote.server, "sue", ask, nil)
			if serves(first) != serves(second) || first.Statements != second.Statements {
				t.Errorf("%s in %d statements, %s in %d", first.Body, first.Statements, second.Body, second.Statements)
			}
			if needs, ok := first.At("changeAddress", "user", "addressChange", "needsAgreement").(bool); !ok || !needs {
				t.Errorf("without agreement: %s", first.Body)
			}
		})
	}
}

// TestV4_ReadingTellsNothingByItsStatements: the words of whoever wrote unasked, whose request Sue does not see, are
// served to her as the words of whoever was asked.
func TestV4_ReadingTellsNothingByItsStatements(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	asked, unasked := openRound(t, origin), openRound(t, origin)
	asked.handIn(t, "rae")
	unasked.unasked(t, "rex", true)
	statements := func(r round) int {
		r.release(t, "max")
		got := testkit.Ask(t, r.server, "sue", fmt.Sprintf(
			"{ node(id: %q) { ... on Participation { results { questions { answers { text } } } } } }", roundID("prt", "")), nil)
		if !strings.Contains(string(got.Body), `"text":`) {
			t.Fatalf("Sue reads %s", got.Body)
		}
		return got.Statements
	}
	if first, second := statements(asked), statements(unasked); first != second {
		t.Errorf("%d and %d statements", first, second)
	}
}

//go:build !race

package graph_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// TestV4_AHiddenListTellsNothingOfWhoIsOnIt: two worlds differ in which of two was asked, and wrote the same words. The
// reviewee, a colleague and people from outside cannot tell the two apart by anything that is served; after the release
// neither, where the cycle tells no names.
func TestV4_AHiddenListTellsNothingOfWhoIsOnIt(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for reviewee, decider := range hiddenFrom {
		for _, preset := range []promise.Preset{promise.Named, promise.Confidential, promise.Anonymous} {
			for _, step := range []string{"asked", "begun", "handed in", "declined", "released"} {
				if step == "released" && preset == promise.Anonymous {
					continue // TestV4_AnonymousNothingTellsWhoWroteWhat
				}
				if reviewee != "sue" && (preset != promise.Confidential || step != "released") {
					continue // where most is served to some and hidden from others
				}
				t.Run(fmt.Sprint(reviewee, " ", preset, " ", step), func(t *testing.T) {
					t.Parallel()
					one := hiddenRound(t, origin, reviewee, decider, preset, "rae", "wim", "gia")
					two := hiddenRound(t, origin, reviewee, decider, preset, "cole", "wim", "gia")
					one.hiddenStep(t, "rae", step, decider)
					two.hiddenStep(t, "cole", step, decider)
					readers := []string{reviewee, "otto", "rex", "gus", "con", "tess"}
					if step == "released" && preset == promise.Named {
						readers = readers[1:] // who reads the words reads the names
					}
					for _, who := range readers {
						if by := tells(t, one, two, who); len(by) > 0 {
							t.Errorf("%s can tell by %v", who, by)
						}
					}
					if step == "released" && preset == promise.Confidential {
						first, second := one.readAnswers(t, reviewee), two.readAnswers(t, reviewee)
						if first != second || !strings.Contains(first, `"text":"So."`) {
							t.Errorf("%s reads the answers as %s and %s", reviewee, first, second)
						}
					}
					if by := tells(t, one, two, decider); len(by) == 0 {
						t.Errorf("%s, who sees the list, cannot tell either: the test shows nothing", decider)
					}
				})
			}
		}
	}
}

// readAnswers is all that is served to somebody of the answers in a round, and of who reads them; the version of that
// follows from the id of an answer, which is drawn by lot.
func (r round) readAnswers(t *testing.T, who string) string {
	t.Helper()
	var all strings.Builder
	found := testkit.Ask(t, r.server, who, fmt.Sprintf(
		"{ node(id: %q) { ... on Participation { results { questions { answers { id } } } } } }", roundID("prt", "")), nil)
	for _, id := range regexp.MustCompile(`ans_[0-9a-z]{26}`).FindAllString(string(found.Body), -1) {
		for _, query := range []string{
			"{ node(id: %q) { ... on Answer { " + everything("Answer") + " } } }",
			"{ visibility(id: %q) { state frozen now { label count } next { label count } later { label count } } }",
		} {
			answer := testkit.Ask(t, r.server, who, fmt.Sprintf(query, id), nil)
			fmt.Fprintln(&all, serves(answer), answer.Statements)
		}
	}
	return all.String()
}

// hiddenStep brings a round to where somebody was asked, has begun, handed in or declined, or is read.
func (r round) hiddenStep(t *testing.T, writer, step, decider string) {
	t.Helper()
	switch step {
	case "begun":
		r.begin(t, writer)
	case "handed in", "released":
		r.handIn(t, writer)
	case "declined":
		r.must(t, writer, "declineFeedback", fmt.Sprintf(
			`mutation { declineFeedback(input: { requestId: %q, expectedVersion: 1, reason: "No." }) {
				errors { __typename } } }`, roundID("req", "/"+writer)))
	}
	if step == "released" {
		r.release(t, decider)
	}
}

// TestHiddenRequestsAreReadAtOnce: what the rules need of the requests behind a list that is hidden costs one statement,
// of however many answers.
func TestHiddenRequestsAreReadAtOnce(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	statements := map[int]int{}
	for _, writers := range []int{1, 4} {
		r := hiddenRound(t, origin, "sue", "max", promise.Confidential, "rae", "cole", "wim", "gia")
		for _, writer := range r.asked[:writers] {
			r.handIn(t, writer)
		}
		r.release(t, "max")
		found := testkit.Ask(t, r.server, "sue", fmt.Sprintf(
			"{ node(id: %q) { ... on Participation { results { answered questions { answers { text } } } } } }", roundID("prt", "")), nil)
		if got := found.At("node", "results", "answered"); got != float64(writers) {
			t.Fatalf("Sue reads %v answers of %d: %s", got, writers, found.Body)
		}
		statements[writers] = found.Statements
	}
	if statements[1] != statements[4] {
		t.Errorf("statements by writers: %v", statements)
	}
}

// TestV4_NominatingWhomAHiddenListHolds: two worlds differ in whether somebody else has asked Rex, and in what he made of
// it. The reviewee nominates him and that is approved: to her, to colleagues and to people from outside both are the
// same, before the approval and after it.
func TestV4_NominatingWhomAHiddenListHolds(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for reviewee, decider := range hiddenFrom {
		for _, preset := range []promise.Preset{promise.Named, promise.Confidential, promise.Anonymous} {
			for _, step := range []string{"asked", "begun", "handed in", "declined"} {
				if reviewee != "sue" && (preset != promise.Confidential || step != "handed in") {
					continue
				}
				t.Run(fmt.Sprint(reviewee, " ", preset, " ", step), func(t *testing.T) {
					t.Parallel()
					free := hiddenRound(t, origin, reviewee, decider, preset, "wim", "gia")
					held := hiddenRound(t, origin, reviewee, decider, preset, "wim", "gia", "rex")
					held.hiddenStep(t, "rex", step, decider)
					readers := []string{reviewee, "otto", "gus", "con", "tess"}
					same := func(when string) {
						t.Helper()
						for _, who := range readers {
							if by := tells(t, free, held, who); len(by) > 0 {
								t.Errorf("%s can tell by %v, %s", who, by, when)
							}
						}
					}
					choose := fmt.Sprintf(`mutation { nominateReviewers(input: { participationId: %q, userIds: [%q] }) {
						participation { requests { state reviewer { id } } } errors { __typename } } }`,
						roundID("prt", ""), testkit.ID("usr", "rex"))
					first, second := testkit.Ask(t, free.server, reviewee, choose, nil), testkit.Ask(t, held.server, reviewee, choose, nil)
					if serves(first) != serves(second) || first.Statements != second.Statements {
						t.Errorf("%s nominates and is told %s, %s", reviewee, first.Body, second.Body)
					}
					for _, r := range []round{free, held} {
						r.fixed(t, reviewee)
					}
					same("nominated")
					for _, r := range []round{free, held} {
						r.must(t, decider, "approveNominations", fmt.Sprintf(
							`mutation { approveNominations(input: { requestIds: [%q] }) { errors { __typename } } }`, roundID("req", "/chosen")))
					}
					same("approved")
				})
			}
		}
	}
}

// TestV4_ResettingWhomAHiddenListHolds: two worlds differ in whether somebody else has put the one who leads the reviewee
// now on the list, and in what they made of it. The reviewee has nominated them too, or has taken that back, or has not,
// and another whom they chose has declined. The list is reset: to the reviewee, also one of HR, to colleagues and to
// people from outside both worlds are the same, and in each the one who leads has been asked, or was before and keeps
// what they wrote.
func TestV4_ResettingWhomAHiddenListHolds(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	made := map[string]feedbackrequest.State{
		"asked": "APPROVED", "begun": "DRAFT", "handed in": "SUBMITTED", "declined": "DECLINED",
	}
	for _, preset := range []promise.Preset{promise.Named, promise.Confidential, promise.Anonymous} {
		for _, reviewee := range []string{"sue", "hana"} {
			for _, own := range []feedbackrequest.State{"", "NOMINATED", "WITHDRAWN", "REJECTED"} {
				for step, want := range made {
					if (preset != promise.Confidential || reviewee != "sue") && step != "handed in" {
						continue
					}
					t.Run(fmt.Sprint(preset, " ", reviewee, " ", own, " ", step), func(t *testing.T) {
						t.Parallel()
						free := hiddenRound(t, origin, reviewee, "ada", preset, "wim", "gia")
						held := hiddenRound(t, origin, reviewee, "ada", preset, "wim", "gia", "max")
						held.hiddenStep(t, "max", step, "max")
						for _, r := range []round{free, held} {
							r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
								return choseForReset(ctx, tx, testkit.ID("usr", reviewee), own)
							})
							r.must(t, "asa", "resetReviewers", fmt.Sprintf(
								`mutation { resetReviewers(input: { participationIds: [%q] }) { results { outcome } errors { __typename } } }`,
								roundID("prt", "")))
						}
						for _, who := range []string{reviewee, "otto", "gus", "con", "tess"} {
							if by := tells(t, free, held, who); len(by) > 0 {
								t.Errorf("%s can tell by %v", who, by)
							}
						}
						free.expectStands(t, "max", reviewee, "APPROVED")
						held.expectStands(t, "max", reviewee, want)
					})
				}
			}
		}
	}
}

// TestV4_WhoIsPutOnAHiddenListShowsNowhere: whoever decides puts somebody on the list whom the reviewee had chosen and
// taken back, while another whom they chose has declined: to the reviewee it is as if nobody had been added.
func TestV4_WhoIsPutOnAHiddenListShowsNowhere(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for reviewee, decider := range hiddenFrom {
		t.Run(reviewee, func(t *testing.T) {
			t.Parallel()
			as, added := hiddenRound(t, origin, reviewee, decider, promise.Confidential, "wim", "gia"),
				hiddenRound(t, origin, reviewee, decider, promise.Confidential, "wim", "gia")
			for _, r := range []round{as, added} {
				r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
					return choose(ctx, tx, testkit.ID("usr", reviewee), map[string]feedbackrequest.State{
						"cole": "DECLINED", "rex": "WITHDRAWN",
					})
				})
			}
			added.must(t, decider, "nominateReviewers", fmt.Sprintf(
				`mutation { nominateReviewers(input: { participationId: %q, userIds: [%q] }) { errors { __typename } } }`,
				roundID("prt", ""), testkit.ID("usr", "rex")))
			for _, who := range []string{reviewee, "otto", "gus", "con", "tess"} {
				if by := tells(t, as, added, who); len(by) > 0 {
					t.Errorf("%s can tell by %v", who, by)
				}
			}
			added.expectAsked(t, "rex", reviewee, "APPROVED")
		})
	}
}

// choseForReset makes a reviewee, whom Max leads, have chosen Rae, as their line manager, Cole, who declined, and Max in a
// state; "" not.
func choseForReset(ctx context.Context, tx *ent.Client, reviewee string, max feedbackrequest.State) error {
	if err := tx.User.UpdateOneID(reviewee).SetManagerID(testkit.ID("usr", "max")).Exec(ctx); err != nil {
		return err
	}
	chosen := map[string]feedbackrequest.State{"rae": "NOMINATED", "cole": "DECLINED"}
	if max != "" {
		chosen["max"] = max
	}
	if err := choose(ctx, tx, reviewee, chosen); err != nil {
		return err
	}
	return tx.FeedbackRequest.Update().Where(feedbackrequest.IDIn(roundID("req", "/own/rae"), roundID("req", "/own/max"))).
		SetAsLineManager(true).Exec(ctx)
}

// choose makes a reviewee have chosen people, who stand so.
func choose(ctx context.Context, tx *ent.Client, reviewee string, chosen map[string]feedbackrequest.State) error {
	for who, state := range chosen {
		if err := tx.FeedbackRequest.Create().SetID(roundID("req", "/own/"+who)).SetCycleID(roundID("cyc", "")).
			SetParticipationID(roundID("prt", "")).SetRevieweeID(reviewee).SetReviewerID(testkit.ID("usr", who)).
			SetNominatedByID(reviewee).SetState(state).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// expectAsked: somebody has been asked by somebody else than the reviewee, once, and is so far; returns by which.
func (r round) expectAsked(t *testing.T, who, reviewee string, want feedbackrequest.State) *ent.FeedbackRequest {
	t.Helper()
	forms := r.world.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(roundID("prt", "")),
		feedbackrequest.ReviewerID(testkit.ID("usr", who)),
		feedbackrequest.NominatedByIDNEQ(testkit.ID("usr", reviewee))).AllX(r.world.System(t))
	if len(forms) != 1 || forms[0].State != want {
		t.Fatalf("%s stands as %v; want %s", who, forms, want)
	}
	return forms[0]
}

// expectStands is the same of who leads the reviewee.
func (r round) expectStands(t *testing.T, who, reviewee string, want feedbackrequest.State) {
	t.Helper()
	if form := r.expectAsked(t, who, reviewee, want); !form.AsLineManager {
		t.Errorf("%s does not stand as the line manager", who)
	}
}

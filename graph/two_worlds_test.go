//go:build !race

package graph_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	entreading "sightline/ent/reading"
	"sightline/internal/testkit"
)

// readersWithoutNames are reviewees, each with who decides for them and who else reads without the names: an ordinary
// one, a line manager, an HR administrator who runs the cycle.
var readersWithoutNames = []struct {
	reviewee, decider string
	readers           []string
}{
	{"sue", "max", []string{"sue", "ines", "otto", "wim", "con", "gus", "tess"}},
	{"max", "ines", []string{"max", "otto", "sue", "gus"}},
	{"hana", "ada", []string{"hana", "otto", "tess"}},
}

// TestV4_NothingTellsWhoWrote: two worlds differ only in who of three wrote the same words. Whoever reads the words
// without the names cannot tell the two apart, by anything that is served, neither before nor after the release.
func TestV4_NothingTellsWhoWrote(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames {
		for _, released := range []bool{false, true} {
			t.Run(fmt.Sprint(c.reviewee, " released ", released), func(t *testing.T) {
				t.Parallel()
				one, two := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
				one.everywhere = true
				one.handIn(t, "rae")
				two.handIn(t, "cole")
				if released {
					one.release(t, c.decider)
					two.release(t, c.decider)
				}
				for _, who := range c.readers {
					if by := tells(t, one, two, who); len(by) > 0 {
						t.Errorf("%s can tell by %v", who, by)
					}
				}
				if by := tells(t, one, two, c.decider); len(by) == 0 {
					t.Errorf("%s, who reads with names, cannot tell either: the test shows nothing", c.decider)
				}
			})
		}
	}
}

// TestV4_NothingTellsWhetherSomebodyWrote: before the release nobody who will read without the names can tell whether
// anything was begun or handed in.
func TestV4_NothingTellsWhetherSomebodyWrote(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames {
		for name, act := range map[string]func(r round){
			"begun":     func(r round) { r.begin(t, "rae") },
			"handed in": func(r round) { r.handIn(t, "rae") },
			"by all": func(r round) {
				for _, reviewer := range []string{"rae", "cole", "gia"} {
					r.handIn(t, reviewer)
				}
			},
		} {
			t.Run(c.reviewee+" "+name, func(t *testing.T) {
				t.Parallel()
				nothing, something := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
				act(something)
				for _, who := range append(slices.Clone(c.readers), "cole", "gia") {
					if name == "by all" && (who == "cole" || who == "gia") {
						continue // they know what they wrote themselves
					}
					if by := tells(t, nothing, something, who); len(by) > 0 {
						t.Errorf("%s can tell by %v", who, by)
					}
				}
			})
		}
	}
}

// TestV4_ANudgeByWhoKnowsTellsNobodyElse: an HR assistant, who reads nothing and knows how far each is, nudges those who
// have not handed in. Whoever reads the words without the names cannot tell by it who has.
func TestV4_ANudgeByWhoKnowsTellsNobodyElse(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames {
		t.Run(c.reviewee, func(t *testing.T) {
			t.Parallel()
			one, two := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
			one.handIn(t, "rae")
			two.handIn(t, "cole")
			for _, r := range []round{one, two} {
				r.must(t, "asa", "nudgePeople", fmt.Sprintf(
					`mutation { nudgePeople(input: { participationIds: [%q], idempotencyKey: "k" }) {
						results { outcome } errors { __typename } } }`, roundID("prt", "")))
			}
			for _, who := range c.readers {
				if by := tells(t, one, two, who); len(by) > 0 {
					t.Errorf("%s can tell by %v", who, by)
				}
			}
			log := `{ auditEvents(first: 20) { totalCount nodes { action objectId actor { id } subject { id } changed } } }`
			for _, who := range []string{"hana", "ada"} {
				first, second := testkit.Ask(t, one.server, who, log, nil), testkit.Ask(t, two.server, who, log, nil)
				if strings.ReplaceAll(serves(first), "cole", "rae") != strings.ReplaceAll(serves(second), "cole", "rae") {
					t.Errorf("%s can tell by the log", who)
				}
			}
		})
	}
}

// TestV4_AResetTellsNobodyHowFarTheFormerIs: the same comes of a reset, and is served to whoever reads without the names,
// whether the former line manager has begun, has handed in, or neither.
func TestV4_AResetTellsNobodyHowFarTheFormerIs(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames[:2] { // nobody leads Hana
		for name, act := range map[string]func(round){
			"begun":     func(r round) { r.begin(t, "rae") },
			"handed in": func(r round) { r.handIn(t, "rae") },
		} {
			t.Run(c.reviewee+" "+name, func(t *testing.T) {
				t.Parallel()
				nothing, something := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
				act(something)
				for _, r := range []round{nothing, something} {
					r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
						// The line manager was on the list before, under an id that is the same in both worlds.
						if err := tx.FeedbackRequest.Create().SetID(roundID("req", "/lead")).SetCycleID(roundID("cyc", "")).
							SetParticipationID(roundID("prt", "")).SetRevieweeID(testkit.ID("usr", c.reviewee)).
							SetReviewerID(testkit.ID("usr", c.decider)).SetNominatedByID(testkit.ID("usr", c.reviewee)).
							SetState(feedbackrequest.StateWITHDRAWN).Exec(ctx); err != nil {
							return err
						}
						return tx.FeedbackRequest.UpdateOneID(roundID("req", "/rae")).SetAsLineManager(true).Exec(ctx)
					})
					r.must(t, "asa", "resetReviewers", fmt.Sprintf(
						`mutation { resetReviewers(input: { participationIds: [%q] }) { results { outcome } errors { __typename } } }`,
						roundID("prt", "")))
					lead, err := r.world.Store.Client().FeedbackRequest.Get(r.world.System(t), roundID("req", "/lead"))
					if err != nil || lead.State != feedbackrequest.StateAPPROVED {
						t.Fatalf("the line manager was not asked: %v, %v", lead, err)
					}
				}
				for _, who := range slices.DeleteFunc(append(slices.Clone(c.readers), "cole", "gia"),
					func(who string) bool { return who == c.decider }) {
					for _, by := range tells(t, nothing, something, who) {
						t.Errorf("%s can tell by %s", who, by)
					}
				}
			})
		}
	}
}

// TestV4_AnAnnouncementTellsNobodyElse: an HR assistant announces that feedback is to be written, which reaches those
// who have not handed in, and that it is to be released, which reaches whoever decides once something is there. Whoever
// reads the words without the names cannot tell by either who has handed in, or that somebody has: not by the outbox,
// nor by how many it reached.
func TestV4_AnAnnouncementTellsNobodyElse(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range readersWithoutNames {
		for phase, mails := range map[string]float64{"WRITE": 5, "RELEASE": 1} {
			t.Run(c.reviewee+" "+phase, func(t *testing.T) {
				t.Parallel()
				one, two := newRound(t, origin, c.reviewee), newRound(t, origin, c.reviewee)
				one.handIn(t, "rae")
				two.handIn(t, "cole")
				for _, r := range []round{one, two} {
					r.must(t, "asa", "sendCycleNotice", fmt.Sprintf(
						`mutation { sendCycleNotice(input: { cycleId: %q, phase: %s, idempotencyKey: "k" }) {
							errors { __typename } } }`, roundID("cyc", ""), phase))
				}
				for _, who := range c.readers {
					for _, by := range tells(t, one, two, who) {
						t.Errorf("%s can tell by %s", who, by)
					}
					if lists := one.outbox(t, who); len(lists) > 0 {
						t.Errorf("%s finds in the outbox whom it reached: %v", who, lists)
					}
					for _, recipients := range one.reached(t, who) {
						if recipients != nil {
							t.Errorf("%s reads that it reached %v", who, recipients)
						}
					}
				}
				if reached := one.reached(t, "asa"); !reflect.DeepEqual(reached, []any{mails}) {
					t.Errorf("asa, who knows who has handed in, reads that %v were reached", reached)
				}
			})
		}
	}
}

// outbox are the mails about the round that somebody finds in the outbox.
func (r round) outbox(t *testing.T, who string) []string {
	t.Helper()
	var about []string
	for _, m := range r.world.Store.Client().Mail.Query().AllX(r.world.As(t, who)) {
		for _, subject := range []*string{m.RequestID, m.ParticipationID} {
			for _, part := range []string{"", "/other"} {
				for _, reviewer := range []string{"rae", "cole", "gia"} {
					if subject != nil && (*subject == roundID("req", part+"/"+reviewer) || *subject == roundID("prt", part)) {
						about = append(about, m.UserID+" "+m.Kind.String())
					}
				}
			}
		}
	}
	return about
}

// reached is how many mails each announcement of the round was, as somebody reads it.
func (r round) reached(t *testing.T, who string) []any {
	t.Helper()
	var all []any
	notices, _ := testkit.Ask(t, r.server, who, fmt.Sprintf(
		"{ node(id: %q) { ... on Cycle { notices { recipients } } } }", roundID("cyc", "")), nil).At("node", "notices").([]any)
	for _, notice := range notices {
		fields, _ := notice.(map[string]any)
		all = append(all, fields["recipients"])
	}
	return all
}

// TestV9_NamesReadAsHRAreRecorded: an HR administrator who stands above the line manager reads the words as one of the
// reporting line, and the names only as HR. That leaves a line.
func TestV9_NamesReadAsHRAreRecorded(t *testing.T) {
	t.Parallel()
	r := newRound(t, testkit.New(t), "sue")
	r.handIn(t, "rae")
	r.release(t, "max")
	lines := func() int {
		return r.world.Store.Client().Reading.Query().
			Where(entreading.HasParticipationWith(participation.ID(roundID("prt", "")))).CountX(r.world.System(t))
	}
	results := fmt.Sprintf(`{ node(id: %q) { ... on Participation { results { questions { answers { text } } } } } }`,
		roundID("prt", ""))
	testkit.Ask(t, r.server, "ines", results, nil)
	if got := lines(); got != 0 {
		t.Errorf("%d lines about a reading without names", got)
	}
	r.world.Change(t, update("ines", func(u *ent.UserUpdateOne) { u.SetHrAdmin(true) }))
	testkit.Ask(t, r.server, "ines", results, nil)
	if got := lines(); got != 1 {
		t.Errorf("%d lines about a reading with names", got)
	}
}

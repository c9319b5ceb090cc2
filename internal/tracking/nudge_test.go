package tracking_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/nudge"
	"sightline/ent/participation"
	"sightline/ent/selfassessment"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/testkit"
	"sightline/internal/tracking"
)

// inState brings the feedback about Sue in a cycle into a state: who of three was asked and how far they are.
func inState(t *testing.T, w *testkit.World, label string, listDone bool, states map[string]feedbackrequest.State) string {
	t.Helper()
	list := testkit.ID("prt", label+"/sue")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if _, err := tx.FeedbackRequest.Update().Where(feedbackrequest.ParticipationID(list)).
			SetState(feedbackrequest.StateWITHDRAWN).Save(ctx); err != nil {
			return err
		}
		for reviewer, state := range states {
			if err := tx.FeedbackRequest.UpdateOneID(testkit.ID("req", label+"/sue/"+reviewer)).SetState(state).
				Exec(ctx); err != nil {
				return err
			}
		}
		update := tx.Participation.UpdateOneID(list).ClearListDoneAt()
		if listDone {
			update.SetListDoneAt(testkit.Now())
		}
		return update.Exec(ctx)
	})
	return list
}

// reached are the people whom nudges of a world have reached, each with the kind, by message and by mail.
func reached(t *testing.T, w *testkit.World) string {
	t.Helper()
	var all []string
	name := func(id string) string {
		for _, persona := range testkit.Personas() {
			if testkit.ID("usr", persona) == id {
				return persona
			}
		}
		return id
	}
	kinds := []string{"NUDGE_NOMINATE", "NUDGE_APPROVE", "NUDGE_WRITE", "NUDGE_RELEASE", "NUDGE_SELF"}
	for _, m := range w.Store.Client().Message.Query().AllX(w.System(t)) {
		if slices.Contains(kinds, m.Kind.String()) {
			all = append(all, fmt.Sprint(name(m.UserID), " message ", m.Kind))
		}
	}
	for _, m := range w.Store.Client().Mail.Query().AllX(w.System(t)) {
		if slices.Contains(kinds, m.Kind.String()) {
			all = append(all, fmt.Sprint(name(m.UserID), " mail ", m.Kind))
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func nudgeAs(t *testing.T, w *testkit.World, who, key string, ids ...string) (string, error) {
	t.Helper()
	results, err := w.Parts.Tracking.Nudge(w.As(t, who), tracking.NudgePeopleInput{ParticipationIDs: ids, IdempotencyKey: key})
	var outcomes []string
	for _, result := range results {
		outcomes = append(outcomes, string(result.Outcome))
	}
	return strings.Join(outcomes, " "), err
}

const open = "named-open1"

// TestANudgeReachesThoseItWaitsFor in each step, by message and mail; guests by mail alone.
func TestANudgeReachesThoseItWaitsFor(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for name, c := range map[string]struct {
		listDone bool
		states   map[string]feedbackrequest.State
		reached  string
	}{
		"nominate": {reached: "sue mail NUDGE_NOMINATE, sue message NUDGE_NOMINATE"},
		"approve": {
			listDone: true, states: map[string]feedbackrequest.State{"rae": feedbackrequest.StateNOMINATED},
			reached: "max mail NUDGE_APPROVE, max message NUDGE_APPROVE",
		},
		"write": {
			listDone: true, states: map[string]feedbackrequest.State{
				"rae": feedbackrequest.StateAPPROVED, "gia": feedbackrequest.StateDRAFT, "cole": feedbackrequest.StateSUBMITTED,
				"con": feedbackrequest.StateDECLINED,
			},
			reached: "gia mail NUDGE_WRITE, rae mail NUDGE_WRITE, rae message NUDGE_WRITE",
		},
		"release": {
			listDone: true, states: map[string]feedbackrequest.State{"rae": feedbackrequest.StateSUBMITTED},
			reached: "max mail NUDGE_RELEASE, max message NUDGE_RELEASE",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := origin.Copy(t)
			list := inState(t, w, open, c.listDone, c.states)
			if outcome, err := nudgeAs(t, w, "asa", "k", list); outcome != "NUDGED" || err != nil {
				t.Errorf("%s, %v", outcome, err)
			}
			if got := reached(t, w); got != c.reached {
				t.Errorf("reached %s", got)
			}
			recorded := w.Store.Client().AuditEvent.Query().Where(auditevent.Action(string(policy.NudgePeople)),
				auditevent.SubjectID(testkit.ID("usr", "sue")), auditevent.ActorID(testkit.ID("usr", "asa"))).CountX(w.System(t))
			if recorded != 1 {
				t.Errorf("recorded %d times", recorded)
			}
		})
	}
}

// TestOneNudgeInADay: whoever nudges, the step has one in 24 hours; the same call come again tells the same and reminds
// nobody; the next step has one of its own.
func TestOneNudgeInADay(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	writing := map[string]feedbackrequest.State{"rae": feedbackrequest.StateAPPROVED}
	list := inState(t, w, open, true, writing)
	say := func(who, key, want string) {
		t.Helper()
		if got, err := nudgeAs(t, w, who, key, list); got != want || err != nil {
			t.Errorf("%s, %s: %s %v, want %s", who, key, got, err, want)
		}
	}
	say("asa", "one", "NUDGED")
	say("asa", "one", "NUDGED")
	say("asa", "two", "HAD_ONE")
	say("max", "one", "HAD_ONE")
	if again, err := w.Parts.Tracking.AgainAt(w.As(t, "max"), []string{list}); err != nil ||
		again[list] == nil || !again[list].Equal(testkit.Now().Add(24*time.Hour)) {
		t.Errorf("again at %v, %v", again[list], err)
	}
	if again, err := w.Parts.Tracking.AgainAt(w.As(t, "sue"), []string{list}); err != nil || again[list] != nil {
		t.Errorf("Sue reads that she was nudged about: %v, %v", again[list], err)
	}
	if got := reached(t, w); got != "rae mail NUDGE_WRITE, rae message NUDGE_WRITE" {
		t.Errorf("reached %s", got)
	}
	w.Clock.Advance(24*time.Hour + time.Second)
	say("max", "three", "NUDGED")
	inState(t, w, open, true, map[string]feedbackrequest.State{"rae": feedbackrequest.StateSUBMITTED})
	say("asa", "four", "NUDGED")
}

// TestWhoMayNudge: those who run the cycle, and the line manager; not who is reviewed, nor who leads the line manager.
// Where one of several is not theirs, that one is left out; where none is, nothing happens.
func TestWhoMayNudge(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	sue := inState(t, w, open, false, nil)
	hana := testkit.ID("prt", open+"/hana")
	for who, want := range map[string]string{
		"sue": "FORBIDDEN", "ines": "FORBIDDEN", "rae": "NOT_FOUND", "gia": "NOT_FOUND", "wim": "NOT_FOUND", "nobody": "NOT_FOUND",
	} {
		_, err := nudgeAs(t, w, who, "k", sue)
		if string(apperr.CodeOf(err)) != want {
			t.Errorf("%s: %v", who, err)
		}
	}
	if got, err := nudgeAs(t, w, "hana", "k", sue, hana); got != "NUDGED NOT_YOURS" || err != nil {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := nudgeAs(t, w, "hana", "k", hana); apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("Hana nudges about herself: %v", err)
	}
	closed := testkit.ID("prt", "named-closed/sue")
	if _, err := nudgeAs(t, w, "asa", "k", closed); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("in a closed cycle: %v", err)
	}
	if got, err := nudgeAs(t, w, "asa", "k", testkit.ID("prt", "named-released/sue")); got != "NOTHING_WAITS" || err != nil {
		t.Errorf("after the release: %s %v", got, err)
	}
	for _, input := range []tracking.NudgePeopleInput{
		{IdempotencyKey: "k"},
		{ParticipationIDs: []string{sue}},
		{IdempotencyKey: "k", ParticipationIDs: slices.Repeat([]string{sue}, 101)},
	} {
		var problems apperr.List
		if _, err := w.Parts.Tracking.Nudge(w.As(t, "asa"), input); !errors.As(err, &problems) &&
			apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%v: %v", input, err)
		}
	}
}

// TestV4_ANudgeTellsNothingOfWhoHandedIn: to somebody who reads the answers without the names, a nudge does and says the
// same whatever states the requests are in, and whoever nudged before.
func TestV4_ANudgeTellsNothingOfWhoHandedIn(t *testing.T) {
	t.Parallel()
	origin := ownedByMany(t)
	const label = "confidential-open1"
	asked, handedIn := feedbackrequest.StateAPPROVED, feedbackrequest.StateSUBMITTED
	var first string
	for n, states := range []map[string]feedbackrequest.State{
		{"rae": asked, "cole": asked, "gia": asked},
		{"rae": handedIn, "cole": asked, "gia": feedbackrequest.StateDRAFT},
		{"rae": handedIn, "cole": handedIn, "gia": handedIn},
	} {
		for _, before := range []bool{false, true} {
			w := origin.Copy(t)
			list := inState(t, w, label, true, states)
			said := ""
			if before {
				// Asa reads nothing, and knows the states.
				if _, err := nudgeAs(t, w, "asa", "k", list); err != nil {
					t.Fatal(err)
				}
				w.Change(t, func(ctx context.Context, tx *ent.Client) error {
					if _, err := tx.Message.Delete().Where(message.KindIn("NUDGE_WRITE", "NUDGE_RELEASE")).Exec(ctx); err != nil {
						return err
					}
					_, err := tx.Mail.Delete().Where(mail.KindIn("NUDGE_WRITE", "NUDGE_RELEASE")).Exec(ctx)
					return err
				})
			}
			again, err := w.Parts.Tracking.AgainAt(w.As(t, "ines"), []string{list})
			if err != nil {
				t.Fatal(err)
			}
			outcome, err := nudgeAs(t, w, "ines", "k", list)
			if err != nil {
				t.Fatal(err)
			}
			said = fmt.Sprint(outcome, again[list] != nil, reached(t, w))
			want := "NUDGEDfalsecole mail NUDGE_WRITE, cole message NUDGE_WRITE, gia mail NUDGE_WRITE, rae mail NUDGE_WRITE, " +
				"rae message NUDGE_WRITE"
			if before {
				want = "HAD_ONEtrue"
			}
			if said != want {
				t.Errorf("in world %d, nudged before %v: %s", n, before, said)
			}
			if first == "" {
				first = said
			}
		}
	}
}

// TestTwoWhoNudgeAtOnceRemindOnce: the look for an earlier nudge and the nudge are one transaction.
func TestTwoWhoNudgeAtOnceRemindOnce(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for range testkit.Rounds(t) {
		w := origin.Copy(t)
		list := inState(t, w, open, false, nil)
		var beside sync.WaitGroup
		for _, who := range []string{"asa", "max", "hana", "ada"} {
			ctx := w.As(t, who)
			beside.Go(func() {
				if _, err := w.Parts.Tracking.Nudge(ctx, tracking.NudgePeopleInput{
					ParticipationIDs: []string{list}, IdempotencyKey: who,
				}); err != nil {
					t.Error(err)
				}
			})
		}
		beside.Wait()
		made := w.Store.Client().Nudge.Query().Where(nudge.HasParticipationWith(participation.ID(list)),
			nudge.StepEQ(nudge.StepNOMINATE)).CountX(w.System(t))
		if made != 1 || reached(t, w) != "sue mail NUDGE_NOMINATE, sue message NUDGE_NOMINATE" {
			t.Errorf("%d nudges, reached %s", made, reached(t, w))
		}
	}
}

// TestANudgeReachesWhoseOwnViewIsMissing: once the phase to write has begun, in the steps of writing and releasing, by
// message and mail; begun or not, and nobody who has handed it in.
func TestANudgeReachesWhoseOwnViewIsMissing(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	const self = "sue mail NUDGE_SELF, sue message NUDGE_SELF"
	for name, c := range map[string]struct {
		early    bool
		listDone bool
		state    feedbackrequest.State
		own      selfassessment.State
		reached  string
	}{
		"before the phase": {
			early: true, listDone: true, state: feedbackrequest.StateAPPROVED, own: selfassessment.StateDRAFT,
			reached: "rae mail NUDGE_WRITE, rae message NUDGE_WRITE",
		},
		"while reviewers are chosen": {
			state: feedbackrequest.StateNOMINATED, own: selfassessment.StateDRAFT,
			reached: "sue mail NUDGE_NOMINATE, sue message NUDGE_NOMINATE",
		},
		"while others write": {
			listDone: true, state: feedbackrequest.StateAPPROVED, own: selfassessment.StateDRAFT,
			reached: "rae mail NUDGE_WRITE, rae message NUDGE_WRITE, " + self,
		},
		"when others are ready": {
			listDone: true, state: feedbackrequest.StateSUBMITTED, own: selfassessment.StateDRAFT,
			reached: "max mail NUDGE_RELEASE, max message NUDGE_RELEASE, " + self,
		},
		"handed in": {
			listDone: true, state: feedbackrequest.StateAPPROVED, own: selfassessment.StateSUBMITTED,
			reached: "rae mail NUDGE_WRITE, rae message NUDGE_WRITE",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := origin.Copy(t)
			list := inState(t, w, open, c.listDone, map[string]feedbackrequest.State{"rae": c.state})
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				if err := tx.SelfAssessment.Update().Where(selfassessment.ParticipationID(list)).SetState(c.own).
					Exec(ctx); err != nil || c.early {
					return err
				}
				return tx.Cycle.UpdateOneID(testkit.ID("cyc", open)).ClearNominateUntil().ClearApproveUntil().Exec(ctx)
			})
			for _, who := range []string{"asa", "max"} {
				if _, err := nudgeAs(t, w, who, "k "+who, list); err != nil {
					t.Error(err)
				}
			}
			if got := reached(t, w); got != c.reached {
				t.Errorf("reached %s", got)
			}
		})
	}
}

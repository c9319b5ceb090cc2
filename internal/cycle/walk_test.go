package cycle_test

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
	"sightline/ent/answer"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// steps are how many tries a walk is long.
const steps = 240

// walk is a random cycle in a random organisation on which random people act, one after the other.
type walk struct {
	bundle
	chance dice
	// people can act; everyone, by id, is also who cannot, and may be reviewed all the same.
	people   []*ent.User
	everyone map[string]*ent.User
	// trail is what was tried so far, for whoever has to understand a failure; carried counts what was carried out.
	trail   []string
	carried map[string]int
	// promised is what held when the first answer was handed in; nil until then.
	promised *promise.Promise
	// led is who led whom at that moment, by ids.
	led map[string]string
}

// TestRandomWalks: in random organisations and cycles, whoever tries whatever in whatever order, no request and no cycle
// ever goes a way that workflows C and F do not have, what is refused changes nothing, and from the first answer that was
// handed in nobody reads more than was promised then (V3). Who reads is asked of the gates that serve, not of the
// promise that is stored.
//
// The organisation moves under the cycle: people get another line manager, leave, come back. A promise speaks of roles
// and not of people, "the line manager reads", so it is judged by who has the role at the moment of reading: from the
// day of the change the new line manager reads exactly what was promised to line managers when the first answer was
// handed in, the former one what is left to them. What must not happen is that such a change moves anything of the cycle,
// or that lines of the promise widen by it; nor that a reset takes words from anybody (ADR 49).
func TestRandomWalks(t *testing.T) {
	t.Parallel()
	carried := map[string]int{}
	var lock sync.Mutex
	t.Cleanup(func() { expectShown(t, carried) }) // when all of the walks have ended
	for seed := range uint64(testkit.Rounds(t)) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			what := walkedOnce(t, seed)
			lock.Lock()
			defer lock.Unlock()
			for deed, times := range what {
				carried[deed] += times
			}
		})
	}
}

// expectShown: walks on which nobody got anywhere would show nothing.
func expectShown(t *testing.T, carried map[string]int) {
	t.Helper()
	for _, what := range []string{
		"nominate", "approve", "save", "submit", "take back", "withhold", "release", "narrow", "close",
		"SUBMITTED to RELEASED", "another line manager", "leave", "come back", "reset reviewers",
		"a line manager asked by a reset", "a former one who keeps what they wrote", "a new line manager who reads",
		"begin unasked", "throw away", "words that go along",
	} {
		if carried[what] == 0 {
			t.Errorf("no walk ever came to %q", what)
		}
	}
	t.Log(carried)
}

func walkedOnce(t *testing.T, seed uint64) map[string]int {
	t.Helper()
	w := &walk{bundle: shuffled(t, seed), chance: dice(seed + 77), carried: map[string]int{}}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error { // else nobody can let anybody go, or move anybody
		return tx.User.UpdateOneID(testkit.ID("usr", "ada")).SetState(user.StateACTIVE).SetHrAdmin(w.chance.IntN(4) > 0).Exec(ctx)
	})
	w.meet(t)
	w.begin(t)
	all := deeds()
	var names []string
	for name, of := range all {
		names = append(names, slices.Repeat([]string{name}, of.often)...)
	}
	slices.Sort(names)
	before := w.look(t)
	for done := 0; done < steps; {
		name := names[w.chance.IntN(len(names))]
		version := w.Version(t)
		actor, err := all[name].do(t, w)
		if errors.Is(err, errNothing) {
			continue
		}
		done++
		w.trail = append(w.trail, fmt.Sprintf("%s by %s: %v", name, actor, err))
		if err != nil {
			w.refused(t, err, version)
			continue
		}
		w.carried[name]++
		after := w.look(t)
		w.expectWays(t, name, before, after)
		w.expectNothingLost(t, name, before, after)
		w.expectPromiseKept(t, after, slices.Contains(moves(), name))
		before = after
		if t.Failed() {
			t.Fatalf("after\n%s", strings.Join(w.trail, "\n"))
		}
	}
	w.expectPromiseKept(t, w.look(t), true)
	return w.carried
}

// meet looks up who there is, who can act, and who leads whom: people come, go and move while a walk lasts.
func (w *walk) meet(t *testing.T) {
	t.Helper()
	w.people, w.everyone = nil, map[string]*ent.User{}
	for _, one := range w.Store.Client().User.Query().Order(ent.Asc(user.FieldID)).AllX(w.System(t)) {
		w.everyone[one.ID] = one
		if one.State == user.StateACTIVE {
			w.people = append(w.people, one)
		}
	}
}

// begin gives the draft a promise and launches it.
func (w *walk) begin(t *testing.T) {
	t.Helper()
	preset := []promise.Preset{promise.Named, promise.Confidential, promise.Anonymous}[w.chance.IntN(3)]
	p := promise.Of(preset)
	for _, audience := range promise.Audiences() {
		if w.chance.IntN(3) == 0 {
			lines := promise.Allowed(preset, audience)
			p = p.With(audience, lines[w.chance.IntN(len(lines))])
		}
	}
	p.ListVisible = w.chance.IntN(3) > 0 || len(p.EarlyWithoutNames()) > 0
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Cycle.UpdateOneID(w.draft).SetWriteDeadline(w.chance.IntN(2) == 0).SetGraceDays(w.chance.IntN(3)).
			SetProactiveAllowed(preset != promise.Anonymous && len(p.EarlyWithoutNames()) == 0 && w.chance.IntN(2) == 0).
			SetUpward(w.chance.IntN(2) == 0).SetReleasedByDate(w.chance.IntN(2) == 0).SetStartsAt(w.Clock.Now().Add(-time.Hour))
		cycle.ApplyPromise(update.Mutation(), p)
		return update.Exec(ctx)
	})
	if err := w.launchAs(t, w.rehearse(t).Key); err != nil {
		t.Fatal(err)
	}
	w.work(t)
}

// work is what the program does by itself at this moment.
func (w *walk) work(t *testing.T) {
	t.Helper()
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
}

// refused: an act that is refused is refused in words that a person can be told, and has changed nothing.
func (w *walk) refused(t *testing.T, err error, version int) {
	t.Helper()
	if apperr.CodeOf(err) == apperr.Internal {
		t.Fatalf("it broke after\n%s", strings.Join(w.trail, "\n"))
	}
	if w.Version(t) != version {
		t.Fatalf("something changed although it was refused\n%s", strings.Join(w.trail, "\n"))
	}
}

// sight is the cycle with everything in it.
type sight struct {
	cycle    *ent.Cycle
	lists    map[string]*ent.Participation
	requests map[string]*ent.FeedbackRequest
	answers  map[string]*ent.Answer
}

func (w *walk) look(t *testing.T) sight {
	t.Helper()
	w.meet(t)
	seen := sight{
		w.cycle(t), map[string]*ent.Participation{}, map[string]*ent.FeedbackRequest{}, map[string]*ent.Answer{},
	}
	for _, given := range w.Store.Client().Answer.Query().Where(answer.HasRequestWith(feedbackrequest.CycleID(w.draft))).
		AllX(w.System(t)) {
		seen.answers[given.ID] = given
	}
	for _, list := range w.Store.Client().Participation.Query().Where(participation.CycleID(w.draft)).AllX(w.System(t)) {
		seen.lists[list.ID] = list
	}
	for _, request := range w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(w.draft)).
		AllX(w.System(t)) {
		seen.requests[request.ID] = request
	}
	return seen
}

// person draws somebody.
func (w *walk) person() *ent.User { return w.people[w.chance.IntN(len(w.people))] }

// personOr is mostly the one whose part something is, and sometimes anybody.
func (w *walk) personOr(id string) *ent.User {
	at := slices.IndexFunc(w.people, func(one *ent.User) bool { return one.ID == id })
	if at < 0 || w.chance.IntN(5) == 0 {
		return w.person()
	}
	return w.people[at]
}

// decider is mostly somebody who decides about a list: the line manager of the reviewee, else an HR administrator.
func (w *walk) decider(revieweeID string) *ent.User {
	manager := w.everyone[revieweeID].ManagerID
	if manager != nil && slices.ContainsFunc(w.people, func(one *ent.User) bool { return one.ID == *manager }) {
		return w.personOr(*manager)
	}
	for _, one := range w.people {
		if one.HrAdmin && one.ID != revieweeID {
			return w.personOr(one.ID)
		}
	}
	return w.person()
}

// as is the context of a person.
func (w *walk) as(t *testing.T, person *ent.User) context.Context {
	t.Helper()
	viewer, err := w.Store.ViewerOf(t.Context(), person)
	if err != nil {
		t.Fatal(err)
	}
	viewer.SessionID, viewer.Fresh = "ses_walk", true
	return policy.WithViewer(t.Context(), viewer)
}

// request draws a request of the cycle, rather one in a state than another; nil while there is none.
func (w *walk) request(t *testing.T, states ...feedbackrequest.State) *ent.FeedbackRequest {
	t.Helper()
	all := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(w.draft)).
		Order(ent.Asc(feedbackrequest.FieldReviewerID), ent.Asc(feedbackrequest.FieldRevieweeID)).AllX(w.System(t))
	fitting := slices.DeleteFunc(slices.Clone(all), func(r *ent.FeedbackRequest) bool { return !slices.Contains(states, r.State) })
	if len(fitting) > 0 && w.chance.IntN(6) > 0 {
		all = fitting
	}
	if len(all) == 0 {
		return nil
	}
	return all[w.chance.IntN(len(all))]
}

// list draws the list of a reviewee; nil while there is none.
func (w *walk) list(t *testing.T) *ent.Participation {
	t.Helper()
	all := w.Store.Client().Participation.Query().Where(participation.CycleID(w.draft)).
		Order(ent.Asc(participation.FieldRevieweeID)).AllX(w.System(t))
	if len(all) == 0 {
		return nil
	}
	// Few lists, so that they fill.
	return all[w.chance.IntN(min(len(all), 2))]
}

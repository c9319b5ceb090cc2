package feedback_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/ent/participation"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/feedback"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// openToAll lets members write unasked in a cycle of the world.
func openToAll(t *testing.T, w *testkit.World, label string) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetProactiveAllowed(true).Exec(ctx)
	})
}

func begin(t *testing.T, w *testkit.World, persona, label string) *ent.FeedbackRequest {
	t.Helper()
	made, err := w.Parts.Feedback.Begin(w.As(t, persona), feedback.BeginFeedbackInput{
		ParticipationID: testkit.ID("prt", label+"/sue"),
	})
	if err != nil {
		t.Fatalf("%s begins: %v", persona, err)
	}
	return made
}

// whoSees are the personas who find a request.
func whoSees(t *testing.T, w *testkit.World, id string) []string {
	t.Helper()
	var all []string
	for _, persona := range testkit.Personas() {
		found, err := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ID(id)).Exist(w.As(t, persona))
		if err != nil {
			t.Fatal(err)
		}
		if found {
			all = append(all, persona)
		}
	}
	slices.Sort(all)
	return all
}

// TestUnaskedIsSeenByWhoReadsTheName: before it is handed in by its writer alone; then by whoever reads it with the
// name, from when they do. Everybody reads the words as the cycle says.
func TestUnaskedIsSeenByWhoReadsTheName(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]struct{ handedIn, released []string }{
		"named-open0":        {[]string{"ada", "hana", "max", "rex"}, []string{"ada", "hana", "ines", "max", "rex", "sue"}},
		"confidential-open0": {[]string{"ada", "hana", "max", "rex"}, []string{"ada", "hana", "max", "rex"}},
	} {
		w := testkit.New(t)
		openToAll(t, w, label)
		made := begin(t, w, "rex", label)
		if again := begin(t, w, "rex", label); again.ID != made.ID {
			t.Errorf("%s: begun twice", label)
		}
		draft := write(t, w, "rex", made, false)
		if got := whoSees(t, w, made.ID); !slices.Equal(got, []string{"rex"}) {
			t.Errorf("%s: a draft is seen by %v", label, got)
		}
		if err := submit(w.As(t, "rex"), w, draft); err != nil {
			t.Fatal(err)
		}
		if got := whoSees(t, w, made.ID); !slices.Equal(got, want.handedIn) {
			t.Errorf("%s: handed in, it is seen by %v; want %v", label, got, want.handedIn)
		}
		release(t, w, label)
		if got := whoSees(t, w, made.ID); !slices.Equal(got, want.released) {
			t.Errorf("%s: released, it is seen by %v; want %v", label, got, want.released)
		}
		read := 0
		for _, q := range resultOf(t, w, "sue", label).Questions {
			for _, a := range q.Answers {
				if a.Text == "Words of rex" {
					read++
				}
			}
		}
		if read == 0 {
			t.Errorf("%s: Sue does not read what was written unasked", label)
		}
	}
}

// TestWhoMayBegin: every member but the reviewee, where an open cycle lets them and there is time left; to everybody
// else the place is not there.
func TestWhoMayBegin(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "confidential-open0"
	id := testkit.ID("prt", label+"/sue")
	code := func(persona string) apperr.Code {
		_, err := w.Parts.Feedback.Begin(w.As(t, persona), feedback.BeginFeedbackInput{ParticipationID: id})
		if err == nil {
			return ""
		}
		return apperr.CodeOf(err)
	}
	offered := func(persona string) int {
		offers, err := w.Parts.Feedback.Offers(w.As(t, persona), testkit.ID("usr", "sue"))
		if err != nil {
			t.Fatal(err)
		}
		return len(offers)
	}
	if got := code("otto"); got != apperr.NotFound || offered("otto") != 0 {
		t.Errorf("where no cycle lets them, Otto gets %s", got)
	}
	if got := code("max"); got != apperr.Forbidden {
		t.Errorf("where no cycle lets them, who sees the list gets %s", got)
	}
	openToAll(t, w, label)
	for persona, want := range map[string]apperr.Code{
		"sue": apperr.Forbidden, "gus": apperr.NotFound, "con": apperr.NotFound, "ex": apperr.Unauthenticated, "nobody": apperr.Unauthenticated,
	} {
		if got := code(persona); got != want || offered(persona) != 0 {
			t.Errorf("%s gets %q and %d offers; want %s and none", persona, got, offered(persona), want)
		}
	}
	if got := code("otto"); got != "" || offered("otto") != 1 {
		t.Errorf("Otto gets %q and %d offers", got, offered("otto"))
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetPreset(promise.Anonymous).Exec(ctx)
	})
	if got := code("ines"); got != apperr.Forbidden || offered("ines") != 0 {
		t.Errorf("in an Anonymous cycle Ines gets %q", got)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetPreset(promise.Confidential).SetHrContent(promise.Shuffled).
			SetHrAuthor(promise.Hidden).SetHrFrom(promise.Submitted).Exec(ctx)
	})
	if got := code("ines"); got != apperr.Forbidden || offered("ines") != 0 {
		t.Errorf("where HR reads early without the names Ines gets %q", got)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetHrFrom(promise.Released).SetWriteDeadline(true).
			SetWriteUntil(testkit.Now().AddDate(0, 0, -90)).Exec(ctx)
	})
	if got := code("ines"); got != apperr.InvalidState || offered("ines") != 0 {
		t.Errorf("after the deadline Ines gets %q", got)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetWriteDeadline(false).Exec(ctx)
	})
	release(t, w, label)
	if got := code("ines"); got != apperr.InvalidState {
		t.Errorf("after the release Ines gets %q", got)
	}
}

// TestWhoIsAskedGetsTheirForm: nobody has two.
func TestWhoIsAskedGetsTheirForm(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "confidential-open0"
	openToAll(t, w, label)
	requestID, _, writer := handedIn(t, label)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", writer)).SetOutside(false).Exec(ctx)
	})
	if got := begin(t, w, writer, label); got.ID != requestID {
		t.Errorf("%s has a form and gets another", writer)
	}
}

// TestADraftIsThrownAway: with its answers, by its writer alone, and before it is handed in; nothing tells of it, in the
// audit log neither.
func TestADraftIsThrownAway(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "confidential-open0"
	openToAll(t, w, label)
	made := begin(t, w, "rex", label)
	draft := write(t, w, "rex", made, false)
	discard := func(persona string, version int) error {
		_, err := w.Parts.Feedback.Discard(w.As(t, persona), feedback.DiscardFeedbackInput{
			RequestID: made.ID, ExpectedVersion: version,
		})
		return err
	}
	if err := discard("max", draft.Version); apperr.CodeOf(err) != apperr.NotFound {
		t.Errorf("Max throws it away: %v", err)
	}
	if err := discard("rex", 1); apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("a stale draft: %v", err)
	}
	if _, err := w.Parts.Feedback.Decline(w.As(t, "rex"), feedback.DeclineFeedbackInput{
		RequestID: made.ID, ExpectedVersion: draft.Version, Reason: "no",
	}); apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("declined what nobody asked for: %v", err)
	}
	if err := discard("rex", draft.Version); err != nil {
		t.Fatal(err)
	}
	left, err := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.ID(made.ID)).Exist(w.System(t))
	if err != nil || left {
		t.Errorf("it is still there: %v, %v", left, err)
	}
	events, err := w.Store.Client().AuditEvent.Query().Where(auditevent.ActorID(testkit.ID("usr", "rex")),
		auditevent.SubjectID(testkit.ID("usr", "sue")), auditevent.CreatedAtGTE(testkit.Now())).Count(w.System(t))
	if err != nil || events != 0 {
		t.Errorf("%d lines in the log, %v", events, err)
	}
	handed := begin(t, w, "rex", label)
	write(t, w, "rex", handed, true)
	now, err := w.Parts.Feedback.Request(w.As(t, "rex"), handed.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Parts.Feedback.Discard(w.As(t, "rex"), feedback.DiscardFeedbackInput{
		RequestID: handed.ID, ExpectedVersion: now.Version,
	}); !hasKey(err, "state.discard") {
		t.Errorf("thrown away after it was handed in: %v", err)
	}
}

// TestNobodyIsTakenOutWhereMembersWrite: the refusal does not depend on whether somebody writes, about oneself neither.
func TestNobodyIsTakenOutWhereMembersWrite(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	for _, who := range []string{"asa", "ines"} {
		for _, begun := range []bool{false, true} {
			w := testkit.New(t)
			openToAll(t, w, label)
			ctx, id := w.As(t, "asa"), testkit.ID("usr", who)
			if _, err := w.Parts.Cycles.AddReviewees(ctx, cycle.AddRevieweesInput{
				CycleID: testkit.ID("cyc", label), UserIDs: []string{id},
			}); err != nil {
				t.Fatal(err)
			}
			list := w.Store.Client().Participation.Query().Where(participation.CycleID(testkit.ID("cyc", label)),
				participation.RevieweeID(id)).OnlyX(w.System(t))
			if begun {
				if _, err := w.Parts.Feedback.Begin(w.As(t, "rex"), feedback.BeginFeedbackInput{ParticipationID: list.ID}); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := w.Parts.Cycles.RemoveReviewees(ctx, cycle.RemoveRevieweesInput{
				CycleID: list.CycleID, UserIDs: []string{id},
			}); !hasKey(err, "state.reviewee_written") {
				t.Errorf("%s, begun %v: %v", who, begun, err)
			}
		}
	}
}

// TestOneRefusalForWhateverEndedIt: a member with no part in it learns of no release, deadline or close by trying.
func TestOneRefusalForWhateverEndedIt(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	for name, end := range map[string]func(*testing.T, *testkit.World){
		"released": func(t *testing.T, w *testkit.World) {
			t.Helper()
			release(t, w, label)
		},
		"over": func(t *testing.T, w *testkit.World) {
			t.Helper()
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetWriteDeadline(true).
					SetWriteUntil(testkit.Now().AddDate(0, 0, -90)).Exec(ctx)
			})
		},
		"closed": func(t *testing.T, w *testkit.World) {
			t.Helper()
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetState(entcycle.StateCLOSED).Exec(ctx)
			})
		},
	} {
		w := testkit.New(t)
		openToAll(t, w, label)
		end(t, w)
		_, err := w.Parts.Feedback.Begin(w.As(t, "otto"), feedback.BeginFeedbackInput{ParticipationID: testkit.ID("prt", label+"/sue")})
		if !hasKey(err, "state.unasked_over") {
			t.Errorf("%s: %v", name, err)
		}
		offers, err := w.Parts.Feedback.Offers(w.As(t, "otto"), testkit.ID("usr", "sue"))
		if err != nil || len(offers) != 0 {
			t.Errorf("%s: %d offers, %v", name, len(offers), err)
		}
	}
}

// TestUnaskedFreezesNothing: where members write unasked the policy stands from the opening, so that no moment tells of
// the first of them; what was asked for marks it.
func TestUnaskedFreezesNothing(t *testing.T) {
	t.Parallel()
	const label = "confidential-open0"
	w := testkit.New(t)
	openToAll(t, w, label)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).ClearPolicyFrozenAt().Exec(ctx)
	})
	frozen := func() *time.Time {
		return w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", label)).PolicyFrozenAt
	}
	write(t, w, "rex", begin(t, w, "rex", label), true)
	if at := frozen(); at != nil {
		t.Errorf("frozen at %v", at)
	}
	now := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", label))
	if policy.MayWiden(w.Viewer(t, "asa"), now) {
		t.Error("the policy can be widened after somebody wrote")
	}
	write(t, w, "otto", asked(t, w, "otto", label), true)
	if frozen() == nil {
		t.Error("not frozen by what was asked for")
	}
}

// TestUnaskedRaisesNoLoad: what somebody writes of themselves is no load that others put on them, and fills no place.
func TestUnaskedRaisesNoLoad(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "named-open0"
	openToAll(t, w, label)
	loads := func() int {
		all, err := w.Parts.Feedback.Loads(w.As(t, "max"), []string{testkit.ID("usr", "rex")})
		if err != nil {
			t.Fatal(err)
		}
		return all[testkit.ID("usr", "rex")]
	}
	before := loads()
	write(t, w, "rex", begin(t, w, "rex", label), true)
	if after := loads(); after != before {
		t.Errorf("the load went from %d to %d", before, after)
	}
}

// TestWhatIsHiddenGoesAlong: closing, reopening and releasing take along what whoever does it does not see.
func TestWhatIsHiddenGoesAlong(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "named-open0"
	openToAll(t, w, label)
	made := begin(t, w, "rex", label)
	write(t, w, "rex", made, false)
	handed := begin(t, w, "otto", label)
	write(t, w, "otto", handed, true)
	state := func(r *ent.FeedbackRequest) feedbackrequest.State {
		found, err := w.Store.Client().FeedbackRequest.Get(w.System(t), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		return found.State
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error { // nobody who may read it learns a name
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetLineManagerAuthor(promise.Hidden).Exec(ctx)
	})
	version := func() int {
		found, err := w.Store.Client().Cycle.Get(w.System(t), testkit.ID("cyc", label))
		if err != nil {
			t.Fatal(err)
		}
		return found.Version
	}
	if _, err := w.Parts.Cycles.Close(w.As(t, "asa"), cycle.CloseCycleInput{
		CycleID: testkit.ID("cyc", label), ExpectedVersion: version(),
	}); err != nil {
		t.Fatal(err)
	}
	if got := state(made); got != feedbackrequest.StateEXPIRED {
		t.Errorf("closed, the draft is %s", got)
	}
	if _, err := w.Parts.Cycles.Reopen(w.As(t, "hana"), cycle.ReopenCycleInput{
		CycleID: testkit.ID("cyc", label), ExpectedVersion: version(), EndsAt: new(testkit.Now().AddDate(0, 0, 40)),
	}); err != nil {
		t.Fatal(err)
	}
	if got := state(made); got != feedbackrequest.StateDRAFT {
		t.Errorf("reopened, the draft is %s", got)
	}
	release(t, w, label)
	if got := state(handed); got != feedbackrequest.StateRELEASED {
		t.Errorf("released, what was handed in is %s", got)
	}
}

// TestSwitchOfUnasked: not in an Anonymous cycle, at its field, whichever comes first; and it stands once published.
func TestSwitchOfUnasked(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	hana, draft := w.As(t, "hana"), testkit.ID("cyc", "named-draft")
	yes, anonymous := true, promise.Anonymous
	update := func(id string, version int, change cycle.UpdateCycleInput) error {
		change.CycleID, change.ExpectedVersion = id, version
		_, err := w.Parts.Cycles.Update(hana, change)
		return err
	}
	if err := update(draft, 1, cycle.UpdateCycleInput{ProactiveAllowed: &yes, Preset: &anonymous}); !hasKey(err, "cycle.proactive_anonymous") {
		t.Errorf("both at once: %v", err)
	}
	if err := update(draft, 1, cycle.UpdateCycleInput{ProactiveAllowed: &yes}); err != nil {
		t.Fatal(err)
	}
	if err := update(draft, 2, cycle.UpdateCycleInput{Preset: &anonymous}); !hasKey(err, "cycle.proactive_anonymous") {
		t.Errorf("Anonymous afterwards: %v", err)
	}
	if err := update(testkit.ID("cyc", "named-open0"), 1, cycle.UpdateCycleInput{ProactiveAllowed: &yes}); !hasKey(err, "cycle.frozen") {
		t.Errorf("an open cycle: %v", err)
	}
	copied, err := w.Parts.Cycles.Copy(hana, cycle.CopyCycleInput{CycleID: draft, Name: "Again", IdempotencyKey: "k"})
	if err != nil || !copied.ProactiveAllowed || copied.State != entcycle.StateDRAFT {
		t.Errorf("copied %+v, %v", copied, err)
	}
}

// TestNobodyIsToldToWriteUnasked: it raises no to-do and no message, for its writer neither.
func TestNobodyIsToldToWriteUnasked(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const label = "confidential-open0"
	openToAll(t, w, label)
	made := begin(t, w, "rex", label)
	told, err := w.Store.Client().Message.Query().Where(message.RequestID(made.ID)).Count(w.System(t))
	if err != nil || told != 0 {
		t.Errorf("%d messages, %v", told, err)
	}
}

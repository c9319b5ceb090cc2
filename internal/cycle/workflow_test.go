package cycle_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/question"
	"sightline/internal/apperr"
	"sightline/internal/axis"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// command is one act of workflow C on a cycle, as an HR admin.
type command struct {
	from []entcycle.State
	do   func(ctx context.Context, c *cycle.Cycles, id string) error
}

func commands() map[string]command {
	const draft, scheduled, open = entcycle.StateDRAFT, entcycle.StateSCHEDULED, entcycle.StateOPEN
	const closed, archived = entcycle.StateCLOSED, entcycle.StateARCHIVED
	in := func(states ...entcycle.State) []entcycle.State { return states }
	name, otto := "Other", []string{testkit.ID("usr", "otto")}
	return map[string]command{
		"publish": {in(draft), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.Publish(ctx, cycle.PublishCycleInput{CycleID: id, ExpectedVersion: 1})
			return err
		}},
		"close": {in(open), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.Close(ctx, cycle.CloseCycleInput{CycleID: id, ExpectedVersion: 1})
			return err
		}},
		"reopen": {in(closed), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.Reopen(ctx, cycle.ReopenCycleInput{CycleID: id, ExpectedVersion: 1})
			return err
		}},
		"archive": {in(closed), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.Archive(ctx, cycle.ArchiveCycleInput{CycleID: id, ExpectedVersion: 1})
			return err
		}},
		"unarchive": {in(archived), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.Unarchive(ctx, cycle.UnarchiveCycleInput{CycleID: id, ExpectedVersion: 1})
			return err
		}},
		"update": {in(draft, scheduled, open), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.Update(ctx, cycle.UpdateCycleInput{CycleID: id, ExpectedVersion: 1, Name: &name})
			return err
		}},
		"questions": {in(draft), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.SetQuestionnaire(ctx, cycle.SetQuestionnaireInput{CycleID: id, ExpectedVersion: 1})
			return err
		}},
		"groups": {in(draft), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.SetGroups(ctx, cycle.SetReviewedGroupsInput{CycleID: id, ExpectedVersion: 1, Everyone: true})
			return err
		}},
		"owners": {in(draft, scheduled, open, closed), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.SetOwners(ctx, cycle.SetCycleOwnersInput{CycleID: id, ExpectedVersion: 1, OwnerIDs: otto})
			return err
		}},
		"add": {in(draft, scheduled, open), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.AddReviewees(ctx, cycle.AddRevieweesInput{CycleID: id, UserIDs: otto})
			return err
		}},
		"remove": {in(draft, scheduled, open), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.RemoveReviewees(ctx, cycle.RemoveRevieweesInput{CycleID: id, UserIDs: otto})
			return err
		}},
		"notify": {in(open), func(ctx context.Context, c *cycle.Cycles, id string) error {
			_, err := c.Notify(ctx, cycle.SendCycleNoticeInput{
				CycleID: id, Phase: cyclenotice.PhaseWRITE, IdempotencyKey: "one",
			})
			return err
		}},
	}
}

// labels are a cycle in each state.
func labels() map[entcycle.State]string {
	return map[entcycle.State]string{
		entcycle.StateDRAFT: "named-draft", entcycle.StateSCHEDULED: "named-scheduled", entcycle.StateOPEN: "named-open0",
		entcycle.StateCLOSED: "named-closed", entcycle.StateARCHIVED: "named-archived",
	}
}

func TestCycleWorkflow(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for name, c := range commands() {
		for state, label := range labels() {
			w := origin
			if slices.Contains(c.from, state) {
				w = origin.Copy(t)
			}
			version := w.Version(t)
			err := c.do(w.As(t, "ada"), w.Parts.Cycles, testkit.ID("cyc", label))
			if slices.Contains(c.from, state) {
				if err != nil || w.Version(t) == version {
					t.Errorf("%s in %s: %v", name, state, err)
				}
				continue
			}
			if apperr.CodeOf(err) != apperr.InvalidState {
				t.Errorf("%s in %s: %v", name, state, err)
			}
			if w.Version(t) != version {
				t.Errorf("%s in %s was refused and changed something", name, state)
			}
		}
	}
}

func stateOf(t *testing.T, w *testkit.World, label string) entcycle.State {
	t.Helper()
	found, err := w.Store.Client().Cycle.Get(w.System(t), testkit.ID("cyc", label))
	if err != nil {
		t.Fatal(err)
	}
	return found.State
}

// TestTheClockMovesCycles: a scheduled cycle opens at its start, an open one closes at its end; what is unfinished
// ends with it, and what was handed in stays.
func TestTheClockMovesCycles(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, step := range []struct {
		wait time.Duration
		want map[string]entcycle.State
	}{
		{0, map[string]entcycle.State{"named-scheduled": entcycle.StateSCHEDULED, "named-open0": entcycle.StateOPEN}},
		{5*24*time.Hour - time.Microsecond, map[string]entcycle.State{"named-scheduled": entcycle.StateSCHEDULED}},
		{time.Microsecond, map[string]entcycle.State{"named-scheduled": entcycle.StateOPEN, "named-draft": entcycle.StateDRAFT}},
		{25 * 24 * time.Hour, map[string]entcycle.State{"named-open0": entcycle.StateCLOSED, "named-scheduled": entcycle.StateOPEN}},
	} {
		w.Clock.Advance(step.wait)
		if err := w.Parts.Cycles.Move(t.Context()); err != nil {
			t.Fatal(err)
		}
		for label, want := range step.want {
			if got := stateOf(t, w, label); got != want {
				t.Errorf("%s after %s: %s instead of %s", label, step.wait, got, want)
			}
		}
	}
	open, err := w.Store.Client().FeedbackRequest.Query().Where(
		feedbackrequest.CycleID(testkit.ID("cyc", "named-open0")), feedbackrequest.StateIn(feedbackrequest.StateNOMINATED,
			feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT)).Count(w.System(t))
	if err != nil || open != 0 {
		t.Errorf("%d requests are still open in a closed cycle, %v", open, err)
	}
	kept, err := w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(testkit.ID("cyc", "named-open0")),
		feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED)).Count(w.System(t))
	if err != nil || kept != 2 {
		t.Errorf("%d of 2 answers stay handed in, %v", kept, err)
	}
}

// TestRepeatedKeysDoNothingTwice: the same key makes one draft and sends one announcement.
func TestRepeatedKeysDoNothingTwice(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada := w.As(t, "ada")
	first, err := w.Parts.Cycles.Create(ada, cycle.CreateCycleInput{Name: "One", IdempotencyKey: "same"})
	if err != nil {
		t.Fatal(err)
	}
	second, err := w.Parts.Cycles.Create(w.As(t, "ada"), cycle.CreateCycleInput{Name: "One", IdempotencyKey: "same"})
	if err != nil || second.ID != first.ID {
		t.Errorf("got %v, %v", second, err)
	}
	other, err := w.Parts.Cycles.Create(w.As(t, "hana"), cycle.CreateCycleInput{Name: "One", IdempotencyKey: "same"})
	if err != nil || other.ID == first.ID {
		t.Errorf("somebody else's key is theirs: %v, %v", other, err)
	}
	notify := func() (*ent.CycleNotice, int) {
		notice, err := w.Parts.Cycles.Notify(w.As(t, "ada"), cycle.SendCycleNoticeInput{
			CycleID: testkit.ID("cyc", "named-open0"), Phase: cyclenotice.PhaseWRITE, IdempotencyKey: "once",
		})
		if err != nil {
			t.Fatal(err)
		}
		mails, err := w.Store.Client().Mail.Query().Where(mail.KindEQ(mail.KindFEEDBACK_ASKED)).Count(w.System(t))
		if err != nil {
			t.Fatal(err)
		}
		return notice, mails
	}
	one, sent := notify()
	two, after := notify()
	if one.ID != two.ID || sent != after {
		t.Errorf("%d mails, then %d; %s and %s", sent, after, one.ID, two.ID)
	}
}

// TestPublishingNeeds: one question, one reviewee and a start; dates in order.
func TestPublishingNeeds(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada := w.As(t, "ada")
	blank, err := w.Parts.Cycles.Create(ada, cycle.CreateCycleInput{Name: "Blank", IdempotencyKey: "k"})
	if err != nil {
		t.Fatal(err)
	}
	problems, err := w.Parts.Cycles.Problems(ada, blank)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, problem := range problems {
		keys = append(keys, problem.Key)
	}
	for _, key := range []string{"cycle.no_question", "cycle.no_reviewee", "cycle.no_start"} {
		if !slices.Contains(keys, key) {
			t.Errorf("%s is missing in %v", key, keys)
		}
	}
	before, after := testkit.Now().Add(time.Hour), testkit.Now().Add(2*time.Hour)
	_, err = w.Parts.Cycles.Update(ada, cycle.UpdateCycleInput{
		CycleID: blank.ID, ExpectedVersion: blank.Version,
		Timeline: &cycle.TimelineInput{StartsAt: &after, WriteUntil: &before},
	})
	if apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("dates out of order: %v", err)
	}
}

// TestAPublishedPolicyStands: who reads what cannot be changed any more (V3).
func TestAPublishedPolicyStands(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	version := w.Version(t)
	named := promise.Named
	for _, label := range []string{"confidential-scheduled", "confidential-open0"} {
		_, err := w.Parts.Cycles.Update(w.As(t, "wim"), cycle.UpdateCycleInput{
			CycleID: testkit.ID("cyc", label), ExpectedVersion: 1, Preset: &named,
		})
		if apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%s: got %v", label, err)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestV3_TheStartOfACycleThatBeganStays: how far an HR administrator reads goes by it, so nobody moves or clears it.
func TestV3_TheStartOfACycleThatBeganStays(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	later, end := testkit.Now().Add(time.Hour), testkit.Now().Add(48*time.Hour)
	id := testkit.ID("cyc", "confidential-open0")
	found, err := w.Store.Client().Cycle.Get(w.System(t), id)
	if err != nil {
		t.Fatal(err)
	}
	for name, start := range map[string]*time.Time{"moved": &later, "cleared": nil} {
		_, err := w.Parts.Cycles.Update(w.As(t, "wim"), cycle.UpdateCycleInput{
			CycleID: id, ExpectedVersion: found.Version, Timeline: &cycle.TimelineInput{StartsAt: start, WriteUntil: &end},
		})
		if apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := w.Parts.Cycles.Update(w.As(t, "wim"), cycle.UpdateCycleInput{
		CycleID: id, ExpectedVersion: found.Version,
		Timeline: &cycle.TimelineInput{StartsAt: found.StartsAt, WriteUntil: &end},
	}); err != nil {
		t.Errorf("another end: %v", err)
	}
}

// TestBadQuestionnaires: each fault is told at its field.
func TestBadQuestionnaires(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	version := w.Version(t)
	asked := func(kind question.Kind, text string, labels ...string) *cycle.QuestionInput {
		return &cycle.QuestionInput{Kind: kind, Text: text, Labels: labels}
	}
	graph := func(axes ...*axis.Axis) []*cycle.QuestionInput {
		return []*cycle.QuestionInput{{Kind: question.KindGRAPH_2D, Text: "Where?", Axes: axes}}
	}
	for name, questions := range map[string][]*cycle.QuestionInput{
		"a graph without axes": graph(),
		"a graph of one axis":  graph(&axis.Axis{Name: "Results"}),
		"an axis unnamed":      graph(&axis.Axis{Name: "Results"}, &axis.Axis{Low: "little"}),
		"the same axis twice":  graph(&axis.Axis{Name: "Results"}, &axis.Axis{Name: "results "}),
		"an endless axis":      graph(&axis.Axis{Name: strings.Repeat("x", 61)}, &axis.Axis{Name: "Way of working"}),
		"no words":             {asked(question.KindTEXT, "  ")},
		"twice the same":       {asked(question.KindTEXT, "Why?"), asked(question.KindTEXT, "why?")},
		"a scale of one":       {asked(question.KindSCALE, "How?", "only")},
		"a scale of eleven":    {asked(question.KindSCALE, "How?", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")},
		"an option unsaid":     {asked(question.KindSINGLE_CHOICE, "Which?", "one", " ")},
		"a choice without":     {asked(question.KindMULTI_CHOICE, "Which?")},
		"far too many points":  slices.Repeat([]*cycle.QuestionInput{asked(question.KindTEXT, "Why?")}, 201),
	} {
		_, err := w.Parts.Cycles.SetQuestionnaire(w.As(t, "ada"), cycle.SetQuestionnaireInput{
			CycleID: testkit.ID("cyc", "named-draft"), ExpectedVersion: 1,
			Sections: []*cycle.SectionInput{{Title: "One", Questions: questions}},
		})
		if apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

package assessment_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/assessment"
	cycles "sightline/internal/cycle"
	"sightline/internal/explain"
	"sightline/internal/testkit"
)

const (
	named     = "named-open2"
	anonymous = "anonymous-open2"
	day       = 24 * time.Hour
)

func list(label string) string { return testkit.ID("prt", label) }

func words(label, text string) []*answers.AnswerInput {
	return []*answers.AnswerInput{{QuestionID: testkit.ID("qst", label+"/text"), Text: &text}}
}

func version(t *testing.T, w *testkit.World, label string) int {
	t.Helper()
	found, err := w.Store.Client().SelfAssessment.Query().
		Where(selfassessment.ParticipationID(list(label))).Only(w.System(t))
	if ent.IsNotFound(err) {
		return 0
	}
	if err != nil {
		t.Fatal(err)
	}
	return found.Version
}

// act is one step of somebody with what they write about themselves.
type act func(t *testing.T, w *testkit.World, persona, label string) error

func save(t *testing.T, w *testkit.World, persona, label string) error {
	t.Helper()
	_, err := w.Parts.Assessments.SaveDraft(w.As(t, persona), assessment.SaveSelfAssessmentInput{
		ParticipationID: list(label), ExpectedVersion: version(t, w, label),
		Answers: words(strings.Split(label, "/")[0], "I keep my promises."),
	})
	return err
}

func submit(t *testing.T, w *testkit.World, persona, label string) error {
	t.Helper()
	seen := ""
	if v, err := w.Parts.Explain.Explain(w.As(t, persona), list(label), explain.SelfText); err == nil {
		seen = v.Version
	}
	_, err := w.Parts.Assessments.Submit(w.As(t, persona), assessment.SubmitSelfAssessmentInput{
		ParticipationID: list(label), ExpectedVersion: version(t, w, label), VisibilityVersion: seen,
	})
	return err
}

func reopen(t *testing.T, w *testkit.World, persona, label string) error {
	t.Helper()
	_, err := w.Parts.Assessments.Reopen(w.As(t, persona), assessment.ReopenSelfAssessmentInput{
		ParticipationID: list(label), ExpectedVersion: version(t, w, label),
	})
	return err
}

func keyOf(err error) string {
	failure, ok := err.(*apperr.Error) //nolint:errorlint // commands return it bare
	switch {
	case err == nil:
		return ""
	case ok:
		return failure.Key
	}
	if all, is := err.(apperr.List); is { //nolint:errorlint // commands return it bare
		return all[0].Key
	}
	return err.Error()
}

// inState puts the reviewee's own view into a state, empty for nothing written.
func inState(t *testing.T, w *testkit.World, label string, state selfassessment.State) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if _, err := tx.SelfAnswer.Delete().Where(selfanswer.HasAssessmentWith(
			selfassessment.ParticipationID(list(label)))).Exec(ctx); err != nil {
			return err
		}
		if _, err := tx.SelfAssessment.Delete().Where(selfassessment.ParticipationID(list(label))).Exec(ctx); err != nil {
			return err
		}
		if state == "" {
			return nil
		}
		made, err := tx.SelfAssessment.Create().SetParticipationID(list(label)).SetState(state).Save(ctx)
		if err != nil {
			return err
		}
		return tx.SelfAnswer.Create().SetAssessmentID(made.ID).SetText("I keep my promises.").
			SetQuestionID(testkit.ID("qst", strings.Split(label, "/")[0]+"/text")).Exec(ctx)
	})
}

// TestOwnViewWorkflow: each step is done from the states that allow it, by the reviewee alone, while the cycle is open
// and nothing is released; everything else is refused, and changes nothing.
func TestOwnViewWorkflow(t *testing.T) {
	t.Parallel()
	const draft, handedIn = selfassessment.StateDRAFT, selfassessment.StateSUBMITTED
	steps := []struct {
		name string
		do   act
		// from are the states with the refusal in each; empty where it is done.
		from map[selfassessment.State]string
		to   selfassessment.State
	}{
		{"save", save, map[selfassessment.State]string{"": "", draft: "", handedIn: "state.submit"}, draft},
		{"submit", submit, map[selfassessment.State]string{
			"": "feedback.unanswered", draft: "", handedIn: "state.submit",
		}, handedIn},
		{"reopen", reopen, map[selfassessment.State]string{
			"": "state.self_reopen", draft: "state.self_reopen", handedIn: "",
		}, draft},
	}
	origin := testkit.New(t)
	for _, plan := range []string{named, anonymous} {
		label := plan + "/sue"
		for _, step := range steps {
			for from, want := range step.from {
				w := origin.Copy(t)
				inState(t, w, label, from)
				for _, other := range []string{"max", "hana", "ada", "asa", "rae"} {
					if err := step.do(t, w, other, label); err == nil {
						t.Errorf("%s: %s by %s was carried out", plan, step.name, other)
					}
				}
				err := step.do(t, w, "sue", label)
				if keyOf(err) != want {
					t.Errorf("%s: %s from %q: %v, want %q", plan, step.name, from, err, want)
				}
				after := from
				if want == "" {
					after = step.to
				}
				found, err := w.Store.Client().SelfAssessment.Query().
					Where(selfassessment.ParticipationID(list(label))).Only(w.System(t))
				if after != "" && (err != nil || found.State != after || (found.SubmittedAt != nil) !=
					(step.name == "submit" && want == "")) {
					t.Errorf("%s: %s from %q leads to %+v, %v; want %s", plan, step.name, from, found, err, after)
				}
			}
		}
	}
}

// TestOwnViewHasItsTime: before the phase to write, after a deadline that binds, after the release and after the close
// nothing is written, handed in or taken back; nor where the cycle does not ask.
func TestOwnViewHasItsTime(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	later := func(days int) func(*ent.CycleUpdateOne) {
		return func(u *ent.CycleUpdateOne) { u.SetApproveUntil(testkit.Now().AddDate(0, 0, days)) }
	}
	for name, c := range map[string]struct {
		plan   string
		change func(*ent.CycleUpdateOne)
		wait   int
		want   string
	}{
		"before the phase to write":   {named, later(1), 0, "state.self_early"},
		"when it begins":              {named, later(1), 1, ""},
		"without dates before it":     {named, func(u *ent.CycleUpdateOne) { u.ClearApproveUntil().ClearNominateUntil() }, 0, ""},
		"after a date that guides":    {named, func(*ent.CycleUpdateOne) {}, 11, ""},
		"after the deadline":          {named, func(u *ent.CycleUpdateOne) { u.SetWriteDeadline(true) }, 11, "state.write_over"},
		"in the days of grace":        {named, func(u *ent.CycleUpdateOne) { u.SetWriteDeadline(true).SetGraceDays(2) }, 11, ""},
		"Anonymous, after the date":   {anonymous, func(*ent.CycleUpdateOne) {}, 11, "state.write_over"},
		"after the close":             {named, func(u *ent.CycleUpdateOne) { u.SetState(cycle.StateCLOSED) }, 0, "state.cycle_not_open"},
		"where the cycle asks nobody": {named, func(u *ent.CycleUpdateOne) { u.SetSelfAssessment(false) }, 0, "forbidden"},
	} {
		for state, do := range map[selfassessment.State][]act{
			selfassessment.StateDRAFT: {save, submit}, selfassessment.StateSUBMITTED: {reopen},
		} {
			w := origin.Copy(t)
			inState(t, w, c.plan+"/sue", state)
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				update := tx.Cycle.UpdateOneID(testkit.ID("cyc", c.plan))
				c.change(update)
				return update.Exec(ctx)
			})
			w.Clock.Advance(time.Duration(c.wait) * day)
			for n, one := range do {
				if got := keyOf(one(t, w, "sue", c.plan+"/sue")); got != c.want {
					t.Errorf("%s, step %d from %s: %q, want %q", name, n, state, got, c.want)
				}
			}
		}
	}
	w := origin.Copy(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Participation.UpdateOneID(list(named + "/sue")).SetReleasedAt(testkit.Now()).Exec(ctx)
	})
	for name, do := range map[string]act{"save": save, "submit": submit, "reopen": reopen} {
		if err := do(t, w, "sue", named+"/sue"); apperr.CodeOf(err) != apperr.InvalidState {
			t.Errorf("%s after the release: %v", name, err)
		}
	}
}

// TestBadOwnViews: what does not fit the question, belongs to no question or is too much is refused at its field.
func TestBadOwnViews(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	label := named + "/hana"
	prose, scale := testkit.ID("qst", named+"/text"), testkit.ID("qst", named+"/scale")
	long, short, point := strings.Repeat("a", 20_001), "words", 9
	twice := words(named, "one")
	var many []*answers.AnswerInput
	for range 201 {
		many = append(many, twice[0])
	}
	before := w.Hash(t)
	for name, c := range map[string]struct {
		given []*answers.AnswerInput
		want  string
	}{
		"too long":              {words(named, long), "too_long"},
		"twice":                 {append(twice, twice...), "feedback.twice"},
		"of another cycle":      {words(anonymous, "one"), "feedback.question"},
		"words to a scale":      {[]*answers.AnswerInput{{QuestionID: scale, Text: &short}}, "feedback.kind"},
		"no point of the scale": {[]*answers.AnswerInput{{QuestionID: scale, Scale: &point}}, "feedback.scale"},
		"a choice of prose":     {[]*answers.AnswerInput{{QuestionID: prose, Choices: []int{0}}}, "feedback.kind"},
		"more than at once":     {many, "too_many"},
	} {
		_, err := w.Parts.Assessments.SaveDraft(w.As(t, "hana"), assessment.SaveSelfAssessmentInput{
			ParticipationID: list(label), ExpectedVersion: version(t, w, label), Answers: c.given,
		})
		if keyOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	for name, id := range map[string]string{"another's": list(named + "/sue"), "nobody's": testkit.ID("prt", "none")} {
		_, err := w.Parts.Assessments.SaveDraft(w.As(t, "rae"), assessment.SaveSelfAssessmentInput{ParticipationID: id})
		if apperr.CodeOf(err) != apperr.NotFound {
			t.Errorf("%s participation: %v", name, err)
		}
	}
	if w.Hash(t) != before {
		t.Error("something was written all the same")
	}
}

// TestTwoWindowsOfOneReviewee: of two first saves, and of two from one version, one is refused with what the other
// wrote; nothing is lost unsaid.
func TestTwoWindowsOfOneReviewee(t *testing.T) {
	t.Parallel()
	for range testkit.Rounds(t) {
		w := testkit.New(t)
		label := named + "/sue"
		inState(t, w, label, "")
		for _, expected := range []int{0, 1} {
			ctx := w.As(t, "sue")
			var both sync.WaitGroup
			results := make([]error, 2)
			for n := range results {
				both.Go(func() {
					_, results[n] = w.Parts.Assessments.SaveDraft(ctx, assessment.SaveSelfAssessmentInput{
						ParticipationID: list(label), ExpectedVersion: expected, Answers: words(named, "one"),
					})
				})
			}
			both.Wait()
			conflicts := 0
			for _, err := range results {
				if apperr.CodeOf(err) == apperr.Conflict {
					conflicts++
				} else if err != nil {
					t.Errorf("from version %d: %v", expected, err)
				}
			}
			if conflicts != 1 || version(t, w, label) != expected+1 {
				t.Errorf("from version %d: %d conflicts, then version %d", expected, conflicts, version(t, w, label))
			}
		}
	}
}

// TestHandingInOwnViewFreezes: it was written under a promise, which stands from then on; whoever would read it has to
// be whom the form showed; the act stands in the log, in an Anonymous cycle too, for everybody knows who writes it.
func TestHandingInOwnViewFreezes(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	label := named + "/hana"
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", named)).ClearPolicyFrozenAt().Exec(ctx)
	})
	_, err := w.Parts.Assessments.Submit(w.As(t, "hana"), assessment.SubmitSelfAssessmentInput{
		ParticipationID: list(label), ExpectedVersion: version(t, w, label), VisibilityVersion: "another",
	})
	if keyOf(err) != "readers_changed" {
		t.Errorf("under other readers: %v", err)
	}
	for _, plan := range []string{named, anonymous} {
		if err := submit(t, w, "hana", plan+"/hana"); err != nil {
			t.Fatal(err)
		}
		logged, err := w.Store.Client().AuditEvent.Query().Where(auditevent.Action("SUBMIT_SELF_ASSESSMENT"),
			auditevent.ObjectID(list(plan+"/hana"))).Count(w.System(t))
		if err != nil || logged != 1 {
			t.Errorf("%s: %d lines in the log, %v", plan, logged, err)
		}
	}
	found, err := w.Store.Client().Cycle.Get(w.System(t), testkit.ID("cyc", named))
	if err != nil || found.PolicyFrozenAt == nil {
		t.Errorf("the promise is not frozen: %v", err)
	}
}

// TestOwnViewIsNotTakenAway: once the phase to write has begun whoever runs the cycle takes no reviewee out of it, and
// hears the same whether they have written about themselves or not; before it they may.
func TestOwnViewIsNotTakenAway(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	label := named + "/sue"
	for _, state := range []selfassessment.State{"", selfassessment.StateDRAFT, selfassessment.StateSUBMITTED} {
		w := origin.Copy(t)
		inState(t, w, label, state)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			about := feedbackrequest.ParticipationID(list(label))
			if _, err := tx.Answer.Delete().Where(answer.HasRequestWith(about)).Exec(ctx); err != nil {
				return err
			}
			_, err := tx.FeedbackRequest.Delete().Where(about).Exec(ctx)
			return err
		})
		_, err := w.Parts.Cycles.RemoveReviewees(w.As(t, "asa"), cycles.RemoveRevieweesInput{
			CycleID: testkit.ID("cyc", named), UserIDs: []string{testkit.ID("usr", "sue")},
		})
		if err == nil || err.Error() != "INVALID_STATE: state.reviewee_writes" {
			t.Errorf("with %q: %v", state, err)
		}
	}
}

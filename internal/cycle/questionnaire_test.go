package cycle_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/question"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/testkit"
)

// ask replaces the questionnaire of the named draft by one section.
func ask(t *testing.T, w *testkit.World, scale *cycle.RatingScaleInput, questions ...*cycle.QuestionInput) (*ent.Cycle, error) {
	t.Helper()
	found := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", "named-draft"))
	return w.Parts.Cycles.SetQuestionnaire(w.As(t, "ada"), cycle.SetQuestionnaireInput{
		CycleID: found.ID, ExpectedVersion: found.Version, Scale: scale,
		Sections: []*cycle.SectionInput{{Title: "One", Questions: questions}},
	})
}

func draftQuestions(t *testing.T, w *testkit.World) []*ent.Question {
	t.Helper()
	return w.Store.Client().Question.Query().Where(question.CycleID(testkit.ID("cyc", "named-draft"))).
		Order(ent.Asc(question.FieldPosition)).AllX(w.System(t))
}

// TestTheScaleOfACycle: questions that share it are answered on it, also after it changed; those with a scale of their
// own stay.
func TestTheScaleOfACycle(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	yes := true
	shared := func() *cycle.QuestionInput {
		return &cycle.QuestionInput{Kind: question.KindSCALE, Text: "Listens.", CycleScale: &yes, Labels: []string{"passed over"}}
	}
	own := func() *cycle.QuestionInput {
		return &cycle.QuestionInput{Kind: question.KindSCALE, Text: "Plans.", Labels: []string{"no", "yes"}}
	}
	if _, err := ask(t, w, nil, own(), shared()); problemAt(err) != "sections.0.questions.1.cycleScale" {
		t.Errorf("a scale that there is not: %v", err)
	}
	for _, labels := range [][]string{{"low", "high"}, {"never", "at times", "always"}} {
		found, err := ask(t, w, &cycle.RatingScaleInput{Labels: labels, AllowNotApplicable: true}, own(), shared())
		if err != nil || !slices.Equal(found.ScaleLabels, labels) {
			t.Fatalf("%v: %v", found, err)
		}
		rows := draftQuestions(t, w)
		if !slices.Equal(rows[0].Labels, []string{"no", "yes"}) || rows[0].AllowNotApplicable || rows[0].CycleScale {
			t.Errorf("its own scale became %v", rows[0])
		}
		if !slices.Equal(rows[1].Labels, labels) || !rows[1].AllowNotApplicable || !rows[1].CycleScale {
			t.Errorf("the shared scale is %v", rows[1])
		}
	}
	if kept, err := ask(t, w, nil, shared()); err != nil || len(kept.ScaleLabels) != 3 {
		t.Errorf("left out: %v, %v", kept, err)
	}
	for place, labels := range map[string][]string{
		"scale.labels": {"only"}, "scale.labels.1": {"one", " "}, "scale.labels.2": {"one", "two", "one"},
		"sections.0.questions.0.cycleScale": {},
	} {
		if _, err := ask(t, w, &cycle.RatingScaleInput{Labels: labels}, shared()); problemAt(err) != place {
			t.Errorf("%v: %v", labels, err)
		}
	}
}

// TestWordingIsChecked: placeholders that stand for nothing are told at the field in which they were typed.
func TestWordingIsChecked(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	good, bad, long := "What do you keep, {first name}?", "What about {team}?", strings.Repeat("x", 501)
	text := func(text string, self, help *string) *cycle.QuestionInput {
		return &cycle.QuestionInput{Kind: question.KindTEXT, Text: text, TextSelf: self, Help: help}
	}
	for place, q := range map[string]*cycle.QuestionInput{
		"text": text(bad, nil, nil), "textSelf": text("Why?", &bad, nil), "help": text("Why?", nil, &bad),
	} {
		if _, err := ask(t, w, nil, q); problemAt(err) != "sections.0.questions.0."+place {
			t.Errorf("%s: %v", place, err)
		}
	}
	if _, err := ask(t, w, nil, text("Why?", &long, nil)); problemAt(err) != "sections.0.questions.0.textSelf" {
		t.Errorf("too long: %v", err)
	}
	if _, err := ask(t, w, nil, text("What should {Vorname} keep?", &good, nil)); err != nil || draftQuestions(t, w)[0].TextSelf != good {
		t.Errorf("what is right: %v", err)
	}
}

// TestTwoHundredQuestions are taken, one more is not.
func TestTwoHundredQuestions(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	many := make([]*cycle.QuestionInput, 201)
	for n := range many {
		many[n] = &cycle.QuestionInput{Kind: question.KindTEXT, Text: "Question " + strconv.Itoa(n)}
	}
	if _, err := ask(t, w, nil, many...); problemAt(err) != "sections" {
		t.Errorf("201: %v", err)
	}
	if _, err := ask(t, w, nil, many[:200]...); err != nil || len(draftQuestions(t, w)) != 200 {
		t.Errorf("200: %v", err)
	}
}

// TestAnsweredQuestionsStay: from its publication on nobody changes the questionnaire of a cycle, so that no answer can
// lose its question, whatever state the cycle is in and whoever asks.
func TestAnsweredQuestionsStay(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	answered, err := w.Store.Client().FeedbackRequest.Query().Where(
		feedbackrequest.CycleID(testkit.ID("cyc", "named-open0")), feedbackrequest.HasAnswers()).Count(w.System(t))
	if err != nil || answered == 0 {
		t.Fatalf("%d requests were answered, %v", answered, err)
	}
	version := w.Version(t)
	for _, plan := range testkit.Plans() {
		if plan.State == entcycle.StateDRAFT {
			continue
		}
		found := w.Store.Client().Cycle.GetX(w.System(t), testkit.ID("cyc", plan.Label))
		for _, sections := range [][]*cycle.SectionInput{nil, {{Title: "Other"}}} {
			_, err := w.Parts.Cycles.SetQuestionnaire(w.As(t, "ada"), cycle.SetQuestionnaireInput{
				CycleID: found.ID, ExpectedVersion: found.Version, Sections: sections,
			})
			if apperr.CodeOf(err) != apperr.InvalidState {
				t.Errorf("%s: %v", plan.Label, err)
			}
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// problemAt is where the only problem stands.
func problemAt(err error) string {
	var list apperr.List
	if !errors.As(err, &list) || len(list) != 1 {
		return ""
	}
	return strings.Join(list[0].Path, ".")
}

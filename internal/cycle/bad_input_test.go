package cycle_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sightline/ent/question"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/testkit"
)

// allFieldsOf are the fields of everything that was wrong at once.
func allFieldsOf(err error) []string {
	var list apperr.List
	if !errors.As(err, &list) {
		return fieldsOf(err)
	}
	var fields []string
	for _, problem := range list {
		fields = append(fields, strings.Join(problem.Path, " "))
	}
	return fields
}

// TestBadSettings: dates out of order, dates that are none and texts without end are refused at their field, and
// nothing is written.
func TestBadSettings(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	endless, version := strings.Repeat("ä", 100_000), w.Version(t)
	in := func(days int) *time.Time { return new(testkit.Now().AddDate(0, 0, days)) }
	year := func(year int) *time.Time { return new(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)) }
	dated := func(timeline cycle.TimelineInput) cycle.UpdateCycleInput {
		return cycle.UpdateCycleInput{Timeline: &timeline}
	}
	for name, c := range map[string]struct {
		input cycle.UpdateCycleInput
		want  []string
	}{
		"chosen before it starts":   {dated(cycle.TimelineInput{StartsAt: in(2), NominateUntil: in(1)}), []string{"timeline nominateUntil"}},
		"approved before chosen":    {dated(cycle.TimelineInput{NominateUntil: in(2), ApproveUntil: in(1)}), []string{"timeline approveUntil"}},
		"written before approved":   {dated(cycle.TimelineInput{ApproveUntil: in(2), WriteUntil: in(1)}), []string{"timeline writeUntil"}},
		"released before written":   {dated(cycle.TimelineInput{WriteUntil: in(2), ReleaseAt: in(1)}), []string{"timeline releaseAt"}},
		"over before it starts":     {dated(cycle.TimelineInput{StartsAt: in(2), EndsAt: in(1)}), []string{"timeline endsAt"}},
		"two of them":               {dated(cycle.TimelineInput{StartsAt: in(3), WriteUntil: in(2), EndsAt: in(1)}), []string{"timeline writeUntil", "timeline endsAt"}},
		"before there were dates":   {dated(cycle.TimelineInput{StartsAt: year(1969)}), []string{"timeline startsAt"}},
		"after all dates":           {dated(cycle.TimelineInput{EndsAt: year(2201)}), []string{"timeline endsAt"}},
		"grace for ever":            {dated(cycle.TimelineInput{GraceDays: new(61)}), []string{"timeline graceDays"}},
		"grace that is taken":       {dated(cycle.TimelineInput{GraceDays: new(-1)}), []string{"timeline graceDays"}},
		"an endless name":           {cycle.UpdateCycleInput{Name: new(endless)}, []string{"name"}},
		"an endless introduction":   {cycle.UpdateCycleInput{Introduction: new(endless)}, []string{"introduction"}},
		"a name that nobody sees":   {cycle.UpdateCycleInput{Name: new("\u200b \u2060\ufeff")}, []string{"name"}},
		"more at least than most":   {cycle.UpdateCycleInput{MinReviewers: new(9), MaxReviewers: new(3)}, []string{"maxReviewers"}},
		"fewer than nobody":         {cycle.UpdateCycleInput{MinReviewers: new(-1)}, []string{"minReviewers"}},
		"suggested under the least": {cycle.UpdateCycleInput{MinReviewers: new(4), SuggestedReviewers: new(3)}, []string{"suggestedReviewers"}},
		"suggested over the most":   {cycle.UpdateCycleInput{MaxReviewers: new(4), SuggestedReviewers: new(5)}, []string{"suggestedReviewers"}},
		"suggested nonsense":        {cycle.UpdateCycleInput{SuggestedReviewers: new(-1)}, []string{"suggestedReviewers"}},
		"more than there could be":  {cycle.UpdateCycleInput{MaxReviewers: new(51)}, []string{"maxReviewers"}},
	} {
		c.input.CycleID, c.input.ExpectedVersion = testkit.ID("cyc", "named-draft"), 1
		if _, err := w.Parts.Cycles.Update(w.As(t, "hana"), c.input); !slices.Equal(allFieldsOf(err), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestEndlessQuestions: a hundred thousand characters are refused wherever they are written.
func TestEndlessQuestions(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	endless := strings.Repeat("x", 100_000)
	one := func(of cycle.QuestionInput) *cycle.SectionInput {
		return &cycle.SectionInput{Title: "One", Questions: []*cycle.QuestionInput{&of}}
	}
	for field, section := range map[string]*cycle.SectionInput{
		"sections 0 title":                {Title: endless},
		"sections 0 questions 0 text":     one(cycle.QuestionInput{Kind: question.KindTEXT, Text: endless}),
		"sections 0 questions 0 textSelf": one(cycle.QuestionInput{Kind: question.KindTEXT, Text: "Why?", TextSelf: &endless}),
		"sections 0 questions 0 help":     one(cycle.QuestionInput{Kind: question.KindTEXT, Text: "Why?", Help: &endless}),
		"sections 0 questions 0 labels 1": one(cycle.QuestionInput{Kind: question.KindSCALE, Text: "How?", Labels: []string{"a", endless}}),
	} {
		_, err := w.Parts.Cycles.SetQuestionnaire(w.As(t, "ada"), cycle.SetQuestionnaireInput{
			CycleID: testkit.ID("cyc", "named-draft"), ExpectedVersion: 1, Sections: []*cycle.SectionInput{section},
		})
		if !slices.Equal(fieldsOf(err), []string{field}) {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// TestLaunchingForNobody is refused with what is missing at its field, and leaves the draft a draft.
func TestLaunchingForNobody(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada := w.As(t, "ada")
	blank, err := w.Parts.Cycles.Create(ada, cycle.CreateCycleInput{Name: "Blank", IdempotencyKey: "k"})
	if err != nil {
		t.Fatal(err)
	}
	past := testkit.Now().AddDate(0, 0, -1)
	dated, err := w.Parts.Cycles.Update(ada, cycle.UpdateCycleInput{
		CycleID: blank.ID, ExpectedVersion: blank.Version, Timeline: &cycle.TimelineInput{EndsAt: &past},
	})
	if err != nil {
		t.Fatal(err)
	}
	version := w.Version(t)
	_, err = w.Parts.Cycles.Publish(ada, cycle.PublishCycleInput{CycleID: blank.ID, ExpectedVersion: dated.Version})
	want := []string{"sections", "reviewees", "timeline startsAt", "timeline writeUntil", "timeline endsAt"}
	if got := allFieldsOf(err); !slices.Equal(got, want) {
		t.Errorf("launching for nobody: %v, expected %v", got, want)
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestTwoPeopleAtOnce: of two who save with the same version at the same moment one is refused with the cycle as it is
// by then, so that nothing of the other is lost unseen.
func TestTwoPeopleAtOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	id := testkit.ID("cyc", "confidential-draft")
	names := map[string]string{"hana": "By Hana", "asa": "By Asa"}
	var both sync.WaitGroup
	var lock sync.Mutex
	saved, refused := []string{}, 0
	for who, name := range names {
		ctx := w.As(t, who)
		both.Go(func() {
			_, err := w.Parts.Cycles.Update(ctx, cycle.UpdateCycleInput{CycleID: id, ExpectedVersion: 1, Name: &name})
			lock.Lock()
			defer lock.Unlock()
			switch apperr.CodeOf(err) {
			case apperr.Conflict:
				refused++
			default:
				if err != nil {
					t.Errorf("%s: %v", who, err)
					return
				}
				saved = append(saved, name)
			}
		})
	}
	both.Wait()
	found := w.Store.Client().Cycle.GetX(w.System(t), id)
	if len(saved) != 1 || refused != 1 || found.Name != saved[0] || found.Version != 2 {
		t.Errorf("saved %v, %d refused, and it is called %q in version %d", saved, refused, found.Name, found.Version)
	}
}

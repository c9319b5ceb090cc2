package cycle_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

func save(t *testing.T, w *testkit.World, from, name string) *ent.SavedTemplate {
	t.Helper()
	saved, err := w.Parts.Cycles.SaveTemplate(w.As(t, "asa"), cycle.SaveTemplateInput{
		CycleID: testkit.ID("cyc", from), Name: name, IdempotencyKey: name,
	})
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func begin(t *testing.T, w *testkit.World, templateID string) *ent.Cycle {
	t.Helper()
	made, err := w.Parts.Cycles.Create(w.As(t, "hana"), cycle.CreateCycleInput{
		Name: "New", SavedTemplateID: &templateID, IdempotencyKey: "one",
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// TestATemplateIsLikeItsCycle: what was saved is what a cycle begins with, also once the cycle is another or gone.
func TestATemplateIsLikeItsCycle(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	system, client := w.System(t), w.Store.Client()
	was := client.Cycle.Query().Where(entcycle.ID(testkit.ID("cyc", "named-draft"))).WithQuestions().WithSections().
		OnlyX(system)
	saved := save(t, w, "named-draft", "Ours")
	if saved.QuestionCount != len(was.Edges.Questions) || saved.SavedByID != testkit.ID("usr", "asa") {
		t.Errorf("saved %d questions by %s", saved.QuestionCount, saved.SavedByID)
	}
	if _, err := w.Parts.Cycles.Delete(w.As(t, "asa"), cycle.DeleteCycleInput{
		CycleID: was.ID, ExpectedVersion: was.Version, ConfirmName: was.Name,
	}); err != nil {
		t.Fatal(err)
	}
	made := begin(t, w, saved.ID)
	is := client.Cycle.Query().Where(entcycle.ID(made.ID)).WithQuestions().WithSections().WithParticipations().OnlyX(system)
	own := []string{"ID", "Version", "State", "Name"}
	if diff := cmp.Diff(valuesOf(was, own...), valuesOf(is, own...)); diff != "" {
		t.Errorf("the settings differ:\n%s", diff)
	}
	sameParts(t, "template", was, is)
	if is.StartsAt != nil || len(is.Edges.Participations) != 0 || is.Name != "New" {
		t.Errorf("%s begins %v with %d people", is.Name, is.StartsAt, len(is.Edges.Participations))
	}
}

// TestTemplatesOutliveTheSchema: a column that is gone is passed over, and one that has come has its default.
func TestTemplatesOutliveTheSchema(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	id := testkit.ID("tpl", "old")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.SavedTemplate.Create().SetID(id).SetName("Old").SetKind("FEEDBACK_360").SetQuestionCount(1).
			SetSavedByID(testkit.ID("usr", "hana")).SetContent(`{"settings":{"kind":"FEEDBACK_360","preset":"NAMED",
				"min_reviewers":0,"of_old":"x"},"sections":[{"columns":{"position":0,"title":"T"},
				"questions":[{"position":0,"kind":"TEXT","text":"Why?","of_old":[1]}]}]}`).Exec(ctx)
	})
	made := begin(t, w, id)
	if made.MinReviewers != 0 || made.MaxReviewers != 8 || made.Preset != promise.Named {
		t.Errorf("made %d to %d reviewers, %s", made.MinReviewers, made.MaxReviewers, made.Preset)
	}
	asked := w.Store.Client().Cycle.QueryQuestions(made).AllX(w.System(t))
	if len(asked) != 1 || asked[0].Text != "Why?" || asked[0].Labels == nil {
		t.Errorf("made the questions %v", asked)
	}
}

// TestTemplatesHaveNamesOfTheirOwn: a name is taken once, also by renaming; a stale version renames nothing.
func TestTemplatesHaveNamesOfTheirOwn(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx, cycles := w.As(t, "asa"), w.Parts.Cycles
	ours, other := save(t, w, "named-open0", "Ours"), save(t, w, "named-closed", "Other")
	again, err := cycles.SaveTemplate(ctx, cycle.SaveTemplateInput{
		CycleID: testkit.ID("cyc", "named-closed"), Name: "Other", IdempotencyKey: "Other",
	})
	if err != nil || again.ID != other.ID {
		t.Errorf("the same request made %v: %v", again, err)
	}
	for name, want := range map[string]string{"Other": "name", " ": "name", strings.Repeat("x", 201): "name"} {
		_, err := cycles.RenameTemplate(ctx, cycle.RenameTemplateInput{TemplateID: ours.ID, ExpectedVersion: 1, Name: name})
		if !slices.Equal(fieldsOf(err), []string{want}) {
			t.Errorf("renamed to %.10q: %v", name, err)
		}
		_, err = cycles.SaveTemplate(ctx, cycle.SaveTemplateInput{
			CycleID: testkit.ID("cyc", "named-closed"), Name: name, IdempotencyKey: "another",
		})
		if !slices.Equal(fieldsOf(err), []string{want}) {
			t.Errorf("saved as %.10q: %v", name, err)
		}
	}
	renamed, err := cycles.RenameTemplate(ctx, cycle.RenameTemplateInput{
		TemplateID: ours.ID, ExpectedVersion: 1, Name: "Mine", Description: "For leads",
	})
	if err != nil || renamed.Name != "Mine" || renamed.Version != 2 {
		t.Errorf("renamed to %v: %v", renamed, err)
	}
	_, err = cycles.DeleteTemplate(ctx, cycle.DeleteTemplateInput{TemplateID: ours.ID, ExpectedVersion: 1})
	if apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("deleted a stale one: %v", err)
	}
	if _, err = cycles.DeleteTemplate(ctx, cycle.DeleteTemplateInput{TemplateID: ours.ID, ExpectedVersion: 2}); err != nil {
		t.Error(err)
	}
	_, err = cycles.Create(ctx, cycle.CreateCycleInput{Name: "New", SavedTemplateID: &ours.ID, IdempotencyKey: "k"})
	if apperr.CodeOf(err) != apperr.NotFound {
		t.Errorf("began with a deleted template: %v", err)
	}
}

package feedback_test

import (
	"slices"
	"testing"

	"sightline/internal/apperr"
	"sightline/internal/feedback"
	"sightline/internal/page"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/testkit"
	"sightline/internal/todo"
)

// waits tells whether somebody has a to-do of a kind about a participation.
func waits(t *testing.T, w *testkit.World, persona string, kind todo.Kind, list string) bool {
	t.Helper()
	size := 100
	found, err := w.Parts.Todos.List(w.As(t, persona), page.Args{First: &size})
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(found.Nodes, func(one *todo.Todo) bool {
		return one.Kind == kind && one.Participation != nil && one.Participation.ID == testkit.ID("prt", list)
	})
}

// TestANewLineManagerTakesOverAtOnce: nothing of a cycle holds who the line manager was when it began. Whoever leads the
// reviewee now chooses, approves, releases and reads, and whoever did before does not; what was asked stays asked
// (docs/adr/0047).
func TestANewLineManagerTakesOverAtOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const approving, assigned = "confidential-open1", "assigned/sue"
	label := approving + "/sue"
	asked := func() []string { return namesOn(t, w, "hana", label) }
	before := asked()
	if !waits(t, w, "max", todo.ApproveReviewers, label) || waits(t, w, "wim", todo.ApproveReviewers, label) {
		t.Fatal("the list does not wait for Max alone: the test shows nothing")
	}
	sue, err := w.Store.Client().User.Get(w.System(t), testkit.ID("usr", "sue"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Parts.People.SetLineManager(w.As(t, "hana"), people.SetLineManagerInput{
		UserID: sue.ID, ManagerID: new(testkit.ID("usr", "wim")), ExpectedVersion: sue.Version,
	}); err != nil {
		t.Fatal(err)
	}
	if waits(t, w, "max", todo.ApproveReviewers, label) || !waits(t, w, "wim", todo.ApproveReviewers, label) {
		t.Error("the list does not wait for Wim alone")
	}
	if _, err := nominate(w.As(t, "max"), w, assigned, "rae"); apperr.CodeOf(err) != apperr.NotFound {
		t.Errorf("Max still chooses: %v", err)
	}
	if _, err := nominate(w.As(t, "wim"), w, assigned, "rae"); err != nil {
		t.Errorf("Wim does not choose: %v", err)
	}
	list, err := w.Parts.Feedback.Participation(w.As(t, "wim"), testkit.ID("prt", label))
	if err != nil {
		t.Fatal(err)
	}
	if !policy.Can(w.Viewer(t, "wim"), policy.ReleaseFeedback, list) || policy.Can(w.Viewer(t, "max"), policy.ReleaseFeedback, list) {
		t.Error("not Wim alone releases")
	}
	if after := asked(); !slices.Equal(before, after) {
		t.Errorf("the list was %v and is %v", before, after)
	}
	if _, err := w.Parts.Feedback.Release(w.As(t, "wim"), feedback.ReleaseFeedbackInput{
		ParticipationID: list.ID, ExpectedVersion: list.Version,
	}); err != nil {
		t.Errorf("Wim releases: %v", err)
	}
}

// namesOn are the requests of a list with their states, as somebody sees them.
func namesOn(t *testing.T, w *testkit.World, persona, label string) []string {
	t.Helper()
	rows, err := w.Parts.Feedback.RequestsOf(w.As(t, persona), []string{testkit.ID("prt", label)})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		all = append(all, row.ReviewerID+" "+row.State.String())
	}
	return all
}

package graph_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/participation"
	entreading "sightline/ent/reading"
	"sightline/internal/testkit"
)

// TestReadingsAreRecorded (V9): whoever is served an answer because they are HR leaves one line a day, by whatever path
// they came; whoever reads for another reason, or is served none of it, leaves no line.
func TestReadingsAreRecorded(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		_, err := tx.Reading.Delete().Exec(ctx)
		return err
	})
	plan := testkit.Plans()[2]
	list := testkit.ID("prt", plan.Label+"/sue")
	answer := testkit.ID("ans", plan.Label+"/sue/"+plan.ReviewerIn("sue", "SUBMITTED")+"/text")
	const byResults = `query($id: ID!) { node(id: $id) { ... on Participation { results { questions { answers { text } } } } } }`
	const byAnswer = `query($id: ID!) { node(id: $id) { ... on Answer { text } } }`
	const status = `query($id: ID!) { node(id: $id) { ... on Participation { stage requests { state } } } }`
	for _, step := range []struct {
		name, persona, query, id string
		lines                    int
	}{
		{"the line manager", "max", byResults, list, 0},
		{"an HR assistant", "asa", byResults, list, 0},
		{"HR who looks at the status", "hana", status, list, 0},
		{"HR by the results", "hana", byResults, list, 1},
		{"HR again on the same day", "hana", byResults, list, 1},
		{"HR by one answer", "ada", byAnswer, answer, 2},
	} {
		if got := testkit.Ask(t, server, step.persona, step.query, map[string]any{"id": step.id}); len(got.Errors) > 0 {
			t.Fatalf("%s: %s", step.name, got.Body)
		}
		lines, err := w.Store.Client().Reading.Query().Where(entreading.HasParticipationWith(participation.ID(list))).
			Count(w.System(t))
		if err != nil || lines != step.lines {
			t.Errorf("after %s: %d lines instead of %d, %v", step.name, lines, step.lines, err)
		}
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error { // before, they would tell that somebody has handed in
		return tx.Participation.UpdateOneID(list).SetReleasedAt(testkit.Now()).Exec(ctx)
	})
	seen := testkit.Ask(t, server, "sue", `query($id: ID!) { node(id: $id) { ... on Participation { readings { reader { id } } } } }`,
		map[string]any{"id": list})
	if readings, _ := seen.At("node", "readings").([]any); len(readings) != 2 {
		t.Errorf("the reviewee sees %s", seen.Body)
	}
}

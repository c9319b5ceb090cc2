package graph_test

import (
	"strings"
	"testing"

	"sightline/internal/testkit"
)

// TestT31_ACodeOpensSharedWorkAlone: Gia came in by a code that was mailed to her. What is shared with her is there;
// everything that is hers on the people side, where a password is asked for, is not.
func TestT31_ACodeOpensSharedWorkAlone(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	shared := map[string]bool{"Project": true, "WorkReview": true, "WorkGrant": true, "Settings": true, "DeletionRequest": true}
	found := map[string]int{}
	for _, row := range w.AllRows(t) {
		if row.Type == "" {
			continue
		}
		answer := testkit.Ask(t, server, testkit.ByCode(), "query($id: ID!) { node(id: $id) { id } }",
			map[string]any{"id": row.ID})
		if answer.Code() != "" {
			continue
		}
		found[row.Type]++
		if !shared[row.Type] && row.ID != testkit.ID("usr", "gia") {
			t.Errorf("%s %s (%s) is there", row.Entity, row.ID, row.State)
		}
	}
	if found["WorkReview"] == 0 || found["User"] != 1 {
		t.Errorf("found %v", found)
	}
	home := testkit.Ask(t, server, testkit.ByCode(), `{ viewer { todos(first: 100) { totalCount }
		requests: feedbackRequests(first: 100) { totalCount } } }`, nil)
	if text := string(home.Body); strings.Contains(text, `"totalCount":`) && !strings.Contains(text, `"totalCount":0`) {
		t.Errorf("home: %s", text)
	}
}

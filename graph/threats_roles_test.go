package graph_test

import (
	"context"
	"fmt"
	"testing"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/testkit"
)

// TestV10_AWorkAdministratorGetsNoRoleInHR: power over accounts is no power to read. Sue administers the instance and
// nothing else; no way over roles leads her, or an account that she makes, to what HR reads.
func TestV10_AWorkAdministratorGetsNoRoleInHR(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
	})
	server := w.Serve(t, quiet())
	version := w.Version(t)
	for _, role := range []string{"HR_ADMIN", "HR_ASSISTANT", "TECH_ADMIN"} {
		for _, whose := range []string{"sue", "otto", "hana", "gia", "con"} {
			for _, act := range []string{
				"a: grantPeopleRole(input: { userId: %q, expectedVersion: 1, role: %s, readsPast: true })",
				"a: revokePeopleRole(input: { userId: %q, expectedVersion: 1, role: %s })",
			} {
				answer := testkit.Ask(t, server, "sue",
					"mutation { "+fmt.Sprintf(act, testkit.ID("usr", whose), role)+" { user { id } errors { __typename } } }", nil)
				if answer.Code() != "FORBIDDEN" {
					t.Errorf("%s, %s: %s", role, whose, answer.Body)
				}
			}
		}
	}
	if w.Version(t) != version {
		t.Error("a refusal changed the database")
	}
}

// TestV10_FromNowOnIsServedSo: who was made an HR administrator "from now on" is shown no answer of an earlier cycle.
func TestV10_FromNowOnIsServedSo(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	const act = `mutation($id: ID!, $past: Boolean!) { a: grantPeopleRole(input:
		{ userId: $id, expectedVersion: 1, role: HR_ADMIN, readsPast: $past }) { user { peopleRoles } errors { __typename } } }`
	read := map[string]int{}
	for _, c := range []struct {
		persona string
		past    bool
	}{{"otto", false}, {"rex", true}} {
		variables := map[string]any{"id": testkit.ID("usr", c.persona), "past": c.past}
		if answer := testkit.Ask(t, server, "hana", act, variables); answer.At("a", "user") == nil {
			t.Fatalf("%s: %s", c.persona, answer.Body)
		}
		for _, row := range w.RowsOf(t, "Answer") {
			if row.By == c.persona || row.About == c.persona {
				continue
			}
			shown := testkit.Ask(t, server, c.persona, `query($id: ID!) { node(id: $id) { ... on Answer { text } } }`,
				map[string]any{"id": row.ID})
			if shown.At("node") != nil {
				read[c.persona]++
			}
		}
	}
	if read["otto"] != 0 || read["rex"] == 0 {
		t.Errorf("Otto (from now on) reads %d answers, Rex (all past) %d; want none and some", read["otto"], read["rex"])
	}
}

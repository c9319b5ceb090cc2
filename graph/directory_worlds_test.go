package graph_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"testing"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/testkit"
)

// directoryQuestions ask for the directory and the organisation in every order, narrowed in every way, from both ends,
// with what is counted of them.
func directoryQuestions() map[string]string {
	all := map[string]string{
		"groups": "{ directoryGroups { teams { name count } departments { name count } locations { name count } } }",
	}
	const person = `totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id kind outside
		name email title team department location lineManager { id } reportCount lineCount lineAbove { id } viewerCan }`
	for _, order := range []string{"NAME", "TEAM", "LOCATION"} {
		for _, filter := range []string{
			"", `search: "can"`, `search: "x"`, `search: "zed"`, `search: "canary sue"`, `search: "zed@"`, `team: "Zeta"`,
			`department: "Zeta"`, `location: "Zeta"`, `team: "Zeta", search: "zed"`,
		} {
			for _, window := range []string{"first: 2", "last: 2", "first: 100"} {
				all[fmt.Sprint(order, " ", filter, " ", window)] = fmt.Sprintf(
					"{ directory(%s, order: %s, filter: { %s }) { %s } }", window, order, filter, person)
			}
		}
	}
	for _, of := range []string{"", "ines", "max", "ex", "con", "gia"} {
		of, id := fmt.Sprint("reports of ", of), testkit.ID("usr", of)
		if id == testkit.ID("usr", "") {
			all[of] = fmt.Sprintf("{ reports(first: 3) { %s } }", person)
		} else {
			all[of] = fmt.Sprintf("{ reports(of: %q, first: 3) { %s } colleague(id: %q) { name } }", id, person, id)
		}
	}
	return all
}

// hiddenInTheDirectory is what a colleague without a role may not read of others, or must not find there.
func hiddenInTheDirectory() map[string]fact {
	manager := testkit.ID("usr", "max")
	return map[string]fact{
		"whether somebody has accepted":        account("sue", func(u *ent.UserUpdateOne) { u.SetState(user.StateINVITED) }),
		"whether somebody was invited":         account("rae", func(u *ent.UserUpdateOne) { u.SetState(user.StateCREATED) }),
		"the role of a colleague":              account("sue", func(u *ent.UserUpdateOne) { u.SetWorkRole(user.WorkRoleADMIN) }),
		"who serves HR":                        account("sue", func(u *ent.UserUpdateOne) { u.SetHrAssistant(true) }),
		"when somebody was here":               account("sue", func(u *ent.UserUpdateOne) { u.ClearLastSignInAt() }),
		"the version of an account":            account("sue", func(u *ent.UserUpdateOne) { u.AddVersion(3) }),
		"in which language somebody is told":   account("sue", func(u *ent.UserUpdateOne) { u.SetLocale(user.LocaleDE) }),
		"a guest":                              newcomer(func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) }),
		"somebody from outside":                newcomer(func(c *ent.UserCreate) { c.SetOutside(true) }),
		"a former colleague":                   newcomer(func(c *ent.UserCreate) { c.SetState(user.StateDEACTIVATED) }),
		"somebody who was deleted":             newcomer(func(c *ent.UserCreate) { c.SetState(user.StateDELETED) }),
		"that a guest has got another name":    account("gia", func(u *ent.UserUpdateOne) { u.SetName("Zed").SetTeam("Zeta") }),
		"that a former colleague has got one":  account("ex", func(u *ent.UserUpdateOne) { u.SetName("Zed").SetTeam("Zeta") }),
		"where a former colleague stood":       account("ex", func(u *ent.UserUpdateOne) { u.SetManagerID(manager) }),
		"that somebody from outside is called": account("con", func(u *ent.UserUpdateOne) { u.SetName("Zed").SetTeam("Zeta") }),
	}
}

// TestT09_TheDirectoryTellsNothingHidden: two worlds differ in one thing that a colleague may not read. Search,
// filters, orders, pages and counts of the directory and of the organisation give both the same.
func TestT09_TheDirectoryTellsNothingHidden(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	one := origin.Serve(t, quiet())
	asked := directoryQuestions()
	before := map[string]string{}
	for name, question := range asked {
		before[name] = directoryAnswer(t, one, "otto", question)
	}
	for hidden, change := range hiddenInTheDirectory() {
		t.Run(hidden, func(t *testing.T) {
			t.Parallel()
			w := origin.Copy(t)
			w.Change(t, change)
			two := w.Serve(t, quiet())
			for name, question := range asked {
				if directoryAnswer(t, two, "otto", question) != before[name] {
					t.Errorf("Otto can tell %s by %s", hidden, name)
				}
			}
		})
	}
	shown := origin.Copy(t)
	shown.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetName("Zed").SetTeam("Zeta").Exec(ctx)
	})
	two := shown.Serve(t, quiet())
	for _, name := range []string{`NAME search: "zed" first: 2`, `TEAM team: "Zeta" last: 2`, "groups", "reports of max"} {
		if directoryAnswer(t, two, "otto", asked[name]) == before[name] {
			t.Errorf("what is shown does not change %s: the test shows nothing", name)
		}
	}
}

func directoryAnswer(t *testing.T, server *httptest.Server, who, question string) string {
	t.Helper()
	answer := testkit.Ask(t, server, who, question, nil)
	if code := answer.Code(); code != "" && code != "NOT_FOUND" {
		t.Fatalf("%s: %s", question, answer.Body)
	}
	return serves(answer)
}

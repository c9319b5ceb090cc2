package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/feedbackrequest"
	"sightline/ent/session"
	"sightline/ent/user"
	"sightline/internal/testkit"
)

// fact makes one thing of a world otherwise.
type fact func(ctx context.Context, tx *ent.Client) error

// account changes one thing of a persona's account.
func account(persona string, set func(*ent.UserUpdateOne)) fact {
	return func(ctx context.Context, tx *ent.Client) error {
		update := tx.User.UpdateOneID(testkit.ID("usr", persona))
		set(update)
		return update.Exec(ctx)
	}
}

// newcomer adds somebody called Zed, under Ines and in a team of their own.
func newcomer(set func(*ent.UserCreate)) fact {
	return func(ctx context.Context, tx *ent.Client) error {
		id := testkit.ID("usr", "zed")
		create := tx.User.Create().SetID(id).SetName("Zed").SetEmail("zed@aldersund.example").SetTeam("Zeta").
			SetDepartment("Zeta").SetLocation("Zeta").SetLinePath(testkit.ID("usr", "ines") + "/" + id + "/").
			SetManagerID(testkit.ID("usr", "ines")).SetKind(user.KindMEMBER).SetState(user.StateACTIVE)
		set(create)
		return create.Exec(ctx)
	}
}

// peopleQuestions ask for the list that pickers search, in every way it can be narrowed and from both ends.
func peopleQuestions() map[string]string {
	all := map[string]string{}
	for _, narrowed := range []string{
		"", "kind: MEMBER", "kind: GUEST", `search: "can"`, `search: "zed"`, `search: "zed@"`, `search: "Zeta"`,
		`search: "Zeta", kind: GUEST`, `search: "@partner.example"`, `search: "x"`,
	} {
		for _, window := range []string{"first: 2", "last: 2", "first: 100"} {
			all[strings.Join([]string{"people", narrowed, window}, " ")] = fmt.Sprintf(
				`{ people(%s, %s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id kind
				outside name email title team department location lineManager { id } viewerCan } } }`, window, narrowed)
		}
	}
	return all
}

// accountQuestions ask for the list of accounts in every order, narrowed in every way, from both ends.
func accountQuestions() map[string]string {
	all := map[string]string{}
	for _, order := range []string{"NAME", "EMAIL", "NEWEST"} {
		for _, filter := range []string{
			"", "kind: MEMBER", "kind: GUEST", "states: [DEACTIVATED]", "states: [LOCKED, ACTIVE]", "states: [DELETED]",
			"workRoles: [ADMIN]", "workRoles: [COLLABORATOR]", "workRoles: [REVIEWER, MANAGER]", "peopleRoles: [HR_ADMIN]",
			"peopleRoles: [HR_ASSISTANT, TECH_ADMIN]", `search: "zed"`, `search: "@client.example"`, `search: "can"`,
			`team: "Zeta"`, `location: "Zeta"`,
		} {
			for _, window := range []string{"first: 2", "last: 2", "first: 100"} {
				all[fmt.Sprint("accounts ", order, " ", filter, " ", window)] = fmt.Sprintf(
					`{ accounts(%s, order: %s, filter: { %s }) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor
					endCursor } nodes { id version kind outside name email title team department location lineManager { id }
					workRole peopleRoles state secondFactor lastSignInAt invitedBy { id } viewerCan } } }`, window, order, filter)
			}
		}
	}
	return all
}

// hiddenFromColleagues is what a colleague without a role may not read of others, and could find in the lists.
func hiddenFromColleagues() map[string]fact {
	all := hiddenInTheDirectory()
	for name := range all {
		// The lists for pickers show outsiders, and who is gone as they were called.
		if strings.HasPrefix(name, "that ") || strings.HasPrefix(name, "a ") || strings.HasPrefix(name, "somebody from") ||
			strings.HasPrefix(name, "where ") {
			delete(all, name)
		}
	}
	maps.Copy(all, map[string]fact{
		"that a guest is locked":               account("gus", func(u *ent.UserUpdateOne) { u.SetState(user.StateLOCKED) }),
		"that somebody's account is closed":    account("sue", func(u *ent.UserUpdateOne) { u.SetState(user.StateDEACTIVATED) }),
		"who administers the server":           account("sue", func(u *ent.UserUpdateOne) { u.SetTechAdmin(true) }),
		"who reads as HR":                      account("sue", func(u *ent.UserUpdateOne) { u.SetHrAdmin(true) }),
		"who has a second step":                account("sue", func(u *ent.UserUpdateOne) { u.SetSecondFactor(true) }),
		"who invited a guest":                  account("gia", func(u *ent.UserUpdateOne) { u.SetInvitedByID(testkit.ID("usr", "max")) }),
		"whether somebody confirmed their own": account("sue", func(u *ent.UserUpdateOne) { u.ClearVerifiedAt() }),
	})
	return all
}

// hiddenFromAdministrators is what who administers accounts may not read, and could find in the list of them.
func hiddenFromAdministrators() map[string]fact {
	return map[string]fact{
		"somebody who was deleted": newcomer(func(c *ent.UserCreate) {
			c.SetState(user.StateDELETED).SetWorkRole(user.WorkRoleADMIN).SetHrAdmin(true)
		}),
		"in which language somebody is told": account("sue", func(u *ent.UserUpdateOne) { u.SetLocale(user.LocaleDE) }),
		"where somebody is logged in": func(ctx context.Context, tx *ent.Client) error {
			_, err := tx.Session.Delete().Where(session.UserID(testkit.ID("usr", "sue"))).Exec(ctx)
			return err
		},
		"whose scripts have a token": func(ctx context.Context, tx *ent.Client) error {
			_, err := tx.AccessToken.Delete().Where(accesstoken.UserID(testkit.ID("usr", "sue"))).Exec(ctx)
			return err
		},
	}
}

// writes says that somebody declined what they were asked to write: only who runs the cycles may know.
func writes(persona string) fact {
	return func(ctx context.Context, tx *ent.Client) error {
		_, err := tx.FeedbackRequest.Update().Where(feedbackrequest.ReviewerID(testkit.ID("usr", persona)),
			feedbackrequest.StateIn(feedbackrequest.StateAPPROVED, feedbackrequest.StateNOMINATED)).
			SetState(feedbackrequest.StateDECLINED).Save(ctx)
		return err
	}
}

// listReaders are who asks, what they ask for, and what they may not read.
type listReaders struct {
	who       []string
	asked     map[string]string
	hidden    map[string]fact
	shown     fact
	different string
}

// everyList holds the questions of every list, each narrowing in one window: who may not ask is refused in every other one.
func everyList() map[string]string {
	all := directoryQuestions()
	maps.Copy(all, peopleQuestions())
	maps.Copy(all, accountQuestions())
	maps.DeleteFunc(all, func(name, _ string) bool {
		return strings.HasSuffix(name, "first: 2") || strings.HasSuffix(name, "last: 2")
	})
	return all
}

// onlyAccounts are those of the list of accounts.
func onlyAccounts() map[string]string {
	all := everyList()
	maps.DeleteFunc(all, func(name, _ string) bool { return !strings.HasPrefix(name, "accounts") })
	return all
}

// lists are the readers of every list of people. To who is not of the company everything is hidden, so for them another
// name, another team and another person fact nothing.
func lists() map[string]listReaders {
	everything := map[string]fact{
		"a new colleague":         newcomer(func(*ent.UserCreate) {}),
		"a new guest":             newcomer(func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) }),
		"what somebody is called": account("otto", func(u *ent.UserUpdateOne) { u.SetName("Zed").SetTeam("Zeta") }),
		"where somebody reports": account("otto", func(u *ent.UserUpdateOne) {
			u.SetManagerID(testkit.ID("usr", "max")).SetLinePath(testkit.ID("usr", "max") + "/" + testkit.ID("usr", "otto") + "/")
		}),
	}
	renamed := account("otto", func(u *ent.UserUpdateOne) { u.SetName("Zed").SetEmail("zed@aldersund.example") })
	administrators := hiddenFromAdministrators()
	colleagues := hiddenFromColleagues()
	withoutHR := maps.Clone(administrators)
	withoutHR["that somebody declined"] = writes("rae")
	return map[string]listReaders{
		"colleagues": {
			[]string{"cole", "rex", "wim", "ines"}, peopleQuestions(), colleagues, renamed, `people search: "zed" first: 2`,
		},
		"who may not list accounts": {
			[]string{"cole", "wim", "ines", "asa", "tess", "nobody"},
			onlyAccounts(),
			everything, nil, "",
		},
		"outsiders": {[]string{"gia", "gus", "con", "ex", "nobody"}, everyList(), everything, nil, ""},
		"HR administrators": {
			[]string{"hana"}, accountQuestions(), administrators, renamed, `accounts NAME search: "zed" first: 2`,
		},
		"administrators of accounts": {
			[]string{"ada"}, accountQuestions(), withoutHR, renamed, `accounts EMAIL search: "zed" last: 2`,
		},
	}
}

// inOrder is what is served, with refusals in one order: root fields that are asked for together end in any.
func inOrder(t *testing.T, answer testkit.Answer) string {
	t.Helper()
	if len(answer.Errors) < 2 {
		return serves(answer)
	}
	var parts []string
	for _, failure := range answer.Errors {
		part, err := json.Marshal(failure)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, string(part))
	}
	slices.Sort(parts)
	data, err := json.Marshal(answer.Data)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(append(parts, string(data)), "\n")
}

// TestT09_ListsOfPeopleTellNothingHidden: two worlds differ in one thing that the reader may not read. Search, filters,
// orders, pages and counts of the lists of people and of accounts give both the same, byte for byte.
func TestT09_ListsOfPeopleTellNothingHidden(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	// As a work administrator alone: the people roles show more of cycles.
	origin.Change(t, account("ada", func(u *ent.UserUpdateOne) { u.SetHrAdmin(false).SetHrAssistant(false).SetTechAdmin(false) }))
	one := origin.Serve(t, quiet())
	for name, readers := range lists() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := map[string]string{}
			for _, who := range readers.who {
				for asked, question := range readers.asked {
					before[who+asked] = inOrder(t, testkit.Ask(t, one, who, question, nil))
				}
			}
			for hidden, act := range readers.hidden {
				w := origin.Copy(t)
				w.Change(t, act)
				two := w.Serve(t, quiet())
				for _, who := range readers.who {
					for asked, question := range readers.asked {
						if inOrder(t, testkit.Ask(t, two, who, question, nil)) != before[who+asked] {
							t.Errorf("%s can tell %s by %s", who, hidden, asked)
						}
					}
				}
			}
			if readers.shown == nil {
				return
			}
			w := origin.Copy(t)
			w.Change(t, readers.shown)
			two, who := w.Serve(t, quiet()), readers.who[0]
			if inOrder(t, testkit.Ask(t, two, who, readers.asked[readers.different], nil)) == before[who+readers.different] {
				t.Errorf("what is shown does not fact %s: the test shows nothing", readers.different)
			}
		})
	}
}

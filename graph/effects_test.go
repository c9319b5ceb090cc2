package graph_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sightline/internal/testkit"
)

// trial is one change that somebody tries: the act, the mutation that does it, and what it says besides.
type trial struct {
	act, mutation, person string
	more                  map[string]any
}

// trials are a change of each kind; whom it concerns is left to chance.
func (o *organisation) trials(t *testing.T) []trial {
	t.Helper()
	line := map[string]any{"managerId": nil}
	if chance(t, 4) > 0 {
		line["managerId"] = testkit.ID("usr", anyOf(t, o.people...))
	}
	graduation := map[string]any{"workRole": anyOf(t, "COLLABORATOR", "ADMIN"), "outside": chance(t, 3) > 0}
	role := func(name string) map[string]any { return map[string]any{"role": name} }
	past := map[string]any{"role": "HR_ADMIN", "readsPast": chance(t, 2) == 0}
	return []trial{
		{act: "LOCK_GUEST", mutation: "lockGuest"},
		{act: "UNLOCK_GUEST", mutation: "unlockGuest"},
		{act: "DEACTIVATE_MEMBER", mutation: "deactivateMember"},
		{act: "REACTIVATE_MEMBER", mutation: "reactivateMember"},
		{act: "GRADUATE_GUEST", mutation: "graduateGuest", more: graduation},
		{act: "MAKE_GUEST", mutation: "makeGuest"},
		{act: "SET_WORK_ROLE", mutation: "setWorkRole", more: map[string]any{"workRole": "ADMIN"}},
		{act: "SET_WORK_ROLE", mutation: "setWorkRole", more: map[string]any{"workRole": "REVIEWER"}},
		{act: "GRANT_PEOPLE_ROLE", mutation: "grantPeopleRole", more: past},
		{act: "GRANT_PEOPLE_ROLE", mutation: "grantPeopleRole", more: role("HR_ASSISTANT")},
		{act: "GRANT_PEOPLE_ROLE", mutation: "grantPeopleRole", more: role("TECH_ADMIN")},
		{act: "REVOKE_PEOPLE_ROLE", mutation: "revokePeopleRole", more: role("HR_ADMIN")},
		{act: "REVOKE_PEOPLE_ROLE", mutation: "revokePeopleRole", more: role("HR_ASSISTANT")},
		{act: "SET_LINE_MANAGER", mutation: "setLineManager", more: line},
		{act: "SET_LINE_MANAGER", mutation: "setLineManager", more: line},
	}
}

func (c trial) change() map[string]any {
	asked := map[string]any{"userId": testkit.ID("usr", c.person), "act": c.act}
	maps.Copy(asked, c.more)
	return asked
}

// try makes the change through the API, and tells whether it was done.
func (o *organisation) try(t *testing.T, actor string, c trial) bool {
	t.Helper()
	found, err := o.world.Store.Client().User.Get(o.world.System(t), testkit.ID("usr", c.person))
	if err != nil {
		t.Fatal(err)
	}
	input := map[string]any{"userId": found.ID, "expectedVersion": found.Version}
	maps.Copy(input, c.more)
	kind := strings.ToUpper(c.mutation[:1]) + c.mutation[1:] + "Input"
	answer := testkit.Ask(t, o.server, actor, fmt.Sprintf(`mutation($input: %s!) { %s(input: $input) { errors {
		__typename } } }`, kind, c.mutation), map[string]any{"input": input})
	failed, _ := answer.At(c.mutation, "errors").([]any)
	return answer.Code() == "" && len(failed) == 0
}

// TestEffectsAreWhatServingShows is the promise of the preview (requirement 16.3): in companies made by chance, what a
// change is said to do is what the API serves to everybody before and after, no more and no less. To whoever sees all
// reviews that is all of it; to an administrator of accounts, what concerns the reviews that they see.
func TestEffectsAreWhatServingShows(t *testing.T) {
	t.Parallel()
	kinds, acts := map[string]int{}, map[string]int{}
	for range 5 {
		o := newOrganisation(t)
		before := o.served(t)
		for _, next := range o.trials(t) {
			// The first one stays who makes the changes.
			actor := anyOf(t, "p0", "p0", "p1")
			try, said := o.possible(t, actor, next)
			if said == nil {
				actor = "p0"
				try, said = o.possible(t, actor, next)
			}
			if said == nil {
				continue
			}
			knows := o.knownTo(t, actor, before)
			hidden := func(one change, _ int) bool { return o.hiddenOwner(t, actor, one) }
			if !o.try(t, actor, try) {
				t.Fatalf("%s was told what %v does and may not do it", actor, try)
			}
			after := o.served(t)
			shown := between(before, after, knows)
			maps.DeleteFunc(shown, hidden)
			maps.DeleteFunc(said, hidden)
			if !maps.Equal(said, shown) {
				t.Fatalf("%s does %v in %v, owned %v:\nsaid  %v\nshown %v", actor, try, o.managers, o.owners, said, shown)
			}
			for one := range shown {
				kinds[strings.Fields(one.kind)[0]]++
			}
			acts[try.act]++
			before = after
		}
	}
	for _, kind := range []string{
		"REVIEWS", "TEXTS", "NAMES", "DECISIONS", "REQUESTS", "GUESTS", "ACTS", "LISTED", "PEOPLE_LOG", "SYSTEM_LOG",
		"WORK_LOG", "ACCOUNT_MAILS", "REVIEW_MAILS",
	} {
		if kinds[kind] == 0 {
			t.Errorf("no change of %s was seen: the test shows nothing of it", kind)
		}
	}
	t.Logf("changes said and shown, by kind: %v; by act: %v", kinds, acts)
}

// possible looks for somebody to whom the actor may do it, and asks what it would do; nil when there is nobody. What is
// refused before is refused when it is tried.
func (o *organisation) possible(t *testing.T, actor string, try trial) (trial, map[change]int) {
	t.Helper()
	if !o.world.Viewer(t, actor).SignedIn() {
		return try, nil
	}
	others := slices.Clone(o.people[1:])
	for len(others) > 0 {
		n := chance(t, len(others))
		try.person = others[n]
		others = slices.Delete(others, n, n+1)
		version := o.world.Version(t)
		said, refused := o.said(t, actor, try)
		if o.world.Version(t) != version {
			t.Fatal("looking changed something")
		}
		if !refused {
			return try, said
		}
		if len(others)%4 == 0 && o.try(t, actor, try) {
			t.Fatalf("%s was refused to look at %v, and did it", actor, try)
		}
	}
	return try, nil
}

package people_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// under is a change of somebody's line manager.
func under(persona string, manager *string) people.AccessChange {
	return people.AccessChange{UserID: testkit.ID("usr", persona), Act: policy.SetLineManager, ManagerID: manager}
}

// TestEffectsName who gains and who loses, with examples; the actor may see each of them.
func TestEffectsName(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	otto := testkit.ID("usr", "otto")
	found, err := w.Parts.People.AccessEffects(w.As(t, "hana"), under("sue", &otto))
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for _, effect := range found.Effects {
		key := named([]*ent.User{effect.Reader})[0] + " " + string(effect.Kind)
		if effect.Gains {
			key = "+" + key
		}
		told[key] = effect.Count
		if want := effect.Kind != people.InvitesGuest; (len(effect.Examples) > 0) != want || len(effect.Examples) > 3 {
			t.Errorf("%s has %d examples", key, len(effect.Examples))
		}
	}
	if found.Moving != 1 || told["+otto REVIEWS"] == 0 || told["+otto REVIEWS"] != told["max REVIEWS"] ||
		told["+otto DECISIONS"] != told["max DECISIONS"] || told["+ines REVIEWS"]+told["ines REVIEWS"] > 0 {
		t.Errorf("%d move: %v", found.Moving, told)
	}
}

// TestEffectsAreRefusedLikeTheChange: by the same rule, at the same field.
func TestEffectsAreRefusedLikeTheChange(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, persona := range []string{"asa", "tess", "max", "sue", "con", "gia"} {
		if _, err := w.Parts.People.AccessEffects(w.As(t, persona), under("sue", nil)); err == nil {
			t.Errorf("%s looks", persona)
		}
	}
	for manager, key := range map[string]string{
		"max": "line.self", "sue": "line.loop", "gia": "line.guest", "con": "line.outside", "ex": "line.gone",
	} {
		id := testkit.ID("usr", manager)
		_, err := w.Parts.People.AccessEffects(w.As(t, "hana"), under("max", &id))
		var refusal *apperr.Error
		if !errors.As(err, &refusal) || refusal.Key != key || len(refusal.Path) != 1 || refusal.Path[0] != "managerId" {
			t.Errorf("%s: %v instead of %s", manager, err, key)
		}
	}
}

// TestLookingTellsNoMoreThanIsSeen: who administers accounts is not told by a count what others wrote about whom.
func TestLookingTellsNoMoreThanIsSeen(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "rex")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
	})
	lock := people.AccessChange{UserID: testkit.ID("usr", "gia"), Act: policy.LockGuest}
	for actor, told := range map[string]bool{"hana": true, "rex": false} {
		found, err := w.Parts.People.AccessEffects(w.As(t, actor), lock)
		if err != nil {
			t.Fatal(err)
		}
		asked := slices.ContainsFunc(found.Effects, func(e *people.AccessEffect) bool { return e.Kind == people.OpensAsked })
		if asked != told {
			t.Errorf("%s is told of what gia was asked to write: %v", actor, asked)
		}
	}
}

// TestEffectsAskForWhatTheActNeeds: at the field that is missing.
func TestEffectsAskForWhatTheActNeeds(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	admin := people.HRAdmin
	for field, change := range map[string]people.AccessChange{
		"workRole":  {Act: policy.GraduateGuest},
		"role":      {Act: policy.RevokePeopleRole},
		"readsPast": {Act: policy.GrantPeopleRole, Role: &admin},
	} {
		change.UserID = testkit.ID("usr", "gia")
		_, err := w.Parts.People.AccessEffects(w.As(t, "hana"), change)
		var refusals apperr.List
		var refusal *apperr.Error
		switch {
		case errors.As(err, &refusals):
			refusal = refusals[0]
		default:
			errors.As(err, &refusal)
		}
		if refusal == nil || len(refusal.Path) != 1 || refusal.Path[0] != field {
			t.Errorf("without %s: %v", field, err)
		}
	}
}

// TestClosingALineManagersAccountMovesDecisions to those who stand in where nobody leads.
func TestClosingALineManagersAccountMovesDecisions(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	found, err := w.Parts.People.AccessEffects(w.As(t, "ada"),
		people.AccessChange{UserID: testkit.ID("usr", "max"), Act: policy.DeactivateMember})
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, effect := range found.Effects {
		if effect.Kind == people.Decides {
			told[fmt.Sprintf("%s %t", named([]*ent.User{effect.Reader})[0], effect.Gains)] = true
		}
	}
	if !told["max false"] || !told["hana true"] || found.Listed == nil || *found.Listed {
		t.Errorf("listed %v, decisions %v", found.Listed, told)
	}
}

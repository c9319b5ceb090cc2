package people_test

import (
	"errors"
	"testing"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/testkit"
)

// TestEffectsName who gains and who loses, with examples; the actor may see each of them.
func TestEffectsName(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	otto := testkit.ID("usr", "otto")
	found, err := w.Parts.People.LineManagerEffects(w.As(t, "hana"), testkit.ID("usr", "sue"), &otto)
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
		if _, err := w.Parts.People.LineManagerEffects(w.As(t, persona), testkit.ID("usr", "sue"), nil); err == nil {
			t.Errorf("%s looks", persona)
		}
	}
	for manager, key := range map[string]string{
		"max": "line.self", "sue": "line.loop", "gia": "line.guest", "con": "line.outside", "ex": "line.gone",
	} {
		id := testkit.ID("usr", manager)
		_, err := w.Parts.People.LineManagerEffects(w.As(t, "hana"), testkit.ID("usr", "max"), &id)
		var refusal *apperr.Error
		if !errors.As(err, &refusal) || refusal.Key != key || len(refusal.Path) != 1 || refusal.Path[0] != "managerId" {
			t.Errorf("%s: %v instead of %s", manager, err, key)
		}
	}
}

package todo_test

import (
	"slices"
	"testing"

	"sightline/internal/address"
	"sightline/internal/page"
	"sightline/internal/testkit"
	"sightline/internal/todo"
)

// toAgree are the personas for whom a change of address waits.
func toAgree(t *testing.T, w *testkit.World) []string {
	t.Helper()
	many := 100
	var who []string
	for _, persona := range testkit.Personas() {
		found, err := w.Parts.Todos.List(w.As(t, persona), page.Args{First: &many})
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range found.Nodes {
			if item.Kind == todo.AgreeToAddress {
				who = append(who, persona)
			}
		}
	}
	return who
}

// TestANewAddressWaitsForAnHRAdministrator: in the world Tess, who holds a role, is to have another address. It waits
// for HR until one agrees or stops it, and never for whoever asked.
func TestANewAddressWaitsForAnHRAdministrator(t *testing.T) {
	t.Parallel()
	id := testkit.ID("adc", "tess")
	for name, end := range map[string]func(w *testkit.World) error{
		"agreed": func(w *testkit.World) error {
			_, err := w.Parts.Addresses.Agree(w.As(t, "hana"), address.AgreeToAddressInput{ChangeID: id})
			return err
		},
		"stopped by who asked": func(w *testkit.World) error {
			_, err := w.Parts.Addresses.Stop(w.As(t, "ada"), address.StopAddressChangeInput{ChangeID: id})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			if who := toAgree(t, w); !slices.Equal(who, []string{"hana"}) {
				t.Fatalf("a change of address waits for %v", who)
			}
			woken := wakes(t, w)(func() error { return end(w) })
			if !slices.Contains(woken, "hana") || !slices.Contains(woken, "ada") || slices.Contains(woken, "max") {
				t.Errorf("it wakes %v", woken)
			}
			if who := toAgree(t, w); len(who) > 0 {
				t.Errorf("it waits still, for %v", who)
			}
		})
	}
}

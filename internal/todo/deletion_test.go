package todo_test

import (
	"log/slog"
	"slices"
	"testing"

	"sightline/internal/notify"
	"sightline/internal/passport"
	"sightline/internal/testkit"
	"sightline/internal/todo"
)

// wakes tells a function that says whom a step wakes, of all personas in the order of their list.
func wakes(t *testing.T, w *testkit.World) func(step func() error) []string {
	t.Helper()
	hub := notify.NewHub()
	todo.Watch(w.Store, hub, slog.New(slog.DiscardHandler))
	news := map[string]<-chan struct{}{}
	for _, persona := range testkit.Personas() {
		channel, end := hub.Subscribe(testkit.ID("usr", persona))
		t.Cleanup(end)
		news[persona] = channel
	}
	return func(step func() error) []string {
		t.Helper()
		if err := step(); err != nil {
			t.Fatal(err)
		}
		var woken []string
		for _, persona := range testkit.Personas() {
			select {
			case <-news[persona]:
				woken = append(woken, persona)
			default:
			}
		}
		return woken
	}
}

// TestAWishToBeDeletedWakes: the person, and whoever could answer, are woken when it is asked, taken back and declined;
// nobody else is.
func TestAWishToBeDeletedWakes(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	wokenBy := wakes(t, w)
	step := func(name string, do func() error) {
		t.Helper()
		if woken := wokenBy(do); !slices.Equal(woken, []string{"ada", "hana", "gus"}) {
			t.Errorf("%s wakes %v", name, woken)
		}
	}
	id := ""
	ask := func() error {
		asked, err := w.Parts.Passport.AskForDeletion(w.As(t, "gus"), passport.AskForDeletionInput{})
		if err == nil {
			id = asked.ID
		}
		return err
	}
	step("asking", ask)
	step("taking back", func() error {
		return w.Parts.Passport.WithdrawDeletion(w.As(t, "gus"), passport.WithdrawDeletionInput{RequestID: id})
	})
	step("asking again", ask)
	step("declining", func() error {
		_, err := w.Parts.Passport.DeclineDeletion(w.As(t, "ada"),
			passport.DeclineDeletionInput{RequestID: id, Reason: "No"})
		return err
	})
}

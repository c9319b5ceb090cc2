// Command fill writes the world that the load script runs against into an empty data folder, and prints as JSON who
// may be whom in it: cookies, since two thousand sign-ins would take longer than everything that is measured.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"sightline/e2e/load"
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/clock"
	"sightline/internal/store"
)

const (
	// listeners are the people of the launch; with five sockets each they hold 2,000.
	listeners = 400
	// finishers are the people whose lists appear one after the other on the home page of a line manager; the page shows
	// no more at once.
	finishers = 20
)

// world is what the load script must know.
type world struct {
	// HR publishes the draft; Listeners are its reviewees.
	HR        string   `json:"hr"`
	Draft     string   `json:"draft"`
	Listeners []string `json:"listeners"`
	// Manager looks at her home page while each of Finishers completes a list.
	Manager   string     `json:"manager"`
	Finishers []finisher `json:"finishers"`
}

type finisher struct {
	Cookie        string `json:"cookie"`
	Name          string `json:"name"`
	Participation string `json:"participation"`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "fill:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("say which folder to fill: fill DIR")
	}
	opened, err := store.Open(ctx, args[0], clock.System{})
	if err != nil {
		return fmt.Errorf("make the database: %w", err)
	}
	var made world
	err = load.Write(ctx, opened, func(w *load.Writer) {
		w.Company()
		hr := w.Person(load.Person{Name: "hr", HRAdmin: true})
		made.HR = w.Session(hr)
		made.launch(w, hr)
		made.lists(w, hr)
	})
	if err := errors.Join(err, opened.Close()); err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(made)
}

// launch writes a draft with everybody who will be woken when it is published.
func (made *world) launch(w *load.Writer, hr *ent.User) {
	draft := w.Cycle("Launch", cycle.StateDRAFT, hr)
	made.Draft = draft.ID
	for n := range listeners {
		person := w.Person(load.Person{Name: fmt.Sprintf("listener%d", n)})
		w.Participation(draft, person, false)
		made.Listeners = append(made.Listeners, w.Session(person))
	}
}

// lists writes lists that want nothing but to be declared complete.
func (made *world) lists(w *load.Writer, hr *ent.User) {
	running := w.Cycle("Running", cycle.StateOPEN, hr)
	manager := w.Person(load.Person{Name: "manager"})
	made.Manager = w.Session(manager)
	nominee := w.Person(load.Person{Name: "nominee"})
	for n := range finishers {
		name := fmt.Sprintf("finisher%d", n)
		person := w.Person(load.Person{Name: name, Manager: manager})
		list := w.Participation(running, person, false)
		w.Request(list, nominee, feedbackrequest.StateNOMINATED)
		made.Finishers = append(made.Finishers, finisher{
			Cookie: w.Session(person), Name: name, Participation: list.ID,
		})
	}
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"sightline/e2e/load"
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/internal/clock"
	domain "sightline/internal/cycle"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

const (
	// crowd is for how many people each cycle is launched: more than fit into one step of a launch.
	crowd = 250
	// killsEach is how often a life is interrupted before it is left to end.
	killsEach = 4
	// mostLife bounds how long after the acts of a life were sent the kill comes.
	mostLife = 120 * time.Millisecond
	// voices is how many people wrote about each reviewee of an Anonymous cycle, to load's two questions each.
	voices = 4
	texts  = 2 * voices
)

// life is what happens to cycles in more than one step, or by the clock: one cycle for each of the changes.
type life struct {
	number int
	hr     person
	// launched is a draft for everybody; begins and ends are due by the clock; released and closed wait for somebody.
	launched, begins, ends, released, closed string
	// people is how many colleagues there are.
	people int
	// list is the one of the cycle that is released.
	list string
}

// lives interrupts the changes of cycles again and again, and looks each time whether each is whole or absent.
type lives struct {
	server *server
	folder string
	out    io.Writer
	kills  int
	halves int
	wrong  []error
}

// auditLives runs so many lives, each on a database of its own.
func auditLives(ctx context.Context, binary, folder string, number int, out io.Writer) error {
	all := &lives{out: out}
	for n := range number {
		all.folder = fmt.Sprintf("%s/life-%d", folder, n)
		one, err := writeLife(ctx, all.folder, n)
		if err != nil {
			return err
		}
		if all.server, err = newServer(ctx, binary, all.folder); err != nil {
			return err
		}
		if err := all.live(ctx, one); err != nil {
			return errors.Join(err, all.server.kill())
		}
	}
	_, err := fmt.Fprintf(out, "%d lives of cycles, killed %d times, %d times in the middle of a change of several steps, %d wrong\n",
		number, all.kills, all.halves, len(all.wrong))
	return errors.Join(append(all.wrong, err)...)
}

// live kills the program while everything of a life goes on, and at last lets it come to its end.
func (a *lives) live(ctx context.Context, one *life) error {
	for range killsEach {
		if err := a.server.start(ctx); err != nil {
			return err
		}
		done := a.act(ctx, one)
		select {
		case <-time.After(time.Duration(random(int64(mostLife)))):
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		if err := a.server.kill(); err != nil {
			return err
		}
		<-done
		a.kills++
		if err := a.look(ctx, one, false); err != nil {
			return err
		}
	}
	if err := a.server.start(ctx); err != nil {
		return err
	}
	<-a.act(ctx, one)
	if err := a.untilOver(ctx, one); err != nil {
		return err
	}
	return errors.Join(a.server.kill(), a.look(ctx, one, true))
}

// act sends what people do, all at once; what was done before is refused, and what is not answered is sent again the
// next time.
func (a *lives) act(ctx context.Context, one *life) <-chan struct{} {
	var all sync.WaitGroup
	for _, act := range []struct{ field, input, key, id string }{
		{"publishCycle", "PublishCycleInput", "cycleId", one.launched},
		{"releaseFeedback", "ReleaseFeedbackInput", "participationId", one.list},
		{"closeCycle", "CloseCycleInput", "cycleId", one.closed},
	} {
		all.Go(func() {
			version, err := a.version(ctx, one, act.id)
			if err != nil {
				return // it was killed first
			}
			_, _ = a.server.ask(ctx, mutation(one.hr, act.field, act.input, map[string]any{
				act.key: act.id, "expectedVersion": version,
			}))
		})
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	return done
}

func (a *lives) version(ctx context.Context, one *life, id string) (int, error) {
	data, err := a.server.ask(ctx, operation{
		secret: one.hr.secret, variables: map[string]any{"id": id},
		query: `query Version($id: ID!) { node(id: $id) { ... on Cycle { version } ... on Participation { version } } }`,
	})
	if err != nil {
		return 0, err
	}
	var answer struct{ Node struct{ Version int } }
	if err := json.Unmarshal(data, &answer); err != nil {
		return 0, fmt.Errorf("read the version: %w", err)
	}
	return answer.Node.Version, nil
}

// untilOver returns once everything of a life has come to its end, and fails when it does not within half a minute.
func (a *lives) untilOver(ctx context.Context, one *life) error {
	ticker := time.NewTicker(50 * time.Millisecond)
	defer ticker.Stop()
	var far string
	for range 600 {
		over, said, err := a.over(ctx, one)
		if over || err != nil {
			return err
		}
		far = said
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return fmt.Errorf("life %d does not come to its end: %s", one.number, far)
}

// over tells whether everything has ended, and how far it is.
func (a *lives) over(ctx context.Context, one *life) (ended bool, far string, err error) {
	data, err := a.server.ask(ctx, operation{
		secret:    one.hr.secret,
		variables: map[string]any{"ids": []string{one.launched, one.begins, one.ends, one.closed}},
		query:     `query Over($ids: [ID!]!) { nodes(ids: $ids) { ... on Cycle { state joinDestroyedAt } } }`,
	})
	if err != nil {
		return false, "", err
	}
	var answer struct {
		Nodes []struct {
			State           cycle.State
			JoinDestroyedAt *time.Time
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil || len(answer.Nodes) != 4 {
		return false, "", fmt.Errorf("read how far it is: %s, %w", data, err)
	}
	forgotten := answer.Nodes[2].JoinDestroyedAt != nil && answer.Nodes[3].JoinDestroyedAt != nil
	ended = answer.Nodes[0].State == cycle.StateOPEN && answer.Nodes[1].State == cycle.StateOPEN && forgotten
	return ended, string(data), nil
}

// writeLife fills a new database with the cycles of one life.
func writeLife(ctx context.Context, folder string, number int) (*life, error) {
	opened, err := store.Open(ctx, folder, clock.System{})
	if err != nil {
		return nil, fmt.Errorf("make the database: %w", err)
	}
	one := &life{number: number}
	err = load.Write(ctx, opened, func(w *load.Writer) {
		w.Company()
		hr := w.Person(load.Person{Name: "hr", HRAdmin: true})
		one.hr = signedIn(w, hr)
		var people []*ent.User
		for n := range crowd {
			people = append(people, w.Person(load.Person{Name: fmt.Sprintf("colleague%d", n)}))
		}
		one.people = len(people) + 1
		one.launched = w.Cycle("Launched", cycle.StateDRAFT, hr).ID
		one.begins = w.Cycle("Begins", cycle.StateSCHEDULED, hr).ID
		one.ends, _ = written(w, "Ends", hr, people)
		one.closed, _ = written(w, "Closed", hr, people)
		one.released, one.list = written(w, "Released", hr, people)
	})
	if err != nil {
		return nil, err
	}
	err = opened.WriteSystem(policy.AsSystem(ctx, policy.FillSample), func(ctx context.Context, tx *ent.Client) error {
		return due(ctx, tx, one)
	})
	return one, errors.Join(err, opened.Close())
}

// written adds a cycle with three reviewees, about each of whom everything is handed in, and returns the first list.
func written(w *load.Writer, name string, owner *ent.User, people []*ent.User) (cycleID, firstList string) {
	made := w.Cycle(name, cycle.StateOPEN, owner)
	for n := range 3 {
		list := w.Participation(made, people[n], true)
		if n == 0 {
			firstList = list.ID
		}
		for _, writer := range people[10 : 10+voices] {
			w.Answers(made, w.Request(list, writer, feedbackrequest.StateSUBMITTED))
		}
	}
	return made.ID, firstList
}

// due sets what is due: a draft is for everybody, the time to write in the Anonymous cycles is over, one has ended.
func due(ctx context.Context, tx *ent.Client, one *life) error {
	now := clock.System{}.Now()
	if err := tx.Cycle.UpdateOneID(one.launched).SetReviewsEveryone(true).Exec(ctx); err != nil {
		return fmt.Errorf("set who is reviewed: %w", err)
	}
	for _, id := range []string{one.ends, one.released, one.closed} {
		update := tx.Cycle.UpdateOneID(id).SetPreset(promise.Anonymous).SetStartsAt(now.AddDate(0, 0, -20)).
			SetWriteUntil(now.Add(-2 * time.Hour))
		domain.ApplyPromise(update.Mutation(), promise.Of(promise.Anonymous))
		if id == one.ends {
			update.SetEndsAt(now.Add(-time.Hour))
		}
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("set the dates: %w", err)
		}
	}
	return nil
}

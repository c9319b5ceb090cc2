package main

import (
	"context"
	"encoding/json"
	"fmt"

	"sightline/e2e/load"
	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/internal/clock"
	"sightline/internal/store"
)

// person is somebody who acts, with the secret of their cookie.
type person struct{ id, secret string }

// story is one reviewee's journey, from the nominations to the release, with a guest who is locked on the side.
type story struct {
	number                                  int
	list, cycle                             string
	questions                               []string
	reviewee, manager, hr, writer, decliner person
	guestEmail, lockedGuest                 string
	steps                                   []step
	// done counts the steps that are known to be in the database.
	done int
}

func (s *story) over() bool { return s.done == len(s.steps) }

// write fills a new database with one cycle and as many stories, none of them begun.
func write(ctx context.Context, folder string, number int) ([]*story, error) {
	opened, err := store.Open(ctx, folder, clock.System{})
	if err != nil {
		return nil, fmt.Errorf("make the database: %w", err)
	}
	var stories []*story
	err = load.Write(ctx, opened, func(w *load.Writer) {
		w.Company()
		hr := w.Person(load.Person{Name: "hr", HRAdmin: true})
		manager := w.Person(load.Person{Name: "manager"})
		hrSigned, managerSigned := signedIn(w, hr), signedIn(w, manager)
		running := w.Cycle("Audit", cycle.StateOPEN, hr)
		for n := range number {
			one := &story{number: n, cycle: running.ID, hr: hrSigned, manager: managerSigned, steps: steps()}
			for _, asked := range running.Questions {
				one.questions = append(one.questions, asked.ID)
			}
			begin(w, one, running, manager)
			stories = append(stories, one)
		}
	})
	if err != nil {
		return nil, err
	}
	return stories, opened.Close()
}

// begin writes the people of one story.
func begin(w *load.Writer, one *story, running load.Cycle, manager *ent.User) {
	name := func(role string) string { return fmt.Sprintf("%s%d", role, one.number) }
	reviewee := w.Person(load.Person{Name: name("reviewee"), Manager: manager})
	one.reviewee = signedIn(w, reviewee)
	one.list = w.Participation(running, reviewee, false).ID
	one.writer = signedIn(w, w.Person(load.Person{Name: name("writer")}))
	one.decliner = signedIn(w, w.Person(load.Person{Name: name("decliner")}))
	one.guestEmail = name("invited") + "@guest.example"
	one.lockedGuest = signedIn(w, w.Person(load.Person{Name: name("guest"), Guest: true})).id
}

func signedIn(w *load.Writer, who *ent.User) person {
	return person{id: who.ID, secret: w.Session(who)}
}

// requests returns the requests of the story's list with their versions, by the reviewer's id.
func (s *story) requests(ctx context.Context, server *server) (map[string]request, error) {
	data, err := server.ask(ctx, operation{
		secret: s.manager.secret, variables: map[string]any{"id": s.list},
		query: `query Requests($id: ID!) { node(id: $id) { ... on Participation { requests { id reviewer { id } } } } }`,
	})
	if err != nil {
		return nil, err
	}
	var answer struct {
		Node struct {
			Requests []struct {
				ID       string
				Reviewer struct{ ID string }
			}
		}
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return nil, fmt.Errorf("read the list of reviewers: %w", err)
	}
	found := map[string]request{}
	for _, one := range answer.Node.Requests {
		found[one.Reviewer.ID] = request{id: one.ID}
	}
	return found, nil
}

// request is one request as its reviewer knows it.
type request struct {
	id         string
	version    int
	visibility string
}

// requestOf returns the request of one reviewer, with what they need to hand it in.
func (s *story) requestOf(ctx context.Context, server *server, reviewer person) (request, error) {
	all, err := s.requests(ctx, server)
	if err != nil {
		return request{}, err
	}
	own := all[reviewer.id]
	data, err := server.ask(ctx, operation{
		secret: reviewer.secret, variables: map[string]any{"id": own.id},
		query: `query Own($id: ID!) { node(id: $id) { ... on FeedbackRequest { version } } visibility(id: $id) { version } }`,
	})
	if err != nil {
		return request{}, err
	}
	var answer struct {
		Node       struct{ Version int }
		Visibility struct{ Version string }
	}
	if err := json.Unmarshal(data, &answer); err != nil {
		return request{}, fmt.Errorf("read the request: %w", err)
	}
	own.version, own.visibility = answer.Node.Version, answer.Visibility.Version
	return own, nil
}

// versionOf returns the version of a participation or a person, as somebody who may read it.
func (s *story) versionOf(ctx context.Context, server *server, reader person, id string) (int, error) {
	data, err := server.ask(ctx, operation{
		secret: reader.secret, variables: map[string]any{"id": id},
		query: `query Version($id: ID!) { node(id: $id) { ... on Participation { version } ... on User { version } } }`,
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

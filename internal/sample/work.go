package sample

import (
	"context"
	"fmt"
	"time"

	"sightline/ent/workreview"
	"sightline/internal/ids"
)

// job is a project with its work reviews.
type job struct {
	name, about, owner string
	team               []string
	since              int
	reviews            []review
}

// review is one work review, with whom it is shared, and for how many days from now it waits.
type review struct {
	title, about, owner string
	state               workreview.State
	due                 *int
	shared              []share
}

// share is somebody with whom a work review is shared, and whether they decide.
type share struct {
	key     string
	decides bool
}

// jobsOfWork are the projects of the sample company.
func jobsOfWork() []job {
	return []job{
		{
			name: "Lindgren Garden Centre", about: "Catalogue and signs for the spring season.", owner: "cole",
			team: []string{"mirela"}, since: -30,
			reviews: []review{
				{
					title: "Spring catalogue, cover", about: "Two drafts of the cover. The title may still change.",
					owner: "cole", state: workreview.StateACTIVE, due: new(2),
					shared: []share{{"max", true}, {"gia@partner.example", true}, {"otto", false}},
				},
				{
					title: "Signs for the greenhouse", about: "Read from five metres away.", owner: "mirela",
					state: workreview.StateACTIVE, shared: []share{{"max", false}},
				},
				{
					title: "Opening hours, poster", about: "Printed in November.", owner: "cole",
					state: workreview.StateLOCKED, due: new(-12), shared: []share{{"max", true}},
				},
			},
		},
		{
			name: "Aldersund, own pages", about: "What we say about ourselves.", owner: "wim", since: -21,
			reviews: []review{
				{
					title: "Pictures of the offices", about: "Lund and Ghent, taken in October.", owner: "wim",
					state: workreview.StateACTIVE, due: new(-2), shared: []share{{"cole", true}},
				},
				{
					title: "Page about working here", about: "Rests until the new year.", owner: "wim",
					state: workreview.StateINACTIVE, shared: []share{{"cole", false}},
				},
			},
		},
	}
}

// addWork writes the projects with their work reviews.
func (w *world) addWork(ctx context.Context) error {
	for _, j := range jobsOfWork() {
		owner, err := w.find(j.owner)
		if err != nil {
			return err
		}
		since := w.on(j.since, 0)
		id := ids.Ordered("prj", since)
		if err := w.tx.Project.Create().SetID(id).SetCreatedAt(since).SetName(j.name).SetDescription(j.about).
			SetOwnerID(owner.ID).Exec(ctx); err != nil {
			return fmt.Errorf("add the project %s: %w", j.name, err)
		}
		for _, key := range j.team {
			member, err := w.find(key)
			if err != nil {
				return err
			}
			if err := w.tx.ProjectMember.Create().SetID(ids.Ordered("prm", since)).SetCreatedAt(since).
				SetProjectID(id).SetUserID(member.ID).SetAddedByID(w.people["wim"].ID).Exec(ctx); err != nil {
				return fmt.Errorf("add to the team of %s: %w", j.name, err)
			}
		}
		for n, r := range j.reviews {
			if err := w.addReview(ctx, id, r, w.on(j.since+1+n, 0)); err != nil {
				return fmt.Errorf("add the work review %s: %w", r.title, err)
			}
		}
	}
	return nil
}

func (w *world) addReview(ctx context.Context, projectID string, r review, since time.Time) error {
	owner, err := w.find(r.owner)
	if err != nil {
		return err
	}
	id := ids.Ordered("wrv", since)
	create := w.tx.WorkReview.Create().SetID(id).SetCreatedAt(since).SetProjectID(projectID).SetTitle(r.title).
		SetDescription(r.about).SetOwnerID(owner.ID).SetState(r.state)
	if r.due != nil {
		create.SetDueAt(w.on(*r.due, 0))
	}
	if err := create.Exec(ctx); err != nil {
		return fmt.Errorf("write it: %w", err)
	}
	for _, s := range r.shared {
		person, err := w.find(s.key)
		if err != nil {
			return err
		}
		if err := w.tx.WorkGrant.Create().SetID(ids.Ordered("wgr", since)).SetCreatedAt(since).SetReviewID(id).
			SetUserID(person.ID).SetAddedByID(owner.ID).SetDecides(s.decides).Exec(ctx); err != nil {
			return fmt.Errorf("share it with %s: %w", s.key, err)
		}
	}
	return nil
}

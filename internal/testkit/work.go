package testkit

import (
	"fmt"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/workreview"
)

// Work says what a work review of the world is like. Its label is the key to its rows.
type Work struct {
	Label, Project, Owner string
	State                 workreview.State
	// Shared are those with whom it is shared: members and guests.
	Shared []string
}

// projects are those of the world with their owners: one with a team, Otto and Con; one that is archived; one of a
// work manager, in which nothing is shared.
func projects() map[string]string {
	return map[string]string{"brand": "cole", "archive": "cole", "office": "wim"}
}

// Works are the work reviews of the world: one in each state, shared with a reviewer, a member from outside and a
// guest; one that is archived with its project; one of a collaborator in somebody else's project; one of which all
// grants have ended.
func Works() []Work {
	shared := []string{"rex", "con", "gia"}
	return []Work{
		{Label: "layout", Project: "brand", Owner: "cole", State: workreview.StateACTIVE, Shared: shared},
		{Label: "paused", Project: "brand", Owner: "cole", State: workreview.StateINACTIVE, Shared: shared},
		{Label: "final", Project: "brand", Owner: "cole", State: workreview.StateLOCKED, Shared: shared},
		{Label: "old", Project: "archive", Owner: "cole", State: workreview.StateACTIVE, Shared: shared},
		{Label: "film", Project: "office", Owner: "sue", State: workreview.StateACTIVE},
		{Label: "ended", Project: "office", Owner: "wim", State: workreview.StateACTIVE, Shared: shared},
	}
}

func (b builder) work() error {
	for label, owner := range projects() {
		create := b.tx.Project.Create().SetID(ID("prj", label)).SetName(canary("project", label)).
			SetDescription(canary("description", label)).SetOwnerID(ID("usr", owner))
		if label == "archive" {
			create.SetArchivedAt(Now().Add(-day))
		}
		if err := create.Exec(b.ctx); err != nil {
			return fmt.Errorf("write the project %s: %w", label, err)
		}
		if label == "office" {
			continue
		}
		for _, persona := range []string{"otto", "con"} {
			if err := b.tx.ProjectMember.Create().SetID(ID("prm", label+"/"+persona)).SetProjectID(ID("prj", label)).
				SetUserID(ID("usr", persona)).SetAddedByID(ID("usr", "wim")).Exec(b.ctx); err != nil {
				return fmt.Errorf("write the team of %s: %w", label, err)
			}
		}
	}
	for _, work := range Works() {
		if err := b.workReview(work); err != nil {
			return fmt.Errorf("write the work review %s: %w", work.Label, err)
		}
	}
	return nil
}

func (b builder) workReview(work Work) error {
	id := ID("wrv", work.Label)
	if err := b.tx.WorkReview.Create().SetID(id).SetProjectID(ID("prj", work.Project)).SetOwnerID(ID("usr", work.Owner)).
		SetTitle(canary("work", work.Label)).SetDescription(canary("text", work.Label)).SetState(work.State).
		Exec(b.ctx); err != nil {
		return fmt.Errorf("write it: %w", err)
	}
	ends := Now().Add(30 * day)
	if work.Label == "layout" {
		if err := b.shareLink(id, work.Owner, ends); err != nil {
			return err
		}
	}
	if work.Label == "ended" {
		ends = Now().Add(-time.Second)
	}
	for _, persona := range work.Shared {
		if err := b.tx.WorkGrant.Create().SetID(ID("wgr", work.Label+"/"+persona)).SetReviewID(id).
			SetUserID(ID("usr", persona)).SetAddedByID(ID("usr", work.Owner)).SetDecides(persona == "gia").
			SetExpiresAt(ends).SetNillableLinkID(linkOf(work.Label, persona)).Exec(b.ctx); err != nil {
			return fmt.Errorf("share it with %s: %w", persona, err)
		}
	}
	return nil
}

// linkOf is the share link that gives somebody their grant: Gia comes in by one.
func linkOf(label, persona string) *string {
	if label != "layout" || persona != "gia" {
		return nil
	}
	id := ID("shl", label)
	return &id
}

// shareLink writes the link of the layout, which admits Gia, and a code that was asked for there.
func (b builder) shareLink(reviewID, owner string, ends time.Time) error {
	id, address := ID("shl", "layout"), canary("email", "gia")+"@partner.example"
	err := b.tx.ShareLink.Create().SetID(id).SetReviewID(reviewID).SetCreatedByID(ID("usr", owner)).
		SetTokenHash(canary("hash", "share")).
		SetDomains([]string{canary("domain", "layout") + ".example"}).SetExpiresAt(ends).Exec(b.ctx)
	if err != nil {
		return fmt.Errorf("write the share link: %w", err)
	}
	err = b.tx.DoorCode.Create().SetID(ID("dcd", "gia")).SetLinkID(id).SetAddress(address).
		SetExpiresAt(Now().Add(time.Minute)).Exec(b.ctx)
	if err != nil {
		return fmt.Errorf("write a code: %w", err)
	}
	err = b.tx.Session.Create().SetID(ID("ses", ByCode())).SetUserID(ID("usr", "gia")).SetByCode(true).
		SetTokenHash(canary("token", "by code")).SetDevice(canary("device", "by code")).
		SetNetwork(canary("network", "by code")).SetSeenAt(Now()).SetProvedAt(Now()).
		SetExpiresAt(Now().Add(day)).Exec(b.ctx)
	if err != nil {
		return fmt.Errorf("write a session that a code began: %w", err)
	}
	return nil
}

func workListers(c *ent.Client) map[string]lister {
	return map[string]lister{
		"Project": list(c.Project.Query().All, func(p *ent.Project) Row {
			state := "OPEN"
			if p.ArchivedAt != nil {
				state = "ARCHIVED"
			}
			return Row{Type: "Project", ID: p.ID, State: state, By: personaOf(p.OwnerID), texts: map[string]string{
				"Project.name": p.Name, "Project.description": p.Description,
			}}
		}),
		"ProjectMember": list(c.ProjectMember.Query().All, func(m *ent.ProjectMember) Row {
			return Row{Type: "ProjectMember", ID: m.ID, By: personaOf(m.UserID)}
		}),
		"WorkReview": list(c.WorkReview.Query().All, func(r *ent.WorkReview) Row {
			return Row{Type: "WorkReview", ID: r.ID, State: r.State.String(), By: personaOf(r.OwnerID), texts: map[string]string{
				"WorkReview.title": r.Title, "WorkReview.description": r.Description,
			}}
		}),
		"ShareLink": list(c.ShareLink.Query().All, func(l *ent.ShareLink) Row {
			return Row{Type: "ShareLink", ID: l.ID, By: personaOf(l.CreatedByID), texts: map[string]string{
				"ShareLink.domains": strings.Join(l.Domains, " "), ".hash": l.TokenHash,
			}}
		}),
		"DoorCode": list(c.DoorCode.Query().All, func(d *ent.DoorCode) Row { return Row{ID: d.ID} }),
		"WorkGrant": list(c.WorkGrant.Query().All, func(g *ent.WorkGrant) Row {
			return Row{Type: "WorkGrant", ID: g.ID, By: personaOf(g.UserID)}
		}),
	}
}

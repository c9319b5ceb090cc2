package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/ent/workreview"
	"sightline/internal/apperr"
)

// NewWork is the work review that is to be made in a project, under an id of its own.
type NewWork struct {
	Project *ent.Project
	ID      string
}

// Team is who the team of a project is to be. Members are those who are in it now.
type Team struct {
	Project *ent.Project
	Members []*ent.ProjectMember
	People  []*ent.User
}

// NewShare is a work review that is to be shared with people. Grants are those of them who have one already.
type NewShare struct {
	Review *ent.WorkReview
	People []*ent.User
	Grants []*ent.WorkGrant
}

// NewLink is a work review that is to be shared with people from outside by a link. Grants are those that addresses of
// it have already.
type NewLink struct {
	Review *ent.WorkReview
	Grants []*ent.WorkGrant
}

// LinkAndGrants is a share link with all that it grants.
type LinkAndGrants struct {
	Link   *ent.ShareLink
	Grants []*ent.WorkGrant
}

// workRules: administrators and work managers may do everything; collaborators make projects and work reviews and keep
// what they made (1.3); reviewers and people from outside make nothing.
func workRules() map[Action]rule {
	editProject := on(keepsProject, goesOn, func(g Grant, _ *Viewer, p *ent.Project) Grant {
		return g.change("Project", p.ID)
	})
	return map[Action]rule{
		CreateProject: {
			who:    func(v *Viewer, _ any) bool { return makesWork(v) },
			when:   func(*Viewer, any) *apperr.Error { return nil },
			writes: func(g Grant, _ *Viewer, _ any) Grant { return g.create("Project") },
		},
		EditProject:    editProject,
		ArchiveProject: editProject,
		UnarchiveProject: on(keepsProject, func(p *ent.Project) *apperr.Error {
			if p.ArchivedAt == nil {
				return apperr.State("state.unarchive_project")
			}
			return nil
		}, func(g Grant, _ *Viewer, p *ent.Project) Grant { return g.change("Project", p.ID) }),
		SetProjectTeam: on(func(v *Viewer, _ Team) bool { return v.allWork() }, canBeTeam, writeTeam),
		CreateWorkReview: on(func(v *Viewer, n NewWork) bool {
			return makesWork(v) && n.Project != nil && (keepsProject(v, n.Project) || inTeam(v, n.Project.ID))
		}, func(n NewWork) *apperr.Error { return goesOn(n.Project) }, func(g Grant, _ *Viewer, n NewWork) Grant {
			return g.create("WorkReview", n.Project.ID)
		}),
		EditWorkReview:     on(keepsWork, notLocked("state.edit_work"), changeWork),
		SetWorkReviewState: on(keepsWork, inProject, changeWork),
		ShareWorkReview:    on(func(v *Viewer, n NewShare) bool { return keepsWork(v, n.Review) }, canShare, writeShares),
		ChangeWorkGrant: on(keepsGrant, nil, func(g Grant, _ *Viewer, w *ent.WorkGrant) Grant {
			return g.change("WorkGrant", w.ID)
		}),
		RevokeWorkGrant: on(keepsGrant, nil, func(g Grant, _ *Viewer, w *ent.WorkGrant) Grant {
			g = g.change("WorkGrant", w.ID)
			if w.LinkID != nil {
				g = g.change("ShareLink", *w.LinkID) // it admits them no more
			}
			return g
		}),
		ShareByLink: shareByLink(),
		SetReviewSettings: on(func(v *Viewer, _ *ent.Setting) bool { return v.WorkAdmin() }, nil,
			func(g Grant, _ *Viewer, s *ent.Setting) Grant { return g.change("Setting", s.ID) }),
		RevokeShareLink: on(func(v *Viewer, l LinkAndGrants) bool {
			return l.Link.Edges.Review != nil && keepsWork(v, l.Link.Edges.Review)
		}, nil, func(g Grant, _ *Viewer, l LinkAndGrants) Grant {
			return changeGrants(g.change("ShareLink", l.Link.ID), l.Grants)
		}),
	}
}

// makesWork tells whether the viewer may make projects, and work reviews where they take part.
func makesWork(v *Viewer) bool { return v.allWork() || v.hasWorkRole(user.WorkRoleCOLLABORATOR) }

func keepsGrant(v *Viewer, g *ent.WorkGrant) bool {
	return g.Edges.Review != nil && keepsWork(v, g.Edges.Review)
}

func changeWork(g Grant, _ *Viewer, r *ent.WorkReview) Grant { return g.change("WorkReview", r.ID) }

func goesOn(p *ent.Project) *apperr.Error {
	if p.ArchivedAt != nil {
		return apperr.State("state.project_archived")
	}
	return nil
}

func inProject(r *ent.WorkReview) *apperr.Error {
	if r.Edges.Project == nil {
		return apperr.New(apperr.Forbidden, "forbidden")
	}
	return goesOn(r.Edges.Project)
}

func notLocked(key string) func(*ent.WorkReview) *apperr.Error {
	return func(r *ent.WorkReview) *apperr.Error {
		if r.State == workreview.StateLOCKED {
			return apperr.State(key)
		}
		return inProject(r)
	}
}

// canBeTeam: a team is of active colleagues. Whoever is in it already may stay.
func canBeTeam(t Team) *apperr.Error {
	if refusal := goesOn(t.Project); refusal != nil {
		return refusal
	}
	for _, person := range t.People {
		stays := slices.ContainsFunc(t.Members, func(m *ent.ProjectMember) bool { return m.UserID == person.ID })
		colleague := person.Kind == user.KindMEMBER && !person.Outside
		if !stays && (!colleague || person.State != user.StateACTIVE) {
			return apperr.Input("work.team", "userIds")
		}
	}
	return nil
}

func writeTeam(g Grant, _ *Viewer, t Team) Grant {
	for _, member := range t.Members {
		g = g.change("ProjectMember", member.ID)
	}
	return g.change("Project", t.Project.ID).create("ProjectMember", t.Project.ID)
}

// canShare: members who have not accepted their invitation cannot be added (D4).
func canShare(n NewShare) *apperr.Error {
	if refusal := inProject(n.Review); refusal != nil {
		return refusal
	}
	for _, person := range n.People {
		if person.State != user.StateACTIVE {
			return apperr.Input("work.not_accepted", "userIds")
		}
	}
	return nil
}

func writeShares(g Grant, _ *Viewer, n NewShare) Grant {
	return changeGrants(g, n.Grants).create("WorkGrant", n.Review.ID)
}

func changeGrants(g Grant, grants []*ent.WorkGrant) Grant {
	for _, granted := range grants {
		g = g.change("WorkGrant", granted.ID)
	}
	return g
}

// shareByLink: whoever keeps the work review, while sharing with guests is switched on in the review settings.
func shareByLink() rule {
	r := on(func(v *Viewer, n NewLink) bool { return keepsWork(v, n.Review) }, nil,
		func(g Grant, _ *Viewer, n NewLink) Grant {
			g = changeGrants(g.create("ShareLink", n.Review.ID), n.Grants)
			return g.create("WorkGrant", n.Review.ID).create("User")
		})
	r.when = func(v *Viewer, object any) *apperr.Error {
		n, isLink := object.(NewLink)
		switch {
		case !isLink:
			return apperr.New(apperr.Forbidden, "forbidden")
		case !v.Facts.SharesWithGuests:
			return apperr.State("state.guests_off")
		default:
			return inProject(n.Review)
		}
	}
	return r
}

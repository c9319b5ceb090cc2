package policy

import "sightline/ent"

// ofProject: those for whom it is there; the colleagues among them; those who may change it.
func ofProject(v *Viewer, p *ent.Project) Set {
	s := basic(v)
	if seesProject(v, p) {
		s.add(WorkReader, true)
		s.add(WorkInsider, v.Colleague())
		s.add(WorkKeeper, keepsProject(v, p))
	}
	return s
}

// ofWork: the same of a work review.
func ofWork(v *Viewer, r *ent.WorkReview) Set {
	s := basic(v)
	if r != nil && seesWork(v, r) {
		s.add(WorkReader, true)
		s.add(WorkInsider, v.Colleague())
		s.add(WorkKeeper, keepsWork(v, r))
	}
	return s
}

// ofGrant: whoever keeps the work review, and whom it is for.
func ofGrant(v *Viewer, g *ent.WorkGrant) Set {
	s := ofWork(v, g.Edges.Review)
	s.add(Self, s[WorkReader] && v.ID() == g.UserID)
	return s
}

// ofLink: whoever keeps the work review.
func ofLink(v *Viewer, l *ent.ShareLink) Set { return ofWork(v, l.Edges.Review) }

// ofProjectMember: the colleagues for whom the project is there.
func ofProjectMember(v *Viewer, m *ent.ProjectMember) Set { return ofProject(v, m.Edges.Project) }

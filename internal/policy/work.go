package policy

import (
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/ent/workreview"
)

// Share is what a grant lets its holder do in a work review beside reading it.
type Share struct {
	Comments, Decides, Downloads bool
}

// WorkManager tells whether the viewer has the work role MANAGER.
func (v *Viewer) WorkManager() bool { return v.hasWorkRole(user.WorkRoleMANAGER) }

// allWork tells whether every project and work review is there for the viewer (1.3 of docs/rules.md).
func (v *Viewer) allWork() bool { return v.WorkAdmin() || v.WorkManager() }

func (v *Viewer) hasWorkRole(role user.WorkRole) bool {
	return v.Colleague() && v.User.WorkRole != nil && *v.User.WorkRole == role
}

// LiveShare tells whether a grant gives anything at a moment.
func LiveShare(g *ent.WorkGrant, now time.Time) bool {
	return g.ExpiresAt == nil || now.Before(*g.ExpiresAt)
}

// seesProject tells whether a project exists for the viewer: for administrators, work managers, its owner, its team,
// and whoever takes part in a work review of it. To all but the first three one that is archived is not there.
func seesProject(v *Viewer, p *ent.Project) bool {
	switch {
	case p == nil || !v.SignedIn():
		return false
	case keepsProject(v, p):
		return true
	case p.ArchivedAt != nil:
		return false
	default:
		return inTeam(v, p.ID) || slices.Contains(v.Facts.SharedProjects, p.ID)
	}
}

// keepsProject tells whether the viewer may change a project: its owner, administrators and work managers.
func keepsProject(v *Viewer, p *ent.Project) bool {
	return v.allWork() || (v.Colleague() && p.OwnerID == v.ID())
}

func inTeam(v *Viewer, projectID string) bool {
	return v.Colleague() && slices.Contains(v.Facts.TeamProjects, projectID)
}

// seesWork tells whether a work review exists for the viewer. A colleague takes part as its keeper, in the team of the
// project or by a grant; everybody from outside by a grant alone, while it is ACTIVE or LOCKED, and guests while
// sharing with them is switched on.
func seesWork(v *Viewer, r *ent.WorkReview) bool {
	project := r.Edges.Project
	switch {
	case project == nil || !v.SignedIn():
		return false
	case keepsWork(v, r):
		return true
	case project.ArchivedAt != nil:
		return false
	case v.Colleague():
		return inTeam(v, project.ID) || v.shares(r.ID)
	default:
		return v.shares(r.ID) && r.State != workreview.StateINACTIVE
	}
}

// keepsWork tells whether the viewer may change a work review and share it: its owner, the owner of the project,
// administrators and work managers.
func keepsWork(v *Viewer, r *ent.WorkReview) bool {
	project := r.Edges.Project
	if project == nil {
		return false
	}
	owns := v.Colleague() && r.OwnerID == v.ID() && project.ArchivedAt == nil
	return owns || keepsProject(v, project)
}

// shares tells whether a grant of the viewer's opens a work review now.
func (v *Viewer) shares(reviewID string) bool {
	_, granted := v.Facts.Shares[reviewID]
	return granted && v.mayShare()
}

// mayShare tells whether grants count for the viewer at all: those of guests while sharing with guests is switched on.
func (v *Viewer) mayShare() bool {
	return v.SignedIn() && (v.User.Kind == user.KindMEMBER || v.Facts.SharesWithGuests)
}

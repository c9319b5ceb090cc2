package policy

import (
	"slices"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/ent/workreview"
)

// MostCodeTries is how often a code that was mailed may be compared (T26).
const MostCodeTries = 5

// LinkAdmits tells whether an address may come in at a share link now, as far as the link with its grants and its work
// review say: it has not ended, its guest has a grant by it or its domain is named and no grant was taken back, and the
// work review is one that is shown to people from outside. guest is whose address it is; nil for nobody's.
func LinkAdmits(link *ent.ShareLink, guest *ent.User, address string, now time.Time) bool {
	review := link.Edges.Review
	switch {
	case review == nil || review.Edges.Project == nil || review.Edges.Project.ArchivedAt != nil:
		return false
	case review.State == workreview.StateINACTIVE, !now.Before(link.ExpiresAt):
		return false
	}
	_, domain, _ := strings.Cut(address, "@")
	ofDomain := slices.Contains(link.Domains, domain)
	if guest == nil {
		return ofDomain
	}
	named := slices.ContainsFunc(link.Edges.Grants, func(g *ent.WorkGrant) bool { return g.UserID == guest.ID })
	return named || ofDomain && !slices.Contains(link.Excluded, guest.ID)
}

// EntersByCode tells whether an account comes in by a code that is mailed to it: a guest's that is in use. Members log
// in, for their account opens more than what is shared.
func EntersByCode(person *ent.User) bool {
	return person.Kind == user.KindGUEST && !person.SecondFactor && !slices.Contains(OutOfUse(), person.State)
}

// OfWork are the facts that count in a session which a mailed code began: what is shared, and nothing of the people
// side.
func (f Facts) OfWork() Facts {
	return Facts{
		Now: f.Now, Shares: f.Shares, SharedProjects: f.SharedProjects, SharesWithGuests: f.SharesWithGuests,
	}
}

// asFor is who asks, as far as such a session reaches a kind of row: for what is not named here it is nobody.
func (v *Viewer) asFor(reaches bool) *Viewer {
	if v.ByCode && !reaches {
		return Nobody()
	}
	return v
}

// queriedByCode tells whether a session that a code began reaches rows of the entity: the viewer themselves with their
// wish to be deleted, the settings that everybody has, and work.
func queriedByCode(query ent.Query) bool {
	switch query.(type) {
	case *ent.UserQuery, *ent.SettingQuery, *ent.ProjectQuery, *ent.WorkReviewQuery, *ent.WorkGrantQuery,
		*ent.IdempotencyKeyQuery, *ent.DeletionRequestQuery:
		return true
	default:
		return false
	}
}

// readByCode tells the same of a row that is there.
func readByCode(object any) bool {
	switch object.(type) {
	case *ent.User, *ent.Setting, *ent.Project, *ent.WorkReview, *ent.WorkGrant, *ent.DeletionRequest:
		return true
	default:
		return false
	}
}

// mayByCode tells whether a session that a code began covers the action. What is not named here is refused.
func mayByCode(v *Viewer, action Action) bool {
	return !v.ByCode || slices.Contains([]Action{SetLanguage}, action)
}

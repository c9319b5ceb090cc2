package policy

import (
	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
)

// ReleasesIn narrows the participations of a cycle to those whose feedback the viewer releases: StandsInFor in SQL.
// That the two agree is tested for every persona and row.
func ReleasesIn(v *Viewer, cycleID string) predicate.Participation {
	if !v.Colleague() {
		return when[predicate.Participation](false)
	}
	direct := participation.HasRevieweeWith(user.ManagerID(v.ID()))
	nobody := participation.HasRevieweeWith(user.IDNEQ(v.ID()),
		user.Or(user.ManagerIDIsNil(), user.HasManagerWith(user.StateIn(GoneStates()...))))
	switch {
	case v.HRAdmin():
		return participation.Or(direct, nobody)
	case !v.Owns(cycleID) || len(v.Facts.HRAdmins) > 1:
		return direct
	case len(v.Facts.HRAdmins) == 1:
		return participation.Or(direct, participation.And(nobody, participation.RevieweeID(v.Facts.HRAdmins[0])))
	default:
		return participation.Or(direct, nobody)
	}
}

// mayReleaseIn: whoever leads somebody who is reviewed in it, or stands in where somebody has no line manager.
func mayReleaseIn(v *Viewer, c *ent.Cycle) bool {
	s := ofCycle(v, c.ID)
	return v.Colleague() && (s[Participant] || v.HRAdmin() || v.Owns(c.ID))
}

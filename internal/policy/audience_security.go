package policy

import "sightline/ent"

// ofSession: the person alone.
func ofSession(v *Viewer, s *ent.Session) Set {
	set := basic(v)
	set.add(Self, v.SignedIn() && v.ID() == s.UserID)
	return set
}

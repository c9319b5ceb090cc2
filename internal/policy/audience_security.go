package policy

import "sightline/ent"

// ofSession: the person alone.
func ofSession(v *Viewer, s *ent.Session) Set {
	set := basic(v)
	set.add(Self, v.InPerson() && v.ID() == s.UserID)
	return set
}

// ofToken: the person alone, and not by a token.
func ofToken(v *Viewer, t *ent.AccessToken) Set {
	set := basic(v)
	set.add(Self, v.InPerson() && v.ID() == t.UserID)
	return set
}

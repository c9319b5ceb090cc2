package policy

import "sightline/ent"

// ofLogin is of what somebody logs in with, or has logged in by.
func ofLogin(v *Viewer, object any) Set {
	switch o := object.(type) {
	case *ent.Session:
		return ofSession(v, o)
	case *ent.AccessToken:
		return ofToken(v, o)
	case *ent.Passkey:
		return ofPasskey(v, o)
	default:
		return Set{}
	}
}

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

// ofPasskey: the person alone, and not by a token. Whoever has just added their first one on the way in has it: with it
// they are in, though this very request began without.
func ofPasskey(v *Viewer, p *ent.Passkey) Set {
	set := basic(v)
	added := v.Arriving() && v.ID() == p.UserID
	set.add(SignedIn, added)
	set.add(Self, added || (v.InPerson() && v.ID() == p.UserID))
	return set
}

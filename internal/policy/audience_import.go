package policy

import "sightline/ent"

// ofImport: whoever brought the table in, while they may bring one in.
func ofImport(v *Viewer, i *ent.PeopleImport) Set {
	s := basic(v)
	s.add(Self, i != nil && mayImport(v) && v.ID() == i.UserID)
	return s
}

package policy

import (
	"slices"

	"sightline/ent"
)

// ofUser: names for colleagues and for outsiders who write about the person; the account for administrators.
func ofUser(v *Viewer, person *ent.User) Set {
	s := Standing(v)
	s.add(Self, v.SignedIn() && v.ID() == person.ID)
	s.add(ReviewerOf, v.SignedIn() && slices.Contains(v.Facts.Reviewees, person.ID))
	return s
}

// ofMessage: the receiver alone; guests have no messages (product.md 2.5).
func ofMessage(v *Viewer, message *ent.Message) Set {
	s := basic(v)
	s.add(Self, v.Colleague() && v.ID() == message.UserID)
	return s
}

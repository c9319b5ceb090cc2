package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/user"
)

// ofUser: names for colleagues and for outsiders who write about the person; the account for administrators.
func ofUser(v *Viewer, person *ent.User) Set {
	s := Standing(v)
	s.add(Self, v.SignedIn() && v.ID() == person.ID)
	s.add(ReviewerOf, v.SignedIn() && slices.Contains(v.Facts.Reviewees, person.ID))
	return s
}

// KnowsName tells whether the viewer reads somebody's name, as User.name says. Who was deleted has none.
func KnowsName(v *Viewer, person *ent.User) bool {
	return person != nil && person.State != user.StateDELETED &&
		ofUser(v, person).Any([]Audience{Self, Colleague, ReviewerOf})
}

// ofMail: HR administrators every mail but nudges to write and to release; the other administrators those about
// accounts, because the others tell who was nominated or asked.
func ofMail(v *Viewer, m *ent.Mail) Set {
	s := basic(v)
	s.add(HR, v.HRAdmin() && listedMail(m))
	if slices.Contains(accountMails(), m.Kind) {
		s.add(Tech, v.TechAdmin())
		s.add(WorkAdmin, v.WorkAdmin())
	}
	return s
}

// ofMessage: the receiver alone; guests have no messages (D13).
func ofMessage(v *Viewer, message *ent.Message) Set {
	s := basic(v)
	s.add(Self, v.Colleague() && v.ID() == message.UserID)
	return s
}

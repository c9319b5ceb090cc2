package policy

import (
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

func peopleRules() map[Action]rule {
	return map[Action]rule{
		ListPeople: standing((*Viewer).Colleague),
		ListGuests: standing(administersGuests),
		ListMails:  standing(administersMail),
		ManageMail: on(managesMail, notSent,
			func(g Grant, _ *Viewer, m *ent.Mail) Grant { return g.change("Mail", m.ID) }),
		HandOverLink: proven(on(mayHandOver, canHandOver, func(g Grant, _ *Viewer, m *ent.Mail) Grant {
			return g.change("OneTimeLink", *m.LinkID)
		})),
		EditSettings: on(func(v *Viewer, _ *ent.Setting) bool { return administersGuests(v) }, nil,
			func(g Grant, _ *Viewer, s *ent.Setting) Grant { return g.change("Setting", s.ID) }),
		SetLanguage: on(func(v *Viewer, u *ent.User) bool { return v.ID() == u.ID }, nil,
			func(g Grant, _ *Viewer, u *ent.User) Grant { return g.change("User", u.ID) }),
		MarkMessagesRead: on(ownMessages, nil, func(g Grant, _ *Viewer, messages []*ent.Message) Grant {
			for _, m := range messages {
				g = g.change("Message", m.ID)
			}
			return g
		}),
	}
}

func administersGuests(v *Viewer) bool { return v.HRAdmin() || v.WorkAdmin() }

func administersMail(v *Viewer) bool { return v.HRAdmin() || v.TechAdmin() || v.WorkAdmin() }

func administersAccount(v *Viewer, a Account) bool {
	return administersGuests(v) && a.User.Kind == user.KindGUEST
}

func canLock(a Account) *apperr.Error {
	if a.User.State == user.StateACTIVE || a.User.State == user.StateINVITED {
		return nil
	}
	return apperr.State("state.lock")
}

func canUnlock(a Account) *apperr.Error {
	if a.User.State == user.StateLOCKED {
		return nil
	}
	return apperr.State("state.unlock")
}

func managesMail(v *Viewer, m *ent.Mail) bool {
	return ofMail(v, m).Any([]Audience{HR, Tech, WorkAdmin})
}

func notSent(m *ent.Mail) *apperr.Error {
	if m.State == mail.StateSENT || m.State == mail.StateCANCELLED {
		return apperr.State("state.mail")
	}
	return nil
}

func ownMessages(v *Viewer, messages []*ent.Message) bool {
	return v.Colleague() && !slices.ContainsFunc(messages, func(m *ent.Message) bool { return m.UserID != v.ID() })
}

// MayInviteGuests tells whether the setting lets the viewer invite guests now (D11).
func MayInviteGuests(v *Viewer) bool {
	switch v.Facts.InviteGuests {
	case setting.InviteGuestsHR_ONLY:
		return v.HRAdmin()
	case setting.InviteGuestsHR_AND_LINE_MANAGERS:
		return v.HRAdmin() || (v.Colleague() && v.Facts.HasReports)
	case setting.InviteGuestsEVERYONE:
		return v.Colleague()
	default:
		return false
	}
}

// InsideCompany tells whether an address belongs to one of the company's domains or to a part of one.
func InsideCompany(domains []string, email string) bool {
	_, domain, _ := strings.Cut(strings.ToLower(email), "@")
	return slices.ContainsFunc(domains, func(own string) bool {
		return domain == own || strings.HasSuffix(domain, "."+own)
	})
}

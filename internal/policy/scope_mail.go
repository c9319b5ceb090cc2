package policy

import (
	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/predicate"
)

// mailScope: HR administrators see every mail but reminders to write and to release, and those about requests that are
// hidden from them as the reviewed ones; the other administrators those about accounts.
func mailScope(v *Viewer) predicate.Mail {
	switch {
	case v.HRAdmin():
		return mail.And(mail.KindNotIn(unlistedMails()...), aboutSeen(v))
	case v.TechAdmin() || v.WorkAdmin():
		return mail.KindIn(accountMails()...)
	default:
		return when[predicate.Mail](false)
	}
}

// aboutSeen: mails that are about no request, or about one that is there and not hidden from the viewer. What is gone
// may have stood on a list that was.
func aboutSeen(v *Viewer) predicate.Mail {
	return func(s *sql.Selector) {
		requests, cycles := sql.Table(feedbackrequest.Table).As("told"), sql.Table(cycle.Table).As("within")
		seen := sql.Dialect(s.Dialect()).Select(requests.C(feedbackrequest.FieldID)).From(requests).
			Join(cycles).On(cycles.C(cycle.FieldID), requests.C(feedbackrequest.FieldCycleID)).
			Where(sql.And(
				sql.ColumnsEQ(requests.C(feedbackrequest.FieldID), s.C(mail.FieldRequestID)),
				sql.Or(
					sql.NEQ(requests.C(feedbackrequest.FieldRevieweeID), v.ID()),
					sql.EQ(requests.C(feedbackrequest.FieldNominatedByID), v.ID()),
					sql.EQ(cycles.C(cycle.FieldListVisible), true),
				),
			))
		s.Where(sql.Or(sql.IsNull(s.C(mail.FieldRequestID)), sql.Exists(seen)))
	}
}

// KeptFrom tells whether a list is hidden from the viewer as the reviewed one, and with it how far those on it are.
func KeptFrom(v *Viewer, p *ent.Participation) bool { return !seesList(v, p) }

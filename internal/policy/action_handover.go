package policy

import (
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

// Whoever holds an invitation's link sets the password of its recipient and is that person from then on (ADR 13).

// mayHandOver: the administrators of accounts, never for somebody whose account would open what they may not read
// (V10), nor for somebody who writes about them: they would write about themselves. The recipient must be loaded with
// what the account would open.
func mayHandOver(v *Viewer, m *ent.Mail) bool {
	recipient := m.Edges.User
	return ofMail(v, m).Any([]Audience{HR, WorkAdmin}) && recipient != nil && HandedOverStands(recipient, v.ID())
}

// HandedOverStands tells whether a link that an administrator was handed still lets its receiver in. What allowed the
// hand-over is asked once more when the link is used: a role, reports or a request that came in between ends it, or the
// administrator would be given them. The receiver must be loaded as for the hand-over.
func HandedOverStands(receiver *ent.User, holderID string) bool {
	return opensNothing(receiver) && !writesAbout(receiver, holderID)
}

// opensNothing tells whether the account gives no more than what its person is asked to write: no role that reads or
// hands over in turn, no reports, no cycle of their own. What was not loaded may be there.
func opensNothing(person *ent.User) bool {
	reports, unknownReports := person.Edges.ReportsOrErr()
	owned, unknownCycles := person.Edges.OwnershipsOrErr()
	known := unknownReports == nil && unknownCycles == nil
	administers := person.WorkRole != nil && *person.WorkRole == user.WorkRoleADMIN
	return known && len(reports) == 0 && len(owned) == 0 && !administers &&
		!person.HrAdmin && !person.HrAssistant && !person.TechAdmin
}

// writesAbout tells whether the person is nominated or asked to write about the reviewee, or has written. What was not
// loaded may say so.
func writesAbout(person *ent.User, revieweeID string) bool {
	requests, unknown := person.Edges.RequestsOrErr()
	return unknown != nil || slices.ContainsFunc(requests, func(r *ent.FeedbackRequest) bool {
		over := r.State == feedbackrequest.StateWITHDRAWN || r.State == feedbackrequest.StateREJECTED
		return r.RevieweeID == revieweeID && !over
	})
}

// SecretWritersOf are the participations of some people of which they do not see who writes: the list is hidden from
// them, or members may write unasked. Whether somebody does is not theirs to learn, and what is refused them must not
// tell it (V4): whoever is judged with one of these people as administrator counts as named there (CountAsNamed).
func SecretWritersOf(revieweeIDs ...string) predicate.Participation {
	return participation.And(participation.RevieweeIDIn(revieweeIDs...),
		participation.HasCycleWith(cycle.Or(cycle.ListVisible(false), cycle.ProactiveAllowed(true)),
			cycle.StateNEQ(cycle.StateDRAFT)))
}

// ShownToReviewees are the requests that their reviewees see: the others need not be read, and reading them would take
// longer where there are some.
func ShownToReviewees() predicate.FeedbackRequest {
	return feedbackrequest.And(feedbackrequest.Proactive(false), feedbackrequest.HasCycleWith(cycle.ListVisible(true)))
}

// CountAsNamed makes a person, loaded with their requests, count as one who writes about the reviewees of these
// participations, loaded with their cycles. Outsiders who have not accepted yet never wrote unasked: where the list is
// shown they count by what is on it. Whoever has accepted may have been a colleague then.
func CountAsNamed(person *ent.User, participations []*ent.Participation) {
	for _, one := range participations {
		outsider := person.Outside || person.Kind != user.KindMEMBER
		if one.Edges.Cycle.ListVisible && outsider && HasToAccept(person.State) {
			continue
		}
		person.Edges.Requests = append(person.Edges.Requests, &ent.FeedbackRequest{
			RevieweeID: one.RevieweeID, ReviewerID: person.ID, State: feedbackrequest.StateNOMINATED,
		})
	}
}

// canHandOver: an invitation that still stands, never a link for a new password.
func canHandOver(m *ent.Mail) *apperr.Error {
	invites := m.Kind == mail.KindINVITATION || m.Kind == mail.KindGUEST_INVITATION
	switch {
	case !invites || m.LinkID == nil:
		return apperr.State("state.no_invitation")
	case m.State == mail.StateCANCELLED:
		return apperr.State("state.invitation_cancelled")
	case m.Edges.User == nil || !HasToAccept(m.Edges.User.State):
		return apperr.State("state.invitation_over")
	default:
		return nil
	}
}

// HasToAccept tells whether an account in this state waits for its person to accept the invitation.
func HasToAccept(state user.State) bool {
	return state == user.StateCREATED || state == user.StateINVITED || state == user.StatePROVISIONED
}

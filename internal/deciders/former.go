package deciders

import (
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// A list can name somebody who was chosen while they led the reviewee and leads them no longer
// (docs/adr/0049-reset-reviewers.md). Whoever decides is looked up whenever it matters; who was chosen is not.

// Former are the requests of a list, which was loaded with its reviewee, that name a line manager who no longer leads
// the reviewee; none once the list is released, or while nobody leads the reviewee.
func Former(list *ent.Participation, requests []*ent.FeedbackRequest) []*ent.FeedbackRequest {
	reviewee := list.Edges.Reviewee
	if reviewee == nil || reviewee.ManagerID == nil || list.ReleasedAt != nil {
		return nil
	}
	var former []*ent.FeedbackRequest
	for _, request := range requests {
		if request.AsLineManager && !slices.Contains(notNamed(), request.State) &&
			request.ReviewerID != *reviewee.ManagerID {
			former = append(former, request)
		}
	}
	return former
}

// notNamed are the states in which a list no longer names somebody.
func notNamed() []feedbackrequest.State {
	return []feedbackrequest.State{feedbackrequest.StateWITHDRAWN, feedbackrequest.StateREJECTED}
}

// Changed are the participations with a Former whose line manager can be asked; never one's own, whose list may be
// hidden from oneself.
func Changed(v *policy.Viewer) predicate.Participation {
	return func(s *sql.Selector) {
		reviewees, leads := sql.Table(user.Table).As("reviewees"), sql.Table(user.Table).As("leads")
		requests := sql.Table(feedbackrequest.Table).As("named")
		current := sql.Dialect(s.Dialect()).Select(leads.C(user.FieldID)).From(reviewees).
			Join(leads).On(leads.C(user.FieldID), reviewees.C(user.FieldManagerID)).
			Where(sql.And(sql.ColumnsEQ(reviewees.C(user.FieldID), s.C(participation.FieldRevieweeID)),
				sql.NotIn(leads.C(user.FieldState), policy.Args(policy.OutOfUse())...)))
		former := sql.Dialect(s.Dialect()).Select(requests.C(feedbackrequest.FieldID)).From(requests).
			Where(sql.And(
				sql.ColumnsEQ(requests.C(feedbackrequest.FieldParticipationID), s.C(participation.FieldID)),
				sql.EQ(requests.C(feedbackrequest.FieldAsLineManager), true),
				sql.NotIn(requests.C(feedbackrequest.FieldState), policy.Args(notNamed())...),
				sql.NotIn(requests.C(feedbackrequest.FieldReviewerID), current),
			))
		s.Where(sql.And(sql.NEQ(s.C(participation.FieldRevieweeID), v.ID()),
			sql.IsNull(s.C(participation.FieldReleasedAt)), sql.Exists(current.Clone()), sql.Exists(former)))
	}
}

// Resettable are the participations of a cycle that are Changed and of which the viewer may still reset the list; none
// once a deadline or the close says that nobody is asked any more. It asks the rules themselves, for a list of each
// kind that they tell apart: of somebody whom the viewer leads, and of anybody else.
func Resettable(v *policy.Viewer, c *ent.Cycle) predicate.Participation {
	may := func(leadID string) bool {
		const another = "another"
		return policy.Can(v, policy.ResetReviewers, &ent.Participation{
			CycleID: c.ID, RevieweeID: another,
			Edges: ent.ParticipationEdges{Cycle: c, Reviewee: &ent.User{ID: another, ManagerID: &leadID}},
		})
	}
	led, others := may(v.ID()), may("")
	switch {
	case led && others:
		return Changed(v)
	case led:
		return participation.And(Changed(v), ledBy(sql.In, v.ID()))
	case others:
		return participation.And(Changed(v), ledBy(sql.NotIn, v.ID()))
	default:
		return func(s *sql.Selector) { s.Where(sql.False()) }
	}
}

// ledBy narrows by a subquery that stands for itself.
func ledBy(whether func(string, ...any) *sql.Predicate, leadID string) predicate.Participation {
	return func(s *sql.Selector) {
		people := sql.Table(user.Table)
		s.Where(whether(s.C(participation.FieldRevieweeID), sql.Dialect(s.Dialect()).Select(people.C(user.FieldID)).
			From(people).Where(sql.EQ(people.C(user.FieldManagerID), leadID))))
	}
}

package policy

import (
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/predicate"
	"sightline/ent/user"
)

// KnownIn narrows the requests of a cycle to those that are in one of the states as the viewer may know them: StateFor
// in SQL, for filters, orders and counts (V5). It asks StateFor itself, for one request of each kind that it can tell
// apart, so that the two cannot say different things; that they agree on every row is tested (internal/tracking).
func KnownIn(v *Viewer, c *ent.Cycle, states ...feedbackrequest.State) predicate.FeedbackRequest {
	if !v.SignedIn() {
		return when[predicate.FeedbackRequest](false)
	}
	byStates := map[string]*knownKind{}
	var order []string
	for _, kind := range requestKinds(v, c) {
		kind.states = meant(v, kind.like, states)
		key := joined(kind.states)
		if byStates[key] == nil {
			byStates[key] = &knownKind{states: kind.states}
			order = append(order, key)
		}
		byStates[key].which = append(byStates[key].which, kind.which...)
	}
	if len(order) == 1 {
		return feedbackrequest.StateIn(byStates[order[0]].states...)
	}
	all := []predicate.FeedbackRequest{when[predicate.FeedbackRequest](false)}
	for _, key := range order {
		if one := byStates[key]; len(one.states) > 0 {
			all = append(all, feedbackrequest.And(feedbackrequest.StateIn(one.states...), feedbackrequest.Or(one.which...)))
		}
	}
	return feedbackrequest.Or(all...)
}

// knownKind is a kind of requests of a cycle that StateFor tells apart: one like all of them, and which they are.
type knownKind struct {
	like   *ent.FeedbackRequest
	which  []predicate.FeedbackRequest
	states []feedbackrequest.State
}

// kinship is how a reviewee stands to the viewer: one who stands like that, which requests are about such, and whether
// they are of the viewer's branch.
type kinship struct {
	reviewee *ent.User
	which    predicate.FeedbackRequest
	led      bool
}

// kin are the ways in which a reviewee can stand to the viewer: themselves, a direct report, somebody further down,
// anybody else.
func kin(v *Viewer) []kinship {
	me, other := v.ID(), "other"
	under := feedbackrequest.HasRevieweeWith(below(v))
	direct := feedbackrequest.HasRevieweeWith(user.ManagerID(me))
	self := feedbackrequest.RevieweeID(me)
	return []kinship{
		{v.User, self, false},
		{&ent.User{ID: other, ManagerID: &me, LinePath: v.User.LinePath + "other/"}, direct, true},
		{
			&ent.User{ID: other, ManagerID: &other, LinePath: v.User.LinePath + "one/other/"},
			feedbackrequest.And(under, feedbackrequest.Not(direct)), true,
		},
		{
			&ent.User{ID: other, ManagerID: &other, LinePath: "other/"},
			feedbackrequest.And(feedbackrequest.Not(self), feedbackrequest.Not(under)), false,
		},
	}
}

// requestKinds are the requests of a cycle by how the viewer stands to the reviewee, and by whether they write.
func requestKinds(v *Viewer, c *ent.Cycle) []knownKind {
	me, other := v.ID(), "other"
	var kinds []knownKind
	for _, one := range kin(v) {
		for _, reviewer := range []string{me, other} {
			like := &ent.FeedbackRequest{CycleID: c.ID, RevieweeID: one.reviewee.ID, ReviewerID: reviewer}
			like.Edges.Cycle, like.Edges.Reviewee = c, one.reviewee
			which := feedbackrequest.ReviewerID(me)
			if reviewer == other {
				which = feedbackrequest.ReviewerIDNEQ(me)
			}
			kinds = append(kinds, knownKind{
				like: like, which: []predicate.FeedbackRequest{feedbackrequest.And(one.which, which)},
			})
		}
	}
	return kinds
}

// meant are the states that requests of a kind have which the viewer knows to be in one of the given.
func meant(v *Viewer, like *ent.FeedbackRequest, given []feedbackrequest.State) []feedbackrequest.State {
	var all []feedbackrequest.State
	for _, state := range requestStates() {
		one := *like
		one.State = state
		if slices.Contains(given, StateFor(v, &one)) {
			all = append(all, state)
		}
	}
	return all
}

// requestStates are all states of a request (workflow F).
func requestStates() []feedbackrequest.State {
	return []feedbackrequest.State{
		feedbackrequest.StateNOMINATED, feedbackrequest.StateWITHDRAWN, feedbackrequest.StateAPPROVED,
		feedbackrequest.StateREJECTED, feedbackrequest.StateDRAFT, feedbackrequest.StateSUBMITTED,
		feedbackrequest.StateRELEASED, feedbackrequest.StateDECLINED, feedbackrequest.StateEXPIRED,
	}
}

func joined(states []feedbackrequest.State) string {
	var words []string
	for _, state := range states {
		words = append(words, state.String())
	}
	return strings.Join(words, " ")
}

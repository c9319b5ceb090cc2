package feedback

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/deciders"
	"sightline/internal/policy"
	"sightline/internal/store"
)

const (
	// mostReset is how many lists one call may reset.
	mostReset = 100
	// resetTogether is how many lists are reset in one transaction: others may write in between.
	resetTogether = 10
)

// ResetReviewersInput names the lists on which the current line manager takes the place of the former.
type ResetReviewersInput struct{ ParticipationIDs []string }

// Validate refuses an input that names none or too many.
func (i ResetReviewersInput) Validate() error {
	if len(i.ParticipationIDs) == 0 || len(i.ParticipationIDs) > mostReset {
		return apperr.Input("too_many", "participationIds")
	}
	return nil
}

// ResetOutcome is what came of resetting one list.
type ResetOutcome string

// The outcomes.
const (
	// ResetDone: the current line manager stands where a former one stood.
	ResetDone ResetOutcome = "RESET"
	// ResetNotAsked: the list names no former one any more, and the current one is not asked: they have declined, or were
	// rejected.
	ResetNotAsked ResetOutcome = "NOT_ASKED"
	// ResetNothing: the list names no former line manager, or nobody leads the reviewee.
	ResetNothing ResetOutcome = "NOTHING_TO_RESET"
	// ResetTooLate: nobody can be asked for this list any more.
	ResetTooLate ResetOutcome = "TOO_LATE"
	// ResetNotYours: it is not the viewer's to reset, as what is about themselves.
	ResetNotYours ResetOutcome = "NOT_YOURS"
)

// ResetResult is what came of resetting one list.
type ResetResult struct {
	Participation *ent.Participation
	Outcome       ResetOutcome

	grant policy.Grant
}

// leads tells whether a reviewer leads the reviewee of a list, which was loaded with it.
func leads(reviewer *ent.User, list *ent.Participation) bool {
	reviewee := list.Edges.Reviewee
	return reviewee != nil && reviewee.ManagerID != nil && *reviewee.ManagerID == reviewer.ID
}

// Reset puts the current line managers where lists name former ones, and returns what came of each list in the order
// given, each once. The current one is asked at once. A former one who was only nominated is taken off; one who was
// asked stays asked, whether they have begun or not: neither is what they wrote taken from them, nor does the list tell
// by it how far they are (V4). It fails where none of the lists is the viewer's to reset. Repeated, it finds nothing.
func (f *Feedback) Reset(ctx context.Context, input ResetReviewersInput) ([]*ResetResult, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	results, err := f.toReset(ctx, input.ParticipationIDs)
	if err != nil {
		return nil, err
	}
	due := slices.DeleteFunc(slices.Clone(results), func(r *ResetResult) bool { return r.Outcome != ResetDone })
	for some := range slices.Chunk(due, resetTogether) {
		if err := f.resetSome(ctx, some); err != nil {
			return nil, err
		}
	}
	return results, nil
}

// toReset says of each list, each once, what will come of it; it fails where none is the viewer's to reset.
func (f *Feedback) toReset(ctx context.Context, ids []string) ([]*ResetResult, error) {
	var results []*ResetResult
	for _, id := range each(ids) {
		results = append(results, &ResetResult{Participation: &ent.Participation{ID: id}})
	}
	refusal, err := judge(ctx, f.store.Client(), results)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(results, func(r *ResetResult) bool { return r.Outcome.allowed() }) {
		return nil, refusal
	}
	return results, nil
}

// judge reads the lists of results as they are now, says of each what comes of it, and returns why the last one that is
// refused is.
func judge(ctx context.Context, client *ent.Client, results []*ResetResult) (refusal, err error) {
	var ids []string
	for _, one := range results {
		ids = append(ids, one.Participation.ID)
	}
	lists, err := client.Participation.Query().Where(participation.IDIn(ids...)).WithRequests().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the lists to reset: %w", err)
	}
	if len(lists) < len(ids) {
		return nil, apperr.ErrNotFound()
	}
	for _, list := range lists {
		grant, refused := policy.Authorize(policy.From(ctx), policy.ResetReviewers, list)
		one := results[slices.Index(ids, list.ID)]
		one.Participation, one.Outcome, one.grant = list, outcomeOf(list, refused), grant
		if refused != nil {
			refusal = refused
		}
	}
	return refusal, nil
}

// each are ids in their order, each once.
func each(ids []string) []string {
	var once []string
	for _, id := range ids {
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	return once
}

func (o ResetOutcome) allowed() bool { return o == ResetDone || o == ResetNothing }

func outcomeOf(list *ent.Participation, refusal error) ResetOutcome {
	switch {
	case refusal != nil && apperr.CodeOf(refusal) == apperr.InvalidState:
		return ResetTooLate
	case refusal != nil:
		return ResetNotYours
	case len(deciders.Former(list, list.Edges.Requests)) > 0:
		return ResetDone
	default:
		return ResetNothing
	}
}

// resetSome resets some lists in one transaction, and judges them in it once more: since they were read a list may have
// ended, and somebody else may lead.
func (f *Feedback) resetSome(ctx context.Context, some []*ResetResult) error {
	var current map[string]*ent.User
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		if _, err := judge(ctx, tx, some); err != nil {
			return policy.Grant{}, err
		}
		some = slices.DeleteFunc(some, func(r *ResetResult) bool { return r.Outcome != ResetDone })
		var err error
		if current, err = currentLeads(ctx, tx, some); err != nil {
			return policy.Grant{}, err
		}
		return together(some), nil
	}
	return f.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		for _, one := range some {
			lead := current[*one.Participation.Edges.Reviewee.ManagerID]
			if lead == nil {
				one.Outcome = ResetNothing
				continue
			}
			asked, err := f.resetOne(ctx, tx, one.Participation, lead)
			if err != nil {
				return err
			}
			if !asked {
				one.Outcome = ResetNotAsked
			}
		}
		return nil
	})
}

// together is the grant to reset all of them.
func together(some []*ResetResult) policy.Grant {
	if len(some) == 0 {
		return policy.Grant{}
	}
	grant := some[0].grant
	for _, one := range some[1:] {
		grant = grant.And(one.grant)
	}
	return grant
}

// currentLeads are the line managers who can be asked, by id.
func currentLeads(ctx context.Context, client *ent.Client, some []*ResetResult) (map[string]*ent.User, error) {
	var ids []string
	for _, one := range some {
		ids = append(ids, *one.Participation.Edges.Reviewee.ManagerID)
	}
	people, err := client.User.Query().Where(user.IDIn(ids...), user.StateNotIn(policy.OutOfUse()...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look the line managers up: %w", err)
	}
	byID := map[string]*ent.User{}
	for _, person := range people {
		byID[person.ID] = person
	}
	return byID, nil
}

// resetOne resets a list, and tells whether the line manager is asked now.
func (f *Feedback) resetOne(
	ctx context.Context, tx *ent.Client, list *ent.Participation, lead *ent.User,
) (asked bool, err error) {
	for _, former := range deciders.Former(list, list.Edges.Requests) {
		update := tx.FeedbackRequest.UpdateOneID(former.ID).Where(feedbackrequest.AsLineManager(true)).
			SetAsLineManager(false)
		if former.State == feedbackrequest.StateNOMINATED {
			update.Where(feedbackrequest.Version(former.Version)).SetState(feedbackrequest.StateWITHDRAWN).AddVersion(1)
		}
		if err := update.Exec(ctx); err != nil {
			return false, staleOr(err, list, "free the former line manager's place")
		}
	}
	if asked, err = f.askLead(ctx, tx, list, lead); err != nil {
		return false, err
	}
	return asked, store.Record(ctx, tx, auditevent.PartPEOPLE, policy.ResetReviewers, list.ID,
		store.About(list.RevieweeID))
}

// askLead asks the line manager, one who writes unasked as anybody, and tells whether they are asked now. Where the
// list names them already, it says of them what they are now; a refusal stands. What the reviewee chose on a list that
// is hidden from them stands apart: it would show whether the list names them.
func (f *Feedback) askLead(
	ctx context.Context, tx *ent.Client, list *ent.Participation, lead *ent.User,
) (asked bool, err error) {
	standing := slices.DeleteFunc(slices.Clone(list.Edges.Requests), func(r *ent.FeedbackRequest) bool {
		return r.ReviewerID != lead.ID || r.State == feedbackrequest.StateWITHDRAWN || apart(ctx, list, r)
	})
	if len(standing) == 0 {
		_, err := f.addReviewer(ctx, tx, list, lead)
		return true, err
	}
	for _, request := range standing {
		if err := tx.FeedbackRequest.UpdateOneID(request.ID).SetAsLineManager(true).Exec(ctx); err != nil {
			return false, fmt.Errorf("say that they lead the reviewee: %w", err)
		}
	}
	if slices.ContainsFunc(standing, func(r *ent.FeedbackRequest) bool {
		return r.State != feedbackrequest.StateNOMINATED
	}) {
		return slices.ContainsFunc(standing, func(r *ent.FeedbackRequest) bool {
			return r.State != feedbackrequest.StateDECLINED && r.State != feedbackrequest.StateREJECTED
		}), nil
	}
	return true, f.askAtOnce(ctx, tx, list, standing[0].ID, lead)
}

// FormerLineManagers returns for participations whom the list names as line manager though they no longer lead the
// reviewee; none of the viewer's own, and none of lists that are not theirs to reset. One statement.
func (f *Feedback) FormerLineManagers(ctx context.Context, ids []string) (map[string]*ent.User, error) {
	viewer := policy.From(ctx)
	lists, err := f.store.Client().Participation.Query().Where(participation.IDIn(ids...), deciders.Changed(viewer)).
		WithRequests(func(q *ent.FeedbackRequestQuery) {
			q.Where(feedbackrequest.AsLineManager(true)).Order(ent.Asc(feedbackrequest.FieldID)).WithReviewer()
		}).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find former line managers: %w", err)
	}
	found := map[string]*ent.User{}
	for _, list := range lists {
		former := deciders.Former(list, list.Edges.Requests)
		if len(former) > 0 && policy.Can(viewer, policy.ResetReviewers, list) {
			found[list.ID] = former[0].Edges.Reviewer
		}
	}
	return found, nil
}

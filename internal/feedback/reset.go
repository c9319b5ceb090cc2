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

// toReset reads the lists, each once, and says of each what will come of it.
func (f *Feedback) toReset(ctx context.Context, ids []string) ([]*ResetResult, error) {
	lists, err := f.store.Client().Participation.Query().Where(participation.IDIn(ids...)).WithRequests().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the lists to reset: %w", err)
	}
	if len(lists) < distinct(ids) {
		return nil, apperr.ErrNotFound()
	}
	slices.SortFunc(lists, func(a, b *ent.Participation) int {
		return slices.Index(ids, a.ID) - slices.Index(ids, b.ID)
	})
	var refusal error
	results := make([]*ResetResult, 0, len(lists))
	for _, list := range lists {
		grant, err := policy.Authorize(policy.From(ctx), policy.ResetReviewers, list)
		results = append(results, &ResetResult{Participation: list, Outcome: outcomeOf(list, err), grant: grant})
		if err != nil {
			refusal = err
		}
	}
	if !slices.ContainsFunc(results, func(r *ResetResult) bool { return r.Outcome.allowed() }) {
		return nil, refusal
	}
	return results, nil
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

// resetSome resets some lists in one transaction.
func (f *Feedback) resetSome(ctx context.Context, some []*ResetResult) error {
	current, err := f.currentLeads(ctx, some)
	if err != nil {
		return err
	}
	grant := some[0].grant
	for _, one := range some[1:] {
		grant = grant.And(one.grant)
	}
	return f.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		for _, one := range some {
			lead := current[*one.Participation.Edges.Reviewee.ManagerID]
			if lead == nil {
				one.Outcome = ResetNothing
				continue
			}
			if err := f.resetOne(ctx, tx, one.Participation, lead); err != nil {
				return err
			}
		}
		return nil
	})
}

// currentLeads are the line managers who can be asked, by id.
func (f *Feedback) currentLeads(ctx context.Context, some []*ResetResult) (map[string]*ent.User, error) {
	var ids []string
	for _, one := range some {
		ids = append(ids, *one.Participation.Edges.Reviewee.ManagerID)
	}
	people, err := f.store.Client().User.Query().
		Where(user.IDIn(ids...), user.StateNotIn(policy.OutOfUse()...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look the line managers up: %w", err)
	}
	byID := map[string]*ent.User{}
	for _, person := range people {
		byID[person.ID] = person
	}
	return byID, nil
}

func (f *Feedback) resetOne(ctx context.Context, tx *ent.Client, list *ent.Participation, lead *ent.User) error {
	for _, former := range deciders.Former(list, list.Edges.Requests) {
		update := tx.FeedbackRequest.UpdateOneID(former.ID).Where(feedbackrequest.AsLineManager(true)).
			SetAsLineManager(false)
		if former.State == feedbackrequest.StateNOMINATED {
			update.Where(feedbackrequest.Version(former.Version)).SetState(feedbackrequest.StateWITHDRAWN).AddVersion(1)
		}
		if err := update.Exec(ctx); err != nil {
			return staleOr(err, list, "free the former line manager's place")
		}
	}
	if err := f.askLead(ctx, tx, list, lead); err != nil {
		return err
	}
	return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.ResetReviewers, list.ID, store.About(list.RevieweeID))
}

// askLead asks the line manager. Where the list names them already, it says of them what they are now.
func (f *Feedback) askLead(ctx context.Context, tx *ent.Client, list *ent.Participation, lead *ent.User) error {
	standing := slices.DeleteFunc(slices.Clone(list.Edges.Requests), func(r *ent.FeedbackRequest) bool {
		return r.ReviewerID != lead.ID || r.State == feedbackrequest.StateWITHDRAWN
	})
	if len(standing) == 0 {
		_, err := f.addReviewer(ctx, tx, list, lead)
		return err
	}
	for _, request := range standing {
		if err := tx.FeedbackRequest.UpdateOneID(request.ID).SetAsLineManager(true).Exec(ctx); err != nil {
			return fmt.Errorf("say that they lead the reviewee: %w", err)
		}
	}
	if slices.ContainsFunc(standing, func(r *ent.FeedbackRequest) bool {
		return r.State != feedbackrequest.StateNOMINATED
	}) {
		return nil
	}
	return f.askAtOnce(ctx, tx, list, standing[0].ID, lead)
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

package explain

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/participation"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Self returns the version of who can read what the reviewee of a participation writes about themselves.
func (e *Explainer) Self(ctx context.Context, participationID string) (string, error) {
	v, err := e.Explain(ctx, participationID, SelfText)
	if err != nil {
		return "", err
	}
	return v.Version, nil
}

// ofSelf asks about what the reviewee of a participation writes about themselves, which is asked of them or readable:
// for everybody else there is nothing to know of.
func (e *Explainer) ofSelf(ctx context.Context, participationID string) (question, error) {
	list, err := e.store.Client().Participation.Query().Where(participation.ID(participationID)).Only(ctx)
	if err != nil {
		return question{}, store.Missing(err, "find the participation")
	}
	written, err := e.store.Client().SelfAssessment.Query().
		Where(selfassessment.ParticipationID(participationID)).Only(ctx)
	switch {
	case err == nil:
		return aboutSelf(list.ID, list, written), nil
	case !ent.IsNotFound(err):
		return question{}, fmt.Errorf("find what is written: %w", err)
	case list.RevieweeID != policy.From(ctx).ID() || !list.Edges.Cycle.SelfAssessment:
		return question{}, apperr.ErrNotFound()
	default:
		return aboutSelf(list.ID, list, &ent.SelfAssessment{State: selfassessment.StateDRAFT}), nil
	}
}

func (e *Explainer) ofSelfAnswer(ctx context.Context, id string) (question, error) {
	found, err := e.store.Client().SelfAnswer.Query().Where(selfanswer.ID(id)).Only(ctx)
	if err != nil {
		return question{}, store.Missing(err, "find the answer")
	}
	written := found.Edges.Assessment
	return aboutSelf(id, written.Edges.Participation, written), nil
}

// aboutSelf asks about it as it is, once handed in, and once the feedback is released. It stands under the name.
func aboutSelf(id string, list *ent.Participation, written *ent.SelfAssessment) question {
	c := list.Edges.Cycle
	q := question{
		id: id, state: Final, reads: "SelfAnswer.text", now: selfIn(list, written.State, list.ReleasedAt),
		authorID: list.RevieweeID, reviewee: list.Edges.Reviewee, cycleID: list.CycleID,
	}
	handedIn := written.State == selfassessment.StateSUBMITTED
	switch {
	case handedIn && list.ReleasedAt != nil:
		q.state = Released
	case c.State != cycle.StateOPEN || list.ReleasedAt != nil:
		// Nothing is handed in or released any more.
	case handedIn:
		q.state, q.nextStep, q.lastAt = Submitted, Release, c.ReleaseAt
		q.next = selfIn(list, written.State, &time.Time{})
	default:
		q.state, q.nextStep = Draft, Submit
		q.next = selfIn(list, selfassessment.StateSUBMITTED, nil)
		q.later, q.lastStep, q.lastAt = selfIn(list, selfassessment.StateSUBMITTED, &time.Time{}), Release, c.ReleaseAt
	}
	return q
}

// selfIn is an answer of the reviewee as it would be in a state.
func selfIn(list *ent.Participation, state selfassessment.State, releasedAt *time.Time) []any {
	imagined := *list
	imagined.ReleasedAt = releasedAt
	written := &ent.SelfAssessment{State: state}
	written.Edges.Participation = &imagined
	a := &ent.SelfAnswer{}
	a.Edges.Assessment = written
	return []any{a}
}

// unsignedSelf is the same answer as if another had written it.
func unsignedSelf(a *ent.SelfAnswer) *ent.SelfAnswer {
	list := *a.Edges.Assessment.Edges.Participation
	list.RevieweeID = ""
	written := *a.Edges.Assessment
	written.Edges.Participation = &list
	other := *a
	other.Edges.Assessment = &written
	return &other
}

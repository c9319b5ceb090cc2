package feedback

import (
	"context"
	"fmt"
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// Offer is a cycle in which the viewer may write about somebody unasked. The participation itself is not theirs to see:
// of it they are told what stands here.
type Offer struct {
	ParticipationID string
	CycleName       string
	Preset          promise.Preset
	WriteUntil      *time.Time
	// RequestID is the form that the viewer has about that person already; nil without one.
	RequestID *string
}

// Offers returns where the viewer may write about somebody unasked, the oldest cycle first.
func (f *Feedback) Offers(ctx context.Context, userID string) ([]*Offer, error) {
	lists, err := f.store.Client().Participation.Query().Where(participation.RevieweeID(userID), inOpenHouse(),
		participation.HasCycleWith(cycle.StateEQ(cycle.StateOPEN))).
		Order(ent.Asc(participation.FieldID)).All(policy.AsSystem(ctx, policy.OfferWriting))
	if err != nil {
		return nil, fmt.Errorf("find where somebody is reviewed: %w", err)
	}
	lists = slices.DeleteFunc(lists, func(list *ent.Participation) bool {
		return !policy.Can(policy.From(ctx), policy.BeginFeedback, list)
	})
	ids := make([]string, 0, len(lists))
	for _, list := range lists {
		ids = append(ids, list.ID)
	}
	own, err := f.ownAbout(ctx, f.store.Client(), ids...)
	if err != nil {
		return nil, err
	}
	offers := make([]*Offer, 0, len(lists))
	for _, list := range lists {
		c := list.Edges.Cycle
		offer := &Offer{ParticipationID: list.ID, CycleName: c.Name, Preset: c.Preset, WriteUntil: c.WriteUntil}
		if own[list.ID] != nil {
			offer.RequestID = &own[list.ID].ID
		}
		offers = append(offers, offer)
	}
	return offers, nil
}

// inOpenHouse are the participations of cycles that let members write unasked.
func inOpenHouse() predicate.Participation {
	return participation.HasCycleWith(cycle.StateNotIn(cycle.StateDRAFT, cycle.StateSCHEDULED),
		cycle.ProactiveAllowed(true))
}

// ownAbout are the forms that the viewer knows to have, by the participation; the one of them that was asked for first.
func (f *Feedback) ownAbout(
	ctx context.Context, client *ent.Client, participationIDs ...string,
) (map[string]*ent.FeedbackRequest, error) {
	rows, err := client.FeedbackRequest.Query().Where(feedbackrequest.ParticipationIDIn(participationIDs...),
		feedbackrequest.ReviewerID(policy.From(ctx).ID()), feedbackrequest.StateIn(policy.AskedStates()...)).
		Order(ent.Desc(feedbackrequest.FieldProactive, feedbackrequest.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the viewer's own forms: %w", err)
	}
	own := map[string]*ent.FeedbackRequest{}
	for _, row := range rows {
		own[row.ParticipationID] = row
	}
	return own, nil
}

// Begin begins feedback that nobody asked for: a draft that nobody but the viewer sees. It stands in no log, as no
// draft does. Who has a form already gets that one.
func (f *Feedback) Begin(ctx context.Context, input BeginFeedbackInput) (*ent.FeedbackRequest, error) {
	list, grant, err := f.offered(ctx, input.ParticipationID)
	if err != nil {
		return nil, err
	}
	var id string
	err = f.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		own, err := f.ownAbout(ctx, tx, list.ID)
		if err != nil {
			return err
		}
		if own[list.ID] != nil {
			id = own[list.ID].ID
			return nil
		}
		id, err = begin(ctx, tx, list)
		return err
	})
	if err != nil {
		return nil, err
	}
	// What is known of the viewer was read before they wrote anything here.
	if err := f.store.Refresh(ctx, policy.From(ctx)); err != nil {
		return nil, fmt.Errorf("read anew what the viewer writes: %w", err)
	}
	return f.Request(ctx, id)
}

// offered loads a participation that the viewer may write for unasked. For others it is not there, and costs the same,
// unless they see it for another reason.
func (f *Feedback) offered(ctx context.Context, id string) (*ent.Participation, policy.Grant, error) {
	list, err := f.store.Client().Participation.Query().Where(participation.ID(id), inOpenHouse()).
		Only(policy.AsSystem(ctx, policy.OfferWriting))
	if err == nil {
		grant, refused := policy.Authorize(policy.From(ctx), policy.BeginFeedback, list)
		if apperr.CodeOf(refused) != apperr.Forbidden {
			return list, grant, refused
		}
	} else if !ent.IsNotFound(err) {
		return nil, policy.Grant{}, fmt.Errorf("find the participation: %w", err)
	}
	if list, err = f.Participation(ctx, id); err != nil {
		return nil, policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.BeginFeedback, list)
	return list, grant, err
}

// begin writes the draft, unless the feedback was released or the cycle closed meanwhile: neither is the viewer's to
// see.
func begin(ctx context.Context, tx *ent.Client, list *ent.Participation) (string, error) {
	waits, err := tx.Participation.Query().Where(participation.ID(list.ID), participation.ReleasedAtIsNil(),
		participation.HasCycleWith(cycle.StateEQ(cycle.StateOPEN))).Exist(policy.AsSystem(ctx, policy.OfferWriting))
	if err != nil {
		return "", fmt.Errorf("look whether it is time to write: %w", err)
	}
	if !waits {
		return "", apperr.State("state.unasked_over")
	}
	writer := policy.From(ctx).ID()
	made, err := tx.FeedbackRequest.Create().SetCycleID(list.CycleID).SetParticipationID(list.ID).
		SetRevieweeID(list.RevieweeID).SetReviewerID(writer).SetNominatedByID(writer).SetProactive(true).
		SetState(feedbackrequest.StateDRAFT).Save(ctx)
	if err != nil {
		return "", fmt.Errorf("begin unasked: %w", err)
	}
	return made.ID, nil
}

// Discard throws a draft away that nobody asked for, and returns its id. Nobody learns that there was one.
func (f *Feedback) Discard(ctx context.Context, input DiscardFeedbackInput) (string, error) {
	request, grant, err := f.authorizeRequest(ctx, policy.DiscardFeedback, input.RequestID, &input.ExpectedVersion)
	if err != nil {
		return "", err
	}
	err = f.writeIn(ctx, request.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		// First: a draft that was saved meanwhile may hold answers that nobody has read here.
		same, err := tx.FeedbackRequest.Query().
			Where(feedbackrequest.ID(request.ID), feedbackrequest.Version(request.Version)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look whether the draft is as it was read: %w", err)
		}
		if !same {
			return apperr.Stale(request)
		}
		if _, err := tx.Answer.Delete().Where(answer.RequestID(request.ID)).Exec(ctx); err != nil {
			return fmt.Errorf("throw the answers away: %w", err)
		}
		if _, err := tx.Message.Delete().Where(message.RequestID(request.ID), message.UserID(request.ReviewerID)).
			Exec(endsHidden(ctx)); err != nil {
			return fmt.Errorf("throw away what told of it: %w", err)
		}
		if err := tx.FeedbackRequest.DeleteOneID(request.ID).Exec(ctx); err != nil {
			return fmt.Errorf("throw the draft away: %w", err)
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	return request.ID, nil
}

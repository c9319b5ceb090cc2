package feedback

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/deciders"
	"sightline/internal/guests"
	"sightline/internal/ids"
	"sightline/internal/inbox"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Nominate nominates people as reviewers. Where somebody else than the reviewee nominates, that is the approval.
func (f *Feedback) Nominate(ctx context.Context, input NominateReviewersInput) (*ent.Participation, error) {
	if err := checkCount(input.UserIDs, "userIds"); err != nil {
		return nil, err
	}
	list, grant, err := f.authorizeList(ctx, policy.Nominate, input.ParticipationID, nil)
	if err != nil {
		return nil, err
	}
	reviewers, err := f.reviewers(ctx, list, input.UserIDs)
	if err != nil {
		return nil, err
	}
	err = f.writeIn(ctx, list.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		for _, reviewer := range reviewers {
			if _, err := f.addReviewer(ctx, tx, list, reviewer); err != nil {
				return err
			}
		}
		if err := checkRoom(ctx, tx, list, "userIds"); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.Nominate, list.ID, store.About(list.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.Participation(ctx, list.ID)
}

// InviteGuest makes a guest account and nominates the guest: pickable by others at once, no mail before the approval
// (D3).
func (f *Feedback) InviteGuest(ctx context.Context, input InviteGuestReviewerInput) (*ent.FeedbackRequest, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	viewer := policy.From(ctx)
	list, err := f.Participation(ctx, input.ParticipationID)
	if err != nil {
		return nil, err
	}
	if !policy.MayInviteGuests(viewer) && policy.Can(viewer, policy.Nominate, list) {
		return nil, apperr.Input("guest_policy", "email")
	}
	grant, err := policy.Authorize(viewer, policy.InviteGuest, list)
	if err != nil {
		return nil, err
	}
	if err := f.checkAddress(ctx, input.Email); err != nil {
		return nil, err
	}
	var requestID string
	err = f.writeIn(ctx, list.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		guest, err := guests.Make(ctx, tx, guests.Newcomer{
			ID: ids.New("usr"), Name: input.Name, Email: input.Email, Locale: input.Locale, InvitedBy: viewer.ID(),
		})
		if err != nil {
			return err
		}
		if requestID, err = f.addReviewer(ctx, tx, list, guest); err != nil {
			return err
		}
		if err := checkRoom(ctx, tx, list, "email"); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.InviteGuest, guest.ID)
	})
	if err != nil {
		return nil, err
	}
	return f.Request(ctx, requestID)
}

// checkAddress refuses addresses inside the company and those that somebody has.
func (f *Feedback) checkAddress(ctx context.Context, email string) error {
	if policy.InsideCompany(policy.From(ctx).Facts.CompanyDomains, email) {
		return &apperr.Error{Code: apperr.BadUserInput, Key: "guest_inside", Args: []any{email}, Path: []string{"email"}}
	}
	taken, err := f.store.Client().User.Query().Where(user.Email(email)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for the address: %w", err)
	}
	if taken {
		return apperr.Input("email_taken", "email")
	}
	return nil
}

// reviewers looks people up and refuses who cannot be nominated.
func (f *Feedback) reviewers(ctx context.Context, list *ent.Participation, userIDs []string) ([]*ent.User, error) {
	people, err := f.store.Client().User.Query().Where(user.IDIn(userIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look the reviewers up: %w", err)
	}
	if len(people) < distinct(userIDs) {
		return nil, apperr.ErrNotFound()
	}
	for _, person := range people {
		if key := obstacle(list, person); key != "" {
			return nil, apperr.Input(key, "userIds")
		}
	}
	return people, nil
}

func distinct(all []string) int { return len(slices.Compact(slices.Sorted(slices.Values(all)))) }

// obstacle is the key of why somebody cannot be nominated; empty if they can.
func obstacle(list *ent.Participation, person *ent.User) string {
	switch {
	case person.ID == list.RevieweeID:
		return "feedback.self"
	case slices.Contains(policy.OutOfUse(), person.State):
		return "feedback.inactive"
	}
	for _, request := range list.Edges.Requests {
		if request.ReviewerID != person.ID || request.State == feedbackrequest.StateWITHDRAWN {
			continue
		}
		if request.Proactive {
			return "feedback.wrote"
		}
		return "feedback.asked"
	}
	return ""
}

// notCounted are the states of nominations that do not fill the list. Whoever is asked because the reviewee leads them
// does not fill it either, nor who writes unasked: nobody chose them.
func notCounted() []feedbackrequest.State {
	return []feedbackrequest.State{
		feedbackrequest.StateWITHDRAWN, feedbackrequest.StateREJECTED, feedbackrequest.StateDECLINED,
	}
}

// counts are the people who fill the list, as far as the viewer sees it: who was chosen by two fills one place.
func counts(list *ent.Participation) int {
	var people []string
	for _, request := range list.Edges.Requests {
		if !request.Upward && !request.Proactive && !slices.Contains(notCounted(), request.State) {
			people = append(people, request.ReviewerID)
		}
	}
	return distinct(people)
}

// checkRoom counts in the transaction, so that two who nominate at once do not go over the most together.
func checkRoom(ctx context.Context, tx *ent.Client, list *ent.Participation, field string) error {
	most := list.Edges.Cycle.MaxReviewers
	people, err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list.ID),
		feedbackrequest.Upward(false), feedbackrequest.Proactive(false),
		feedbackrequest.StateNotIn(notCounted()...)).Select(feedbackrequest.FieldReviewerID).Strings(ctx)
	if err != nil {
		return fmt.Errorf("count the reviewers: %w", err)
	}
	if distinct(people) > most {
		return &apperr.Error{
			Code: apperr.BadUserInput, Key: "feedback.too_many", Args: []any{most}, Path: []string{field},
		}
	}
	return nil
}

// addReviewer writes one nomination, or takes up one that was taken back, and asks at once where that is the rule.
func (f *Feedback) addReviewer(
	ctx context.Context, tx *ent.Client, list *ent.Participation, reviewer *ent.User,
) (string, error) {
	for _, earlier := range list.Edges.Requests {
		if earlier.ReviewerID == reviewer.ID && !apart(ctx, list, earlier) {
			if err := tx.FeedbackRequest.UpdateOneID(earlier.ID).
				Where(feedbackrequest.StateEQ(feedbackrequest.StateWITHDRAWN)).
				SetState(feedbackrequest.StateNOMINATED).SetAsLineManager(leads(reviewer, list)).AddVersion(1).
				Exec(ctx); err != nil {
				return "", staleOr(err, earlier, "nominate again")
			}
			if err := answerRefusal(ctx, tx, list); err != nil {
				return "", err
			}
			return earlier.ID, f.askAtOnce(ctx, tx, list, earlier.ID, reviewer)
		}
	}
	request, err := createRequest(ctx, tx, list, reviewer)
	if err != nil {
		return "", err
	}
	if err := answerRefusal(ctx, tx, list); err != nil {
		return "", err
	}
	return request.ID, f.askAtOnce(ctx, tx, list, request.ID, reviewer)
}

// createRequest writes a nomination, unless somebody else was quicker than the list was read and the viewer sees that
// they were: who does not see it is not told of it by a refusal (hidden.go).
func createRequest(
	ctx context.Context, tx *ent.Client, list *ent.Participation, reviewer *ent.User,
) (*ent.FeedbackRequest, error) {
	known := make([]string, 0, len(list.Edges.Requests))
	for _, request := range list.Edges.Requests {
		known = append(known, request.ID)
	}
	taken, err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list.ID),
		feedbackrequest.ReviewerID(reviewer.ID), feedbackrequest.Proactive(false),
		feedbackrequest.IDNotIn(known...)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("look who is on the list: %w", err)
	}
	if taken {
		return nil, apperr.Input("feedback.asked", "userIds")
	}
	request, err := tx.FeedbackRequest.Create().SetCycleID(list.CycleID).SetParticipationID(list.ID).
		SetRevieweeID(list.RevieweeID).SetReviewerID(reviewer.ID).SetNominatedByID(policy.From(ctx).ID()).
		SetState(feedbackrequest.StateNOMINATED).SetAsLineManager(leads(reviewer, list)).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("nominate: %w", err)
	}
	return request, nil
}

// answerRefusal counts a new nomination as the replacement of one reviewer who declined: of one whom the reviewee chose
// only where they see the new one.
func answerRefusal(ctx context.Context, tx *ent.Client, list *ent.Participation) error {
	for _, request := range list.Edges.Requests {
		if request.State != feedbackrequest.StateDECLINED || request.Replaced || chosenUnseen(ctx, list, request) {
			continue
		}
		request.Replaced = true
		if err := tx.FeedbackRequest.UpdateOneID(request.ID).SetReplaced(true).Exec(ctx); err != nil {
			return fmt.Errorf("replace who declined: %w", err)
		}
		return nil
	}
	return nil
}

// askAtOnce approves what the line manager or HR nominated: their nomination is the approval (workflow F).
func (f *Feedback) askAtOnce(
	ctx context.Context, tx *ent.Client, list *ent.Participation, requestID string, reviewer *ent.User,
) error {
	viewer := policy.From(ctx)
	if !policy.AsksAtOnce(viewer, list) {
		return nil
	}
	request := &ent.FeedbackRequest{
		ID: requestID, CycleID: list.CycleID, ParticipationID: list.ID,
		RevieweeID: list.RevieweeID, ReviewerID: reviewer.ID, State: feedbackrequest.StateNOMINATED,
		AsLineManager: leads(reviewer, list),
	}
	request.Edges.Cycle, request.Edges.Reviewee = list.Edges.Cycle, list.Edges.Reviewee
	grant, err := policy.Authorize(viewer, policy.AskAtOnce, request)
	if err != nil {
		return err
	}
	request.Edges.Reviewer = reviewer
	return f.ask(policy.WithGrant(ctx, grant), tx, list, request)
}

// RemoveNomination takes back a nomination that has not been decided.
func (f *Feedback) RemoveNomination(ctx context.Context, input RemoveNominationInput) (*ent.Participation, error) {
	request, grant, err := f.authorizeRequest(ctx, policy.RemoveNomination, input.RequestID, nil)
	if err != nil {
		return nil, err
	}
	err = f.writeIn(ctx, request.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := moveRequest(ctx, tx, request, feedbackrequest.StateWITHDRAWN); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.RemoveNomination, request.ID,
			store.About(request.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.Participation(ctx, request.ParticipationID)
}

// Finish declares the list complete: whoever decides is told.
func (f *Feedback) Finish(ctx context.Context, input FinishNominationsInput) (*ent.Participation, error) {
	list, grant, err := f.authorizeList(ctx, policy.FinishNominations, input.ParticipationID, &input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	if least, have := list.Edges.Cycle.MinReviewers, counts(list); have < least {
		return nil, apperr.New(apperr.BadUserInput, "feedback.too_few", least, have)
	}
	toTell, err := f.whoDecides(ctx, list)
	if err != nil {
		return nil, err
	}
	err = f.writeIn(ctx, list.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.Participation.UpdateOneID(list.ID).Where(participation.Version(list.Version)).AddVersion(1).
			SetListDoneAt(f.store.Clock().Now()).Exec(ctx); err != nil {
			return staleOr(err, list, "complete the list")
		}
		for _, decider := range toTell {
			if err := f.inbox.Tell(ctx, tx, inbox.Note{
				To: decider.ID, Message: message.KindLIST_READY,
				Mail: mail.KindLIST_READY, ParticipationID: list.ID,
			}); err != nil {
				return fmt.Errorf("tell who decides: %w", err)
			}
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.FinishNominations, list.ID,
			store.About(list.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.Participation(ctx, list.ID)
}

// whoDecides returns who has to be told that a list is complete; nobody where nothing waits for a decision.
func (f *Feedback) whoDecides(ctx context.Context, list *ent.Participation) ([]*ent.User, error) {
	if policy.AsksAtOnce(policy.From(ctx), list) {
		return nil, nil
	}
	all, err := deciders.Of(ctx, f.store, []*ent.Participation{list})
	if err != nil {
		return nil, fmt.Errorf("find who decides: %w", err)
	}
	return all[list.ID], nil
}

// moveRequest changes the state of a request that still is as it was read.
func moveRequest(
	ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest, next feedbackrequest.State,
) error {
	if err := tx.FeedbackRequest.UpdateOneID(request.ID).Where(feedbackrequest.Version(request.Version)).
		SetState(next).AddVersion(1).Exec(ctx); err != nil {
		return staleOr(err, request, "change the request")
	}
	return nil
}

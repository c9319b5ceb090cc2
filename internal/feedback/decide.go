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
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/inbox"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Approve approves nominations of one participation: each reviewer is asked, a guest is invited with the first.
func (f *Feedback) Approve(ctx context.Context, input ApproveNominationsInput) ([]*ent.FeedbackRequest, error) {
	if err := checkCount(input.RequestIDs, "requestIds"); err != nil {
		return nil, err
	}
	requests, grant, err := f.toDecide(ctx, input.RequestIDs)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(requests, hasLeft) {
		return nil, apperr.Input("feedback.left", "requestIds")
	}
	list, err := f.Participation(ctx, requests[0].ParticipationID)
	if err != nil {
		return nil, err
	}
	err = f.writeIn(ctx, list.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := f.ask(ctx, tx, list, requests...); err != nil {
			return err
		}
		ids := make([]string, 0, len(requests))
		for _, request := range requests {
			ids = append(ids, request.ID)
		}
		return store.RecordEach(ctx, tx, auditevent.PartPEOPLE, policy.DecideNominations, ids,
			store.About(list.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.requestsByIDs(ctx, input.RequestIDs)
}

// hasLeft tells whether the reviewer's account is out of use. They could not write, and what they wrote in an earlier
// form would go into one that nobody hands in.
func hasLeft(r *ent.FeedbackRequest) bool {
	return slices.Contains(policy.OutOfUse(), r.Edges.Reviewer.State)
}

// toDecide loads nominations of one participation and joins the grants for each.
func (f *Feedback) toDecide(ctx context.Context, requestIDs []string) ([]*ent.FeedbackRequest, policy.Grant, error) {
	requestIDs = slices.Compact(slices.Sorted(slices.Values(requestIDs)))
	requests, err := f.requestsByIDs(ctx, requestIDs)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	if len(requests) != len(requestIDs) {
		return nil, policy.Grant{}, apperr.ErrNotFound()
	}
	var joined policy.Grant
	for _, request := range requests {
		if request.ParticipationID != requests[0].ParticipationID || request.Edges.Reviewer == nil {
			return nil, policy.Grant{}, apperr.ErrNotFound()
		}
		grant, err := policy.Authorize(policy.From(ctx), policy.DecideNominations, request)
		if err != nil {
			return nil, policy.Grant{}, err
		}
		joined = grant.And(joined)
	}
	return requests, joined, nil
}

func (f *Feedback) requestsByIDs(ctx context.Context, ids []string) ([]*ent.FeedbackRequest, error) {
	requests, err := f.store.Client().FeedbackRequest.Query().Where(feedbackrequest.IDIn(ids...)).WithReviewer().
		Order(feedbackrequest.ByReviewerField(user.FieldName), ent.Asc(feedbackrequest.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the requests: %w", err)
	}
	return requests, nil
}

// ask approves nominations of one list and tells the reviewers, with as many statements for all as for one. What is
// handed in after the release is released at once, so a request that is approved later carries the moment of the
// release from the start. Where a reviewer has a form already that not everybody sees, this one takes its place and
// everything else is as for anybody.
func (f *Feedback) ask(
	ctx context.Context, tx *ent.Client, list *ent.Participation, requests ...*ent.FeedbackRequest,
) error {
	released, err := tx.Participation.Get(ctx, list.ID)
	if err != nil {
		return fmt.Errorf("look whether it is released: %w", err)
	}
	ids, err := stillNominated(ctx, tx, requests)
	if err != nil {
		return err
	}
	if err := tx.FeedbackRequest.Update().Where(feedbackrequest.IDIn(ids...)).
		SetState(feedbackrequest.StateAPPROVED).SetDecidedAt(f.store.Clock().Now()).
		SetNillableReleasedAt(released.ReleasedAt).AddVersion(1).Exec(ctx); err != nil {
		return fmt.Errorf("approve: %w", err)
	}
	last := lastOfEach(requests)
	if err := carryOver(ctx, tx, last); err != nil {
		return err
	}
	notes := make([]inbox.Note, 0, len(last))
	for _, request := range last {
		note, err := f.asking(ctx, tx, request)
		if err != nil {
			return err
		}
		notes = append(notes, note)
	}
	if err := f.inbox.Tell(ctx, tx, notes...); err != nil {
		return fmt.Errorf("ask the reviewers: %w", err)
	}
	return nil
}

// stillNominated returns the ids of requests that nobody has decided since they were read, and refuses where one was.
func stillNominated(ctx context.Context, tx *ent.Client, requests []*ent.FeedbackRequest) ([]string, error) {
	ids := make([]string, 0, len(requests))
	for _, request := range requests {
		ids = append(ids, request.ID)
	}
	waiting, err := tx.FeedbackRequest.Query().
		Where(feedbackrequest.IDIn(ids...), feedbackrequest.StateEQ(feedbackrequest.StateNOMINATED)).
		IDs(policy.AsSystem(ctx, policy.MoveHidden))
	if err != nil {
		return nil, fmt.Errorf("look what is decided: %w", err)
	}
	for _, request := range requests {
		if !slices.Contains(waiting, request.ID) {
			return nil, apperr.Stale(request)
		}
	}
	return ids, nil
}

// lastOfEach are the requests by which reviewers are asked: of one who was chosen twice the last, which the other goes
// into.
func lastOfEach(requests []*ent.FeedbackRequest) []*ent.FeedbackRequest {
	last := make([]*ent.FeedbackRequest, 0, len(requests))
	for n, request := range requests {
		if !slices.ContainsFunc(requests[n+1:], func(later *ent.FeedbackRequest) bool {
			return later.ReviewerID == request.ReviewerID
		}) {
			last = append(last, request)
		}
	}
	return last
}

// asking is what asks a reviewer; it invites a guest whom nobody has invited yet.
func (f *Feedback) asking(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) (inbox.Note, error) {
	reviewer := request.Edges.Reviewer
	note := inbox.Note{
		To: reviewer.ID, Guest: reviewer.Kind == user.KindGUEST, Message: message.KindFEEDBACK_ASKED,
		Mail: mail.KindFEEDBACK_ASKED, RequestID: request.ID,
	}
	if reviewer.State != user.StatePROVISIONED {
		return note, nil
	}
	err := f.inviteGuest(ctx, tx, reviewer, &note)
	return note, err
}

// inviteGuest makes the approval's mail the one that says how to log in (D12). A guest who is invited but has not come
// yet gets the mail about each further request held until they do.
func (f *Feedback) inviteGuest(ctx context.Context, tx *ent.Client, guest *ent.User, note *inbox.Note) error {
	err := tx.User.UpdateOneID(guest.ID).Where(user.StateEQ(user.StatePROVISIONED)).SetState(user.StateINVITED).
		AddVersion(1).Exec(ctx)
	if ent.IsNotFound(err) {
		return nil // somebody else's approval has invited them meanwhile
	}
	if err != nil {
		return fmt.Errorf("invite the guest: %w", err)
	}
	link, err := f.invite(ctx, tx, guest.ID)
	if err != nil {
		return fmt.Errorf("make the invitation: %w", err)
	}
	note.Mail, note.LinkID = mail.KindGUEST_INVITATION, link
	return nil
}

// Reject rejects a nomination with a reason for the reviewee, the line manager and HR; the nominee is never told.
func (f *Feedback) Reject(ctx context.Context, input RejectNominationInput) (*ent.FeedbackRequest, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	request, grant, err := f.authorizeRequest(ctx, policy.DecideNominations, input.RequestID, nil)
	if err != nil {
		return nil, err
	}
	err = f.writeIn(ctx, request.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.FeedbackRequest.UpdateOneID(request.ID).Where(feedbackrequest.Version(request.Version)).
			SetState(feedbackrequest.StateREJECTED).SetRejectReason(input.Reason).
			SetDecidedAt(f.store.Clock().Now()).AddVersion(1).Exec(ctx); err != nil {
			return staleOr(err, request, "reject")
		}
		if err := f.inbox.Tell(ctx, tx, inbox.Note{
			To: request.RevieweeID, Message: message.KindNOMINATION_REJECTED,
			Mail: mail.KindNOMINATION_REJECTED, ParticipationID: request.ParticipationID, RequestID: request.ID,
		}); err != nil {
			return fmt.Errorf("tell the reviewee: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.DecideNominations, request.ID,
			store.About(request.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.Request(ctx, request.ID)
}

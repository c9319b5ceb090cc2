package feedback

import (
	"context"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/internal/inbox"
	"sightline/internal/policy"
)

// Decline declines to write, with a reason for the line manager and HR; the reviewee learns that, not why.
func (f *Feedback) Decline(ctx context.Context, input DeclineFeedbackInput) (*ent.FeedbackRequest, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return f.step(ctx, policy.DeclineFeedback, input.RequestID, &input.ExpectedVersion,
		func(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) error {
			if err := tx.FeedbackRequest.UpdateOneID(request.ID).Where(feedbackrequest.Version(request.Version)).
				SetState(feedbackrequest.StateDECLINED).SetDeclineReason(input.Reason).SetReplaced(request.Upward).AddVersion(1).
				Exec(ctx); err != nil {
				return staleOr(err, request, "decline")
			}
			if request.Upward || !policy.KnownToReviewee(request) {
				return nil // nobody chose them, or not the reviewee: there is nobody whom they could replace
			}
			return f.inbox.Tell(ctx, tx, inbox.Note{
				To: request.RevieweeID, Message: message.KindREVIEWER_DECLINED,
				ParticipationID: request.ParticipationID, RequestID: request.ID,
			})
		})
}

// UndoDecline takes a refusal back: the reviewer is asked as before, and what they wrote is there. HR may do it too,
// who do not know the version of what somebody else writes: that it is declined is all that it needs.
func (f *Feedback) UndoDecline(ctx context.Context, input UndoDeclineInput) (*ent.FeedbackRequest, error) {
	return f.step(ctx, policy.UndoDecline, input.RequestID, nil,
		func(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) error {
			if err := tx.FeedbackRequest.UpdateOneID(request.ID).Where(feedbackrequest.StateEQ(feedbackrequest.StateDECLINED)).
				SetState(feedbackrequest.StateAPPROVED).SetDeclineReason("").AddVersion(1).Exec(ctx); err != nil {
				return staleOr(err, request, "undo the refusal")
			}
			if request.ReviewerID == policy.From(ctx).ID() {
				return nil
			}
			return f.inbox.Tell(ctx, tx, inbox.Note{
				To: request.ReviewerID, Message: message.KindFEEDBACK_ASKED,
				Mail: mail.KindFEEDBACK_ASKED, RequestID: request.ID,
			})
		})
}

// DismissDecline lets a refusal be: nobody takes the place of who declined.
func (f *Feedback) DismissDecline(ctx context.Context, input DismissDeclineInput) (*ent.FeedbackRequest, error) {
	return f.step(ctx, policy.DismissDecline, input.RequestID, nil,
		func(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) error {
			if err := tx.FeedbackRequest.UpdateOneID(request.ID).SetReplaced(true).AddVersion(1).Exec(ctx); err != nil {
				return staleOr(err, request, "let the refusal be")
			}
			return nil
		})
}

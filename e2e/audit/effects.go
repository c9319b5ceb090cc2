package main

import (
	"context"

	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/onetimelink"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/session"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// events notes how often something was recorded about objects of which it can happen once each.
func (l *looker) events(want int, action policy.Action, objectIDs ...string) {
	l.has("audit event "+string(action), want, l.client.AuditEvent.Query().
		Where(auditevent.Action(string(action)), auditevent.ObjectIDIn(objectIDs...)).Count)
}

func (l *looker) requests(what string, want int, s *story, which ...predicate.FeedbackRequest) {
	l.has(what, want, l.client.FeedbackRequest.Query().
		Where(append(which, feedbackrequest.ParticipationID(s.list))...).Count)
}

func (l *looker) messages(want int, kind message.Kind, which ...predicate.Message) {
	l.has("message "+kind.String(), want, l.client.Message.Query().Where(append(which, message.KindEQ(kind))...).Count)
}

func (l *looker) mails(want int, kind mail.Kind, which ...predicate.Mail) {
	l.has("mail "+kind.String(), want, l.client.Mail.Query().Where(append(which, mail.KindEQ(kind))...).Count)
}

func nominated(l *looker, s *story) {
	l.requests("requests", 2, s, feedbackrequest.ReviewerIDIn(s.writer.id, s.decliner.id))
	l.events(1, policy.Nominate, s.list)
}

func guestInvited(l *looker, s *story) {
	l.has("the guest's account", 1, l.client.User.Query().Where(user.Email(s.guestEmail)).Count)
	l.requests("the guest's request", 1, s, feedbackrequest.HasReviewerWith(user.Email(s.guestEmail)))
	l.events(1, policy.InviteGuest, l.guest(s))
}

// guest returns the id of the invited guest, empty where there is none.
func (l *looker) guest(s *story) string {
	id, err := l.client.User.Query().Where(user.Email(s.guestEmail)).FirstID(l.ctx)
	if err != nil {
		return ""
	}
	return id
}

func finished(l *looker, s *story) {
	l.has("the finished list", 1, l.client.Participation.Query().
		Where(participation.ID(s.list), participation.ListDoneAtNotNil()).Count)
	l.messages(1, message.KindLIST_READY, message.ParticipationID(s.list))
	l.mails(1, mail.KindLIST_READY, mail.ParticipationID(s.list))
	l.events(1, policy.FinishNominations, s.list)
}

func approved(l *looker, s *story) {
	l.requests("approved requests", 3, s, feedbackrequest.DecidedAtNotNil())
	ofList := feedbackrequest.ParticipationID(s.list)
	l.messages(2, message.KindFEEDBACK_ASKED, message.HasRequestWith(ofList))
	l.mails(2, mail.KindFEEDBACK_ASKED, mail.HasRequestWith(ofList))
	l.mails(1, mail.KindGUEST_INVITATION, mail.HasRequestWith(ofList), mail.LinkIDNotNil())
	l.has("the invitation's link", 1, l.client.OneTimeLink.Query().Where(onetimelink.UserID(l.guest(s))).Count)
	l.has("the invited account", 1, l.client.User.Query().
		Where(user.Email(s.guestEmail), user.StateEQ(user.StateINVITED)).Count)
	ids, err := l.client.FeedbackRequest.Query().Where(ofList).IDs(l.ctx)
	if err != nil {
		l.err = err
	}
	l.events(3, policy.DecideNominations, ids...)
}

// savedFirst: the second draft may have replaced the first by now.
func savedFirst(l *looker, s *story) { l.drafts(s, firstDraft, secondDraft) }

func savedSecond(l *looker, s *story) { l.drafts(s, secondDraft) }

func (l *looker) drafts(s *story, texts ...string) {
	l.has("answers", len(s.questions), l.client.Answer.Query().Where(answer.TextIn(texts...),
		answer.HasRequestWith(feedbackrequest.ParticipationID(s.list), feedbackrequest.ReviewerID(s.writer.id))).Count)
}

func submitted(l *looker, s *story) {
	l.requests("the submitted request", 1, s, feedbackrequest.SubmittedAtNotNil())
	l.events(1, policy.SubmitFeedback, l.request(s, s.writer))
	if len(l.there) > 0 {
		l.has("the frozen policy", 1, l.client.Cycle.Query().
			Where(cycle.ID(s.cycle), cycle.PolicyFrozenAtNotNil()).Count)
	}
}

// request returns the id of a reviewer's request.
func (l *looker) request(s *story, reviewer person) string {
	id, err := l.client.FeedbackRequest.Query().
		Where(feedbackrequest.ParticipationID(s.list), feedbackrequest.ReviewerID(reviewer.id)).OnlyID(l.ctx)
	if err != nil {
		l.err = err
	}
	return id
}

func declined(l *looker, s *story) {
	l.requests("the declined request", 1, s, feedbackrequest.DeclineReasonNEQ(""))
	l.messages(1, message.KindREVIEWER_DECLINED, message.ParticipationID(s.list))
	l.events(1, policy.DeclineFeedback, l.request(s, s.decliner))
}

func released(l *looker, s *story) {
	l.has("the released participation", 1, l.client.Participation.Query().
		Where(participation.ID(s.list), participation.ReleasedAtNotNil()).Count)
	l.requests("the released request", 1, s, feedbackrequest.StateEQ(feedbackrequest.StateRELEASED))
	l.messages(1, message.KindFEEDBACK_RELEASED, message.ParticipationID(s.list))
	l.mails(1, mail.KindFEEDBACK_RELEASED, mail.ParticipationID(s.list))
	l.events(1, policy.ReleaseFeedback, s.list)
}

func locked(l *looker, s *story) {
	l.has("the locked account", 1, l.client.User.Query().
		Where(user.ID(s.lockedGuest), user.StateEQ(user.StateLOCKED)).Count)
	l.events(1, policy.LockGuest, s.lockedGuest)
	l.has("the end of the one session", 1, func(ctx context.Context) (int, error) {
		left, err := l.client.Session.Query().Where(session.UserID(s.lockedGuest)).Count(ctx)
		return 1 - left, err
	})
}

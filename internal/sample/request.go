package sample

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/user"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// asked is one reviewer on a list.
type asked struct {
	reviewer string
	state    feedbackrequest.State
	// reason is why it was rejected or declined.
	reason string
	// by is what the reviewer has written so far.
	by said
	// late marks what was handed in after the release, unasked what nobody asked for.
	late, unasked bool
}

// The states in which the tables tell of reviewers.

func nominated(reviewer string) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateNOMINATED}
}

func withdrawn(reviewer string) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateWITHDRAWN}
}

func rejected(reviewer, reason string) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateREJECTED, reason: reason}
}

func approved(reviewer string) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateAPPROVED}
}

func drafted(reviewer string, by said) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateDRAFT, by: by}
}

func declined(reviewer, reason string) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateDECLINED, reason: reason}
}

func submitted(reviewer string, by said) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateSUBMITTED, by: by}
}

func unasked(reviewer string, by said) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateSUBMITTED, by: by, unasked: true}
}

func read(reviewer string, by said) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateRELEASED, by: by}
}

func readLater(reviewer string, by said) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateRELEASED, by: by, late: true}
}

func expired(reviewer string, by said) asked {
	return asked{reviewer: reviewer, state: feedbackrequest.StateEXPIRED, by: by}
}

// moments are when a request went through its states; zero for what has not happened.
type moments struct{ nominated, decided, submitted, released time.Time }

func (w *world) momentsOf(t *telling, p *ent.Participation, a asked) moments {
	days := t.round.days
	t.steps++
	m := moments{nominated: w.on(days.nominated, t.steps%7)}
	switch a.state {
	case feedbackrequest.StateNOMINATED, feedbackrequest.StateWITHDRAWN:
		return m
	case feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED:
		m.submitted = w.on(days.submitted, 7*(t.steps%9))
	default:
	}
	if a.late {
		m.submitted = w.on(days.late, 1)
	}
	if t.round.preset == promise.Anonymous {
		m.submitted = time.Time{} // nothing tells when it was handed in, nor that it was (A6)
	}
	if a.unasked {
		m.nominated = m.submitted.Add(-time.Hour) // nobody chose them and nobody decided: this is when they began
		return m
	}
	m.decided = w.on(days.decided, t.steps%6)
	// What is still to come carries the moment too: it is released when it is handed in (workflow F).
	if p.ReleasedAt != nil && a.state != feedbackrequest.StateREJECTED && a.state != feedbackrequest.StateEXPIRED {
		m.released = *p.ReleasedAt
	}
	return m
}

// addRequest writes one request with its answers and what people were told about it.
func (w *world) addRequest(ctx context.Context, t *telling, p *ent.Participation, a asked) error {
	reviewer, err := w.find(a.reviewer)
	if err != nil {
		return err
	}
	m := w.momentsOf(t, p, a)
	chooser := p.RevieweeID
	if a.unasked {
		chooser = reviewer.ID
	}
	create := w.tx.FeedbackRequest.Create().SetID(ids.Ordered("req", m.nominated)).SetCreatedAt(m.nominated).
		SetCycleID(t.cycle.ID).SetParticipationID(p.ID).SetRevieweeID(p.RevieweeID).SetReviewerID(reviewer.ID).
		SetNominatedByID(chooser).SetProactive(a.unasked).SetState(a.state).SetNillableDecidedAt(moment(m.decided)).
		SetAsLineManager(w.leadOf(p) == reviewer).
		SetNillableSubmittedAt(moment(m.submitted)).SetNillableReleasedAt(moment(m.released))
	switch a.state {
	case feedbackrequest.StateREJECTED:
		create.SetRejectReason(a.reason)
	case feedbackrequest.StateDECLINED:
		create.SetDeclineReason(a.reason)
	default:
	}
	made, err := create.Save(ctx)
	if err != nil {
		return fmt.Errorf("nominate: %w", err)
	}
	made.Edges.Reviewer, made.Edges.Reviewee, made.Edges.Participation = reviewer, p.Edges.Reviewee, p
	if err := w.addAnswers(ctx, t, made, a.by); err != nil {
		return err
	}
	if err := w.tellOfDecision(ctx, made, m); err != nil {
		return err
	}
	return w.tellOfOutcome(ctx, made, m, a.late)
}

// tellOfDecision asks the reviewer, or tells the reviewee of a rejection.
func (w *world) tellOfDecision(ctx context.Context, r *ent.FeedbackRequest, m moments) error {
	if m.decided.IsZero() {
		return nil
	}
	decider := w.decidersFor(r.Edges.Participation)[0]
	if err := w.record(ctx, m.decided, decider, policy.DecideNominations, r.ID, r.RevieweeID); err != nil {
		return err
	}
	if r.State == feedbackrequest.StateREJECTED {
		return w.tell(ctx, news{
			to: r.Edges.Reviewee, at: m.decided, message: message.KindNOMINATION_REJECTED,
			mail: mail.KindNOMINATION_REJECTED, participationID: r.ParticipationID, requestID: r.ID,
		})
	}
	asking := news{
		to: r.Edges.Reviewer, at: m.decided, message: message.KindFEEDBACK_ASKED,
		mail: mail.KindFEEDBACK_ASKED, requestID: r.ID,
	}
	if w.comesAnew(r.Edges.Reviewer) {
		asking.mail = mail.KindGUEST_INVITATION
	}
	return w.tell(ctx, asking)
}

// comesAnew tells, once for each guest, that this is what they are invited with (D12).
func (w *world) comesAnew(reviewer *ent.User) bool {
	anew := reviewer.Kind == user.KindGUEST && !w.invited[reviewer.ID]
	w.invited[reviewer.ID] = true
	return anew
}

// tellOfOutcome tells what became of a request that was asked.
func (w *world) tellOfOutcome(ctx context.Context, r *ent.FeedbackRequest, m moments, late bool) error {
	switch {
	case r.State == feedbackrequest.StateDECLINED:
		at := m.decided.Add(30 * time.Hour)
		if err := w.record(ctx, at, r.Edges.Reviewer, policy.DeclineFeedback, r.ID, r.RevieweeID); err != nil {
			return err
		}
		return w.tell(ctx, news{
			to: r.Edges.Reviewee, at: at, message: message.KindREVIEWER_DECLINED,
			participationID: r.ParticipationID, requestID: r.ID,
		})
	case m.submitted.IsZero():
		return nil
	}
	if err := w.record(ctx, m.submitted, r.Edges.Reviewer, policy.SubmitFeedback, r.ID, r.RevieweeID); err != nil {
		return err
	}
	if !late {
		return nil
	}
	return w.tell(ctx, news{
		to: r.Edges.Reviewee, at: m.submitted, message: message.KindFEEDBACK_ADDED,
		participationID: r.ParticipationID,
	})
}

func moment(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	return &at
}

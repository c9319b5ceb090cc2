package sample

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/selfassessment"
	"sightline/internal/ids"
	"sightline/internal/policy"
)

// list is one reviewee's part in a round and whom they chose.
type list struct {
	reviewee string
	// reached is how far it has come.
	reached reached
	asked   []asked
	// own is what they handed in about themselves, begun what they have not handed in.
	own, begun said
	// led is who led them when the list was made, where somebody else does today.
	led string
}

// reached is a step of a list; each includes the ones before it.
type reached int

const (
	nominating reached = iota
	listDone
	released
	opened
)

// telling is the round that lists are being written for.
type telling struct {
	round       round
	cycle       *ent.Cycle
	questionIDs []string
	// steps counts what was handed in, so that no two come at the same moment.
	steps int
}

// addList writes a participation with its requests and everything that people were told about it.
func (w *world) addList(ctx context.Context, t *telling, l list) error {
	reviewee, err := w.find(l.reviewee)
	if err != nil {
		return err
	}
	days, since := t.round.days, t.cycle.CreatedAt
	create := w.tx.Participation.Create().SetID(ids.Ordered("prt", since)).SetCreatedAt(since).
		SetCycleID(t.cycle.ID).SetRevieweeID(reviewee.ID)
	if l.reached >= listDone {
		create.SetListDoneAt(w.on(days.done, 2))
	}
	if l.reached >= released {
		create.SetReleasedAt(w.on(days.released, 3))
	}
	if l.reached >= opened {
		create.SetOpenedAt(w.on(days.opened, 0))
	}
	made, err := create.Save(ctx)
	if err != nil {
		return fmt.Errorf("add the reviewee: %w", err)
	}
	made.Edges.Reviewee = reviewee
	if l.led != "" {
		if w.led[made.ID], err = w.find(l.led); err != nil {
			return err
		}
	}
	if t.round.state == entcycle.StateDRAFT {
		return nil
	}
	if err := w.tell(ctx, told(reviewee, w.on(days.starts, 1), made.ID)); err != nil {
		return err
	}
	for _, a := range l.asked {
		if err := w.addRequest(ctx, t, made, a); err != nil {
			return fmt.Errorf("ask %s: %w", a.reviewer, err)
		}
	}
	if err := w.addOwnView(ctx, t, made, l); err != nil {
		return err
	}
	return w.tellOfList(ctx, made)
}

// addOwnView writes what a reviewee handed in about themselves, or has begun.
func (w *world) addOwnView(ctx context.Context, t *telling, p *ent.Participation, l list) error {
	if l.own == nil && l.begun == nil {
		return nil
	}
	at, own := w.on(t.round.days.submitted, 5), l.begun
	create := w.tx.SelfAssessment.Create().SetID(ids.Ordered("sas", at)).SetCreatedAt(at).SetParticipationID(p.ID)
	if l.own != nil {
		own = l.own
		create.SetState(selfassessment.StateSUBMITTED).SetSubmittedAt(at)
		if err := w.record(ctx, at, p.Edges.Reviewee, policy.SubmitSelfAssessment, p.ID, p.RevieweeID); err != nil {
			return err
		}
	}
	written, err := create.Save(ctx)
	if err != nil {
		return fmt.Errorf("write about oneself: %w", err)
	}
	return w.addOwnAnswers(ctx, t, written, own)
}

func (w *world) addOwnAnswers(ctx context.Context, t *telling, written *ent.SelfAssessment, own said) error {
	at := written.CreatedAt
	for position, questionID := range t.questionIDs {
		create := w.tx.SelfAnswer.Create().SetCreatedAt(at).SetAssessmentID(written.ID).SetQuestionID(questionID)
		if !own.answer(position, create.Mutation()) {
			continue
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("answer about oneself: %w", err)
		}
	}
	return nil
}

// tellOfList tells who decides that the list is complete, and the reviewee that the feedback is released.
func (w *world) tellOfList(ctx context.Context, made *ent.Participation) error {
	reviewee, deciders := made.Edges.Reviewee, w.decidersFor(made)
	if at := made.ListDoneAt; at != nil {
		for _, decider := range deciders {
			if err := w.tell(ctx, news{
				to: decider, at: *at, message: message.KindLIST_READY, mail: mail.KindLIST_READY,
				participationID: made.ID,
			}); err != nil {
				return err
			}
		}
		if err := w.record(ctx, *at, reviewee, policy.FinishNominations, made.ID, reviewee.ID); err != nil {
			return err
		}
	}
	if at := made.ReleasedAt; at != nil {
		if err := w.tell(ctx, news{
			to: reviewee, at: *at, message: message.KindFEEDBACK_RELEASED,
			mail: mail.KindFEEDBACK_RELEASED, participationID: made.ID,
		}); err != nil {
			return err
		}
		if err := w.record(ctx, *at, deciders[0], policy.ReleaseFeedback, made.ID, reviewee.ID); err != nil {
			return err
		}
	}
	return w.addReading(ctx, made)
}

// addReading notes that HR opened feedback that a reviewee has opened too (V9).
func (w *world) addReading(ctx context.Context, made *ent.Participation) error {
	reader, err := w.find(running)
	if err != nil {
		return err
	}
	if made.OpenedAt == nil || w.decidersFor(made)[0].ID == reader.ID {
		return nil
	}
	at := made.OpenedAt.Add(3 * time.Hour)
	if err := w.tx.Reading.Create().SetID(ids.Ordered("rdg", at)).SetCreatedAt(at).SetReaderID(reader.ID).
		SetParticipationID(made.ID).SetDay(at.Format(time.DateOnly)).Exec(ctx); err != nil {
		return fmt.Errorf("note a reading: %w", err)
	}
	return nil
}

// decidersFor are those who approved and released: the line manager, else the HR administrators, who are never the
// reviewee in the sample (D8).
func (w *world) decidersFor(p *ent.Participation) []*ent.User {
	if lead := w.leadOf(p); lead != nil {
		return []*ent.User{lead}
	}
	return []*ent.User{w.people[running], w.people["ada"]}
}

// leadOf is who led the reviewee when the list was made; nil for nobody.
func (w *world) leadOf(p *ent.Participation) *ent.User {
	if then, changed := w.led[p.ID]; changed {
		return then
	}
	for _, person := range w.people {
		if id := p.Edges.Reviewee.ManagerID; id != nil && person.ID == *id {
			return person
		}
	}
	return nil
}

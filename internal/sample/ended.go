package sample

import (
	"context"
	"fmt"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/mail"
	"sightline/internal/cycle"
	"sightline/internal/feedback"
	"sightline/internal/ids"
	"sightline/internal/inbox"
	"sightline/internal/jobs"
	outgoing "sightline/internal/mail"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// endRounds lets what is over by its dates end, by the engine itself: it releases, closes and destroys the join
// (docs/adr/0052). So what an Anonymous round leaves is what the engine leaves, and no table here has to know it.
func endRounds(system context.Context, s *store.Store, queue *jobs.Queue) error {
	box := inbox.New(s, sentBy(s))
	written := feedback.New(s, box, nil, nil) // the clock invites nobody and hands nothing in
	if err := written.ReleaseDue(system); err != nil {
		return fmt.Errorf("release by date: %w", err)
	}
	if err := cycle.New(s, box, queue).Move(system); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	over, err := s.Client().Cycle.Query().Where(entcycle.PresetEQ(promise.Anonymous),
		entcycle.StateEQ(entcycle.StateCLOSED)).IDs(system)
	if err != nil {
		return fmt.Errorf("look for what has closed: %w", err)
	}
	for _, id := range over {
		if err := written.Forget(system, id); err != nil {
			return fmt.Errorf("destroy the join: %w", err)
		}
	}
	return nil
}

// sentBy writes mails as sent: nobody of the sample company is mailed for being in it.
func sentBy(s *store.Store) inbox.Queue {
	return func(ctx context.Context, tx *ent.Client, notes ...outgoing.Note) error {
		now := s.Clock().Now()
		err := tx.Mail.MapCreateBulk(notes, func(create *ent.MailCreate, n int) {
			note, id := notes[n], ids.Ordered("mal", now)
			create.SetID(id).SetUserID(note.To).SetKind(note.Kind).
				SetNillableParticipationID(given(note.ParticipationID)).SetNillableRequestID(given(note.RequestID)).
				SetDueAt(now).SetMessageID("<" + id + "@" + Domain + ">").SetState(mail.StateSENT).SetAttempts(1).SetSentAt(now)
		}).Exec(ctx)
		if err != nil {
			return fmt.Errorf("write mails: %w", err)
		}
		return nil
	}
}

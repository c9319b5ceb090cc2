// Package inbox tells people what they should know: a message in the app and, where its cause says so, a mail. Both
// are rows in the transaction of their cause and hold no words (V6).
package inbox

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/message"
	outgoing "sightline/internal/mail"
	"sightline/internal/store"
)

// Inbox writes messages and queues mails.
type Inbox struct {
	store *store.Store
	queue func(ctx context.Context, tx *ent.Client, note outgoing.Note) error
}

// New returns an inbox on a store that queues mails with the given function.
func New(s *store.Store, queue func(ctx context.Context, tx *ent.Client, note outgoing.Note) error) *Inbox {
	return &Inbox{store: s, queue: queue}
}

// Note is one thing to tell one person. Guests get no messages (D13); nobody gets an empty kind.
type Note struct {
	To              string
	Guest           bool
	Message         message.Kind
	Mail            mail.Kind
	ParticipationID string
	RequestID       string
	ImportID        string
	LinkID          string
}

// Tell writes the message and queues the mail of a note.
func (i *Inbox) Tell(ctx context.Context, tx *ent.Client, note Note) error {
	if note.Message != "" && !note.Guest {
		create := tx.Message.Create().SetUserID(note.To).SetKind(note.Message)
		if note.ParticipationID != "" {
			create.SetParticipationID(note.ParticipationID)
		}
		if note.RequestID != "" {
			create.SetRequestID(note.RequestID)
		}
		if note.ImportID != "" {
			create.SetImportID(note.ImportID)
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("write a message: %w", err)
		}
	}
	if note.Mail == "" {
		return nil
	}
	if err := i.queue(ctx, tx, outgoing.Note{
		To: note.To, Kind: note.Mail, ParticipationID: note.ParticipationID,
		RequestID: note.RequestID, LinkID: note.LinkID,
	}); err != nil {
		return fmt.Errorf("queue a mail: %w", err)
	}
	return nil
}

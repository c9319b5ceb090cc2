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
	queue Queue
}

// Queue queues mails in the transaction of their cause.
type Queue func(ctx context.Context, tx *ent.Client, notes ...outgoing.Note) error

// New returns an inbox on a store that queues mails with the given function.
func New(s *store.Store, queue Queue) *Inbox {
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

// Tell writes the messages and queues the mails of notes: several, at most some hundreds, with as many statements as
// one.
func (i *Inbox) Tell(ctx context.Context, tx *ent.Client, notes ...Note) error {
	var messages []*ent.MessageCreate
	var mails []outgoing.Note
	for _, note := range notes {
		if note.Message != "" && !note.Guest {
			messages = append(messages, note.message(tx))
		}
		if note.Mail != "" {
			mails = append(mails, outgoing.Note{
				To: note.To, Kind: note.Mail, ParticipationID: note.ParticipationID,
				RequestID: note.RequestID, LinkID: note.LinkID,
			})
		}
	}
	if len(messages) > 0 {
		if err := tx.Message.CreateBulk(messages...).Exec(ctx); err != nil {
			return fmt.Errorf("write messages: %w", err)
		}
	}
	if len(mails) == 0 {
		return nil
	}
	if err := i.queue(ctx, tx, mails...); err != nil {
		return fmt.Errorf("queue mails: %w", err)
	}
	return nil
}

func (n Note) message(tx *ent.Client) *ent.MessageCreate {
	create := tx.Message.Create().SetUserID(n.To).SetKind(n.Message)
	if n.ParticipationID != "" {
		create.SetParticipationID(n.ParticipationID)
	}
	if n.RequestID != "" {
		create.SetRequestID(n.RequestID)
	}
	if n.ImportID != "" {
		create.SetImportID(n.ImportID)
	}
	return create
}

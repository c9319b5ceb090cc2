package sample

import (
	"context"
	"fmt"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/user"
	"sightline/internal/ids"
	"sightline/internal/jobs"
	"sightline/internal/policy"
)

// world is the company while it is being written: everything goes into one transaction.
type world struct {
	tx  *ent.Client
	now time.Time
	// people are all accounts by the key of the tables.
	people map[string]*ent.User
	// invited are the ids of those whom somebody has asked for feedback.
	invited map[string]bool
	// led are those who led a reviewee when the list was made and lead them no longer, by the id of the participation.
	led map[string]*ent.User
	// jobs take the looks of the clock.
	jobs *jobs.Queue
}

func newWorld(tx *ent.Client, now time.Time, queue *jobs.Queue) *world {
	return &world{
		tx: tx, now: now, jobs: queue,
		people: map[string]*ent.User{}, invited: map[string]bool{}, led: map[string]*ent.User{},
	}
}

// on is nine o'clock, some days from today (negative: before), and so many hours later.
func (w *world) on(days, hours int) time.Time {
	return w.now.Truncate(24*time.Hour).AddDate(0, 0, days).Add(time.Duration(9+hours) * time.Hour)
}

// find returns a person by the front of their address. A name that nobody has is a mistake in this package's tables.
func (w *world) find(key string) (*ent.User, error) {
	found, ok := w.people[key]
	if !ok {
		return nil, fmt.Errorf("nobody in the sample company is called %q", key)
	}
	return found, nil
}

// news is one thing that somebody was told in the past.
type news struct {
	to              *ent.User
	at              time.Time
	message         message.Kind
	mail            mail.Kind
	participationID string
	requestID       string
	linkID          string
}

// tell writes what internal/inbox would have written then, as it has become since: members have read what is older
// than three days, mails went out, and those to somebody who has not accepted are held.
func (w *world) tell(ctx context.Context, n news) error {
	if n.message != "" && n.to.Kind == user.KindMEMBER {
		create := w.tx.Message.Create().SetID(ids.Ordered("msg", n.at)).SetCreatedAt(n.at).SetUserID(n.to.ID).
			SetKind(n.message).SetNillableParticipationID(given(n.participationID)).
			SetNillableRequestID(given(n.requestID))
		if n.at.Before(w.on(-3, 0)) && n.to.State == user.StateACTIVE {
			create.SetReadAt(n.at.Add(26 * time.Hour))
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("write a message: %w", err)
		}
	}
	if n.mail == "" {
		return nil
	}
	id := ids.Ordered("mal", n.at)
	create := w.tx.Mail.Create().SetID(id).SetCreatedAt(n.at).SetUserID(n.to.ID).SetKind(n.mail).
		SetNillableParticipationID(given(n.participationID)).SetNillableRequestID(given(n.requestID)).
		SetNillableLinkID(given(n.linkID)).SetDueAt(n.at).SetMessageID("<" + id + "@" + Domain + ">")
	if n.to.State == user.StateACTIVE || n.linkID != "" {
		create.SetState(mail.StateSENT).SetAttempts(1).SetSentAt(n.at.Add(2 * time.Second))
	} else {
		create.SetState(mail.StateHELD)
	}
	if err := create.Exec(ctx); err != nil {
		return fmt.Errorf("write a mail: %w", err)
	}
	return nil
}

// record writes who did something to an object in the past; subject is whom it concerned, empty for nobody, and changed
// names the fields that were changed, where that is told.
func (w *world) record(
	ctx context.Context, at time.Time, actor *ent.User, action policy.Action, objectID, subject string, changed ...string,
) error {
	if err := w.tx.AuditEvent.Create().SetID(ids.Ordered("evt", at)).SetCreatedAt(at).SetActorID(actor.ID).
		SetPart(auditevent.PartPEOPLE).SetAction(string(action)).SetObjectID(objectID).
		SetNillableSubjectID(given(subject)).SetChanged(changed).Exec(ctx); err != nil {
		return fmt.Errorf("record %s: %w", action, err)
	}
	return nil
}

func given(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}

// addressOf is the address of a key of the tables: guests and outside members are written with theirs.
func addressOf(key string) string {
	if strings.Contains(key, "@") {
		return key
	}
	return key + "@" + Domain
}

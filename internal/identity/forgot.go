package identity

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/mail"
)

// Nobody gets more than one of these mails in a minute and five in an hour, whoever asks (T29).
const (
	mailEvery   = time.Minute
	mailsAnHour = 5
	// freeRequests is how many addresses may be asked about from one place before waiting begins.
	freeRequests = 30
)

// LinkJob is the kind of job that mails somebody the link they asked for. Its subject is their id.
const LinkJob = "mail-link"

// nobody stands in jobs and audit events where an address belongs to no account in use.
const nobody = "unknown"

// ForgotPassword asks for a mail with a link for an account that has this address. Nothing that it returns tells
// whether there is one: it fails for what is no address (BAD_USER_INPUT) and for too many requests (*WaitError). What
// it does tells as little: it looks the address up and writes one job and one audit event, whoever has it, and the
// rest is the job's (T38).
func (s *Service) ForgotPassword(ctx context.Context, email, network string) error {
	address := addressOf(email)
	if address == "" {
		return apperr.Input("email", "email")
	}
	if _, wait := s.limiter.charge(toll{about("forgot", network), freeRequests}); wait > 0 {
		return &WaitError{After: wait}
	}
	return s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		personID, err := tx.User.Query().Where(user.Email(address), mayBeMailed()).OnlyID(ctx)
		if ent.IsNotFound(err) {
			personID, err = nobody, nil
		}
		if err != nil {
			return fmt.Errorf("look up an address: %w", err)
		}
		if err := s.jobs.Enqueue(ctx, tx, LinkJob, personID, s.clock.Now()); err != nil {
			return fmt.Errorf("queue a link: %w", err)
		}
		return record(ctx, tx, "LINK_ASKED_FOR", "", personID)
	})
}

func mayBeMailed() predicate.User { return user.StateIn(user.StateACTIVE, user.StateINVITED) }

// MailLink does a LinkJob: it queues a mail with a link to set a new password, or, for somebody who has not accepted
// yet, with their invitation again; without a mail server an open one is kept. Done twice, it mails once within a
// minute, and later the newer link counts.
func (s *Service) MailLink(ctx context.Context, personID string) error {
	return s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		person, err := tx.User.Query().Where(user.ID(personID), mayBeMailed()).Only(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read who asked for a link: %w", err)
		}
		enough, err := s.hasEnough(ctx, tx, person)
		if err != nil || enough {
			return err
		}
		return s.sendLink(ctx, tx, person)
	})
}

func (s *Service) hasEnough(ctx context.Context, tx *ent.Client, person *ent.User) (bool, error) {
	now := s.clock.Now()
	times, err := tx.OneTimeLink.Query().
		Where(onetimelink.UserID(person.ID), onetimelink.CreatedAtGT(now.Add(-time.Hour))).All(ctx)
	if err != nil {
		return false, fmt.Errorf("count recent links: %w", err)
	}
	for _, link := range times {
		if now.Sub(link.CreatedAt) < mailEvery {
			return true, nil
		}
	}
	return len(times) >= mailsAnHour, nil
}

func (s *Service) sendLink(ctx context.Context, tx *ent.Client, person *ent.User) error {
	if person.State == user.StateACTIVE {
		link, err := s.links.Reset(ctx, tx, person.ID)
		if err != nil {
			return err
		}
		return s.queue(ctx, tx, link, entmail.KindPASSWORD_RESET)
	}
	handedOver, err := s.handedOver(ctx, tx, person)
	if err != nil || handedOver {
		return err
	}
	link, err := s.links.Invite(ctx, tx, person.ID)
	if err != nil {
		return err
	}
	return s.queue(ctx, tx, link, invitationOf(person))
}

// handedOver tells that the person's open invitation reaches them by hand, if at all. It is kept: no mail would bring
// a new one, and anybody who knows the address could end it.
func (s *Service) handedOver(ctx context.Context, tx *ent.Client, person *ent.User) (bool, error) {
	if s.outbox.Configured() {
		return false, nil
	}
	isOpen, err := tx.OneTimeLink.Query().
		Where(onetimelink.UserID(person.ID), onetimelink.KindEQ(onetimelink.KindINVITATION), open(),
			onetimelink.ExpiresAtGT(s.clock.Now())).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("look for an open invitation: %w", err)
	}
	return isOpen, nil
}

func invitationOf(person *ent.User) entmail.Kind {
	if person.Kind == user.KindGUEST {
		return entmail.KindGUEST_INVITATION
	}
	return entmail.KindINVITATION
}

// queue writes the mail into the outbox; its words are made at sending.
func (s *Service) queue(ctx context.Context, tx *ent.Client, link *ent.OneTimeLink, kind entmail.Kind) error {
	if err := s.outbox.Queue(ctx, tx, mail.Note{To: link.UserID, Kind: kind, LinkID: link.ID}); err != nil {
		return fmt.Errorf("queue a link: %w", err)
	}
	return nil
}

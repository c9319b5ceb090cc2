package identity

import (
	"context"
	"crypto/hmac"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/doorcode"
	entmail "sightline/ent/mail"
	"sightline/ent/sharelink"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/guests"
	"sightline/internal/ids"
	"sightline/internal/mail"
	"sightline/internal/policy"
)

// CodeJob is the kind of job that mails a code somebody asked for at a share link. Its subject is the code's id.
const CodeJob = "mail-code"

const (
	codeLife = 10 * time.Minute
	// codesAnHour and codesADay bound what one address gets over all links, beside one in a minute (T29).
	codesAnHour = 5
	codesADay   = 20
	// codesOfAll bounds what the whole instance mails in an hour.
	codesOfAll = 2_000
	// codeKept is how long a row of a code is kept, for counting.
	codeKept = 24 * time.Hour
)

// DoorCall asks for a code at a share link.
type DoorCall struct {
	// Token is the link's secret.
	Token Secret
	Email string
	// Ticket is what an earlier call left with the browser; empty when there was none.
	Ticket  Secret
	Network string
}

// DoorEntry comes with the code.
type DoorEntry struct {
	Place

	Ticket Secret
	Code   Secret
}

// door is what a browser keeps between the two steps: the code it asked for, and for which link and address (T28).
type door struct {
	CodeID  string `json:"code"`
	LinkID  string `json:"link"`
	Address string `json:"address"`
}

// AskCode asks for a code for an address at a share link, and returns what the browser is to keep. Nothing tells
// whether the address may come in: it writes one code and one job whoever it is, and the rest is the job's (T30). It
// fails with INVALID_STATE where the link opens nothing, with BAD_USER_INPUT for what is no address, and with
// *WaitError after too many requests from one place.
func (s *Service) AskCode(ctx context.Context, call DoorCall) (Secret, error) {
	address := addressOf(call.Email)
	if address == "" {
		return "", apperr.Input("email", "email")
	}
	if _, wait := s.limiter.charge(toll{about("door", call.Network), freeRequests}); wait > 0 {
		return "", &WaitError{After: wait}
	}
	link, err := s.shareOf(ctx, call.Token)
	if err != nil {
		return "", err
	}
	asked := door{CodeID: ids.Random("dcd"), LinkID: link.ID, Address: address}
	before, _ := redeem[door](s, ticketDoor, "", call.Ticket) // none is as good as one that is over
	err = s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		enough, err := s.enoughCodes(ctx, tx, address)
		if err != nil || enough {
			return err
		}
		before = door{}
		return s.writeCode(ctx, tx, asked)
	})
	if err != nil {
		return "", err
	}
	if before.LinkID == asked.LinkID && before.Address == asked.Address {
		asked = before // the code that this browser asked for a moment ago still counts
	}
	return issue(s, ticketDoor, "", asked, codeLife)
}

// shareOf returns the link of a token while it opens something. An unknown one says no more than one that is over.
func (s *Service) shareOf(ctx context.Context, token Secret) (*ent.ShareLink, error) {
	link, err := s.store.Client().ShareLink.Query().
		Where(sharelink.TokenHash(digest(token)), sharelink.ExpiresAtGT(s.clock.Now())).
		Only(policy.AsSystem(ctx, policy.SignIn))
	switch {
	case ent.IsNotFound(err):
		return nil, apperr.State("door.closed")
	case err != nil:
		return nil, fmt.Errorf("find a share link: %w", err)
	default:
		return link, nil
	}
}

// enoughCodes tells whether an address, or the whole instance, was mailed as many codes as it gets for now.
func (s *Service) enoughCodes(ctx context.Context, tx *ent.Client, address string) (bool, error) {
	now := s.clock.Now()
	recent, err := tx.DoorCode.Query().Where(doorcode.Address(address), doorcode.CreatedAtGT(now.Add(-codeKept))).
		Limit(codesADay).Order(doorcode.ByCreatedAt(sql.OrderDesc())).All(ctx)
	if err != nil {
		return false, fmt.Errorf("count the codes of an address: %w", err)
	}
	lastHour := 0
	for _, code := range recent {
		if now.Sub(code.CreatedAt) < mailEvery {
			return true, nil
		}
		if now.Sub(code.CreatedAt) < time.Hour {
			lastHour++
		}
	}
	if lastHour >= codesAnHour || len(recent) >= codesADay {
		return true, nil
	}
	ofAll, err := tx.DoorCode.Query().Where(doorcode.CreatedAtGT(now.Add(-time.Hour))).Count(ctx)
	if err != nil {
		return false, fmt.Errorf("count all codes: %w", err)
	}
	return ofAll >= codesOfAll, nil
}

// writeCode writes a code; older ones of the address at this link count no more (T26).
func (s *Service) writeCode(ctx context.Context, tx *ent.Client, asked door) error {
	now := s.clock.Now()
	err := tx.DoorCode.Update().Where(doorcode.LinkID(asked.LinkID), doorcode.Address(asked.Address),
		doorcode.UsedAtIsNil(), doorcode.VoidedAtIsNil()).SetVoidedAt(now).Exec(ctx)
	if err != nil {
		return fmt.Errorf("void older codes: %w", err)
	}
	err = tx.DoorCode.Create().SetID(asked.CodeID).SetLinkID(asked.LinkID).SetAddress(asked.Address).
		SetExpiresAt(now.Add(codeLife)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("save a code: %w", err)
	}
	if err := s.jobs.Enqueue(ctx, tx, CodeJob, asked.CodeID, now); err != nil {
		return fmt.Errorf("queue a code: %w", err)
	}
	return record(ctx, tx, "CODE_ASKED_FOR", "", nobody)
}

// MailCode does a CodeJob: it queues the mail with the code, if the address may come in at the link. A guest whom only
// the link's domain admits gets an account by it. Done twice, it mails once.
func (s *Service) MailCode(ctx context.Context, codeID string) error {
	return s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		code, err := tx.DoorCode.Query().Where(doorcode.ID(codeID), openCode(s.clock.Now())).Only(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read a code: %w", err)
		}
		link, guest, err := s.admitting(ctx, tx, code)
		if err != nil || link == nil {
			return err
		}
		if guest == nil {
			if guest, err = newGuest(ctx, tx, link, code.Address); err != nil {
				return err
			}
		}
		if !policy.EntersByCode(guest) {
			return nil // members log in
		}
		mailed, err := tx.Mail.Query().Where(entmail.CodeID(code.ID)).Exist(ctx)
		if err != nil || mailed {
			return err //nolint:wrapcheck // the statement says what it was
		}
		return s.outbox.Queue(ctx, tx, mail.Note{To: guest.ID, Kind: entmail.KindDOOR_CODE, CodeID: code.ID})
	})
}

// admitting returns the link of a code if the address may come in there now, and whose address it is, if anybody's;
// nil for the link where it may not.
func (s *Service) admitting(
	ctx context.Context, tx *ent.Client, code *ent.DoorCode,
) (*ent.ShareLink, *ent.User, error) {
	link, err := tx.ShareLink.Query().Where(sharelink.ID(code.LinkID)).WithGrants().
		WithReview(func(q *ent.WorkReviewQuery) { q.WithProject() }).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read a share link: %w", err)
	}
	settings, err := tx.Setting.Query().Only(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read the settings: %w", err)
	}
	guest, err := tx.User.Query().Where(user.Email(code.Address)).Only(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return nil, nil, fmt.Errorf("look up an address: %w", err)
	}
	if !settings.SharesWithGuests || !policy.LinkAdmits(link, guest, code.Address, s.clock.Now()) {
		return nil, guest, nil
	}
	return link, guest, nil
}

// newGuest makes the account of a guest whom only the link's domain admits.
func newGuest(ctx context.Context, tx *ent.Client, link *ent.ShareLink, address string) (*ent.User, error) {
	return guests.Make(ctx, tx, guests.Newcomer{
		ID: ids.New("usr"), Name: guests.NameFrom(address), Email: address, Locale: user.LocaleEN,
		InvitedBy: link.CreatedByID,
	})
}

// EnterCode lets somebody in with the code: it begins a session that reaches what is shared with the address and
// nothing else, and returns the work review that the link is for. It fails with INVALID_STATE when the code is over,
// with BAD_USER_INPUT at "code" for a wrong one, and with *WaitError after too many tries from one place.
func (s *Service) EnterCode(ctx context.Context, entry DoorEntry) (SignedIn, string, error) {
	asked, err := redeem[door](s, ticketDoor, "", entry.Ticket)
	if err != nil {
		return SignedIn{}, "", codeOver()
	}
	charged, wait := s.limiter.charge(toll{about("door code", entry.Network), freeTriesOfPlace})
	if wait > 0 {
		return SignedIn{}, "", &WaitError{After: wait}
	}
	code, err := s.spendTry(ctx, asked)
	if err != nil {
		return SignedIn{}, "", err
	}
	wrong := wrongDoorCode(policy.MostCodeTries - code.Tries)
	if !hmac.Equal([]byte(bareCode(entry.Code)), []byte(s.links.DoorCode(code))) {
		return SignedIn{}, "", wrong
	}
	guest, err := s.store.Client().User.Query().Where(user.Email(code.Address)).
		Only(policy.AsSystem(ctx, policy.SignIn))
	if ent.IsNotFound(err) || err == nil && !policy.EntersByCode(guest) {
		return SignedIn{}, "", wrong
	}
	if err != nil {
		return SignedIn{}, "", fmt.Errorf("look up an address: %w", err)
	}
	reviewID := ""
	begun, err := s.completeLogin(ctx, login{
		person: guest, place: entry.Place, byCode: true,
		first: func(ctx context.Context, tx *ent.Client) error {
			link, err := s.useCode(ctx, tx, code)
			if err != nil {
				return err
			}
			reviewID = link.ReviewID
			return s.letIn(ctx, tx, link, guest)
		},
	})
	if err != nil {
		return SignedIn{}, "", err
	}
	s.limiter.giveBack(charged)
	return begun, reviewID, nil
}

func codeOver() error { return apperr.State("door.code_over") }

func wrongDoorCode(left int) error {
	if left <= 0 {
		return codeOver()
	}
	return &apperr.Error{Code: apperr.BadUserInput, Key: "door.wrong_code", Args: []any{left}, Path: []string{"code"}}
}

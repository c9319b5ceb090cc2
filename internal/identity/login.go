package identity

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/credential"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
)

// stepLife is how long somebody may look for their phone after the password.
const stepLife = 5 * time.Minute

// errSecondStep says that the account asks for more than what was proved.
var errSecondStep = errors.New("a second factor is asked for")

// Place is where somebody logs in from.
type Place struct {
	// Device is what the browser calls itself, for the list of sessions.
	Device string
	// Network is where the try comes from, wide enough that moving within it changes nothing.
	Network string
}

// login is somebody who has proved something. The functions run in the transaction that begins the session, and refuse
// what has changed since it was looked at; factor is nil where no second factor was shown.
type login struct {
	person *ent.User
	place  Place
	first  func(ctx context.Context, tx *ent.Client) error
	factor func(ctx context.Context, tx *ent.Client) error
	// byCode tells that a mailed code was shown: the session reaches shared work and nothing else.
	byCode bool
}

// completeLogin begins a session. It is the only place that does, for every way to log in, and asks the account as it
// is in this very transaction whether a second factor is due (T45). It fails with errSecondStep where one is and none
// was shown.
func (s *Service) completeLogin(ctx context.Context, l login) (SignedIn, error) {
	now := s.clock.Now()
	begun := SignedIn{
		Session: Secret(ids.Secret()), Device: s.newDevice(l.person.Email), Lasts: lifeOf(l.person, l.byCode).whole,
	}
	err := s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		if err := l.first(ctx, tx); err != nil {
			return err
		}
		active, err := tx.User.Query().Where(user.ID(l.person.ID), user.StateEQ(user.StateACTIVE)).Only(ctx)
		switch {
		case ent.IsNotFound(err):
			return wrongPair()
		case err != nil:
			return fmt.Errorf("look up an account: %w", err)
		case active.SecondFactor && l.factor == nil:
			return errSecondStep
		case l.factor != nil:
			if err := l.factor(ctx, tx); err != nil {
				return err
			}
		}
		return beginSession(ctx, tx, l, begun, now)
	})
	if err != nil {
		return SignedIn{}, err
	}
	return begun, nil
}

// noonOf is a day as a moment: its noon in UTC, which is the same date almost everywhere. When in the day somebody came
// in is nobody's business, and not kept with the account.
func noonOf(at time.Time) time.Time {
	const day = 24 * time.Hour
	return at.UTC().Truncate(day).Add(day / 2)
}

func beginSession(ctx context.Context, tx *ent.Client, l login, begun SignedIn, now time.Time) error {
	if err := tx.User.UpdateOneID(l.person.ID).SetLastSignInAt(noonOf(now)).Exec(ctx); err != nil {
		return fmt.Errorf("note the sign-in: %w", err)
	}
	err := tx.Session.Create().SetUserID(l.person.ID).SetTokenHash(digest(begun.Session)).
		SetDevice(shortened(l.place.Device)).SetNetwork(l.place.Network).SetSeenAt(now).SetProvedAt(now).
		SetExpiresAt(now.Add(begun.Lasts)).SetByCode(l.byCode).Exec(ctx)
	if err != nil {
		return fmt.Errorf("save a session: %w", err)
	}
	return record(ctx, tx, "SIGNED_IN", l.person.ID, l.person.ID)
}

// step is what a browser keeps between password and code: which password was right. Once it is another, the step is
// over.
type step struct {
	CredentialID string `json:"credential"`
	HashDigest   string `json:"hash"`
}

// stepOf is the ticket for the second step of somebody whose password was right.
func (s *Service) stepOf(verified *ent.Credential) (Secret, error) {
	held := step{CredentialID: verified.ID, HashDigest: digest(Secret(verified.Hash))}
	return issue(s, ticketLogin, "", held, stepLife)
}

// CodeAttempt is a try at the second step.
type CodeAttempt struct {
	Place

	// Step is what SignIn answered with.
	Step Secret
	// Code is one of the app, or a recovery code.
	Code Secret
	// Passkey is what answered in place of a code.
	Passkey PasskeyAnswer
}

// SecondStep begins the session of somebody whose password was right, with a code or a passkey of theirs. It fails with
// INVALID_STATE when the step is over, with BAD_USER_INPUT at "code" or "passkey", and with *WaitError after too many
// tries.
func (s *Service) SecondStep(ctx context.Context, a CodeAttempt) (SignedIn, error) {
	verified, err := s.verifiedBefore(ctx, a.Step)
	if err != nil {
		return SignedIn{}, err
	}
	var begun SignedIn
	person := verified.Edges.User
	complete := func(use use) error {
		var err error
		begun, err = s.completeLogin(ctx, login{person: person, place: a.Place, first: stays(verified), factor: use})
		return err
	}
	if a.Passkey.given() {
		attempt := PasskeyAttempt{Place: a.Place, PasskeyAnswer: a.Passkey}
		err = s.withPasskey(ctx, person, attempt, func(_ *ent.Passkey, use use) error { return complete(use) })
	} else {
		err = s.withCode(ctx, person, a, anyCode, complete)
	}
	return begun, err
}

// verifiedBefore is the credential whose password was right, if it still is the same.
func (s *Service) verifiedBefore(ctx context.Context, ticket Secret) (*ent.Credential, error) {
	before, err := redeem[step](s, ticketLogin, "", ticket)
	if err != nil {
		return nil, err
	}
	found, err := s.store.Client().Credential.Query().Where(credential.ID(before.CredentialID)).WithUser().
		Only(policy.AsSystem(ctx, policy.SignIn))
	if err != nil && !ent.IsNotFound(err) {
		return nil, fmt.Errorf("find a credential: %w", err)
	}
	if found == nil || digest(Secret(found.Hash)) != before.HashDigest || found.Edges.User.State != user.StateACTIVE {
		return nil, apperr.State("auth.step_over")
	}
	return found, nil
}

// stays refuses a credential that is no longer what was verified.
func stays(verified *ent.Credential) func(context.Context, *ent.Client) error {
	return func(ctx context.Context, tx *ent.Client) error { return unchanged(ctx, tx, verified) }
}

package identity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"sightline/ent"
	"sightline/ent/passkey"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// errCopied says that a passkey counts less than it did: somebody else may have a copy of it.
var errCopied = errors.New("the counter of a passkey went back")

// PasskeyOptions is what a browser has to know to ask for a passkey. It tells nothing about anybody.
type PasskeyOptions struct {
	// Options are for PublicKeyCredential.parseRequestOptionsFromJSON.
	Options json.RawMessage
	// Ticket goes back with the browser's answer, within five minutes.
	Ticket Secret
}

// PasskeyAnswer is what a passkey made of a challenge; the zero value is none.
type PasskeyAnswer struct {
	// Ticket came with the challenge.
	Ticket Secret
	// Answer is what toJSON of the credential gives, as JSON.
	Answer Secret
}

func (a PasskeyAnswer) given() bool { return a.Answer != "" }

// PasskeyAttempt is a try to log in with a passkey alone.
type PasskeyAttempt struct {
	Place
	PasskeyAnswer
}

// PasskeyOptions makes a challenge for any passkey of anybody. It fails with INVALID_STATE where passkeys do not work.
func (s *Service) PasskeyOptions(_ context.Context) (PasskeyOptions, error) {
	if err := s.passkeysPossible(); err != nil {
		return PasskeyOptions{}, err
	}
	made, asked, err := s.party.BeginDiscoverableLogin()
	if err != nil {
		return PasskeyOptions{}, fmt.Errorf("make a challenge: %w", err)
	}
	options, err := json.Marshal(made.Response)
	if err != nil {
		return PasskeyOptions{}, fmt.Errorf("write the options of a passkey: %w", err)
	}
	ticket, err := issue(s, ticketPasskey, "", challenge{Asked: *asked, At: s.clock.Now()}, stepLife)
	return PasskeyOptions{Options: options, Ticket: ticket}, err
}

// SignInByPasskey begins the session of whoever holds the passkey. The device has looked at them before it signed, so
// that it is both factors in one (docs/adr/0027). It fails with INVALID_STATE when the challenge is over, with
// BAD_USER_INPUT at "passkey" whatever else was wrong, and with *WaitError after too many tries.
func (s *Service) SignInByPasskey(ctx context.Context, a PasskeyAttempt) (SignedIn, error) {
	var begun SignedIn
	err := s.withPasskey(ctx, nil, a, func(key *ent.Passkey, use use) error {
		var err error
		begun, err = s.completeLogin(ctx, login{person: key.Edges.User, place: a.Place, first: use, factor: inOne})
		if errors.Is(err, wrongPair()) { // the account is not in use
			return wrongPasskey()
		}
		return err
	})
	return begun, err
}

// inOne is the second factor of whoever has shown both at once.
func inOne(context.Context, *ent.Client) error { return nil }

// withPasskey checks the answer of a passkey and lets then use it up. It is the only place that checks one. A signature
// cannot be guessed, so that it looks before it charges the limiter, and charges wrong ones alone (T37): whoever is
// right never waits for those who are not. Where the person is known it has to be theirs. An unknown, wrong, used or
// copied one is BAD_USER_INPUT at "passkey", and a *WaitError after too many of them.
func (s *Service) withPasskey(
	ctx context.Context, of *ent.User, a PasskeyAttempt, then func(*ent.Passkey, use) error,
) error {
	if err := s.passkeysPossible(); err != nil {
		return err
	}
	held, err := redeem[challenge](s, ticketPasskey, "", a.Ticket)
	if err != nil {
		return err
	}
	key, use, err := s.useOfPasskey(ctx, of, held, a.Answer)
	if err == nil {
		err = then(key, use)
	}
	switch {
	case errors.Is(err, errCopied):
		return s.refusePasskey(ctx, "PASSKEY_COPIED", key.UserID, tollsOfPasskey(of, a.Network))
	case errors.Is(err, wrongPasskey()):
		return s.refusePasskey(ctx, "WRONG_PASSKEY", whoseDoor(of, key), tollsOfPasskey(of, a.Network))
	default:
		return err
	}
}

func wrongPasskey() error { return apperr.Input("auth.wrong_passkey", "passkey") }

// tollsOfPasskey: wrong passkeys count apart from wrong codes, so that neither keeps the other out. At the door of
// logging in nobody is known, and the place alone is charged, whether or not the passkey belongs to somebody (T38).
func tollsOfPasskey(of *ent.User, network string) []toll {
	if of == nil {
		return []toll{{about("passkey", network), freeTriesOfPlace}}
	}
	return []toll{{about("passkey of "+of.ID, network), freeTries}, {about("passkey of "+of.ID, ""), freeCodes}}
}

// whoseDoor is at whose account a passkey was tried; nobody where that is not known.
func whoseDoor(of *ent.User, key *ent.Passkey) string {
	switch {
	case of != nil:
		return of.ID
	case key != nil:
		return key.UserID
	default:
		return nobody
	}
}

// useOfPasskey finds out which passkey answered, whether rightly, and how the answer is used up. The passkey is told of
// a wrong answer too, where it is known.
func (s *Service) useOfPasskey(
	ctx context.Context, of *ent.User, held challenge, given Secret,
) (*ent.Passkey, use, error) {
	if len(given) > longestAnswer {
		return nil, nil, wrongPasskey()
	}
	answer, err := protocol.ParseCredentialRequestResponseBytes([]byte(given.Reveal()))
	if err != nil {
		return nil, nil, wrongPasskey()
	}
	key, err := s.store.Client().Passkey.Query().Where(passkey.CredentialID(answer.RawID)).WithUser().
		Only(policy.AsSystem(ctx, policy.SignIn))
	switch {
	case ent.IsNotFound(err):
		return nil, nil, wrongPasskey()
	case err != nil:
		return nil, nil, fmt.Errorf("find a passkey: %w", err)
	}
	owner := holder{person: key.Edges.User, keys: []*ent.Passkey{key}}
	if of != nil && of.ID != key.UserID {
		return key, nil, wrongPasskey()
	}
	signed, err := s.party.ValidateDiscoverableLogin(
		func(_, _ []byte) (webauthn.User, error) { return owner, nil }, held.Asked, answer)
	switch {
	case err != nil:
		return key, nil, wrongPasskey()
	case !key.LastChallenge.Before(held.At): // sent again, which says nothing about the counter
		return key, nil, wrongPasskey()
	case signed.Authenticator.CloneWarning:
		return key, nil, errCopied
	default:
		return key, s.useUp(key, signed, held), nil
	}
}

// useUp: the challenge must be later than that of any answer before, so that two requests with the same answer at once
// are one login (T45). The counter must still be the one that the answer was compared with.
func (s *Service) useUp(key *ent.Passkey, signed *webauthn.Credential, held challenge) use {
	return func(ctx context.Context, tx *ent.Client) error {
		first, err := tx.Passkey.Update().
			Where(passkey.ID(key.ID), passkey.LastChallengeLT(held.At), passkey.SignCount(key.SignCount)).
			SetLastChallenge(held.At).SetSignCount(signed.Authenticator.SignCount).SetSynced(signed.Flags.BackupState).
			SetUsedAt(s.clock.Now().Truncate(time.Minute)).Save(ctx)
		switch {
		case err != nil:
			return fmt.Errorf("use a passkey: %w", err)
		case first != 1:
			return wrongPasskey()
		default:
			return nil
		}
	}
}

// refusePasskey charges for a wrong passkey, writes what it was into the log, and returns the answer to it. While it
// has to wait nothing is written.
func (s *Service) refusePasskey(ctx context.Context, action, object string, tolls []toll) error {
	if _, wait := s.limiter.charge(tolls...); wait > 0 {
		return &WaitError{After: wait}
	}
	err := s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		return record(ctx, tx, action, "", object)
	})
	if err != nil {
		return err
	}
	return wrongPasskey()
}

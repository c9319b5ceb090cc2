package identity

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/credential"
	"sightline/ent/onetimelink"
	"sightline/ent/predicate"
	"sightline/ent/session"
	"sightline/internal/apperr"
)

// proofLife is how long a proof counts for what an open session alone may not do (T44).
const proofLife = 10 * time.Minute

// Proof is how somebody who is signed in proves again that it is them.
type Proof struct {
	// Session is the content of the session's cookie.
	Session  Secret
	Password Secret
	// Code is one of the app, in place of the password. Recovery codes prove nothing here: they are for lost phones.
	Code Secret
	// Passkey is what answered, in place of both.
	Passkey PasskeyAnswer
	// KnownDevice and Network are those of an Attempt: proving is counted like signing in.
	KnownDevice Secret
	Network     string
}

// Prove makes the session fresh for ten minutes (T44), by the password, a code of the app or a passkey. It fails with
// UNAUTHENTICATED without a session, with BAD_USER_INPUT at "password", "code" or "passkey", and with *WaitError after
// too many tries.
func (s *Service) Prove(ctx context.Context, p Proof) error {
	switch {
	case p.Passkey.given():
		return s.proveByPasskey(ctx, p)
	case p.Code != "":
		return s.proveByCode(ctx, p)
	}
	found, verified, err := s.proven(ctx, p)
	if err != nil {
		return err
	}
	return s.noteProof(ctx, found, stays(verified))
}

func (s *Service) proveByCode(ctx context.Context, p Proof) error {
	found, err := s.sessionOf(ctx, p)
	if err != nil {
		return err
	}
	attempt := CodeAttempt{Code: p.Code, Place: Place{Network: p.Network}}
	return s.withCode(ctx, found.Edges.User, attempt, onlyApp, func(use use) error {
		return s.noteProof(ctx, found, use)
	})
}

func (s *Service) proveByPasskey(ctx context.Context, p Proof) error {
	found, err := s.sessionOf(ctx, p)
	if err != nil {
		return err
	}
	attempt := PasskeyAttempt{Place: Place{Network: p.Network}, PasskeyAnswer: p.Passkey}
	return s.withPasskey(ctx, found.Edges.User, attempt, func(_ *ent.Passkey, use use) error {
		return s.noteProof(ctx, found, use)
	})
}

// noteProof makes the session fresh, if what proved it still holds in the same transaction.
func (s *Service) noteProof(ctx context.Context, found *ent.Session, holds use) error {
	return s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		if err := holds(ctx, tx); err != nil {
			return err
		}
		if err := markProven(ctx, tx, found, s.clock.Now()); err != nil {
			return err
		}
		return record(ctx, tx, "PROVED_AGAIN", found.UserID, found.UserID)
	})
}

// ChangePassword sets a new password for whoever knows the old one. Every other session of theirs ends, their links
// are void, and this session is fresh. It fails as Prove does, with the old password at "password", and with
// BAD_USER_INPUT at "next".
func (s *Service) ChangePassword(ctx context.Context, p Proof, next Secret) error {
	found, verified, err := s.proven(ctx, p)
	if err != nil {
		return err
	}
	company, err := s.companyName(ctx)
	if err != nil {
		return err
	}
	person := found.Edges.User
	if err := atField(checkPassword(next, company, person.Name, person.Email), "next"); err != nil {
		return err
	}
	hash, err := s.hasher.Hash(normalised(next))
	if err != nil {
		return fmt.Errorf("change a password: %w", err)
	}
	return s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		if err := unchanged(ctx, tx, verified); err != nil {
			return err
		}
		if err := saveHash(ctx, tx, person.ID, hash); err != nil {
			return err
		}
		if err := markProven(ctx, tx, found, s.clock.Now()); err != nil {
			return err
		}
		if err := s.endOthers(ctx, tx, found); err != nil {
			return err
		}
		return record(ctx, tx, "PASSWORD_CHANGED", person.ID, person.ID)
	})
}

// proven returns the session of a proof and the credential that was verified.
func (s *Service) proven(ctx context.Context, p Proof) (*ent.Session, *ent.Credential, error) {
	found, err := s.sessionOf(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	verified, err := s.verifyPassword(ctx, Attempt{
		Email: found.Edges.User.Email, Password: p.Password, KnownDevice: p.KnownDevice, Network: p.Network,
	})
	return found, verified, wrongPassword(err)
}

// sessionOf returns the session of a proof, or UNAUTHENTICATED.
func (s *Service) sessionOf(ctx context.Context, p Proof) (*ent.Session, error) {
	found, err := s.session(ctx, session.TokenHash(digest(p.Session)))
	if err == nil && found == nil {
		err = apperr.New(apperr.Unauthenticated, "unauthenticated")
	}
	return found, err
}

// wrongPassword puts a wrong pair at the field of the password: whoever is signed in knows that the address is right.
func wrongPassword(err error) error {
	if errors.Is(err, wrongPair()) {
		return apperr.Input("auth.wrong_password", "password")
	}
	return err
}

// unchanged fails when the credential is no longer what was verified, and forgets failures.
func unchanged(ctx context.Context, tx *ent.Client, verified *ent.Credential) error {
	same, err := tx.Credential.Update().Where(credential.ID(verified.ID), credential.Hash(verified.Hash)).
		SetFailures(0).Save(ctx)
	if err != nil {
		return fmt.Errorf("forget failures: %w", err)
	}
	if same != 1 {
		return wrongPair()
	}
	return nil
}

// markProven makes a session fresh, unless it has ended meanwhile.
func markProven(ctx context.Context, tx *ent.Client, found *ent.Session, now time.Time) error {
	marked, err := tx.Session.Update().Where(session.ID(found.ID)).SetProvedAt(now).Save(ctx)
	if err != nil {
		return fmt.Errorf("note a proof: %w", err)
	}
	if marked != 1 {
		return apperr.New(apperr.Unauthenticated, "unauthenticated")
	}
	return nil
}

// endOthers ends every session of the person but this one, and voids their open links.
func (s *Service) endOthers(ctx context.Context, tx *ent.Client, kept *ent.Session) error {
	if err := endSessions(ctx, tx, session.UserID(kept.UserID), session.IDNEQ(kept.ID)); err != nil {
		return err
	}
	return s.links.void(ctx, tx, onetimelink.UserID(kept.UserID))
}

func endSessions(ctx context.Context, tx *ent.Client, which ...predicate.Session) error {
	if _, err := tx.Session.Delete().Where(which...).Exec(ctx); err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}

// fresh tells whether the last proof of a session still counts.
func (s *Service) fresh(found *ent.Session) bool {
	return found.ProvedAt != nil && s.clock.Now().Before(found.ProvedAt.Add(proofLife))
}

// atField moves a failure to another field of the form.
func atField(err error, field string) error {
	var told *apperr.Error
	if !errors.As(err, &told) {
		return err
	}
	moved := *told
	moved.Path = []string{field}
	return &moved
}

package identity

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"
	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"sightline/ent"
	"sightline/ent/auditevent"
	entmail "sightline/ent/mail"
	"sightline/ent/passkey"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/policy"
	"sightline/internal/store"
)

const (
	longestPasskeyName = 100
	// longestAnswer is far more than what a browser makes of a passkey.
	longestAnswer = 16 << 10
)

// challenge is what a passkey has to sign, and when it was made. A browser keeps it in a ticket.
type challenge struct {
	Asked webauthn.SessionData `json:"asked"`
	At    time.Time            `json:"at"`
}

// NewPasskey is what a browser has to know to make a passkey.
type NewPasskey struct {
	// Options is JSON, for PublicKeyCredential.parseCreationOptionsFromJSON.
	Options string
	// Ticket goes back with the browser's answer.
	Ticket string
}

// ConfirmPasskeyInput is a passkey that a browser has made.
type ConfirmPasskeyInput struct {
	Ticket string
	// Answer is what toJSON of the new credential gives, as JSON.
	Answer string
	Name   string
}

// RenamePasskeyInput is what to call a passkey.
type RenamePasskeyInput struct {
	PasskeyID string
	Name      string
}

// RemovePasskeyInput names the passkey to take out of use.
type RemovePasskeyInput struct {
	PasskeyID string
}

// StartPasskey says what a browser has to know to make a passkey. Nothing is stored until its answer comes back. It
// needs a fresh proof (T44) and fails with INVALID_STATE where passkeys do not work, and beyond ten of them.
func (s *Service) StartPasskey(ctx context.Context) (*NewPasskey, error) {
	viewer := policy.From(ctx)
	if err := s.mayAddPasskey(ctx); err != nil {
		return nil, err
	}
	company, err := s.companyName(ctx)
	if err != nil {
		return nil, err
	}
	held, err := s.passkeysOf(ctx)
	if err != nil {
		return nil, err
	}
	owner := holder{person: viewer.User, keys: held}
	made, asked, err := s.party.BeginRegistration(owner, webauthn.WithRegistrationRelyingPartyName(issuerOf(company)),
		webauthn.WithExclusions(webauthn.Credentials(owner.WebAuthnCredentials()).CredentialDescriptors()))
	if err != nil {
		return nil, fmt.Errorf("ask for a passkey: %w", err)
	}
	options, err := json.Marshal(made.Response)
	if err != nil {
		return nil, fmt.Errorf("write the options of a passkey: %w", err)
	}
	ticket, err := issue(s, ticketNewPasskey, viewer.SessionID, challenge{Asked: *asked, At: s.clock.Now()}, stepLife)
	if err != nil {
		return nil, err
	}
	return &NewPasskey{Options: string(options), Ticket: ticket.Reveal()}, nil
}

// ConfirmPasskey takes a passkey into use: it logs in by itself from then on. The viewer's other sessions end, and they
// are told by mail. Where it is their first factor it returns recovery codes too, which nobody sees again. It needs a
// fresh proof (T44) and fails with BAD_USER_INPUT at "name" and "answer", and with INVALID_STATE as StartPasskey does
// or when the answer took too long.
func (s *Service) ConfirmPasskey(ctx context.Context, input ConfirmPasskeyInput) (*ent.Passkey, []string, error) {
	viewer := policy.From(ctx)
	if err := s.mayAddPasskey(ctx); err != nil {
		return nil, nil, err
	}
	name, err := passkeyName(input.Name)
	if err != nil {
		return nil, nil, err
	}
	held, err := redeem[challenge](s, ticketNewPasskey, viewer.SessionID, Secret(input.Ticket))
	if err != nil {
		return nil, nil, err
	}
	key, err := s.newKey(viewer.User, held, input.Answer)
	if err != nil {
		return nil, nil, err
	}
	var made *ent.Passkey
	var codes []string
	add := func(ctx context.Context, tx *ent.Client, had policy.Factors) error {
		made, err = tx.Passkey.Create().SetUserID(viewer.ID()).SetName(name).SetCredentialID(key.ID).
			SetPublicKey(key.PublicKey).SetSignCount(key.Authenticator.SignCount).SetMaySync(key.Flags.BackupEligible).
			SetSynced(key.Flags.BackupState).SetLastChallenge(held.At).Save(ctx)
		if ent.IsConstraintError(err) {
			return atField(wrongPasskey(), "answer") // it is in use already, here or at another account
		}
		if err != nil {
			return fmt.Errorf("save a passkey: %w", err)
		}
		codes, err = s.factorAdded(ctx, tx, had, entmail.KindPASSKEY_ADDED)
		return err
	}
	if err := s.changeFactors(ctx, policy.AddPasskey, add); err != nil {
		return nil, nil, err
	}
	return made, codes, nil
}

// newKey is the key that a browser has made, if it is an answer to what it was asked.
func (s *Service) newKey(person *ent.User, held challenge, given string) (*webauthn.Credential, error) {
	wrong := atField(wrongPasskey(), "answer")
	if len(given) > longestAnswer {
		return nil, wrong
	}
	answer, err := protocol.ParseCredentialCreationResponseBytes([]byte(given))
	if err != nil {
		return nil, wrong
	}
	key, err := s.party.CreateCredential(holder{person: person}, held.Asked, answer)
	if err != nil {
		return nil, wrong
	}
	return key, nil
}

// RenamePasskey calls a passkey of the viewer something else. It fails with BAD_USER_INPUT at "name".
func (s *Service) RenamePasskey(ctx context.Context, input RenamePasskeyInput) (*ent.Passkey, error) {
	found, err := s.store.Client().Passkey.Get(ctx, input.PasskeyID)
	if err != nil {
		return nil, store.Missing(err, "find a passkey")
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.RenamePasskey, found)
	if err != nil {
		return nil, fmt.Errorf("rename a passkey: %w", err)
	}
	name, err := passkeyName(input.Name)
	if err != nil {
		return nil, err
	}
	var renamed *ent.Passkey
	err = s.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if renamed, err = tx.Passkey.UpdateOneID(found.ID).SetName(name).Save(ctx); err != nil {
			return store.Missing(err, "rename a passkey")
		}
		return store.Record(ctx, tx, auditevent.PartSYSTEM, policy.RenamePasskey, found.UserID)
	})
	if err != nil {
		return nil, fmt.Errorf("rename a passkey: %w", err)
	}
	return renamed, nil
}

// RemovePasskey takes a passkey of the viewer out of use; they are told by mail. With their last factor the recovery
// codes end. It needs a fresh proof (T44), and fails with INVALID_STATE where a factor is required and it is the last.
func (s *Service) RemovePasskey(ctx context.Context, input RemovePasskeyInput) error {
	if _, err := s.store.Client().Passkey.Get(ctx, input.PasskeyID); err != nil {
		return store.Missing(err, "find a passkey")
	}
	remove := func(ctx context.Context, tx *ent.Client, had policy.Factors) error {
		if err := tx.Passkey.DeleteOneID(input.PasskeyID).Exec(ctx); err != nil {
			return store.Missing(err, "delete a passkey")
		}
		return s.factorRemoved(ctx, tx, had, entmail.KindPASSKEY_REMOVED)
	}
	return s.changeFactors(ctx, policy.RemovePasskey, remove)
}

func (s *Service) mayAddPasskey(ctx context.Context) error {
	if err := s.mayChange(ctx, policy.AddPasskey); err != nil {
		return err
	}
	return s.passkeysPossible()
}

func (s *Service) passkeysPossible() error {
	if s.party == nil {
		return apperr.State("auth.no_passkeys")
	}
	return nil
}

// passkeysOf lists the viewer's passkeys, the newest first.
func (s *Service) passkeysOf(ctx context.Context) ([]*ent.Passkey, error) {
	found, err := s.store.Client().Passkey.Query().Where(passkey.UserID(policy.From(ctx).ID())).
		Order(passkey.ByCreatedAt(sql.OrderDesc()), passkey.ByID()).Limit(policy.MostPasskeys).All(own(ctx))
	if err != nil {
		return nil, fmt.Errorf("list passkeys: %w", err)
	}
	return found, nil
}

// nameOfKey is what somebody calls a passkey or a token of theirs, of at most so many characters, and what is wrong
// with it: the key of a sentence, empty where nothing is.
func nameOfKey(given string, longest int) (name, problem string) {
	name = clean.Line(given)
	switch {
	case clean.Blank(name):
		return "", "required"
	case utf8.RuneCountInString(name) > longest:
		return "", "too_long"
	default:
		return name, ""
	}
}

// passkeyName fails with BAD_USER_INPUT at "name".
func passkeyName(given string) (string, error) {
	name, problem := nameOfKey(given, longestPasskeyName)
	if problem != "" {
		return "", apperr.Input(problem, "name")
	}
	return name, nil
}

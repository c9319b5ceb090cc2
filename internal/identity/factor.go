package identity

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pquerna/otp/totp"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/authenticator"
	entmail "sightline/ent/mail"
	"sightline/ent/passkey"
	"sightline/ent/recoverycode"
	"sightline/ent/session"
	"sightline/internal/apperr"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// setUpLife is how long a secret that was shown waits for its first code.
const setUpLife = 15 * time.Minute

// secretSize is the size of an app's secret in bytes, as RFC 4226 recommends it.
const secretSize = 20

// SecondFactor is how the viewer proves, besides the password, that it is them.
type SecondFactor struct {
	// AuthenticatorSince is when the app was set up; nil without one.
	AuthenticatorSince *time.Time
	// RecoveryCodesLeft is how many recovery codes are not used yet.
	RecoveryCodesLeft int
	// Passkeys are what logs in without a password too, the newest first.
	Passkeys []*ent.Passkey
	// PasskeysPossible tells whether passkeys work at the address of this instance.
	PasskeysPossible bool
	// Required tells whether the viewer has to have one.
	Required bool
}

// NewAuthenticator is a secret for an app, before a code of it has shown that the app has it.
type NewAuthenticator struct {
	// Secret is to be typed, in groups of four; Address holds the same for a QR code.
	Secret, Address string
	// Ticket goes back with the first code.
	Ticket string
}

// ConfirmAuthenticatorInput is the first code of a new app.
type ConfirmAuthenticatorInput struct {
	Ticket string
	Code   string
}

// SecondFactor tells what the viewer has set up.
func (s *Service) SecondFactor(ctx context.Context) (*SecondFactor, error) {
	viewer := policy.From(ctx)
	passkeys, err := s.passkeysOf(ctx)
	if err != nil {
		return nil, err
	}
	ctx = own(ctx)
	app, err := s.store.Client().Authenticator.Query().Where(authenticator.UserID(viewer.ID())).Only(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return nil, fmt.Errorf("find the authenticator: %w", err)
	}
	left, err := s.store.Client().RecoveryCode.Query().Where(recoverycode.UserID(viewer.ID())).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count the recovery codes: %w", err)
	}
	shown := &SecondFactor{
		RecoveryCodesLeft: left, Passkeys: passkeys, PasskeysPossible: s.party != nil,
		Required: policy.MustHaveFactor(viewer),
	}
	if app != nil {
		shown.AuthenticatorSince = &app.CreatedAt
	}
	return shown, nil
}

// StartAuthenticator makes a secret for an app. Nothing is stored until a code of it comes back. It needs a fresh proof
// (T44) and fails with INVALID_STATE where there is an app already.
func (s *Service) StartAuthenticator(ctx context.Context) (*NewAuthenticator, error) {
	viewer := policy.From(ctx)
	if err := s.mayChange(ctx, policy.AddAuthenticator); err != nil {
		return nil, err
	}
	company, err := s.companyName(ctx)
	if err != nil {
		return nil, err
	}
	key, err := totp.Generate(totp.GenerateOpts{
		Issuer: issuerOf(company), AccountName: viewer.User.Email, SecretSize: secretSize,
	})
	if err != nil {
		return nil, fmt.Errorf("make a secret: %w", err)
	}
	ticket, err := issue(s, ticketApp, viewer.SessionID, key.Secret(), setUpLife)
	if err != nil {
		return nil, err
	}
	return &NewAuthenticator{Secret: grouped(key.Secret(), " "), Address: key.URL(), Ticket: ticket.Reveal()}, nil
}

// ConfirmAuthenticator takes an app into use with its first code: from then on logging in asks for one. The viewer's
// other sessions end, and they are told by mail. Where it is their first factor it returns the recovery codes, which
// nobody sees again. It needs a fresh proof (T44) and fails with BAD_USER_INPUT at "code", and with INVALID_STATE where
// there is an app already or the secret was shown too long ago.
func (s *Service) ConfirmAuthenticator(ctx context.Context, input ConfirmAuthenticatorInput) ([]string, error) {
	viewer := policy.From(ctx)
	if err := s.mayChange(ctx, policy.AddAuthenticator); err != nil {
		return nil, err
	}
	secret, err := redeem[string](s, ticketApp, viewer.SessionID, Secret(input.Ticket))
	if err != nil {
		return nil, err
	}
	// Whoever sends the code was shown its secret: there is nothing to guess here, and no limiter to charge.
	step, fits := stepIn(secret, bareCode(Secret(input.Code)), s.clock.Now())
	if !fits {
		return nil, apperr.Input("auth.wrong_first_code", "code")
	}
	sealed, err := s.links.seal(sealApp, viewer.ID(), []byte(secret))
	if err != nil {
		return nil, err
	}
	var codes []string
	add := func(ctx context.Context, tx *ent.Client, had policy.Factors) error {
		err := tx.Authenticator.Create().SetUserID(viewer.ID()).SetSealed(sealed).SetLastStep(step).Exec(ctx)
		if err != nil {
			return fmt.Errorf("save an authenticator: %w", err)
		}
		codes, err = s.factorAdded(ctx, tx, had, entmail.KindFACTOR_ADDED)
		return err
	}
	if err := s.changeFactors(ctx, policy.AddAuthenticator, add); err != nil {
		return nil, err
	}
	return codes, nil
}

// RenewRecoveryCodes makes ten new recovery codes; the older ones are void. It needs a fresh proof (T44) and fails with
// INVALID_STATE without a second factor.
func (s *Service) RenewRecoveryCodes(ctx context.Context) ([]string, error) {
	codes := newRecoveryCodes()
	renew := func(ctx context.Context, tx *ent.Client, had policy.Factors) error {
		return replaceCodes(ctx, tx, had.User.ID, codes)
	}
	if err := s.changeFactors(ctx, policy.RenewRecoveryCodes, renew); err != nil {
		return nil, err
	}
	return shownCodes(codes), nil
}

// RemoveAuthenticator turns the app off, and the viewer is told by mail. Without a passkey the password is enough again
// and the recovery codes end. It needs a fresh proof (T44) and fails with INVALID_STATE without an app, and where a
// factor is required and it is the last.
func (s *Service) RemoveAuthenticator(ctx context.Context) error {
	remove := func(ctx context.Context, tx *ent.Client, had policy.Factors) error {
		if _, err := tx.Authenticator.Delete().Where(authenticator.UserID(had.User.ID)).Exec(ctx); err != nil {
			return fmt.Errorf("delete an authenticator: %w", err)
		}
		return s.factorRemoved(ctx, tx, had, entmail.KindFACTOR_REMOVED)
	}
	return s.changeFactors(ctx, policy.RemoveAuthenticator, remove)
}

// factorAdded is what follows from a new factor: all other sessions end, and its owner is told. The first one brings
// the recovery codes that it returns, as they are shown.
func (s *Service) factorAdded(
	ctx context.Context, tx *ent.Client, had policy.Factors, kind entmail.Kind,
) (shown []string, err error) {
	owner := had.User.ID
	if had.None() {
		codes := newRecoveryCodes()
		if err := replaceCodes(ctx, tx, owner, codes); err != nil {
			return nil, err
		}
		shown = shownCodes(codes)
	}
	if err := tx.User.UpdateOneID(owner).SetSecondFactor(true).AddVersion(1).Exec(ctx); err != nil {
		return nil, fmt.Errorf("note the second factor: %w", err)
	}
	if err := endSessions(ctx, tx, session.IDIn(had.OtherSessions...)); err != nil {
		return nil, err
	}
	return shown, s.outbox.Queue(ctx, tx, mail.Note{To: owner, Kind: kind})
}

// factorRemoved is what follows where a factor is gone: its owner is told. With the last one the recovery codes end.
func (s *Service) factorRemoved(ctx context.Context, tx *ent.Client, had policy.Factors, kind entmail.Kind) error {
	owner := had.User.ID
	if had.Last() {
		if err := replaceCodes(ctx, tx, owner, nil); err != nil {
			return err
		}
		if err := tx.User.UpdateOneID(owner).SetSecondFactor(false).AddVersion(1).Exec(ctx); err != nil {
			return fmt.Errorf("note that there is no second factor: %w", err)
		}
	}
	return s.outbox.Queue(ctx, tx, mail.Note{To: owner, Kind: kind})
}

// changeFactors is one command on the viewer's own factors, judged on what they are in its transaction. It fails with
// UNAUTHENTICATED where the session has ended meanwhile.
func (s *Service) changeFactors(
	ctx context.Context, action policy.Action,
	do func(ctx context.Context, tx *ent.Client, had policy.Factors) error,
) error {
	var had policy.Factors
	decide := func(ctx context.Context, tx *ent.Client) (grant policy.Grant, err error) {
		if had, grant, err = judgedFactors(ctx, tx, action); err != nil {
			return policy.Grant{}, err
		}
		return grant, s.stillHere(ctx, tx, policy.From(ctx))
	}
	err := s.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		if err := do(ctx, tx, had); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartSYSTEM, action, policy.From(ctx).ID())
	})
	if err != nil {
		return fmt.Errorf("change the second factor: %w", err)
	}
	return nil
}

// mayChange tells whether the viewer could do it now.
func (s *Service) mayChange(ctx context.Context, action policy.Action) error {
	_, _, err := judgedFactors(ctx, s.store.Client(), action)
	return err
}

func judgedFactors(
	ctx context.Context, client *ent.Client, action policy.Action,
) (policy.Factors, policy.Grant, error) {
	factors, err := ownFactors(ctx, client)
	if err != nil {
		return policy.Factors{}, policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), action, factors)
	if err != nil {
		return policy.Factors{}, policy.Grant{}, fmt.Errorf("change the second factor: %w", err)
	}
	return factors, grant, nil
}

// ownFactors is what the viewer has by now, in the viewer's own scope.
func ownFactors(ctx context.Context, client *ent.Client) (policy.Factors, error) {
	viewer := policy.From(ctx)
	if !viewer.SignedIn() && !viewer.Arriving() {
		return policy.Factors{}, apperr.New(apperr.Unauthenticated, "unauthenticated")
	}
	ctx = own(ctx)
	person, err := client.User.Get(ctx, viewer.ID())
	apps, errApps := client.Authenticator.Query().Where(authenticator.UserID(viewer.ID())).IDs(ctx)
	passkeys, errPasskeys := client.Passkey.Query().Where(passkey.UserID(viewer.ID())).IDs(ctx)
	codes, errCodes := client.RecoveryCode.Query().Where(recoverycode.UserID(viewer.ID())).IDs(ctx)
	others, errOthers := client.Session.Query().
		Where(session.UserID(viewer.ID()), session.IDNEQ(viewer.SessionID)).IDs(ctx)
	if err := errors.Join(err, errApps, errPasskeys, errCodes, errOthers); err != nil {
		return policy.Factors{}, fmt.Errorf("read the second factor: %w", err)
	}
	return policy.Factors{
		User: person, Authenticators: apps, Passkeys: passkeys, Codes: codes, OtherSessions: others,
	}, nil
}

// issuerOf is the heading under which apps list the code. A colon would end it.
func issuerOf(company string) string {
	if company == "" {
		return "Sightline"
	}
	return "Sightline " + strings.ReplaceAll(company, ":", "")
}

// newRecoveryCodes makes ten codes.
func newRecoveryCodes() []string {
	codes := make([]string, recoveryCodes)
	for n := range codes {
		raw := make([]byte, 10)
		_, _ = rand.Read(raw) // never fails: without randomness the program ends
		codes[n] = letters(raw)
	}
	return codes
}

func shownCodes(codes []string) []string {
	shown := make([]string, len(codes))
	for n, code := range codes {
		shown[n] = grouped(code, "-")
	}
	return shown
}

// replaceCodes puts these in place of all that there are.
func replaceCodes(ctx context.Context, tx *ent.Client, userID string, codes []string) error {
	if _, err := tx.RecoveryCode.Delete().Where(recoverycode.UserID(userID)).Exec(ctx); err != nil {
		return fmt.Errorf("void the recovery codes: %w", err)
	}
	made := make([]*ent.RecoveryCodeCreate, len(codes))
	for n, code := range codes {
		made[n] = tx.RecoveryCode.Create().SetUserID(userID).SetCodeHash(digest(Secret(code)))
	}
	if err := tx.RecoveryCode.CreateBulk(made...).Exec(ctx); err != nil {
		return fmt.Errorf("save the recovery codes: %w", err)
	}
	return nil
}

package identity

import (
	"context"
	"encoding/base32"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"

	"sightline/ent"
	"sightline/ent/authenticator"
	"sightline/ent/recoverycode"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

const (
	// stepSeconds is how long a code of the app shows, stepsAround how far its clock may be off: one step either way.
	stepSeconds = 30
	stepsAround = 1
	// sealApp is what the secrets of apps are sealed for.
	sealApp = "authenticator"
	// freeCodes is how often a code of somebody may be wrong from wherever before waiting begins; so it is for passkeys.
	freeCodes = 30
)

// appCode is how a code of an app looks.
var appCode = regexp.MustCompile(`^[0-9]{6}$`)

// kinds says which codes count.
type kinds int

const (
	// anyCode is a code of the app or a recovery code.
	anyCode kinds = iota
	// onlyApp spares the recovery codes for when the app is lost.
	onlyApp
)

// use uses a code up, in the transaction of what it is for. It refuses one that somebody else has used meanwhile.
type use func(ctx context.Context, tx *ent.Client) error

// withCode checks a code and lets then use it up. It is the only place that checks codes (T37): it charges the limiter
// before it looks and gives back when all went well. A wrong or used code is BAD_USER_INPUT at "code".
func (s *Service) withCode(
	ctx context.Context, person *ent.User, a CodeAttempt, which kinds, then func(use) error,
) error {
	own := about("code of "+person.ID, a.Network)
	charged, wait := s.limiter.charge(toll{own, freeTries}, toll{about("code of "+person.ID, ""), freeCodes})
	if wait > 0 {
		return &WaitError{After: wait}
	}
	use, err := s.useOf(ctx, person, a.Code, which)
	if err == nil {
		err = then(use)
	}
	switch {
	case err == nil:
		s.limiter.giveBack(charged)
		s.limiter.forgive(own)
		return nil
	case errors.Is(err, wrongCode()):
		return s.recordWrongCode(ctx, person)
	default:
		return err
	}
}

func wrongCode() error { return apperr.Input("auth.wrong_code", "code") }

// useOf finds out which code it is and how it is used up.
func (s *Service) useOf(ctx context.Context, person *ent.User, given Secret, which kinds) (use, error) {
	code := bareCode(given)
	if appCode.MatchString(code) {
		return s.useOfApp(ctx, person, code)
	}
	if which == onlyApp || len(code) != recoveryLength {
		return nil, wrongCode()
	}
	return func(ctx context.Context, tx *ent.Client) error {
		gone, err := tx.RecoveryCode.Delete().
			Where(recoverycode.UserID(person.ID), recoverycode.CodeHash(digest(Secret(code)))).Exec(ctx)
		switch {
		case err != nil:
			return fmt.Errorf("use a recovery code: %w", err)
		case gone != 1:
			return wrongCode()
		}
		if err := forgetWrongCodes(ctx, tx, person.ID); err != nil {
			return err
		}
		return record(ctx, tx, "RECOVERY_CODE_USED", person.ID, person.ID)
	}, nil
}

// useOfApp: the step of the code must be later than that of any code before, so that two requests with the same code
// at once are one login (T45).
func (s *Service) useOfApp(ctx context.Context, person *ent.User, code string) (use, error) {
	app, err := s.store.Client().Authenticator.Query().Where(authenticator.UserID(person.ID)).
		Only(policy.AsSystem(ctx, policy.SignIn))
	if ent.IsNotFound(err) {
		return nil, wrongCode()
	}
	if err != nil {
		return nil, fmt.Errorf("find an authenticator: %w", err)
	}
	secret, err := s.links.unseal(sealApp, person.ID, app.Sealed)
	if err != nil {
		return nil, fmt.Errorf("open the secret of an authenticator: %w", err)
	}
	step, fits := stepIn(string(secret), code, s.clock.Now())
	if !fits || app.Failures >= mostFailures {
		return nil, wrongCode()
	}
	return func(ctx context.Context, tx *ent.Client) error {
		first, err := tx.Authenticator.Update().
			Where(authenticator.ID(app.ID), authenticator.LastStepLT(step)).
			SetLastStep(step).SetFailures(0).Save(ctx)
		switch {
		case err != nil:
			return fmt.Errorf("use a code: %w", err)
		case first != 1:
			return wrongCode()
		default:
			return nil
		}
	}, nil
}

// stepIn returns the time step that a code is of, among those that count at this moment.
func stepIn(secret, code string, now time.Time) (int64, bool) {
	current := now.Unix() / stepSeconds
	options := hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}
	for step := current - stepsAround; step <= current+stepsAround; step++ {
		//nolint:gosec // a step is a positive number
		if fits, err := hotp.ValidateCustom(code, uint64(step), secret, options); err == nil && fits {
			return step, true
		}
	}
	return 0, false
}

func (s *Service) recordWrongCode(ctx context.Context, person *ent.User) error {
	err := s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		err := tx.Authenticator.Update().Where(authenticator.UserID(person.ID)).AddFailures(1).Exec(ctx)
		if err != nil {
			return fmt.Errorf("count a wrong code: %w", err)
		}
		return record(ctx, tx, "WRONG_CODE", "", person.ID)
	})
	if err != nil {
		return err
	}
	return wrongCode()
}

func forgetWrongCodes(ctx context.Context, tx *ent.Client, userID string) error {
	if err := tx.Authenticator.Update().Where(authenticator.UserID(userID)).SetFailures(0).Exec(ctx); err != nil {
		return fmt.Errorf("forget wrong codes: %w", err)
	}
	return nil
}

const (
	// recoveryCodes is how many there are, recoveryLength how many characters each has: 80 random bits.
	recoveryCodes  = 10
	recoveryLength = 16
)

// bareCode is a code without what people put between its parts.
func bareCode(given Secret) string {
	if len(given) > longestDevice {
		return ""
	}
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "", "\u00a0", "", "\u2013", "").Replace(given.Reveal()))
}

// grouped shows a text in groups of four.
func grouped(text, between string) string {
	var parts []string
	for start := 0; start < len(text); start += 4 {
		parts = append(parts, text[start:min(start+4, len(text))])
	}
	return strings.Join(parts, between)
}

// letters writes bytes in characters that are not taken for each other by hand: no 0, 1, 8 and 9.
func letters(raw []byte) string {
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw))
}

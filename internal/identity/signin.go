package identity

import (
	"context"
	"crypto/hmac"
	"errors"
	"fmt"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/credential"
	"sightline/ent/user"
	"sightline/internal/clean"
	"sightline/internal/ids"
	"sightline/internal/policy"
)

// mostFailures in a row end guessing for good: after them only a reset by mail helps (T39), except on a device that
// the person has signed in from before.
const mostFailures = 100

// mostFailuresOfDevice is when a known device is treated as any other.
const mostFailuresOfDevice = 20

const (
	// longestName is what is kept of what a browser calls itself.
	longestName = 200
	// longestDevice is more than what newDevice makes.
	longestDevice = 200
)

// Attempt is a try to sign in.
type Attempt struct {
	Email    string
	Password Secret
	// Device is what the browser calls itself, for the list of sessions.
	Device string
	// KnownDevice is what an earlier sign-in left with the browser; empty when there is none.
	KnownDevice Secret
	// Network is where the try comes from, wide enough that moving within it changes nothing.
	Network string
}

// SignedIn is what a browser gets.
type SignedIn struct {
	// Session is the content of the session's cookie: 256 random bits, new at each sign-in (T43).
	Session Secret
	// Device lets this browser be recognised at the next sign-in (T39).
	Device Secret
	// Lasts is how long the session lasts at most.
	Lasts time.Duration
	// Step stands in place of all of these where the account asks for a second factor: what to show again with it.
	Step Secret
}

// SignIn checks the pair and begins a session, or answers with a step to go on from where the account asks for a second
// factor (T45). Every failure is the same UNAUTHENTICATED; too many tries are a *WaitError.
func (s *Service) SignIn(ctx context.Context, a Attempt) (SignedIn, error) {
	verified, err := s.verifyPassword(ctx, a)
	if err != nil {
		return SignedIn{}, err
	}
	begun, err := s.completeLogin(ctx, login{
		person: verified.Edges.User, place: Place{Device: a.Device, Network: a.Network}, first: stays(verified),
	})
	if errors.Is(err, errSecondStep) {
		next, err := s.stepOf(verified)
		return SignedIn{Step: next}, err
	}
	return begun, err
}

// verifyPassword is the only place that compares a password (T37). It charges the limiter before it looks, computes a
// hash whether or not there is such an account, and writes one row whether or not there is one (T38).
func (s *Service) verifyPassword(ctx context.Context, a Attempt) (*ent.Credential, error) {
	address := addressOf(a.Email)
	where := s.counterOf(a, address)
	charged, wait := where.by.charge(where.tolls...)
	if wait > 0 {
		return nil, &WaitError{After: wait}
	}
	found, err := s.passwordOf(ctx, address)
	if err != nil {
		return nil, err
	}
	password, fits := hashable(a.Password)
	usable := fits && found != nil && (where.known || found.Failures < mostFailures)
	stored := s.dummy
	if usable {
		stored = found.Hash
	}
	same, err := s.hasher.Matches(password, stored)
	if err != nil {
		return nil, fmt.Errorf("verify a password: %w", err)
	}
	if !same || !usable || found.Edges.User.State != user.StateACTIVE {
		return nil, s.recordFailure(ctx, found)
	}
	where.by.giveBack(charged)
	where.by.forgive(where.own)
	return found, nil
}

// counter is where a try is counted.
type counter struct {
	by *limiter
	// own is the tally of this account from this place.
	own   tried
	tolls []toll
	// known tells that the person has signed in from this device before.
	known bool
}

// counterOf tells where a try is counted. A known device is counted by itself, so that nobody else's failures touch
// it; what is no address counts for its network alone, for there is no account to protect and no end of such texts.
func (s *Service) counterOf(a Attempt, address string) counter {
	device := about(address, a.KnownDevice.Reveal())
	if s.isDevice(address, a.KnownDevice) && s.devices.count(device) < mostFailuresOfDevice {
		return counter{by: s.devices, own: device, tolls: []toll{{device, freeTries}}, known: true}
	}
	own, network := about(address, a.Network), toll{about("", a.Network), freeTriesOfPlace}
	if address == "" {
		return counter{by: s.limiter, own: own, tolls: []toll{network}}
	}
	return counter{by: s.limiter, own: own, tolls: []toll{network, {own, freeTries}}}
}

// passwordOf returns the credential of an address with its person, or nil.
func (s *Service) passwordOf(ctx context.Context, email string) (*ent.Credential, error) {
	found, err := s.store.Client().Credential.Query().
		Where(credential.KindEQ(credential.KindPASSWORD), credential.HasUserWith(user.Email(email))).
		WithUser().Only(policy.AsSystem(ctx, policy.SignIn))
	if ent.IsNotFound(err) {
		return nil, nil //nolint:nilnil // that there is none is an ordinary answer, and must cost the same
	}
	if err != nil {
		return nil, fmt.Errorf("find a credential: %w", err)
	}
	return found, nil
}

// recordFailure counts a failure and returns the answer to it.
func (s *Service) recordFailure(ctx context.Context, found *ent.Credential) error {
	err := s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		object := nobody
		if found != nil {
			object = found.UserID
			err := tx.Credential.Update().Where(credential.ID(found.ID)).AddFailures(1).Exec(ctx)
			if err != nil {
				return fmt.Errorf("count a failure: %w", err)
			}
		}
		return record(ctx, tx, "SIGN_IN_FAILED", "", object)
	})
	if err != nil {
		return err
	}
	return wrongPair()
}

// newDevice returns what a browser shows to be recognised: random bits and a signature over them and the person.
func (s *Service) newDevice(subject string) Secret {
	nonce := ids.Secret()
	return Secret(nonce + "." + s.links.sign("device", subject, nonce))
}

func (s *Service) isDevice(subject string, device Secret) bool {
	if subject == "" || len(device) > longestDevice {
		return false
	}
	nonce, signature, _ := strings.Cut(device.Reveal(), ".")
	return hmac.Equal([]byte(signature), []byte(s.links.sign("device", subject, nonce)))
}

// addressOf is what an account may be stored under, or nothing: what is no address belongs to nobody.
func addressOf(email string) string {
	if address, ok := clean.Address(email); ok {
		return address
	}
	return ""
}

// shortened keeps what a browser calls itself within the column, which counts bytes.
func shortened(device string) string {
	return strings.ToValidUTF8(device[:min(len(device), longestName)], "")
}

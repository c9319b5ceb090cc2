package identity

import (
	"encoding/base64"
	"encoding/json"
	"time"

	"sightline/internal/apperr"
)

// longestTicket is more than what a ticket is ever made of.
const longestTicket = 4096

// What tickets are for. One that was made for one purpose is worth nothing for another.
const (
	ticketLogin = "log in" // the password was right, the second step is to come
	ticketApp   = "app"    // a secret was shown, and waits for a code of it

	ticketNewPasskey = "new passkey" // a browser was asked to make a passkey
	ticketPasskey    = "passkey"     // a browser was asked for a passkey
	ticketDoor       = "door"        // a code was asked for at a share link
)

// ticket is what the server lets a browser keep for it between two steps: sealed, so that nobody reads or makes one,
// and good for minutes. Nothing is stored of a step that nobody finishes.
type ticket[T any] struct {
	Holds T         `json:"holds"`
	Until time.Time `json:"until"`
}

// issue makes a ticket for a subject that lasts so long.
func issue[T any](s *Service, purpose, subject string, holds T, lasts time.Duration) (Secret, error) {
	plain, err := json.Marshal(ticket[T]{Holds: holds, Until: s.clock.Now().Add(lasts)})
	if err != nil {
		return "", err //nolint:wrapcheck // plain structs always marshal
	}
	sealed, err := s.links.seal(purpose, subject, plain)
	return Secret(base64.RawURLEncoding.EncodeToString(sealed)), err
}

// redeem returns what a ticket holds, or INVALID_STATE when it is none, for somebody else, or over.
func redeem[T any](s *Service, purpose, subject string, given Secret) (T, error) {
	var read ticket[T]
	over := apperr.State("auth.step_over")
	if len(given) > longestTicket {
		return read.Holds, over
	}
	sealed, err := base64.RawURLEncoding.DecodeString(given.Reveal())
	if err != nil {
		return read.Holds, over
	}
	plain, err := s.links.unseal(purpose, subject, sealed)
	if err != nil {
		return read.Holds, over
	}
	if err := json.Unmarshal(plain, &read); err != nil || !s.clock.Now().Before(read.Until) {
		return read.Holds, over
	}
	return read.Holds, nil
}

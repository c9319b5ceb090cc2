package web

import (
	"encoding/json"
	"net/http"

	"sightline/internal/identity"
)

// passkeyOptions is what a browser has to know to ask for a passkey, and what to send with the answer.
type passkeyOptions struct {
	Options json.RawMessage `json:"options"`
	Ticket  string          `json:"ticket"`
}

func (s *site) passkeyOptions(w http.ResponseWriter, r *http.Request) {
	if _, ok := readForm(w, r); !ok {
		return
	}
	made, err := s.Identity.PasskeyOptions(r.Context())
	if err != nil {
		fail(w, r, err)
		return
	}
	writeJSON(w, passkeyOptions{Options: made.Options, Ticket: made.Ticket.Reveal()})
}

// passkeySignIn takes a passkey in place of address and password.
func (s *site) passkeySignIn(w http.ResponseWriter, r *http.Request) {
	form, ok := readForm(w, r)
	if !ok {
		return
	}
	begun, err := s.Identity.SignInByPasskey(r.Context(), identity.PasskeyAttempt{
		Place: s.placeOf(r), PasskeyAnswer: passkeyOf(form),
	})
	if err != nil {
		fail(w, r, err)
		return
	}
	s.cookies.clearStep(w)
	s.signedIn(w, r, begun)
}

func passkeyOf(form map[string]string) identity.PasskeyAnswer {
	return identity.PasskeyAnswer{Ticket: identity.Secret(form["ticket"]), Answer: identity.Secret(form["passkey"])}
}

func (s *site) placeOf(r *http.Request) identity.Place {
	return identity.Place{Device: r.UserAgent(), Network: networkOf(r, s.Proxies)}
}

package web

import (
	"net/http"

	"sightline/internal/identity"
)

// askCode asks for a code at a share link. The answer is the same whoever asks (T30).
func (s *site) askCode(w http.ResponseWriter, r *http.Request) {
	form, ok := readForm(w, r)
	if !ok {
		return
	}
	ticket, err := s.Identity.AskCode(r.Context(), identity.DoorCall{
		Token: identity.Secret(form["token"]), Email: form["email"], Ticket: s.cookies.door(r),
		Network: networkOf(r, s.Proxies),
	})
	if err != nil {
		fail(w, r, err)
		return
	}
	s.cookies.setDoor(w, ticket)
	w.WriteHeader(http.StatusNoContent)
}

// entered says what the code opened.
type entered struct {
	WorkReviewID string `json:"workReviewId"`
}

// enterCode takes the code and begins a session that reaches what is shared.
func (s *site) enterCode(w http.ResponseWriter, r *http.Request) {
	form, ok := readForm(w, r)
	if !ok {
		return
	}
	begun, reviewID, err := s.Identity.EnterCode(r.Context(), identity.DoorEntry{
		Place: s.placeOf(r), Ticket: s.cookies.door(r), Code: identity.Secret(form["code"]),
	})
	if err != nil {
		fail(w, r, err)
		return
	}
	s.cookies.clearDoor(w)
	s.begin(w, r, begun)
	writeJSON(w, entered{WorkReviewID: reviewID})
}

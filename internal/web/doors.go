package web

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"slices"

	"sightline/internal/identity"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// Sample is what the login page of the sample company offers.
type Sample struct {
	Password string         `json:"password"`
	People   []SamplePerson `json:"people"`
}

// SamplePerson is one sign-in by a click.
type SamplePerson struct {
	Email string `json:"email"`
	Name  string `json:"name"`
	// Role is who they are in the language of the request; RoleEN and RoleDE are what it is taken from.
	Role   string `json:"role"`
	RoleEN string `json:"-"`
	RoleDE string `json:"-"`
}

func (s *site) signIn(w http.ResponseWriter, r *http.Request) {
	form, ok := readForm(w, r)
	if !ok {
		return
	}
	begun, err := s.Identity.SignIn(r.Context(), identity.Attempt{
		Email: form["email"], Password: identity.Secret(form["password"]), Device: r.UserAgent(),
		KnownDevice: s.cookies.device(r), Network: networkOf(r, s.Proxies),
	})
	if err != nil {
		fail(w, r, err)
		return
	}
	if begun.Step != "" {
		s.cookies.setStep(w, begun.Step)
		writeJSON(w, secondStep{SecondStep: true})
		return
	}
	s.signedIn(w, r, begun)
}

// secondStep answers a right password where the account asks for more.
type secondStep struct {
	SecondStep bool `json:"secondStep"`
}

// secondStep takes the code or the passkey that comes after the password.
func (s *site) secondStep(w http.ResponseWriter, r *http.Request) {
	form, ok := readForm(w, r)
	if !ok {
		return
	}
	begun, err := s.Identity.SecondStep(r.Context(), identity.CodeAttempt{
		Step: s.cookies.step(r), Code: identity.Secret(form["code"]), Passkey: passkeyOf(form), Place: s.placeOf(r),
	})
	if err != nil {
		fail(w, r, err)
		return
	}
	s.cookies.clearStep(w)
	s.signedIn(w, r, begun)
}

// signedIn gives the browser its session and answers that this is all.
func (s *site) signedIn(w http.ResponseWriter, r *http.Request, begun identity.SignedIn) {
	s.begin(w, r, begun)
	w.WriteHeader(http.StatusNoContent)
}

// begin gives the browser its session; the one that it had before ends.
func (s *site) begin(w http.ResponseWriter, r *http.Request, begun identity.SignedIn) {
	if before := s.cookies.session(r); before != "" {
		if err := s.Identity.SignOut(r.Context(), before); err != nil {
			s.Log.WarnContext(r.Context(), "the browser's earlier session was not ended", slog.Any("error", err))
		}
	}
	s.cookies.setSignedIn(w, begun)
}

// prove makes the session fresh for what asks whether it is still the same person (T44).
func (s *site) prove(w http.ResponseWriter, r *http.Request) {
	s.door(w, r, func(ctx context.Context, form map[string]string) error {
		return s.Identity.Prove(ctx, s.proofOf(r, form))
	})
}

func (s *site) changePassword(w http.ResponseWriter, r *http.Request) {
	s.door(w, r, func(ctx context.Context, form map[string]string) error {
		return s.Identity.ChangePassword(ctx, s.proofOf(r, form), identity.Secret(form["next"]))
	})
}

func (s *site) proofOf(r *http.Request, form map[string]string) identity.Proof {
	return identity.Proof{
		Session: s.cookies.session(r), Password: identity.Secret(form["password"]), Code: identity.Secret(form["code"]),
		Passkey: passkeyOf(form), KnownDevice: s.cookies.device(r), Network: networkOf(r, s.Proxies),
	}
}

func (s *site) signOut(w http.ResponseWriter, r *http.Request) {
	if err := s.Identity.SignOut(r.Context(), s.cookies.session(r)); err != nil {
		fail(w, r, err)
		return
	}
	s.cookies.clearSession(w)
	w.WriteHeader(http.StatusNoContent)
}

func (s *site) preview(w http.ResponseWriter, r *http.Request) {
	form, ok := readForm(w, r)
	if !ok {
		return
	}
	invitation, err := s.Identity.Preview(r.Context(), identity.Secret(form["token"]))
	if err != nil {
		fail(w, r, err)
		return
	}
	writeJSON(w, invitation)
}

func (s *site) accept(w http.ResponseWriter, r *http.Request) {
	s.door(w, r, func(ctx context.Context, form map[string]string) error {
		return s.Identity.AcceptInvitation(ctx, identity.Secret(form["token"]), identity.Secret(form["password"]))
	})
}

func (s *site) reset(w http.ResponseWriter, r *http.Request) {
	s.door(w, r, func(ctx context.Context, form map[string]string) error {
		return s.Identity.ResetPassword(ctx, identity.Secret(form["token"]), identity.Secret(form["password"]))
	})
}

func (s *site) previewAddress(w http.ResponseWriter, r *http.Request) {
	form, ok := readForm(w, r)
	if !ok {
		return
	}
	asked, err := s.Addresses.Preview(r.Context(), form["token"])
	if err != nil {
		fail(w, r, err)
		return
	}
	writeJSON(w, asked)
}

func (s *site) agreeToAddress(w http.ResponseWriter, r *http.Request) {
	s.door(w, r, func(ctx context.Context, form map[string]string) error {
		return s.Addresses.Consent(ctx, form["token"])
	})
}

func (s *site) stopAddress(w http.ResponseWriter, r *http.Request) {
	s.door(w, r, func(ctx context.Context, form map[string]string) error {
		return s.Addresses.Refuse(ctx, form["token"])
	})
}

func (s *site) confirmAddress(w http.ResponseWriter, r *http.Request) {
	s.door(w, r, func(ctx context.Context, form map[string]string) error {
		return s.Addresses.Confirm(ctx, form["token"])
	})
}

func (s *site) forgot(w http.ResponseWriter, r *http.Request) {
	s.door(w, r, func(ctx context.Context, form map[string]string) error {
		return s.Identity.ForgotPassword(ctx, form["email"], networkOf(r, s.Proxies))
	})
}

// door answers with nothing but that it is done.
func (s *site) door(
	w http.ResponseWriter, r *http.Request, do func(ctx context.Context, form map[string]string) error,
) {
	form, ok := readForm(w, r)
	if !ok {
		return
	}
	if err := do(r.Context(), form); err != nil {
		fail(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *site) sample(w http.ResponseWriter, r *http.Request) {
	if s.Sample == nil {
		notFound(w, r)
		return
	}
	shown := Sample{Password: s.Sample.Password, People: slices.Clone(s.Sample.People)}
	for n, person := range shown.People {
		shown.People[n].Role = person.RoleEN
		if localeOf(r) == text.DE {
			shown.People[n].Role = person.RoleDE
		}
	}
	writeJSON(w, shown)
}

// graphiql is for members; whoever is not signed in comes back to it after logging in.
func (s *site) graphiql(w http.ResponseWriter, r *http.Request) {
	viewer := policy.From(r.Context())
	switch {
	case viewer.Member():
		s.app.serveGraphiQL(w)
	case viewer.SignedIn():
		notFound(w, r)
	default:
		http.Redirect(w, r, "/login?next=/graphiql", http.StatusSeeOther)
	}
}

func writeJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(w).Encode(value)
}

package identity_test

import (
	"errors"
	"testing"
	"time"

	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/policy"
)

func proof(session, password identity.Secret) identity.Proof {
	return identity.Proof{Session: session, Password: password, Network: "192.0.2.0/24"}
}

func (b testBundle) fresh(t *testing.T, session identity.Secret) bool {
	t.Helper()
	viewer, err := b.who.Viewer(t.Context(), session)
	must(t, err)
	return viewer.Fresh
}

func isWrongPassword(err error) bool {
	return errors.Is(err, apperr.New(apperr.BadUserInput, "auth.wrong_password"))
}

// A proof counts for ten minutes, in the session that it was given in and in no other.
func TestT44_AProofCountsForTenMinutes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	here, err := b.signIn(t, "ada@aldersund.example", goodPassword)
	must(t, err)
	there, err := b.signIn(t, "ada@aldersund.example", goodPassword)
	must(t, err)
	b.clock.Advance(10*time.Minute - time.Second)
	if !b.fresh(t, here.Session) {
		t.Fatal("a proof of this moment does not count")
	}
	b.clock.Advance(time.Second)
	if b.fresh(t, here.Session) {
		t.Fatal("a proof counts for longer than ten minutes")
	}
	must(t, b.who.Prove(t.Context(), proof(here.Session, goodPassword)))
	if !b.fresh(t, here.Session) || b.fresh(t, there.Session) {
		t.Fatal("a proof does not count in its session alone")
	}
}

func TestT44_AWrongPasswordProvesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	b.clock.Advance(time.Hour)
	if err := b.who.Prove(t.Context(), proof(begun.Session, otherPassword)); !isWrongPassword(err) {
		t.Fatalf("a wrong password: %v", err)
	}
	if err := b.who.Prove(t.Context(), proof("", goodPassword)); apperr.CodeOf(err) != apperr.Unauthenticated {
		t.Fatalf("without a session: %v", err)
	}
	if b.fresh(t, begun.Session) {
		t.Fatal("the session is fresh")
	}
}

// Proving is no side door: it charges the same limiter as signing in (T37).
func TestT37_ProvingIsThrottledLikeSigningIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	for name, try := range map[string]func() error{
		"prove": func() error { return b.who.Prove(t.Context(), proof(begun.Session, otherPassword)) },
		"change": func() error {
			return b.who.ChangePassword(t.Context(), proof(begun.Session, otherPassword), goodPassword)
		},
	} {
		refused, before := 0, b.hasher.compared.Load()
		for range 50 {
			if apperr.CodeOf(try()) == apperr.RateLimited {
				refused++
			}
		}
		if compared := int(b.hasher.compared.Load() - before); refused == 0 || compared != 50-refused || compared > 11 {
			t.Errorf("%s: %d refused, %d compared", name, refused, compared)
		}
	}
}

func TestAChangedPasswordEndsOtherSessionsAndLinks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	here, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	there, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	token := b.resetToken(t, ada)
	must(t, b.who.ChangePassword(t.Context(), proof(here.Session, goodPassword), otherPassword))
	if !b.signedIn(t, here.Session) || b.signedIn(t, there.Session) {
		t.Error("this session ended, or the other one did not")
	}
	if err := b.who.ResetPassword(t.Context(), token, goodPassword); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("the older link still works: %v", err)
	}
	if _, err := b.signIn(t, ada.Email, goodPassword); !isWrongPair(err) {
		t.Errorf("the old password: %v", err)
	}
	if _, err := b.signIn(t, ada.Email, otherPassword); err != nil {
		t.Errorf("the new password: %v", err)
	}
}

// What is wrong is said at its field, and nothing has changed.
func TestT40_AChangedPasswordObeysTheRules(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	here, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	for name, c := range map[string]struct {
		old, next identity.Secret
		key, at   string
	}{
		"wrong old": {otherPassword, otherPassword, "auth.wrong_password", "password"},
		"short":     {goodPassword, "short", "auth.password_short", "next"},
		"common":    {goodPassword, "passwordpassword", "auth.password_common", "next"},
	} {
		err := b.who.ChangePassword(t.Context(), proof(here.Session, c.old), c.next)
		var told *apperr.Error
		if !errors.As(err, &told) || told.Key != c.key || told.Path[0] != c.at {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := b.signIn(t, ada.Email, goodPassword); err != nil {
		t.Fatalf("the old password: %v", err)
	}
}

// A password that was reset while the old one was compared is not changed by who knows only the old one.
func TestT41_NothingIsProvedWithAPasswordThatWasResetMeanwhile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	here, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	token := b.resetToken(t, ada)
	b.hasher.meanwhile = func() { must(t, b.who.ResetPassword(t.Context(), token, otherPassword)) }
	err = b.who.ChangePassword(t.Context(), proof(here.Session, goodPassword), "five lanterns drift over water")
	if !isWrongPair(err) {
		t.Fatal(err)
	}
	b.hasher.meanwhile = nil
	if _, err := b.signIn(t, ada.Email, otherPassword); err != nil {
		t.Fatalf("the reset password: %v", err)
	}
}

// Ending sessions: one by name, or all others; somebody else's is not there, and then none is ended.
func TestSessionsAreEndedByTheirOwner(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, max := b.member(t, "ada", nil), b.member(t, "max", nil)
	var sessions []identity.Secret
	for range 3 {
		begun, err := b.signIn(t, ada.Email, goodPassword)
		must(t, err)
		sessions = append(sessions, begun.Session)
	}
	foreign, err := b.signIn(t, max.Email, goodPassword)
	must(t, err)
	idOf := func(session identity.Secret) string {
		viewer, err := b.who.Viewer(t.Context(), session)
		must(t, err)
		return viewer.SessionID
	}
	viewer, err := b.who.Viewer(t.Context(), sessions[0])
	must(t, err)
	here := policy.WithViewer(t.Context(), viewer)
	both := []string{idOf(sessions[1]), idOf(foreign.Session)}
	if err := b.who.EndSessions(here, identity.EndSessionsInput{SessionIDs: both}); apperr.CodeOf(err) != apperr.NotFound {
		t.Fatalf("somebody else's: %v", err)
	}
	if listed, err := b.who.Sessions(here); err != nil || len(listed) != 3 {
		t.Fatalf("%d sessions are listed, %v", len(listed), err)
	}
	must(t, b.who.EndSessions(here, identity.EndSessionsInput{SessionIDs: both[:1]}))
	if b.signedIn(t, sessions[1]) || !b.signedIn(t, sessions[2]) {
		t.Fatal("not exactly the named one ended")
	}
	must(t, b.who.EndSessions(here, identity.EndSessionsInput{}))
	if !b.signedIn(t, sessions[0]) || b.signedIn(t, sessions[2]) || !b.signedIn(t, foreign.Session) {
		t.Fatal("not exactly the viewer's others ended")
	}
}

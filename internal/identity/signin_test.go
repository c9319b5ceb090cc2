package identity_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
)

func isWrongPair(err error) bool {
	return errors.Is(err, apperr.New(apperr.Unauthenticated, "auth.wrong_pair"))
}

func TestSignInBeginsASession(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, " Ada@Aldersund.example ", goodPassword)
	must(t, err)
	viewer, err := b.who.Viewer(t.Context(), begun.Session)
	must(t, err)
	if viewer.ID() != ada.ID || !viewer.SignedIn() || viewer.SessionID == "" {
		t.Fatalf("the viewer is %q in session %q", viewer.ID(), viewer.SessionID)
	}
	again := b.store.Client().User.GetX(b.system, ada.ID)
	if day := b.clock.Now().UTC(); again.LastSignInAt == nil ||
		!again.LastSignInAt.Equal(time.Date(day.Year(), day.Month(), day.Day(), 12, 0, 0, 0, time.UTC)) {
		t.Fatalf("of the sign-in is noted %v, and not its day alone", again.LastSignInAt)
	}
}

// Whatever is wrong, the answer is the same and a hash was computed for it; an unknown address leaves a trace of the
// same size as a known one.
func TestT38_EveryFailureLooksAndWorksAlike(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	b.member(t, "gia", func(c *ent.UserCreate) { c.SetKind(user.KindGUEST).SetState(user.StateLOCKED) })
	b.person(t, "new", func(c *ent.UserCreate) { c.SetState(user.StateINVITED) })
	for i, try := range []struct{ email, password string }{
		{"ada@aldersund.example", otherPassword},
		{"gia@aldersund.example", goodPassword},
		{"new@aldersund.example", goodPassword},
		{"nobody@aldersund.example", goodPassword},
		{"", ""},
	} {
		_, err := b.signIn(t, try.email, identity.Secret(try.password))
		if !isWrongPair(err) {
			t.Errorf("%s: %v", try.email, err)
		}
		if got := b.hasher.compared.Load(); got != int32(i+1) {
			t.Errorf("%s: %d comparisons after %d tries", try.email, got, i+1)
		}
		events := b.store.Client().AuditEvent.Query().Where(auditevent.Action("SIGN_IN_FAILED")).CountX(b.system)
		if events != i+1 {
			t.Errorf("%s: %d events after %d tries", try.email, events, i+1)
		}
	}
}

func TestT37_GuessingIsThrottledBeforeHashing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	refused := 0
	var wait *identity.WaitError
	for range 50 {
		if _, err := b.signIn(t, "ada@aldersund.example", otherPassword); errors.As(err, &wait) {
			refused++
		}
	}
	if refused == 0 || int(b.hasher.compared.Load()) != 50-refused || b.hasher.compared.Load() > 11 {
		t.Fatalf("%d refused, %d hashes", refused, b.hasher.compared.Load())
	}
	if _, err := b.signIn(t, "ada@aldersund.example", goodPassword); apperr.CodeOf(err) != apperr.RateLimited {
		t.Fatalf("the right password does not pass the wait: %v", err)
	}
	b.clock.Advance(wait.After)
	if _, err := b.signIn(t, "ada@aldersund.example", goodPassword); err != nil {
		t.Fatalf("after the wait: %v", err)
	}
}

func TestT39_WaitsGrow(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var last time.Duration
	for range 40 {
		_, err := b.signIn(t, "ada@aldersund.example", otherPassword)
		var wait *identity.WaitError
		if !errors.As(err, &wait) {
			continue
		}
		if wait.After < last || wait.After < time.Second || wait.After > 15*time.Minute+time.Second {
			t.Fatalf("%s after %s", wait.After, last)
		}
		last = wait.After
		b.clock.Advance(wait.After)
	}
	if last < 15*time.Minute {
		t.Fatalf("waits end at %s", last)
	}
}

// An attacker from everywhere uses up the hundred failures. From then on nobody gets in by guessing right, but the
// owner's own device does, and so does a reset by mail.
func TestT39_CeilingSparesTheKnownDeviceAndEndsWithAReset(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	known, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	for i := range 100 {
		_, err := b.who.SignIn(t.Context(), identity.Attempt{
			Email: ada.Email, Password: otherPassword, Network: fmt.Sprintf("198.51.%d.0/24", i),
		})
		if !isWrongPair(err) {
			t.Fatalf("try %d: %v", i, err)
		}
	}
	right := identity.Attempt{Email: ada.Email, Password: goodPassword, Network: "203.0.113.0/24"}
	if _, err := b.who.SignIn(t.Context(), right); !isWrongPair(err) {
		t.Fatalf("beyond the ceiling: %v", err)
	}
	onDevice := right
	onDevice.KnownDevice = known.Device
	if _, err := b.who.SignIn(t.Context(), onDevice); err != nil {
		t.Fatalf("the known device: %v", err)
	}
	must(t, b.who.ResetPassword(t.Context(), b.resetToken(t, ada), otherPassword))
	right.Password = otherPassword
	if _, err := b.who.SignIn(t.Context(), right); err != nil {
		t.Fatalf("after the reset: %v", err)
	}
}

// A known device is known for its person alone and does not guess without end.
func TestT39_AStolenDeviceIsNoWayAround(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	b.member(t, "max", nil)
	known, err := b.signIn(t, "ada@aldersund.example", goodPassword)
	must(t, err)
	for _, email := range []string{"max@aldersund.example", "ada@aldersund.example"} {
		before := b.hasher.compared.Load()
		for range 200 {
			_, err := b.who.SignIn(t.Context(), identity.Attempt{
				Email: email, Password: otherPassword, Network: "192.0.2.0/24", KnownDevice: known.Device,
			})
			if err == nil {
				t.Fatal("a wrong password went through")
			}
		}
		if hashes := b.hasher.compared.Load() - before; hashes > 22 {
			t.Fatalf("%s: %d hashes", email, hashes)
		}
	}
}

func TestRightPasswordsAreNotCounted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	for i := range 150 {
		if _, err := b.signIn(t, "ada@aldersund.example", goodPassword); err != nil {
			t.Fatalf("sign-in %d: %v", i, err)
		}
	}
}

func TestT23_NoSecretIsStored(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	token := b.resetToken(t, ada)
	stored := fmt.Sprint(b.store.Client().Session.Query().AllX(b.system)) +
		b.store.Client().Session.Query().OnlyX(b.system).TokenHash +
		b.store.Client().OneTimeLink.Query().OnlyX(b.system).TokenHash +
		fmt.Sprint(b.store.Client().Mail.Query().AllX(b.system))
	for _, secret := range []identity.Secret{begun.Session, token} {
		if len(secret.Reveal()) < 50 || strings.Contains(stored, secret.Reveal()) {
			t.Fatal("a secret is short or stands in the database")
		}
	}
	if printed := fmt.Sprintf("%v %+v %#v %s", token, token, token, token); strings.Contains(printed, token.Reveal()) {
		t.Fatal("a secret prints itself")
	}
}

func TestT40_Argon2HasAtLeastTheCostsOfTheRule(t *testing.T) {
	t.Parallel()
	hasher := identity.NewArgon2()
	stored, err := hasher.Hash(goodPassword)
	must(t, err)
	if !strings.HasPrefix(stored, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatal(stored)
	}
	for password, want := range map[string]bool{goodPassword: true, otherPassword: false} {
		if same, err := hasher.Matches(password, stored); err != nil || same != want {
			t.Fatalf("%v, %v", same, err)
		}
	}
}

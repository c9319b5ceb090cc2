package identity_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/policy"
)

// phone is an authenticator app on somebody's phone, and what they wrote down.
type phone struct {
	secret string
	codes  []string
}

// codeAt is what the app shows so long after the clock of the test.
func (b testBundle) codeAt(t *testing.T, p phone, after time.Duration) identity.Secret {
	t.Helper()
	code, err := totp.GenerateCode(p.secret, b.clock.Now().Add(after))
	must(t, err)
	return identity.Secret(code)
}

// as is the viewer of a session.
func (b testBundle) as(t *testing.T, session identity.Secret) context.Context {
	t.Helper()
	viewer, err := b.who.Viewer(t.Context(), session)
	must(t, err)
	return policy.WithViewer(t.Context(), viewer)
}

// setUp gives the person of a session an app. Half a minute later its first code is used up.
func (b testBundle) setUp(t *testing.T, session identity.Secret) phone {
	t.Helper()
	ctx := b.as(t, session)
	made, err := b.who.StartAuthenticator(ctx)
	must(t, err)
	app := phone{secret: strings.ReplaceAll(made.Secret, " ", "")}
	app.codes, err = b.who.ConfirmAuthenticator(ctx, identity.ConfirmAuthenticatorInput{
		Ticket: made.Ticket, Code: b.codeAt(t, app, 0).Reveal(),
	})
	must(t, err)
	b.clock.Advance(30 * time.Second)
	return app
}

// withApp is a member who has an app, and a session of theirs.
func (b testBundle) withApp(t *testing.T, name string) (*ent.User, identity.Secret, phone) {
	t.Helper()
	person := b.member(t, name, nil)
	begun, err := b.signIn(t, person.Email, goodPassword)
	must(t, err)
	return person, begun.Session, b.setUp(t, begun.Session)
}

func (b testBundle) step(t *testing.T, step, code identity.Secret) (identity.SignedIn, error) {
	t.Helper()
	return b.who.SecondStep(t.Context(), identity.CodeAttempt{
		Step: step, Code: code, Place: identity.Place{Network: "192.0.2.0/24"},
	})
}

// afterPassword is where somebody stands whose password was right.
func (b testBundle) afterPassword(t *testing.T, person *ent.User) identity.Secret {
	t.Helper()
	begun, err := b.signIn(t, person.Email, goodPassword)
	must(t, err)
	if begun.Session != "" || begun.Device != "" || begun.Step == "" {
		t.Fatal("the password alone is enough")
	}
	return begun.Step
}

func isWrongCode(err error) bool {
	var told *apperr.Error
	return errors.As(err, &told) && told.Key == "auth.wrong_code" && slices.Equal(told.Path, []string{"code"})
}

func TestT45_APasswordAloneBeginsNoSession(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, app := b.withApp(t, "ada")
	sessions := b.store.Client().Session.Query().CountX(b.system)
	next := b.afterPassword(t, ada)
	if now := b.store.Client().Session.Query().CountX(b.system); now != sessions {
		t.Fatalf("%d sessions, before %d", now, sessions)
	}
	begun, err := b.step(t, next, b.codeAt(t, app, 0))
	must(t, err)
	if !b.signedIn(t, begun.Session) || !b.fresh(t, begun.Session) {
		t.Fatal("the code began no fresh session")
	}
}

// Every other way to come by a session asks for the factor too: a reset and an invitation give none by themselves, and
// the password that they set meets the second step.
func TestT45_NoWayRoundTheSecondFactor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, _ := b.withApp(t, "ada")
	must(t, b.who.ResetPassword(t.Context(), b.resetToken(t, ada), otherPassword))
	begun, err := b.signIn(t, ada.Email, otherPassword)
	must(t, err)
	if begun.Session != "" || begun.Step == "" {
		t.Fatal("a reset leads past the second step")
	}
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(ada.ID).SetState(user.StateINVITED).Exec(ctx)
	})
	must(t, b.who.AcceptInvitation(t.Context(), b.invite(t, ada), goodPassword))
	b.afterPassword(t, ada)
}

func TestT45_ACodeCountsOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, app := b.withApp(t, "ada")
	code := b.codeAt(t, app, 0)
	_, err := b.step(t, b.afterPassword(t, ada), code)
	must(t, err)
	if _, err := b.step(t, b.afterPassword(t, ada), code); !isWrongCode(err) {
		t.Fatalf("the same code again: %v", err)
	}
	b.clock.Advance(30 * time.Second)
	if _, err := b.step(t, b.afterPassword(t, ada), code); !isWrongCode(err) {
		t.Fatalf("the same code in the next step: %v", err)
	}
	if _, err := b.step(t, b.afterPassword(t, ada), b.codeAt(t, app, 0)); err != nil {
		t.Fatalf("the next code: %v", err)
	}
	if _, err := b.step(t, b.afterPassword(t, ada), b.codeAt(t, app, -30*time.Second)); !isWrongCode(err) {
		t.Fatalf("an older code than the last one: %v", err)
	}
}

// The first code of a new app is used up by setting it up.
func TestT45_TheFirstCodeDoesNotLogIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, app := b.withApp(t, "ada")
	if _, err := b.step(t, b.afterPassword(t, ada), b.codeAt(t, app, -30*time.Second)); !isWrongCode(err) {
		t.Fatal(err)
	}
}

func TestT45_SixteenWithTheSameCodeAreOneLogin(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, app := b.withApp(t, "ada")
	for name, now := range map[string]func() identity.Secret{
		"app":      func() identity.Secret { return b.codeAt(t, app, 0) },
		"recovery": func() identity.Secret { return identity.Secret(app.codes[0]) },
	} {
		// An app's code is read when its turn comes: the clock goes on in between.
		code := now()
		// The limiter waits for nobody who is right: the tries of this test come from as many places.
		next := b.afterPassword(t, ada)
		var begun atomic.Int32
		var all sync.WaitGroup
		for n := range 16 {
			all.Go(func() {
				place := identity.Place{Network: string(rune('a' + n))}
				_, err := b.who.SecondStep(t.Context(), identity.CodeAttempt{Step: next, Code: code, Place: place})
				switch {
				case err == nil:
					begun.Add(1)
				case !isWrongCode(err):
					t.Errorf("%s: %v", name, err)
				}
			})
		}
		all.Wait()
		if begun.Load() != 1 {
			t.Errorf("%s: %d logins with one code", name, begun.Load())
		}
		b.clock.Advance(25 * time.Hour)
	}
}

// The clock of a phone may be off by one step, and by no more.
func TestT45_ShiftedCodes(t *testing.T) {
	t.Parallel()
	for after, counts := range map[time.Duration]bool{
		-60 * time.Second: false, -30 * time.Second: true, 0: true, 30 * time.Second: true, 60 * time.Second: false,
	} {
		b := setup(t)
		ada, _, app := b.withApp(t, "ada")
		b.clock.Advance(10 * time.Minute)
		if _, err := b.step(t, b.afterPassword(t, ada), b.codeAt(t, app, after)); (err == nil) != counts {
			t.Errorf("%s: %v", after, err)
		}
	}
}

func TestT45_WrongCodesAreToldAtTheirField(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, _ := b.withApp(t, "ada")
	next := b.afterPassword(t, ada)
	for _, code := range []identity.Secret{
		"", "12345", "1234567", "abcdef", "１２３４５６", "aaaa-aaaa-aaaa-aaaa", "\x00\x00\x00\x00\x00\x00",
		identity.Secret(strings.Repeat("9", 100_000)),
	} {
		if _, err := b.step(t, next, code); !isWrongCode(err) {
			t.Errorf("%.20q: %v", code.Reveal(), err)
		}
	}
}

func TestT45_ARecoveryCodeStandsInOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, session, app := b.withApp(t, "ada")
	if len(app.codes) != 10 || len(app.codes[0]) != 19 {
		t.Fatalf("%q", app.codes)
	}
	written := identity.Secret(" " + strings.ToUpper(strings.ReplaceAll(app.codes[3], "-", " ")))
	if _, err := b.step(t, b.afterPassword(t, ada), written); err != nil {
		t.Fatal(err)
	}
	if _, err := b.step(t, b.afterPassword(t, ada), identity.Secret(app.codes[3])); !isWrongCode(err) {
		t.Fatalf("a second time: %v", err)
	}
	has, err := b.who.SecondFactor(b.as(t, session))
	must(t, err)
	if has.RecoveryCodesLeft != 9 || has.AuthenticatorSince == nil {
		t.Fatalf("%+v", has)
	}
	fresh, err := b.who.RenewRecoveryCodes(b.as(t, session))
	must(t, err)
	if _, err := b.step(t, b.afterPassword(t, ada), identity.Secret(app.codes[0])); !isWrongCode(err) {
		t.Fatalf("an older one after new ones were made: %v", err)
	}
	if _, err := b.step(t, b.afterPassword(t, ada), identity.Secret(fresh[0])); err != nil {
		t.Fatalf("a new one: %v", err)
	}
}

// The step between password and code is sealed, lasts five minutes, and ends when the password or the account changes.
func TestT45_TheStepEnds(t *testing.T) {
	t.Parallel()
	over := func(err error) bool { return errors.Is(err, apperr.State("auth.step_over")) }
	for name, end := range map[string]func(t *testing.T, b testBundle, ada *ent.User){
		"five minutes": func(_ *testing.T, b testBundle, _ *ent.User) { b.clock.Advance(5 * time.Minute) },
		"a reset": func(t *testing.T, b testBundle, ada *ent.User) {
			must(t, b.who.ResetPassword(t.Context(), b.resetToken(t, ada), otherPassword))
		},
		"a lock": func(t *testing.T, b testBundle, ada *ent.User) {
			b.write(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(ada.ID).SetState(user.StateDEACTIVATED).Exec(ctx)
			})
		},
	} {
		b := setup(t)
		ada, _, app := b.withApp(t, "ada")
		next := b.afterPassword(t, ada)
		end(t, b, ada)
		if _, err := b.step(t, next, b.codeAt(t, app, 0)); !over(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b := setup(t)
	ada, _, app := b.withApp(t, "ada")
	next := b.afterPassword(t, ada)
	for _, forged := range []identity.Secret{"", "x", next[1:], next + "AAAA", identity.Secret(strings.Repeat("A", 9000))} {
		if _, err := b.step(t, forged, b.codeAt(t, app, 0)); !over(err) {
			t.Errorf("%.10q: %v", forged.Reveal(), err)
		}
	}
}

// Somebody who takes a factor into use while a password is being compared is asked for it in that very login.
func TestT45_AFactorThatCameMeanwhileIsAskedFor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	b.hasher.meanwhile = func() { b.hasher.meanwhile = nil; b.setUp(t, begun.Session) }
	raced, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	if raced.Session != "" || raced.Step == "" {
		t.Fatal("the login went past the factor")
	}
}

func TestT44_ASecondFactorEndsOtherSessionsAndTellsByMail(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	there, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	here, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	b.setUp(t, here.Session)
	if b.signedIn(t, there.Session) || !b.signedIn(t, here.Session) {
		t.Fatal("the other session did not end, or this one did")
	}
	must(t, b.who.RemoveAuthenticator(b.as(t, here.Session)))
	told := b.store.Client().Mail.Query().Order(mail.ByID()).AllX(b.system)
	if len(told) != 2 || told[0].Kind != mail.KindFACTOR_ADDED || told[1].Kind != mail.KindFACTOR_REMOVED {
		t.Fatalf("%v", told)
	}
	again, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	if !b.signedIn(t, again.Session) {
		t.Fatal("the password is not enough again")
	}
}

func TestT44_FactorsNeedAFreshProof(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, session, app := b.withApp(t, "ada")
	max := b.member(t, "max", nil)
	plain, err := b.signIn(t, max.Email, goodPassword)
	must(t, err)
	b.clock.Advance(11 * time.Minute)
	ctx, without := b.as(t, session), b.as(t, plain.Session)
	confirm := identity.ConfirmAuthenticatorInput{}
	for name, act := range map[string]func() error{
		"start":   func() error { _, err := b.who.StartAuthenticator(without); return err },
		"confirm": func() error { _, err := b.who.ConfirmAuthenticator(without, confirm); return err },
		"renew":   func() error { _, err := b.who.RenewRecoveryCodes(ctx); return err },
		"remove":  func() error { return b.who.RemoveAuthenticator(ctx) },
	} {
		if err := act(); apperr.CodeOf(err) != apperr.ReauthRequired {
			t.Errorf("%s: %v", name, err)
		}
	}
	byCode := identity.Proof{Session: session, Code: b.codeAt(t, app, 0), Network: "192.0.2.0/24"}
	must(t, b.who.Prove(t.Context(), byCode))
	if !b.fresh(t, session) {
		t.Fatal("a code of the app proves nothing")
	}
	if err := b.who.Prove(t.Context(), byCode); !isWrongCode(err) {
		t.Fatalf("the same code proves twice: %v", err)
	}
	byCode.Code = identity.Secret(app.codes[0])
	if err := b.who.Prove(t.Context(), byCode); !isWrongCode(err) {
		t.Fatalf("a recovery code proves: %v", err)
	}
}

// A secret that was shown counts with a code of it, in the session that it was shown to, for fifteen minutes.
func TestASecretHasToBeConfirmed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	other, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	ctx := b.as(t, begun.Session)
	made, err := b.who.StartAuthenticator(ctx)
	must(t, err)
	app := phone{secret: strings.ReplaceAll(made.Secret, " ", "")}
	right := b.codeAt(t, app, 0).Reveal()
	if !strings.HasPrefix(made.Address, "otpauth://totp/Sightline") || len(app.secret) != 32 {
		t.Fatalf("%+v", made)
	}
	for name, c := range map[string]struct {
		ctx          context.Context
		ticket, code string
		want         apperr.Code
	}{
		"a wrong code":    {ctx, made.Ticket, "000000", apperr.BadUserInput},
		"no ticket":       {ctx, "", right, apperr.InvalidState},
		"another session": {b.as(t, other.Session), made.Ticket, right, apperr.InvalidState},
	} {
		input := identity.ConfirmAuthenticatorInput{Ticket: c.ticket, Code: c.code}
		if _, err := b.who.ConfirmAuthenticator(c.ctx, input); apperr.CodeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	input := identity.ConfirmAuthenticatorInput{Ticket: made.Ticket, Code: right}
	if _, err := b.who.ConfirmAuthenticator(ctx, input); err != nil {
		t.Fatal(err)
	}
	if _, err := b.who.ConfirmAuthenticator(ctx, input); apperr.CodeOf(err) != apperr.InvalidState {
		t.Fatalf("twice: %v", err)
	}
}

func TestT37_CodesAreThrottled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, session, _ := b.withApp(t, "ada")
	next := b.afterPassword(t, ada)
	for name, try := range map[string]func() error{
		"log in": func() error { _, err := b.step(t, next, "000000"); return err },
		"prove": func() error {
			return b.who.Prove(t.Context(), identity.Proof{Session: session, Code: "000000", Network: "198.51.100.0/24"})
		},
	} {
		looked := 0
		for range 50 {
			if err := try(); apperr.CodeOf(err) != apperr.RateLimited {
				looked++
			}
		}
		if looked > 11 {
			t.Errorf("%s: %d codes were looked at", name, looked)
		}
	}
}

// After a hundred wrong codes in a row, wherever they came from, the app's codes count no more; a recovery code does,
// and ends that (T39).
func TestT39_GuessingCodesEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, app := b.withApp(t, "ada")
	next := b.afterPassword(t, ada)
	for range 100 {
		b.clock.Advance(25 * time.Hour)
		next = b.afterPassword(t, ada)
		if _, err := b.step(t, next, "12345"); !isWrongCode(err) {
			t.Fatal(err)
		}
	}
	if _, err := b.step(t, next, b.codeAt(t, app, 0)); !isWrongCode(err) {
		t.Fatalf("the app's code after a hundred failures: %v", err)
	}
	if _, err := b.step(t, b.afterPassword(t, ada), identity.Secret(app.codes[0])); err != nil {
		t.Fatalf("a recovery code: %v", err)
	}
	if _, err := b.step(t, b.afterPassword(t, ada), b.codeAt(t, app, 0)); err != nil {
		t.Fatalf("the app's code after that: %v", err)
	}
}

func TestT23_NoSecretOfAnAppIsStored(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, _, app := b.withApp(t, "ada")
	stored := b.store.Client().Authenticator.Query().OnlyX(b.system)
	if strings.Contains(string(stored.Sealed), app.secret) || len(stored.Sealed) < len(app.secret) {
		t.Error("the secret is not sealed")
	}
	for _, code := range b.store.Client().RecoveryCode.Query().AllX(b.system) {
		if slices.Contains(app.codes, code.CodeHash) || len(code.CodeHash) != 64 {
			t.Error("a recovery code is not hashed")
		}
	}
}

// Guests keep to the password.
func TestGuestsHaveNoSecondFactor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gia := b.member(t, "gia", func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) })
	begun, err := b.signIn(t, gia.Email, goodPassword)
	must(t, err)
	if _, err := b.who.StartAuthenticator(b.as(t, begun.Session)); apperr.CodeOf(err) != apperr.Forbidden {
		t.Fatal(err)
	}
}

// No way to log in can forget the second factor, because one place begins sessions (docs/adr/0018).
func TestT45_OnePlaceBeginsSessions(t *testing.T) {
	t.Parallel()
	begins := 0
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{"node_modules", "frontend", ".git", "testkit", "e2e"}, entry.Name()):
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "/ent/"):
			return nil
		}
		text, err := os.ReadFile(path)
		begins += strings.Count(string(text), "Session.Create(")
		return err
	})
	must(t, err)
	if begins != 1 {
		t.Fatalf("sessions begin in %d places", begins)
	}
}

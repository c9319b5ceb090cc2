package identity_test

import (
	"errors"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/testkit/softkey"
)

// passkeyDoor is a place where a passkey is checked, and how many wrong ones are looked at there before waiting begins.
type passkeyDoor struct {
	try  func(identity.PasskeyAnswer) error
	most int
}

func (b testBundle) passkeyDoors(t *testing.T, person *ent.User, session identity.Secret) map[string]passkeyDoor {
	t.Helper()
	next := b.afterPassword(t, person)
	return map[string]passkeyDoor{
		"alone":       {func(a identity.PasskeyAnswer) error { _, err := b.with(t, a); return err }, 100},
		"second step": {func(a identity.PasskeyAnswer) error { _, err := b.stepWith(t, next, a); return err }, 10},
		"proof": {func(a identity.PasskeyAnswer) error {
			return b.who.Prove(t.Context(), identity.Proof{Session: session, Passkey: a, Network: "198.51.100.0/24"})
		}, 10},
	}
}

// untilLongWait throws a wrong answer at a door until the wait is longer than the test takes, and returns how many were
// looked at before it began and in all.
func (b testBundle) untilLongWait(t *testing.T, door passkeyDoor, key *softkey.Key) (first, looked int) {
	t.Helper()
	wrong := changed(t, b.answered(t, key), "signature", flipped)
	for range 1000 {
		err := door.try(wrong)
		var wait *identity.WaitError
		switch {
		case isWrongPasskey(err, "passkey"):
			looked++
		case !errors.As(err, &wait):
			t.Fatal(err)
		case wait.After > 10*time.Second:
			return first, looked
		default:
			if first == 0 {
				first = looked
			}
			b.clock.Advance(wait.After)
		}
	}
	t.Fatal("it never has to wait long")
	return 0, 0
}

// TestT37_PasskeysAreThrottled: wrong ones wait at every door, and nothing is written of those that do. Whoever is right
// waits for nobody.
func TestT37_PasskeysAreThrottled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, session, held := b.withPasskey(t, "ada")
	_, _, other := b.withPasskey(t, "max")
	written := 0
	doors := b.passkeyDoors(t, ada, session)
	for name, door := range doors {
		first, looked := b.untilLongWait(t, door, held.key)
		if first != door.most {
			t.Errorf("%s: waiting begins after %d", name, first)
		}
		written += looked
		rows := b.store.Client().AuditEvent.Query().Where(auditevent.Action("WRONG_PASSKEY")).CountX(b.system)
		if rows != written {
			t.Errorf("%s: %d rows for %d wrong answers", name, rows, written)
		}
		for where, at := range doors {
			if err := at.try(b.answered(t, held.key)); err != nil {
				t.Errorf("%s: the right one is made to wait at %q: %v", name, where, err)
			}
		}
		if _, err := b.byPasskey(t, other.key); err != nil {
			t.Errorf("%s: a colleague in the same network: %v", name, err)
		}
	}
}

// What was right takes nothing back: an account of one's own buys no more wrong ones.
func TestT37_RightPasskeysLeaveTheTalliesAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, _, held := b.withPasskey(t, "ada")
	kept := identity.Kept(b.who)
	if _, err := b.byPasskey(t, held.key); err != nil || identity.Kept(b.who) != kept {
		t.Fatalf("%d tallies became %d, %v", kept, identity.Kept(b.who), err)
	}
	wrong := changed(t, b.answered(t, held.key), "signature", flipped)
	for try := range 101 {
		if _, err := b.with(t, wrong); !isWrongPasskey(err, "passkey") {
			t.Fatalf("try %d: %v", try, err)
		}
		if _, err := b.byPasskey(t, held.key); err != nil {
			t.Fatalf("right after try %d: %v", try, err)
		}
	}
	if _, err := b.with(t, wrong); apperr.CodeOf(err) != apperr.RateLimited {
		t.Errorf("one more: %v", err)
	}
}

// Wrong passkeys and wrong codes count apart: whoever throws one kind at an account keeps nobody out of the other.
func TestT39_WrongPasskeysDoNotKeepCodesOut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, session, held := b.withPasskey(t, "ada")
	unused := held.codes
	for name, door := range b.passkeyDoors(t, ada, session) {
		b.untilLongWait(t, door, held.key)
		if _, err := b.step(t, b.afterPassword(t, ada), identity.Secret(unused[0])); err != nil {
			t.Errorf("%s: a recovery code: %v", name, err)
		}
		unused = unused[1:]
	}
	next := b.afterPassword(t, ada)
	for range 40 {
		if _, err := b.step(t, next, "123456"); err == nil {
			t.Fatal("a wrong code is right")
		}
	}
	if _, err := b.stepWith(t, next, b.answered(t, held.key)); err != nil {
		t.Errorf("a passkey: %v", err)
	}
}

package identity_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"sightline/ent/auditevent"
	"sightline/internal/identity"
)

// guess tries a wrong password and tells whether it was looked at.
func (b testBundle) guess(t *testing.T, email, network string) bool {
	t.Helper()
	_, err := b.who.SignIn(t.Context(), identity.Attempt{Email: email, Password: otherPassword, Network: network})
	var wait *identity.WaitError
	if !errors.As(err, &wait) && !isWrongPair(err) {
		t.Fatalf("%s from %s: %v", email, network, err)
	}
	return wait == nil
}

// untilWaiting guesses until it is refused and returns how many guesses were looked at.
func (b testBundle) untilWaiting(t *testing.T, network string, email func(try int) string) int {
	t.Helper()
	for try := range 150 {
		if !b.guess(t, email(try), network) {
			return try
		}
	}
	t.Fatalf("%s never has to wait", network)
	return 0
}

func each(form string) func(int) string {
	return func(try int) string { return fmt.Sprintf(form, try) }
}

// Whoever has to wait cannot wash that away with tries that are refused, about however many addresses.
func TestT39_RefusedTriesAreNotKeptAndWashNothingAway(t *testing.T) {
	t.Parallel()
	b := setup(t)
	identity.Narrow(b.who, 200)
	b.untilWaiting(t, "203.0.113.0/24", each("a%d@x.example"))
	kept, hashes := identity.Kept(b.who), b.hasher.compared.Load()
	for try := range 2_000 {
		if b.guess(t, fmt.Sprintf("b%d@x.example", try), "203.0.113.0/24") {
			t.Fatalf("after %d refused tries the network is free again", try)
		}
	}
	if now := identity.Kept(b.who); now != kept || b.hasher.compared.Load() != hashes {
		t.Fatalf("%d tallies became %d, %d hashes", kept, now, b.hasher.compared.Load()-hashes)
	}
}

// What no account can have is looked at as any other, and leaves nothing behind but a try of its network.
func TestT38_WhatIsNoAddressIsLookedAtAndNotKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	for i, email := range []string{
		"", "x", "a b@x.example", "Ada <ada@aldersund.example>", "a\u00e4@x.example", strings.Repeat("x", 15_900),
		strings.Repeat("x", 250) + "@x.example",
	} {
		if !b.guess(t, email, "203.0.113.0/24") {
			t.Errorf("%.20q has to wait", email)
		}
		events := b.store.Client().AuditEvent.Query().Where(auditevent.Action("SIGN_IN_FAILED")).CountX(b.system)
		if got := int(b.hasher.compared.Load()); got != i+1 || events != i+1 {
			t.Errorf("%.20q: %d comparisons and %d events after %d tries", email, got, events, i+1)
		}
		if kept := identity.Kept(b.who); kept != 1 {
			t.Errorf("%.20q: %d tallies", email, kept)
		}
	}
	b.untilWaiting(t, "203.0.113.0/24", each("no address %d"))
}

// A sign-in takes back what it was charged and nothing else: an account of one's own buys no guesses.
func TestT39_AKnownDeviceGivesItsNetworkNothingBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	eve := b.member(t, "eve", nil)
	own := identity.Attempt{Email: eve.Email, Password: goodPassword, Network: "203.0.113.0/24"}
	begun, err := b.who.SignIn(t.Context(), own)
	must(t, err)
	own.KnownDevice = begun.Device
	b.untilWaiting(t, own.Network, func(try int) string {
		_, err := b.who.SignIn(t.Context(), own)
		must(t, err)
		return fmt.Sprintf("a%d@x.example", try)
	})
}

// Somebody who hammers at one account does not use up what the others of their network have.
func TestT39_AWaitingAccountCostsItsNetworkNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "max", nil)
	for range 300 {
		b.guess(t, "ada@aldersund.example", "192.0.2.0/24")
	}
	if _, err := b.signIn(t, "max@aldersund.example", goodPassword); err != nil {
		t.Errorf("a colleague in the same network: %v", err)
	}
}

func TestRightPasswordsLeaveNothingBehind(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	_, err := b.signIn(t, "ada@aldersund.example", goodPassword)
	must(t, err)
	if kept := identity.Kept(b.who); kept != 0 {
		t.Errorf("%d tallies", kept)
	}
}

// What is longer than any password can be costs one comparison, of something short with what belongs to nobody.
func TestT40_LongPasswordsAreComparedAsNoneAtTheSamePrice(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	for i, password := range []string{longest(257), strings.Repeat("x", 16_000), strings.Repeat("\ufdfa", 256)} {
		if _, err := b.signIn(t, "ada@aldersund.example", identity.Secret(password)); !isWrongPair(err) {
			t.Errorf("%d bytes: %v", len(password), err)
		}
		if got := int(b.hasher.compared.Load()); got != i+1 {
			t.Errorf("%d bytes: %d comparisons after %d tries", len(password), got, i+1)
		}
		hashed := utf8.RuneCountInString(b.hasher.lastPassword)
		if hashed > 256 || strings.HasSuffix(b.hasher.lastStored, goodPassword) {
			t.Errorf("%d bytes: %d characters were hashed", len(password), hashed)
		}
	}
}

func TestWhatABrowserCallsItselfIsCut(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	_, err := b.who.SignIn(t.Context(), identity.Attempt{
		Email: "ada@aldersund.example", Password: goodPassword, KnownDevice: identity.Secret(strings.Repeat("x", 30_000)),
		Device: strings.Repeat("x", 199) + strings.Repeat("\u00e4", 9_000),
	})
	must(t, err)
	device := b.store.Client().Session.Query().OnlyX(b.system).Device
	if device != strings.Repeat("x", 199) {
		t.Errorf("%d bytes: %q", len(device), device)
	}
}

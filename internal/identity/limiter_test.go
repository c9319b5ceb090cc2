package identity

import (
	"fmt"
	"testing"
	"time"

	"sightline/internal/clock"
)

// narrow is a limiter that is soon full.
func narrow() (*limiter, *clock.Fixed) {
	c := clock.NewFixed(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	l := newLimiter(c)
	l.most = 100
	return l, c
}

// tryFrom charges as a sign-in does and tells whether it was let through.
func (l *limiter) tryFrom(address, network string) bool {
	_, wait := l.charge(toll{about("", network), freeTriesOfPlace}, toll{about(address, network), freeTries})
	return wait == 0
}

// waitFull fills the limiter with networks that all have to wait.
func waitFull(t *testing.T, l *limiter) {
	t.Helper()
	for n := range l.most {
		for l.tryFrom(fmt.Sprintf("b%d", len(l.kept)), fmt.Sprintf("network %d", n)) {
			if l.kept[crowd().key].count > 0 {
				return
			}
		}
	}
	t.Fatal("it is never full")
}

// Strangers from everywhere fill what is kept: whoever has to wait goes on waiting, and what is kept stays bounded.
func TestT39_NewcomersPushOutNobodyWhoWaits(t *testing.T) {
	t.Parallel()
	l, _ := narrow()
	for l.tryFrom("ada", "hers") {
	}
	for n := 0; l.tryFrom(fmt.Sprintf("a%d", n), "another"); n++ {
	}
	for n := range 5_000 {
		if !l.tryFrom(fmt.Sprintf("b%d", n), fmt.Sprintf("network %d", n)) {
			t.Fatalf("newcomer %d has to wait", n)
		}
	}
	if l.tryFrom("ada", "hers") || l.tryFrom("new", "another") {
		t.Error("a wait was forgotten")
	}
	if len(l.kept) > l.most {
		t.Errorf("%d tallies are kept", len(l.kept))
	}
}

// What has been counted most stays longest: no network gets a fresh count by passing through many addresses.
func TestT39_ANetworkKeepsItsCountWhileItsAddressesAreForgotten(t *testing.T) {
	t.Parallel()
	l, _ := narrow()
	for n := range 3 * l.most {
		network := fmt.Sprint("network ", n%3)
		l.tryFrom(fmt.Sprintf("a%d", n), network)
		if count := l.count(about("", network)); count != min(n/3+1, freeTriesOfPlace) {
			t.Fatalf("try %d: %d are counted", n, count)
		}
	}
}

// When nearly all that is kept waits, newcomers count together: none pushes another out, and none guesses without end.
func TestT39_WhenAllWaitNewcomersCountTogether(t *testing.T) {
	t.Parallel()
	l, c := narrow()
	waitFull(t, l)
	kept, looked := len(l.kept), 0
	for l.tryFrom(fmt.Sprintf("c%d", looked), fmt.Sprintf("newcomer %d", looked)) {
		if looked++; looked > freeTriesOfPlace {
			t.Fatal("newcomers never have to wait")
		}
	}
	if l.tryFrom("max", "far away") || len(l.kept) != kept || kept > l.most+1 {
		t.Errorf("%d tallies became %d, or one is counted alone", kept, len(l.kept))
	}
	c.Advance(longestWait + time.Second)
	if !l.tryFrom("max", "far away") || l.count(about("max", "far away")) != 1 {
		t.Error("there is no room after the waits")
	}
}

// A right password takes back what it was charged together with the others.
func TestRightPasswordsOfNewcomersAreNotCounted(t *testing.T) {
	t.Parallel()
	l, _ := narrow()
	waitFull(t, l)
	before := l.count(crowd().key)
	for range 2 * freeTriesOfPlace {
		charged, wait := l.charge(toll{about("", "far away"), freeTriesOfPlace}, toll{about("ada", "far away"), freeTries})
		if wait > 0 {
			t.Fatal("newcomers have to wait")
		}
		l.giveBack(charged)
	}
	if after := l.count(crowd().key); after != before {
		t.Errorf("%d became %d", before, after)
	}
}

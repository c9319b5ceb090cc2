package identity

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"sync"
	"time"

	"sightline/internal/clock"
)

const (
	// freeTries is how often somebody may be wrong about one account from one place before waiting begins.
	freeTries = 10
	// freeTriesOfPlace is the same over all accounts: offices share an address.
	freeTriesOfPlace = 100
	longestWait      = 15 * time.Minute
	// forgotten is when a place that fell silent starts anew.
	forgotten = 24 * time.Hour
	// mostKept bounds the memory that strangers can fill: about 150 bytes each.
	mostKept = 50_000
	// enoughRoom is the part of what is kept that must not be waiting before any of it makes room for newcomers, and
	// roomEvery is how often to look for it, for each look goes through everything.
	enoughRoom = 10
	roomEvery  = time.Second
)

// tried is what the limiter counts: tries about one subject from one place. It holds digests, so that what strangers
// write takes the same room whatever its length.
type tried struct{ subject, place [sha256.Size]byte }

// about names what is tried; an empty subject stands for all.
func about(subject, place string) tried {
	return tried{subject: sha256.Sum256([]byte(subject)), place: sha256.Sum256([]byte(place))}
}

// toll is what a try is charged: one more for a key of which so many are free.
type toll struct {
	key  tried
	free int
}

// crowd is what newcomers are charged together while there is no room for a tally of their own. No digest is zero.
func crowd() toll { return toll{free: freeTriesOfPlace} }

type tally struct {
	count int
	last  time.Time
	until time.Time
}

func (t tally) oneMore(free int, now time.Time) tally {
	if now.Sub(t.last) > forgotten {
		t = tally{}
	}
	return tally{count: t.count + 1, last: now, until: now.Add(waitAfter(t.count + 1 - free))}
}

// limiter lets tries grow slower instead of locking anybody out (T39). A try is charged before it is looked at, and
// given back when it was right, so that many at once count like many after each other. Nothing sleeps.
type limiter struct {
	mu    sync.Mutex
	clock clock.Clock
	most  int
	kept  map[tried]tally
	// lookAgain is when there may be room again, after a look that found none.
	lookAgain time.Time
}

func newLimiter(c clock.Clock) *limiter {
	return &limiter{clock: c, most: mostKept, kept: map[tried]tally{}}
}

// charge counts a try under all of its tolls and returns what it counted, or counts it under none and returns how long
// to wait: what is refused costs nobody anything, neither its own network nor the memory for it.
func (l *limiter) charge(tolls ...toll) (charged []toll, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.Now()
	if wait := l.waitFor(tolls, now); wait > 0 {
		return nil, wait
	}
	charged = l.withRoom(tolls, now)
	if wait := l.waitFor(charged, now); wait > 0 {
		return nil, wait
	}
	for _, one := range charged {
		l.kept[one.key] = l.kept[one.key].oneMore(one.free, now)
	}
	return charged, 0
}

func (l *limiter) waitFor(tolls []toll, now time.Time) time.Duration {
	for _, one := range tolls {
		if until := l.kept[one.key].until; now.Before(until) {
			return until.Sub(now).Truncate(time.Second) + time.Second
		}
	}
	return 0
}

// giveBack takes back what a try was charged.
func (l *limiter) giveBack(charged []toll) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, one := range charged {
		t := l.kept[one.key]
		t.count--
		if t.count < one.free {
			t.until = time.Time{}
		}
		if l.kept[one.key] = t; t.count <= 0 {
			delete(l.kept, one.key)
		}
	}
}

// forgive forgets everything about a subject from one place.
func (l *limiter) forgive(key tried) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.kept, key)
}

// forgiveEverywhere forgets everything about a subject.
func (l *limiter) forgiveEverywhere(subject string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	wanted := about(subject, "").subject
	for key := range l.kept {
		if key.subject == wanted {
			delete(l.kept, key)
		}
	}
}

// count returns how many tries are charged.
func (l *limiter) count(key tried) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.kept[key].count
}

// withRoom returns the tolls with one of the crowd in place of those that have no tally and find no room for one.
func (l *limiter) withRoom(tolls []toll, now time.Time) []toll {
	newcomers := 0
	for _, one := range tolls {
		if _, kept := l.kept[one.key]; !kept {
			newcomers++
		}
	}
	if newcomers == 0 || l.makeRoom(newcomers, now) {
		return tolls
	}
	var instead []toll
	for _, one := range tolls {
		if _, kept := l.kept[one.key]; !kept {
			one = crowd()
		}
		if !slices.Contains(instead, one) {
			instead = append(instead, one)
		}
	}
	return instead
}

// makeRoom drops what fell silent and, when that is not enough, the half with the fewest tries of what need not wait.
// What waits is never dropped, for that would end the wait. Where almost everything waits it drops nothing: newcomers
// would only push each other out.
func (l *limiter) makeRoom(newcomers int, now time.Time) bool {
	fits := func() bool { return len(l.kept)+newcomers <= l.most }
	if fits() || now.Before(l.lookAgain) {
		return fits()
	}
	idle := l.dropSilent(now)
	if fits() {
		return true
	}
	if len(idle) < l.most/enoughRoom {
		l.lookAgain = now.Add(roomEvery)
		return false
	}
	slices.SortFunc(idle, func(a, b tried) int {
		x, y := l.kept[a], l.kept[b]
		return cmp.Or(cmp.Compare(x.count, y.count), x.last.Compare(y.last))
	})
	for _, key := range idle[:len(idle)/2] {
		delete(l.kept, key)
	}
	return fits()
}

// dropSilent drops what was silent for longer than anything waits, and returns what is left and need not wait.
func (l *limiter) dropSilent(now time.Time) (idle []tried) {
	for key, t := range l.kept {
		switch {
		case now.Sub(t.last) > longestWait:
			delete(l.kept, key)
		case !now.Before(t.until) && key != crowd().key:
			idle = append(idle, key)
		}
	}
	return idle
}

// waitAfter doubles from one second; over is how many tries went beyond the free ones.
func waitAfter(over int) time.Duration {
	if over < 0 {
		return 0
	}
	return min(time.Second<<min(over, 20), longestWait)
}

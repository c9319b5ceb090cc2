package identity

import (
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
	// mostKept bounds the memory that strangers can fill.
	mostKept = 50_000
)

// tried is what the limiter counts: tries about one subject from one place. An empty subject stands for all.
type tried struct{ subject, place string }

type tally struct {
	count int
	last  time.Time
	until time.Time
}

// limiter lets tries grow slower instead of locking anybody out (T39). A try is charged before it is looked at, and
// given back when it was right, so that many at once count like many after each other. Nothing sleeps.
type limiter struct {
	mu    sync.Mutex
	clock clock.Clock
	kept  map[tried]tally
}

func newLimiter(c clock.Clock) *limiter { return &limiter{clock: c, kept: map[tried]tally{}} }

// charge counts a try, or returns how long to wait without counting it.
func (l *limiter) charge(key tried, free int) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.Now()
	t := l.kept[key]
	if now.Before(t.until) {
		return t.until.Sub(now).Truncate(time.Second) + time.Second
	}
	if now.Sub(t.last) > forgotten {
		t = tally{}
	}
	t.count++
	t.last = now
	t.until = now.Add(waitAfter(t.count - free))
	l.makeRoom(now)
	l.kept[key] = t
	return 0
}

// giveBack takes one charge back.
func (l *limiter) giveBack(key tried, free int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.kept[key]
	t.count = max(t.count-1, 0)
	if t.count < free {
		t.until = time.Time{}
	}
	l.kept[key] = t
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
	for key := range l.kept {
		if key.subject == subject {
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

// makeRoom drops what is over and, when that is not enough, whatever comes first.
func (l *limiter) makeRoom(now time.Time) {
	if len(l.kept) < mostKept {
		return
	}
	for key, t := range l.kept {
		if now.Sub(t.last) > longestWait {
			delete(l.kept, key)
		}
	}
	for key := range l.kept {
		if len(l.kept) < mostKept {
			return
		}
		delete(l.kept, key)
	}
}

// waitAfter doubles from one second; over is how many tries went beyond the free ones.
func waitAfter(over int) time.Duration {
	if over < 0 {
		return 0
	}
	return min(time.Second<<min(over, 20), longestWait)
}

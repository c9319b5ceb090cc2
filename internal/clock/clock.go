// Package clock is the only place that reads the time of the machine, so that everything else can be shown with
// a time of its own.
package clock

import (
	"sync"
	"time"
)

// Clock tells the time in UTC, to the microsecond (what both databases can hold).
type Clock interface {
	Now() time.Time
}

// System is the clock of the machine.
type System struct{}

// Now returns the present moment.
func (System) Now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// Fixed is a clock that stands still until it is moved.
type Fixed struct {
	mu sync.Mutex
	at time.Time
}

// NewFixed returns a clock that stands at the given moment.
func NewFixed(at time.Time) *Fixed { return &Fixed{at: at.UTC().Truncate(time.Microsecond)} }

// Now returns the moment at which the clock stands.
func (f *Fixed) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.at
}

// Advance moves the clock forward.
func (f *Fixed) Advance(by time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.at = f.at.Add(by)
}

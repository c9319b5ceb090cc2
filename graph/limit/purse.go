package limit

import (
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const fewPurses = 1024

// purses hold the budget of each person who asked lately. A purse that is full again is forgotten.
type purses struct {
	bounds Bounds
	now    func() time.Time

	mu      sync.Mutex
	people  map[string]*rate.Limiter
	sweepAt int
}

func newPurses(bounds Bounds, now func() time.Time) *purses {
	return &purses{bounds: bounds, now: now, people: map[string]*rate.Limiter{}, sweepAt: fewPurses}
}

// spend takes an amount from a person's purse. It returns what is left, and when there was too little, the whole
// seconds until there is enough; then nothing was taken.
func (p *purses) spend(person string, amount int) (left, wait int) {
	now := p.now()
	purse := p.of(person, now)
	if purse.AllowN(now, amount) {
		return int(purse.TokensAt(now)), 0
	}
	held := purse.TokensAt(now)
	missing := (float64(amount) - held) / float64(p.bounds.Restore)
	return max(0, int(held)), max(1, int(math.Ceil(missing)))
}

func (p *purses) of(person string, now time.Time) *rate.Limiter {
	p.mu.Lock()
	defer p.mu.Unlock()
	if purse, ok := p.people[person]; ok {
		return purse
	}
	if len(p.people) >= p.sweepAt {
		p.sweep(now)
	}
	purse := rate.NewLimiter(rate.Limit(p.bounds.Restore), p.bounds.Budget)
	p.people[person] = purse
	return purse
}

// sweep forgets full purses, which a new one equals.
func (p *purses) sweep(now time.Time) {
	for person, purse := range p.people {
		if purse.TokensAt(now) >= float64(p.bounds.Budget) {
			delete(p.people, person)
		}
	}
	p.sweepAt = max(fewPurses, 2*len(p.people))
}

package limit

import (
	"fmt"
	"testing"
	"time"

	"sightline/internal/clock"
)

func TestT51_PursesOfThoseWhoRestedAreForgotten(t *testing.T) {
	t.Parallel()
	now := clock.NewFixed(time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC))
	p := newPurses(Standard(), now.Now)
	for i := range fewPurses {
		p.spend(fmt.Sprint("guest ", i), 200)
	}
	p.spend("per_sue", 20000)
	now.Advance(time.Second)
	for i := range fewPurses {
		p.spend(fmt.Sprint("later guest ", i), 1)
	}
	if held := len(p.people); held > 2*fewPurses {
		t.Errorf("%d purses are held, want those of the first guests forgotten", held)
	}
	if _, wait := p.spend("per_sue", 20000); wait != 99 {
		t.Errorf("an empty purse was forgotten: wait %d s, want 99", wait)
	}
}

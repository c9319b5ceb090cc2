// Package notify wakes those who wait for news about a person. A wake-up carries nothing: whoever is woken asks
// again, with rights as they are then (docs/adr/0004).
package notify

import (
	"slices"
	"sync"
	"time"
)

// Of many people, atOnce are woken together, the others apart from them.
const (
	atOnce = 100
	apart  = 25 * time.Millisecond
)

// Hub holds who waits for news, in memory.
type Hub struct {
	mu      sync.Mutex
	waiting map[string]map[chan struct{}]bool
}

// NewHub returns a hub with nobody waiting.
func NewHub() *Hub { return &Hub{waiting: map[string]map[chan struct{}]bool{}} }

// Subscribe returns a channel that is filled when there is news about the person, and what ends the subscription.
// The channel holds one wake-up: bursts become one, and slow readers hold up nobody.
func (h *Hub) Subscribe(personID string) (news <-chan struct{}, end func()) {
	channel := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.waiting[personID] == nil {
		h.waiting[personID] = map[chan struct{}]bool{}
	}
	h.waiting[personID][channel] = true
	return channel, func() { h.leave(personID, channel) }
}

func (h *Hub) leave(personID string, channel chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.waiting[personID], channel)
	if len(h.waiting[personID]) == 0 {
		delete(h.waiting, personID)
	}
}

// Wake tells everybody who waits for news about one of the people: a hundred people at once, and where there are
// more, the next hundred a little later each, so that not all of them ask again in the same moment.
func (h *Hub) Wake(personIDs ...string) {
	wait := time.Duration(0)
	for some := range slices.Chunk(personIDs, atOnce) {
		if wait == 0 {
			h.wake(some)
		} else {
			time.AfterFunc(wait, func() { h.wake(some) })
		}
		wait += apart
	}
}

func (h *Hub) wake(personIDs []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, id := range personIDs {
		for channel := range h.waiting[id] {
			select {
			case channel <- struct{}{}:
			default: // it has one wake-up already, which serves for this one too
			}
		}
	}
}

// Waiting tells whether anybody waits at all.
func (h *Hub) Waiting() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.waiting) > 0
}

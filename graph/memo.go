package graph

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"sync"

	"sightline/ent"
	"sightline/internal/policy"
)

// memo remembers the audiences of each object for one request: a page of twenty rows asks once for each row. It
// notes too whose confidential answers are being served to somebody because they are HR (visibility.md V9).
type memo struct {
	mu   sync.Mutex
	sets map[any]policy.Set
	asHR map[string]bool
}

func newMemo() *memo { return &memo{sets: map[any]policy.Set{}, asHR: map[string]bool{}} }

type memoKey struct{}

func withMemo(ctx context.Context) context.Context {
	return context.WithValue(ctx, memoKey{}, newMemo())
}

func memoOf(ctx context.Context) *memo {
	if m, ok := ctx.Value(memoKey{}).(*memo); ok {
		return m
	}
	return newMemo()
}

func (m *memo) audiences(viewer *policy.Viewer, object any) policy.Set {
	if object == nil {
		return policy.Set{}
	}
	if !isEntity(object) {
		return policy.Container(viewer)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	set, known := m.sets[object]
	if !known {
		set = policy.Audiences(viewer, object)
		m.sets[object] = set
	}
	return set
}

// isEntity tells rows of the database from pages, payloads and errors: a row is never REACHED, it has its own rules.
func isEntity(object any) bool {
	kind := reflect.TypeOf(object)
	for kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	return kind.PkgPath() == "sightline/ent"
}

// noteReading notes that a field of an answer is served, if it is their role alone that lets the viewer read it. The
// id of an answer tells nothing and is no reading.
func (m *memo) noteReading(viewer *policy.Viewer, object any, field string) {
	answer, ok := object.(*ent.Answer)
	if !ok || field == "id" || field == "question" || !policy.AnswersAsHR(viewer, answer) {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asHR[answer.Edges.Request.ParticipationID] = true
}

// readings returns the participations whose answers were served to the viewer as HR.
func (m *memo) readings() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.asHR))
}

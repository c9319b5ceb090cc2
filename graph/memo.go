package graph

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"sync"

	"sightline/ent"
	"sightline/internal/feedback"
	"sightline/internal/policy"
)

// memo remembers the audiences of each object for one request: a page of twenty rows asks once for each row. It
// notes too whose confidential answers are being served to somebody because they are HR (V9).
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
	m.mu.Lock()
	defer m.mu.Unlock()
	if !isEntity(object) {
		return m.remembered(container{}, func() policy.Set { return policy.Container(viewer) })
	}
	return m.remembered(object, func() policy.Set { return policy.Audiences(viewer, object) })
}

// container stands for everything that is no entity: the audiences are the same for all of it.
type container struct{}

func (m *memo) remembered(key any, decide func() policy.Set) policy.Set {
	set, known := m.sets[key]
	if !known {
		set = decide()
		m.sets[key] = set
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
	if field == "id" || field == "question" {
		return
	}
	switch o := object.(type) {
	case *ent.Answer:
		if policy.AnswersAsHR(viewer, o) {
			m.note(o.Edges.Request.ParticipationID)
		}
	case *ent.SelfAnswer:
		if policy.SelfAsHR(viewer, o) {
			m.note(o.Edges.Assessment.ParticipationID)
		}
	case *ent.ReleasedText:
		m.notePublished(viewer, o, o.ParticipationID)
	case *ent.ResultCut:
		m.notePublished(viewer, o, o.ParticipationID)
	}
}

func (m *memo) notePublished(viewer *policy.Viewer, object any, participationID string) {
	if policy.PublishedAsHR(viewer, object) {
		m.note(participationID)
	}
}

// noteResults notes that counts and means are served, which tell as much as the answers they are made of (V4).
func (m *memo) noteResults(viewer *policy.Viewer, object, served any) {
	list, shows := object.(*ent.Participation)
	switch results := served.(type) {
	case *feedback.Results:
		shows = shows && results != nil && results.Shows()
	case *feedback.Comparison: // its numbers are those of the earlier round
		shows = shows && results != nil && results.Shows()
		if shows {
			list = results.With
		}
	default:
		return
	}
	if shows && policy.ResultsAsHR(viewer, list) {
		m.note(list.ID)
	}
}

func (m *memo) note(participationID string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asHR[participationID] = true
}

// readings returns the participations whose answers were served to the viewer as HR.
func (m *memo) readings() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.asHR))
}

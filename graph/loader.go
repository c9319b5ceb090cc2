package graph

import (
	"context"
	"maps"
	"slices"
	"sync"
)

// loader reads for one entry of a list what all entries of that list will ask for, in one statement. It waits for
// nobody: which entries belong together is known from the cohort, so the number of statements does not depend on how
// fast the entries ask (promise S2). What a key leads to is read once for each operation.
type loader[V any] struct {
	fetch   func(ctx context.Context, keys []string) (map[string]V, error)
	cohorts *cohorts

	mu    sync.Mutex
	known map[string]*pending[V]
}

// pending is what one key leads to, once done is closed.
type pending[V any] struct {
	done  chan struct{}
	value V
	err   error
}

func newLoader[V any](c *cohorts, fetch func(context.Context, []string) (map[string]V, error)) *loader[V] {
	return &loader[V]{fetch: fetch, cohorts: c, known: map[string]*pending[V]{}}
}

// load returns what the key of an object leads to, the zero value where that is missing or hidden.
func load[T, V any](ctx context.Context, l *loader[V], object T, key func(T) string) (V, error) {
	asked := key(object)
	if asked == "" {
		var none V
		return none, nil
	}
	found, claimed := l.claim(asked, func() []string { return keysOf(l.cohorts.of(object), key) })
	if len(claimed) > 0 {
		l.fill(ctx, claimed)
	}
	select {
	case <-found.done:
		return found.value, found.err
	case <-ctx.Done():
		return found.value, context.Cause(ctx)
	}
}

func keysOf[T any](cohort []any, key func(T) string) []string {
	keys := make([]string, 0, len(cohort))
	for _, member := range cohort {
		if object, ok := member.(T); ok {
			keys = append(keys, key(object))
		}
	}
	return keys
}

// claim returns the place of a key, and the keys that the caller must now read for it and for those beside it.
func (l *loader[V]) claim(asked string, beside func() []string) (*pending[V], map[string]*pending[V]) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if found, ok := l.known[asked]; ok {
		return found, nil
	}
	claimed := map[string]*pending[V]{}
	for _, key := range append(beside(), asked) {
		if _, ok := l.known[key]; !ok && key != "" {
			l.known[key] = &pending[V]{done: make(chan struct{})}
			claimed[key] = l.known[key]
		}
	}
	return l.known[asked], claimed
}

// fill reads the claimed keys and lets go of whoever waits for them, whatever happens.
func (l *loader[V]) fill(ctx context.Context, claimed map[string]*pending[V]) {
	err := context.Canceled // what those who wait are told where the fetch panics
	var found map[string]V
	defer func() {
		for key, one := range claimed {
			one.value, one.err = found[key], err
			close(one.done)
		}
	}()
	found, err = l.fetch(ctx, slices.Sorted(maps.Keys(claimed)))
	rows := make([]any, 0, len(found))
	for _, value := range found {
		rows = append(rows, value)
	}
	l.cohorts.join(rows)
}

// batched makes a loader of rows that have one key each.
func batched[V any](
	c *cohorts, fetch func(context.Context, []string) ([]V, error), key func(V) string,
) *loader[V] {
	return newLoader(c, func(ctx context.Context, keys []string) (map[string]V, error) {
		rows, err := fetch(ctx, keys)
		found := make(map[string]V, len(rows))
		for _, row := range rows {
			found[key(row)] = row
		}
		return found, err
	})
}

// grouped makes a loader of lists: all rows that share a key, in the order of the fetch.
func grouped[V any](
	c *cohorts, fetch func(context.Context, []string) ([]V, error), key func(V) string,
) *loader[[]V] {
	return newLoader(c, func(ctx context.Context, keys []string) (map[string][]V, error) {
		rows, err := fetch(ctx, keys)
		found := make(map[string][]V, len(keys))
		for _, asked := range keys {
			found[asked] = []V{}
		}
		for _, row := range rows {
			found[key(row)] = append(found[key(row)], row)
		}
		return found, err
	})
}

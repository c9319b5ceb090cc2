package testkit

import (
	"context"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"sightline/ent"
	"sightline/internal/policy"
)

// usualRounds are enough to find what goes wrong often; `make stress` runs a thousand.
const usualRounds = 20

// Rounds is how often a race is run: as often as ROUNDS of the environment says.
func Rounds(t testing.TB) int {
	t.Helper()
	said := os.Getenv("ROUNDS")
	if said == "" {
		return usualRounds
	}
	rounds, err := strconv.Atoi(said)
	if err != nil || rounds < 1 {
		t.Fatalf("ROUNDS is %q; want a number of rounds", said)
	}
	return rounds
}

// AtOnce lets all of the tries begin at the same moment and returns how each ended.
func AtOnce(tries []func() error) []error {
	results := make([]error, len(tries))
	var ready, done sync.WaitGroup
	ready.Add(len(tries))
	for n, try := range tries {
		done.Go(func() {
			ready.Done()
			ready.Wait()
			results[n] = try()
		})
	}
	done.Wait()
	return results
}

// WriteUntil writes again and again until the context ends, and returns the longest that it took: how long somebody
// waits while something large is done beside them. For benchmarks, which measure the real time.
func (w *World) WriteUntil(ctx context.Context, t testing.TB) time.Duration {
	t.Helper()
	// What has begun to be written when it ends is written.
	system, longest := policy.AsSystem(context.WithoutCancel(ctx), policy.FillSample), time.Duration(0)
	for ctx.Err() == nil {
		began := time.Now()
		err := w.Store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
			return tx.Setting.Update().AddVersion(1).Exec(ctx)
		})
		if err != nil {
			t.Error(err)
			return longest
		}
		longest = max(longest, time.Since(began))
	}
	return longest
}

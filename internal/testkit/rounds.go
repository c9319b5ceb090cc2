package testkit

import (
	"os"
	"strconv"
	"sync"
	"testing"
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

package people_test

import "testing"

// rounds is how often a race is run: a thousand times, a few in short mode.
func rounds() int {
	if testing.Short() {
		return 20
	}
	return 1_000
}

package people_test

import (
	"errors"
	"testing"

	"sightline/internal/apperr"
)

// rounds is how often a race is run: a thousand times, a few in short mode.
func rounds() int {
	if testing.Short() {
		return 20
	}
	return 1_000
}

// isKey tells whether a failure is the one of that key.
func isKey(err error, key string) bool {
	var told *apperr.Error
	return errors.As(err, &told) && told.Key == key
}

package people_test

import (
	"errors"

	"sightline/internal/apperr"
)

// isKey tells whether a failure is the one of that key.
func isKey(err error, key string) bool {
	var told *apperr.Error
	return errors.As(err, &told) && told.Key == key
}

package model

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"sightline/internal/apperr"
)

// MarshalTime writes a moment in UTC; the zero moment is null.
func MarshalTime(at time.Time) graphql.Marshaler {
	if at.IsZero() {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%q", at.UTC().Format(time.RFC3339Nano))
	})
}

// UnmarshalTime reads a moment; anything else is an input that the person can mend.
func UnmarshalTime(given any) (time.Time, error) {
	text, ok := given.(string)
	if number, isNumber := given.(json.Number); isNumber {
		text, ok = number.String(), true
	}
	at, err := time.Parse(time.RFC3339Nano, text)
	if !ok || err != nil {
		return time.Time{}, apperr.Input("not_a_moment")
	}
	return at, nil
}

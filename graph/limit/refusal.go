package limit

import (
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/internal/apperr"
)

const (
	maxErrors  = 5
	retryAfter = "retryAfter"
)

// Refusal returns a GraphQL error that carries a code of the closed set and text that repeats nothing of the request.
func Refusal(code apperr.Code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": string(code)}}
}

func refuse(code apperr.Code, format string, figures ...any) *gqlerror.Error {
	return Refusal(code, fmt.Sprintf(format, figures...))
}

// CodeOf returns the code an error carries, INTERNAL when it carries none.
func CodeOf(err *gqlerror.Error) apperr.Code {
	if code, ok := err.Extensions["code"].(string); ok {
		return apperr.Code(code)
	}
	return apperr.Internal
}

// RetryAfter returns the seconds after which a RATE_LIMITED request may be sent again, 0 when the error names none.
func RetryAfter(err *gqlerror.Error) int {
	seconds, _ := err.Extensions[retryAfter].(int)
	return seconds
}

// Told turns what gqlgen found wrong with a request into what may be told: at most five errors, each with a code of
// the closed set, the broken rule and the place, but no word of the request (docs/rules.md, Failures; T53).
func Told(found gqlerror.List) gqlerror.List {
	told := make(gqlerror.List, 0, maxErrors)
	for _, err := range found {
		if len(told) == maxErrors {
			break
		}
		told = append(told, tell(err))
	}
	return told
}

func tell(err *gqlerror.Error) *gqlerror.Error {
	var message string
	switch code := CodeOf(err); {
	case code == errcode.ParseFailed:
		message = "The document is not well-formed GraphQL."
	case code != errcode.ValidationFailed:
		return err
	case err.Rule != "":
		message = "The document breaks the rule " + strings.TrimSuffix(err.Rule, "WithoutSuggestions") + "."
	case len(err.Path) > 0:
		message = "A variable is missing or does not fit its declared type."
	default:
		message = "The document holds no operation of that name."
	}
	told := Refusal(apperr.BadUserInput, message)
	told.Locations = err.Locations
	return told
}

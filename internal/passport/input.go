package passport

import (
	"strings"
	"unicode/utf8"

	"sightline/internal/apperr"
	"sightline/internal/clean"
)

// maxReason is how long a reason may be, in characters.
const maxReason = 2_000

// AskForDeletionInput says why, if the person wants to.
type AskForDeletionInput struct {
	Reason string
}

// Validate brings the reason into one form and checks its length.
func (i *AskForDeletionInput) Validate() error {
	var problems apperr.List
	i.Reason = strings.TrimSpace(clean.Prose(i.Reason))
	checkLength(&problems, i.Reason)
	return problems.Err()
}

// WithdrawDeletionInput names the request that is taken back.
type WithdrawDeletionInput struct {
	RequestID string
}

// DeclineDeletionInput says why a request is declined; the person reads it.
type DeclineDeletionInput struct {
	RequestID string
	Reason    string
}

// Validate brings the reason into one form; nobody is declined without one.
func (i *DeclineDeletionInput) Validate() error {
	var problems apperr.List
	i.Reason = strings.TrimSpace(clean.Prose(i.Reason))
	if clean.Blank(i.Reason) {
		problems.Add("required", "reason")
	}
	checkLength(&problems, i.Reason)
	return problems.Err()
}

func checkLength(problems *apperr.List, reason string) {
	if utf8.RuneCountInString(reason) > maxReason {
		problems.Add("too_long", "reason")
	}
}

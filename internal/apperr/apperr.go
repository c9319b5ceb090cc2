// Package apperr holds the closed set of failures that may reach a client. Whatever is not one of these reaches
// nobody: it is answered as INTERNAL with a request id.
package apperr

import (
	"errors"
	"fmt"
)

// Code is the machine-readable kind of a failure (docs/rules.md, Failures).
type Code string

// The closed set of codes.
const (
	Unauthenticated Code = "UNAUTHENTICATED"
	Forbidden       Code = "FORBIDDEN"
	NotFound        Code = "NOT_FOUND"
	BadUserInput    Code = "BAD_USER_INPUT"
	Conflict        Code = "CONFLICT"
	InvalidState    Code = "INVALID_STATE"
	ReauthRequired  Code = "REAUTH_REQUIRED"
	RateLimited     Code = "RATE_LIMITED"
	TooComplex      Code = "TOO_COMPLEX"
	StorageFull     Code = "STORAGE_FULL"
	Internal        Code = "INTERNAL"
)

// Error is a failure that may be told. Key names the sentence in the catalogue of internal/text, Args fill it.
type Error struct {
	Code Code
	Key  string
	Args []any
	// Path is the input field that the failure belongs to, outermost first; empty for the whole form.
	Path []string
	// Current is the object as it stands now, for a CONFLICT.
	Current any
}

// Error returns the code and the key, for logs only.
func (e *Error) Error() string { return fmt.Sprintf("%s: %s", e.Code, e.Key) }

// Is makes errors.Is compare kinds: two failures are alike when code and key are.
func (e *Error) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && other.Code == e.Code && (other.Key == "" || other.Key == e.Key)
}

// New returns a failure of the given kind.
func New(code Code, key string, args ...any) *Error { return &Error{Code: code, Key: key, Args: args} }

// ErrNotFound is the one answer for what is missing and for what is hidden (V1).
func ErrNotFound() *Error { return New(NotFound, "not_found") }

// Input returns a failure at one input field.
func Input(key string, path ...string) *Error {
	return &Error{Code: BadUserInput, Key: key, Path: path}
}

// State returns a refusal of an action outside its state (docs/rules.md).
func State(key string, args ...any) *Error { return New(InvalidState, key, args...) }

// Stale returns the answer to a stale expectedVersion, with the object as it is now.
func Stale(current any) *Error { return &Error{Code: Conflict, Key: "stale", Current: current} }

// CodeOf returns the code of a failure that may be told, of the first where there are several, and INTERNAL for any
// other.
func CodeOf(err error) Code {
	var told *Error
	var list List
	switch {
	case errors.As(err, &told):
		return told.Code
	case errors.As(err, &list) && len(list) > 0:
		return list[0].Code
	default:
		return Internal
	}
}

// List is several failures of one form at once.
type List []*Error

// Error returns the first failure, for logs only.
func (l List) Error() string {
	if len(l) == 0 {
		return "no failure"
	}
	return l[0].Error()
}

// Add appends a failure at a field.
func (l *List) Add(key string, path ...string) { *l = append(*l, Input(key, path...)) }

// Err returns the list as an error, or nil when it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

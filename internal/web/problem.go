package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/text"
)

// Problem is a failure outside GraphQL as RFC 9457 describes it, in the reader's language, with the codes of
// docs/rules.md.
type Problem struct {
	Type      string         `json:"type"`
	Title     string         `json:"title"`
	Status    int            `json:"status"`
	Detail    string         `json:"detail"`
	Instance  string         `json:"instance"`
	Code      apperr.Code    `json:"code"`
	RequestID string         `json:"requestId"`
	Errors    []FieldFailure `json:"errors,omitempty"`
}

// FieldFailure is what is wrong at one field of the form.
type FieldFailure struct {
	Path    []string `json:"path"`
	Message string   `json:"message"`
}

// fail answers with the failure if it may be told, and otherwise with INTERNAL, which the log explains (T53).
func fail(w http.ResponseWriter, r *http.Request, err error) {
	var wait *identity.WaitError
	if errors.As(err, &wait) {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait.After/time.Second)))
	}
	told := tellable(err)
	if seen, ok := w.(*observed); ok && (told.Code == apperr.Internal || told.Code == apperr.StorageFull) {
		seen.failure = err
	}
	writeProblem(w, r, statusOf(told.Code), told)
}

func tellable(err error) *apperr.Error {
	var told *apperr.Error
	if errors.As(err, &told) {
		return told
	}
	return apperr.New(apperr.Internal, "internal")
}

// notFound is the answer for every address that there is not.
func notFound(w http.ResponseWriter, r *http.Request) { fail(w, r, apperr.ErrNotFound()) }

// writeProblem answers with a status of its own where HTTP knows one better than the code does.
func writeProblem(w http.ResponseWriter, r *http.Request, status int, told *apperr.Error) {
	locale := localeOf(r)
	sentence := text.Say(locale, told.Key, told.Args...)
	problem := Problem{
		Type:   "urn:sightline:problem:" + strings.ReplaceAll(strings.ToLower(string(told.Code)), "_", "-"),
		Title:  text.Say(locale, "problem."+string(told.Code)),
		Status: status, Detail: sentence, Code: told.Code,
		RequestID: apperr.RequestOf(r.Context()),
		Instance:  "urn:sightline:request:" + apperr.RequestOf(r.Context()),
	}
	if len(told.Path) > 0 {
		problem.Errors = []FieldFailure{{Path: told.Path, Message: sentence}}
	}
	header := w.Header()
	header.Set("Content-Type", "application/problem+json")
	header.Set("Content-Language", strings.ToLower(locale))
	header.Add("Vary", "Accept-Language")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(problem)
}

// localeOf is the language of the request; before somebody is signed in nothing else is known.
func localeOf(r *http.Request) string {
	matcher := language.NewMatcher([]language.Tag{language.English, language.German})
	if _, index := language.MatchStrings(matcher, r.Header.Get("Accept-Language")); index == 1 {
		return text.DE
	}
	return "EN"
}

func statusOf(code apperr.Code) int {
	switch code {
	case apperr.Unauthenticated, apperr.ReauthRequired:
		return http.StatusUnauthorized
	case apperr.Forbidden:
		return http.StatusForbidden
	case apperr.NotFound:
		return http.StatusNotFound
	case apperr.BadUserInput:
		return http.StatusUnprocessableEntity
	case apperr.Conflict, apperr.InvalidState:
		return http.StatusConflict
	case apperr.RateLimited:
		return http.StatusTooManyRequests
	case apperr.TooComplex:
		return http.StatusRequestEntityTooLarge
	case apperr.StorageFull:
		return http.StatusInsufficientStorage
	default:
		return http.StatusInternalServerError
	}
}

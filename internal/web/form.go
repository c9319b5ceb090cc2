package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"sightline/internal/apperr"
)

// largestForm is far above the longest password.
const largestForm = 16 << 10

var errNotAForm = errors.New("not one object of texts")

// readForm reads one JSON object of texts, or answers why it could not. A page of another site cannot send this kind
// of body unasked (T57); a list of forms is none (T36).
func readForm(w http.ResponseWriter, r *http.Request) (map[string]string, bool) {
	refuse := func(status int, key string) (map[string]string, bool) {
		writeProblem(w, r, status, apperr.New(apperr.BadUserInput, key))
		return nil, false
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return refuse(http.StatusUnsupportedMediaType, "auth.not_json")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestForm))
	if err != nil {
		return refuse(http.StatusRequestEntityTooLarge, "auth.too_large")
	}
	form, err := parseForm(body)
	if err != nil {
		return refuse(http.StatusBadRequest, "auth.not_json")
	}
	return form, true
}

// parseForm keeps the texts of an object, passes over members of other kinds, and refuses a name that comes twice:
// two readers could disagree about which one counts.
func parseForm(body []byte) (map[string]string, error) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return nil, errNotAForm
	}
	form, seen := map[string]string{}, map[string]bool{}
	for decoder.More() {
		token, err := decoder.Token()
		name, isText := token.(string)
		if err != nil || !isText || seen[name] {
			return nil, errNotAForm
		}
		seen[name] = true
		var value any
		if err := decoder.Decode(&value); err != nil {
			return nil, errNotAForm
		}
		if text, isText := value.(string); isText {
			form[name] = strings.ToValidUTF8(text, "\uFFFD")
		}
	}
	if _, err := decoder.Token(); err != nil {
		return nil, errNotAForm
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errNotAForm
	}
	return form, nil
}

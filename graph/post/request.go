package post

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"sightline/graph/limit"
)

// rejection is a request that is answered without GraphQL; its text repeats nothing of the request.
type rejection struct {
	status  int
	message string
}

func (r rejection) Error() string { return r.message }

// asRejection makes 400 of every reading error that names no status of its own.
func asRejection(err error) rejection {
	var known rejection
	if errors.As(err, &known) {
		return known
	}
	return rejection{http.StatusBadRequest, err.Error()}
}

func readRequest(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	params, err := readParams(w, r)
	if err != nil {
		return nil, err
	}
	params.Headers = r.Header
	return params, nil
}

func readParams(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	switch {
	case r.Method == http.MethodPost:
		return readBody(w, r)
	case r.Method == http.MethodGet && r.Header.Get(preflightHeader) != "":
		return readURL(r.URL)
	default:
		w.Header().Set("Allow", http.MethodPost)
		return nil, rejection{http.StatusMethodNotAllowed, "Requests are sent by POST."}
	}
}

func readBody(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	if err := checkContentType(r.Header); err != nil {
		return nil, err
	}
	tooLarge := rejection{http.StatusRequestEntityTooLarge, "The body is larger than 1 MB."}
	if r.ContentLength > maxBody {
		return nil, tooLarge
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var passed *http.MaxBytesError
	if errors.As(err, &passed) {
		return nil, tooLarge
	}
	if err != nil {
		return nil, rejection{http.StatusBadRequest, "The body could not be read."}
	}
	members, err := limit.Object(body)
	if err != nil {
		return nil, fmt.Errorf("reading the body: %w", err)
	}
	return limit.Request(members)
}

// checkContentType takes JSON in UTF-8, as it is: no other encoding, and none of the "simple" types that a page of
// another site can send without asking (T57).
func checkContentType(header http.Header) error {
	refused := rejection{http.StatusUnsupportedMediaType, "The body must be application/json in UTF-8."}
	given := header.Values("Content-Type")
	if len(given) != 1 || header.Get("Content-Encoding") != "" {
		return refused
	}
	media, parameters, err := mime.ParseMediaType(given[0])
	if err != nil || media != mediaJSON {
		return refused
	}
	if charset, ok := parameters["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
		return refused
	}
	return nil
}

// readURL reads the parameters of a GET request; variables and extensions are JSON objects.
func readURL(from *url.URL) (*graphql.RawParams, error) {
	values, err := url.ParseQuery(from.RawQuery)
	if err != nil {
		return nil, rejection{http.StatusBadRequest, "The parameters are not well-formed."}
	}
	members := map[string]any{}
	for _, name := range []string{"query", "operationName", "variables", "extensions"} {
		given := values[name]
		switch {
		case len(given) == 0:
			continue
		case len(given) > 1:
			return nil, rejection{http.StatusBadRequest, "A parameter is given twice."}
		case name == "query" || name == "operationName":
			members[name] = given[0]
		default:
			if members[name], err = limit.Object([]byte(given[0])); err != nil {
				return nil, fmt.Errorf("reading %s: %w", name, err)
			}
		}
	}
	return limit.Request(members)
}

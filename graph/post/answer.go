package post

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/limit"
	"sightline/internal/apperr"
)

// answer writes one response in the negotiated media type.
type answer struct {
	w     http.ResponseWriter
	media string
	exec  graphql.GraphExecutor
}

// body is a GraphQL response. A request that was refused has no data member at all, unlike one whose data is null.
type body struct {
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Data       json.RawMessage `json:"data,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"`
}

// reject answers a request that never became an operation. It does so in GraphQL's form, in both media types.
func (a *answer) reject(ctx context.Context, why rejection) {
	code := apperr.BadUserInput
	if why.status == http.StatusRequestEntityTooLarge || why.status == http.StatusServiceUnavailable {
		code = apperr.TooComplex
	}
	a.write(why.status, a.exec.DispatchError(ctx, gqlerror.List{limit.Refusal(code, why.message)}))
}

// refuse answers an operation that was not executed.
func (a *answer) refuse(ctx context.Context, errs gqlerror.List) {
	if seconds := limit.RetryAfter(errs[0]); seconds > 0 {
		a.w.Header().Set("Retry-After", strconv.Itoa(seconds))
	}
	status := a.statusOf(limit.CodeOf(errs[0]))
	a.write(status, a.exec.DispatchError(ctx, errs))
}

// statusOf returns the status for a refused operation. In application/json such answers are 200 by the specification;
// what passes a limit is told to proxies all the same.
func (a *answer) statusOf(code apperr.Code) int {
	switch {
	case code == apperr.TooComplex:
		return http.StatusRequestEntityTooLarge
	case code == apperr.RateLimited:
		return http.StatusTooManyRequests
	case a.media == mediaJSON:
		return http.StatusOK
	case code == apperr.Unauthenticated:
		return http.StatusUnauthorized
	case code == apperr.Forbidden:
		return http.StatusForbidden
	case code == apperr.Internal:
		return http.StatusInternalServerError
	default:
		return http.StatusBadRequest
	}
}

func (a *answer) write(status int, response *graphql.Response) {
	text, err := json.Marshal(body{response.Errors, response.Data, response.Extensions})
	if err != nil {
		status = http.StatusInternalServerError
		text = []byte(`{"errors":[{"message":"The answer could not be written.","extensions":{"code":"INTERNAL"}}]}`)
	}
	header := a.w.Header()
	header.Set("Content-Type", a.media+"; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Add("Vary", "Accept")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Length", strconv.Itoa(len(text)))
	a.w.WriteHeader(status)
	_, _ = a.w.Write(text) // a client that has gone needs no answer
}

// Package post is the GraphQL-over-HTTP transport (docs/rules.md, Transport), conforming to the specification's draft.
//
// It stands in for gqlgen's own, which repeats malformed bodies in its answers. Requests are POST with JSON. A query,
// never a mutation, may also come by GET when the header GraphQL-Require-Preflight is set, which a browser cannot add
// to another site's request without asking first (T57). The transport must never repeat any part of a request, and
// knows neither sessions nor rights.
package post

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/limit"
	"sightline/internal/apperr"
)

const (
	maxBody         = 1 << 20
	deadline        = 10 * time.Second
	preflightHeader = "GraphQL-Require-Preflight"
)

// Transport answers every request that does not ask for a WebSocket: add it last. An operation has 10 s.
type Transport struct{}

var _ graphql.Transport = Transport{}

// Supports takes what is no WebSocket handshake, so that wrong methods and media types are answered as such.
func (Transport) Supports(r *http.Request) bool {
	return !strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// Do answers one request.
func (Transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	ctx, cancel := context.WithTimeout(r.Context(), deadline)
	defer cancel()
	media, acceptable := negotiate(r.Header.Values("Accept"))
	answer := &answer{w: w, media: media, exec: exec}
	if !acceptable {
		answer.reject(ctx, rejection{http.StatusNotAcceptable, "No acceptable media type can be served."})
		return
	}
	params, err := readRequest(w, r)
	if err != nil {
		answer.reject(ctx, asRejection(err))
		return
	}
	answer.execute(ctx, params, r.Method)
}

// execute runs one operation; a request the executor refuses gets no data member.
func (a *answer) execute(ctx context.Context, params *graphql.RawParams, method string) {
	operation, found := a.exec.CreateOperationContext(ctx, params)
	ctx = graphql.WithOperationContext(ctx, operation)
	if len(found) != 0 {
		a.refuse(ctx, limit.Told(found))
		return
	}
	switch kind := operation.Operation.Operation; {
	case kind == ast.Subscription:
		a.refuse(ctx, gqlerror.List{
			limit.Refusal(apperr.BadUserInput, "Subscriptions are served over the WebSocket only."),
		})
		return
	case method == http.MethodGet && kind != ast.Query:
		a.w.Header().Set("Allow", http.MethodPost)
		a.reject(ctx, rejection{http.StatusMethodNotAllowed, "Only queries may be sent by GET."})
		return
	}
	responses, ctx := a.exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	if response == nil { // the deadline passed before anything was resolved
		a.reject(ctx, rejection{http.StatusServiceUnavailable, "The operation took too long."})
		return
	}
	a.write(http.StatusOK, response)
}

package graph

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/limit"
	"sightline/internal/apperr"
)

// Ask answers an operation as the viewer of the context, through the same gates and on the same purse as over HTTP:
// what leaves as a file holds what would be served (V8).
func (s *Server) Ask(ctx context.Context, query string, variables map[string]any) (json.RawMessage, error) {
	ctx = graphql.StartOperationTrace(ctx)
	now := graphql.Now()
	operation, refused := s.inside.CreateOperationContext(ctx, &graphql.RawParams{
		Query: query, Variables: variables, ReadTime: graphql.TraceTiming{Start: now, End: now},
	})
	if len(refused) > 0 {
		return nil, askFailed(refused)
	}
	responses, ctx := s.inside.DispatchOperation(graphql.WithOperationContext(ctx, operation), operation)
	response := responses(ctx)
	if response == nil {
		return nil, context.Cause(ctx)
	}
	if len(response.Errors) > 0 {
		return nil, askFailed(response.Errors)
	}
	return response.Data, nil
}

// askFailed keeps of the failures that of an empty purse, after which one may try again; the others are ours.
func askFailed(found gqlerror.List) error {
	if limit.CodeOf(found[0]) == apperr.RateLimited {
		return apperr.New(apperr.RateLimited, "export.wait")
	}
	return fmt.Errorf("ask within the program: %w", found)
}

package post_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/limit"
	"sightline/graph/post"
	"sightline/internal/clock"
)

// company is a schema small enough to be executed by hand. It counts what was executed.
type company struct {
	schema    *ast.Schema
	mutations int
	slow      bool
}

func newCompany() *company {
	return &company{schema: gqlparser.MustLoadSchema(&ast.Source{Input: `
		type Query { name: String broken: String people(first: Int!): [Person!]! }
		type Person { name: String! friends(first: Int!): [Person!]! }
		type Mutation { rename: String }
		type Subscription { renamed: String }`})}
}

func (c *company) Schema() *ast.Schema { return c.schema }

func (c *company) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (c *company) Exec(ctx context.Context) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx).Operation
	if operation.Operation == ast.Mutation {
		c.mutations++
	}
	return func(ctx context.Context) *graphql.Response {
		if c.slow {
			<-ctx.Done()
		}
		data := map[string]any{}
		for _, field := range graphql.CollectFields(graphql.GetOperationContext(ctx), operation.SelectionSet, nil) {
			data[field.Alias] = nil
			if field.Name == "broken" {
				graphql.AddError(ctx, gqlerror.Errorf("the resolver failed"))
			}
		}
		text, err := json.Marshal(data)
		if err != nil {
			panic(err)
		}
		return &graphql.Response{Data: text}
	}
}

// serve starts a server around the company, with the standard limits and a caller who may introspect.
func serve(t *testing.T, c *company) *httptest.Server {
	t.Helper()
	server := handler.New(c)
	server.SetDisableSuggestion(true)
	server.Use(limit.New(limit.Options{
		Bounds:        limit.Standard(),
		Person:        func(context.Context) string { return "per_sue" },
		MayIntrospect: func(context.Context) bool { return true },
		Now:           clock.NewFixed(time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)).Now,
	}))
	server.AddTransport(post.Transport{})
	running := httptest.NewServer(server)
	t.Cleanup(running.Close)
	return running
}

// reply is what a client got.
type reply struct {
	status int
	header http.Header
	body   map[string]any
	text   string
}

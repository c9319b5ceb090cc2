package limit_test

import (
	"context"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/graph/limit"
	"sightline/internal/clock"
)

const sdl = `
	directive @seen on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | QUERY | FRAGMENT_DEFINITION
	type Query { name: String viewer: Person! health: Probe some(ids: [ID!]!): [Person]!
		people(first: Int, last: Int, after: String): PersonConnection! }
	type Mutation { rename(input: RenameInput!): Person }
	input RenameInput { name: String! also: [String!] }
	type Person {
		name: String! boss: Person friends(first: Int): PersonConnection! say(words: String): String
	}
	type PersonConnection { nodes: [Person!]! edges: [PersonEdge!]! pageInfo: PageInfo! }
	type PersonEdge { node: Person! cursor: String! }
	type PageInfo { hasNextPage: Boolean! }
	type Probe { ok: Boolean }`

// bench is an executor with the limits, without a transport.
type bench struct {
	exec   *executor.Executor
	clock  *clock.Fixed
	member bool
	person string
}

func setup(t testing.TB) *bench {
	t.Helper()
	b := &bench{
		clock:  clock.NewFixed(time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)),
		person: "per_sue",
	}
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: sdl})
	b.exec = executor.New(&graphql.ExecutableSchemaMock{
		SchemaFunc: func() *ast.Schema { return schema },
		ExecFunc: func(context.Context) graphql.ResponseHandler {
			return graphql.OneShot(&graphql.Response{Data: []byte(`{}`)})
		},
	})
	b.exec.SetDisableSuggestion(true)
	b.exec.Use(limit.New(limit.Options{
		Bounds:        limit.Standard(),
		Dear:          map[string]int{"Query.health": 500},
		Person:        func(context.Context) string { return b.person },
		MayIntrospect: func(context.Context) bool { return b.member },
		Now:           b.clock.Now,
	}))
	return b
}

// answer is what a caller is told of one document.
type answer struct {
	errs gqlerror.List
	code string
	cost map[string]int
}

func (b *bench) ask(ctx context.Context, query string, variables map[string]any) answer {
	ctx = graphql.StartOperationTrace(ctx)
	operation, found := b.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	ctx = graphql.WithOperationContext(ctx, operation)
	var response *graphql.Response
	if len(found) > 0 {
		response = b.exec.DispatchError(ctx, limit.Told(found))
	} else {
		responses, inner := b.exec.DispatchOperation(ctx, operation)
		response = responses(inner)
	}
	told := answer{errs: response.Errors}
	told.cost, _ = response.Extensions["cost"].(map[string]int)
	if len(told.errs) > 0 {
		told.code = string(limit.CodeOf(told.errs[0]))
	}
	return told
}

// Package limit bounds what one GraphQL document may ask for (docs/rules.md, Limits), on both transports alike.
//
// It counts on the token stream and on the bare syntax tree, before anything is validated, because validation is what
// a hostile document makes dear. It knows nothing of who may see what: rights are the guard's and the policy's work,
// and no figure here may depend on stored data.
package limit

import (
	"context"
	"errors"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"sightline/internal/apperr"
)

// Bounds are the figures of docs/rules.md, Limits.
type Bounds struct {
	Tokens     int // of a document, comments included
	Aliases    int // fragments counted where they are spread
	RootFields int // of one operation
	Directives int // fragments counted where they are spread
	Depth      int // fields below each other
	Selections int // of all operations and fragments, fragments counted where they are spread
	Merges     int // pairs of fields that answer under one name, which validation compares
	Cost       int // of one operation, see cost.go
	Budget     int // what one person may spend at once
	Restore    int // what comes back in a second
}

// Standard returns the bounds that docs/rules.md names, and two of our own (Selections, Merges) without which a
// document within all others keeps the validator busy for seconds.
func Standard() Bounds {
	return Bounds{
		Tokens: 5000, Aliases: 30, RootFields: 20, Directives: 50, Depth: 12, Selections: 10000, Merges: 20000,
		Cost: 5000, Budget: 20000, Restore: 200,
	}
}

// Options say what the limits need to know from outside; every member is required.
type Options struct {
	Bounds Bounds
	// Dear adds to the cost of single fields, by "Type.field" (T52).
	Dear map[string]int
	// Person names whose budget an operation is charged to; callers without a session share one by address.
	Person func(ctx context.Context) string
	// MayIntrospect says whether the caller may read __schema and __type: signed-in members only (T54).
	MayIntrospect func(ctx context.Context) bool
	// Now tells the time by which budgets are restored.
	Now func() time.Time
}

// Extension is the gqlgen extension that enforces the limits; use one for each server.
type Extension struct {
	options Options
	purses  *purses
}

// New returns the limits as an extension for handler.Server.Use.
func New(options Options) *Extension {
	return &Extension{options: options, purses: newPurses(options.Bounds, options.Now)}
}

// ExtensionName names the extension to gqlgen.
func (e *Extension) ExtensionName() string { return "Limit" }

// Validate refuses to serve when an option is missing.
func (e *Extension) Validate(graphql.ExecutableSchema) error {
	o := e.options
	if o.Person == nil || o.MayIntrospect == nil || o.Now == nil || o.Bounds.Tokens == 0 {
		return errors.New("limit: every option is required")
	}
	return nil
}

// MutateOperationParameters refuses a document before it is validated. Its reading is charged whatever follows, so
// that refused documents are not free.
func (e *Extension) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	tally, refusal := countTokens(request.Query, e.options.Bounds)
	bill := &bill{requested: 1 + tally.tokens/100}
	graphql.GetOperationContext(ctx).Stats.SetExtension(billName, bill)
	if err := e.charge(ctx, bill, bill.requested); err != nil {
		return err
	}
	if refusal != nil {
		return refusal
	}
	document, err := parser.ParseQuery(&ast.Source{Input: request.Query})
	if err != nil {
		return nil //nolint:nilerr // the executor parses again and answers with the place of the mistake
	}
	return e.checkShape(ctx, document)
}

// MutateOperationContext charges the pages an operation asks for, and opens introspection to those who may.
func (e *Extension) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = !e.options.MayIntrospect(ctx)
	bill, ok := op.Stats.GetExtension(billName).(*bill)
	if !ok {
		return Refusal(apperr.Internal, "The cost of the operation was not counted.")
	}
	pages := costOf(op.Operation, op.Variables, e.options.Dear)
	bill.requested = add(bill.requested, pages)
	if bill.requested > e.options.Bounds.Cost {
		return refuse(apperr.TooComplex, "The operation costs %d; at most %d is served. Ask for smaller pages.",
			bill.requested, e.options.Bounds.Cost)
	}
	return e.charge(ctx, bill, pages)
}

// InterceptResponse reports the cost in extensions.cost and bounds the number of errors.
func (e *Extension) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if bill := billOf(ctx); bill != nil {
		graphql.RegisterExtension(ctx, "cost", bill.report(e.options.Bounds))
	}
	response := next(ctx)
	if response != nil && len(response.Errors) > maxErrors {
		response.Errors = response.Errors[:maxErrors]
	}
	return response
}

func (e *Extension) charge(ctx context.Context, bill *bill, amount int) *gqlerror.Error {
	left, wait := e.purses.spend(e.options.Person(ctx), amount)
	bill.available = left
	if wait == 0 {
		return nil
	}
	err := refuse(apperr.RateLimited, "Too much was asked for in a short time. Try again in %d seconds.", wait)
	err.Extensions[retryAfter] = wait
	return err
}

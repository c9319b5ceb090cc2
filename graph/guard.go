package graph

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// Guard enforces @visible on every field (docs/adr/0001).
type Guard struct {
	rules map[*ast.FieldDefinition][]policy.Audience
	named map[string][]policy.Audience
}

// NewGuard reads the declared audience of every field of the schema. It fails when a field has none, or names an
// audience that the policy does not know: then the server does not start.
func NewGuard(schema *ast.Schema) (*Guard, error) {
	g := &Guard{rules: map[*ast.FieldDefinition][]policy.Audience{}, named: map[string][]policy.Audience{}}
	for _, definition := range schema.Types {
		if definition.Kind != ast.Object && definition.Kind != ast.Interface || exempt(definition.Name) {
			continue
		}
		for _, field := range definition.Fields {
			if exempt(field.Name) {
				continue
			}
			rule, err := ruleOf(definition.Name, field)
			if err != nil {
				return nil, err
			}
			g.rules[field] = rule
			g.named[definition.Name+"."+field.Name] = rule
		}
	}
	return g, nil
}

// exempt names introspection, which graph/limit opens and closes.
func exempt(name string) bool { return strings.HasPrefix(name, "__") }

func ruleOf(typeName string, field *ast.FieldDefinition) ([]policy.Audience, error) {
	directive := field.Directives.ForName("visible")
	if directive == nil {
		return nil, fmt.Errorf("%s.%s has no @visible: say who may read it", typeName, field.Name)
	}
	argument := directive.Arguments.ForName("to")
	if argument == nil || len(argument.Value.Children) == 0 {
		return nil, fmt.Errorf("%s.%s is visible to nobody: name an audience", typeName, field.Name)
	}
	known := policy.Set{}
	for _, audience := range policy.All() {
		known[audience] = true
	}
	var rule []policy.Audience
	for _, child := range argument.Value.Children {
		audience := policy.Audience(child.Value.Raw)
		if !known[audience] {
			return nil, fmt.Errorf("%s.%s names the audience %s, which the policy does not know", typeName, field.Name,
				audience)
		}
		rule = append(rule, audience)
	}
	return rule, nil
}

// Rule returns the audiences declared for a field, as in "Answer.text"; none for an unknown field.
func (g *Guard) Rule(coordinate string) []policy.Audience { return g.named[coordinate] }

// Coordinates lists every field that has a rule, as in "Answer.text", in order.
func (g *Guard) Coordinates() []string { return slices.Sorted(maps.Keys(g.named)) }

// Field is the middleware around every field: not allowed is null, and FORBIDDEN only for root fields.
func (g *Guard) Field(ctx context.Context, next graphql.Resolver) (any, error) {
	field := graphql.GetFieldContext(ctx)
	definition := field.Field.Definition
	if exempt(definition.Name) || exempt(field.Object) {
		return next(ctx)
	}
	rule, ok := g.rules[definition]
	if !ok {
		return nil, fmt.Errorf("%s.%s is not guarded", field.Object, definition.Name)
	}
	viewer := policy.From(ctx)
	if field.Object == "Query" || field.Object == "Mutation" || field.Object == "Subscription" {
		return root(ctx, viewer, rule, next)
	}
	object, seen := parentOf(field), memoOf(ctx)
	if field.Parent == nil && graphql.GetOperationContext(ctx).Operation.Operation == ast.Subscription {
		object = event{}
	}
	if !seen.audiences(viewer, object).Any(rule) {
		return nil, nil
	}
	seen.noteReading(viewer, object, definition.Name)
	served, err := next(ctx)
	seen.noteResults(viewer, object, served)
	return served, err
}

func root(ctx context.Context, viewer *policy.Viewer, rule []policy.Audience, next graphql.Resolver) (any, error) {
	switch {
	case policy.Standing(viewer).Any(rule):
		return next(ctx)
	case !viewer.SignedIn():
		return nil, apperr.New(apperr.Unauthenticated, "unauthenticated")
	default:
		return nil, apperr.New(apperr.Forbidden, "forbidden")
	}
}

// event stands for what a subscription sends, which gqlgen resolves without a parent. It is a tick, and never an
// object (docs/adr/0004): a test sees to that.
type event struct{}

// parentOf returns the object that the field belongs to. gqlgen keeps a pointer to the element for lists.
func parentOf(field *graphql.FieldContext) any {
	if field.Parent == nil {
		return nil
	}
	value := reflect.ValueOf(field.Parent.Result)
	for value.IsValid() && (value.Kind() == reflect.Interface ||
		(value.Kind() == reflect.Pointer && value.Elem().Kind() != reflect.Struct)) {
		value = value.Elem()
	}
	if !value.IsValid() {
		return nil
	}
	return value.Interface()
}

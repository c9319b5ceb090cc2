package limit

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	billName          = "Limit.bill"
	unstatedPage      = 100 // a page whose size is missing counts as the largest; the resolver refuses it
	introspectionCost = 100
)

// bill is what one operation was charged.
type bill struct {
	requested int
	available int
}

// billOf returns the bill to report; the events of a subscription carry their tick and nothing else.
func billOf(ctx context.Context) *bill {
	if !graphql.HasOperationContext(ctx) {
		return nil
	}
	operation := graphql.GetOperationContext(ctx)
	if operation.Operation != nil && operation.Operation.Operation == ast.Subscription {
		return nil
	}
	found, _ := operation.Stats.GetExtension(billName).(*bill)
	return found
}

// report is extensions.cost: what this operation cost, and what the person may still spend.
func (b *bill) report(bounds Bounds) map[string]int {
	return map[string]int{
		"requested": b.requested, "limit": bounds.Cost,
		"available": b.available, "restorePerSecond": bounds.Restore,
	}
}

// teller adds up the cost of one validated operation (T51). The cost is the number of objects the answer may hold: a
// page costs its size and a list by ids their number, all that is selected below is multiplied by it, and every other
// object costs one. Scalars are free.
type teller struct {
	variables map[string]any
	dear      map[string]int
	known     map[string]int
}

func costOf(operation *ast.OperationDefinition, variables map[string]any, dear map[string]int) int {
	t := &teller{variables: variables, dear: dear, known: map[string]int{}}
	return t.selection(operation.SelectionSet)
}

func (t *teller) selection(selections ast.SelectionSet) int {
	total := 0
	for _, selection := range selections {
		switch one := selection.(type) {
		case *ast.Field:
			total = add(total, t.field(one))
		case *ast.InlineFragment:
			total = add(total, t.selection(one.SelectionSet))
		case *ast.FragmentSpread:
			total = add(total, t.fragment(one.Definition))
		}
	}
	return total
}

// fragment counts each fragment once, whatever the number of its spreads.
func (t *teller) fragment(definition *ast.FragmentDefinition) int {
	found, ok := t.known[definition.Name]
	if !ok {
		found = t.selection(definition.SelectionSet)
		t.known[definition.Name] = found
	}
	return found
}

func (t *teller) field(field *ast.Field) int {
	if field.Name == "__schema" || field.Name == "__type" {
		return introspectionCost
	}
	extra := t.dear[field.ObjectDefinition.Name+"."+field.Name]
	if len(field.SelectionSet) == 0 {
		return extra
	}
	below := t.selection(field.SelectionSet)
	switch {
	case field.Definition.Arguments.ForName("ids") != nil:
		ids, _ := field.ArgumentMap(t.variables)["ids"].([]any)
		return add(extra, multiply(max(1, len(ids)), add(1, below)))
	case isPage(field.Definition):
		return add(extra, multiply(t.pageSize(field), add(1, below)))
	case isPlumbing(field.ObjectDefinition.Name):
		return add(extra, below)
	default:
		return add(extra, add(1, below))
	}
}

func isPage(definition *ast.FieldDefinition) bool {
	return definition.Arguments.ForName("first") != nil || definition.Arguments.ForName("last") != nil
}

// isPlumbing says whether a type only carries the rows its connection has already paid for.
func isPlumbing(typeName string) bool {
	return strings.HasSuffix(typeName, "Connection") || strings.HasSuffix(typeName, "Edge")
}

// pageSize returns the larger of first and last.
func (t *teller) pageSize(field *ast.Field) int {
	arguments := field.ArgumentMap(t.variables)
	size := max(whole(arguments["first"]), whole(arguments["last"]))
	if size <= 0 {
		return unstatedPage
	}
	return size
}

// whole reads an Int as literals and variables carry it; anything else counts as unstated.
func whole(value any) int {
	switch number := value.(type) {
	case int:
		return number
	case int64:
		return int(number)
	case json.Number:
		n, err := number.Int64()
		if err != nil {
			return 0
		}
		return int(n)
	default:
		return 0
	}
}

// multiply multiplies two counts under the ceiling of add.
func multiply(a, b int) int {
	const root = 1 << 20
	if a > root || b > root {
		return add(root*root, 0)
	}
	return add(a*b, 0)
}

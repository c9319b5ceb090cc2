package graph

import (
	"context"
	"reflect"
	"sync"

	"github.com/99designs/gqlgen/graphql"

	"sightline/ent"
	"sightline/internal/feedback"
	"sightline/internal/todo"
)

// cohorts remember which objects of an operation came together, in one list or one statement: what is looked up for
// one of them is looked up for all.
type cohorts struct {
	mu      sync.Mutex
	members map[any][]any
}

func newCohorts() *cohorts { return &cohorts{members: map[any][]any{}} }

// of returns the objects of the same type that came together with this one, itself included.
func (c *cohorts) of(object any) []any {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.members[object]
}

// join makes one cohort for each type among the objects and among the rows that they brought along. Who is in a
// cohort already stays there: that one is the larger.
func (c *cohorts) join(objects []any) {
	g := gathered{byType: map[reflect.Type][]any{}, seen: map[any]bool{}}
	for _, object := range objects {
		g.add(object)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, same := range g.byType {
		for _, object := range same {
			if _, placed := c.members[object]; !placed {
				c.members[object] = same
			}
		}
	}
}

// joinLists is the middleware that makes the entries of every list a cohort before any of them is looked at.
func joinLists(ctx context.Context, next graphql.Resolver) (any, error) {
	result, err := next(ctx)
	if result != nil && graphql.GetFieldContext(ctx).Field.Definition.Type.Elem != nil {
		loadersOf(ctx).cohorts.join([]any{result})
	}
	return result, err
}

// gathered sorts objects by their type.
type gathered struct {
	byType map[reflect.Type][]any
	seen   map[any]bool
}

func (g gathered) add(object any) {
	value := reflect.ValueOf(object)
	switch {
	case value.Kind() == reflect.Slice:
		for i := range value.Len() {
			g.add(value.Index(i).Interface())
		}
	case value.Kind() == reflect.Pointer && !value.IsNil() && !g.seen[object]:
		g.seen[object] = true
		if isEntity(object) {
			g.byType[value.Type()] = append(g.byType[value.Type()], object)
		}
		g.addAlong(object)
	}
}

// addAlong adds the rows that an object brings along and the API shows as its own.
func (g gathered) addAlong(object any) {
	switch o := object.(type) {
	case *ent.Participation:
		g.add(o.Edges.Cycle)
		g.add(o.Edges.Reviewee)
	case *ent.FeedbackRequest:
		g.add(o.Edges.Cycle)
		g.add(o.Edges.Reviewee)
	case *ent.Message:
		g.add(o.Edges.Participation)
		g.add(o.Edges.Request)
	case *ent.Section:
		g.add(o.Edges.Questions)
	case *todo.Todo:
		g.add(o.Participation)
		g.add(o.FeedbackRequest)
	case *feedback.Results:
		g.add(o.Questions)
	case *feedback.QuestionResult:
		g.add(o.Question)
		g.add(o.Answers)
		g.add(o.Withheld)
	case *feedback.Comparison:
		g.add(o.With)
	case *feedback.ReleaseResult:
		g.add(o.Participation)
	case interface{ Entry() any }:
		g.add(o.Entry())
	}
}

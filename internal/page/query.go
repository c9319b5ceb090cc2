package page

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"
)

// Query is what ent generates for each type, as far as a list needs it.
type Query[Q, T any, P, O ~func(*sql.Selector)] interface {
	Where(...P) Q
	Order(...O) Q
	Limit(int) Q
	Clone() Q
	All(context.Context) ([]T, error)
	Count(context.Context) (int, error)
}

// NewestFirst reads a page of what a query finds, newest first. Ids are ordered by time, so that they alone are a total
// order. The list is named in errors.
func NewestFirst[Q Query[Q, T, P, O], T any, P, O ~func(*sql.Selector)](
	ctx context.Context, list string, query Q, args Args, position func(T) Position,
) (*Page[T], error) {
	w, err := args.Window()
	if err != nil {
		return nil, err
	}
	total := func() (int, error) { return query.Clone().Count(ctx) }
	paged := query.Clone().Limit(w.Size + 1).Order(func(s *sql.Selector) {
		if w.Backward {
			s.OrderBy(sql.Asc(s.C("id")))
		} else {
			s.OrderBy(sql.Desc(s.C("id")))
		}
	})
	if w.From != nil {
		paged.Where(func(s *sql.Selector) {
			if w.Backward {
				s.Where(sql.GT(s.C("id"), w.From.ID))
			} else {
				s.Where(sql.LT(s.C("id"), w.From.ID))
			}
		})
	}
	rows, err := paged.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", list, err)
	}
	return Cut(w, rows, position, total), nil
}

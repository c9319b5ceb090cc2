package cycle

import (
	"context"
	"fmt"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/predicate"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/page"
	"sightline/internal/policy"
)

// Filter narrows the list of cycles; what is nil or empty narrows nothing, but that archived cycles are listed
// only where States names them.
type Filter struct {
	Kind   *cycle.Kind
	States []cycle.State
	Search *string
}

// Order is what cycles are ordered by; in it by id, which is ordered by time.
type Order string

// The orders.
const (
	Newest        Order = "NEWEST"
	LatestStart   Order = "LATEST_START"
	EarliestStart Order = "EARLIEST_START"
)

// List returns a page of the cycles that the viewer runs. Whoever runs a cycle reads all that it is narrowed and
// ordered by (V5).
func (c *Cycles) List(
	ctx context.Context, args page.Args, filter *Filter, order *Order,
) (*page.Page[*ent.Cycle], error) {
	narrowed, err := filter.predicates()
	if err != nil {
		return nil, err
	}
	query := c.store.Client().Cycle.Query().Where(policy.RunBy(policy.From(ctx))).Where(narrowed...)
	if order == nil || *order == Newest {
		return page.NewestFirst(ctx, "cycles", query, args, Position)
	}
	return byStart(ctx, query, args, *order == LatestStart)
}

func (f *Filter) predicates() ([]predicate.Cycle, error) {
	if f == nil {
		f = &Filter{}
	}
	states := cycle.StateNEQ(cycle.StateARCHIVED)
	if len(f.States) > 0 {
		states = cycle.StateIn(f.States...)
	}
	narrowed := []predicate.Cycle{states}
	if f.Kind != nil {
		narrowed = append(narrowed, cycle.KindEQ(*f.Kind))
	}
	if f.Search == nil {
		return narrowed, nil
	}
	var problems apperr.List
	words := clean.Line(*f.Search)
	checkText(&problems, words, maxName, false, "filter", "search")
	if words != "" {
		narrowed = append(narrowed, nameHolds(words))
	}
	return narrowed, problems.Err()
}

// nameHolds are the cycles with the words in their name. The database takes A and a for the same, but not Ä and ä.
func nameHolds(words string) predicate.Cycle {
	return cycle.Or(cycle.NameContains(words), cycle.NameContains(strings.ToLower(words)),
		cycle.NameContains(strings.ToUpper(words)))
}

// Position is a cycle's place in the list.
func Position(c *ent.Cycle) page.Position {
	return page.Position{Key: c.CreatedAt.UTC().Format(time.RFC3339Nano), ID: c.ID}
}

// startPosition is a cycle's place in the list by its start; the key is empty without one.
func startPosition(c *ent.Cycle) page.Position {
	if c.StartsAt == nil {
		return page.Position{ID: c.ID}
	}
	return page.Position{Key: c.StartsAt.UTC().Format(time.RFC3339Nano), ID: c.ID}
}

// byStart reads a page by when cycles begin. Those without a start count as the latest.
func byStart(
	ctx context.Context, query *ent.CycleQuery, args page.Args, latestFirst bool,
) (*page.Page[*ent.Cycle], error) {
	w, err := args.Window()
	if err != nil {
		return nil, err
	}
	down := latestFirst != w.Backward
	paged := query.Clone().Limit(w.Size + 1).Order(func(s *sql.Selector) {
		direction := ""
		if down {
			direction = " DESC"
		}
		start, id := s.C(cycle.FieldStartsAt), s.C(cycle.FieldID)
		s.OrderExpr(sql.Raw(strings.Join([]string{start + " IS NULL" + direction, start + direction, id + direction}, ", ")))
	})
	if w.From != nil {
		past, err := pastStart(w.From, down)
		if err != nil {
			return nil, err
		}
		paged.Where(past)
	}
	rows, err := paged.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list cycles by start: %w", err)
	}
	total := func() (int, error) { return query.Clone().Count(ctx) }
	return page.Cut(w, rows, startPosition, total), nil
}

// pastStart are the cycles beyond a place in the list by start.
func pastStart(from *page.Position, down bool) (predicate.Cycle, error) {
	if from.Key == "" {
		if down {
			return cycle.Or(cycle.StartsAtNotNil(), cycle.IDLT(from.ID)), nil
		}
		return cycle.And(cycle.StartsAtIsNil(), cycle.IDGT(from.ID)), nil
	}
	at, err := time.Parse(time.RFC3339Nano, from.Key)
	if err != nil {
		return nil, apperr.Input("bad_cursor")
	}
	if down {
		return cycle.Or(cycle.StartsAtLT(at), cycle.And(cycle.StartsAt(at), cycle.IDLT(from.ID))), nil
	}
	return cycle.Or(cycle.StartsAtIsNil(), cycle.StartsAtGT(at), cycle.And(cycle.StartsAt(at), cycle.IDGT(from.ID))), nil
}

// Package page holds what every list has in common: how a page is asked for and how a position in a list is written
// down. It knows no entity.
package page

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"slices"

	"sightline/internal/apperr"
)

// Limit is the most entries of one page (docs/rules.md, Lists).
const Limit = 100

// Args is how a page is asked for: from the start or from the end, after or before a position.
type Args struct {
	First  *int
	After  *string
	Last   *int
	Before *string
}

// Window is a checked request for a page.
type Window struct {
	// Size is how many entries are wanted, 1 to 100.
	Size int
	// Backward tells that the page is counted from the end.
	Backward bool
	// From is the position after which, or backward before which, the page begins; nil for the start or end.
	From *Position
}

// Position is a place in a list: the sort key, which holds only what the viewer may read, and the id.
type Position struct {
	Key string `json:"k"`
	ID  string `json:"i"`
}

// Window checks the arguments: exactly one of first and last, from 1 to 100, with a cursor that fits.
func (a Args) Window() (Window, error) {
	if (a.First == nil) == (a.Last == nil) || (a.First != nil && a.Before != nil) || (a.Last != nil && a.After != nil) {
		return Window{}, apperr.Input("bad_page")
	}
	size, cursor, backward := a.First, a.After, false
	if a.Last != nil {
		size, cursor, backward = a.Last, a.Before, true
	}
	if *size < 1 || *size > Limit {
		return Window{}, apperr.Input("bad_page")
	}
	w := Window{Size: *size, Backward: backward}
	if cursor == nil {
		return w, nil
	}
	from, err := Parse(*cursor)
	if err != nil {
		return Window{}, err
	}
	w.From = &from
	return w, nil
}

// Cursor writes a position down.
func (p Position) Cursor() string {
	raw, err := json.Marshal(p)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// Parse reads a cursor strictly.
func Parse(cursor string) (Position, error) {
	var p Position
	raw, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || json.Unmarshal(raw, &p) != nil || p.ID == "" || p.Cursor() != cursor {
		return Position{}, apperr.Input("bad_cursor")
	}
	return p, nil
}

// Page is one page of a list.
type Page[T any] struct {
	Nodes []T
	// Position returns the place of an entry.
	Position func(T) Position
	// HasNext and HasPrevious tell whether more follows or came before.
	HasNext, HasPrevious bool
	// Total counts what the viewer may list in all; it is asked only when wanted.
	Total func() (int, error)
}

// Cut makes a page of what a query for one entry more than wanted returned, in the order of the query: backward
// windows are read from the end and turned around.
func Cut[T any](w Window, rows []T, position func(T) Position, total func() (int, error)) *Page[T] {
	more := len(rows) > w.Size
	if more {
		rows = rows[:w.Size]
	}
	p := &Page[T]{Nodes: rows, Position: position, HasNext: more, HasPrevious: w.From != nil, Total: total}
	if w.Backward {
		p.Nodes = reversed(rows)
		p.HasNext, p.HasPrevious = w.From != nil, more
	}
	return p
}

// Slice makes a page of a whole list that is in ascending order of its positions.
func Slice[T any](w Window, all []T, position func(T) Position) *Page[T] {
	ordered := all
	if w.Backward {
		ordered = reversed(all)
	}
	if w.From != nil {
		start := slices.IndexFunc(ordered, func(entry T) bool { return w.beyond(position(entry)) })
		ordered = ordered[min(uint(start), uint(len(ordered))):]
	}
	return Cut(w, ordered, position, func() (int, error) { return len(all), nil })
}

// beyond tells whether a position lies past the cursor, which may name an entry that is gone by now.
func (w Window) beyond(p Position) bool {
	order := cmp.Or(cmp.Compare(p.Key, w.From.Key), cmp.Compare(p.ID, w.From.ID))
	if w.Backward {
		return order < 0
	}
	return order > 0
}

func reversed[T any](rows []T) []T {
	turned := make([]T, len(rows))
	for i, row := range rows {
		turned[len(rows)-1-i] = row
	}
	return turned
}

package people

import (
	"strings"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/page"
)

// sorting is a total order of people: by columns that end in one which is unique.
type sorting struct {
	columns    []string
	descending bool
	// above and below are the people past a place, by growing and by shrinking columns.
	above, below func(page.Position) predicate.User
	position     func(*ent.User) page.Position
}

// page orders a query, begins it behind the cursor, and asks for one more than fits, which tells whether more follows.
func (s sorting) page(query *ent.UserQuery, w page.Window) *ent.UserQuery {
	order, past := ent.Asc(s.columns...), s.above
	if s.descending != w.Backward {
		order, past = ent.Desc(s.columns...), s.below
	}
	if w.From != nil {
		query.Where(past(*w.From))
	}
	return query.Order(order).Limit(w.Size + 1)
}

// sorting of an order; names where it is none of those known.
func (o AccountOrder) sorting() sorting {
	switch o {
	case ByEmail:
		return byEmail()
	case Newest:
		return byNewest()
	default:
		return byName()
	}
}

func byName() sorting {
	return sorting{
		columns: []string{user.FieldName, user.FieldID},
		above: func(p page.Position) predicate.User {
			return user.Or(user.NameGT(p.Key), user.And(user.Name(p.Key), user.IDGT(p.ID)))
		},
		below: func(p page.Position) predicate.User {
			return user.Or(user.NameLT(p.Key), user.And(user.Name(p.Key), user.IDLT(p.ID)))
		},
		position: Position,
	}
}

func byEmail() sorting {
	return sorting{
		columns:  []string{user.FieldEmail},
		above:    func(p page.Position) predicate.User { return user.EmailGT(p.Key) },
		below:    func(p page.Position) predicate.User { return user.EmailLT(p.Key) },
		position: func(person *ent.User) page.Position { return page.Position{Key: person.Email, ID: person.ID} },
	}
}

// byGroup orders by a column, in it by name. A cursor holds both.
func byGroup(column string, of func(*ent.User) string) sorting {
	columns := []string{column, user.FieldName, user.FieldID}
	past := func(compare func([]string, ...any) *sql.Predicate) func(page.Position) predicate.User {
		return func(p page.Position) predicate.User {
			group, name, _ := strings.Cut(p.Key, "\x00")
			return func(s *sql.Selector) {
				qualified := make([]string, len(columns))
				for n, column := range columns {
					qualified[n] = s.C(column)
				}
				s.Where(compare(qualified, group, name, p.ID))
			}
		}
	}
	return sorting{
		columns: columns, above: past(sql.CompositeGT), below: past(sql.CompositeLT),
		position: func(person *ent.User) page.Position {
			return page.Position{Key: of(person) + "\x00" + person.Name, ID: person.ID}
		},
	}
}

// byNewest: ids grow with time.
func byNewest() sorting {
	return sorting{
		columns: []string{user.FieldID}, descending: true,
		above:    func(p page.Position) predicate.User { return user.IDGT(p.ID) },
		below:    func(p page.Position) predicate.User { return user.IDLT(p.ID) },
		position: func(person *ent.User) page.Position { return page.Position{ID: person.ID} },
	}
}

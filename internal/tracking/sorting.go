package tracking

import (
	"slices"
	"strings"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/policy"
)

// ParticipationOrder is what the reviewees of a cycle are ordered by; in it by name, then by id.
type ParticipationOrder string

// The orders.
const (
	ByName        ParticipationOrder = "NAME"
	ByStage       ParticipationOrder = "STAGE"
	ByLineManager ParticipationOrder = "LINE_MANAGER"
	ByTeam        ParticipationOrder = "TEAM"
	ByDepartment  ParticipationOrder = "DEPARTMENT"
)

// Sorting is an order, or the same from its end.
type Sorting struct {
	By         ParticipationOrder
	Descending bool
}

// term writes one part of what is ordered by.
type term = func(b *sql.Builder)

// people are the tables whose columns an order uses besides the participations.
type people struct{ reviewee, manager *sql.SelectTable }

func column(name string) term {
	return func(b *sql.Builder) { b.WriteString(name) }
}

// terms are what is ordered by, the id last. People without a line manager come before those with one.
func (s Sorting) terms(v *policy.Viewer, c *ent.Cycle, from people) []term {
	name, id := column(from.reviewee.C(user.FieldName)), column(table().C(participation.FieldID))
	switch s.By {
	case ByStage:
		return []term{placeOf(v, c), name, id}
	case ByTeam:
		return []term{column(from.reviewee.C(user.FieldTeam)), name, id}
	case ByDepartment:
		return []term{column(from.reviewee.C(user.FieldDepartment)), name, id}
	case ByLineManager:
		return []term{
			column("COALESCE(" + from.manager.C(user.FieldName) + ", '')"),
			column("COALESCE(" + from.manager.C(user.FieldID) + ", '')"), name, id,
		}
	default:
		return []term{name, id}
	}
}

// keys are the values of the terms for one participation, without the id.
func (s Sorting) keys(v *policy.Viewer, p *ent.Participation) []string {
	reviewee := p.Edges.Reviewee
	if reviewee == nil {
		reviewee = &ent.User{}
	}
	switch s.By {
	case ByStage:
		place := slices.Index(Stages(), StageOf(v, p, p.Edges.Requests))
		return []string{placeKey(place), reviewee.Name}
	case ByTeam:
		return []string{reviewee.Team, reviewee.Name}
	case ByDepartment:
		return []string{reviewee.Department, reviewee.Name}
	case ByLineManager:
		manager := reviewee.Edges.Manager
		if manager == nil {
			manager = &ent.User{}
		}
		return []string{manager.Name, manager.ID, reviewee.Name}
	default:
		return []string{reviewee.Name}
	}
}

// between stands between the parts of a cursor's key.
const between = "\x00"

func (s Sorting) position(v *policy.Viewer) func(*ent.Participation) page.Position {
	return func(p *ent.Participation) page.Position {
		return page.Position{Key: strings.Join(s.keys(v, p), between), ID: p.ID}
	}
}

// page orders a query, begins it behind the cursor, and asks for one more than fits, which tells whether more follows.
func (s Sorting) page(
	query *ent.ParticipationQuery, v *policy.Viewer, c *ent.Cycle, w page.Window,
) (*ent.ParticipationQuery, error) {
	if s.By == ByStage {
		query.WithRequests(requestsOf)
	}
	var from []string
	if w.From != nil {
		from = append(strings.Split(w.From.Key, between), w.From.ID)
		if len(from) != len(s.terms(v, c, newPeople())) {
			return nil, apperr.Input("bad_cursor")
		}
	}
	down := s.Descending != w.Backward
	return query.Where(func(selector *sql.Selector) {
		tables := newPeople()
		selector.Join(tables.reviewee).On(selector.C(participation.FieldRevieweeID), tables.reviewee.C(user.FieldID))
		if s.By == ByLineManager {
			selector.LeftJoin(tables.manager).On(tables.reviewee.C(user.FieldManagerID), tables.manager.C(user.FieldID))
		}
		terms := s.terms(v, c, tables)
		if from != nil {
			selector.Where(sql.P(past(terms, from, down)))
		}
		for _, one := range terms {
			selector.OrderExpr(sql.ExprFunc(directed(one, down)))
		}
	}).Limit(w.Size + 1), nil
}

func newPeople() people {
	return people{
		reviewee: sql.Table(user.Table).As("reviewee"), manager: sql.Table(user.Table).As("line_manager"),
	}
}

func directed(one term, down bool) term {
	return func(b *sql.Builder) {
		one(b)
		if down {
			b.WriteString(" DESC")
		}
	}
}

// past compares all terms with a place at once, as the database compares rows of values.
func past(terms []term, from []string, down bool) term {
	return func(b *sql.Builder) {
		b.WriteByte('(')
		for n, one := range terms {
			if n > 0 {
				b.Comma()
			}
			one(b)
		}
		sign := ") > ("
		if down {
			sign = ") < ("
		}
		b.WriteString(sign)
		for n, value := range from {
			if n > 0 {
				b.Comma()
			}
			b.Arg(value)
		}
		b.WriteByte(')')
	}
}

package policy

import (
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent/predicate"
	"sightline/ent/user"
)

// inUse are the states of members who are there, or will be when they accept the invitation.
func inUse() []user.State {
	return []user.State{user.StateCREATED, user.StateINVITED, user.StateACTIVE}
}

// Args are values as a condition in SQL takes them, where a predicate of ent's own does not reach.
func Args[T any](values []T) []any {
	all := make([]any, 0, len(values))
	for _, value := range values {
		all = append(all, value)
	}
	return all
}

// InDirectory narrows people to those whom the company's directory and organisation show: its own members who are not
// gone. Outsiders find nobody there (T13). It is said with "+", as a check of each row that an index for something else
// leads to: nearly everybody is in the directory, so that an index of it would lead nowhere.
func InDirectory(v *Viewer) predicate.User {
	return func(s *sql.Selector) {
		if !v.Colleague() {
			s.Where(sql.False())
			return
		}
		s.Where(sql.ExprP(fmt.Sprintf("+%s = ?", s.C(user.FieldKind)), user.KindMEMBER)).
			Where(sql.ExprP("NOT +" + s.C(user.FieldOutside))).
			Where(sql.ExprP(fmt.Sprintf("+%s IN (?, ?, ?)", s.C(user.FieldState)), Args(inUse())...))
	}
}

// WholeDirectory is InDirectory for counting all of it, which is a range on an index.
func WholeDirectory(v *Viewer) predicate.User {
	if !v.Colleague() {
		return when[predicate.User](false)
	}
	return user.And(user.KindEQ(user.KindMEMBER), func(s *sql.Selector) {
		s.Where(sql.ExprP(s.C(user.FieldOutside) + " = FALSE")) // "NOT outside" would not be looked up in an index
	}, user.StateIn(inUse()...))
}

// HRAdmins are the administrators of HR, found by an index: "hr_admin" alone, as a generated condition says it, would
// be looked for in every row.
func HRAdmins() predicate.User { return isTrue(user.FieldHrAdmin) }

// HRAssistants are the assistants of HR.
func HRAssistants() predicate.User { return isTrue(user.FieldHrAssistant) }

func isTrue(column string) predicate.User {
	return func(s *sql.Selector) { s.Where(sql.ExprP(s.C(column) + " = TRUE")) }
}

package tracking

import (
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/deciders"
	"sightline/internal/policy"
	"sightline/internal/words"
)

// maxPhrase is how long the name of a team, a department or an id may be, in characters.
const maxPhrase = 200

// ParticipationFilter narrows the reviewees of a cycle; what is nil or empty narrows nothing. Of the people it uses
// only what every colleague may read of everyone, of the requests only states as the viewer may know them (V5).
type ParticipationFilter struct {
	Search             *string
	Stages             []Stage
	Team               *string
	Department         *string
	LineManagerID      *string
	WithoutLineManager *bool
	OwnViewHandedIn    *bool
	LineManagerChanged *bool
}

func (f *ParticipationFilter) predicates(v *policy.Viewer, c *ent.Cycle) ([]predicate.Participation, error) {
	if f == nil {
		return nil, nil
	}
	people, err := f.people()
	if err != nil {
		return nil, err
	}
	var all []predicate.Participation
	if f.LineManagerChanged != nil && *f.LineManagerChanged {
		all = append(all, deciders.Resettable(v, c))
	}
	if len(people) > 0 {
		all = append(all, ofReviewees(user.And(people...)))
	}
	if len(f.Stages) > 0 {
		var stages []predicate.Participation
		for _, stage := range f.Stages {
			stages = append(stages, inStage(v, c, stage))
		}
		all = append(all, participation.Or(stages...))
	}
	switch {
	case f.OwnViewHandedIn == nil:
	case c.SelfAssessment:
		all = append(all, ownView(*f.OwnViewHandedIn))
	default: // nobody is asked
		all = append(all, none)
	}
	return all, nil
}

// people are the conditions on the reviewee.
func (f *ParticipationFilter) people() ([]predicate.User, error) {
	var all []predicate.User
	for _, part := range []struct {
		value *string
		field string
		equal func(string) predicate.User
	}{
		{f.Team, "team", user.Team},
		{f.Department, "department", user.Department},
		{f.LineManagerID, "lineManagerId", user.ManagerID},
	} {
		switch {
		case part.value == nil || *part.value == "":
		case utf8.RuneCountInString(*part.value) > maxPhrase:
			return nil, apperr.Input("too_long", "filter", part.field)
		default:
			all = append(all, part.equal(*part.value))
		}
	}
	if f.WithoutLineManager != nil && *f.WithoutLineManager {
		all = append(all, user.ManagerIDIsNil())
	}
	if f.Search == nil {
		return all, nil
	}
	found, err := words.Matching(*f.Search)
	return append(all, found...), err
}

// ofReviewees narrows by a subquery that stands for itself, which the database answers once.
func ofReviewees(which predicate.User) predicate.Participation {
	return func(s *sql.Selector) {
		people := sql.Table(user.Table)
		chosen := sql.Dialect(s.Dialect()).Select(people.C(user.FieldID)).From(people)
		which(chosen)
		s.Where(sql.In(s.C(participation.FieldRevieweeID), chosen))
	}
}

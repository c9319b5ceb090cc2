package people

import (
	"errors"
	"strings"

	"sightline/ent/rolegrant"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/export"
	"sightline/internal/sheet"
)

// ReadExport reads what is to be exported from a form: the format (csv or xlsx), and what narrows the accounts, named
// as in AccountFilter of the API; lists are separated by commas. It fails at the field that means nothing.
func ReadExport(form map[string]string) (sheet.Kind, AccountFilter, error) {
	kind, err := export.KindOf(form)
	if err != nil {
		return "", AccountFilter{}, err
	}
	filter := AccountFilter{
		Search: export.Given(form["search"]), Team: export.Given(form["team"]), Location: export.Given(form["location"]),
	}
	if word := form["kind"]; word != "" {
		kind := user.Kind(word)
		if user.KindValidator(kind) != nil {
			return "", AccountFilter{}, apperr.Input("export.word", "kind")
		}
		filter.Kind = &kind
	}
	var problems [3]error
	filter.States, problems[0] = listOf(form, "states", user.StateValidator)
	filter.WorkRoles, problems[1] = listOf(form, "workRoles", user.WorkRoleValidator)
	filter.PeopleRoles, problems[2] = listOf(form, "peopleRoles", func(role Role) error {
		return rolegrant.RoleValidator(rolegrant.Role(role))
	})
	return kind, filter, errors.Join(problems[:]...)
}

// listOf reads the list of a field; it fails where one of them means nothing.
func listOf[Word ~string](form map[string]string, field string, valid func(Word) error) ([]Word, error) {
	var all []Word
	for word := range strings.SplitSeq(form[field], ",") {
		switch {
		case word == "":
		case valid(Word(word)) != nil:
			return nil, apperr.Input("export.word", field)
		default:
			all = append(all, Word(word))
		}
	}
	return all, nil
}

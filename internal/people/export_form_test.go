package people_test

import (
	"errors"
	"slices"
	"testing"

	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/sheet"
)

// TestAnExportIsAskedForInWords: what means nothing is refused at its field.
func TestAnExportIsAskedForInWords(t *testing.T) {
	t.Parallel()
	kind, filter, err := people.ReadExport(map[string]string{
		"format": "XLSX", "kind": "MEMBER", "states": "ACTIVE,INVITED", "peopleRoles": "HR_ADMIN", "search": "sue",
	})
	if err != nil || kind != sheet.XLSX || *filter.Kind != user.KindMEMBER || *filter.Search != "sue" ||
		!slices.Equal(filter.States, []user.State{user.StateACTIVE, user.StateINVITED}) ||
		!slices.Equal(filter.PeopleRoles, []people.Role{people.HRAdmin}) {
		t.Errorf("read %q %+v, %v", kind, filter, err)
	}
	for field, form := range map[string]map[string]string{
		"format":      {"format": "pdf"},
		"kind":        {"format": "csv", "kind": "ROBOT"},
		"states":      {"format": "csv", "states": "ACTIVE,ASLEEP"},
		"workRoles":   {"format": "csv", "workRoles": "OWNER"},
		"peopleRoles": {"format": "csv", "peopleRoles": "ADMIN"},
	} {
		_, _, err := people.ReadExport(form)
		var failure *apperr.Error
		if !errors.As(err, &failure) || failure.Code != apperr.BadUserInput || !slices.Equal(failure.Path, []string{field}) {
			t.Errorf("%s: %v", field, err)
		}
	}
}

package policy

import (
	"sightline/ent"
	"sightline/ent/peopleimport"
	"sightline/internal/apperr"
)

// Import is a table of people that is brought in, or about to be, with the rows that belong to it.
type Import struct {
	// ID is its id, also of one that is only to be made.
	ID string
	// Made is the import itself; nil for one that is only to be made.
	Made *ent.PeopleImport
	// Earlier are the imports that it takes the place of, Lines the lines of its own that change.
	Earlier, Lines []string
}

func importRules() map[Action]rule {
	return map[Action]rule{
		// What each line asks for is decided by the rule of that act.
		ImportPeople: on(imports, nil, func(g Grant, v *Viewer, i Import) Grant {
			return g.create("PeopleImport", v.ID()).create("ImportLine", i.ID).change("ImportLine", i.Lines...).
				change("PeopleImport", append([]string{i.ID}, i.Earlier...)...)
		}),
		// An import can change roles and line managers of many at once (T44).
		ApplyImport: proven(on(func(v *Viewer, i Import) bool { return i.Made != nil && imports(v, i) }, checkedOnly,
			changeImport)),
		// Whom of them each may invite is decided by the rule of that act.
		InviteImported: on(func(v *Viewer, i Import) bool { return i.Made != nil && imports(v, i) }, doneOnly,
			changeImport),
	}
}

// mayImport: those who make accounts. Each brings in what they could do by hand.
func mayImport(v *Viewer) bool { return v.HRAdmin() || v.WorkAdmin() }

func imports(v *Viewer, i Import) bool {
	return mayImport(v) && (i.Made == nil || i.Made.UserID == v.ID())
}

func checkedOnly(i Import) *apperr.Error {
	if i.Made.State == peopleimport.StateCHECKED {
		return nil
	}
	return apperr.State("state.import")
}

// doneOnly: those whom an import made are invited once it is carried out, by one job at a time.
func doneOnly(i Import) *apperr.Error {
	if i.Made.State == peopleimport.StateDONE && i.Made.InvitingSince == nil {
		return nil
	}
	return apperr.State("state.import_invite")
}

func changeImport(g Grant, _ *Viewer, i Import) Grant { return g.change("PeopleImport", i.ID) }

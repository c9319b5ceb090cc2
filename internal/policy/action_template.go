package policy

import (
	"sightline/ent"
)

// templateRules: whoever may create cycles keeps templates for them. Owners of one cycle do not, for a template is for
// everybody who creates one.
func templateRules() map[Action]rule {
	rename := on(keepsTemplate, nil, func(g Grant, _ *Viewer, t *ent.SavedTemplate) Grant {
		return g.change("SavedTemplate", t.ID)
	})
	return map[Action]rule{
		SaveTemplate: on(func(v *Viewer, _ *ent.Cycle) bool { return createsCycles(v) }, nil,
			func(g Grant, _ *Viewer, _ *ent.Cycle) Grant { return g.create("SavedTemplate") }),
		EditTemplate:   rename,
		DeleteTemplate: rename,
	}
}

func createsCycles(v *Viewer) bool { return v.HRAdmin() || v.HRAssistant() }

func keepsTemplate(v *Viewer, _ *ent.SavedTemplate) bool { return createsCycles(v) }

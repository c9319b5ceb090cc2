package audit

import (
	"time"

	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/export"
	"sightline/internal/sheet"
)

// ReadExport reads what is to be exported from a form: the format (csv or xlsx), and what narrows the log, named as in
// AuditFilter of the API; moments stand in the form of RFC 3339. It fails at the field that means nothing.
func ReadExport(form map[string]string) (sheet.Kind, *Filter, error) {
	kind, err := export.KindOf(form)
	if err != nil {
		return "", nil, err
	}
	filter := &Filter{
		ActorID: export.Given(form["actorId"]), SubjectID: export.Given(form["subjectId"]),
		Action: export.Given(form["action"]),
	}
	if word := form["part"]; word != "" {
		part := auditevent.Part(word)
		if auditevent.PartValidator(part) != nil {
			return "", nil, apperr.Input("export.word", "part")
		}
		filter.Part = &part
	}
	for field, bound := range map[string]**time.Time{"from": &filter.From, "to": &filter.To} {
		if form[field] == "" {
			continue
		}
		moment, err := time.Parse(time.RFC3339, form[field])
		if err != nil {
			return "", nil, apperr.Input("export.moment", field)
		}
		*bound = &moment
	}
	return kind, filter, nil
}

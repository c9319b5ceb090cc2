package audit

import (
	"strings"
	"time"

	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/sheet"
)

// ReadExport reads what is to be exported from a form: the format (csv or xlsx), and what narrows the log, named as in
// AuditFilter of the API; moments stand in the form of RFC 3339. It fails at the field that means nothing.
func ReadExport(form map[string]string) (sheet.Kind, *Filter, error) {
	kind := sheet.Kind(strings.ToLower(form["format"]))
	if kind != sheet.CSV && kind != sheet.XLSX {
		return "", nil, apperr.Input("export.format", "format")
	}
	filter := &Filter{ActorID: given(form["actorId"]), SubjectID: given(form["subjectId"]), Action: given(form["action"])}
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

func given(value string) *string {
	if value == "" {
		return nil
	}
	return &value
}

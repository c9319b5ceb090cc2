package testkit

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/internal/policy"
)

// Row is one row of the world with everything that a rule needs to judge it.
type Row struct {
	// Entity is the name of its type in ent, Type that in the SDL; Type is empty when the API does not know it.
	Entity, Type string
	ID           string
	// State says in words in which state it is, for tables: "OPEN", "CONFIDENTIAL OPEN SUBMITTED".
	State string
	// About is the persona of the reviewee whom it is about, if it is about one.
	About string
	// By is the persona who writes it, if somebody does.
	By string
	// Object is the row as an ent struct, loaded as the system.
	Object any
	// texts are its canaries by column, as "User.name"; those that the API never shows begin with a dot.
	texts map[string]string
}

// lister reads all rows of one entity in the scope of the context.
type lister func(ctx context.Context) ([]Row, error)

func list[T any](query func(ctx context.Context) ([]T, error), row func(T) Row) lister {
	return func(ctx context.Context) ([]Row, error) {
		found, err := query(ctx)
		if err != nil {
			return nil, err
		}
		rows := make([]Row, 0, len(found))
		for _, one := range found {
			r := row(one)
			r.Object = one
			rows = append(rows, r)
		}
		return rows, nil
	}
}

// Rows are all rows that exist for whoever the context names, in order of entity and id.
func (w *World) Rows(t testing.TB, ctx context.Context) []Row {
	t.Helper()
	var all []Row
	for name, read := range w.listers() {
		rows, err := read(ctx)
		if err != nil {
			t.Fatalf("list %s: %v", name, err)
		}
		for _, row := range rows {
			row.Entity = name
			all = append(all, row)
		}
	}
	slices.SortFunc(all, func(a, b Row) int { return strings.Compare(a.Entity+a.ID, b.Entity+b.ID) })
	return all
}

// RowsOf are all rows of one type of the API.
func (w *World) RowsOf(t testing.TB, typeName string) []Row {
	t.Helper()
	entity := typeName
	if typeName == "Settings" {
		entity = "Setting"
	}
	rows, err := w.listers()[entity](w.System(t))
	if err != nil {
		t.Fatalf("list %s: %v", typeName, err)
	}
	slices.SortFunc(rows, func(a, b Row) int { return strings.Compare(a.ID, b.ID) })
	return rows
}

// AllRows are all rows of the world.
func (w *World) AllRows(t testing.TB) []Row {
	t.Helper()
	return w.Rows(t, w.System(t))
}

// Entities are the names of all entities that Rows lists.
func (w *World) Entities() []string {
	var names []string
	for name := range w.listers() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Canary is a string that stands in one column of one row.
type Canary struct {
	Text string
	// Coordinate is the field that shows the column, as "User.name"; empty when none does.
	Coordinate string
	Row        Row
}

// Canaries are all of the world, by their text.
func Canaries(rows []Row) map[string]Canary {
	all := map[string]Canary{}
	for _, row := range rows {
		for coordinate, text := range row.texts {
			for _, found := range Found(text) {
				shown := coordinate
				if strings.HasPrefix(coordinate, ".") {
					shown = ""
				}
				all[found] = Canary{Text: found, Coordinate: shown, Row: row}
			}
		}
	}
	return all
}

var form = regexp.MustCompile(`canary-[a-z0-9]+(-[a-z0-9]+)*`)

// Found are the canaries in a text.
func Found(text string) []string { return form.FindAllString(text, -1) }

// Predicted tells whether the rules let the viewer read the column of a canary.
func Predicted(v *policy.Viewer, c Canary, rule func(coordinate string) []policy.Audience) bool {
	return c.Coordinate != "" && policy.Audiences(v, c.Row.Object).Any(rule(c.Coordinate))
}

func stateOf(c *ent.Cycle) string {
	if c == nil {
		return "?"
	}
	return string(c.Preset) + " " + c.State.String()
}

// personaOf is who stands behind an id; empty for nobody.
func personaOf(userID string) string {
	for _, persona := range Personas() {
		if ID("usr", persona) == userID {
			return persona
		}
	}
	return ""
}

// VersionOf is the version of a row that has one.
func VersionOf(object any) (int, bool) {
	switch row := object.(type) {
	case *ent.User:
		return row.Version, true
	case *ent.Cycle:
		return row.Version, true
	case *ent.SavedTemplate:
		return row.Version, true
	case *ent.Participation:
		return row.Version, true
	case *ent.FeedbackRequest:
		return row.Version, true
	case *ent.SelfAssessment:
		return row.Version, true
	case *ent.PeopleImport:
		return row.Version, true
	case *ent.Project:
		return row.Version, true
	case *ent.WorkReview:
		return row.Version, true
	case *ent.WorkGrant:
		return row.Version, true
	case *ent.Setting:
		return row.Version, true
	default:
		return 0, false
	}
}

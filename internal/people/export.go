package people

import (
	"context"
	"fmt"
	"strings"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/store"
	"sightline/internal/text"
)

// column is a column of an export. Whether a cell is served decides the rule of the field that it stands for, as at
// every other place where the field is shown (T62).
type column struct {
	// head is the key of its heading; an import knows the headings again.
	head string
	// field is what of the API it holds.
	field string
	cell  func(person *ent.User) string
}

func columns() []column {
	manager := func(of func(*ent.User) string) func(*ent.User) string {
		return func(person *ent.User) string {
			if person.Edges.Manager == nil {
				return ""
			}
			return of(person.Edges.Manager)
		}
	}
	return []column{
		{"export.email", "User.email", func(u *ent.User) string { return u.Email }},
		{"report.field.NAME", "User.name", func(u *ent.User) string { return u.Name }},
		{"report.field.TITLE", "User.title", func(u *ent.User) string { return u.Title }},
		{"report.field.TEAM", "User.team", func(u *ent.User) string { return u.Team }},
		{"report.field.DEPARTMENT", "User.department", func(u *ent.User) string { return u.Department }},
		{"report.field.LOCATION", "User.location", func(u *ent.User) string { return u.Location }},
		{"report.field.LINE_MANAGER", "User.lineManager", manager(func(u *ent.User) string { return u.Email })},
		{"report.field.WORK_ROLE", "User.workRole", workRoleOf},
		{"export.people_roles", "User.peopleRoles", func(u *ent.User) string {
			var held []string
			for _, role := range Roles(u) {
				held = append(held, string(role))
			}
			return strings.Join(held, ", ")
		}},
		{"export.kind", "User.kind", func(u *ent.User) string { return u.Kind.String() }},
		{"export.state", "User.state", func(u *ent.User) string { return u.State.String() }},
	}
}

func workRoleOf(person *ent.User) string {
	if person.WorkRole == nil {
		return ""
	}
	return person.WorkRole.String()
}

// File is what an export is taken along as.
type File struct {
	Name string
	Kind sheet.Kind
	Body []byte
}

// Export writes the accounts that a filter leaves as a table, in the viewer's language, and that it was taken into the
// audit log: before anything is handed over, for what cannot be recorded does not leave. An import reads the same
// table without changing anybody.
func (p *People) Export(ctx context.Context, kind sheet.Kind, filter AccountFilter, rule policy.Rule) (*File, error) {
	viewer := policy.From(ctx)
	grant, err := policy.Authorize(viewer, policy.ExportPeople, nil)
	if err != nil {
		return nil, err
	}
	narrowed, err := filter.predicates()
	if err != nil {
		return nil, err
	}
	people, err := p.store.Client().User.Query().Where(narrowed...).WithManager().
		Order(ent.Asc(user.FieldName, user.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the accounts: %w", err)
	}
	body, err := sheet.Write(kind, table(viewer, people, rule))
	if err != nil {
		return nil, fmt.Errorf("write the table: %w", err)
	}
	err = p.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		return store.Record(ctx, tx, policy.OwnPart(viewer), policy.ExportPeople, viewer.ID())
	})
	if err != nil {
		return nil, err
	}
	name := text.Say(viewer.Locale(), "export.file") + "-" + p.store.Clock().Now().Format("2006-01-02")
	return &File{Name: name + "." + string(kind), Kind: kind, Body: body}, nil
}

func table(viewer *policy.Viewer, people []*ent.User, rule policy.Rule) [][]string {
	all := columns()
	head := make([]string, len(all))
	for n, column := range all {
		head[n] = text.Say(viewer.Locale(), column.head)
	}
	rows := [][]string{head}
	for _, person := range people {
		serves := rule.Of(viewer, person)
		row := make([]string, len(all))
		for n, column := range all {
			if serves(column.field) {
				row[n] = column.cell(person)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

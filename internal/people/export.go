package people

import (
	"context"
	"fmt"
	"strings"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/export"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/store"
)

// columns are those of an export; an import knows their headings again.
func columns() []export.Column[*ent.User] {
	manager := func(of func(*ent.User) string) func(*ent.User) string {
		return func(person *ent.User) string {
			if person.Edges.Manager == nil {
				return ""
			}
			return of(person.Edges.Manager)
		}
	}
	return []export.Column[*ent.User]{
		export.Of("export.email", "User.email", func(u *ent.User) string { return u.Email }),
		export.Of("report.field.NAME", "User.name", func(u *ent.User) string { return u.Name }),
		export.Of("report.field.TITLE", "User.title", func(u *ent.User) string { return u.Title }),
		export.Of("report.field.TEAM", "User.team", func(u *ent.User) string { return u.Team }),
		export.Of("report.field.DEPARTMENT", "User.department", func(u *ent.User) string { return u.Department }),
		export.Of("report.field.LOCATION", "User.location", func(u *ent.User) string { return u.Location }),
		export.Of("report.field.LINE_MANAGER", "User.lineManager", manager(func(u *ent.User) string { return u.Email })),
		export.Of("report.field.WORK_ROLE", "User.workRole", workRoleOf),
		export.Of("export.people_roles", "User.peopleRoles", func(u *ent.User) string {
			var held []string
			for _, role := range Roles(u) {
				held = append(held, string(role))
			}
			return strings.Join(held, ", ")
		}),
		export.Of("export.kind", "User.kind", kindOf),
		export.Of("export.state", "User.state", func(u *ent.User) string { return u.State.String() }),
	}
}

func workRoleOf(person *ent.User) string {
	if person.WorkRole == nil {
		return ""
	}
	return person.WorkRole.String()
}

// kindOf is the kind of a person as an import reads it: a member from outside stays one.
func kindOf(person *ent.User) string {
	if person.Outside {
		return "OUTSIDE_MEMBER"
	}
	return person.Kind.String()
}

// Export writes the accounts that a filter leaves as a table, in the viewer's language, and that it was taken into the
// audit log: before anything is handed over, for what cannot be recorded does not leave. An import reads the same
// table without changing anybody.
func (p *People) Export(
	ctx context.Context, kind sheet.Kind, filter AccountFilter, rule policy.Rule,
) (*export.File, error) {
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
	file, err := export.Write(viewer, export.Table[*ent.User]{
		Name: "export.file", Kind: kind, Columns: columns(), Rows: people, Rule: rule,
	}, p.store.Clock().Now())
	if err != nil {
		return nil, err
	}
	err = p.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		return store.Record(ctx, tx, policy.OwnPart(viewer), policy.ExportPeople, viewer.ID())
	})
	if err != nil {
		return nil, err
	}
	return file, nil
}

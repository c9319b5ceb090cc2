package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Project groups work reviews (docs/glossary.md).
type Project struct{ ent.Schema }

// Mixin of a project.
func (Project) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "prj"}, timed{}, versioned{}}
}

// Fields of a project. One that is archived hides all that is in it (workflow W).
func (Project) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxRuneLen(maxName),
		field.Text("description").Default("").MaxRuneLen(maxReason),
		field.String("owner_id"),
		moment("due_at"),
		moment("archived_at", "since when it is out of the lists"),
	}
}

// Edges of a project.
func (Project) Edges() []ent.Edge {
	return []ent.Edge{
		owned("owner", User.Type),
		parts("members", ProjectMember.Type),
		parts("work_reviews", WorkReview.Type),
	}
}

// Indexes of a project.
func (Project) Indexes() []ent.Index {
	return []ent.Index{index.Fields("archived_at", "created_at", "id"), index.Fields("owner_id")}
}

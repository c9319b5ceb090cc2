package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// WorkReview is a set of files on which people and guests comment, do tasks and decide (docs/glossary.md).
type WorkReview struct{ ent.Schema }

// Mixin of a work review.
func (WorkReview) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "wrv"}, timed{}, versioned{}}
}

// Fields of a work review. States: workflow W. It stays in the project in which it was made: moved elsewhere it would
// be read by whoever is in the team there (T04).
func (WorkReview) Fields() []ent.Field {
	return []ent.Field{
		field.String("project_id").Immutable(),
		field.String("title").NotEmpty().MaxRuneLen(maxName),
		field.Text("description").Default("").MaxRuneLen(maxReason),
		field.Enum("state").Values("ACTIVE", "INACTIVE", "LOCKED").Default("ACTIVE"),
		field.String("owner_id"),
		field.Bool("names_shown").Default(false).Comment("people from outside read who else takes part (V7)"),
		moment("due_at"),
	}
}

// Edges of a work review.
func (WorkReview) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("project", Project.Type, "work_reviews"),
		owned("owner", User.Type),
		parts("grants", WorkGrant.Type),
		parts("links", ShareLink.Type),
	}
}

// Indexes of a work review.
func (WorkReview) Indexes() []ent.Index {
	return []ent.Index{index.Fields("project_id", "created_at", "id"), index.Fields("owner_id"), index.Fields("due_at")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// ProjectMember puts one colleague into the team of one project: they take part in each of its work reviews.
type ProjectMember struct{ ent.Schema }

// Mixin of a member of a team.
func (ProjectMember) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "prm"}, timed{}} }

// Fields of a member of a team.
func (ProjectMember) Fields() []ent.Field {
	return []ent.Field{
		field.String("project_id").Immutable(),
		field.String("user_id").Immutable(),
		field.String("added_by_id").Immutable(),
	}
}

// Edges of a member of a team.
func (ProjectMember) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("project", Project.Type, "members"),
		names("user", User.Type),
		names("added_by", User.Type),
	}
}

// Indexes of a member of a team.
func (ProjectMember) Indexes() []ent.Index {
	return []ent.Index{index.Fields("project_id", "user_id").Unique(), index.Fields("user_id")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// RoleGrant records that somebody was given a people role: by whom, when, and until when. It is the history; the fact
// that rules read stands in the person's own row.
type RoleGrant struct{ ent.Schema }

// Mixin of a grant.
func (RoleGrant) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "rgr"}, timed{}} }

// Fields of a grant. It was given when it was created.
func (RoleGrant) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.Enum("role").Values("HR_ADMIN", "HR_ASSISTANT", "TECH_ADMIN").Immutable(),
		field.String("granted_by_id").Optional().Nillable().Immutable().Comment("nobody: it came with the instance"),
		field.Time("reads_from").Optional().Nillable().Immutable().
			Comment("an HR administrator reads reviews that began then or later; nothing: all past ones too"),
		moment("revoked_at", "nothing: it stands"),
		field.String("revoked_by_id").Optional().Nillable(),
	}
}

// Edges of a grant.
func (RoleGrant) Edges() []ent.Edge {
	return []ent.Edge{edge.From("user", User.Type).Ref("role_grants").Field("user_id").Unique().Required().Immutable()}
}

// Indexes of a grant.
func (RoleGrant) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id", "created_at", "id"), index.Fields("revoked_at")}
}

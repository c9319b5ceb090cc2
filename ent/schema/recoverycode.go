package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// RecoveryCode stands in once for a lost second factor; using it deletes it. Only its hash is stored.
type RecoveryCode struct{ ent.Schema }

// Mixin of a recovery code.
func (RecoveryCode) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "rcv", random: true}, timed{}}
}

// Fields of a recovery code.
func (RecoveryCode) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.String("code_hash").Sensitive().Immutable().Comment("SHA-256 of 80 random bits"),
	}
}

// Edges of a recovery code.
func (RecoveryCode) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of a recovery code.
func (RecoveryCode) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id", "code_hash").Unique()}
}

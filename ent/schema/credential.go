package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Credential is one way for a person to prove who they are. Nobody reads it: identity compares against it.
type Credential struct{ ent.Schema }

// Mixin of a credential.
func (Credential) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "crd"}, timed{}} }

// Fields of a credential.
func (Credential) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.Enum("kind").Values("PASSWORD"),
		field.String("hash").Sensitive().Comment("argon2id"),
		field.Int("failures").Default(0).Comment("consecutive wrong tries; at 100 only a mailed reset helps (T39)"),
	}
}

// Edges of a credential.
func (Credential) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of a credential.
func (Credential) Indexes() []ent.Index { return []ent.Index{index.Fields("user_id", "kind").Unique()} }

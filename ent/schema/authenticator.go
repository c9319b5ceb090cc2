package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Authenticator is the app whose codes a person types after the password (RFC 6238). Nobody reads it: identity compares
// against it.
type Authenticator struct{ ent.Schema }

// Mixin of an authenticator.
func (Authenticator) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "atr"}, timed{}} }

// Fields of an authenticator.
func (Authenticator) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.Bytes("sealed").Sensitive().Immutable().Comment("the shared secret, sealed with the instance's key"),
		field.Int64("last_step").Comment("the time step of the code used last: none counts twice (T45)"),
		field.Int("failures").Default(0).Comment("consecutive wrong codes; at 100 only a recovery code helps (T39)"),
	}
}

// Edges of an authenticator.
func (Authenticator) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of an authenticator.
func (Authenticator) Indexes() []ent.Index { return []ent.Index{index.Fields("user_id").Unique()} }

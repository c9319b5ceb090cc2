package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// AccessToken lets a person's script ask the API as them. Only the hash of its secret is stored.
type AccessToken struct{ ent.Schema }

// Mixin of a token.
func (AccessToken) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "pat", random: true}, timed{}}
}

// Fields of a token.
func (AccessToken) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.String("name").NotEmpty().MaxRuneLen(maxName),
		field.Enum("scope").Values("READ", "WRITE").Immutable(),
		field.String("token_hash").Unique().Sensitive().Immutable().Comment("SHA-256 of the secret"),
		field.Time("expires_at").Immutable(),
		moment("used_at", "the last use, to the minute"),
	}
}

// Edges of a token.
func (AccessToken) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of a token.
func (AccessToken) Indexes() []ent.Index { return []ent.Index{index.Fields("user_id")} }

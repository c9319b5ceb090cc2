package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// OneTimeLink is a link that lets its receiver set a password once, or answer a change of their address. Only the
// hash of its secret is stored (T23, T41).
type OneTimeLink struct{ ent.Schema }

// Mixin of a link.
func (OneTimeLink) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "lnk", random: true}, timed{}}
}

// Fields of a link.
func (OneTimeLink) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.Enum("kind").Values("INVITATION", "PASSWORD_RESET", "OLD_ADDRESS", "NEW_ADDRESS"),
		field.String("token_hash").Unique().Sensitive().Immutable(),
		field.Time("expires_at"),
		moment("used_at"),
		moment("voided_at"),
		field.String("handed_to_id").Optional().Nillable().
			Comment("The administrator who was handed the link and so could become its receiver; nil when nobody was."),
	}
}

// Edges of a link.
func (OneTimeLink) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of a link.
func (OneTimeLink) Indexes() []ent.Index { return []ent.Index{index.Fields("user_id", "kind")} }

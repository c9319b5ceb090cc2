package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// AddressChange is another address that somebody is to have and that does not count yet. Its row goes when it counts,
// or when it is stopped: what happened stands in the audit log.
type AddressChange struct{ ent.Schema }

// Mixin of a change of address. It was asked for when it was created.
func (AddressChange) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "adc", random: true}, timed{}}
}

// Fields of a change of address.
func (AddressChange) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.String("email").NotEmpty().MaxLen(maxEmail).Immutable().Comment("lower case"),
		field.String("asked_by_id").Immutable(),
		field.Bool("guarded").Immutable().Comment("the person, or another HR administrator, has to agree (V10)"),
		moment("agreed_at"),
		field.String("agreed_by_id").Optional().Nillable().Comment("nobody: it was agreed to from the old address"),
	}
}

// Edges of a change of address.
func (AddressChange) Edges() []ent.Edge {
	return []ent.Edge{names("user", User.Type), names("asked_by", User.Type)}
}

// Indexes of a change of address: one for each person at a time.
func (AddressChange) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id").Unique()}
}

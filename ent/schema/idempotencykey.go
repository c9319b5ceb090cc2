package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// IdempotencyKey remembers that a person's request was carried out, so that repeating it makes nothing twice.
type IdempotencyKey struct{ ent.Schema }

// Mixin of a key.
func (IdempotencyKey) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "idk"}, timed{}} }

// Fields of a key.
func (IdempotencyKey) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.String("operation").Immutable(),
		field.String("key").Immutable().MaxRuneLen(maxName),
		field.String("object_id").Immutable().Comment("what the first request made"),
	}
}

// Edges of a key.
func (IdempotencyKey) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of a key.
func (IdempotencyKey) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id", "operation", "key").Unique()}
}

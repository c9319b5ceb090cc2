package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Reading is a line about HR having opened somebody's confidential text (V9).
type Reading struct{ ent.Schema }

// Mixin of a reading.
func (Reading) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "rdg"}, timed{}} }

// Fields of a reading. One line for each reader, participation and day.
func (Reading) Fields() []ent.Field {
	return []ent.Field{
		field.String("reader_id").Immutable(),
		field.String("participation_id").Immutable(),
		field.String("day").Immutable().Comment("UTC, as 2026-11-23"),
	}
}

// Edges of a reading.
func (Reading) Edges() []ent.Edge {
	return []ent.Edge{names("reader", User.Type), names("participation", Participation.Type)}
}

// Indexes of a reading.
func (Reading) Indexes() []ent.Index {
	return []ent.Index{index.Fields("participation_id", "reader_id", "day").Unique()}
}

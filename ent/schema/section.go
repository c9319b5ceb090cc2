package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Section is a titled group of questions of a cycle.
type Section struct{ ent.Schema }

// Mixin of a section.
func (Section) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "sec"}, timed{}} }

// Fields of a section.
func (Section) Fields() []ent.Field {
	return []ent.Field{
		field.String("cycle_id").Immutable(),
		field.Int("position").NonNegative(),
		field.String("title").Default("").MaxRuneLen(maxName),
	}
}

// Edges of a section.
func (Section) Edges() []ent.Edge {
	return []ent.Edge{belongs("cycle", Cycle.Type, "sections"), parts("questions", Question.Type)}
}

// Indexes of a section.
func (Section) Indexes() []ent.Index { return []ent.Index{index.Fields("cycle_id", "position")} }

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// CycleOwner makes one person an owner of one cycle.
type CycleOwner struct{ ent.Schema }

// Mixin of an owner.
func (CycleOwner) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "cow"}, timed{}} }

// Fields of an owner.
func (CycleOwner) Fields() []ent.Field {
	return []ent.Field{field.String("cycle_id").Immutable(), field.String("user_id").Immutable()}
}

// Edges of an owner.
func (CycleOwner) Edges() []ent.Edge {
	return []ent.Edge{belongs("cycle", Cycle.Type, "owners"), names("user", User.Type)}
}

// Indexes of an owner.
func (CycleOwner) Indexes() []ent.Index {
	return []ent.Index{index.Fields("cycle_id", "user_id").Unique(), index.Fields("user_id")}
}

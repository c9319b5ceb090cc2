package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"sightline/internal/promise"
)

// PolicyChange records how the promise of a published cycle was changed: whoever wrote in the cycle can read it (V3).
type PolicyChange struct{ ent.Schema }

// Mixin of a change.
func (PolicyChange) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "pch"}, timed{}} }

// Fields of a change.
func (PolicyChange) Fields() []ent.Field {
	return []ent.Field{
		field.String("cycle_id").Immutable(),
		field.String("changed_by_id").Immutable(),
		field.JSON("before", promise.Promise{}).Immutable(),
		field.JSON("after", promise.Promise{}).Immutable(),
	}
}

// Edges of a change.
func (PolicyChange) Edges() []ent.Edge {
	return []ent.Edge{belongs("cycle", Cycle.Type, "policy_changes"), names("changed_by", User.Type)}
}

// Indexes of a change.
func (PolicyChange) Indexes() []ent.Index { return []ent.Index{index.Fields("cycle_id")} }

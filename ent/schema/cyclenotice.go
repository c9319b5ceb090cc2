package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// CycleNotice records that the people who run a cycle told its reviewees that a phase has begun (D14).
type CycleNotice struct{ ent.Schema }

// Mixin of a notice.
func (CycleNotice) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "ntc"}, timed{}} }

// Fields of a notice.
func (CycleNotice) Fields() []ent.Field {
	return []ent.Field{
		field.String("cycle_id").Immutable(),
		field.String("sent_by_id").Immutable(),
		field.Enum("phase").Values("NOMINATE", "APPROVE", "WRITE", "RELEASE"),
		field.Int("recipients").NonNegative(),
	}
}

// Edges of a notice.
func (CycleNotice) Edges() []ent.Edge {
	return []ent.Edge{belongs("cycle", Cycle.Type, "notices"), names("sent_by", User.Type)}
}

// Indexes of a notice.
func (CycleNotice) Indexes() []ent.Index { return []ent.Index{index.Fields("cycle_id", "phase")} }

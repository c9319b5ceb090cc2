package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// NoticePlan says that the announcement of a phase is to go out at a time that somebody who runs the cycle has chosen.
// Another time is another plan, and one that went out is gone: it is a CycleNotice then (docs/adr/0042).
type NoticePlan struct{ ent.Schema }

// Mixin of a plan.
func (NoticePlan) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "npl"}, timed{}} }

// Fields of a plan.
func (NoticePlan) Fields() []ent.Field {
	return []ent.Field{
		field.String("cycle_id").Immutable(),
		field.String("planned_by_id").Immutable().Comment("in whose name it goes out"),
		field.Enum("phase").Values("NOMINATE", "APPROVE", "WRITE", "RELEASE").Immutable(),
		field.Time("due_at").Immutable(),
		field.Enum("problem").Values("NOT_OPEN", "NOT_ALLOWED").Optional().Nillable().
			Comment("why it did not go out when its time had come"),
	}
}

// Edges of a plan.
func (NoticePlan) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("cycle", Cycle.Type, "notice_plans"), names("planned_by", User.Type),
	}
}

// Indexes of a plan: one for each phase of a cycle.
func (NoticePlan) Indexes() []ent.Index {
	return []ent.Index{index.Fields("cycle_id", "phase").Unique()}
}

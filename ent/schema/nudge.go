package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Nudge records that somebody reminded those for whom one participation waits, in one step of it. Whom it reached is
// kept nowhere: it would tell who had not handed in (docs/adr/0033).
type Nudge struct{ ent.Schema }

// Mixin of a nudge.
func (Nudge) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "ndg"}, timed{}} }

// Fields of a nudge.
func (Nudge) Fields() []ent.Field {
	return []ent.Field{
		field.String("participation_id").Immutable(),
		field.String("nudged_by_id").Immutable(),
		field.Enum("step").Values("NOMINATE", "APPROVE", "WRITE", "RELEASE").Immutable(),
		field.String("key").Immutable().MaxLen(maxPhrase).Comment("the idempotency key of the call that made it"),
	}
}

// Edges of a nudge.
func (Nudge) Edges() []ent.Edge {
	return []ent.Edge{belongs("participation", Participation.Type, "nudges"), names("nudged_by", User.Type)}
}

// Indexes of a nudge.
func (Nudge) Indexes() []ent.Index {
	return []ent.Index{index.Fields("participation_id", "created_at")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Participation is one person's part as the reviewed one in one cycle.
type Participation struct{ ent.Schema }

// Mixin of a participation.
func (Participation) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "prt"}, timed{}, versioned{}}
}

// Fields of a participation.
func (Participation) Fields() []ent.Field {
	return []ent.Field{
		field.String("cycle_id").Immutable(),
		field.String("reviewee_id").Immutable(),
		moment("list_done_at", "when the list of reviewers was declared complete"),
		moment("released_at"),
		moment("opened_at", "when the reviewee first opened the released feedback"),
	}
}

// Edges of a participation.
func (Participation) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("cycle", Cycle.Type, "participations"),
		names("reviewee", User.Type),
		parts("requests", FeedbackRequest.Type),
		parts("released_texts", ReleasedText.Type),
		parts("cuts", ResultCut.Type),
		parts("nudges", Nudge.Type),
		part("self_assessment", SelfAssessment.Type),
	}
}

// Indexes of a participation.
func (Participation) Indexes() []ent.Index {
	return []ent.Index{index.Fields("cycle_id", "reviewee_id").Unique(), index.Fields("reviewee_id")}
}

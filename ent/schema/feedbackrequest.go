package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// FeedbackRequest is one reviewer being asked for feedback about one reviewee in one cycle. States: workflow F.
type FeedbackRequest struct{ ent.Schema }

// Mixin of a request.
func (FeedbackRequest) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "req"}, timed{}, versioned{}}
}

// Fields of a request.
func (FeedbackRequest) Fields() []ent.Field {
	return []ent.Field{
		field.String("cycle_id").Immutable(),
		field.String("participation_id").Immutable(),
		field.String("reviewee_id").Immutable(),
		field.String("reviewer_id").Immutable(),
		field.String("nominated_by_id").Immutable(),
		field.Enum("state").Values("NOMINATED", "WITHDRAWN", "APPROVED", "REJECTED", "DRAFT", "SUBMITTED",
			"RELEASED", "DECLINED", "EXPIRED").Default("NOMINATED"),
		field.Bool("upward").Default(false).Immutable().
			Comment("the reviewer was asked because the reviewee leads them"),
		field.Bool("proactive").Default(false).Immutable().
			Comment("the reviewer writes unasked, and nobody else sees it before it is handed in"),
		field.Bool("carried").Default(false).
			Comment("what the reviewer wrote before they were asked by this request is in it"),
		field.Bool("as_line_manager").Default(false).
			Comment("the reviewer led the reviewee when they were chosen, and nobody has put another in that place"),
		field.Text("reject_reason").Default("").MaxRuneLen(maxReason),
		field.Text("decline_reason").Default("").MaxRuneLen(maxReason),
		field.Bool("replaced").Default(false).Comment("the reviewee has answered a refusal: replaced it or let it be"),
		moment("decided_at"),
		moment("submitted_at"),
		moment("released_at"),
	}
}

// Edges of a request.
func (FeedbackRequest) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("cycle", Cycle.Type, "requests"),
		belongs("participation", Participation.Type, "requests"),
		names("reviewee", User.Type),
		names("reviewer", User.Type),
		names("nominated_by", User.Type),
		parts("answers", Answer.Type),
	}
}

// Indexes of a request.
func (FeedbackRequest) Indexes() []ent.Index {
	return []ent.Index{
		// Two can choose the same reviewer where one does not see what the other did, and somebody can write unasked whom
		// the cycle asks by its rule (docs/adr/0050).
		index.Fields("participation_id", "reviewer_id", "nominated_by_id", "proactive").Unique(),
		index.Fields("reviewer_id", "state"),
		index.Fields("reviewee_id", "state"),
		index.Fields("cycle_id", "state"),
	}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Answer is what one reviewer wrote to one question about one reviewee.
type Answer struct{ ent.Schema }

// Mixin of an answer. Its id is random: ids in order would tell which answers were written together.
func (Answer) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "ans", random: true}, timed{}, answered{}}
}

// Fields of an answer.
func (Answer) Fields() []ent.Field {
	return []ent.Field{
		field.String("request_id").Immutable(),
		field.String("question_id").Immutable(),
		moment("withheld_at", "when it was kept back from the reviewee; the decision stays where its writer takes it back"),
		field.String("withheld_by_id").Optional().Nillable(),
		field.Text("withhold_reason").Default("").MaxRuneLen(maxWithholdReason),
	}
}

// Edges of an answer.
func (Answer) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("request", FeedbackRequest.Type, "answers"), names("question", Question.Type),
		edge.To("withheld_by", User.Type).Field("withheld_by_id").Unique().
			Annotations(entsql.OnDelete(entsql.SetNull)),
	}
}

// Indexes of an answer.
func (Answer) Indexes() []ent.Index {
	return []ent.Index{index.Fields("request_id", "question_id").Unique()}
}

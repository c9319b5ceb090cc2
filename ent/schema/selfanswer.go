package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// SelfAnswer is what a reviewee wrote to one question about themselves.
type SelfAnswer struct{ ent.Schema }

// Mixin of it. Its id is random like that of every answer.
func (SelfAnswer) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "san", random: true}, timed{}, answered{}}
}

// Fields of it.
func (SelfAnswer) Fields() []ent.Field {
	return []ent.Field{
		field.String("assessment_id").Immutable(),
		field.String("question_id").Immutable(),
	}
}

// Edges of it.
func (SelfAnswer) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("assessment", SelfAssessment.Type, "answers"),
		names("question", Question.Type),
	}
}

// Indexes of it.
func (SelfAnswer) Indexes() []ent.Index {
	return []ent.Index{index.Fields("assessment_id", "question_id").Unique()}
}

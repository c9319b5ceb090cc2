package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
)

// SelfAssessment is what a reviewee writes about themselves in a cycle. It is no feedback request, so that nothing that
// counts, merges, shuffles or publishes what reviewers wrote can take it along (docs/adr/0044). Until the first save
// there is none.
type SelfAssessment struct{ ent.Schema }

// Mixin of a self-assessment.
func (SelfAssessment) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "sas"}, timed{}, versioned{}}
}

// Fields of a self-assessment.
func (SelfAssessment) Fields() []ent.Field {
	return []ent.Field{
		field.String("participation_id").Immutable().Unique(),
		field.Enum("state").Values("DRAFT", "SUBMITTED").Default("DRAFT"),
		moment("submitted_at"),
	}
}

// Edges of a self-assessment.
func (SelfAssessment) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("participation", Participation.Type, "self_assessment"),
		parts("answers", SelfAnswer.Type),
	}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"sightline/internal/anonymity"
)

// ResultCut is what is published in numbers about the answers to one question about one reviewee: made at the release,
// once, over writers who are enough (A1, A3, A8). Where there is none there were not enough.
type ResultCut struct{ ent.Schema }

// Mixin of a cut.
func (ResultCut) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "cut", random: true}} }

// Fields of a cut.
func (ResultCut) Fields() []ent.Field {
	return []ent.Field{
		field.String("participation_id").Immutable(),
		field.String("question_id").Immutable(),
		field.Enum("group").GoType(anonymity.Group("")).Immutable(),
		field.Float("mean").Optional().Nillable().Immutable().Comment("of a scale, to one decimal"),
		field.Int("x").Optional().Nillable().Immutable().Comment("mean place on a graph across, 0 to 100"),
		field.Int("y").Optional().Nillable().Immutable().Comment("mean place on a graph upwards, 0 to 100"),
		field.JSON("shares", []anonymity.Share{}).Immutable().Default([]anonymity.Share{}),
	}
}

// Edges of a cut.
func (ResultCut) Edges() []ent.Edge {
	return []ent.Edge{belongs("participation", Participation.Type, "cuts"), names("question", Question.Type)}
}

// Indexes of a cut.
func (ResultCut) Indexes() []ent.Index {
	return []ent.Index{index.Fields("participation_id", "question_id", "group").Unique()}
}

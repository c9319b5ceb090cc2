package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"sightline/internal/axis"
)

// Question is one question of a cycle's questionnaire.
type Question struct{ ent.Schema }

// Mixin of a question.
func (Question) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "qst"}, timed{}} }

// Fields of a question. Labels are the words under the points of a SCALE, lowest first, or the options of a choice.
func (Question) Fields() []ent.Field {
	return []ent.Field{
		field.String("cycle_id").Immutable(),
		field.String("section_id").Immutable(),
		field.Int("position").NonNegative(),
		field.Enum("kind").Values("TEXT", "SCALE", "SINGLE_CHOICE", "MULTI_CHOICE", "GRAPH_2D"),
		field.String("text").NotEmpty().MaxRuneLen(maxPhrase),
		field.String("help").Default("").MaxRuneLen(maxReason),
		field.String("text_self").Default("").MaxRuneLen(maxPhrase).
			Comment("the question as the reviewee reads it about themselves; empty means as it stands"),
		field.Bool("required").Default(false),
		field.Bool("allow_not_applicable").Default(false),
		field.Strings("labels").Default([]string{}),
		field.Bool("cycle_scale").Default(false).
			Comment("labels and allow_not_applicable are those of the cycle, and change with them"),
		field.JSON("axes", []axis.Axis{}).Default([]axis.Axis{}).
			Annotations(entsql.Default("[]")).Comment("of a GRAPH_2D: across, then up; else none"),
	}
}

// Edges of a question.
func (Question) Edges() []ent.Edge {
	return []ent.Edge{belongs("cycle", Cycle.Type, "questions"), belongs("section", Section.Type, "questions")}
}

// Indexes of a question.
func (Question) Indexes() []ent.Index {
	return []ent.Index{index.Fields("cycle_id", "section_id", "position")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"sightline/internal/anonymity"
)

// ReleasedText is one text of an Anonymous cycle as it was released: a row of its own with a random id, without writer,
// time, version or order (A5). Nothing in the database leads from it to the answer that it was taken from.
type ReleasedText struct{ ent.Schema }

// Mixin of a released text.
func (ReleasedText) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "rtx", random: true}} }

// Fields of a released text.
func (ReleasedText) Fields() []ent.Field {
	return []ent.Field{
		field.String("participation_id").Immutable(),
		field.String("question_id").Immutable(),
		field.Enum("group").GoType(anonymity.Group("")).Immutable().
			Comment("how its writer and others stand to the reviewee"),
		field.Text("text").NotEmpty().MaxRuneLen(maxText).Immutable(),
	}
}

// Edges of a released text.
func (ReleasedText) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("participation", Participation.Type, "released_texts"), names("question", Question.Type),
	}
}

// Indexes of a released text.
func (ReleasedText) Indexes() []ent.Index {
	return []ent.Index{index.Fields("participation_id", "question_id")}
}

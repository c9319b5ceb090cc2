package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
)

// SavedTemplate is what a cycle was made of, kept under a name for cycles to come. It holds nothing of anybody who took
// part, and is no cycle: whoever could see or run that one has nothing to do with it.
type SavedTemplate struct{ ent.Schema }

// Mixin of a template.
func (SavedTemplate) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "tpl"}, timed{}, versioned{}}
}

// Fields of a template.
func (SavedTemplate) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxRuneLen(maxName).Unique(),
		field.Text("description").Default("").MaxRuneLen(maxReason),
		field.Enum("kind").Values("PERFORMANCE", "FEEDBACK_360", "OBJECTIVES").Immutable(),
		field.Int("question_count").NonNegative().Immutable(),
		field.Text("content").Immutable().
			Comment("settings and questionnaire as JSON, by the columns of their tables (docs/adr/0030)"),
		field.String("saved_by_id").Immutable(),
	}
}

// Edges of a template.
func (SavedTemplate) Edges() []ent.Edge { return []ent.Edge{names("saved_by", User.Type)} }

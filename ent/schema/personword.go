package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// PersonWord is a word by which somebody is found, folded as searches are. internal/store writes it with the name, the
// address and the team that it comes from (docs/adr/0019); nobody reads it but as a condition on people.
type PersonWord struct{ ent.Schema }

// Mixin of a word.
func (PersonWord) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "wrd"}, timed{}} }

// Fields of a word.
func (PersonWord) Fields() []ent.Field {
	return []ent.Field{field.String("user_id").Immutable(), field.String("word").NotEmpty().Immutable()}
}

// Edges of a word.
func (PersonWord) Edges() []ent.Edge { return []ent.Edge{belongs("user", User.Type, "words")} }

// Indexes of a word: a search is a range of them.
func (PersonWord) Indexes() []ent.Index {
	return []ent.Index{index.Fields("word", "user_id"), index.Fields("user_id", "word")}
}

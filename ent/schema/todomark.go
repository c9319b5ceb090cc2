package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// TodoMark records that a person put one of their to-dos aside. To-dos themselves are never stored.
type TodoMark struct{ ent.Schema }

// Mixin of a mark.
func (TodoMark) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "tdm"}, timed{}} }

// Fields of a mark.
func (TodoMark) Fields() []ent.Field {
	return []ent.Field{field.String("user_id").Immutable(), field.String("todo_id").Immutable()}
}

// Edges of a mark.
func (TodoMark) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of a mark.
func (TodoMark) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id", "todo_id").Unique()}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Message is an entry in one person's inbox: something they should know. Its words are made when it is read, from
// what the reader may see then (V6).
type Message struct{ ent.Schema }

// Mixin of a message.
func (Message) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "msg"}, timed{}} }

// Fields of a message.
func (Message) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.Enum("kind").Values("CYCLE_STARTED", "FEEDBACK_ASKED", "NOMINATION_REJECTED", "REVIEWER_DECLINED",
			"LIST_READY", "RELEASE_DUE", "FEEDBACK_RELEASED", "FEEDBACK_ADDED", "IMPORT_DONE",
			"ANSWER_WITHHELD", "ANSWER_PUT_BACK",
			"NUDGE_NOMINATE", "NUDGE_APPROVE", "NUDGE_WRITE", "NUDGE_RELEASE",
			"SELF_ASKED", "NUDGE_SELF"),
		field.String("participation_id").Optional().Nillable().Immutable(),
		field.String("request_id").Optional().Nillable().Immutable(),
		field.String("import_id").Optional().Nillable().Immutable(),
		moment("read_at"),
	}
}

// Edges of a message.
func (Message) Edges() []ent.Edge {
	return []ent.Edge{
		names("user", User.Type),
		mayName("participation", Participation.Type),
		mayName("request", FeedbackRequest.Type),
		mayName("import", PeopleImport.Type),
	}
}

// Indexes of a message.
func (Message) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("user_id", "created_at", "id"), index.Fields("user_id", "read_at"),
		// Imports are forgotten in the end.
		index.Fields("import_id"),
	}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Mail is one mail that is to go out, written in the transaction of its cause. It holds what the mail is about and
// never its words: they are made at sending, as its receiver (V6).
type Mail struct{ ent.Schema }

// Mixin of a mail.
func (Mail) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "mal"}, timed{}} }

// Fields of a mail.
func (Mail) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable().Comment("the receiver"),
		field.Enum("kind").Values("INVITATION", "GUEST_INVITATION", "PASSWORD_RESET", "CYCLE_STARTED",
			"FEEDBACK_ASKED", "NOMINATION_REJECTED", "LIST_READY", "RELEASE_DUE", "FEEDBACK_RELEASED",
			"FACTOR_ADDED", "FACTOR_REMOVED", "FACTOR_RESET", "PASSKEY_ADDED", "PASSKEY_REMOVED",
			"ADDRESS_CHANGING", "ADDRESS_CONFIRM", "ADDRESS_CHANGED",
			"DELETION_DONE", "DELETION_DECLINED",
			"NUDGE_NOMINATE", "NUDGE_APPROVE", "NUDGE_WRITE", "NUDGE_RELEASE", "WRITE_ANNOUNCED",
			"SELF_ASKED", "NUDGE_SELF", "WORK_SHARED", "DOOR_CODE"),
		field.String("participation_id").Optional().Nillable().Immutable(),
		field.String("request_id").Optional().Nillable().Immutable(),
		field.String("link_id").Optional().Nillable().Immutable(),
		field.String("share_link_id").Optional().Nillable().Immutable(),
		field.String("code_id").Optional().Nillable().Immutable().Comment("the code of a DOOR_CODE; no foreign key"),
		field.String("address").Default("").MaxLen(maxEmail).
			Comment("where it goes when not to the receiver's own address; empty again once nothing is to be sent"),
		field.Text("personal_message").Default("").MaxRuneLen(maxReason).Immutable(),
		field.Enum("state").Values("QUEUED", "HELD", "SENT", "FAILED", "CANCELLED").Default("QUEUED").
			Comment("HELD until its receiver has accepted the invitation"),
		field.Int("attempts").Default(0),
		field.Time("due_at"),
		field.String("problem").Default("").MaxRuneLen(maxPhrase).Comment("why the last try failed, in plain words"),
		field.String("message_id").Unique().Immutable().Comment("the Message-ID, the same at each try"),
		moment("sent_at"),
	}
}

// Edges of a mail.
func (Mail) Edges() []ent.Edge {
	return []ent.Edge{
		names("user", User.Type),
		mayName("participation", Participation.Type),
		mayName("request", FeedbackRequest.Type),
		mayName("link", OneTimeLink.Type),
		mayName("share_link", ShareLink.Type),
	}
}

// Indexes of a mail.
func (Mail) Indexes() []ent.Index {
	return []ent.Index{index.Fields("state", "due_at"), index.Fields("created_at", "id"), index.Fields("user_id", "state")}
}

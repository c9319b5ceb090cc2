package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
)

// DeletionRequest is somebody's wish that their account be deleted. A person has one at most: it goes when they take it
// back, when they ask again, and with the account (docs/adr/0025-asking-for-deletion.md).
type DeletionRequest struct{ ent.Schema }

// Mixin of a request. It was asked when it was created.
func (DeletionRequest) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "dlr"}, timed{}} }

// Fields of a request.
func (DeletionRequest) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable().Comment("who asks, and about whose account"),
		field.Text("reason").Default("").MaxRuneLen(maxReason).Immutable(),
		moment("declined_at", "nothing: it waits"),
		field.Text("decline_reason").Default("").MaxRuneLen(maxReason),
	}
}

// Edges of a request.
func (DeletionRequest) Edges() []ent.Edge {
	return []ent.Edge{belongs("user", User.Type, "deletion_request")}
}

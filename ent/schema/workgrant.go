package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// WorkGrant shares one work review with one person, a member or a guest: what they may do there, and until when. It is
// deleted when it is taken back; the audit log keeps that it was (T31).
type WorkGrant struct{ ent.Schema }

// Mixin of a grant.
func (WorkGrant) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "wgr"}, timed{}, versioned{}}
}

// Fields of a grant.
func (WorkGrant) Fields() []ent.Field {
	return []ent.Field{
		field.String("review_id").Immutable(),
		field.String("user_id").Immutable(),
		field.String("added_by_id").Immutable(),
		field.String("link_id").Optional().Nillable().Comment("the share link that gives it, if one does"),
		field.Bool("comments").Default(true).Comment("may write comments"),
		field.Bool("decides").Default(false).Comment("is asked for a decision about each file version"),
		field.Bool("downloads").Default(true).Comment("may take the files along"),
		moment("expires_at", "from when it gives nothing any more"),
		moment("last_used_at", "to the hour; nil before the first time"),
	}
}

// Edges of a grant.
func (WorkGrant) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("review", WorkReview.Type, "grants"),
		names("user", User.Type),
		names("added_by", User.Type),
		edge.From("link", ShareLink.Type).Ref("grants").Field("link_id").Unique(),
	}
}

// Indexes of a grant.
func (WorkGrant) Indexes() []ent.Index {
	return []ent.Index{index.Fields("review_id", "user_id").Unique(), index.Fields("user_id")}
}

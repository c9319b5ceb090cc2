package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// ShareLink is a door to one work review for people from outside: it opens nothing but the question for an address and
// the code that is mailed there. Its secret is stored nowhere (T23). It is deleted when it is taken back, and what it
// granted with it; the audit log keeps that it was (T31). Whom it names is known by their grants: an address stands
// with its account alone, and goes with it.
type ShareLink struct{ ent.Schema }

// Mixin of a link.
func (ShareLink) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "shl", random: true}, timed{}}
}

// Fields of a link.
func (ShareLink) Fields() []ent.Field {
	return []ent.Field{
		field.String("review_id").Immutable(),
		field.String("created_by_id").Immutable(),
		field.String("token_hash").Unique().Sensitive().Immutable(),
		field.Strings("domains").Default([]string{}).Comment("whose addresses may come in, lower case"),
		field.Strings("excluded").Default([]string{}).Comment("ids of people whose grant was taken back"),
		field.Bool("comments").Default(true),
		field.Bool("decides").Default(false),
		field.Bool("downloads").Default(true),
		field.Time("expires_at"),
		moment("last_used_at", "to the hour; nil before the first time"),
	}
}

// Edges of a link.
func (ShareLink) Edges() []ent.Edge {
	return []ent.Edge{
		belongs("review", WorkReview.Type, "links"),
		names("created_by", User.Type),
		parts("grants", WorkGrant.Type),
	}
}

// Indexes of a link.
func (ShareLink) Indexes() []ent.Index { return []ent.Index{index.Fields("review_id")} }

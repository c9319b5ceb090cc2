package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Session is one signed-in browser of one person.
type Session struct{ ent.Schema }

// Mixin of a session.
func (Session) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "ses", random: true}, timed{}}
}

// Fields of a session.
func (Session) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.String("token_hash").Unique().Sensitive().Immutable().Comment("SHA-256 of the cookie's secret"),
		field.String("device").Default("").MaxRuneLen(maxPhrase),
		field.Time("seen_at").Comment("idle time counts from here"),
		field.String("network").Default("").MaxLen(maxName).Comment("where it began: a /24 or /64, no address"),
		field.Time("expires_at").Comment("the absolute end"),
		field.Bool("by_code").Default(false).Immutable().
			Comment("begun with a mailed code: it reaches shared work and nothing else"),
		moment("proved_at", "when the person last proved that it is them (T44)"),
	}
}

// Edges of a session.
func (Session) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of a session.
func (Session) Indexes() []ent.Index {
	return []ent.Index{index.Fields("user_id"), index.Fields("expires_at")}
}

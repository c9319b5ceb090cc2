package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// DoorCode is a code that somebody asked for at a share link. The code itself is stored nowhere: it is derived from the
// row and the instance's key when the mail is written. One is written for every address that is asked about, admitted
// or not, so that both take the same work (T30); rows go after a day.
type DoorCode struct{ ent.Schema }

// Mixin of a code.
func (DoorCode) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "dcd", random: true}, timed{}}
}

// Fields of a code.
func (DoorCode) Fields() []ent.Field {
	return []ent.Field{
		field.String("link_id").Immutable().Comment("the link; no foreign key, for its end voids the code anyway"),
		field.String("address").NotEmpty().MaxLen(maxEmail).Immutable().Comment("lower case"),
		field.Int("tries").Default(0).Comment("counted before the code is compared (T26)"),
		field.Time("expires_at").Immutable(),
		moment("used_at", "when it let somebody in"),
		moment("voided_at", "when a newer one was asked for"),
	}
}

// Indexes of a code.
func (DoorCode) Indexes() []ent.Index {
	return []ent.Index{index.Fields("address", "created_at"), index.Fields("created_at")}
}

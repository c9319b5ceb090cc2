package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Passkey is the public half of a key that a person's device or password manager holds (docs/adr/0027). It opens
// nothing by itself: identity checks signatures against it.
type Passkey struct{ ent.Schema }

// Mixin of a passkey.
func (Passkey) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "psk", random: true}, timed{}}
}

// Fields of a passkey.
func (Passkey) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable(),
		field.String("name").NotEmpty().MaxRuneLen(maxPasskey),
		field.Bytes("credential_id").Unique().Immutable().Comment("what the device calls the key"),
		field.Bytes("public_key").Immutable().Comment("as COSE writes it"),
		field.Uint32("sign_count").Comment("how often the device says it signed; 0 where it does not count"),
		field.Bool("may_sync").Immutable().Comment("whether a password manager may copy it; the device never changes it"),
		field.Bool("synced").Comment("whether a password manager keeps it by now"),
		field.Time("last_challenge").
			Comment("when the challenge was made that it answered last: only a later one counts (T45)"),
		moment("used_at", "the last use, to the minute"),
	}
}

// Edges of a passkey.
func (Passkey) Edges() []ent.Edge { return []ent.Edge{names("user", User.Type)} }

// Indexes of a passkey.
func (Passkey) Indexes() []ent.Index { return []ent.Index{index.Fields("user_id")} }

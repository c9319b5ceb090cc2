package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// AuditEvent records who did what to which object, without any text that people wrote. It is written once: the gate
// refuses to change or delete it, and so does the database (docs/adr/0015-append-only-log.md).
type AuditEvent struct{ ent.Schema }

// Mixin of an audit event.
func (AuditEvent) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "evt"}, timed{}} }

// Fields of an audit event. The part says which administrators may read it.
func (AuditEvent) Fields() []ent.Field {
	return []ent.Field{
		field.String("actor_id").Optional().Nillable().Immutable().Comment("nobody: the system itself"),
		field.Enum("part").Values("PEOPLE", "SYSTEM", "WORK").Immutable(),
		field.String("action").NotEmpty().Immutable(),
		field.String("object_id").Immutable(),
		field.String("subject_id").Optional().Nillable().Immutable().
			Comment("whom it concerns: the person changed, or the person reviewed"),
		field.Strings("changed").Optional().Immutable().Comment("names of the fields that changed, never a value"),
	}
}

// Indexes of an audit event.
func (AuditEvent) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("part", "created_at", "id"),
		index.Fields("object_id"),
		index.Fields("actor_id"),
		index.Fields("subject_id"),
	}
}

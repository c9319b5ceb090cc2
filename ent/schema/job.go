package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Job is durable work to be done after its cause was committed (docs/adr/0011).
type Job struct{ ent.Schema }

// Mixin of a job.
func (Job) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "job"}, timed{}} }

// Fields of a job. The attempt number fences: a worker whose lease ran out cannot finish what another took over.
func (Job) Fields() []ent.Field {
	return []ent.Field{
		field.String("kind").NotEmpty().Immutable(),
		field.String("subject").Default("").Immutable().Comment("the id of what it is about"),
		field.Enum("state").Values("READY", "RUNNING", "DONE", "DEAD").Default("READY"),
		field.Int("attempt").Default(0),
		field.Time("due_at"),
		moment("leased_until"),
		field.String("problem").Default("").MaxRuneLen(maxPhrase),
	}
}

// Indexes of a job.
func (Job) Indexes() []ent.Index {
	return []ent.Index{index.Fields("state", "due_at"), index.Fields("kind", "subject")}
}

// Package schema declares the entities of Sightline, one file for each. It says what is stored; who may see or
// change it is said in internal/policy, and what is allowed when in the domains.
package schema

import (
	"strings"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/mixin"

	"sightline/internal/ids"
)

// Limits of what people write, in characters.
const (
	maxName    = 200
	maxEmail   = 254
	maxPasskey = 100
	maxPhrase  = 500
	maxReason  = 2_000
	maxText    = 20_000

	// maxWithholdReason is shorter: who withholds says why in a paragraph.
	maxWithholdReason = 1_000
)

// identified gives an entity its global id: prefix and 26 characters.
type identified struct {
	mixin.Schema
	prefix string
	// random ids tell nothing about time or order.
	random bool
}

// Fields returns the primary key.
func (m identified) Fields() []ent.Field {
	return []ent.Field{
		field.String("id").NotEmpty().Immutable().DefaultFunc(func() string {
			if m.random {
				return ids.Random(m.prefix)
			}
			return ids.New(m.prefix)
		}),
	}
}

// timed records when a row was made and last changed; the store stamps both.
type timed struct{ mixin.Schema }

// Fields returns the two moments.
func (timed) Fields() []ent.Field {
	return []ent.Field{
		field.Time("created_at").Immutable(),
		field.Time("updated_at"),
	}
}

// versioned lets two editors of one row notice each other (promise L3).
type versioned struct{ mixin.Schema }

// Fields returns the counter that each change raises by one.
func (versioned) Fields() []ent.Field {
	return []ent.Field{field.Int("version").Default(1)}
}

// answered is what can be answered to a question, whatever its kind.
type answered struct{ mixin.Schema }

// Fields returns one for each way of answering; what is not given is empty.
func (answered) Fields() []ent.Field {
	return []ent.Field{
		field.Text("text").Default("").MaxRuneLen(maxText),
		field.Int("scale").Optional().Nillable().Comment("1 is the lowest point of the scale"),
		field.Ints("choices").Default([]int{}).Comment("positions of the chosen options, from 0"),
		field.Int("x").Optional().Nillable().Comment("how far across on a graph, 0 to 100"),
		field.Int("y").Optional().Nillable().Comment("how far up on a graph, 0 to 100"),
		field.Bool("not_applicable").Default(false),
	}
}

// belongs is the edge to a row without which this one has no meaning: it goes with it. The foreign key stands here.
func belongs(name string, to any, ref string) ent.Edge {
	return edge.From(name, to).Ref(ref).Field(name + "_id").Unique().Required().Immutable()
}

// parts is the other end of belongs.
func parts(name string, of any) ent.Edge {
	return edge.To(name, of).Annotations(entsql.OnDelete(entsql.Cascade))
}

// part is the other end of belongs where there is one at most.
func part(name string, of any) ent.Edge {
	return edge.To(name, of).Unique().Annotations(entsql.OnDelete(entsql.Cascade))
}

// names is an edge to a row that this one mentions and that outlives it. The foreign key stands here.
func names(name string, to any) ent.Edge {
	return edge.To(name, to).Field(name + "_id").Unique().Required().Immutable().
		Annotations(entsql.OnDelete(entsql.NoAction))
}

// owned is an edge to the person whose row this is, until somebody else takes it over.
func owned(name string, by any) ent.Edge {
	return edge.To(name, by).Field(name + "_id").Unique().Required().Annotations(entsql.OnDelete(entsql.NoAction))
}

// mayName is an edge to a row that this one may mention.
func mayName(name string, to any) ent.Edge {
	return edge.To(name, to).Field(name + "_id").Unique().Immutable().
		Annotations(entsql.OnDelete(entsql.SetNull))
}

// moment is a time that may not have come yet.
func moment(name string, meaning ...string) ent.Field {
	return field.Time(name).Optional().Nillable().Comment(strings.Join(meaning, " "))
}

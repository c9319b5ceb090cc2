package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// PeopleImport is a table of people that somebody brought in: first what each line would change, then how far it is
// done (workflow P in docs/rules.md). The file itself is not kept.
type PeopleImport struct{ ent.Schema }

// Mixin of an import.
func (PeopleImport) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "imp"}, timed{}, versioned{}}
}

// Fields of an import. The numbers of lines by outcome are what the check found; done and failed count while it runs.
func (PeopleImport) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").Immutable().Comment("who brought it in, and alone sees it"),
		field.String("file_name").Default("").MaxRuneLen(maxName).Immutable(),
		field.JSON("columns", [][]string{}).Comment("for each column: its field, its head, and until it begins samples"),
		field.Enum("state").Values("CHECKING", "CHECKED", "RUNNING", "DONE", "REPLACED").Default("CHECKING"),
		field.Int("new_lines").Immutable(),
		field.Int("changed_lines").Immutable(),
		field.Int("unchanged_lines").Immutable(),
		field.Int("refused_lines").Immutable(),
		field.Int("done_lines").Default(0),
		field.Int("failed_lines").Default(0),
		moment("started_at"),
		moment("ended_at"),
		moment("inviting_since", "while those whom it made are being invited"),
		field.Text("invitation").Default("").MaxRuneLen(maxReason).Comment("what their mails say besides, for as long"),
	}
}

// Edges of an import.
func (PeopleImport) Edges() []ent.Edge {
	return []ent.Edge{
		names("user", User.Type),
		parts("lines", ImportLine.Type),
	}
}

// Indexes of an import.
func (PeopleImport) Indexes() []ent.Index { return []ent.Index{index.Fields("user_id", "state")} }

// ImportLine is one line of an import: what it would change for one person, or why it is refused.
type ImportLine struct{ ent.Schema }

// Mixin of a line.
func (ImportLine) Mixin() []ent.Mixin { return []ent.Mixin{identified{prefix: "iml"}, timed{}} }

// Fields of a line. The version is that of the person on whom the line was checked: whoever changed since is not
// overwritten.
func (ImportLine) Fields() []ent.Field {
	return []ent.Field{
		field.String("import_id").Immutable(),
		field.Int("number").Immutable().Comment("its line in the file"),
		field.String("place").Immutable().Comment("where it stands in the list: faults first"),
		field.String("email").Default("").MaxRuneLen(maxPhrase).Immutable(),
		field.String("name").Default("").MaxRuneLen(maxPhrase).Immutable(),
		field.Enum("outcome").Values("NEW", "CHANGED", "UNCHANGED", "REFUSED").Immutable(),
		field.JSON("changes", map[string][2]string{}).Optional().Immutable().Comment("from and to, by field"),
		field.Int("level").Default(0).Immutable().Comment("how far below the top: line managers come before reports"),
		field.String("person_id").Default("").Immutable().Comment("whom it changes or makes"),
		field.Int("person_version").Default(0).Immutable(),
		field.Enum("state").Values("PLANNED", "DONE", "FAILED").Default("PLANNED"),
		field.String("problem").Default("").MaxLen(maxName).Comment("key of the sentence that says why it is refused"),
		field.Strings("problem_args").Optional(),
	}
}

// Edges of a line.
func (ImportLine) Edges() []ent.Edge {
	return []ent.Edge{belongs("import", PeopleImport.Type, "lines")}
}

// Indexes of a line.
func (ImportLine) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("import_id", "place").Unique(),
		index.Fields("import_id", "state", "outcome", "level", "number"),
		index.Fields("person_id"),
		index.Fields("email"),
	}
}

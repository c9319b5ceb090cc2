package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// User is anyone with an account: a member (colleague or outside) or a guest (docs/glossary.md).
type User struct{ ent.Schema }

// Mixin of a person.
func (User) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "usr"}, timed{}, versioned{}}
}

// Fields of a person. The people roles are columns of their own, so that a rule about them is a plain predicate.
func (User) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").Values("MEMBER", "GUEST"),
		field.Bool("outside").Default(false).Comment("a member from outside: on the people side a guest's rights"),
		field.String("name").NotEmpty().MaxRuneLen(maxName),
		field.String("email").NotEmpty().MaxLen(maxEmail).Unique().Comment("lower case"),
		field.String("title").Default("").MaxRuneLen(maxName),
		field.String("team").Default("").MaxRuneLen(maxName),
		field.String("department").Default("").MaxRuneLen(maxName),
		field.String("location").Default("").MaxRuneLen(maxName),
		field.Enum("locale").Values("EN", "DE").Default("EN"),
		field.Enum("work_role").Values("ADMIN", "MANAGER", "COLLABORATOR", "REVIEWER").Optional().Nillable().
			Comment("exactly one for each member, none for guests"),
		field.Bool("hr_admin").Default(false),
		moment("hr_reads_from", "an HR administrator reads reviews that began then or later; nothing: all past ones too"),
		field.Bool("hr_assistant").Default(false),
		field.Bool("tech_admin").Default(false),
		field.Enum("state").Values("CREATED", "PROVISIONED", "INVITED", "ACTIVE", "LOCKED", "DEACTIVATED", "DELETED").
			Comment("workflows A and B in docs/rules.md"),
		field.Bool("second_factor").Default(false).Comment("logging in asks for more than the password"),
		field.String("manager_id").Optional().Nillable().Comment("the line manager"),
		field.String("line_path").NotEmpty().
			Comment("ids from the top of the reporting line down to this person, each followed by a slash"),
		field.String("invited_by_id").Optional().Nillable(),
		moment("verified_at"),
		moment("last_sign_in_at", "the noon, in UTC, of the day: administrators see the day and no hour"),
	}
}

// Edges of a person.
func (User) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("reports", User.Type).From("manager").Unique().Field("manager_id").
			Annotations(entsql.OnDelete(entsql.SetNull)),
		edge.To("role_grants", RoleGrant.Type),
		// What an account would open is asked before its invitation is handed over (policy.HandOverLink).
		edge.From("requests", FeedbackRequest.Type).Ref("reviewer"),
		edge.From("ownerships", CycleOwner.Type).Ref("user"),
		parts("words", PersonWord.Type),
		edge.To("deletion_request", DeletionRequest.Type).Unique().Annotations(entsql.OnDelete(entsql.Cascade)),
	}
}

// Indexes of a person.
func (User) Indexes() []ent.Index {
	return []ent.Index{
		// Who stands below somebody, and how many of them the directory shows: without the rows.
		index.Fields("line_path", "kind", "outside", "state"),
		index.Fields("name", "id"),
		index.Fields("kind", "state"),
		index.Fields("hr_admin"),
		index.Fields("hr_assistant"),
		// The levels of the organisation.
		index.Fields("manager_id", "name", "id"),
		// The directory: how many are in it, its orders, and what it can be narrowed to.
		index.Fields("kind", "outside", "state"),
		index.Fields("team", "name", "id", "kind", "outside", "state"),
		index.Fields("department", "name", "id", "kind", "outside", "state"),
		index.Fields("location", "name", "id", "kind", "outside", "state"),
	}
}

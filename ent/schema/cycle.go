package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"entgo.io/ent/schema/mixin"

	"sightline/internal/letter"
	"sightline/internal/promise"
)

// Cycle defines how and when feedback is asked for, written, shared and closed (docs/glossary.md).
type Cycle struct{ ent.Schema }

// Mixin of a cycle.
func (Cycle) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "cyc"}, timed{}, versioned{}, cyclePolicy{}}
}

// Fields of a cycle. States: workflow C. The dates guide and remind; start and end move the state, and
// a date that is marked as a deadline binds.
func (Cycle) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").Values("PERFORMANCE", "FEEDBACK_360", "OBJECTIVES"),
		field.Enum("state").Values("DRAFT", "SCHEDULED", "OPEN", "CLOSED", "ARCHIVED").Default("DRAFT"),
		field.String("name").NotEmpty().MaxRuneLen(maxName),
		field.Text("introduction").Default("").MaxRuneLen(maxText),
		field.Enum("preset").GoType(promise.Preset("")),
		field.Enum("nomination").Values("REVIEWEE_NOMINATES", "LINE_MANAGER_ASSIGNS", "HR_ASSIGNS").
			Default("REVIEWEE_NOMINATES"),
		field.Bool("upward").Default(false).
			Comment("the people whom a reviewee leads are asked too, once it opens, beside whoever is nominated"),
		field.Bool("self_assessment").Default(false).
			Comment("each reviewee is asked for their own view of themselves too"),
		field.Bool("proactive_allowed").Default(false).
			Comment("members may write about its reviewees unasked, while it is open"),
		field.Int("min_reviewers").Default(3).NonNegative(),
		field.Int("max_reviewers").Default(8).Positive(),
		field.Int("suggested_reviewers").Default(0).NonNegative().
			Comment("what whoever chooses is advised, between the least and the most; 0 without advice"),
		field.Strings("scale_labels").Default([]string{}).Annotations(entsql.Default("[]")).
			Comment("the points of the rating scale that questions can share, lowest first; none without one"),
		field.Bool("scale_not_applicable").Default(false),
		field.JSON("mail_words", []letter.Words{}).Optional().
			Comment("the words of its mails that somebody chose in place of ours (docs/adr/0043)"),
		moment("starts_at"),
		moment("nominate_until"),
		moment("approve_until"),
		moment("write_until"),
		moment("release_at"),
		moment("ends_at"),
		field.Bool("nominate_deadline").Default(false).Comment("nominating is refused after nominate_until"),
		field.Bool("approve_deadline").Default(false).Comment("deciding is refused after approve_until"),
		field.Bool("write_deadline").Default(false).Comment("writing is refused after write_until and the grace"),
		field.Int("grace_days").Default(0).NonNegative().
			Comment("how long after write_until and ends_at what is late is still taken"),
		moment("policy_frozen_at"),
		field.Bool("reviews_everyone").Default(false).Comment("a draft means every colleague, as it is at the launch"),
		field.Strings("reviewed_teams").Optional().Comment("whose people a draft means, as they are at the launch"),
		field.Strings("reviewed_departments").Optional(),
		field.Strings("spared_reviewees").Optional().Comment("ids of people whom the groups of a draft do not mean"),
		moment("launching_at", "when the launch began, while it goes on: to everybody else it is a draft"),
		field.Strings("launch_plan").Optional().Comment("ids of those whom the launch still makes, or has made, reviewees"),
		field.Int("launch_done").Default(0).Comment("how many of them it has made"),
		field.Bool("released_by_date").Default(false).
			Comment("whether release_at releases what can be released, by itself"),
		moment("join_destroyed_at", "when nobody could tell any more who wrote what in a cycle that is Anonymous"),
	}
}

// Edges of a cycle.
func (Cycle) Edges() []ent.Edge {
	return []ent.Edge{
		parts("owners", CycleOwner.Type),
		parts("sections", Section.Type),
		parts("questions", Question.Type),
		parts("participations", Participation.Type),
		parts("requests", FeedbackRequest.Type),
		parts("notices", CycleNotice.Type),
		parts("notice_plans", NoticePlan.Type),
		parts("policy_changes", PolicyChange.Type),
	}
}

// Indexes of a cycle.
func (Cycle) Indexes() []ent.Index { return []ent.Index{index.Fields("kind", "created_at", "id")} }

// cyclePolicy is the promise of a cycle as data: for each audience content, author and moment; whether the reviewee
// sees the list of reviewers; the threshold (internal/promise).
type cyclePolicy struct{ mixin.Schema }

// Fields returns three columns for each audience, and two.
func (cyclePolicy) Fields() []ent.Field {
	fields := []ent.Field{
		field.Bool("list_visible").Default(true),
		field.Int("threshold").Default(promise.Floor).Min(promise.Floor).Max(promise.Ceiling),
	}
	for _, audience := range []string{"reviewee", "line_manager", "indirect", "hr"} {
		fields = append(fields,
			field.Enum(audience+"_content").GoType(promise.Content("")).Default(string(promise.Nothing)),
			field.Enum(audience+"_author").GoType(promise.Author("")).Default(string(promise.Hidden)),
			field.Enum(audience+"_from").GoType(promise.From("")).Default(string(promise.Released)),
		)
	}
	return fields
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
)

// Setting is the one row of settings of the whole instance.
type Setting struct{ ent.Schema }

// Mixin of the settings.
func (Setting) Mixin() []ent.Mixin {
	return []ent.Mixin{identified{prefix: "set"}, timed{}, versioned{}}
}

// Fields of the settings.
func (Setting) Fields() []ent.Field {
	return []ent.Field{
		field.String("company_name").NotEmpty().MaxRuneLen(maxName),
		field.Strings("company_domains").Default([]string{}).Comment("lower case; guests' addresses lie outside them"),
		field.Enum("invite_guests").Values("NOBODY", "HR_ONLY", "HR_AND_LINE_MANAGERS", "EVERYONE").
			Default("HR_ONLY").Comment("who can invite guests (D11)"),
		field.Bool("shares_with_guests").Default(true).Comment("work reviews can be shared with guests"),
		field.Bool("second_factor_required").Default(false).
			Comment("members without one get no further than setting it up"),
	}
}

package graph

import (
	"context"

	"sightline/ent"
	"sightline/internal/policy"
	"sightline/internal/roster"
	"sightline/internal/text"
)

// importProblem is why a line of an import is refused, in the viewer's language.
func importProblem(ctx context.Context, line *ent.ImportLine) *string {
	return optional(roster.Problem(line, func(key string, args ...any) string {
		return text.Say(policy.From(ctx).Locale(), key, args...)
	}))
}

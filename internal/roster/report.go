package roster

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"sightline/ent"
	"sightline/ent/importline"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/text"
)

// Report is what came of an import line by line, or what would come of it, as a CSV file in the viewer's language.
func (r *Roster) Report(ctx context.Context, importID string) (name string, file []byte, err error) {
	found, err := r.find(ctx, importID)
	if err != nil {
		return "", nil, err
	}
	lines, err := r.store.Client().ImportLine.Query().Where(importline.ImportID(found.ID)).
		Order(importline.ByNumber()).All(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("read the lines: %w", err)
	}
	say := func(key string, args ...any) string { return text.Say(policy.From(ctx).Locale(), key, args...) }
	rows := [][]string{{
		say("report.line"), say("report.email"), say("report.name"), say("report.outcome"), say("report.changes"),
		say("report.problem"),
	}}
	for _, l := range lines {
		rows = append(rows, []string{
			strconv.Itoa(l.Number), l.Email, l.Name, say(outcomeKey(l)), changesIn(l, say), Problem(l, say),
		})
	}
	file, err = sheet.Write(sheet.CSV, rows)
	return say("report.file") + "-" + found.CreatedAt.Format("2006-01-02") + ".csv", file, err
}

// Problem is why a line is refused, in words; empty where it is not.
func Problem(l *ent.ImportLine, say func(key string, args ...any) string) string {
	if l.Problem == "" {
		return ""
	}
	args := make([]any, len(l.ProblemArgs))
	for n, arg := range l.ProblemArgs {
		args[n] = arg
	}
	return say(l.Problem, args...)
}

func outcomeKey(l *ent.ImportLine) string {
	switch l.State {
	case importline.StateFAILED:
		return "report.REFUSED"
	case importline.StateDONE:
		return "report.DONE_" + l.Outcome.String()
	default:
		return "report." + l.Outcome.String()
	}
}

func changesIn(l *ent.ImportLine, say func(key string, args ...any) string) string {
	var said []string
	for _, change := range changesOf(l.Changes) {
		field := say("report.field." + string(change.Field))
		if change.Field == Kind {
			change.To = say("report.kind." + change.To)
		}
		if change.From == "" {
			said = append(said, field+": "+change.To)
		} else {
			said = append(said, field+": "+change.From+" → "+change.To)
		}
	}
	return strings.Join(said, "; ")
}

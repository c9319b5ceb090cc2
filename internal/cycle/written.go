package cycle

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/question"
	"sightline/ent/section"
)

// written is a blueprint as a template holds it: by column, each value as ent writes it down.
type written[C any] struct {
	Settings C                   `json:"settings"`
	Sections []writtenSection[C] `json:"sections"`
}

type writtenSection[C any] struct {
	Columns   C   `json:"columns"`
	Questions []C `json:"questions"`
}

// writeDown is the text of a blueprint that readBlueprint reads.
func (b blueprint) writeDown() (string, error) {
	down := written[columns]{Settings: b.settings}
	for _, s := range b.sections {
		down.Sections = append(down.Sections, writtenSection[columns]{Columns: s.columns, Questions: s.questions})
	}
	text, err := json.Marshal(down)
	if err != nil {
		return "", fmt.Errorf("write a blueprint down: %w", err)
	}
	return string(text), nil
}

// readBlueprint reads what was written down. A column that has come since has its default, one that is gone is passed
// over: templates outlive versions of the schema.
func readBlueprint(ctx context.Context, client *ent.Client, text string) (blueprint, error) {
	var down written[json.RawMessage]
	if err := json.Unmarshal([]byte(text), &down); err != nil {
		return blueprint{}, fmt.Errorf("read a blueprint: %w", err)
	}
	settings, err := readColumns(ctx, down.Settings, cycle.Label, cycle.Columns,
		func(r *ent.Cycle) entgo.Mutation { return client.Cycle.UpdateOne(r).Mutation() })
	if err != nil {
		return blueprint{}, err
	}
	made := blueprint{settings: settings}
	for _, s := range down.Sections {
		part, err := readSection(ctx, client, s)
		if err != nil {
			return blueprint{}, err
		}
		made.sections = append(made.sections, part)
	}
	return made, nil
}

func readSection(ctx context.Context, client *ent.Client, s writtenSection[json.RawMessage]) (sectionPrint, error) {
	shared, err := readColumns(ctx, s.Columns, section.Label, section.Columns,
		func(r *ent.Section) entgo.Mutation { return client.Section.UpdateOne(r).Mutation() })
	if err != nil {
		return sectionPrint{}, err
	}
	part := sectionPrint{columns: shared}
	for _, q := range s.Questions {
		asked, err := readColumns(ctx, q, question.Label, question.Columns,
			func(r *ent.Question) entgo.Mutation { return client.Question.UpdateOne(r).Mutation() })
		if err != nil {
			return sectionPrint{}, err
		}
		part.questions = append(part.questions, asked)
	}
	return part, nil
}

// readColumns reads the values of one row, in the types of its columns.
func readColumns[T any](
	ctx context.Context, text json.RawMessage, label string, all []string, named func(*T) entgo.Mutation,
) (columns, error) {
	row, there := new(T), map[string]json.RawMessage{}
	if err := json.Unmarshal(text, row); err != nil {
		return nil, fmt.Errorf("read a %s: %w", label, err)
	}
	if err := json.Unmarshal(text, &there); err != nil {
		return nil, fmt.Errorf("read the columns of a %s: %w", label, err)
	}
	values, err := columnsOf(ctx, label, all, named(row))
	if err != nil {
		return nil, err
	}
	maps.DeleteFunc(values, func(column string, _ any) bool {
		_, kept := there[column]
		return !kept
	})
	return values, nil
}

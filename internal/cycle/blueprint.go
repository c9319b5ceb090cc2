package cycle

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/question"
	"sightline/ent/section"
	"sightline/internal/ids"
)

// blueprint is what a cycle is made of, without the people and without anything that happened: the settings and the
// questionnaire, column by column. A column that is added later is part of it by itself; moments never are, for they
// belong to the cycle that they were set for.
type blueprint struct {
	settings columns
	sections []sectionPrint
}

type sectionPrint struct {
	columns   columns
	questions []columns
}

// columns are values by the name of their column.
type columns map[string]any

// own are the columns that a cycle or a part of it never hands on.
func own() map[string][]string {
	return map[string][]string{
		cycle.Label: append(
			[]string{
				cycle.FieldID, cycle.FieldVersion, cycle.FieldState, cycle.FieldName, cycle.FieldLaunchPlan,
				cycle.FieldLaunchDone,
			}, groupColumns()...),
		section.Label:  {section.FieldID, section.FieldCycleID},
		question.Label: {question.FieldID, question.FieldCycleID, question.FieldSectionID},
	}
}

// groupColumns say whom a draft reviews besides those whom it names: they are people, and go along with them.
func groupColumns() []string {
	return []string{
		cycle.FieldReviewsEveryone, cycle.FieldReviewedTeams, cycle.FieldReviewedDepartments, cycle.FieldSparedReviewees,
	}
}

// addGroups adds the groups of a draft, whose people are not fixed yet.
func (b blueprint) addGroups(draft *ent.Cycle) {
	b.settings[cycle.FieldReviewsEveryone] = draft.ReviewsEveryone
	b.settings[cycle.FieldReviewedTeams] = draft.ReviewedTeams
	b.settings[cycle.FieldReviewedDepartments] = draft.ReviewedDepartments
	b.settings[cycle.FieldSparedReviewees] = draft.SparedReviewees
}

// blueprintOf reads the blueprint of a cycle that was loaded with its questionnaire.
func blueprintOf(ctx context.Context, client *ent.Client, found *ent.Cycle) (blueprint, error) {
	settings, err := columnsOf(ctx, cycle.Label, cycle.Columns, client.Cycle.UpdateOne(found).Mutation())
	if err != nil {
		return blueprint{}, err
	}
	made := blueprint{settings: settings}
	inOrder(found.Edges.Sections, func(s *ent.Section) int { return s.Position })
	inOrder(found.Edges.Questions, func(q *ent.Question) int { return q.Position })
	for _, s := range found.Edges.Sections {
		part, err := printOf(ctx, client, s, found.Edges.Questions)
		if err != nil {
			return blueprint{}, err
		}
		made.sections = append(made.sections, part)
	}
	return made, nil
}

func printOf(ctx context.Context, client *ent.Client, s *ent.Section, all []*ent.Question) (sectionPrint, error) {
	shared, err := columnsOf(ctx, section.Label, section.Columns, client.Section.UpdateOne(s).Mutation())
	if err != nil {
		return sectionPrint{}, err
	}
	part := sectionPrint{columns: shared}
	for _, q := range all {
		if q.SectionID != s.ID {
			continue
		}
		asked, err := columnsOf(ctx, question.Label, question.Columns, client.Question.UpdateOne(q).Mutation())
		if err != nil {
			return sectionPrint{}, err
		}
		part.questions = append(part.questions, asked)
	}
	return part, nil
}

func inOrder[T any](rows []T, position func(T) int) {
	slices.SortStableFunc(rows, func(a, b T) int { return position(a) - position(b) })
}

// columnsOf reads what a row hands on. The mutation only names the row, whose values ent knows by column.
func columnsOf(ctx context.Context, label string, all []string, m entgo.Mutation) (columns, error) {
	values := columns{}
	for _, column := range all {
		if slices.Contains(own()[label], column) {
			continue
		}
		value, err := m.OldField(ctx, column)
		if err != nil {
			return nil, fmt.Errorf("read the column %s: %w", column, err)
		}
		if value, handed := handedOn(value); handed {
			values[column] = value
		}
	}
	return values, nil
}

// handedOn is a value as it is set again: moments and what is not set stay behind.
func handedOn(value any) (any, bool) {
	held := reflect.ValueOf(value)
	if held.Kind() == reflect.Pointer {
		if held.IsNil() {
			return nil, false
		}
		held = held.Elem()
	}
	_, isMoment := held.Interface().(time.Time)
	return held.Interface(), !isMoment
}

// write makes a draft of the blueprint, under the id that the grant names.
func (b blueprint) write(ctx context.Context, tx *ent.Client, id, name string, timeline *TimelineInput) error {
	create := tx.Cycle.Create().SetID(id).SetName(name)
	if err := b.settings.set(create.Mutation()); err != nil {
		return err
	}
	if timeline == nil {
		timeline = &TimelineInput{}
	}
	applyTimeline(create.Mutation(), timeline)
	withoutLooseDeadlines(create, timeline)
	if err := create.Exec(ctx); err != nil {
		return fmt.Errorf("create the cycle: %w", err)
	}
	for _, part := range b.sections {
		if err := part.write(ctx, tx, id); err != nil {
			return err
		}
	}
	return nil
}

// withoutLooseDeadlines keeps no deadline of a date that is not set: only a date can be one.
func withoutLooseDeadlines(create *ent.CycleCreate, t *TimelineInput) {
	if t.NominateUntil == nil {
		create.SetNominateDeadline(false)
	}
	if t.ApproveUntil == nil {
		create.SetApproveDeadline(false)
	}
	if t.WriteUntil == nil {
		create.SetWriteDeadline(false)
	}
}

func (p sectionPrint) write(ctx context.Context, tx *ent.Client, cycleID string) error {
	sectionID := ids.New("sec")
	create := tx.Section.Create().SetID(sectionID).SetCycleID(cycleID)
	if err := p.columns.set(create.Mutation()); err != nil {
		return err
	}
	if err := create.Exec(ctx); err != nil {
		return fmt.Errorf("copy a section: %w", err)
	}
	for _, asked := range p.questions {
		create := tx.Question.Create().SetID(ids.New("qst")).SetCycleID(cycleID).SetSectionID(sectionID)
		if err := asked.set(create.Mutation()); err != nil {
			return err
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("copy a question: %w", err)
		}
	}
	return nil
}

func (c columns) set(m entgo.Mutation) error {
	for column, value := range c {
		if err := m.SetField(column, value); err != nil {
			return fmt.Errorf("set the column %s: %w", column, err)
		}
	}
	return nil
}

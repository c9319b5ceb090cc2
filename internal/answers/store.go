package answers

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/question"
)

// Questions returns the questions of a cycle that the viewer may see, by id.
func Questions(ctx context.Context, client *ent.Client, cycleID string) (map[string]*ent.Question, error) {
	rows, err := client.Question.Query().Where(question.CycleID(cycleID)).
		Order(ent.Asc(question.FieldPosition)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the questionnaire: %w", err)
	}
	questions := make(map[string]*ent.Question, len(rows))
	for _, row := range rows {
		questions[row.ID] = row
	}
	return questions, nil
}

// Freeze fixes the policy of a cycle with the first submission: nobody may be let in after that (V3).
func Freeze(ctx context.Context, tx *ent.Client, c *ent.Cycle, now time.Time) error {
	if c.PolicyFrozenAt != nil {
		return nil
	}
	if _, err := tx.Cycle.Update().Where(cycle.ID(c.ID), cycle.PolicyFrozenAtIsNil()).
		SetPolicyFrozenAt(now).Save(ctx); err != nil {
		return fmt.Errorf("freeze the policy: %w", err)
	}
	return nil
}

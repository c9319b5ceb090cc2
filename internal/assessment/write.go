package assessment

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/participation"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// SaveDraft saves what was written so far. Questions that are left out stay as they are; nothing need be complete.
func (a *Assessments) SaveDraft(ctx context.Context, input SaveSelfAssessmentInput) (*ent.Participation, error) {
	own, grant, err := a.authorize(ctx, policy.WriteSelfAssessment, input.ParticipationID, input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	questions, err := answers.Questions(ctx, a.store.Client(), own.List.CycleID)
	if err != nil {
		return nil, err
	}
	if err := answers.Check(input.Answers, questions); err != nil {
		return nil, err
	}
	return a.write(ctx, own, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := move(ctx, tx, own, func(*ent.SelfAssessmentMutation) {}); err != nil {
			return err
		}
		return saveAnswers(ctx, tx, own, input.Answers)
	})
}

// Submit hands it in. If who will read it has changed since the writer looked, nothing is handed in.
func (a *Assessments) Submit(ctx context.Context, input SubmitSelfAssessmentInput) (*ent.Participation, error) {
	own, grant, err := a.authorize(ctx, policy.SubmitSelfAssessment, input.ParticipationID, input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	version, err := a.readers(ctx, own.List.ID)
	if err != nil {
		return nil, fmt.Errorf("look who can read it: %w", err)
	}
	if version != input.VisibilityVersion {
		return nil, readersChanged(own)
	}
	if err := a.checkComplete(ctx, own); err != nil {
		return nil, err
	}
	now := a.store.Clock().Now()
	return a.write(ctx, own, grant, func(ctx context.Context, tx *ent.Client) error {
		err := move(ctx, tx, own, func(m *ent.SelfAssessmentMutation) {
			m.SetState(selfassessment.StateSUBMITTED)
			m.SetSubmittedAt(now)
		})
		if err != nil {
			return err
		}
		// The promise of an Anonymous cycle stands from its opening.
		if own.List.Edges.Cycle.Preset != promise.Anonymous {
			if err := answers.Freeze(ctx, tx, own.List.Edges.Cycle, now); err != nil {
				return err
			}
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.SubmitSelfAssessment, own.List.ID,
			store.About(own.List.RevieweeID))
	})
}

// Reopen takes it back, until the feedback is released.
func (a *Assessments) Reopen(ctx context.Context, input ReopenSelfAssessmentInput) (*ent.Participation, error) {
	own, grant, err := a.authorize(ctx, policy.ReopenSelfAssessment, input.ParticipationID, input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	return a.write(ctx, own, grant, func(ctx context.Context, tx *ent.Client) error {
		err := move(ctx, tx, own, func(m *ent.SelfAssessmentMutation) {
			m.SetState(selfassessment.StateDRAFT)
			m.ClearSubmittedAt()
		})
		if err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.ReopenSelfAssessment, own.List.ID,
			store.About(own.List.RevieweeID))
	})
}

func readersChanged(own policy.OwnView) error {
	current := any(own.List)
	if own.Written != nil {
		current = own.Written
	}
	return &apperr.Error{
		Code: apperr.Conflict, Key: "readers_changed", Path: []string{"visibilityVersion"}, Current: current,
	}
}

func (a *Assessments) checkComplete(ctx context.Context, own policy.OwnView) error {
	questions, err := answers.Questions(ctx, a.store.Client(), own.List.CycleID)
	if err != nil {
		return err
	}
	var given []answers.Given
	if own.Written != nil {
		for _, row := range own.Written.Edges.Answers {
			given = append(given, answers.OfReviewee(row))
		}
	}
	return answers.Complete(given, questions)
}

// write runs one command and returns the participation as it is then. That the cycle is open and nothing is released
// was the condition of the grant; it may be otherwise by now, and then nothing is written.
func (a *Assessments) write(
	ctx context.Context, own policy.OwnView, grant policy.Grant, do func(ctx context.Context, tx *ent.Client) error,
) (*ent.Participation, error) {
	err := a.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		open, err := tx.Participation.Query().Where(participation.ID(own.List.ID), participation.ReleasedAtIsNil(),
			participation.HasCycleWith(cycle.StateEQ(cycle.StateOPEN))).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look whether it can still be written: %w", err)
		}
		if !open {
			return apperr.State("state.self_over")
		}
		return do(ctx, tx)
	})
	if err != nil {
		return nil, err
	}
	after, err := a.find(ctx, own.List.ID)
	return after.List, err
}

// move makes it, or changes it where it is still the version that was read.
func move(
	ctx context.Context, tx *ent.Client, own policy.OwnView, change func(*ent.SelfAssessmentMutation),
) error {
	if own.Written == nil {
		create := tx.SelfAssessment.Create().SetID(own.ID).SetParticipationID(own.List.ID)
		change(create.Mutation())
		err := create.Exec(ctx)
		if ent.IsConstraintError(err) {
			return staleNow(ctx, tx, own)
		}
		if err != nil {
			return fmt.Errorf("begin to write: %w", err)
		}
		return nil
	}
	update := tx.SelfAssessment.UpdateOneID(own.ID).Where(selfassessment.Version(own.Written.Version)).AddVersion(1)
	change(update.Mutation())
	err := update.Exec(ctx)
	if ent.IsNotFound(err) {
		return staleNow(ctx, tx, own)
	}
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// staleNow says that somebody, which is the same person in another window, wrote meanwhile.
func staleNow(ctx context.Context, tx *ent.Client, own policy.OwnView) error {
	current, err := tx.SelfAssessment.Query().Where(selfassessment.ParticipationID(own.List.ID)).Only(ctx)
	if err != nil {
		return fmt.Errorf("read what was written meanwhile: %w", err)
	}
	return apperr.Stale(current)
}

func saveAnswers(ctx context.Context, tx *ent.Client, own policy.OwnView, given []*answers.AnswerInput) error {
	earlier := map[string]*ent.SelfAnswer{}
	if own.Written != nil {
		for _, row := range own.Written.Edges.Answers {
			earlier[row.QuestionID] = row
		}
	}
	for _, one := range given {
		if err := saveAnswer(ctx, tx, own.ID, earlier[one.QuestionID], one); err != nil {
			return err
		}
	}
	return nil
}

func saveAnswer(
	ctx context.Context, tx *ent.Client, assessmentID string, earlier *ent.SelfAnswer, given *answers.AnswerInput,
) error {
	if earlier == nil {
		create := tx.SelfAnswer.Create().SetAssessmentID(assessmentID).SetQuestionID(given.QuestionID)
		given.Fill(create.Mutation())
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("write an answer: %w", err)
		}
		return nil
	}
	update := tx.SelfAnswer.UpdateOneID(earlier.ID).Where(selfanswer.AssessmentID(assessmentID))
	given.Fill(update.Mutation())
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("change an answer: %w", err)
	}
	return nil
}

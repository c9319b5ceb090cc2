package cycle

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/question"
	"sightline/ent/section"
	"sightline/internal/apperr"
	"sightline/internal/axis"
	"sightline/internal/ids"
	"sightline/internal/policy"
)

func applyTimeline(m *ent.CycleMutation, t *TimelineInput) {
	setOrClear(t.StartsAt, m.SetStartsAt, m.ClearStartsAt)
	setOrClear(t.NominateUntil, m.SetNominateUntil, m.ClearNominateUntil)
	setOrClear(t.ApproveUntil, m.SetApproveUntil, m.ClearApproveUntil)
	setOrClear(t.WriteUntil, m.SetWriteUntil, m.ClearWriteUntil)
	setOrClear(t.ReleaseAt, m.SetReleaseAt, m.ClearReleaseAt)
	setOrClear(t.EndsAt, m.SetEndsAt, m.ClearEndsAt)
	setIfGiven(t.NominateDeadline, m.SetNominateDeadline)
	setIfGiven(t.ApproveDeadline, m.SetApproveDeadline)
	setIfGiven(t.WriteDeadline, m.SetWriteDeadline)
	setIfGiven(t.GraceDays, m.SetGraceDays)
}

func setIfGiven[T any](value *T, set func(T)) {
	if value != nil {
		set(*value)
	}
}

func setOrClear(at *time.Time, set func(time.Time), clear func()) {
	if at == nil {
		clear()
		return
	}
	set(at.UTC().Truncate(time.Microsecond))
}

// SetQuestionnaire replaces the questionnaire of a draft. Sections and questions that are named again keep their ids.
func (c *Cycles) SetQuestionnaire(ctx context.Context, input SetQuestionnaireInput) (*ent.Cycle, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	act := deed{
		action: policy.EditCycle, cycleID: input.CycleID, version: &input.ExpectedVersion,
		parts: []func(*ent.CycleQuery){withQuestionnaire},
	}
	return c.change(ctx, act, func(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
		scale, err := input.fits(found)
		if err != nil {
			return err
		}
		if err := deleteQuestionnaire(ctx, tx, found); err != nil {
			return err
		}
		if err := writeSections(ctx, tx, found.ID, input.Sections, scale); err != nil {
			return err
		}
		return c.finish(ctx, tx, policy.EditCycle, found, tx.Cycle.UpdateOneID(found.ID).
			SetScaleLabels(scale.Labels).SetScaleNotApplicable(scale.AllowNotApplicable).AddVersion(1))
	})
}

// fits checks a questionnaire against the cycle that it is for, and returns the scale of that as it shall be.
func (i *SetQuestionnaireInput) fits(found *ent.Cycle) (RatingScaleInput, error) {
	if found.State != cycle.StateDRAFT {
		return RatingScaleInput{}, apperr.State("state.draft_only")
	}
	if err := keepKnownIDs(found, i); err != nil {
		return RatingScaleInput{}, err
	}
	return i.scaleOf(found)
}

// scaleOf is the scale of the cycle as it shall be. A question cannot share one that there is not.
func (i *SetQuestionnaireInput) scaleOf(found *ent.Cycle) (RatingScaleInput, error) {
	scale := RatingScaleInput{Labels: found.ScaleLabels, AllowNotApplicable: found.ScaleNotApplicable}
	if i.Scale != nil {
		scale = *i.Scale
	}
	if scale.Labels == nil {
		scale.Labels = []string{}
	}
	var problems apperr.List
	for s, section := range i.Sections {
		for q, asked := range section.Questions {
			if asked.sharesScale() && len(scale.Labels) == 0 {
				problems.Add("cycle.no_scale", "sections", strconv.Itoa(s), "questions", strconv.Itoa(q), "cycleScale")
			}
		}
	}
	return scale, problems.Err()
}

// keepKnownIDs refuses ids that are not this cycle's own, or that are used twice (T03).
func keepKnownIDs(found *ent.Cycle, input *SetQuestionnaireInput) error {
	free := map[string]bool{}
	for _, s := range found.Edges.Sections {
		free[s.ID] = true
	}
	for _, q := range found.Edges.Questions {
		free[q.ID] = true
	}
	take := func(id *string) error {
		if id == nil {
			return nil
		}
		if !free[*id] {
			return apperr.ErrNotFound()
		}
		free[*id] = false
		return nil
	}
	for _, s := range input.Sections {
		if err := take(s.ID); err != nil {
			return err
		}
		for _, q := range s.Questions {
			if err := take(q.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeSections(
	ctx context.Context, tx *ent.Client, cycleID string, sections []*SectionInput, scale RatingScaleInput,
) error {
	for position, s := range sections {
		id := idOr(s.ID, "sec")
		if err := tx.Section.Create().SetID(id).SetCycleID(cycleID).SetPosition(position).SetTitle(s.Title).
			Exec(ctx); err != nil {
			return fmt.Errorf("write a section: %w", err)
		}
		for place, q := range s.Questions {
			if err := writeQuestion(ctx, tx, cycleID, id, place, q.on(scale)); err != nil {
				return err
			}
		}
	}
	return nil
}

// on is the question with the scale of the cycle, where it shares that: what is stored is what is answered.
func (q *QuestionInput) on(scale RatingScaleInput) *QuestionInput {
	if !q.sharesScale() {
		return q
	}
	shared := *q
	shared.Labels, shared.AllowNotApplicable = scale.Labels, scale.AllowNotApplicable
	return &shared
}

func writeQuestion(
	ctx context.Context, tx *ent.Client, cycleID, sectionID string, position int, q *QuestionInput,
) error {
	labels := q.Labels
	if labels == nil {
		labels = []string{}
	}
	axes := []axis.Axis{}
	for _, one := range q.Axes {
		axes = append(axes, *one)
	}
	if err := tx.Question.Create().SetID(idOr(q.ID, "qst")).SetCycleID(cycleID).SetSectionID(sectionID).
		SetPosition(position).SetKind(q.Kind).SetText(q.Text).SetNillableHelp(q.Help).
		SetNillableTextSelf(q.TextSelf).SetCycleScale(q.sharesScale()).SetRequired(q.Required).
		SetAllowNotApplicable(q.AllowNotApplicable && q.Kind == question.KindSCALE).SetLabels(labels).
		SetAxes(axes).Exec(ctx); err != nil {
		return fmt.Errorf("write a question: %w", err)
	}
	return nil
}

func idOr(id *string, prefix string) string {
	if id != nil {
		return *id
	}
	return ids.New(prefix)
}

func deleteQuestionnaire(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
	if _, err := tx.Question.Delete().Where(question.CycleID(found.ID)).Exec(ctx); err != nil {
		return fmt.Errorf("remove the questions: %w", err)
	}
	if _, err := tx.Section.Delete().Where(section.CycleID(found.ID)).Exec(ctx); err != nil {
		return fmt.Errorf("remove the sections: %w", err)
	}
	return nil
}

// revieweesOf reads who is a reviewee already, in the transaction.
func revieweesOf(ctx context.Context, tx *ent.Client, cycleID string) (map[string]bool, error) {
	ids, err := tx.Participation.Query().Where(participation.CycleID(cycleID)).
		Select(participation.FieldRevieweeID).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the reviewees: %w", err)
	}
	already := unique(ids)
	return already, nil
}

// expire ends what was not handed in when the cycle closes (workflow F), by the states as they are in the transaction.
// Who was nominated and never asked is not told by it: their nomination is withdrawn.
func expire(ctx context.Context, tx *ent.Client, cycleID string) error {
	for _, end := range []struct {
		from []feedbackrequest.State
		to   feedbackrequest.State
	}{
		{[]feedbackrequest.State{feedbackrequest.StateNOMINATED}, feedbackrequest.StateWITHDRAWN},
		{[]feedbackrequest.State{feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT}, feedbackrequest.StateEXPIRED},
	} {
		if err := tx.FeedbackRequest.Update().
			Where(feedbackrequest.CycleID(cycleID), feedbackrequest.StateIn(end.from...)).
			SetState(end.to).AddVersion(1).Exec(ctx); err != nil {
			return fmt.Errorf("let unfinished requests expire: %w", err)
		}
	}
	return nil
}

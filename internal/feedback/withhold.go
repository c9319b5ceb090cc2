package feedback

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Withhold keeps one answer from the reviewee, with a reason for its writer, the line manager and HR. The reviewee
// learns after the release that one is withheld, and not why. They are not told which; where every reviewer has to
// answer a question, the gap may show it.
func (f *Feedback) Withhold(ctx context.Context, input WithholdAnswerInput) (*ent.Answer, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return f.decideAnswer(ctx, policy.WithholdAnswer, input.AnswerID, func(change *ent.AnswerUpdateOne) {
		change.Where(answer.WithheldAtIsNil()).SetWithheldAt(f.store.Clock().Now()).
			SetWithheldByID(policy.From(ctx).ID()).SetWithholdReason(input.Reason)
	})
}

// PutBack lets the reviewee read after all, once it is released, what was withheld. Of the reason nothing is kept.
func (f *Feedback) PutBack(ctx context.Context, input PutAnswerBackInput) (*ent.Answer, error) {
	return f.decideAnswer(ctx, policy.PutAnswerBack, input.AnswerID, func(change *ent.AnswerUpdateOne) {
		change.Where(answer.WithheldAtNotNil()).ClearWithheldAt().ClearWithheldByID().SetWithholdReason("")
	})
}

// decideAnswer changes one answer while it waits for its release. The log names the answer and not its request: whoever
// reads the log learns no name from it that the promise keeps from them.
func (f *Feedback) decideAnswer(
	ctx context.Context, action policy.Action, id string, do func(change *ent.AnswerUpdateOne),
) (*ent.Answer, error) {
	given, err := f.answer(ctx, id)
	if err != nil {
		return nil, err
	}
	grant, err := policy.Authorize(policy.From(ctx), action, given)
	if err != nil {
		return nil, err
	}
	if !isAnswered(given) {
		return nil, apperr.State("state.withhold_empty")
	}
	request := given.Edges.Request
	err = f.writeIn(ctx, request.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		change := tx.Answer.UpdateOneID(id).Where(answer.HasRequestWith(
			feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED), feedbackrequest.Version(request.Version)))
		do(change)
		if err := change.Exec(ctx); err != nil {
			return staleOr(err, request, "withhold an answer")
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, action, id, store.About(request.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.answer(ctx, id)
}

func (f *Feedback) answer(ctx context.Context, id string) (*ent.Answer, error) {
	found, err := f.store.Client().Answer.Query().Where(answer.ID(id)).Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the answer")
	}
	return found, nil
}

// Withheld counts the answers that are withheld from the reviewees of participations: a number that the reviewee is
// told, who can see none of the rows.
func (f *Feedback) Withheld(ctx context.Context, participationIDs []string) (map[string]int, error) {
	rows, err := f.store.Client().Answer.Query().Where(answer.WithheldAtNotNil(), answer.HasRequestWith(
		feedbackrequest.ParticipationIDIn(participationIDs...),
		feedbackrequest.StateIn(feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED))).
		All(policy.AsSystem(ctx, policy.CountWithheld))
	if err != nil {
		return nil, fmt.Errorf("count what is withheld: %w", err)
	}
	counts := map[string]int{}
	for _, row := range rows {
		if isAnswered(row) {
			counts[row.Edges.Request.ParticipationID]++
		}
	}
	return counts, nil
}

package feedback

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/inbox"
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
	return f.decideAnswer(ctx, decision{
		action: policy.WithholdAnswer, id: input.AnswerID, seen: input.ExpectedVersion, tells: message.KindANSWER_WITHHELD,
		do: func(change *ent.AnswerUpdateOne) {
			change.Where(answer.WithheldAtIsNil()).SetWithheldAt(f.store.Clock().Now()).
				SetWithheldByID(policy.From(ctx).ID()).SetWithholdReason(input.Reason)
		},
	})
}

// PutBack lets the reviewee read after all, once it is released, what was withheld. Of the reason nothing is kept.
func (f *Feedback) PutBack(ctx context.Context, input PutAnswerBackInput) (*ent.Answer, error) {
	return f.decideAnswer(ctx, decision{
		action: policy.PutAnswerBack, id: input.AnswerID, seen: input.ExpectedVersion, tells: message.KindANSWER_PUT_BACK,
		do: func(change *ent.AnswerUpdateOne) {
			change.Where(answer.WithheldAtNotNil()).ClearWithheldAt().ClearWithheldByID().SetWithholdReason("")
		},
	})
}

// decision is one act upon one answer: what the viewer had seen of it, and what its writer is told.
type decision struct {
	action policy.Action
	id     string
	seen   int
	tells  message.Kind
	do     func(change *ent.AnswerUpdateOne)
}

// decideAnswer changes one answer while it waits for its release. The log names the answer and not its request: whoever
// reads the log learns no name from it that the promise keeps from them.
func (f *Feedback) decideAnswer(ctx context.Context, d decision) (*ent.Answer, error) {
	given, err := f.answer(ctx, d.id)
	if err != nil {
		return nil, err
	}
	grant, err := policy.Authorize(policy.From(ctx), d.action, given)
	if err != nil {
		return nil, err
	}
	if AnswerVersion(given) != d.seen {
		return nil, apperr.Stale(given)
	}
	if !isAnswered(given) {
		return nil, apperr.State("state.withhold_empty")
	}
	request := given.Edges.Request
	err = f.writeIn(ctx, request.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		change := tx.Answer.UpdateOneID(d.id).Where(answer.UpdatedAt(given.UpdatedAt), answer.HasRequestWith(
			feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED), feedbackrequest.Version(request.Version)))
		d.do(change)
		if err := change.Exec(ctx); err != nil {
			return staleOr(err, given, "withhold an answer")
		}
		if err := f.tellWriter(ctx, tx, request, d.tells); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, d.action, d.id, store.About(request.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.answer(ctx, d.id)
}

// tellWriter tells the writer what was decided about an answer of theirs. The reason stands beside the answer, where it
// is read by whoever may read it then (V6). Outsiders have no messages (D13) and read it there all the same.
func (f *Feedback) tellWriter(
	ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest, kind message.Kind,
) error {
	writer, err := tx.User.Get(ctx, request.ReviewerID)
	if err != nil {
		return fmt.Errorf("look who wrote the answer: %w", err)
	}
	if err := f.inbox.Tell(ctx, tx, inbox.Note{
		To: writer.ID, Guest: writer.Kind == user.KindGUEST || writer.Outside, Message: kind, RequestID: request.ID,
	}); err != nil {
		return fmt.Errorf("tell the writer: %w", err)
	}
	return nil
}

// AnswerVersion is the version of an answer for those who decide about it. It follows from what they read of it and
// nothing else, because a count of its changes would be one more thing that answers of one writer have in common (V4).
func AnswerVersion(a *ent.Answer) int {
	seen := fnv.New32a()
	_ = json.NewEncoder(seen).Encode([]any{
		a.ID, a.Text, a.Scale, a.Choices, a.X, a.Y, a.NotApplicable, a.WithheldAt, a.WithheldByID, a.WithholdReason,
	})
	return int(seen.Sum32() >> 1) // an Int of GraphQL has 31 bits for what is not negative
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
	rows, err := f.store.Client().Answer.Query().Where(answer.WithheldAtNotNil(), handedInIn(participationIDs)).
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

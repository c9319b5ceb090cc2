package feedback

import (
	"context"
	"fmt"
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/message"
	"sightline/internal/anonymity"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/inbox"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// SaveDraft saves what was written so far. Questions that are left out stay as they are; nothing need be complete.
func (f *Feedback) SaveDraft(ctx context.Context, input SaveFeedbackDraftInput) (*ent.FeedbackRequest, error) {
	request, grant, err := f.authorizeRequest(ctx, policy.WriteFeedback, input.RequestID, &input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	questions, err := answers.Questions(ctx, f.store.Client(), request.CycleID)
	if err != nil {
		return nil, err
	}
	if err := answers.Check(input.Answers, questions); err != nil {
		return nil, err
	}
	err = f.writeIn(ctx, request.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := moveRequest(ctx, tx, request, feedbackrequest.StateDRAFT); err != nil {
			return err
		}
		return saveAnswers(ctx, tx, request, input.Answers)
	})
	if err != nil {
		return nil, err
	}
	return f.Request(ctx, request.ID)
}

func saveAnswers(
	ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest, given []*answers.AnswerInput,
) error {
	earlier := map[string]*ent.Answer{}
	for _, row := range request.Edges.Answers {
		earlier[row.QuestionID] = row
	}
	for _, one := range given {
		if err := saveAnswer(ctx, tx, request.ID, earlier[one.QuestionID], one); err != nil {
			return err
		}
	}
	return nil
}

func saveAnswer(
	ctx context.Context, tx *ent.Client, requestID string, earlier *ent.Answer, given *answers.AnswerInput,
) error {
	if earlier == nil {
		create := tx.Answer.Create().SetRequestID(requestID).SetQuestionID(given.QuestionID)
		given.Fill(create.Mutation())
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("write an answer: %w", err)
		}
		return nil
	}
	update := tx.Answer.UpdateOneID(earlier.ID).Where(answer.RequestID(requestID))
	given.Fill(update.Mutation())
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("change an answer: %w", err)
	}
	return nil
}

// Submit hands feedback in. If who can read it has changed since the writer looked, nothing is handed in.
func (f *Feedback) Submit(ctx context.Context, input SubmitFeedbackInput) (*ent.FeedbackRequest, error) {
	request, grant, err := f.authorizeRequest(ctx, policy.SubmitFeedback, input.RequestID, &input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	if err := f.checkReaders(ctx, request, input.VisibilityVersion); err != nil {
		return nil, err
	}
	if err := f.checkComplete(ctx, request); err != nil {
		return nil, err
	}
	now := f.store.Clock().Now()
	err = f.writeIn(ctx, request.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		current, err := tx.FeedbackRequest.Query().
			Where(feedbackrequest.ID(request.ID), feedbackrequest.Version(request.Version)).Only(ctx)
		if err != nil {
			return staleOr(err, request, "read the request")
		}
		// A release marks the row without a new version: drafts are not told of it. But the writer read "later".
		if current.ReleasedAt != nil && request.ReleasedAt == nil {
			return readersChanged(current)
		}
		if request.Edges.Cycle.Preset == promise.Anonymous {
			return handInUnnamed(ctx, tx, request)
		}
		if err := tx.FeedbackRequest.UpdateOneID(request.ID).SetSubmittedAt(now).SetState(handedIn(current)).
			AddVersion(1).Exec(ctx); err != nil {
			return fmt.Errorf("hand in: %w", err)
		}
		if err := freeze(ctx, tx, request, now); err != nil {
			return err
		}
		if current.ReleasedAt != nil {
			if err := f.tellOfAddition(ctx, tx, request); err != nil {
				return err
			}
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.SubmitFeedback, request.ID,
			store.About(request.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.Request(ctx, request.ID)
}

// freeze marks the first submission of a cycle (V3). What was written unasked marks none: where somebody can, the
// policy stands from the opening, and the moment would tell of them.
func freeze(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest, now time.Time) error {
	if request.Proactive {
		return nil
	}
	return answers.Freeze(ctx, tx, request.Edges.Cycle, now)
}

// handInUnnamed hands in what is anonymous: the words lose what could carry a sign of their writer (A7), and nothing
// is left of the act but that it is done: no moment, and no line in the audit log (A6).
func handInUnnamed(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) error {
	for _, given := range request.Edges.Answers {
		plain := anonymity.Normal(given.Text)
		if plain == given.Text {
			continue
		}
		if err := tx.Answer.UpdateOneID(given.ID).SetText(plain).Exec(ctx); err != nil {
			return fmt.Errorf("plain the words: %w", err)
		}
	}
	if err := tx.FeedbackRequest.UpdateOneID(request.ID).SetState(feedbackrequest.StateSUBMITTED).AddVersion(1).
		Exec(ctx); err != nil {
		return fmt.Errorf("hand in: %w", err)
	}
	return nil
}

// checkReaders refuses to hand in what others would read than those whom the writer saw.
func (f *Feedback) checkReaders(ctx context.Context, request *ent.FeedbackRequest, seen string) error {
	version, err := f.readers(ctx, request.ID)
	if err != nil {
		return fmt.Errorf("look who can read it: %w", err)
	}
	if version != seen {
		return readersChanged(request)
	}
	return nil
}

func readersChanged(current *ent.FeedbackRequest) error {
	return &apperr.Error{
		Code: apperr.Conflict, Key: "readers_changed", Path: []string{"visibilityVersion"}, Current: current,
	}
}

// handedIn: what comes after the release is released on submission (workflow F).
func handedIn(request *ent.FeedbackRequest) feedbackrequest.State {
	if request.ReleasedAt != nil {
		return feedbackrequest.StateRELEASED
	}
	return feedbackrequest.StateSUBMITTED
}

func (f *Feedback) tellOfAddition(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) error {
	if err := f.inbox.Tell(ctx, tx, inbox.Note{
		To: request.RevieweeID, Message: message.KindFEEDBACK_ADDED,
		ParticipationID: request.ParticipationID,
	}); err != nil {
		return fmt.Errorf("tell of a later answer: %w", err)
	}
	return nil
}

// checkComplete refuses to hand in while a required question is unanswered, at the field of each.
func (f *Feedback) checkComplete(ctx context.Context, request *ent.FeedbackRequest) error {
	questions, err := answers.Questions(ctx, f.store.Client(), request.CycleID)
	if err != nil {
		return err
	}
	var given []answers.Given
	for _, row := range request.Edges.Answers {
		given = append(given, answers.OfReviewer(row))
	}
	return answers.Complete(given, questions)
}

func isAnswered(given *ent.Answer) bool { return answers.OfReviewer(given).Answered() }

// Reopen takes handed-in feedback back, until it is released.
func (f *Feedback) Reopen(ctx context.Context, input ReopenFeedbackInput) (*ent.FeedbackRequest, error) {
	return f.step(ctx, policy.ReopenFeedback, input.RequestID, &input.ExpectedVersion,
		func(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) error {
			if err := tx.FeedbackRequest.UpdateOneID(request.ID).Where(feedbackrequest.Version(request.Version)).
				SetState(feedbackrequest.StateDRAFT).ClearSubmittedAt().AddVersion(1).Exec(ctx); err != nil {
				return staleOr(err, request, "take the feedback back")
			}
			return nil
		}, recordedUnlessAnonymous)
}

// recordedUnlessAnonymous tells whether an act of writing leaves a line in the audit log: those in an Anonymous cycle
// leave none (A6).
func recordedUnlessAnonymous(request *ent.FeedbackRequest) bool {
	return request.Edges.Cycle.Preset != promise.Anonymous
}

// step runs one change of a request: load, authorize, write, record, read again.
func (f *Feedback) step(
	ctx context.Context, action policy.Action, id string, version *int,
	do func(ctx context.Context, tx *ent.Client, request *ent.FeedbackRequest) error,
	recorded ...func(*ent.FeedbackRequest) bool,
) (*ent.FeedbackRequest, error) {
	request, grant, err := f.authorizeRequest(ctx, action, id, version)
	if err != nil {
		return nil, err
	}
	err = f.writeIn(ctx, request.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := do(ctx, tx, request); err != nil {
			return err
		}
		if slices.ContainsFunc(recorded, func(is func(*ent.FeedbackRequest) bool) bool { return !is(request) }) {
			return nil
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, action, id, store.About(request.RevieweeID))
	})
	if err != nil {
		return nil, err
	}
	return f.Request(ctx, id)
}

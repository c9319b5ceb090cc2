package feedback

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/promise"
)

// ReleaseDue releases by date: what was handed in about reviewees of open cycles that say so and whose date has come.
// Each is released in a transaction of its own; where there is not enough it is left to people. A release that was
// interrupted goes on with those who are left.
func (f *Feedback) ReleaseDue(ctx context.Context) error {
	system := policy.AsSystem(ctx, policy.Publish)
	due, err := f.store.Client().Participation.Query().Where(participation.ReleasedAtIsNil(),
		participation.HasCycleWith(cycle.StateEQ(cycle.StateOPEN), cycle.ReleasedByDate(true),
			cycle.ReleaseAtLTE(f.store.Clock().Now())),
		participation.HasRequestsWith(feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED))).All(system)
	if err != nil {
		return fmt.Errorf("look for what is to be released: %w", err)
	}
	for _, list := range due {
		if f.mayReleaseNow(list) != nil {
			continue // the days of grace go on; the clock looks again at their end
		}
		if err := f.releaseBySystem(system, list); err != nil {
			return err
		}
	}
	return nil
}

// releaseBySystem releases what can be released; that it cannot, or that somebody was quicker, is no failure.
func (f *Feedback) releaseBySystem(system context.Context, list *ent.Participation) error {
	err := f.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		return f.release(ctx, tx, list)
	})
	switch apperr.CodeOf(err) {
	case apperr.InvalidState, apperr.Conflict:
		return nil
	default:
		return err
	}
}

// Forget destroys, after an Anonymous cycle has closed, whatever joins what was written to who wrote it (A5). First
// what was promised is kept: what can be released is. Then every answer is deleted and every trace of how and when
// somebody wrote is wiped from their request. It goes on where it was interrupted, and is done once the log of the
// database holds nothing of it any more.
func (f *Feedback) Forget(ctx context.Context, cycleID string) error {
	system := policy.AsSystem(ctx, policy.DestroyJoin)
	found, err := f.store.Client().Cycle.Query().Where(cycle.ID(cycleID), cycle.PresetEQ(promise.Anonymous),
		cycle.StateIn(cycle.StateCLOSED, cycle.StateARCHIVED), cycle.JoinDestroyedAtIsNil()).Only(system)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("find the cycle: %w", err)
	}
	lists, err := f.store.Client().Participation.Query().Where(participation.CycleID(found.ID)).
		Order(ent.Asc(participation.FieldID)).All(system)
	if err != nil {
		return fmt.Errorf("read the reviewees: %w", err)
	}
	for _, list := range lists {
		if list.ReleasedAt == nil {
			if err := f.releaseBySystem(system, list); err != nil {
				return err
			}
		}
		if err := f.forget(system, list); err != nil {
			return err
		}
	}
	return f.forgotten(system, found)
}

// forget deletes the answers about one reviewee and wipes their requests: all of them change in this one moment, and
// are left alike but for how they ended.
func (f *Feedback) forget(system context.Context, list *ent.Participation) error {
	return f.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		// By their ids: asked for by the edge, the database would read every answer that there is.
		requests, err := tx.FeedbackRequest.Query().Where(feedbackrequest.ParticipationID(list.ID)).IDs(ctx)
		if err != nil {
			return fmt.Errorf("read the requests: %w", err)
		}
		if _, err := tx.Answer.Delete().Where(answer.RequestIDIn(requests...)).Exec(ctx); err != nil {
			return fmt.Errorf("delete the answers: %w", err)
		}
		if err := tx.FeedbackRequest.Update().Where(feedbackrequest.ParticipationID(list.ID)).
			ClearSubmittedAt().SetVersion(1).Exec(ctx); err != nil {
			return fmt.Errorf("wipe the requests: %w", err)
		}
		return nil
	})
}

// forgotten says that the join is gone, after the database has let go of what it held besides its rows.
func (f *Feedback) forgotten(system context.Context, found *ent.Cycle) error {
	if err := f.store.Settle(system); err != nil {
		return fmt.Errorf("let the log of the database go: %w", err)
	}
	return f.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		day := f.store.Clock().Now().UTC().Truncate(24 * time.Hour)
		if err := tx.Cycle.Update().Where(cycle.ID(found.ID)).SetJoinDestroyedAt(day).AddVersion(1).
			Exec(ctx); err != nil {
			return fmt.Errorf("say that the join is gone: %w", err)
		}
		return nil
	})
}

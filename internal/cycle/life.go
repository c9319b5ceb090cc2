package cycle

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// ReopenCycleInput names the closed cycle to open again. A nil date stays as it is.
type ReopenCycleInput struct {
	CycleID         string
	ExpectedVersion int
	WriteUntil      *time.Time
	EndsAt          *time.Time
}

// ArchiveCycleInput names the closed cycle to put away.
type ArchiveCycleInput struct {
	CycleID         string
	ExpectedVersion int
}

// UnarchiveCycleInput names the archived cycle to bring back.
type UnarchiveCycleInput struct {
	CycleID         string
	ExpectedVersion int
}

// Reopen opens a closed cycle again. What expired goes on as it was: with an answer as a draft, else as asked. What was
// withdrawn because nobody had decided stays withdrawn. Nobody is mailed; to-dos come back by themselves.
func (c *Cycles) Reopen(ctx context.Context, input ReopenCycleInput) (*ent.Cycle, error) {
	act := deed{action: policy.ReopenCycle, cycleID: input.CycleID, version: &input.ExpectedVersion, requests: true}
	return c.change(ctx, act, func(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
		changed, err := c.reopened(found, &input)
		if err != nil {
			return err
		}
		if err := revive(ctx, tx, found.ID); err != nil {
			return err
		}
		if err := c.schedule(ctx, tx, changed); err != nil {
			return err
		}
		return c.finish(ctx, tx, policy.ReopenCycle, found, tx.Cycle.UpdateOneID(found.ID).
			AddVersion(1).SetState(cycle.StateOPEN).
			SetNillableWriteUntil(changed.WriteUntil).SetNillableEndsAt(changed.EndsAt))
	})
}

// reopened is the cycle with the dates that it would go on with: what would close or refuse at once is refused here.
func (c *Cycles) reopened(found *ent.Cycle, input *ReopenCycleInput) (*ent.Cycle, error) {
	changed := *found
	if input.WriteUntil != nil {
		changed.WriteUntil = toMicroseconds(input.WriteUntil)
	}
	if input.EndsAt != nil {
		changed.EndsAt = toMicroseconds(input.EndsAt)
	}
	var problems apperr.List
	now := c.store.Clock().Now()
	for _, given := range []step{{"writeUntil", input.WriteUntil}, {"endsAt", input.EndsAt}} {
		switch {
		case given.at == nil:
		case given.at.Year() < 1970 || given.at.Year() > 2200:
			problems.Add("not_a_date", given.field)
		case given.at.Before(now):
			problems.Add("cycle.past", given.field)
		}
	}
	if len(problems) == 0 {
		checkReopened(&problems, &changed, now)
	}
	return &changed, problems.Err()
}

func checkReopened(problems *apperr.List, changed *ent.Cycle, now time.Time) {
	closes := policy.ClosesAt(changed)
	if closes != nil && !closes.After(now) {
		problems.Add("cycle.reopen_end", "endsAt")
		return
	}
	if changed.EndsAt == nil {
		return
	}
	for _, before := range []*time.Time{changed.StartsAt, changed.WriteUntil, changed.ReleaseAt} {
		if before != nil && changed.EndsAt.Before(*before) {
			problems.Add("cycle.dates", "endsAt")
			return
		}
	}
}

func toMicroseconds(at *time.Time) *time.Time {
	return new(at.UTC().Truncate(time.Microsecond))
}

// revive undoes what the close did to requests, as far as that is known. What was written unasked and ended with a
// release stays ended.
func revive(ctx context.Context, tx *ent.Client, cycleID string) error {
	expired := feedbackrequest.And(feedbackrequest.CycleID(cycleID),
		feedbackrequest.StateEQ(feedbackrequest.StateEXPIRED), feedbackrequest.Or(feedbackrequest.Proactive(false),
			feedbackrequest.HasParticipationWith(participation.ReleasedAtIsNil())))
	if err := tx.FeedbackRequest.Update().Where(expired,
		feedbackrequest.Or(feedbackrequest.HasAnswers(), feedbackrequest.Proactive(true))).
		SetState(feedbackrequest.StateDRAFT).AddVersion(1).Exec(ctx); err != nil {
		return fmt.Errorf("let drafts go on: %w", err)
	}
	if err := tx.FeedbackRequest.Update().Where(expired).
		SetState(feedbackrequest.StateAPPROVED).AddVersion(1).Exec(ctx); err != nil {
		return fmt.Errorf("let requests go on: %w", err)
	}
	return nil
}

// Archive puts a closed cycle away: out of the lists, with everything that it holds.
func (c *Cycles) Archive(ctx context.Context, input ArchiveCycleInput) (*ent.Cycle, error) {
	return c.setState(ctx, policy.ArchiveCycle, input.CycleID, input.ExpectedVersion, cycle.StateARCHIVED)
}

// Unarchive brings an archived cycle back to the lists, closed as it was.
func (c *Cycles) Unarchive(ctx context.Context, input UnarchiveCycleInput) (*ent.Cycle, error) {
	return c.setState(ctx, policy.UnarchiveCycle, input.CycleID, input.ExpectedVersion, cycle.StateCLOSED)
}

func (c *Cycles) setState(
	ctx context.Context, action policy.Action, id string, version int, to cycle.State,
) (*ent.Cycle, error) {
	found, grant, err := c.authorize(ctx, action, id, &version)
	if err != nil {
		return nil, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		return c.finish(ctx, tx, action, found, tx.Cycle.UpdateOneID(found.ID).
			Where(cycle.Version(found.Version)).AddVersion(1).SetState(to))
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

package feedback

import (
	"context"
	"fmt"
	"slices"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/mail"
	"sightline/ent/message"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/reading"
	"sightline/internal/apperr"
	"sightline/internal/inbox"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// Release opens what was handed in about a reviewee to whoever the cycle lets read it. Requests that are still being
// written carry the moment too: what they bring is released when it is handed in.
func (f *Feedback) Release(ctx context.Context, input ReleaseFeedbackInput) (*ent.Participation, error) {
	list, grant, err := f.authorizeList(ctx, policy.ReleaseFeedback, input.ParticipationID, &input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	if err := f.releaseBy(ctx, list, grant); err != nil {
		return nil, err
	}
	return f.Participation(ctx, list.ID)
}

// releaseBy releases by hand, if it is the time and the list is still as it was read.
func (f *Feedback) releaseBy(ctx context.Context, list *ent.Participation, grant policy.Grant) error {
	if err := f.mayReleaseNow(list); err != nil {
		return err
	}
	return f.writeIn(ctx, list.CycleID, grant, func(ctx context.Context, tx *ent.Client) error {
		whole, err := withAll(ctx, tx, list)
		if err != nil {
			return err
		}
		grant, err := policy.Authorize(policy.From(ctx), policy.ReleaseFeedback, whole)
		if err != nil {
			return err
		}
		return f.release(policy.WithGrant(ctx, grant), tx, list)
	})
}

// mayReleaseNow: in an Anonymous cycle nothing is released while writing goes on: whoever could would learn by trying
// when enough had answered (A2).
func (f *Feedback) mayReleaseNow(list *ent.Participation) error {
	late := policy.LateUntil(list.Edges.Cycle)
	if list.Edges.Cycle.Preset == promise.Anonymous && late != nil && f.store.Clock().Now().Before(*late) {
		return apperr.State("state.release_early")
	}
	return nil
}

// release opens what was handed in about a reviewee, in the transaction of whoever or whatever decided it.
func (f *Feedback) release(ctx context.Context, tx *ent.Client, list *ent.Participation) error {
	now := f.store.Clock().Now()
	if err := tx.Participation.UpdateOneID(list.ID).
		Where(participation.Version(list.Version), participation.ReleasedAtIsNil()).SetReleasedAt(now).AddVersion(1).
		Exec(ctx); err != nil {
		return staleOr(err, list, "release")
	}
	said, err := readHandedIn(ctx, tx, list.ID)
	if err != nil {
		return err
	}
	if list.Edges.Cycle.Preset == promise.Anonymous && !said.enough() {
		return apperr.State("state.too_few")
	}
	if err := said.publish(ctx, tx); err != nil {
		return err
	}
	if err := releaseRequests(ctx, tx, list, now); err != nil {
		return err
	}
	if err := f.inbox.Tell(ctx, tx, inbox.Note{
		To: list.RevieweeID, Message: message.KindFEEDBACK_RELEASED,
		Mail: mail.KindFEEDBACK_RELEASED, ParticipationID: list.ID,
	}); err != nil {
		return fmt.Errorf("tell the reviewee: %w", err)
	}
	return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.ReleaseFeedback, list.ID, store.About(list.RevieweeID))
}

// releaseRequests goes by the states as they are in the transaction: what is handed in or taken back beside it is
// either wholly before or wholly after. What comes later is released on submission, but in an Anonymous cycle, where
// nothing comes any more (workflow F).
func releaseRequests(ctx context.Context, tx *ent.Client, list *ent.Participation, at time.Time) error {
	released, err := tx.FeedbackRequest.Update().Where(feedbackrequest.ParticipationID(list.ID),
		feedbackrequest.StateEQ(feedbackrequest.StateSUBMITTED)).
		SetState(feedbackrequest.StateRELEASED).SetReleasedAt(at).AddVersion(1).Save(ctx)
	if err != nil {
		return fmt.Errorf("release what was handed in: %w", err)
	}
	if released == 0 {
		return apperr.State("feedback.nothing_to_release")
	}
	if list.Edges.Cycle.Preset == promise.Anonymous {
		return endRequests(ctx, tx, feedbackrequest.ParticipationID(list.ID))
	}
	// What nobody asked for is not waited for either: alone, and later than the others, it would tell whose it is.
	if err := endRequests(ctx, tx, feedbackrequest.ParticipationID(list.ID), feedbackrequest.Proactive(true)); err != nil {
		return err
	}
	if err := tx.FeedbackRequest.Update().Where(feedbackrequest.ParticipationID(list.ID),
		feedbackrequest.StateIn(feedbackrequest.StateNOMINATED, feedbackrequest.StateAPPROVED,
			feedbackrequest.StateDRAFT, feedbackrequest.StateDECLINED)).SetReleasedAt(at).Exec(ctx); err != nil {
		return fmt.Errorf("mark what comes later: %w", err)
	}
	return nil
}

// endRequests lets expire what was not handed in before a release, and takes back what nobody decided.
func endRequests(ctx context.Context, tx *ent.Client, which ...predicate.FeedbackRequest) error {
	ends := map[feedbackrequest.State][]feedbackrequest.State{
		feedbackrequest.StateEXPIRED:   {feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT},
		feedbackrequest.StateWITHDRAWN: {feedbackrequest.StateNOMINATED},
	}
	for end, from := range ends {
		if err := tx.FeedbackRequest.Update().Where(which...).Where(feedbackrequest.StateIn(from...)).
			SetState(end).AddVersion(1).Exec(ctx); err != nil {
			return fmt.Errorf("end what was not handed in: %w", err)
		}
	}
	return nil
}

// OpenResults records that the reviewee opened the released feedback; for everybody else it records nothing. That HR
// reads is recorded by what is served, not by what is asked for (RecordReadings).
func (f *Feedback) OpenResults(ctx context.Context, input OpenResultsInput) (*ent.Participation, error) {
	list, grant, err := f.authorizeList(ctx, policy.OpenResults, input.ParticipationID, nil)
	if err != nil {
		return nil, err
	}
	if policy.From(ctx).ID() != list.RevieweeID || list.OpenedAt != nil {
		return list, nil
	}
	err = f.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.Participation.UpdateOneID(list.ID).SetOpenedAt(f.store.Clock().Now()).Exec(ctx); err != nil {
			return fmt.Errorf("record the opening: %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return f.Participation(ctx, list.ID)
}

// RecordReadings writes that HR was served answers about the reviewees (V9): one line for each reader, participation
// and day.
func (f *Feedback) RecordReadings(ctx context.Context, participationIDs []string) error {
	day := f.store.Clock().Now().Format(time.DateOnly)
	known, err := f.store.Client().Reading.Query().Where(reading.ReaderID(policy.From(ctx).ID()), reading.Day(day),
		reading.ParticipationIDIn(participationIDs...)).All(ctx)
	if err != nil {
		return fmt.Errorf("look for the lines of today: %w", err)
	}
	missing := slices.DeleteFunc(slices.Clone(participationIDs), func(id string) bool {
		return slices.ContainsFunc(known, func(line *ent.Reading) bool { return line.ParticipationID == id })
	})
	for _, id := range missing {
		if err := f.recordReading(ctx, id, day); err != nil {
			return err
		}
	}
	return nil
}

func (f *Feedback) recordReading(ctx context.Context, participationID, day string) error {
	list, grant, err := f.authorizeList(ctx, policy.OpenResults, participationID, nil)
	if err != nil {
		return err
	}
	return f.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		err := tx.Reading.Create().SetReaderID(policy.From(ctx).ID()).SetParticipationID(list.ID).SetDay(day).Exec(ctx)
		if err != nil && !ent.IsConstraintError(err) { // another request of the same reader was quicker
			return fmt.Errorf("record the reading: %w", err)
		}
		return nil
	})
}

package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/promise"
	"sightline/internal/store"
)

// Create makes a draft from a template; the viewer becomes its owner. A repeated key returns the first draft.
func (c *Cycles) Create(ctx context.Context, input CreateCycleInput) (*ent.Cycle, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	viewer := policy.From(ctx)
	id := ids.Ordered("cyc", c.store.Clock().Now())
	grant, err := policy.Authorize(viewer, policy.CreateCycle, &ent.Cycle{ID: id})
	if err != nil {
		return nil, err
	}
	if input.SavedTemplateID != nil {
		made, err := c.savedBlueprint(ctx, *input.SavedTemplateID)
		if err != nil {
			return nil, err
		}
		return c.make(ctx, policy.CreateCycle, input.IdempotencyKey, grant, id,
			func(ctx context.Context, tx *ent.Client) error { return made.write(ctx, tx, id, input.Name, nil) })
	}
	draft := templateFor(input.Template, viewer.Locale())
	return c.make(ctx, policy.CreateCycle, input.IdempotencyKey, grant, id,
		func(ctx context.Context, tx *ent.Client) error {
			create := tx.Cycle.Create().SetID(id).SetName(input.Name).SetKind(cycle.KindFEEDBACK_360).
				SetIntroduction(draft.introduction).SetSelfAssessment(draft.asksReviewees)
			ApplyPromise(create.Mutation(), promise.Of(promise.Confidential))
			if err := create.Exec(ctx); err != nil {
				return fmt.Errorf("create the cycle: %w", err)
			}
			return writeSections(ctx, tx, id, draft.sections, RatingScaleInput{})
		})
}

// Update changes settings. A published cycle accepts name, introduction and dates only.
func (c *Cycles) Update(ctx context.Context, input UpdateCycleInput) (*ent.Cycle, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	found, grant, err := c.authorize(ctx, policy.EditCycle, input.CycleID, &input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	if err := checkAgainst(found, &input); err != nil {
		return nil, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Cycle.UpdateOneID(found.ID).Where(cycle.Version(found.Version)).AddVersion(1).
			SetNillableName(input.Name).SetNillableIntroduction(input.Introduction).
			SetNillableNomination(input.Nomination).SetNillableUpward(input.Upward).
			SetNillableSelfAssessment(input.SelfAssessment).
			SetNillableProactiveAllowed(input.ProactiveAllowed).
			SetNillableReleasedByDate(input.ReleasedByDate).
			SetNillableMinReviewers(input.MinReviewers).SetNillableMaxReviewers(input.MaxReviewers).
			SetNillableSuggestedReviewers(input.SuggestedReviewers)
		if input.Preset != nil {
			ApplyPromise(update.Mutation(), promise.Of(*input.Preset))
		}
		if input.Timeline != nil {
			applyTimeline(update.Mutation(), input.Timeline)
			if err := c.scheduleChanged(ctx, tx, found, input.Timeline); err != nil {
				return err
			}
		}
		return c.finish(ctx, tx, policy.EditCycle, found, update)
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

// scheduleChanged queues the looks of the clock for the new dates of a published cycle; a draft gets them with its
// publication.
func (c *Cycles) scheduleChanged(ctx context.Context, tx *ent.Client, found *ent.Cycle, t *TimelineInput) error {
	if found.State == cycle.StateDRAFT {
		return nil
	}
	return c.schedule(ctx, tx, t.appliedTo(found))
}

// Problems returns what keeps a draft from being published, each at its field.
func (c *Cycles) Problems(ctx context.Context, found *ent.Cycle) (apperr.List, error) {
	whole, err := c.load(ctx, found.ID, withQuestionnaire)
	if err != nil {
		return nil, err
	}
	meant, err := c.meant(ctx, c.store.Client(), whole)
	if err != nil {
		return nil, err
	}
	return problemsOf(whole, len(whole.Edges.Questions), len(meant), c.store.Clock().Now()), nil
}

// Close ends an open cycle: what is unfinished expires.
func (c *Cycles) Close(ctx context.Context, input CloseCycleInput) (*ent.Cycle, error) {
	act := deed{action: policy.CloseCycle, cycleID: input.CycleID, version: &input.ExpectedVersion, requests: true}
	return c.change(ctx, act, func(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
		if err := c.end(ctx, tx, found); err != nil {
			return err
		}
		return c.finish(ctx, tx, policy.CloseCycle, found, tx.Cycle.UpdateOneID(found.ID).
			AddVersion(1).SetState(cycle.StateCLOSED))
	})
}

// authorize loads a cycle with what the command may change, asks the policy, and compares the version; nil says that
// the command does not depend on what was read before.
func (c *Cycles) authorize(
	ctx context.Context, action policy.Action, id string, version *int, with ...func(*ent.CycleQuery),
) (*ent.Cycle, policy.Grant, error) {
	found, err := c.load(ctx, id, with...)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), action, found)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	if version != nil && *version != found.Version {
		return nil, policy.Grant{}, apperr.Stale(found)
	}
	return found, grant, nil
}

// finish saves the cycle and records the act.
func (c *Cycles) finish(
	ctx context.Context, tx *ent.Client, action policy.Action, found *ent.Cycle, update *ent.CycleUpdateOne,
) error {
	if err := update.Exec(ctx); err != nil {
		return staleOr(err, found, "save the cycle")
	}
	return store.Record(ctx, tx, auditevent.PartPEOPLE, action, found.ID)
}

// staleOr turns a row that no longer has the expected version into a CONFLICT.
func staleOr(err error, current any, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.Stale(current)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func unique(all []string) map[string]bool {
	set := map[string]bool{}
	for _, one := range all {
		set[one] = true
	}
	return set
}

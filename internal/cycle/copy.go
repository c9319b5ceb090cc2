package cycle

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// copiedAtOnce is how many reviewees one statement of a copy writes.
const copiedAtOnce = 200

// CopyCycleInput names the cycle to begin with, and what the copy takes of it.
type CopyCycleInput struct {
	CycleID        string
	Name           string
	Timeline       *TimelineInput
	WithReviewees  bool
	IdempotencyKey string
}

// Validate checks the form.
func (i *CopyCycleInput) Validate() error {
	var problems apperr.List
	i.Name = clean.Line(i.Name)
	checkText(&problems, i.Name, maxName, true, "name")
	checkText(&problems, i.IdempotencyKey, maxName, true, "idempotencyKey")
	if i.Timeline != nil {
		i.Timeline.validate(&problems)
	}
	return problems.Err()
}

// Copy makes a draft with the settings and the questionnaire of another cycle, in whatever state that is; the viewer
// becomes its owner. Its dates are those of the input, its reviewees those of the other who can still be reviewed, if
// asked for. What happened in the other stays there. A repeated key returns the first draft.
func (c *Cycles) Copy(ctx context.Context, input CopyCycleInput) (*ent.Cycle, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	found, err := c.load(ctx, input.CycleID, withQuestionnaire)
	if err != nil {
		return nil, err
	}
	id := ids.Ordered("cyc", c.store.Clock().Now())
	grant, err := policy.Authorize(policy.From(ctx), policy.CopyCycle, policy.CycleCopy{Of: found, ID: id})
	if err != nil {
		return nil, err
	}
	made, err := blueprintOf(ctx, c.store.Client(), found)
	if err != nil {
		return nil, err
	}
	var reviewees []string
	if input.WithReviewees {
		if reviewees, err = c.stillReviewable(ctx, found.ID); err != nil {
			return nil, err
		}
		if found.State == cycle.StateDRAFT {
			made.addGroups(found)
		}
	}
	return c.make(ctx, policy.CopyCycle, input.IdempotencyKey, grant, id, func(ctx context.Context, tx *ent.Client) error {
		if err := made.write(ctx, tx, id, input.Name, input.Timeline); err != nil {
			return err
		}
		return addCopied(ctx, tx, id, reviewees)
	})
}

// make writes a new draft, with the viewer as its owner and whatever write puts in it. A repeated key returns the draft
// that the first request with it made.
func (c *Cycles) make(
	ctx context.Context, action policy.Action, key string, grant policy.Grant, id string,
	write func(ctx context.Context, tx *ent.Client) error,
) (*ent.Cycle, error) {
	id, err := c.store.Once(ctx, string(action), key, func() (string, error) {
		return id, c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
			if err := write(ctx, tx); err != nil {
				return err
			}
			if err := tx.CycleOwner.Create().SetCycleID(id).SetUserID(policy.From(ctx).ID()).Exec(ctx); err != nil {
				return fmt.Errorf("make the owner: %w", err)
			}
			if err := store.Remember(ctx, tx, string(action), key, id); err != nil {
				return err
			}
			return store.Record(ctx, tx, auditevent.PartPEOPLE, action, id)
		})
	})
	if err != nil {
		return nil, err
	}
	// What is known of the viewer was read before there was a cycle for them to own.
	if err := c.store.Refresh(ctx, policy.From(ctx)); err != nil {
		return nil, fmt.Errorf("read anew what the viewer owns: %w", err)
	}
	return c.load(ctx, id)
}

// stillReviewable are the reviewees of a cycle who could be added to one now.
func (c *Cycles) stillReviewable(ctx context.Context, cycleID string) ([]string, error) {
	lists, err := c.store.Client().Participation.Query().Where(participation.CycleID(cycleID)).
		Order(ent.Asc(participation.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read whom to copy: %w", err)
	}
	var still []string
	for _, list := range lists {
		if list.Edges.Reviewee != nil && reviewable(list.Edges.Reviewee) {
			still = append(still, list.RevieweeID)
		}
	}
	return still, nil
}

// reviewable tells whether somebody can be reviewed: a colleague whose account is not closed.
func reviewable(person *ent.User) bool {
	open := person.State != user.StateDEACTIVATED && person.State != user.StateDELETED
	return person.Kind == user.KindMEMBER && !person.Outside && open
}

func addCopied(ctx context.Context, tx *ent.Client, cycleID string, reviewees []string) error {
	for some := range slices.Chunk(reviewees, copiedAtOnce) {
		if err := tx.Participation.MapCreateBulk(some, func(create *ent.ParticipationCreate, at int) {
			create.SetCycleID(cycleID).SetRevieweeID(some[at])
		}).Exec(ctx); err != nil {
			return fmt.Errorf("copy the reviewees: %w", err)
		}
	}
	return nil
}

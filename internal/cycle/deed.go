package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// deed is a command on a cycle and on parts of it that others may add or take away at the same moment: requests above
// all, which reviewees and reviewers make while somebody runs the cycle.
type deed struct {
	action  policy.Action
	cycleID string
	// version is the one that the viewer read; nil says that the command does not depend on it.
	version *int
	// parts are those that the command may change.
	parts []func(*ent.CycleQuery)
	// requests says that it may change every request, also those about whoever runs the cycle, which they may not see.
	requests bool
}

// change runs a command on a cycle and parts of it. What it may change is read inside of the transaction, in which
// nobody comes in between. Who may not, or has read another version, is refused before there is one.
func (c *Cycles) change(
	ctx context.Context, act deed, do func(ctx context.Context, tx *ent.Client, found *ent.Cycle) error,
) (*ent.Cycle, error) {
	if _, _, err := c.authorize(ctx, act.action, act.cycleID, act.version); err != nil {
		return nil, err
	}
	var found *ent.Cycle
	decide := func(ctx context.Context, tx *ent.Client) (grant policy.Grant, err error) {
		found, grant, err = act.decide(ctx, tx)
		return grant, err
	}
	err := c.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		return do(ctx, tx, found)
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, act.cycleID)
}

// decide reads a cycle as it is in the transaction, and asks the policy.
func (d deed) decide(ctx context.Context, tx *ent.Client) (*ent.Cycle, policy.Grant, error) {
	found, err := loadFrom(ctx, tx, d.cycleID, d.parts...)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	whole := *found // the requests are for the grant alone: the viewer may not see each of them
	if d.requests {
		ids, err := tx.FeedbackRequest.Query().Where(feedbackrequest.CycleID(found.ID)).
			IDs(policy.AsSystem(ctx, policy.MoveCycles))
		if err != nil {
			return nil, policy.Grant{}, fmt.Errorf("find the requests of the cycle: %w", err)
		}
		for _, id := range ids {
			whole.Edges.Requests = append(whole.Edges.Requests, &ent.FeedbackRequest{ID: id})
		}
	}
	grant, err := policy.Authorize(policy.From(ctx), d.action, &whole)
	switch {
	case err != nil:
		return nil, policy.Grant{}, err
	case d.version != nil && *d.version != found.Version:
		return nil, policy.Grant{}, apperr.Stale(found)
	default:
		return found, grant, nil
	}
}

package feedback

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// ReleaseResult is what came of releasing the feedback about one reviewee.
type ReleaseResult struct {
	Participation *ent.Participation
	// Refusal is why it could not be released; nil where it was.
	Refusal *apperr.Error
}

// Released is what came of releasing all, and how many more wait behind them.
type Released struct {
	Results []*ReleaseResult
	Left    int
}

// ToRelease returns a page of the participations of a cycle that wait for the viewer to release them, newest first.
func (f *Feedback) ToRelease(
	ctx context.Context, found *ent.Cycle, args page.Args,
) (*page.Page[*ent.Participation], error) {
	query := f.store.Client().Participation.Query().Where(participation.CycleID(found.ID),
		participation.ReleasedAtIsNil(), policy.ReleasesIn(policy.From(ctx), found.ID))
	return page.NewestFirst(ctx, "what waits for its release", query, args,
		func(p *ent.Participation) page.Position { return page.Position{ID: p.ID} })
}

// ReleaseAll releases what the viewer can release in a cycle, at most a hundred, each in a transaction of its own: what
// stands in the way of one holds up no other. It tells what came of each, in the order of the names, and how many more
// wait: a hundred that cannot be released must not hide the rest.
func (f *Feedback) ReleaseAll(ctx context.Context, input ReleaseAllFeedbackInput) (*Released, error) {
	viewer := policy.From(ctx)
	found, err := f.store.Client().Cycle.Query().Where(cycle.ID(input.CycleID)).Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the cycle")
	}
	if _, err := policy.Authorize(viewer, policy.ReleaseAll, found); err != nil {
		return nil, err
	}
	waiting, err := f.waitingBehind(ctx, found, input.AfterID)
	if err != nil {
		return nil, err
	}
	total, err := waiting.Clone().Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count what waits for its release: %w", err)
	}
	lists, err := waiting.Order(participation.ByRevieweeField(user.FieldName), ent.Asc(participation.FieldID)).
		WithRequests().Limit(maxAtOnce).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find what waits for its release: %w", err)
	}
	results, err := f.releaseEach(ctx, lists)
	if err != nil {
		return nil, err
	}
	return &Released{Results: results, Left: max(total-len(lists), 0)}, f.readAgain(ctx, results)
}

// waitingBehind are those that wait for the viewer in a cycle, from the one behind a participation on, by name.
func (f *Feedback) waitingBehind(
	ctx context.Context, found *ent.Cycle, afterID *string,
) (*ent.ParticipationQuery, error) {
	waiting := f.store.Client().Participation.Query().Where(participation.CycleID(found.ID),
		participation.ReleasedAtIsNil(), policy.ReleasesIn(policy.From(ctx), found.ID))
	if afterID == nil {
		return waiting, nil
	}
	last, err := f.store.Client().Participation.Query().
		Where(participation.ID(*afterID), participation.CycleID(found.ID)).Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the participation to go on behind")
	}
	name := last.Edges.Reviewee.Name
	return waiting.Where(participation.Or(
		participation.HasRevieweeWith(user.NameGT(name)),
		participation.And(participation.HasRevieweeWith(user.Name(name)), participation.IDGT(last.ID)),
	)), nil
}

// releaseEach releases each by itself and keeps why one could not be.
func (f *Feedback) releaseEach(ctx context.Context, lists []*ent.Participation) ([]*ReleaseResult, error) {
	results := make([]*ReleaseResult, 0, len(lists))
	for _, list := range lists {
		result := &ReleaseResult{Participation: list}
		err := f.releaseOne(ctx, policy.From(ctx), list)
		if err != nil && !errors.As(err, &result.Refusal) {
			return nil, err
		}
		results = append(results, result)
	}
	return results, nil
}

// readAgain brings the participations as they are afterwards.
func (f *Feedback) readAgain(ctx context.Context, results []*ReleaseResult) error {
	ids := make([]string, 0, len(results))
	for _, result := range results {
		ids = append(ids, result.Participation.ID)
	}
	lists, err := f.ByIDs(ctx, ids)
	if err != nil {
		return err
	}
	for _, list := range lists {
		results[slices.Index(ids, list.ID)].Participation = list
	}
	return nil
}

func (f *Feedback) releaseOne(ctx context.Context, viewer *policy.Viewer, list *ent.Participation) error {
	grant, err := policy.Authorize(viewer, policy.ReleaseFeedback, list)
	if err != nil {
		return err
	}
	return f.releaseBy(ctx, list, grant)
}

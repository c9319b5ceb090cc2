package workreview

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/project"
	"sightline/ent/workreview"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// CreateProject makes a project of the viewer's own. A repeated key returns the project that the first request made.
func (w *Work) CreateProject(ctx context.Context, input CreateProjectInput) (*ent.Project, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	grant, err := policy.Authorize(policy.From(ctx), policy.CreateProject, nil)
	if err != nil {
		return nil, err
	}
	id, err := w.store.Once(ctx, string(policy.CreateProject), input.IdempotencyKey, func() (string, error) {
		id := ids.Ordered("prj", w.store.Clock().Now())
		return id, w.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
			err := tx.Project.Create().SetID(id).SetName(input.Name).SetDescription(input.Description).
				SetNillableDueAt(input.DueAt).SetOwnerID(policy.From(ctx).ID()).Exec(ctx)
			if err != nil {
				return fmt.Errorf("make the project: %w", err)
			}
			return w.finish(ctx, tx, policy.CreateProject, input.IdempotencyKey, id)
		})
	})
	if err != nil {
		return nil, err
	}
	return w.project(ctx, w.store.Client(), id)
}

// UpdateProject changes how a project is called and when it is to be done.
func (w *Work) UpdateProject(ctx context.Context, input UpdateProjectInput) (*ent.Project, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return w.changeProject(ctx, policy.EditProject, input.ProjectID, input.ExpectedVersion,
		func(update *ent.ProjectUpdateOne) {
			update.SetName(input.Name).SetDescription(input.Description).ClearDueAt().SetNillableDueAt(input.DueAt)
		})
}

// ArchiveProject takes a project out of the lists with all that is in it, or puts it back.
func (w *Work) ArchiveProject(ctx context.Context, input ArchiveProjectInput) (*ent.Project, error) {
	if !input.Archived {
		return w.changeProject(ctx, policy.UnarchiveProject, input.ProjectID, input.ExpectedVersion,
			func(update *ent.ProjectUpdateOne) { update.ClearArchivedAt() })
	}
	return w.changeProject(ctx, policy.ArchiveProject, input.ProjectID, input.ExpectedVersion,
		func(update *ent.ProjectUpdateOne) { update.SetArchivedAt(w.store.Clock().Now()) })
}

// CreateWorkReview makes a work review of the viewer's own in a project. A repeated key returns the one that the first
// request made.
func (w *Work) CreateWorkReview(ctx context.Context, input CreateWorkReviewInput) (*ent.WorkReview, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	in, err := w.project(ctx, w.store.Client(), input.ProjectID)
	if err != nil {
		return nil, err
	}
	id := ids.Ordered("wrv", w.store.Clock().Now())
	grant, err := policy.Authorize(policy.From(ctx), policy.CreateWorkReview, policy.NewWork{Project: in, ID: id})
	if err != nil {
		return nil, err
	}
	id, err = w.store.Once(ctx, string(policy.CreateWorkReview), input.IdempotencyKey, func() (string, error) {
		return id, w.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
			err := tx.WorkReview.Create().SetID(id).SetProjectID(in.ID).SetTitle(input.Title).
				SetDescription(input.Description).SetNillableDueAt(input.DueAt).SetOwnerID(policy.From(ctx).ID()).Exec(ctx)
			if err != nil {
				return fmt.Errorf("make the work review: %w", err)
			}
			return w.finish(ctx, tx, policy.CreateWorkReview, input.IdempotencyKey, id)
		})
	})
	if err != nil {
		return nil, err
	}
	return w.review(ctx, w.store.Client(), id)
}

// UpdateWorkReview changes how a work review is called, when it is to be done, and whether people from outside read who
// takes part.
func (w *Work) UpdateWorkReview(ctx context.Context, input UpdateWorkReviewInput) (*ent.WorkReview, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return w.changeReview(ctx, policy.EditWorkReview, input.WorkReviewID, input.ExpectedVersion,
		func(update *ent.WorkReviewUpdateOne) {
			update.SetTitle(input.Title).SetDescription(input.Description).SetNamesShown(input.NamesShown).
				ClearDueAt().SetNillableDueAt(input.DueAt)
		})
}

// SetWorkReviewState lets a work review rest, locks it, or lets it go on (workflow W).
func (w *Work) SetWorkReviewState(ctx context.Context, input SetWorkReviewStateInput) (*ent.WorkReview, error) {
	return w.changeReview(ctx, policy.SetWorkReviewState, input.WorkReviewID, input.ExpectedVersion,
		func(update *ent.WorkReviewUpdateOne) { update.SetState(input.State) })
}

// changeProject reads a project in the transaction, asks the policy, and changes it.
func (w *Work) changeProject(
	ctx context.Context, action policy.Action, id string, version int, change func(*ent.ProjectUpdateOne),
) (*ent.Project, error) {
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		found, err := w.project(ctx, tx, id)
		if err != nil {
			return policy.Grant{}, err
		}
		grant, err := policy.Authorize(policy.From(ctx), action, found)
		if err == nil && found.Version != version {
			err = apperr.Stale(found)
		}
		return grant, err
	}
	err := w.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Project.UpdateOneID(id).SetVersion(version + 1)
		change(update)
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("change the project: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartWORK, action, id)
	})
	if err != nil {
		return nil, err
	}
	return w.project(ctx, w.store.Client(), id)
}

// changeReview does the same with a work review.
func (w *Work) changeReview(
	ctx context.Context, action policy.Action, id string, version int, change func(*ent.WorkReviewUpdateOne),
) (*ent.WorkReview, error) {
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		found, err := w.review(ctx, tx, id)
		if err != nil {
			return policy.Grant{}, err
		}
		grant, err := policy.Authorize(policy.From(ctx), action, found)
		if err == nil && found.Version != version {
			err = apperr.Stale(found)
		}
		return grant, err
	}
	err := w.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		update := tx.WorkReview.UpdateOneID(id).SetVersion(version + 1)
		change(update)
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("change the work review: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartWORK, action, id)
	})
	if err != nil {
		return nil, err
	}
	return w.review(ctx, w.store.Client(), id)
}

func (w *Work) project(ctx context.Context, from *ent.Client, id string) (*ent.Project, error) {
	found, err := from.Project.Query().Where(project.ID(id)).Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the project")
	}
	return found, nil
}

func (w *Work) review(ctx context.Context, from *ent.Client, id string) (*ent.WorkReview, error) {
	found, err := from.WorkReview.Query().Where(workreview.ID(id)).Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the work review")
	}
	return found, nil
}

// finish remembers the request and records the act.
func (w *Work) finish(ctx context.Context, tx *ent.Client, action policy.Action, key, id string) error {
	if err := store.Remember(ctx, tx, string(action), key, id); err != nil {
		return err
	}
	return store.Record(ctx, tx, auditevent.PartWORK, action, id)
}

package graph

import (
	"context"

	"sightline/ent"
	"sightline/internal/policy"
)

// projectActions are what the viewer may do with a project and in it.
func projectActions(ctx context.Context, p *ent.Project) []policy.Action {
	actions := can(ctx, p, policy.EditProject, policy.ArchiveProject, policy.UnarchiveProject)
	actions = append(actions, can(ctx, policy.Team{Project: p}, policy.SetProjectTeam)...)
	return append(actions, can(ctx, policy.NewWork{Project: p}, policy.CreateWorkReview)...)
}

// workActions are what the viewer may do with a work review.
func workActions(ctx context.Context, r *ent.WorkReview) []policy.Action {
	actions := can(ctx, r, policy.EditWorkReview, policy.SetWorkReviewState)
	actions = append(actions, can(ctx, policy.NewShare{Review: r}, policy.ShareWorkReview)...)
	return append(actions, can(ctx, policy.NewLink{Review: r}, policy.ShareByLink)...)
}

package graph

import (
	"context"

	"sightline/ent"
	"sightline/internal/policy"
)

// ownActions are what the viewer may do now with what they write about themselves; nothing where the participation is
// another's, or it is not the time.
func ownActions(ctx context.Context, list *ent.Participation) ([]policy.Action, error) {
	if !policy.Can(policy.From(ctx), policy.WriteSelfAssessment, policy.OwnView{List: list}) {
		return nil, nil // nor is it the time for anything else
	}
	written, err := load(ctx, loadersOf(ctx).ownViews, list, listID)
	return can(ctx, policy.OwnView{List: list, Written: written}, policy.WriteSelfAssessment,
		policy.SubmitSelfAssessment, policy.ReopenSelfAssessment), err
}

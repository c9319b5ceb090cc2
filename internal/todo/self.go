package todo

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/selfassessment"
	"sightline/internal/policy"
)

// withOwnViews hands to the viewer's own lists what they wrote about themselves there: how far it is, and no words.
func (t *Todos) withOwnViews(ctx context.Context, v *policy.Viewer, lists []*ent.Participation) error {
	byID := map[string]*ent.Participation{}
	ids := []string{}
	for _, list := range lists {
		if list.RevieweeID == v.ID() && list.Edges.Cycle != nil && list.Edges.Cycle.SelfAssessment {
			byID[list.ID] = list
			ids = append(ids, list.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var rows []struct {
		ParticipationID string               `json:"participation_id"`
		State           selfassessment.State `json:"state"`
	}
	err := t.store.Client().SelfAssessment.Query().Where(selfassessment.ParticipationIDIn(ids...)).
		Select(selfassessment.FieldParticipationID, selfassessment.FieldState).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("derive to-dos from what the viewer wrote about themselves: %w", err)
	}
	for _, row := range rows {
		byID[row.ParticipationID].Edges.SelfAssessment = &ent.SelfAssessment{State: row.State}
	}
	return nil
}

// toWriteSelf: from the beginning of the phase to write, for the reviewee, until it is handed in, the feedback is
// released, or nothing taken any more.
func toWriteSelf(v *policy.Viewer, list *ent.Participation, _ time.Time) *Todo {
	c, written := list.Edges.Cycle, list.Edges.SelfAssessment
	if !policy.Can(v, policy.WriteSelfAssessment, policy.OwnView{List: list, Written: written}) {
		return nil
	}
	since := list.CreatedAt
	for _, begins := range []*time.Time{c.StartsAt, policy.WritingBegins(c)} {
		if begins != nil && begins.After(since) {
			since = *begins
		}
	}
	variant := ""
	if written != nil {
		variant = ".begun"
	}
	return words(v, about(v, WriteSelf, list, c.WriteUntil, since), variant, c.Name)
}

// ofSelf: what somebody writes about themselves, and when, is theirs alone until the release.
func (c *change) ofSelf(ctx context.Context, client *ent.Client) ([]string, error) {
	written, err := client.SelfAssessment.Query().Where(selfassessment.IDIn(c.ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who wrote about themselves: %w", err)
	}
	for _, one := range written {
		c.known = append(c.known, one.Edges.Participation.RevieweeID)
	}
	return c.known, nil
}

package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
)

// Progress is how far a cycle is, in counts; status words only, never content.
type Progress struct {
	Reviewees, ListsDone, ToDecide, Asked, HandedIn, Declined, Released, WithoutLineManager int
}

// Progress counts how far a cycle is, over what the viewer may see.
func (c *Cycles) Progress(ctx context.Context, cycleID string) (*Progress, error) {
	rows, err := c.store.Client().Participation.Query().Where(participation.CycleID(cycleID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("count the reviewees: %w", err)
	}
	progress := &Progress{}
	for _, row := range rows {
		progress.add(row)
	}
	var states []struct {
		State feedbackrequest.State `json:"state"`
		Count int                   `json:"count"`
	}
	if err := c.store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(cycleID)).
		GroupBy(feedbackrequest.FieldState).Aggregate(ent.Count()).Scan(ctx, &states); err != nil {
		return nil, fmt.Errorf("count the requests: %w", err)
	}
	for _, group := range states {
		progress.addRequests(group.State, group.Count)
	}
	return progress, nil
}

func (p *Progress) add(row *ent.Participation) {
	p.Reviewees++
	if row.ListDoneAt != nil {
		p.ListsDone++
	}
	if row.ReleasedAt != nil {
		p.Released++
	}
	if row.Edges.Reviewee != nil && row.Edges.Reviewee.ManagerID == nil {
		p.WithoutLineManager++
	}
}

func (p *Progress) addRequests(state feedbackrequest.State, count int) {
	switch state {
	case feedbackrequest.StateNOMINATED:
		p.ToDecide += count
	case feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT, feedbackrequest.StateEXPIRED:
		p.Asked += count
	case feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED:
		p.Asked += count
		p.HandedIn += count
	case feedbackrequest.StateDECLINED:
		p.Declined += count
	case feedbackrequest.StateWITHDRAWN, feedbackrequest.StateREJECTED:
	}
}

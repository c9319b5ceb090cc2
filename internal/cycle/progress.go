package cycle

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// Progress is how far a cycle is, in counts; status words only, never content.
type Progress struct {
	Reviewees, ListsDone, ToDecide, Asked, HandedIn, Declined, Released, WithoutLineManager int
	// Undisclosed are those of Asked of which the viewer does not learn whether they were handed in.
	Undisclosed int
}

// Progress counts how far cycles are, over what the viewer may see and know: requests whose progress would tell them
// who wrote, those about themselves first of all, count as asked and as undisclosed.
func (c *Cycles) Progress(ctx context.Context, cycleIDs []string) (map[string]*Progress, error) {
	progress := map[string]*Progress{}
	for _, id := range cycleIDs {
		progress[id] = &Progress{}
	}
	rows, err := c.store.Client().Participation.Query().Where(participation.CycleIDIn(cycleIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("count the reviewees: %w", err)
	}
	var blurred []string
	for _, row := range rows {
		progress[row.CycleID].add(row)
		if policy.ReadsWithoutNames(policy.From(ctx), row.Edges.Reviewee, row.Edges.Cycle) {
			blurred = append(blurred, row.ID)
		}
	}
	if err := c.countMeant(ctx, progress, rows); err != nil {
		return nil, err
	}
	known := feedbackrequest.And(feedbackrequest.CycleIDIn(cycleIDs...),
		feedbackrequest.Or(feedbackrequest.Proactive(false), feedbackrequest.StateIn(
			feedbackrequest.StateSUBMITTED, feedbackrequest.StateRELEASED)), feedbackrequest.ParticipationIDNotIn(blurred...))
	if err := c.countRequests(ctx, progress, known, (*Progress).addRequests); err != nil {
		return nil, err
	}
	if len(blurred) == 0 {
		return progress, nil
	}
	return progress, c.countRequests(ctx, progress, feedbackrequest.ParticipationIDIn(blurred...),
		(*Progress).addUndisclosed)
}

// countMeant adds to the reviewees of drafts those whom their groups mean and who are not named besides. Two
// statements, however many drafts.
func (c *Cycles) countMeant(ctx context.Context, progress map[string]*Progress, named []*ent.Participation) error {
	ids := slices.Collect(maps.Keys(progress))
	drafts, err := c.store.Client().Cycle.Query().Where(cycle.IDIn(ids...), cycle.StateEQ(cycle.StateDRAFT), cycle.Or(
		cycle.ReviewsEveryone(true), cycle.ReviewedTeamsNotNil(), cycle.ReviewedDepartmentsNotNil())).All(ctx)
	if err != nil {
		return fmt.Errorf("read the groups of drafts: %w", err)
	}
	if len(drafts) == 0 {
		return nil
	}
	people, err := c.store.Client().User.Query().Where(policy.InDirectory(policy.From(ctx))).
		Select(user.FieldID, user.FieldTeam, user.FieldDepartment, user.FieldManagerID).All(ctx)
	if err != nil {
		return fmt.Errorf("count whom drafts mean: %w", err)
	}
	for _, draft := range drafts {
		already := unique(draft.SparedReviewees)
		for _, p := range named {
			if p.CycleID == draft.ID {
				already[p.RevieweeID] = true
			}
		}
		for _, person := range people {
			if !already[person.ID] && meansPerson(draft, person) {
				progress[draft.ID].addReviewee(person)
			}
		}
	}
	return nil
}

// meansPerson is inGroups for somebody of the directory.
func meansPerson(draft *ent.Cycle, person *ent.User) bool {
	return draft.ReviewsEveryone || slices.Contains(draft.ReviewedTeams, person.Team) ||
		slices.Contains(draft.ReviewedDepartments, person.Department)
}

func (c *Cycles) countRequests(
	ctx context.Context, progress map[string]*Progress, which predicate.FeedbackRequest,
	add func(p *Progress, state feedbackrequest.State, count int),
) error {
	var groups []struct {
		CycleID string                `json:"cycle_id"`
		State   feedbackrequest.State `json:"state"`
		Count   int                   `json:"count"`
	}
	if err := c.store.Client().FeedbackRequest.Query().Where(which).
		GroupBy(feedbackrequest.FieldCycleID, feedbackrequest.FieldState).Aggregate(ent.Count()).
		Scan(ctx, &groups); err != nil {
		return fmt.Errorf("count the requests: %w", err)
	}
	for _, group := range groups {
		add(progress[group.CycleID], group.State, group.Count)
	}
	return nil
}

func (p *Progress) add(row *ent.Participation) {
	p.addReviewee(row.Edges.Reviewee)
	if row.ListDoneAt != nil {
		p.ListsDone++
	}
	if row.ReleasedAt != nil {
		p.Released++
	}
}

func (p *Progress) addReviewee(person *ent.User) {
	p.Reviewees++
	if person != nil && person.ManagerID == nil {
		p.WithoutLineManager++
	}
}

// addUndisclosed adds requests of which the viewer knows no more than that they were asked.
func (p *Progress) addUndisclosed(state feedbackrequest.State, count int) {
	asked := p.Asked
	p.addRequests(policy.Blurred(state), count)
	p.Undisclosed += p.Asked - asked
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

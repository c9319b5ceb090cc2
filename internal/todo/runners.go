package todo

import (
	"context"
	"fmt"
	"slices"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/cycleowner"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// opens tells whether a list is only marked as read by the person it is about: nobody else sees it, or when (V4).
func opens(m entgo.Mutation) bool {
	changed := slices.DeleteFunc(m.Fields(), func(field string) bool { return field == participation.FieldUpdatedAt })
	return m.Type() == "Participation" && slices.Equal(changed, []string{participation.FieldOpenedAt})
}

// shownToRunners tells whether those who run a cycle see what a mutation changes: lists, and on them who was chosen and
// how far each is. What else is kept of a request is not theirs. What changes of the cycle itself wakes nobody who runs
// it: whoever prepares or rehearses it is not interrupted, and what they send is judged by its version.
func shownToRunners(m entgo.Mutation) bool {
	request, ok := m.(*ent.FeedbackRequestMutation)
	if !ok {
		return m.Type() == "Participation"
	}
	_, moves := request.State()
	return moves || m.Op().Is(entgo.OpDelete|entgo.OpDeleteOne)
}

// addRunners adds whoever runs the cycles of lists, so that what they see of them is live. Nobody is woken as a runner
// by what happens to their own list: they are the reviewed one there (V0).
func (c *change) addRunners(ctx context.Context, client *ent.Client, lists []*ent.Participation) error {
	if !c.shown || c.quiet == wakesReviewee {
		return nil
	}
	var cycleIDs []string
	for _, list := range lists {
		if list.Edges.Cycle != nil && list.Edges.Cycle.State != cycle.StateDRAFT {
			cycleIDs = append(cycleIDs, list.CycleID)
		}
	}
	if len(cycleIDs) == 0 {
		return nil
	}
	slices.Sort(cycleIDs)
	cycleIDs = slices.Compact(cycleIDs)
	runners, err := runnersOf(ctx, client, cycleIDs)
	if err != nil {
		return err
	}
	for _, viewer := range runners {
		if slices.ContainsFunc(lists, func(list *ent.Participation) bool {
			return slices.Contains(cycleIDs, list.CycleID) && viewer.Runs(list.CycleID) &&
				viewer.ID() != list.RevieweeID && c.wakesWhoKnows(viewer, list)
		}) {
			c.known = append(c.known, viewer.ID())
		}
	}
	return nil
}

// wakesWhoKnows tells whether somebody may know of a change of a list, and when it was: that somebody hands in is known
// to those alone who may know how far each reviewer is (V4).
func (c *change) wakesWhoKnows(v *policy.Viewer, list *ent.Participation) bool {
	if c.quiet == wakesReviewee {
		return false
	}
	if list.Edges.Reviewee == nil || list.Edges.Cycle == nil {
		return c.quiet == wakesAll
	}
	return c.quiet == wakesAll || !policy.ReadsWithoutNames(v, list.Edges.Reviewee, list.Edges.Cycle)
}

// runnersOf are those who may run one of the cycles. Two statements.
func runnersOf(ctx context.Context, client *ent.Client, cycleIDs []string) ([]*policy.Viewer, error) {
	owners, err := client.CycleOwner.Query().Where(cycleowner.CycleIDIn(cycleIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the owners: %w", err)
	}
	owned, ids := map[string][]string{}, []string{}
	for _, owner := range owners {
		owned[owner.UserID], ids = append(owned[owner.UserID], owner.CycleID), append(ids, owner.UserID)
	}
	people, err := client.User.Query().Where(user.StateEQ(user.StateACTIVE),
		user.Or(user.HrAdmin(true), user.HrAssistant(true), user.IDIn(ids...))).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find who runs the cycles: %w", err)
	}
	viewers := make([]*policy.Viewer, 0, len(people))
	for _, person := range people {
		viewer := policy.Of(person)
		viewer.Facts.OwnedCycles = owned[person.ID]
		viewers = append(viewers, viewer)
	}
	return viewers, nil
}

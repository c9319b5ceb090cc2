package cycle

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/answers"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// ReportsJob is the kind of job that asks the people whom reviewees lead (upward feedback). Its subject is the cycle.
const ReportsJob = "ask-reports"

// queueReports queues it for a cycle whose setting says so.
func (c *Cycles) queueReports(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
	if !found.Upward {
		return nil
	}
	if err := c.jobs.Enqueue(ctx, tx, ReportsJob, found.ID, c.store.Clock().Now()); err != nil {
		return fmt.Errorf("queue the asking of reports: %w", err)
	}
	return nil
}

// finishAdding saves a cycle to which reviewees were added; the job does nothing where it is not open.
func (c *Cycles) finishAdding(
	ctx context.Context, tx *ent.Client, found *ent.Cycle, update *ent.CycleUpdateOne,
) error {
	if err := c.queueReports(ctx, tx, found); err != nil {
		return err
	}
	return c.finish(ctx, tx, policy.EditCycle, found, update)
}

// AskReports is the job that asks them, some at a time. Whoever has a request already, whatever became of it, is not
// asked again: so it can be done twice, and goes on where a crash ended it.
func (c *Cycles) AskReports(system context.Context, cycleID string) error {
	for {
		asked := 0
		err := c.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
			open, err := tx.Cycle.Query().
				Where(cycle.ID(cycleID), cycle.StateEQ(cycle.StateOPEN), cycle.Upward(true)).Exist(ctx)
			if err != nil || !open {
				return wrapped(err, "look whether reports are asked")
			}
			asked, err = c.askSomeReports(ctx, tx, cycleID)
			return err
		})
		if err != nil || asked == 0 {
			return err
		}
	}
}

func wrapped(err error, doing string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// askSomeReports asks the next of them and tells how many. They are asked as if somebody had approved them; the mail
// goes with the announcement of writing, as every mail that starts a phase. As who nominated them they stand
// themselves: nobody else chose them.
func (c *Cycles) askSomeReports(ctx context.Context, tx *ent.Client, cycleID string) (int, error) {
	people, err := tx.User.Query().Where(reportsToAsk(cycleID)).Order(ent.Asc(user.FieldID)).Limit(atOnce).All(ctx)
	if err != nil || len(people) == 0 {
		return 0, wrapped(err, "find the reports to ask")
	}
	managers := make([]string, 0, len(people))
	for _, person := range people {
		managers = append(managers, *person.ManagerID)
	}
	lists, err := tx.Participation.Query().
		Where(participation.CycleID(cycleID), participation.RevieweeIDIn(managers...)).All(ctx)
	if err != nil {
		return 0, fmt.Errorf("find whom they write about: %w", err)
	}
	listOf := map[string]string{}
	for _, list := range lists {
		listOf[list.RevieweeID] = list.ID
	}
	now := c.store.Clock().Now()
	made, err := tx.FeedbackRequest.MapCreateBulk(people, func(create *ent.FeedbackRequestCreate, n int) {
		create.SetCycleID(cycleID).SetParticipationID(listOf[managers[n]]).SetRevieweeID(managers[n]).
			SetReviewerID(people[n].ID).SetNominatedByID(people[n].ID).SetUpward(true).
			SetState(feedbackrequest.StateAPPROVED).SetDecidedAt(now)
	}).Save(ctx)
	if err != nil {
		return 0, fmt.Errorf("ask the reports: %w", err)
	}
	return len(people), carryOver(ctx, tx, made)
}

// carryOver puts into the forms of whoever is asked what they wrote unasked. Being asked wakes them.
func carryOver(ctx context.Context, tx *ent.Client, made []*ent.FeedbackRequest) error {
	if err := answers.CarryOver(store.Silently(ctx), tx, made, policy.AskedStates()); err != nil {
		return fmt.Errorf("carry over what was written unasked: %w", err)
	}
	return nil
}

// reportsToAsk are the members who can write about the line manager whom a cycle reviews, and were not asked for it:
// who writes unasked is asked as anybody.
// What is released takes nobody new.
func reportsToAsk(cycleID string) predicate.User {
	return user.And(asksReports(), func(s *sql.Selector) {
		lists, requests := sql.Table(participation.Table).As("lists"), sql.Table(feedbackrequest.Table).As("requests")
		asked := sql.Select(requests.C(feedbackrequest.FieldID)).From(requests).Where(sql.And(
			sql.ColumnsEQ(requests.C(feedbackrequest.FieldParticipationID), lists.C(participation.FieldID)),
			sql.ColumnsEQ(requests.C(feedbackrequest.FieldReviewerID), s.C(user.FieldID)),
			sql.EQ(requests.C(feedbackrequest.FieldProactive), false),
		))
		s.Where(sql.Exists(sql.Select(lists.C(participation.FieldID)).From(lists).Where(sql.And(
			sql.EQ(lists.C(participation.FieldCycleID), cycleID),
			sql.IsNull(lists.C(participation.FieldReleasedAt)),
			sql.ColumnsEQ(lists.C(participation.FieldRevieweeID), s.C(user.FieldManagerID)),
			sql.NotExists(asked),
		))))
	})
}

// asksReports are the members whose accounts are in use and who have a line manager.
func asksReports() predicate.User {
	return user.And(user.KindEQ(user.KindMEMBER), user.StateNotIn(policy.OutOfUse()...), user.ManagerIDNotNil())
}

// reportsOf counts whom a launch would ask about the people that a draft reviews.
func (c *Cycles) reportsOf(ctx context.Context, found *ent.Cycle) (int, error) {
	if !found.Upward {
		return 0, nil
	}
	count, err := c.store.Client().User.Query().
		Where(asksReports(), user.HasManagerWith(reviewedIn(policy.From(ctx), found))).Count(ctx)
	if err != nil {
		return 0, fmt.Errorf("count the reports: %w", err)
	}
	return count, nil
}

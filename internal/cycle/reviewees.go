package cycle

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/policy"
)

// Reviewees returns a page of whom a cycle reviews, by name, then id: of a draft those whom it means today, named or by
// its groups; later those who were fixed at the launch or added since.
func (c *Cycles) Reviewees(ctx context.Context, found *ent.Cycle, args page.Args) (*page.Page[*ent.User], error) {
	window, err := args.Window()
	if err != nil {
		return nil, err
	}
	query := c.store.Client().User.Query().Where(reviewedIn(policy.From(ctx), found))
	total := func() (int, error) { return query.Clone().Count(ctx) }
	rows, err := byName(query.Clone(), window).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list whom the cycle reviews: %w", err)
	}
	return page.Cut(window, rows, revieweePosition, total), nil
}

func revieweePosition(person *ent.User) page.Position {
	return page.Position{Key: person.Name, ID: person.ID}
}

func byName(query *ent.UserQuery, w page.Window) *ent.UserQuery {
	order := ent.Asc(user.FieldName, user.FieldID)
	if w.Backward {
		order = ent.Desc(user.FieldName, user.FieldID)
	}
	switch from := w.From; {
	case from == nil:
	case w.Backward:
		query.Where(user.Or(user.NameLT(from.Key), user.And(user.Name(from.Key), user.IDLT(from.ID))))
	default:
		query.Where(user.Or(user.NameGT(from.Key), user.And(user.Name(from.Key), user.IDGT(from.ID))))
	}
	return query.Order(order).Limit(w.Size + 1)
}

// reviewedIn are those whom a cycle reviews. Whoever is named has a participation, in a draft too.
func reviewedIn(v *policy.Viewer, found *ent.Cycle) predicate.User {
	if found.State != cycle.StateDRAFT {
		return named(found.ID)
	}
	return user.Or(named(found.ID), user.And(inGroups(v, found), user.IDNotIn(found.SparedReviewees...)))
}

// named are those who have a participation in a cycle.
func named(cycleID string) predicate.User {
	return func(s *sql.Selector) {
		lists := sql.Table(participation.Table)
		s.Where(sql.In(s.C(user.FieldID), sql.Select(lists.C(participation.FieldRevieweeID)).From(lists).
			Where(sql.EQ(lists.C(participation.FieldCycleID), cycleID))))
	}
}

// inGroups are the colleagues in the groups that a draft reviews, as the directory shows them now.
func inGroups(v *policy.Viewer, found *ent.Cycle) predicate.User {
	if found.ReviewsEveryone {
		return policy.InDirectory(v)
	}
	return user.And(policy.InDirectory(v), user.Or(
		user.TeamIn(found.ReviewedTeams...), user.DepartmentIn(found.ReviewedDepartments...)))
}

// meant returns the ids of whom a cycle reviews, in order.
func (c *Cycles) meant(ctx context.Context, client *ent.Client, found *ent.Cycle) ([]string, error) {
	ids, err := client.User.Query().Where(reviewedIn(policy.From(ctx), found)).Order(ent.Asc(user.FieldID)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("find whom the cycle reviews: %w", err)
	}
	return ids, nil
}

// Spared returns whom drafts do not review although one of their groups means them, by name.
func (c *Cycles) Spared(ctx context.Context, cycleIDs []string) (map[string][]*ent.User, error) {
	cycles, err := c.store.Client().Cycle.Query().Where(cycle.IDIn(cycleIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the cycles: %w", err)
	}
	var all []string
	for _, found := range cycles {
		all = append(all, found.SparedReviewees...)
	}
	people, err := c.store.Client().User.Query().Where(user.IDIn(all...)).
		Order(ent.Asc(user.FieldName, user.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who is spared: %w", err)
	}
	spared := map[string][]*ent.User{}
	for _, found := range cycles {
		spared[found.ID] = slices.DeleteFunc(slices.Clone(people), func(person *ent.User) bool {
			return !slices.Contains(found.SparedReviewees, person.ID)
		})
	}
	return spared, nil
}

// SetGroups says which groups a draft reviews, each meaning whoever is in it at the launch.
func (c *Cycles) SetGroups(ctx context.Context, input SetReviewedGroupsInput) (*ent.Cycle, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	found, grant, err := c.authorize(ctx, policy.EditCycle, input.CycleID, &input.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	if found.State != cycle.StateDRAFT {
		return nil, apperr.State("state.draft_only")
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		update := tx.Cycle.UpdateOneID(found.ID).Where(cycle.Version(found.Version)).AddVersion(1).
			SetReviewsEveryone(input.Everyone).SetReviewedTeams(input.Teams).SetReviewedDepartments(input.Departments)
		if !input.Everyone && len(input.Teams)+len(input.Departments) == 0 {
			update.SetSparedReviewees([]string{})
		}
		return c.finish(ctx, tx, policy.EditCycle, found, update)
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

// AddReviewees adds colleagues as reviewees until the cycle closes; who is one already stays one. Whom the groups of a
// draft mean but spared is no longer spared.
func (c *Cycles) AddReviewees(ctx context.Context, input AddRevieweesInput) (*ent.Cycle, error) {
	if err := checkCount(input.UserIDs, "userIds"); err != nil {
		return nil, err
	}
	found, grant, err := c.authorize(ctx, policy.EditCycle, input.CycleID, nil)
	if err != nil {
		return nil, err
	}
	people, err := c.colleagues(ctx, input.UserIDs)
	if err != nil {
		return nil, err
	}
	err = c.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		already, err := revieweesOf(ctx, tx, found.ID)
		if err != nil {
			return err
		}
		update := tx.Cycle.UpdateOneID(found.ID).Where(cycle.StateEQ(found.State), cycle.LaunchingAtIsNil()).
			AddVersion(1)
		if found.State == cycle.StateDRAFT {
			if err := c.spareNoMore(ctx, tx, update, found.ID, input.UserIDs, already); err != nil {
				return err
			}
		}
		for _, person := range people {
			if already[person.ID] {
				continue
			}
			already[person.ID] = true
			create := tx.Participation.Create().SetCycleID(found.ID).SetRevieweeID(person.ID)
			if err := create.Exec(ctx); err != nil {
				return fmt.Errorf("add a reviewee: %w", err)
			}
		}
		return c.finishAdding(ctx, tx, found, update)
	})
	if err != nil {
		return nil, err
	}
	return c.load(ctx, found.ID)
}

// spareNoMore takes people off those whom a draft spares. Whom its groups mean need not be named: they are noted as
// being in already.
func (c *Cycles) spareNoMore(
	ctx context.Context, tx *ent.Client, update *ent.CycleUpdateOne, cycleID string, userIDs []string,
	already map[string]bool,
) error {
	now, err := tx.Cycle.Get(ctx, cycleID)
	if err != nil {
		return fmt.Errorf("read the draft: %w", err)
	}
	update.SetSparedReviewees(slices.DeleteFunc(now.SparedReviewees, func(id string) bool {
		return slices.Contains(userIDs, id)
	}))
	in, err := tx.User.Query().Where(user.IDIn(userIDs...), inGroups(policy.From(ctx), now)).IDs(ctx)
	if err != nil {
		return fmt.Errorf("look whom the groups mean: %w", err)
	}
	for _, id := range in {
		already[id] = true
	}
	return nil
}

// colleagues looks the people up and refuses whoever cannot be reviewed: outsiders and closed accounts.
func (c *Cycles) colleagues(ctx context.Context, userIDs []string) ([]*ent.User, error) {
	people, err := c.store.Client().User.Query().Where(user.IDIn(userIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look the reviewees up: %w", err)
	}
	if len(people) < len(unique(userIDs)) {
		return nil, apperr.ErrNotFound()
	}
	for _, person := range people {
		if !reviewable(person) {
			return nil, apperr.Input("cycle.reviewee", "userIds")
		}
	}
	return people, nil
}

// RemoveReviewees takes reviewees out: from a draft, where whom its groups mean is spared from then on; and from a
// published cycle before anybody was asked about them.
func (c *Cycles) RemoveReviewees(ctx context.Context, input RemoveRevieweesInput) (*ent.Cycle, error) {
	if err := checkCount(input.UserIDs, "userIds"); err != nil {
		return nil, err
	}
	act := deed{
		action: policy.EditCycle, cycleID: input.CycleID, parts: []func(*ent.CycleQuery){withReviewees}, requests: true,
	}
	return c.change(ctx, act, func(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
		if err := removeReviewees(ctx, tx, found, input.UserIDs); err != nil {
			return err
		}
		update := tx.Cycle.UpdateOneID(found.ID).AddVersion(1)
		if found.State == cycle.StateDRAFT {
			if err := spare(ctx, tx, update, found.ID, input.UserIDs); err != nil {
				return err
			}
		}
		return c.finish(ctx, tx, policy.EditCycle, found, update)
	})
}

// spare adds those of the people whom the groups of a draft mean to whom it spares.
func spare(ctx context.Context, tx *ent.Client, update *ent.CycleUpdateOne, cycleID string, userIDs []string) error {
	now, err := tx.Cycle.Get(ctx, cycleID)
	if err != nil {
		return fmt.Errorf("read the draft: %w", err)
	}
	in, err := tx.User.Query().Where(user.IDIn(userIDs...), inGroups(policy.From(ctx), now)).
		Order(ent.Asc(user.FieldID)).IDs(ctx)
	if err != nil {
		return fmt.Errorf("look whom the groups mean: %w", err)
	}
	spared := slices.Compact(slices.Sorted(slices.Values(append(now.SparedReviewees, in...))))
	if len(spared) > maxAtOnce {
		return apperr.Input("cycle.spared", "userIds")
	}
	update.SetSparedReviewees(spared)
	return nil
}

// removeReviewees deletes participations with the nominations that nobody was told of; it refuses where somebody was
// asked to write, or may have begun to write unasked or about themselves, and whoever would take themselves out of a
// cycle that hides its lists.
func removeReviewees(ctx context.Context, tx *ent.Client, found *ent.Cycle, userIDs []string) error {
	me := policy.From(ctx).ID()
	if found.State != cycle.StateDRAFT && !found.ListVisible && slices.Contains(userIDs, me) {
		return apperr.State("state.reviewee_asked") // whether anybody was, is not theirs to learn
	}
	now := policy.From(ctx).Facts.Now
	if found.State != cycle.StateDRAFT && found.SelfAssessment && policy.WritingBegun(found, now) {
		return apperr.State("state.reviewee_writes") // whether anything is written yet is nobody's to learn
	}
	if found.State == cycle.StateOPEN && found.ProactiveAllowed {
		return apperr.State("state.reviewee_written") // nor whether anybody writes unasked
	}
	theirs := feedbackrequest.And(feedbackrequest.CycleID(found.ID), feedbackrequest.RevieweeIDIn(userIDs...))
	asked, err := tx.FeedbackRequest.Query().
		Where(theirs, feedbackrequest.StateIn(policy.AskedStates()...)).
		Exist(policy.AsSystem(ctx, policy.MoveHidden))
	if err != nil {
		return fmt.Errorf("look whether somebody was asked: %w", err)
	}
	if asked {
		return apperr.State("state.reviewee_asked")
	}
	if _, err := tx.FeedbackRequest.Delete().Where(theirs).Exec(ctx); err != nil {
		return fmt.Errorf("remove nominations: %w", err)
	}
	if _, err := tx.Participation.Delete().
		Where(participation.CycleID(found.ID), participation.RevieweeIDIn(userIDs...)).Exec(ctx); err != nil {
		return fmt.Errorf("remove reviewees: %w", err)
	}
	return nil
}

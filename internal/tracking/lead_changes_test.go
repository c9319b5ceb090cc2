package tracking_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/internal/page"
	"sightline/internal/testkit"
	"sightline/internal/tracking"
)

// TestWhoIsListedAsChangedCanBeReset: the filter lists exactly those of whom a former line manager is told: none once
// nothing can be reset any more, for whoever could reset until then.
func TestWhoIsListedAsChangedCanBeReset(t *testing.T) {
	t.Parallel()
	past := testkit.Now().AddDate(0, 0, -1)
	for name, set := range map[string]func(*ent.CycleUpdate){
		"open": func(*ent.CycleUpdate) {},
		"time to write over": func(c *ent.CycleUpdate) {
			c.SetWriteDeadline(true).SetWriteUntil(past)
		},
		"time to decide over": func(c *ent.CycleUpdate) {
			c.SetApproveDeadline(true).SetApproveUntil(past)
		},
		"time to choose over, for HR": func(c *ent.CycleUpdate) {
			c.SetNominateDeadline(true).SetNominateUntil(past).SetNomination(cycle.NominationHR_ASSIGNS)
		},
		"time to choose over, for line managers": func(c *ent.CycleUpdate) {
			c.SetNominateDeadline(true).SetNominateUntil(past).SetNomination(cycle.NominationLINE_MANAGER_ASSIGNS)
		},
		"time to decide over, for who does not choose": func(c *ent.CycleUpdate) {
			c.SetApproveDeadline(true).SetApproveUntil(past).SetNomination(cycle.NominationLINE_MANAGER_ASSIGNS)
		},
		"closed": func(c *ent.CycleUpdate) { c.SetState(cycle.StateCLOSED) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := ownedByMany(t)
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				if err := tx.FeedbackRequest.Update().Where(feedbackrequest.ReviewerID(testkit.ID("usr", "max"))).
					SetAsLineManager(true).Exec(ctx); err != nil {
					return err
				}
				if err := tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetManagerID(testkit.ID("usr", "ines")).
					Exec(ctx); err != nil {
					return err
				}
				update := tx.Cycle.Update().Where(cycle.StateEQ(cycle.StateOPEN))
				set(update)
				return update.Exec(ctx)
			})
			listed := 0
			for _, persona := range runners() {
				for _, c := range cyclesOf(t, w) {
					listed += sameChanges(t, w, persona, c)
				}
			}
			t.Logf("%d are listed", listed)
			over := slices.Contains([]string{"time to write over", "time to decide over", "closed"}, name)
			if over == (listed > 0) {
				t.Errorf("%d are listed", listed)
			}
		})
	}
}

// sameChanges compares whom the filter lists with whose former line manager is told, and returns how many.
func sameChanges(t *testing.T, w *testkit.World, persona string, c *ent.Cycle) int {
	t.Helper()
	ctx, first := w.As(t, persona), 100
	found, err := w.Parts.Tracking.Participations(ctx, c, page.Args{First: &first},
		&tracking.ParticipationFilter{LineManagerChanged: new(true)}, tracking.Sorting{By: tracking.ByName})
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, one := range found.Nodes {
		got = append(got, one.ID)
	}
	ids := w.Store.Client().Participation.Query().Where(participation.CycleID(c.ID)).IDsX(ctx)
	told, err := w.Parts.Feedback.FormerLineManagers(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{}
	for id := range told {
		want = append(want, id)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s, %s: listed are %d, told of are %d", persona, c.Name, len(got), len(want))
	}
	return len(got)
}

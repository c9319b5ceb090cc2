package tracking_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/internal/page"
	"sightline/internal/testkit"
	"sightline/internal/tracking"
)

// TestNobodyNominatesAfterTheDeadline: a list that is not complete when the deadline for it passes is in the stage that
// its requests say, as for whoever has a to-do about it; after a date that only guides it is being nominated still. What
// is told of one person and what finds them among all agree.
func TestNobodyNominatesAfterTheDeadline(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for name, c := range map[string]struct {
		binds bool
		wait  time.Duration
		none  bool
		want  tracking.Stage
	}{
		"before the deadline":           {true, -time.Hour, false, tracking.StageNominating},
		"after it, somebody waits":      {true, time.Hour, false, tracking.StageAwaitingApproval},
		"after it, nobody nominated":    {true, time.Hour, true, tracking.StageWriting},
		"after a date that only guides": {false, time.Hour, false, tracking.StageNominating},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := origin.Copy(t)
			const label = "named-open0"
			id := testkit.ID("prt", label+"/sue")
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				if c.none {
					if _, err := tx.FeedbackRequest.Delete().Where(feedbackrequest.ParticipationID(id)).Exec(ctx); err != nil {
						return err
					}
				}
				if err := tx.Participation.UpdateOneID(id).ClearListDoneAt().Exec(ctx); err != nil {
					return err
				}
				return tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetNominateDeadline(c.binds).
					SetNominateUntil(testkit.Now().Add(-c.wait)).Exec(ctx)
			})
			for _, who := range []string{"ada", "asa", "hana"} {
				ctx := w.As(t, who)
				list := w.Store.Client().Participation.Query().Where(participation.ID(id)).WithRequests().OnlyX(ctx)
				if got := tracking.StageOf(w.Viewer(t, who), list, list.Edges.Requests); got != c.want {
					t.Errorf("to %s it is %s, want %s", who, got, c.want)
				}
				for _, stage := range tracking.Stages() {
					if found := inStage(ctx, t, w, label, stage); slices.Contains(found, id) != (stage == c.want) {
						t.Errorf("%s finds among %s: %v", who, stage, found)
					}
				}
			}
		})
	}
}

// inStage are the ids of whom somebody finds in a stage.
func inStage(ctx context.Context, t *testing.T, w *testkit.World, label string, stage tracking.Stage) []string {
	t.Helper()
	first := 100
	found, err := w.Parts.Tracking.Participations(ctx, w.Store.Client().Cycle.GetX(ctx, testkit.ID("cyc", label)),
		page.Args{First: &first}, &tracking.ParticipationFilter{Stages: []tracking.Stage{stage}}, tracking.Sorting{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, p := range found.Nodes {
		ids = append(ids, p.ID)
	}
	return ids
}

package cycle_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/auditevent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/participation"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// company adds colleagues to the world, each reporting to Max.
func (b bundle) company(t testing.TB, size int) {
	t.Helper()
	max := testkit.ID("usr", "max")
	manager, err := b.Store.Client().User.Get(b.System(t), max)
	if err != nil {
		t.Fatal(err)
	}
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for n := range size {
			id := testkit.ID("usr", fmt.Sprint("colleague", n))
			if err := tx.User.Create().SetID(id).SetKind(user.KindMEMBER).SetState(user.StateACTIVE).
				SetWorkRole(user.WorkRoleREVIEWER).SetName(fmt.Sprintf("Colleague %05d", n)).SetTeam("Crowd").
				SetEmail(fmt.Sprintf("c%d@aldersund.example", n)).SetManagerID(max).
				SetLinePath(manager.LinePath + id + "/").Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b bundle) publish(t testing.TB) error {
	t.Helper()
	found, err := b.Store.Client().Cycle.Get(b.System(t), b.draft)
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Parts.Cycles.Publish(b.As(t, "asa"), cycle.PublishCycleInput{CycleID: b.draft, ExpectedVersion: found.Version})
	return err
}

func (b bundle) runJobs(t testing.TB) {
	t.Helper()
	if err := b.Parts.Jobs.RunDue(t.Context(), b.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
}

func (b bundle) reviewees(t testing.TB) int {
	t.Helper()
	count, err := b.Store.Client().Participation.Query().Where(participation.CycleID(b.draft)).Count(b.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return count
}

// sees tells whether a persona sees the cycle, or is reviewed in it as far as the facts say.
func (b bundle) sees(t *testing.T, persona string) bool {
	t.Helper()
	ctx := b.As(t, persona)
	cycles, err := b.Store.Client().Cycle.Query().Where(entcycle.ID(b.draft)).Exist(ctx)
	lists, failed := b.Store.Client().Participation.Query().Where(participation.CycleID(b.draft)).Exist(ctx)
	if err != nil || failed != nil {
		t.Fatal(err, failed)
	}
	return cycles || lists
}

// TestALaunchIsWholeOrAbsent: a launch for many breaks off at each of its steps in turn. Until its end nobody but those
// who run the cycle sees any of it, nothing of it can be changed, and what begins again does the rest once.
func TestALaunchIsWholeOrAbsent(t *testing.T) {
	t.Parallel()
	const people, chunks = 240, 3
	for breaks := range chunks + 1 {
		b := draftOf(t)
		b.company(t, people)
		b.setTeam(t, "sue", "Crowd")
		b.groups(t, false, []string{"sue"}, nil)
		b.add(t, "otto")
		if err := b.publish(t); err != nil {
			t.Fatal(err)
		}
		var steps atomic.Int32
		crash := errors.New("the power went")
		b.Store.Client().Use(func(next entgo.Mutator) entgo.Mutator {
			return entgo.MutateFunc(func(ctx context.Context, m entgo.Mutation) (entgo.Value, error) {
				_, moves := m.Field("state")
				if m.Type() == "Cycle" && (moves || m.Fields() != nil) && int(steps.Add(1)) == breaks+1 {
					return nil, crash
				}
				return next.Mutate(ctx, m)
			})
		})
		b.runJobs(t)
		found := b.cycle(t)
		if found.State != entcycle.StateDRAFT || found.LaunchDone != min(breaks*100, people+1) {
			t.Fatalf("it did not break off at step %d: %s, %d done", breaks+1, found.State, found.LaunchDone)
		}
		if got := b.reviewees(t); got != found.LaunchDone+1 {
			t.Errorf("%d reviewees for %d that are done", got, found.LaunchDone)
		}
		for _, persona := range []string{"sue", "max", "otto", "ines"} {
			if b.sees(t, persona) {
				t.Errorf("%s sees it after %d steps", persona, breaks)
			}
		}
		name := "Other"
		if _, err := b.Parts.Cycles.Update(b.As(t, "ada"), cycle.UpdateCycleInput{
			CycleID: b.draft, ExpectedVersion: found.Version, Name: &name,
		}); apperr.CodeOf(err) != apperr.InvalidState {
			t.Errorf("it was changed while it was launched: %v", err)
		}
		if err := b.publish(t); apperr.CodeOf(err) != apperr.InvalidState {
			t.Errorf("it was launched twice: %v", err)
		}
		if err := b.Parts.Cycles.Resume(t.Context()); err != nil {
			t.Fatal(err)
		}
		b.runJobs(t)
		found = b.cycle(t)
		if got := b.reviewees(t); got != people+2 || found.State != entcycle.StateSCHEDULED || found.LaunchPlan != nil {
			t.Errorf("%d reviewees, %s", got, found.State)
		}
		if !b.sees(t, "sue") || !b.sees(t, "max") {
			t.Error("whom it concerns does not see it")
		}
		b.recorded(t)
	}
}

func (b bundle) setTeam(t *testing.T, persona, team string) {
	t.Helper()
	b.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", persona)).SetTeam(team).Exec(ctx)
	})
}

// recorded: that it was launched, and that it was done, stand in the log once each.
func (b bundle) recorded(t *testing.T) {
	t.Helper()
	for _, action := range []policy.Action{policy.PublishCycle, cycle.Launched} {
		count, err := b.Store.Client().AuditEvent.Query().
			Where(auditevent.ObjectID(b.draft), auditevent.Action(string(action))).Count(b.System(t))
		if err != nil || count != 1 {
			t.Errorf("%s is recorded %d times, %v", action, count, err)
		}
	}
}

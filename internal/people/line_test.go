package people_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

func setManager(ctx context.Context, w *testkit.World, person, manager string, version int) error {
	input := people.SetLineManagerInput{UserID: testkit.ID("usr", person), ExpectedVersion: version}
	if manager != "" {
		id := testkit.ID("usr", manager)
		input.ManagerID = &id
	}
	_, err := w.Parts.People.SetLineManager(ctx, input)
	return err
}

// TestSetLineManager: the person, those below and the audit log change together.
func TestSetLineManager(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	if err := setManager(w.As(t, "hana"), w, "max", "otto", 1); err != nil {
		t.Fatal(err)
	}
	if !w.Viewer(t, "otto").Leads(w.Viewer(t, "sue").User) || w.Viewer(t, "otto").Manages(w.Viewer(t, "sue").User) {
		t.Error("those below did not move along")
	}
	recorded, err := w.Store.Client().AuditEvent.Query().Where(auditevent.Action(string(policy.SetLineManager)),
		auditevent.ObjectID(testkit.ID("usr", "max")), auditevent.ActorID(testkit.ID("usr", "hana"))).Count(w.System(t))
	if err != nil || recorded != 1 {
		t.Errorf("recorded %d times, %v", recorded, err)
	}
	if err := setManager(w.As(t, "hana"), w, "max", "", 1); apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("a stale version: %v", err)
	}
	if err := setManager(w.As(t, "hana"), w, "max", "", 2); err != nil {
		t.Errorf("to nobody: %v", err)
	}
}

// TestV10_LineManagersAreSetByHR: whoever could set a line manager could read as one, so no other role can, and
// whoever may not is told nothing of the line.
func TestV10_LineManagersAreSetByHR(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	version := w.Version(t)
	for _, persona := range []string{"asa", "tess", "max", "ines", "sue", "wim", "otto", "gia", "con"} {
		for _, manager := range []string{"otto", "sue", "rae", "gia", ""} {
			err := setManager(w.As(t, persona), w, "sue", manager, 1)
			if code := apperr.CodeOf(err); code != apperr.Forbidden && code != apperr.NotFound && code != apperr.BadUserInput {
				t.Errorf("%s: %v", persona, err)
			}
		}
	}
	work := policy.Of(w.Viewer(t, "ada").User)
	account := *work.User
	account.HrAdmin = false
	work.User = &account
	if err := setManager(policy.WithViewer(t.Context(), work), w, "sue", "ada", 1); apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("a work administrator without HR: %v", err)
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestV10_WhoReadsAsHRFromADateOnTakesNoLine: as a line manager they would read what is older, and without the record
// that HR's reading leaves (V9). Another HR administrator may put people there.
func TestV10_WhoReadsAsHRFromADateOnTakesNoLine(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	if err := setManager(w.As(t, "hana"), w, "otto", "hana", 1); err != nil {
		t.Fatalf("before: %v", err)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "hana")).SetHrReadsFrom(testkit.Now()).Exec(ctx)
	})
	for _, manager := range []string{"hana", "otto"} {
		err := setManager(w.As(t, "hana"), w, "sue", manager, 1)
		var refusal *apperr.Error
		if !errors.As(err, &refusal) || refusal.Key != "line.own_reading" || refusal.Path[0] != "managerId" {
			t.Errorf("Sue under %s: %v", manager, err)
		}
	}
	if err := setManager(w.As(t, "ada"), w, "sue", "otto", 1); err != nil {
		t.Errorf("another HR administrator: %v", err)
	}
	for _, step := range []struct {
		manager string
		refused bool
	}{{"hana", true}, {"max", false}, {"otto", true}} {
		err := setManager(w.As(t, "hana"), w, "sue", step.manager, w.Viewer(t, "sue").User.Version)
		if (err != nil) != step.refused {
			t.Errorf("from within the own line to %s: %v", step.manager, err)
		}
	}
}

// TestBadLineManagers are refused at the field that names them.
func TestBadLineManagers(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for manager, key := range map[string]string{
		"max": "line.self", "sue": "line.loop", "gia": "line.guest", "con": "line.outside", "ex": "line.gone",
		"nobody at all": "line.unknown",
	} {
		err := setManager(w.As(t, "hana"), w, "max", manager, 1)
		var refusal *apperr.Error
		if !errors.As(err, &refusal) || refusal.Key != key || len(refusal.Path) != 1 || refusal.Path[0] != "managerId" {
			t.Errorf("%s: %v instead of %s", manager, err, key)
		}
	}
}

// TestTwoHalvesMakeNoCircle: sixteen people try at the same moment to put Otto under Hana and Hana under Otto. One of
// the sixteen wins; whatever else they tried would close the circle or comes too late.
func TestTwoHalvesMakeNoCircle(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	asHana := w.As(t, "hana")
	apart := func(ctx context.Context, tx *ent.Client) error {
		for _, persona := range []string{"otto", "hana"} {
			id := testkit.ID("usr", persona)
			if err := tx.User.UpdateOneID(id).ClearManager().SetLinePath(id + "/").SetVersion(1).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	}
	for round := range testkit.Rounds(t) {
		w.Change(t, apart)
		var won atomic.Int32
		var all sync.WaitGroup
		for i := range 16 {
			all.Go(func() {
				person, manager := "otto", "hana"
				if i%2 == 1 {
					person, manager = manager, person
				}
				err := setManager(asHana, w, person, manager, 1)
				var refusal *apperr.Error
				switch {
				case err == nil:
					won.Add(1)
				case errors.As(err, &refusal) && (refusal.Code == apperr.Conflict || refusal.Key == "line.loop"):
				default:
					t.Errorf("round %d: %v", round, err)
				}
			})
		}
		all.Wait()
		if won.Load() != 1 {
			t.Fatalf("round %d: %d won", round, won.Load())
		}
	}
}

// TestARingNeverCloses: sixteen people go each under the next at the same moment. All but the last do.
func TestARingNeverCloses(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	asHana := w.As(t, "hana")
	link := func(n int) string { return fmt.Sprintf("ring-%d", n%16) }
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for n := range 16 {
			id := testkit.ID("usr", link(n))
			if err := tx.User.Create().SetID(id).SetKind(user.KindMEMBER).SetState(user.StateACTIVE).SetName(link(n)).
				SetEmail(link(n) + "@aldersund.example").SetLinePath(id + "/").Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	var loops atomic.Int32
	var all sync.WaitGroup
	for n := range 16 {
		all.Go(func() {
			err := setManager(asHana, w, link(n), link(n+1), 1)
			var refusal *apperr.Error
			if errors.As(err, &refusal) && refusal.Key == "line.loop" {
				loops.Add(1)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if loops.Load() != 1 {
		t.Errorf("%d were refused", loops.Load())
	}
}

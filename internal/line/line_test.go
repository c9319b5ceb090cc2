package line_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/line"
	"sightline/internal/testkit"
)

// chain writes people one under the other and returns their ids from the top down.
func chain(t *testing.T, w *testkit.World, length int) []string {
	t.Helper()
	ids := make([]string, length)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		path := ""
		for n := range ids {
			ids[n] = testkit.ID("usr", fmt.Sprintf("chain-%d", n))
			path += ids[n] + "/"
			create := tx.User.Create().SetID(ids[n]).SetKind(user.KindMEMBER).SetState(user.StateCREATED).
				SetName(fmt.Sprintf("Link %d", n)).SetEmail(fmt.Sprintf("link%d@aldersund.example", n)).SetLinePath(path)
			if n > 0 {
				create.SetManagerID(ids[n-1])
			}
			if err := create.Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	return ids
}

// move changes the line manager as system work does, with every check.
func move(t *testing.T, w *testkit.World, id, managerID string) error {
	t.Helper()
	return w.Store.WriteSystem(w.System(t), func(ctx context.Context, tx *ent.Client) error {
		person, err := tx.User.Get(ctx, id)
		if err != nil {
			return err
		}
		var manager *ent.User
		if managerID != "" {
			if manager, err = tx.User.Get(ctx, managerID); err != nil {
				return err
			}
		}
		_, levels, err := line.Below(ctx, tx, person)
		if err != nil {
			return err
		}
		if err := line.Check(person, manager, levels); err != nil {
			return err
		}
		return line.Set(ctx, tx, person, manager)
	})
}

// sound fails when somebody's path is not what follows from the line managers.
func sound(t *testing.T, w *testkit.World) {
	t.Helper()
	people, err := w.Store.Client().User.Query().All(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*ent.User{}
	for _, person := range people {
		byID[person.ID] = person
	}
	for _, person := range people {
		path, at := "", person
		for steps := 0; at != nil; steps++ {
			if steps > len(people) {
				t.Fatalf("%s stands in a circle", person.Name)
			}
			path = at.ID + "/" + path
			if at.ManagerID == nil {
				break
			}
			at = byID[*at.ManagerID]
		}
		if person.LinePath != path {
			t.Errorf("%s has the path %s instead of %s", person.Name, person.LinePath, path)
		}
	}
}

// TestABranchMovesWhole: everybody below moves along, at every depth, and nobody else.
func TestABranchMovesWhole(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, to := range []string{"otto", "", "hana"} {
		id := ""
		if to != "" {
			id = testkit.ID("usr", to)
		}
		if err := move(t, w, testkit.ID("usr", "max"), id); err != nil {
			t.Fatalf("to %q: %v", to, err)
		}
		sound(t, w)
	}
	links := chain(t, w, 12)
	if err := move(t, w, links[4], links[1]); err != nil {
		t.Fatal(err)
	}
	sound(t, w)
}

// TestTheLineIsNoCircle: nobody reports to themselves or to somebody further down, and line managers are people of
// the company who are there.
func TestTheLineIsNoCircle(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	links := chain(t, w, 6)
	version := w.Version(t)
	for _, c := range []struct{ person, manager, key string }{
		{links[2], links[2], "line.self"},
		{links[2], links[3], "line.loop"},
		{links[0], links[5], "line.loop"},
		{links[2], testkit.ID("usr", "gia"), "line.guest"},
		{links[2], testkit.ID("usr", "con"), "line.outside"},
		{links[2], testkit.ID("usr", "ex"), "line.gone"},
	} {
		err := move(t, w, c.person, c.manager)
		var refusal *apperr.Error
		if !errors.As(err, &refusal) || refusal.Key != c.key || strings.Join(refusal.Path, ".") != "managerId" {
			t.Errorf("%s instead of %s", err, c.key)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestTheLineHasABottom: a line of more than MaxLevels is refused, counted over the whole branch that moves.
func TestTheLineHasABottom(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	links := chain(t, w, line.MaxLevels)
	if err := move(t, w, testkit.ID("usr", "otto"), links[line.MaxLevels-1]); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("one level too many: %v", err)
	}
	// Ines, Max and who reports to him: three levels fit under the last but three.
	if err := move(t, w, testkit.ID("usr", "ines"), links[line.MaxLevels-3]); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("a branch that is too deep: %v", err)
	}
	if err := move(t, w, testkit.ID("usr", "ines"), links[line.MaxLevels-4]); err != nil {
		t.Errorf("a branch that just fits: %v", err)
	}
	sound(t, w)
}

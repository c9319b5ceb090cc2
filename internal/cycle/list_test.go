package cycle_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	entcycle "sightline/ent/cycle"
	"sightline/internal/cycle"
	"sightline/internal/page"
	"sightline/internal/testkit"
)

// walked are the ids of a list read to its end in pages of three, from the start or from the end.
func walked(t *testing.T, w *testkit.World, filter *cycle.Filter, order cycle.Order, backward bool) []string {
	t.Helper()
	ctx, size := w.As(t, "hana"), 3
	args := page.Args{First: &size}
	if backward {
		args = page.Args{Last: &size}
	}
	var ids []string
	for {
		found, err := w.Parts.Cycles.List(ctx, args, filter, &order)
		if err != nil {
			t.Fatal(err)
		}
		var of []string
		for _, c := range found.Nodes {
			of = append(of, c.ID)
		}
		total, err := found.Total()
		if err != nil {
			t.Fatal(err)
		}
		more, next := found.HasNext, len(of)-1
		if backward {
			ids, more, next = append(of, ids...), found.HasPrevious, 0
		} else {
			ids = append(ids, of...)
		}
		if !more {
			if total != len(ids) {
				t.Errorf("%s: %d were listed, and the total is %d", order, len(ids), total)
			}
			return ids
		}
		cursor := found.Position(found.Nodes[next]).Cursor()
		args.After, args.Before = nil, nil
		if backward {
			args.Before = &cursor
		} else {
			args.After = &cursor
		}
	}
}

// TestCyclesAreListedByStart: whichever way the list is walked it has the same order, everything once; cycles without a
// start stand where it is latest, and two that begin at once are told apart by id.
func TestCyclesAreListedByStart(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		at := testkit.Now()
		for n, label := range []string{"named-open1", "anonymous-open1", "confidential-open1", "named-open2"} {
			start := at.Add(-time.Duration(n/2) * time.Hour)
			if err := tx.Cycle.UpdateOneID(testkit.ID("cyc", label)).SetStartsAt(start).Exec(ctx); err != nil {
				return err
			}
		}
		return tx.Cycle.Update().Where(entcycle.IDIn(testkit.ID("cyc", "named-draft"), testkit.ID("cyc", "anonymous-draft"))).
			ClearStartsAt().Exec(ctx)
	})
	all := w.Store.Client().Cycle.Query().Where(entcycle.StateNEQ(entcycle.StateARCHIVED)).AllX(w.System(t))
	slices.SortFunc(all, func(a, b *ent.Cycle) int {
		switch {
		case (a.StartsAt == nil) != (b.StartsAt == nil):
			if a.StartsAt == nil {
				return 1
			}
			return -1
		case a.StartsAt != nil && !a.StartsAt.Equal(*b.StartsAt):
			return a.StartsAt.Compare(*b.StartsAt)
		}
		return strings.Compare(a.ID, b.ID)
	})
	var earliest []string
	for _, c := range all {
		earliest = append(earliest, c.ID)
	}
	latest := slices.Clone(earliest)
	slices.Reverse(latest)
	for order, want := range map[cycle.Order][]string{cycle.EarliestStart: earliest, cycle.LatestStart: latest} {
		for _, backward := range []bool{false, true} {
			if got := walked(t, w, nil, order, backward); !slices.Equal(got, want) {
				t.Errorf("%s, backward %t:\n%v\nexpected\n%v", order, backward, got, want)
			}
		}
	}
	if got := walked(t, w, nil, cycle.Newest, false); len(got) != len(all) {
		t.Errorf("newest first lists %d of %d", len(got), len(all))
	}
}

// TestCyclesAreNarrowed by kind, state and a part of the name in whatever case; what is put away is listed only where it
// is asked for.
func TestCyclesAreNarrowed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(testkit.ID("cyc", "named-open1")).SetName("Spring 100% _Über_").Exec(ctx)
	})
	all := w.Store.Client().Cycle.Query().AllX(w.System(t))
	for name, c := range map[string]struct {
		filter cycle.Filter
		fits   func(*ent.Cycle) bool
	}{
		"nothing":  {cycle.Filter{}, func(c *ent.Cycle) bool { return c.State != entcycle.StateARCHIVED }},
		"archived": {cycle.Filter{States: []entcycle.State{entcycle.StateARCHIVED}}, inState(entcycle.StateARCHIVED)},
		"two states": {
			cycle.Filter{States: []entcycle.State{entcycle.StateDRAFT, entcycle.StateOPEN}},
			inState(entcycle.StateDRAFT, entcycle.StateOPEN),
		},
		"a kind that there is": {
			cycle.Filter{Kind: new(entcycle.KindFEEDBACK_360)},
			func(c *ent.Cycle) bool { return c.State != entcycle.StateARCHIVED },
		},
		"a kind that there is not": {
			cycle.Filter{Kind: new(entcycle.KindOBJECTIVES)}, func(*ent.Cycle) bool { return false },
		},
		"a name":          {cycle.Filter{Search: new("  SPRING 100% _ü ")}, called("Spring 100% _Über_")},
		"no pattern":      {cycle.Filter{Search: new("spring 1_0")}, func(*ent.Cycle) bool { return false }},
		"nothing at last": {cycle.Filter{Search: new("   ")}, func(c *ent.Cycle) bool { return c.State != entcycle.StateARCHIVED }},
	} {
		want := map[string]bool{}
		for _, one := range all {
			if c.fits(one) {
				want[one.ID] = true
			}
		}
		got := unique(walked(t, w, &c.filter, cycle.LatestStart, false))
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, expected %v", name, got, want)
		}
	}
	long := strings.Repeat("x", 201)
	_, err := w.Parts.Cycles.List(w.As(t, "hana"), page.Args{First: new(3)}, &cycle.Filter{Search: &long}, nil)
	if !slices.Equal(fieldsOf(err), []string{"filter search"}) {
		t.Errorf("a search of 201 characters: %v", err)
	}
	after := page.Position{Key: "soon", ID: "cyc_x"}.Cursor()
	if _, err := w.Parts.Cycles.List(w.As(t, "hana"), page.Args{First: new(3), After: &after}, nil,
		new(cycle.LatestStart)); err == nil {
		t.Error("a cursor whose key is no date is taken")
	}
}

func inState(states ...entcycle.State) func(*ent.Cycle) bool {
	return func(c *ent.Cycle) bool { return slices.Contains(states, c.State) }
}

func called(name string) func(*ent.Cycle) bool {
	return func(c *ent.Cycle) bool { return c.Name == name }
}

func unique(ids []string) map[string]bool {
	set := map[string]bool{}
	for _, id := range ids {
		set[id] = true
	}
	return set
}

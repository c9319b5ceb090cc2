package page_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/internal/apperr"
	"sightline/internal/page"
)

func numbers(n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("%03d", i)
	}
	return all
}

func position(s string) page.Position { return page.Position{Key: s, ID: s} }

func window(t *testing.T, args page.Args) page.Window {
	t.Helper()
	w, err := args.Window()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestSliceWalksForwardAndBack(t *testing.T) {
	t.Parallel()
	all := numbers(7)
	two, cursor := 2, position("002").Cursor()
	forward := page.Slice(window(t, page.Args{First: &two, After: &cursor}), all, position)
	if diff := cmp.Diff([]string{"003", "004"}, forward.Nodes); diff != "" || !forward.HasNext || !forward.HasPrevious {
		t.Errorf("forward: %s %+v", diff, forward)
	}
	back := page.Slice(window(t, page.Args{Last: &two, Before: &cursor}), all, position)
	if diff := cmp.Diff([]string{"000", "001"}, back.Nodes); diff != "" || back.HasPrevious || !back.HasNext {
		t.Errorf("back: %s %+v", diff, back)
	}
}

func TestSliceGoesOnAfterAnEntryThatIsGone(t *testing.T) {
	t.Parallel()
	all := []string{"001", "003"}
	ten, gone := 10, position("002").Cursor()
	p := page.Slice(window(t, page.Args{First: &ten, After: &gone}), all, position)
	if diff := cmp.Diff([]string{"003"}, p.Nodes); diff != "" {
		t.Error(diff)
	}
}

func TestT08CursorsAreReadStrictly(t *testing.T) {
	t.Parallel()
	one, none, many := 1, 0, 101
	good := position("001").Cursor()
	for name, args := range map[string]page.Args{
		"neither": {}, "both": {First: &one, Last: &one}, "zero": {First: &none}, "too many": {First: &many},
		"garbage": {First: &one, After: ptr("garbage")}, "padded": {First: &one, After: ptr(good + "=")},
		"wrong side": {First: &one, Before: &good},
	} {
		if _, err := args.Window(); !errors.Is(err, apperr.New(apperr.BadUserInput, "")) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func ptr(s string) *string { return &s }

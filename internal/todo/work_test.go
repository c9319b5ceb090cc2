package todo_test

import (
	"slices"
	"testing"

	"sightline/ent/workreview"
	"sightline/internal/testkit"
	work "sightline/internal/workreview"
)

// TestWorkWakesWhoSeesIt: everybody who takes part by what they all read; keepers and the one concerned by a grant; and
// nobody from outside by what is shared with others.
func TestWorkWakesWhoSeesIt(t *testing.T) {
	t.Parallel()
	layout, brand := testkit.ID("wrv", "layout"), testkit.ID("prj", "brand")
	people := func(personas ...string) []string {
		var ids []string
		for _, persona := range personas {
			ids = append(ids, testkit.ID("usr", persona))
		}
		return ids
	}
	for name, c := range map[string]struct {
		do   func(w *testkit.World) error
		want []string
	}{
		"a state": {func(w *testkit.World) error {
			_, err := w.Parts.Work.SetWorkReviewState(w.As(t, "cole"), work.SetWorkReviewStateInput{
				WorkReviewID: layout, ExpectedVersion: 1, State: workreview.StateLOCKED,
			})
			return err
		}, []string{"ada", "cole", "con", "gia", "otto", "rex", "wim"}},
		"an archive": {func(w *testkit.World) error {
			_, err := w.Parts.Work.ArchiveProject(w.As(t, "cole"), work.ArchiveProjectInput{
				ProjectID: brand, ExpectedVersion: 1, Archived: true,
			})
			return err
		}, []string{"ada", "cole", "con", "gia", "otto", "rex", "wim"}},
		"an archive that ends": {func(w *testkit.World) error {
			_, err := w.Parts.Work.ArchiveProject(w.As(t, "cole"), work.ArchiveProjectInput{
				ProjectID: testkit.ID("prj", "archive"), ExpectedVersion: 1,
			})
			return err
		}, []string{"ada", "cole", "con", "gia", "otto", "rex", "wim"}},
		"sharing with guests": {func(w *testkit.World) error {
			_, err := w.Parts.Work.SetReviewSettings(w.As(t, "ada"), work.SetReviewSettingsInput{ExpectedVersion: 1})
			return err
		}, []string{"con", "gia", "rex"}},
		"a team": {func(w *testkit.World) error {
			_, err := w.Parts.Work.SetProjectTeam(w.As(t, "wim"), work.SetProjectTeamInput{
				ProjectID: brand, ExpectedVersion: 1, UserIDs: people("rae", "con"),
			})
			return err
		}, []string{"ada", "cole", "con", "otto", "rae", "rex", "wim"}},
		"a share with a colleague": {func(w *testkit.World) error {
			_, err := w.Parts.Work.Share(w.As(t, "cole"), work.ShareWorkReviewInput{
				WorkReviewID: layout, UserIDs: people("rae"),
			})
			return err
		}, []string{"ada", "cole", "rae", "wim"}},
		"a grant that is taken back": {func(w *testkit.World) error {
			_, err := w.Parts.Work.Revoke(w.As(t, "cole"), work.RevokeWorkGrantInput{GrantID: testkit.ID("wgr", "layout/gia")})
			return err
		}, []string{"ada", "cole", "gia", "wim"}},
		"a link that is taken back": {func(w *testkit.World) error {
			_, err := w.Parts.Work.RevokeShareLink(w.As(t, "cole"), work.RevokeShareLinkInput{LinkID: testkit.ID("shl", "layout")})
			return err
		}, []string{"ada", "cole", "gia", "wim"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			woken := wakes(t, w)(func() error { return c.do(w) })
			slices.Sort(woken)
			if !slices.Equal(woken, c.want) {
				t.Errorf("wakes %v, expected %v", woken, c.want)
			}
		})
	}
}

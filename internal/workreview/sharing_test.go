package workreview_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/internal/apperr"
	"sightline/internal/testkit"
	"sightline/internal/workreview"
)

func layout() string { return testkit.ID("wrv", "layout") }

// sees tells whether a work review exists for somebody.
func sees(t *testing.T, w *testkit.World, persona, id string) bool {
	t.Helper()
	_, err := w.Store.Client().WorkReview.Get(w.As(t, persona), id)
	if err != nil && !ent.IsNotFound(err) {
		t.Fatal(err)
	}
	return err == nil
}

func share(t *testing.T, w *testkit.World, persona, with string, rights workreview.Rights) error {
	t.Helper()
	_, err := w.Parts.Work.Share(w.As(t, persona), workreview.ShareWorkReviewInput{
		WorkReviewID: layout(), UserIDs: []string{testkit.ID("usr", with)}, Rights: rights,
	})
	return err
}

func refusedAt(t *testing.T, err error, key, field string) {
	t.Helper()
	var list apperr.List
	var one *apperr.Error
	if errors.As(err, &one) {
		list = apperr.List{one}
	} else if !errors.As(err, &list) {
		t.Fatalf("not refused: %v; expected %s at %q", err, key, field)
	}
	for _, refusal := range list {
		if refusal.Key == key && strings.Join(refusal.Path, ".") == field {
			return
		}
	}
	t.Errorf("refused with %v, expected %s at %q", err, key, field)
}

// TestT32_WhatIsTakenBackOpensNothing: a colleague, a member from outside and a guest see what is shared with them, and
// from the moment on in which the grant is taken back they do not.
func TestT32_WhatIsTakenBackOpensNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, persona := range []string{"rex", "con", "gia"} {
		if !sees(t, w, persona, layout()) {
			t.Fatalf("%s does not see what is shared with them", persona)
		}
		input := workreview.RevokeWorkGrantInput{GrantID: testkit.ID("wgr", "layout/"+persona)}
		if _, err := w.Parts.Work.Revoke(w.As(t, "cole"), input); err != nil {
			t.Fatal(err)
		}
		if sees(t, w, persona, layout()) {
			t.Errorf("%s sees what was taken back", persona)
		}
		_, err := w.Parts.Work.Revoke(w.As(t, "cole"), input)
		refusedAt(t, err, "not_found", "")
	}
}

// TestAGrantEnds: what has an end gives nothing from that moment on, and is given anew by sharing again.
func TestAGrantEnds(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ends := testkit.Now().Add(time.Hour)
	if err := share(t, w, "cole", "rae", workreview.Rights{Comments: true, ExpiresAt: &ends}); err != nil {
		t.Fatal(err)
	}
	if !sees(t, w, "rae", layout()) {
		t.Fatal("Rae does not see what is shared with her")
	}
	w.Clock.Advance(time.Hour)
	if sees(t, w, "rae", layout()) {
		t.Error("Rae sees what has ended")
	}
	refusedAt(t, share(t, w, "cole", "rae", workreview.Rights{ExpiresAt: &ends}), "work.expired", "expiresAt")
	if err := share(t, w, "cole", "rae", workreview.Rights{Decides: true}); err != nil {
		t.Fatal(err)
	}
	granted := w.Store.Client().WorkGrant.Query().
		Where(workgrant.ReviewID(layout()), workgrant.UserID(testkit.ID("usr", "rae"))).OnlyX(w.System(t))
	if !sees(t, w, "rae", layout()) || granted.Comments || !granted.Decides || granted.ExpiresAt != nil {
		t.Errorf("given anew: %v", granted)
	}
}

// TestSharingWithGuestsIsSwitchedOff: the switch closes what is shared with guests, and nothing else.
func TestSharingWithGuestsIsSwitchedOff(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Setting.Update().SetSharesWithGuests(false).Exec(ctx)
	})
	if sees(t, w, "gia", layout()) {
		t.Error("a guest sees what is shared with her")
	}
	if !sees(t, w, "con", layout()) || !sees(t, w, "rex", layout()) {
		t.Error("a member does not see what is shared with them")
	}
}

// TestWhoHasNotAcceptedIsNotAdded (D4), neither to a work review nor to a team.
func TestWhoHasNotAcceptedIsNotAdded(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "rae")).SetState(user.StateINVITED).Exec(ctx)
	})
	before := w.Hash(t)
	refusedAt(t, share(t, w, "cole", "rae", workreview.Rights{}), "work.not_accepted", "userIds")
	for _, persona := range []string{"rae", "gia", "con"} {
		_, err := w.Parts.Work.SetProjectTeam(w.As(t, "wim"), workreview.SetProjectTeamInput{
			ProjectID: testkit.ID("prj", "office"), ExpectedVersion: 1, UserIDs: []string{testkit.ID("usr", persona)},
		})
		refusedAt(t, err, "work.team", "userIds")
	}
	if w.Hash(t) != before {
		t.Error("what was refused changed something")
	}
}

// TestATeamIsSet: whoever is put into it takes part in each work review of the project, and whoever is taken out does not.
func TestATeamIsSet(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	film := testkit.ID("wrv", "film")
	set := func(version int, personas ...string) {
		t.Helper()
		input := workreview.SetProjectTeamInput{ProjectID: testkit.ID("prj", "office"), ExpectedVersion: version}
		for _, persona := range personas {
			input.UserIDs = append(input.UserIDs, testkit.ID("usr", persona))
		}
		if _, err := w.Parts.Work.SetProjectTeam(w.As(t, "wim"), input); err != nil {
			t.Fatal(err)
		}
	}
	set(1, "rae", "max")
	if !sees(t, w, "rae", film) || !sees(t, w, "max", film) {
		t.Error("the team does not take part")
	}
	set(2, "max")
	if sees(t, w, "rae", film) || !sees(t, w, "max", film) {
		t.Error("taken out of the team, and still there; or the other way round")
	}
	_, err := w.Parts.Work.SetProjectTeam(w.As(t, "wim"), workreview.SetProjectTeamInput{
		ProjectID: testkit.ID("prj", "office"), ExpectedVersion: 2,
	})
	refusedAt(t, err, "stale", "")
}

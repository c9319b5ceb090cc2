package graph_test

import (
	"context"
	"fmt"
	"testing"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/promise"
	"sightline/internal/testkit"
)

// TestV4_AnAddressTellsNothingOfAHiddenList: who administers accounts and is reviewed asks for a new address of somebody.
// Whether they need agreement for it does not tell whether that somebody stands on the list that is hidden from them.
func TestV4_AnAddressTellsNothingOfAHiddenList(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	free := hiddenRound(t, origin, "sue", "max", promise.Confidential, "wim", "gia")
	held := hiddenRound(t, origin, "sue", "max", promise.Confidential, "wim", "gia", "rex")
	for _, r := range []round{free, held} {
		r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
		})
	}
	ask := fmt.Sprintf(`mutation { changeAddress(input: { userId: %q, expectedVersion: 1, email: "new@aldersund.example" }) {
		user { addressChange { needsAgreement } } errors { __typename } } }`, testkit.ID("usr", "rex"))
	first, second := testkit.Ask(t, free.server, "sue", ask, nil), testkit.Ask(t, held.server, "sue", ask, nil)
	if serves(first) != serves(second) {
		t.Errorf("where Rex is not on the list %s, where he is %s", first.Body, second.Body)
	}
	if needs, ok := first.At("changeAddress", "user", "addressChange", "needsAgreement").(bool); !ok || !needs {
		t.Errorf("without agreement: %s", first.Body)
	}
	if first.Statements != second.Statements {
		t.Errorf("%d and %d statements", first.Statements, second.Statements)
	}
}

// TestV4_AReadingTellsNothingBeforeTheRelease: that HR was served something would tell the reviewee that somebody has
// handed in. The line is there once the feedback is released.
func TestV4_AReadingTellsNothingBeforeTheRelease(t *testing.T) {
	t.Parallel()
	r := newRound(t, testkit.New(t), "sue")
	r.handIn(t, "rae")
	results := fmt.Sprintf(`{ node(id: %q) { ... on Participation { requests { answers { text } } readings { reader { id } } } } }`,
		roundID("prt", ""))
	if got := testkit.Ask(t, r.server, "hana", results, nil); len(got.Errors) > 0 {
		t.Fatal(string(got.Body))
	}
	lines := func() int {
		seen, ok := testkit.Ask(t, r.server, "sue", results, nil).At("node", "readings").([]any)
		if !ok {
			t.Fatal("Sue is not served the lines")
		}
		return len(seen)
	}
	if written := r.world.Store.Client().Reading.Query().CountX(r.world.System(t)); written == 0 {
		t.Fatal("Hana's reading was not recorded")
	}
	if got := lines(); got != 0 {
		t.Errorf("Sue sees %d lines before the release", got)
	}
	r.release(t, "max")
	if got := lines(); got == 0 {
		t.Error("Sue sees no line after the release")
	}
}

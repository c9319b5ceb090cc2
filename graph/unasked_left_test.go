package graph_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/addresschange"
	"sightline/ent/user"
	"sightline/internal/testkit"
)

// TestV10_WhoWasAColleagueCountsOn: who administers accounts and is reviewed makes a guest of a colleague, and then gives
// them another address. Whether they wrote unasked or not, somebody has to agree: the account would open it.
func TestV10_WhoWasAColleagueCountsOn(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, wrote := range []bool{false, true} {
		t.Run(fmt.Sprint("wrote ", wrote), func(t *testing.T) {
			t.Parallel()
			r := openRound(t, origin)
			r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
				if err := tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx); err != nil {
					return err
				}
				return tx.User.UpdateOneID(testkit.ID("usr", "rex")).SetEmail("rex@elsewhere.example").
					SetWorkRole(user.WorkRoleREVIEWER).Exec(ctx)
			})
			if wrote {
				r.unasked(t, "rex", true)
			}
			rex := func() *ent.User { return r.world.Store.Client().User.GetX(r.world.System(t), testkit.ID("usr", "rex")) }
			r.must(t, "sue", "makeGuest", fmt.Sprintf(
				`mutation { makeGuest(input: { userId: %q, expectedVersion: %d }) { errors { __typename } } }`, rex().ID, rex().Version))
			r.must(t, "sue", "changeAddress", fmt.Sprintf(`mutation { changeAddress(input: {
				userId: %q, expectedVersion: %d, email: "mallory@elsewhere.example" }) { errors { __typename } } }`, rex().ID, rex().Version))
			change := r.world.Store.Client().AddressChange.Query().Where(addresschange.UserID(rex().ID)).OnlyX(r.world.System(t))
			if !change.Guarded {
				t.Error("nobody has to agree")
			}
		})
	}
}

// TestTheWordsOfWhoLeftStay: a nomination of somebody who has left is not approved. What they had handed in would go into
// a form that nobody can hand in any more.
func TestTheWordsOfWhoLeftStay(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, leave := range []string{
		`mutation { deactivateMember(input: { userId: %[1]q, expectedVersion: %[2]d }) { errors { __typename } } }`,
		`mutation { deleteAccount(input: { userId: %[1]q, expectedVersion: %[2]d, confirmName: %[3]q }) { errors { __typename } } }`,
	} {
		r := openRound(t, origin)
		r.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "otto")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
		})
		r.unasked(t, "rex", true)
		r.must(t, "sue", "nominateReviewers", fmt.Sprintf(
			`mutation { nominateReviewers(input: { participationId: %q, userIds: [%q] }) { errors { __typename } } }`,
			roundID("prt", ""), testkit.ID("usr", "rex")))
		r.fixed(t, "sue")
		rex := r.world.Store.Client().User.GetX(r.world.System(t), testkit.ID("usr", "rex"))
		testkit.Ask(t, r.server, "otto", fmt.Sprintf(leave, rex.ID, rex.Version, rex.Name), nil)
		if r.world.Store.Client().User.GetX(r.world.System(t), rex.ID).State == user.StateACTIVE {
			t.Fatal("Rex has not left")
		}
		got := testkit.Ask(t, r.server, "max", fmt.Sprintf(`mutation { approveNominations(input: { requestIds: [%q] }) {
			errors { __typename ... on UserError { path } } } }`, roundID("req", "/chosen")), nil)
		if !strings.Contains(string(got.Body), `"path":["requestIds"]`) {
			t.Errorf("approved: %s", got.Body)
		}
		results := testkit.Ask(t, r.server, "max", fmt.Sprintf(
			`{ node(id: %q) { ... on Participation { results { answered } } } }`, roundID("prt", "")), nil)
		if answered := fmt.Sprint(results.At("node", "results", "answered")); answered != "1" {
			t.Errorf("Max reads what %s said: %s", answered, results.Body)
		}
	}
}

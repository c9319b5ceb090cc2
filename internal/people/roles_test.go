package people_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/rolegrant"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

func grant(persona string, role people.Role, past *bool) people.GrantPeopleRoleInput {
	return people.GrantPeopleRoleInput{
		UserID: testkit.ID("usr", persona), ExpectedVersion: 1, Role: role, ReadsPast: past,
	}
}

func revoke(persona string, role people.Role) people.RevokePeopleRoleInput {
	return people.RevokePeopleRoleInput{UserID: testkit.ID("usr", persona), ExpectedVersion: 1, Role: role}
}

func yes(is bool) *bool { return &is }

func TestGrantingARoleIsRecorded(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	otto, err := w.Parts.People.GrantPeopleRole(w.As(t, "hana"), grant("otto", people.HRAdmin, yes(false)))
	if err != nil {
		t.Fatal(err)
	}
	if !otto.HrAdmin || otto.HrReadsFrom == nil || !otto.HrReadsFrom.Equal(testkit.Now()) {
		t.Errorf("HR admin %v, reads from %v; want from now on", otto.HrAdmin, otto.HrReadsFrom)
	}
	record := w.Store.Client().RoleGrant.Query().Where(rolegrant.UserID(otto.ID)).OnlyX(w.System(t))
	if *record.GrantedByID != testkit.ID("usr", "hana") || !record.ReadsFrom.Equal(testkit.Now()) ||
		!record.CreatedAt.Equal(testkit.Now()) || record.RevokedAt != nil {
		t.Errorf("recorded %v", record)
	}
	event := w.Store.Client().AuditEvent.Query().
		Where(auditevent.Action(string(policy.GrantPeopleRole))).OnlyX(w.System(t))
	if event.Part != auditevent.PartPEOPLE || len(event.Changed) != 1 || event.Changed[0] != "peopleRoles" {
		t.Errorf("in the log: %v", event)
	}
	back, err := w.Parts.People.RevokePeopleRole(w.As(t, "ada"), people.RevokePeopleRoleInput{
		UserID: otto.ID, ExpectedVersion: otto.Version, Role: people.HRAdmin,
	})
	if err != nil || back.HrAdmin || back.HrReadsFrom != nil {
		t.Fatalf("%v, %v", back, err)
	}
	record = w.Store.Client().RoleGrant.Query().Where(rolegrant.UserID(otto.ID)).OnlyX(w.System(t))
	if record.RevokedAt == nil || *record.RevokedByID != testkit.ID("usr", "ada") {
		t.Errorf("recorded %v; want it ended by Ada", record)
	}
}

// TestWhoReadsNothingOfThePastTakesItFromNobody: else nobody might be left who could let others read it.
func TestWhoReadsNothingOfThePastTakesItFromNobody(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "hana")).SetHrReadsFrom(testkit.Now()).Exec(ctx)
	})
	_, err := w.Parts.People.RevokePeopleRole(w.As(t, "hana"), people.RevokePeopleRoleInput{
		UserID: testkit.ID("usr", "ada"), ExpectedVersion: 1, Role: people.HRAdmin,
	})
	if apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("got %v", err)
	}
}

func TestWhoMayNotGrant(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	limited := w.Copy(t)
	limited.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "hana")).SetHrReadsFrom(testkit.Now().Add(-time.Hour)).Exec(ctx)
	})
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
	})
	for name, c := range map[string]struct {
		in     *testkit.World
		as     string
		input  people.GrantPeopleRoleInput
		refuse apperr.Code
	}{
		"a work administrator":     {w, "sue", grant("otto", people.HRAssistant, nil), apperr.Forbidden},
		"an HR assistant":          {w, "asa", grant("otto", people.HRAssistant, nil), apperr.Forbidden},
		"a technical one":          {w, "tess", grant("otto", people.TechAdmin, nil), apperr.Forbidden},
		"to oneself":               {w, "hana", grant("hana", people.TechAdmin, nil), apperr.Forbidden},
		"to a guest":               {w, "hana", grant("gia", people.HRAssistant, nil), apperr.Forbidden},
		"to a member from outside": {w, "hana", grant("con", people.HRAssistant, nil), apperr.Forbidden},
		"to the deactivated":       {w, "hana", grant("ex", people.HRAssistant, nil), apperr.InvalidState},
		"a second time":            {w, "hana", grant("asa", people.HRAssistant, nil), apperr.InvalidState},
		"without saying what":      {w, "hana", grant("otto", people.HRAdmin, nil), apperr.BadUserInput},
		"more than they have":      {limited, "hana", grant("otto", people.HRAdmin, yes(true)), apperr.BadUserInput},
	} {
		before := c.in.Version(t)
		_, err := c.in.Parts.People.GrantPeopleRole(c.in.As(t, c.as), c.input)
		if apperr.CodeOf(err) != c.refuse {
			t.Errorf("%s: %v; want %s", name, err, c.refuse)
		}
		if c.in.Version(t) != before {
			t.Errorf("%s: something was written", name)
		}
	}
}

func TestARoleIsGrantedWithAFreshProof(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	stale := w.Viewer(t, "hana")
	stale.Fresh = false
	ctx := policy.WithViewer(t.Context(), stale)
	_, granted := w.Parts.People.GrantPeopleRole(ctx, grant("otto", people.HRAssistant, nil))
	_, revoked := w.Parts.People.RevokePeopleRole(ctx, revoke("asa", people.HRAssistant))
	for _, err := range []error{granted, revoked} {
		if apperr.CodeOf(err) != apperr.ReauthRequired {
			t.Errorf("%v; want REAUTH_REQUIRED", err)
		}
	}
}

func TestDeletionEndsGrants(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	_, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), people.DeleteAccountInput{
		UserID: testkit.ID("usr", "asa"), ExpectedVersion: 1, ConfirmName: w.Viewer(t, "asa").User.Name,
	})
	if err != nil {
		t.Fatal(err)
	}
	standing, err := w.Store.Client().RoleGrant.Query().
		Where(rolegrant.UserID(testkit.ID("usr", "asa")), rolegrant.RevokedAtIsNil()).Exist(w.System(t))
	if err != nil || standing {
		t.Errorf("a deleted person still holds a recorded role, %v", err)
	}
}

// revokeAtOnce lets the two holders of a role take it from each other and from themselves at the same moment.
func revokeAtOnce(t *testing.T, w *testkit.World, role people.Role, holders []string, actors []string) int {
	t.Helper()
	results := make(chan error, 16)
	var start, done sync.WaitGroup
	start.Add(1)
	for n := range cap(results) {
		whose := holders[n/2%2]
		input := revoke(whose, role)
		input.ExpectedVersion = w.Viewer(t, whose).User.Version
		ctx := w.As(t, actors[n%2])
		done.Go(func() {
			start.Wait()
			_, err := w.Parts.People.RevokePeopleRole(ctx, input)
			results <- err
		})
	}
	start.Done()
	done.Wait()
	close(results)
	succeeded := 0
	for err := range results {
		if err == nil {
			succeeded++
		}
	}
	return succeeded
}

func TestTheLastHolderOfARoleKeepsItHoweverManyTry(t *testing.T) {
	t.Parallel()
	for role, holders := range map[people.Role][]string{
		people.HRAdmin: {"ada", "hana"}, people.TechAdmin: {"ada", "tess"},
	} {
		w := testkit.New(t)
		everybody := user.IDIn(testkit.ID("usr", holders[0]), testkit.ID("usr", holders[1]))
		for range testkit.Rounds(t) {
			w.Change(t, func(ctx context.Context, tx *ent.Client) error {
				update := tx.User.Update().Where(everybody)
				if role == people.HRAdmin {
					return update.SetHrAdmin(true).Exec(ctx)
				}
				return update.SetTechAdmin(true).Exec(ctx)
			})
			if won := revokeAtOnce(t, w, role, holders, []string{"ada", "hana"}); won != 1 {
				t.Fatalf("%s: %d of 16 succeeded; want exactly one", role, won)
			}
		}
	}
}

package people_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

func stateOf(t *testing.T, w *testkit.World, persona string) (user.State, int) {
	t.Helper()
	found, err := w.Store.Client().User.Get(w.System(t), testkit.ID("usr", persona))
	if err != nil {
		t.Fatal(err)
	}
	return found.State, found.Version
}

// TestGuestWorkflow goes through workflow B as an administrator: from each state, what locking and unlocking do.
func TestGuestWorkflow(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for _, c := range []struct {
		from         user.State
		verified     bool
		lock, unlock user.State
	}{
		{from: user.StatePROVISIONED},
		{from: user.StateINVITED, lock: user.StateLOCKED},
		{from: user.StateACTIVE, verified: true, lock: user.StateLOCKED},
		{from: user.StateLOCKED, verified: true, unlock: user.StateACTIVE},
		{from: user.StateLOCKED, unlock: user.StateINVITED},
		{from: user.StateDELETED},
	} {
		w := origin.Copy(t)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			update := tx.User.UpdateOneID(testkit.ID("usr", "gia")).SetState(c.from)
			if !c.verified {
				update.ClearVerifiedAt()
			}
			return update.Exec(ctx)
		})
		for name, try := range map[string]struct {
			want user.State
			do   func() error
		}{
			"lock": {c.lock, func() error {
				_, err := w.Parts.People.LockGuest(w.As(t, "ada"), people.LockGuestInput{UserID: testkit.ID("usr", "gia"), ExpectedVersion: 1})
				return err
			}},
			"unlock": {c.unlock, func() error {
				_, err := w.Parts.People.UnlockGuest(w.As(t, "ada"), people.UnlockGuestInput{UserID: testkit.ID("usr", "gia"), ExpectedVersion: 1})
				return err
			}},
		} {
			version := w.Version(t)
			err := try.do()
			state, _ := stateOf(t, w, "gia")
			switch {
			case try.want != "":
				if err != nil || state != try.want {
					t.Errorf("%s from %s: %s, %v", name, c.from, state, err)
				}
				// The other act starts from another state now.
				w.Change(t, func(ctx context.Context, tx *ent.Client) error {
					return tx.User.UpdateOneID(testkit.ID("usr", "gia")).SetState(c.from).SetVersion(1).Exec(ctx)
				})
			case apperr.CodeOf(err) != apperr.InvalidState || w.Version(t) != version:
				t.Errorf("%s from %s: %v", name, c.from, err)
			}
		}
	}
}

// TestOnlyGuestsAreLocked: members are another workflow, whoever asks.
func TestOnlyGuestsAreLocked(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	version := w.Version(t)
	for _, persona := range []string{"sue", "con", "ada", "hana"} {
		_, err := w.Parts.People.LockGuest(w.As(t, "ada"), people.LockGuestInput{UserID: testkit.ID("usr", persona), ExpectedVersion: 1})
		if apperr.CodeOf(err) != apperr.Forbidden {
			t.Errorf("%s: %v", persona, err)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
}

// TestDomainsOfTheCompany: domains that guests use are refused with their addresses; what is no domain at its place.
func TestDomainsOfTheCompany(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	save := func(domains ...string) error {
		_, err := w.Parts.People.UpdateSettings(w.As(t, "ada"), people.UpdateSettingsInput{ExpectedVersion: 1, CompanyDomains: domains})
		return err
	}
	version := w.Version(t)
	for _, bad := range [][]string{{"partner.example"}, {"aldersund.example", "PARTNER.example"}, {"example"}, {"no domain"}, {"-a.example"}} {
		if err := save(bad...); apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%v: got %v", bad, err)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
	if err := save("Aldersund.Example", "other.example"); err != nil {
		t.Fatal(err)
	}
	saved, err := w.Parts.People.Settings(w.As(t, "ada"))
	if err != nil || !slices.Equal(saved.CompanyDomains, []string{"aldersund.example", "other.example"}) {
		t.Errorf("got %v, %v", saved, err)
	}
	if err := save("third.example"); apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("a stale version: %v", err)
	}
}

// TestInviterCounts says how many people each value of the setting lets invite.
func TestInviterCounts(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	counts, err := w.Parts.People.InviterCounts(w.As(t, "ada"))
	if err != nil {
		t.Fatal(err)
	}
	may := make([]int, 4)
	for place, who := range []setting.InviteGuests{
		setting.InviteGuestsNOBODY, setting.InviteGuestsHR_ONLY, setting.InviteGuestsHR_AND_LINE_MANAGERS, setting.InviteGuestsEVERYONE,
	} {
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.Setting.Update().SetInviteGuests(who).Exec(ctx)
		})
		for _, persona := range testkit.Personas() {
			if policyLets(t, w, persona) {
				may[place]++
			}
		}
	}
	if !slices.Equal(counts, may) {
		t.Errorf("the settings say %v, the policy lets %v", counts, may)
	}
}

// TestPagesOfPeople: forwards and backwards, everybody stands in the list once.
func TestPagesOfPeople(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	size := 4
	var forward, backward []string
	for _, way := range []bool{true, false} {
		var cursor *string
		for {
			args := page.Args{First: &size, After: cursor}
			if !way {
				args = page.Args{Last: &size, Before: cursor}
			}
			found, err := w.Parts.People.List(w.As(t, "otto"), args, people.Filter{})
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, person := range found.Nodes {
				ids = append(ids, person.ID)
			}
			end, more := found.Nodes[len(found.Nodes)-1], found.HasNext
			if way {
				forward = append(forward, ids...)
			} else {
				backward = append(ids, backward...)
				end, more = found.Nodes[0], found.HasPrevious
			}
			if !more {
				break
			}
			next := people.Position(end).Cursor()
			cursor = &next
		}
	}
	if !slices.Equal(forward, backward) || len(forward) != len(testkit.Personas())-1 {
		t.Errorf("forwards %v\nbackwards %v", forward, backward)
	}
}

func policyLets(t *testing.T, w *testkit.World, persona string) bool {
	t.Helper()
	return policy.MayInviteGuests(w.Viewer(t, persona))
}

package testkit_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/importline"
	"sightline/ent/onetimelink"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/address"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/people"
	"sightline/internal/roster"
	"sightline/internal/testkit"
)

// tries is how many try the same at the same moment.
const tries = 16

// label names what a round makes; nobody of another round is called so.
func label(who string, round int) string { return fmt.Sprintf("%s-%d", who, round) }

func newPerson(tx *ent.Client, name string) *ent.UserCreate {
	id := testkit.ID("usr", name)
	return tx.User.Create().SetID(id).SetName(name).SetEmail(name + "@aldersund.example").SetLinePath(id + "/").
		SetKind(user.KindMEMBER).SetState(user.StateACTIVE)
}

// won counts the successes. Every other try has to be refused in a way that a client is told.
func won(t *testing.T, round int, results []error) int {
	t.Helper()
	count := 0
	for _, err := range results {
		switch apperr.CodeOf(err) {
		case apperr.BadUserInput, apperr.Conflict, apperr.InvalidState, apperr.Forbidden, apperr.NotFound:
		default:
			if err != nil {
				t.Fatalf("round %d: refused with %v", round, err)
			}
			count++
		}
	}
	return count
}

// lastHolders are the roles of which one holder is always left, and how many hold each in a world.
func lastHolders() map[string]predicate.User {
	return map[string]predicate.User{
		"ADMIN": user.WorkRoleEQ(user.WorkRoleADMIN), "HR_ADMIN": user.HrAdmin(true), "TECH_ADMIN": user.TechAdmin(true),
	}
}

// losing are all ways in which one of the two loses the role by the hand of another.
func losing(w *testkit.World, role string) map[string]func(as context.Context, other *ent.User) error {
	ways := map[string]func(as context.Context, other *ent.User) error{
		"deactivated": func(as context.Context, other *ent.User) error {
			_, err := w.Parts.People.DeactivateMember(as,
				people.DeactivateMemberInput{UserID: other.ID, ExpectedVersion: other.Version})
			return err
		},
		"deleted": func(as context.Context, other *ent.User) error {
			_, err := w.Parts.People.DeleteAccount(as,
				people.DeleteAccountInput{UserID: other.ID, ExpectedVersion: other.Version, ConfirmName: other.Name})
			return err
		},
		"made a guest": func(as context.Context, other *ent.User) error {
			_, err := w.Parts.People.MakeGuest(as,
				people.MakeGuestInput{UserID: other.ID, ExpectedVersion: other.Version})
			return err
		},
	}
	if role == "ADMIN" {
		ways["given another role"] = func(as context.Context, other *ent.User) error {
			_, err := w.Parts.People.SetWorkRole(as, people.SetWorkRoleInput{
				UserID: other.ID, ExpectedVersion: other.Version, WorkRole: user.WorkRoleREVIEWER,
			})
			return err
		}
		return ways
	}
	ways["revoked"] = func(as context.Context, other *ent.User) error {
		_, err := w.Parts.People.RevokePeopleRole(as, people.RevokePeopleRoleInput{
			UserID: other.ID, ExpectedVersion: other.Version, Role: people.Role(role),
		})
		return err
	}
	return ways
}

// TestTheLastHolderStaysWhicheverWayManyTry: two hold a role, and sixteen tries of the one on the other and on
// themselves, by every way that leads out of it, come at the same moment. One wins, and one holder is left.
func TestTheLastHolderStaysWhicheverWayManyTry(t *testing.T) {
	t.Parallel()
	for role, holds := range lastHolders() {
		t.Run(role, func(t *testing.T) {
			t.Parallel()
			w := testkit.New(t)
			byWay := map[string]int{}
			for round := range testkit.Rounds(t) {
				pair := twoHolders(t, w, role, round)
				ways := losing(w, role)
				names := slices.Sorted(maps.Keys(ways))
				contexts := []context.Context{w.As(t, label("one", round)), w.As(t, label("two", round))}
				var all []func() error
				ended := make([]string, tries)
				for n := range tries {
					way := names[(n/4+n+round)%len(names)]
					ended[n] = way
					as, other := contexts[n%2], pair[(n+1+n/8)%2]
					all = append(all, func() error { return ways[way](as, other) })
				}
				results := testkit.AtOnce(all)
				for n, err := range results {
					if err == nil {
						byWay[ended[n]]++
					}
				}
				if count := won(t, round, results); count != 1 {
					t.Fatalf("round %d: %d of %d succeeded; want exactly one", round, count, tries)
				}
				left, err := w.Store.Client().User.Query().Where(holds, user.KindEQ(user.KindMEMBER),
					user.StateEQ(user.StateACTIVE), user.Outside(false)).Count(w.System(t))
				if err != nil || left != 1 {
					t.Fatalf("round %d: %d holders are left, %v", round, left, err)
				}
			}
			t.Logf("won: %v", byWay)
		})
	}
}

// twoHolders leaves the role to two new people, who hold the others as well; those are Ada's too.
func twoHolders(t *testing.T, w *testkit.World, role string, round int) []*ent.User {
	t.Helper()
	var pair []*ent.User
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		update := tx.User.Update()
		switch role {
		case "ADMIN":
			update.Where(user.WorkRoleEQ(user.WorkRoleADMIN)).SetWorkRole(user.WorkRoleREVIEWER)
		case "HR_ADMIN":
			update.Where(user.HrAdmin(true)).SetHrAdmin(false)
		default:
			update.Where(user.TechAdmin(true)).SetTechAdmin(false)
		}
		if err := update.Exec(ctx); err != nil {
			return err
		}
		for _, name := range []string{label("one", round), label("two", round)} {
			made, err := newPerson(tx, name).SetWorkRole(user.WorkRoleADMIN).SetHrAdmin(true).SetTechAdmin(true).Save(ctx)
			if err != nil {
				return err
			}
			pair = append(pair, made)
		}
		return nil
	})
	return pair
}

// TestOneAddressIsMadeOnceWhicheverWayManyTry: an account is created, a guest is added, a table is carried out, and
// people who have accounts are to be reached there, all with one address at the same moment, written in several ways.
func TestOneAddressIsMadeOnceWhicheverWayManyTry(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada := w.As(t, "ada")
	links, err := identity.OpenLinks(w.Store.Folder(), w.Clock)
	if err != nil {
		t.Fatal(err)
	}
	for round := range testkit.Rounds(t) {
		email := label("one", round) + "@freelance.example"
		spelled := []string{email, strings.ToUpper(email), " " + email + " ", "\u200b" + email}
		mover, waiting := label("mover", round), label("waiting", round)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return errors.Join(newPerson(tx, mover).SetVerifiedAt(testkit.Now()).Exec(ctx),
				newPerson(tx, waiting).SetState(user.StateCREATED).Exec(ctx))
		})
		token := moving(t, w, links, mover, email)
		table := importOf(t, w, email)
		all := []func() error{
			func() error { return w.Parts.Addresses.Confirm(context.WithoutCancel(t.Context()), token) },
			func() error {
				_, err := w.Parts.Addresses.Change(ada, address.ChangeAddressInput{
					UserID: testkit.ID("usr", waiting), ExpectedVersion: 1, Email: email,
				})
				return err
			},
			func() error { return carryOut(t, w, ada, table) },
		}
		for n := len(all); n < tries; n++ {
			written := spelled[n%3]
			if n%2 == 0 {
				all = append(all, func() error { return addGuest(w, ada, written) })
				continue
			}
			all = append(all, func() error {
				_, err := w.Parts.People.CreateMember(ada, people.CreateMemberInput{
					Email: written, Name: "New", WorkRole: user.WorkRoleCOLLABORATOR, Outside: true, Locale: user.LocaleEN,
				})
				return err
			})
		}
		if count := won(t, round, testkit.AtOnce(all)); count != 1 {
			t.Fatalf("round %d: %d succeeded; want exactly one", round, count)
		}
		holders, err := w.Store.Client().User.Query().Where(user.EmailEqualFold(email)).Count(w.System(t))
		if err != nil || holders != 1 {
			t.Fatalf("round %d: %d hold the address, %v", round, holders, err)
		}
	}
}

// moving begins a change of address and returns the secret of the link that confirms it.
func moving(t *testing.T, w *testkit.World, links *identity.Links, who, email string) string {
	t.Helper()
	if _, err := w.Parts.Addresses.Change(w.As(t, "ada"), address.ChangeAddressInput{
		UserID: testkit.ID("usr", who), ExpectedVersion: 1, Email: email,
	}); err != nil {
		t.Fatal(err)
	}
	link, err := w.Store.Client().OneTimeLink.Query().Where(onetimelink.UserID(testkit.ID("usr", who)),
		onetimelink.KindEQ(onetimelink.KindNEW_ADDRESS)).Only(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return links.Token(link.ID)
}

// importOf checks a table in which the address is a new member's.
func importOf(t *testing.T, w *testkit.World, email string) *ent.PeopleImport {
	t.Helper()
	checked, err := w.Parts.Roster.Check(w.As(t, "ada"), "people.csv", nil,
		strings.NewReader("email,name\n"+email+",New\n"))
	if err != nil {
		t.Fatal(err)
	}
	found, err := w.Store.Client().PeopleImport.Get(w.System(t), checked.ImportID)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// errLine is how a table ends whose line was refused when its turn came.
var errLine = apperr.State("line")

func carryOut(t *testing.T, w *testkit.World, as context.Context, table *ent.PeopleImport) error {
	t.Helper()
	if _, err := w.Parts.Roster.Apply(as,
		roster.ApplyImportInput{ImportID: table.ID, ExpectedVersion: table.Version}); err != nil {
		return err
	}
	if err := w.Parts.Jobs.RunDue(context.WithoutCancel(t.Context()), w.Parts.Handlers()); err != nil {
		return err
	}
	line, err := w.Store.Client().ImportLine.Query().Where(importline.ImportID(table.ID)).Only(w.System(t))
	if err != nil {
		return err
	}
	if line.Problem != "" {
		return errLine
	}
	return nil
}

func addGuest(w *testkit.World, as context.Context, email string) error {
	outcomes, err := w.Parts.People.AddGuests(as, people.AddGuestsInput{
		Guests: []*people.NewGuestInput{{Email: email}}, Locale: user.LocaleEN,
	})
	if err != nil {
		return err
	}
	return outcomes[0].Err
}

// TestT42_OneLinkIsUsedOnceHoweverManyTry: an invitation, a reset and a new address, each answered sixteen times.
func TestT42_OneLinkIsUsedOnceHoweverManyTry(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	links, err := identity.OpenLinks(w.Store.Folder(), w.Clock)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.WithoutCancel(t.Context())
	for round := range testkit.Rounds(t) {
		invited, lost, mover := label("invited", round), label("lost", round), label("mover", round)
		var invitation, reset string
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			if err := errors.Join(newPerson(tx, invited).SetState(user.StateINVITED).Exec(ctx),
				newPerson(tx, lost).Exec(ctx), newPerson(tx, mover).SetVerifiedAt(testkit.Now()).Exec(ctx)); err != nil {
				return err
			}
			first, err := links.Invite(ctx, tx, testkit.ID("usr", invited))
			if err != nil {
				return err
			}
			second, err := links.Reset(ctx, tx, testkit.ID("usr", lost))
			if err != nil {
				return err
			}
			invitation, reset = links.Token(first.ID), links.Token(second.ID)
			return nil
		})
		address := moving(t, w, links, mover, label("moved", round)+"@aldersund.example")
		for name, use := range map[string]func(password identity.Secret) error{
			"invitation": func(password identity.Secret) error {
				return w.Parts.Identity.AcceptInvitation(ctx, identity.Secret(invitation), password)
			},
			"reset": func(password identity.Secret) error {
				return w.Parts.Identity.ResetPassword(ctx, identity.Secret(reset), password)
			},
			"address": func(identity.Secret) error { return w.Parts.Addresses.Confirm(ctx, address) },
		} {
			var all []func() error
			for n := range tries {
				password := identity.Secret(fmt.Sprintf("sorrel thicket ferry %d", n))
				all = append(all, func() error { return use(password) })
			}
			if count := won(t, round, testkit.AtOnce(all)); count != 1 {
				t.Fatalf("round %d: the %s was used %d times", round, name, count)
			}
		}
	}
}

// TestTwoHalfLoopsNeverMeet: one half of a loop is set by hand, the other by a table, at the same moment, each by many.
func TestTwoHalfLoopsNeverMeet(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ada, hana := w.As(t, "ada"), w.As(t, "hana")
	otto, rex := w.Viewer(t, "otto").User, w.Viewer(t, "rex").User
	for round := range testkit.Rounds(t) {
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			for _, id := range []string{otto.ID, rex.ID} {
				if err := tx.User.UpdateOneID(id).ClearManager().SetLinePath(id + "/").SetVersion(1).Exec(ctx); err != nil {
					return err
				}
			}
			return nil
		})
		checked, err := w.Parts.Roster.Check(ada, "people.csv", nil,
			strings.NewReader(fmt.Sprintf("email,line manager\n%s,%s\n", rex.Email, otto.Email)))
		if err != nil {
			t.Fatal(err)
		}
		table, err := w.Store.Client().PeopleImport.Get(w.System(t), checked.ImportID)
		if err != nil {
			t.Fatal(err)
		}
		all := []func() error{func() error { return carryOut(t, w, ada, table) }}
		for len(all) < tries {
			all = append(all, func() error {
				_, err := w.Parts.People.SetLineManager(hana,
					people.SetLineManagerInput{UserID: otto.ID, ExpectedVersion: 1, ManagerID: &rex.ID})
				return err
			})
		}
		if count := won(t, round, testkit.AtOnce(all)); count != 1 {
			t.Fatalf("round %d: %d succeeded; want exactly one", round, count)
		}
	}
}

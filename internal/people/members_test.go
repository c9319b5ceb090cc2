package people_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/passkey"
	"sightline/ent/session"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/testkit"
)

func newMember(email string) people.CreateMemberInput {
	return people.CreateMemberInput{
		Email: email, Name: "Nele Brandt", WorkRole: user.WorkRoleCOLLABORATOR, Locale: user.LocaleEN,
	}
}

func countMails(t *testing.T, w *testkit.World, userID string) int {
	t.Helper()
	count, err := w.Store.Client().Mail.Query().Where(mail.UserID(userID)).Count(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return count
}

func TestCreatingIsSilent(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	made, err := w.Parts.People.CreateMember(w.As(t, "ada"), newMember(" Nele@Aldersund.example "))
	if err != nil {
		t.Fatal(err)
	}
	if made.State != user.StateCREATED || made.Email != "nele@aldersund.example" || countMails(t, w, made.ID) != 0 {
		t.Errorf("%+v with %d mails; want CREATED, lower case, none", made, countMails(t, w, made.ID))
	}
}

func TestInvitingAgainEndsTheOlderLink(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	input := newMember("nele@aldersund.example")
	input.Invite, input.PersonalMessage = true, "Welcome!"
	made, err := w.Parts.People.CreateMember(w.As(t, "ada"), input)
	if err != nil {
		t.Fatal(err)
	}
	again, err := w.Parts.People.InviteMember(w.As(t, "ada"),
		people.InviteMemberInput{UserID: made.ID, ExpectedVersion: made.Version})
	if err != nil || again.State != user.StateINVITED {
		t.Fatalf("%v, %v", again, err)
	}
	links, err := w.Store.Client().OneTimeLink.Query().Where(onetimelink.UserID(made.ID)).
		Order(ent.Asc(onetimelink.FieldCreatedAt)).All(w.System(t))
	if err != nil || len(links) != 2 {
		t.Fatalf("%d links, %v; want 2", len(links), err)
	}
	open := 0
	for _, link := range links {
		if link.VoidedAt == nil {
			open++
		}
	}
	if open != 1 || countMails(t, w, made.ID) != 2 {
		t.Errorf("%d links are open, %d mails queued; want 1, 2", open, countMails(t, w, made.ID))
	}
}

func TestOneAddressOneAccount(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	if _, err := w.Parts.People.CreateMember(w.As(t, "ada"), newMember("nele@aldersund.example")); err != nil {
		t.Fatal(err)
	}
	for _, written := range []string{"nele@aldersund.example", "NELE@Aldersund.Example", "  nele@aldersund.example\t"} {
		_, err := w.Parts.People.CreateMember(w.As(t, "ada"), newMember(written))
		if apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%q: %v; want it refused at its field", written, err)
		}
	}
}

func TestRenamingIsForAdministrators(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	name, title, department := "Otto Neu", "Lead", "Books"
	otto := testkit.ID("usr", "otto")
	_, err := w.Parts.People.EditAccount(w.As(t, "hana"),
		people.EditAccountInput{UserID: otto, ExpectedVersion: 1, Name: &name})
	if apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("an HR administrator renames: %v", err)
	}
	if _, err := w.Parts.People.EditAccount(w.As(t, "hana"),
		people.EditAccountInput{UserID: otto, ExpectedVersion: 1, Title: &title, Department: &department}); err != nil {
		t.Fatal(err)
	}
	changed, err := w.Parts.People.EditAccount(w.As(t, "ada"),
		people.EditAccountInput{UserID: otto, ExpectedVersion: 2, Name: &name})
	if err != nil || changed.Name != name || changed.Title != title || changed.Department != department || changed.Version != 3 {
		t.Errorf("%+v, %v", changed, err)
	}
	_, err = w.Parts.People.EditAccount(w.As(t, "ada"),
		people.EditAccountInput{UserID: otto, ExpectedVersion: 2, Name: &name})
	if apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("an old version: %v; want CONFLICT", err)
	}
}

func TestDeactivatingEndsSessionsForGood(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	otto := testkit.ID("usr", "otto")
	if _, err := w.Parts.People.DeactivateMember(w.As(t, "ada"),
		people.DeactivateMemberInput{UserID: otto, ExpectedVersion: 1}); err != nil {
		t.Fatal(err)
	}
	back, err := w.Parts.People.ReactivateMember(w.As(t, "ada"),
		people.ReactivateMemberInput{UserID: otto, ExpectedVersion: 2})
	if err != nil || back.State != user.StateACTIVE {
		t.Fatalf("%v, %v", back, err)
	}
	sessions, err := w.Store.Client().Session.Query().Where(session.UserID(otto)).Count(w.System(t))
	if err != nil || sessions != 0 {
		t.Errorf("%d sessions, %v; want none to come back", sessions, err)
	}
}

func TestTheLastHolderStays(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "otto")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
	})
	tess := testkit.ID("usr", "tess")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "ada")).SetTechAdmin(false).Exec(ctx)
	})
	_, err := w.Parts.People.DeactivateMember(w.As(t, "ada"),
		people.DeactivateMemberInput{UserID: tess, ExpectedVersion: 1})
	if apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("the last technical administrator is deactivated: %v", err)
	}
	_, err = w.Parts.People.DeleteAccount(w.As(t, "ada"),
		people.DeleteAccountInput{UserID: tess, ExpectedVersion: 1, ConfirmName: w.Viewer(t, "tess").User.Name})
	if apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("the last technical administrator is deleted: %v", err)
	}
}

// strip lets two administrators take each other's role at the same moment, and many more try the same.
func strip(t *testing.T, w *testkit.World, tries int) (succeeded int) {
	t.Helper()
	names := []string{"ada", "otto"}
	versions := map[string]int{}
	for _, name := range names {
		versions[name] = w.Viewer(t, name).User.Version
	}
	results := make(chan error, tries)
	var start, done sync.WaitGroup
	start.Add(1)
	for n := range tries {
		actor, other := names[n%2], names[(n+1)%2]
		ctx := w.As(t, actor)
		done.Add(1)
		go func() {
			defer done.Done()
			start.Wait()
			_, err := w.Parts.People.SetWorkRole(ctx, people.SetWorkRoleInput{
				UserID: testkit.ID("usr", other), ExpectedVersion: versions[other], WorkRole: user.WorkRoleREVIEWER,
			})
			results <- err
		}()
	}
	start.Done()
	done.Wait()
	close(results)
	for err := range results {
		if err == nil {
			succeeded++
		}
	}
	return succeeded
}

func TestTwoAdministratorsCannotStripEachOther(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	promote := func(ctx context.Context, tx *ent.Client) error {
		return tx.User.Update().Where(user.IDIn(testkit.ID("usr", "ada"), testkit.ID("usr", "otto"))).
			SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
	}
	for range testkit.Rounds(t) {
		w.Change(t, promote)
		if won := strip(t, w, 16); won != 1 {
			t.Fatalf("%d of 16 succeeded; want exactly one", won)
		}
		left, err := w.Store.Client().User.Query().Where(user.WorkRoleEQ(user.WorkRoleADMIN)).Count(w.System(t))
		if err != nil || left != 1 {
			t.Fatalf("%d administrators are left, %v", left, err)
		}
	}
}

func TestSixteenMakeOneAddress(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for round := range testkit.Rounds(t) {
		address := fmt.Sprintf("new%d@aldersund.example", round)
		var done sync.WaitGroup
		results := make(chan error, 16)
		ctx := w.As(t, "ada")
		for range 16 {
			done.Add(1)
			go func() {
				defer done.Done()
				_, err := w.Parts.People.CreateMember(ctx, newMember(address))
				results <- err
			}()
		}
		done.Wait()
		close(results)
		made := 0
		for err := range results {
			switch {
			case err == nil:
				made++
			case apperr.CodeOf(err) != apperr.BadUserInput:
				t.Fatalf("refused in another way: %v", err)
			}
		}
		if made != 1 {
			t.Fatalf("%d accounts for one address", made)
		}
	}
}

func TestATombstoneKeepsNoName(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, withPasskey("otto"))
	otto := w.Viewer(t, "otto").User
	delete := people.DeleteAccountInput{UserID: otto.ID, ExpectedVersion: 1, ConfirmName: "Otto"}
	if _, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), delete); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Fatalf("deleted without the whole name: %v", err)
	}
	delete.ConfirmName = otto.Name
	gone, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), delete)
	if err != nil {
		t.Fatal(err)
	}
	if people.NameOf(gone, "EN") != "former colleague" || people.NameOf(gone, "DE") != "ehemaliges Teammitglied" {
		t.Errorf("named %q", people.NameOf(gone, "EN"))
	}
	if left := w.Store.Client().Passkey.Query().Where(passkey.UserID(otto.ID)).CountX(w.System(t)); left != 0 || gone.SecondFactor {
		t.Errorf("%d passkeys open a tombstone", left)
	}
	made, err := w.Parts.People.CreateMember(w.As(t, "ada"), newMember(otto.Email))
	if err != nil || made.ID == otto.ID {
		t.Errorf("the address is not free: %v", err)
	}
}

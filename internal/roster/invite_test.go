package roster_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	entgo "entgo.io/ent"

	"sightline/ent"
	"sightline/ent/auditevent"
	entmail "sightline/ent/mail"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/roster"
	"sightline/internal/testkit"
)

// brought carries a table of two members and a guest out, as Hana.
func brought(t *testing.T, w *testkit.World) *ent.PeopleImport {
	t.Helper()
	return apply(t, w, "hana", check(t, w, "hana",
		"email,name,kind\nm@a.example,Mo,\no@else.example,Olaf,outside member\ng@else.example,Gil,guest\n"))
}

// invite invites those whom an import made, to the end.
func invite(t *testing.T, w *testkit.World, persona string, i *ent.PeopleImport) {
	t.Helper()
	begin(t, w, persona, i)
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
}

func begin(t *testing.T, w *testkit.World, persona string, i *ent.PeopleImport) {
	t.Helper()
	if _, err := w.Parts.Roster.InviteImported(w.As(t, persona), roster.InviteImportedInput{
		ImportID: i.ID, ExpectedVersion: i.Version, PersonalMessage: "Welcome!",
	}); err != nil {
		t.Fatal(err)
	}
}

func uninvited(t *testing.T, w *testkit.World, persona string, i *ent.PeopleImport) int {
	t.Helper()
	left, err := w.Parts.Roster.Uninvited(w.As(t, persona), []string{i.ID})
	if err != nil {
		t.Fatal(err)
	}
	return left[i.ID]
}

// mailsTo are the mails that somebody was sent, with what they say besides.
func mailsTo(t *testing.T, w *testkit.World, email string) []string {
	t.Helper()
	mails, err := w.Store.Client().Mail.Query().Where(entmail.UserID(byEmail(t, w, email).ID)).All(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, m := range mails {
		said = append(said, m.Kind.String()+" "+m.PersonalMessage)
		if m.LinkID == nil {
			t.Errorf("the mail to %s has no link", email)
		}
	}
	return said
}

// TestInvitingThoseWhomAnImportMade: all of them and nobody else, once each, with the mail of their kind; whoever was
// invited by hand meanwhile gets no second one.
func TestInvitingThoseWhomAnImportMade(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := brought(t, w)
	other, err := w.Parts.People.CreateMember(w.As(t, "hana"), people.CreateMemberInput{
		Email: "by-hand@a.example", Name: "By hand", WorkRole: user.WorkRoleREVIEWER, Locale: user.LocaleEN,
	})
	if err != nil {
		t.Fatal(err)
	}
	if left := uninvited(t, w, "hana", i); left != 3 {
		t.Fatalf("%d wait for an invitation", left)
	}
	mo := byEmail(t, w, "m@a.example")
	if _, err := w.Parts.People.InviteMember(w.As(t, "hana"),
		people.InviteMemberInput{UserID: mo.ID, ExpectedVersion: mo.Version}); err != nil {
		t.Fatal(err)
	}
	if left := uninvited(t, w, "hana", i); left != 2 {
		t.Fatalf("%d wait for an invitation", left)
	}
	invite(t, w, "hana", i)
	expect(t, mailsTo(t, w, "m@a.example"), "INVITATION ")
	expect(t, mailsTo(t, w, "o@else.example"), "INVITATION Welcome!")
	expect(t, mailsTo(t, w, "g@else.example"), "GUEST_INVITATION Welcome!")
	for _, email := range []string{"o@else.example", "g@else.example"} {
		if got := byEmail(t, w, email); got.State != user.StateINVITED || got.Version != 2 {
			t.Errorf("%s: %+v", email, got)
		}
	}
	if got := byEmail(t, w, other.Email); got.State != user.StateCREATED || mailsTo(t, w, other.Email) != nil {
		t.Errorf("somebody else was invited: %+v", got)
	}
	i = reload(t, w, i.ID)
	if left := uninvited(t, w, "hana", i); left != 0 || i.InvitingSince != nil || i.Invitation != "" {
		t.Errorf("%d are left, %+v", left, i)
	}
	told, err := w.Store.Client().AuditEvent.Query().Where(auditevent.Action(string(policy.TellGuest)),
		auditevent.ActorID(testkit.ID("usr", "hana")), auditevent.PartEQ(auditevent.PartPEOPLE)).Count(w.System(t))
	if err != nil || told != 1 {
		t.Errorf("recorded %d times, %v", told, err)
	}
	_, err = w.Parts.Roster.InviteImported(w.As(t, "hana"),
		roster.InviteImportedInput{ImportID: i.ID, ExpectedVersion: i.Version})
	if apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("invited twice: %v", err)
	}
}

// TestWhoInvitesThoseOfAnImport: whoever brought it in, once it is carried out, one at a time.
func TestWhoInvitesThoseOfAnImport(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	try := func(persona string, i *ent.PeopleImport, version int, message string) apperr.Code {
		_, err := w.Parts.Roster.InviteImported(w.As(t, persona), roster.InviteImportedInput{
			ImportID: i.ID, ExpectedVersion: version, PersonalMessage: message,
		})
		if err == nil {
			return ""
		}
		return apperr.CodeOf(err)
	}
	planned := check(t, w, "ada", "email,name\nn@a.example,N\n")
	if left := uninvited(t, w, "ada", planned); left != 0 {
		t.Errorf("before it is carried out: %d", left)
	}
	if code := try("ada", planned, planned.Version, ""); code != apperr.InvalidState {
		t.Errorf("before it is carried out: %s", code)
	}
	i := brought(t, w)
	for _, persona := range testkit.Personas() {
		if code := try(persona, i, i.Version, ""); persona != "hana" && code != apperr.NotFound {
			t.Errorf("%s: %s", persona, code)
		} else if persona == "hana" && code != "" {
			t.Errorf("%s: %s", persona, code)
		}
	}
	i = reload(t, w, i.ID)
	if code := try("hana", i, i.Version, ""); code != apperr.InvalidState {
		t.Errorf("while they are invited: %s", code)
	}
	i = brought2(t, w)
	if code := try("hana", i, i.Version-1, ""); code != apperr.Conflict {
		t.Errorf("of an older version: %s", code)
	}
	if code := try("hana", i, i.Version, strings.Repeat("x", 2_001)); code != apperr.BadUserInput {
		t.Errorf("with a long message: %s", code)
	}
}

// brought2 carries another table out, as Hana.
func brought2(t *testing.T, w *testkit.World) *ent.PeopleImport {
	t.Helper()
	return apply(t, w, "hana", check(t, w, "hana", "email,name\nlater@a.example,Late\n"))
}

// TestInvitationsAskForTheRightsAtTheirTurn: what was so when they were begun is not enough.
func TestInvitationsAskForTheRightsAtTheirTurn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change        func(context.Context, *ent.Client) error
		member, guest user.State
	}{
		"guests (D11)": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.Setting.Update().SetInviteGuests(setting.InviteGuestsNOBODY).Exec(ctx)
			}, user.StateINVITED, user.StatePROVISIONED,
		},
		"anybody": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(testkit.ID("usr", "hana")).SetHrAdmin(false).Exec(ctx)
			}, user.StateCREATED, user.StatePROVISIONED,
		},
		"who administers": {
			func(ctx context.Context, tx *ent.Client) error {
				return tx.User.Update().Where(user.Email("m@a.example")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
			}, user.StateCREATED, user.StateINVITED,
		},
	} {
		w := testkit.New(t)
		i := brought(t, w)
		begin(t, w, "hana", i)
		w.Change(t, c.change)
		if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
			t.Fatal(err)
		}
		mo, gil := byEmail(t, w, "m@a.example"), byEmail(t, w, "g@else.example")
		if mo.State != c.member || gil.State != c.guest || reload(t, w, i.ID).InvitingSince != nil {
			t.Errorf("%s: %s, %s", name, mo.State, gil.State)
		}
	}
}

// TestACrashLosesNoInvitation, and mails nobody twice.
func TestACrashLosesNoInvitation(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	table := "email,name\n"
	for n := range 60 {
		table += fmt.Sprintf("p%d@a.example,P %d\n", n, n)
	}
	i := apply(t, w, "ada", check(t, w, "ada", table))
	crash, on, mails := errors.New("the power went"), true, 0
	w.Store.Client().Use(func(next entgo.Mutator) entgo.Mutator {
		return entgo.MutateFunc(func(ctx context.Context, m entgo.Mutation) (entgo.Value, error) {
			if m.Type() == ent.TypeMail {
				if mails++; on && mails == 35 {
					return nil, crash
				}
			}
			return next.Mutate(ctx, m)
		})
	})
	invite(t, w, "ada", i)
	if left := uninvited(t, w, "ada", i); left != 30 || reload(t, w, i.ID).InvitingSince == nil {
		t.Fatalf("it did not break off in the middle: %d are left", left)
	}
	on = false
	if err := w.Parts.Roster.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	if left := uninvited(t, w, "ada", i); left != 0 {
		t.Errorf("%d are left", left)
	}
	for n := range 60 {
		expect(t, mailsTo(t, w, fmt.Sprintf("p%d@a.example", n)), "INVITATION Welcome!")
	}
}

package roster_test

import (
	"context"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/roster"
	"sightline/internal/testkit"
)

// TestATableMakesGuests and members from outside beside members, in English and in German, and the same table again
// changes nothing.
func TestATableMakesGuests(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const table = "E-Mail;Name;Art;Titel;Standort;Sprache\n" +
		"m@a.example;Mo;Mitglied;;;\nn@a.example;Nora;;;;\n" +
		"o@else.example;Olaf;Externes Mitglied;Consultant;;\np@else.example;Pia;outside member;;;\n" +
		"g@else.example;Gül;Gast;Lektorin;Wien;de\nh@else.example;Hal;GUEST;;;\n"
	i := check(t, w, "hana", table)
	expect(t, linesOf(t, w, i),
		"2 NEW NAME:>Mo WORK_ROLE:>COLLABORATOR", "3 NEW NAME:>Nora WORK_ROLE:>COLLABORATOR",
		"4 NEW NAME:>Olaf TITLE:>Consultant WORK_ROLE:>COLLABORATOR KIND:>OUTSIDE_MEMBER",
		"5 NEW NAME:>Pia WORK_ROLE:>COLLABORATOR KIND:>OUTSIDE_MEMBER",
		"6 NEW NAME:>Gül TITLE:>Lektorin LOCATION:>Wien LANGUAGE:>DE KIND:>GUEST", "7 NEW NAME:>Hal KIND:>GUEST")
	i = apply(t, w, "hana", i)
	if i.DoneLines != 6 {
		t.Fatalf("got %s", strings.Join(linesOf(t, w, i), "\n"))
	}
	for email, want := range map[string]struct {
		kind    user.Kind
		state   user.State
		outside bool
		act     policy.Action
		part    auditevent.Part
	}{
		"n@a.example":    {user.KindMEMBER, user.StateCREATED, false, policy.CreateMember, auditevent.PartWORK},
		"o@else.example": {user.KindMEMBER, user.StateCREATED, true, policy.CreateMember, auditevent.PartWORK},
		"g@else.example": {user.KindGUEST, user.StatePROVISIONED, false, policy.AddGuest, auditevent.PartPEOPLE},
	} {
		made := byEmail(t, w, email)
		if made.Kind != want.kind || made.State != want.state || made.Outside != want.outside ||
			(made.WorkRole == nil) != (want.kind == user.KindGUEST) || made.ManagerID != nil ||
			*made.InvitedByID != testkit.ID("usr", "hana") {
			t.Errorf("%s: %+v", email, made)
		}
		recorded, err := w.Store.Client().AuditEvent.Query().Where(auditevent.SubjectID(made.ID),
			auditevent.Action(string(want.act)), auditevent.PartEQ(want.part)).Count(w.System(t))
		if err != nil || recorded != 1 {
			t.Errorf("%s: recorded %d times, %v", email, recorded, err)
		}
	}
	if again := check(t, w, "hana", table); again.UnchangedLines != 6 {
		t.Errorf("the same table again: %s", strings.Join(linesOf(t, w, again), "\n"))
	}
}

// TestLinesOfGuestsThatAreRefused: each with its reason.
func TestLinesOfGuestsThatAreRefused(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	mail := func(persona string) string { return address(t, w, persona) }
	for _, c := range []struct{ line, want string }{
		{"n@else.example,Nora,visitor,,,,", "import.kind visitor"},
		{"n@aldersund.example,Nora,guest,,,,", "guest_inside n@aldersund.example"},
		{"n@Press.Aldersund.example,Nora,guest,,,,", "guest_inside n@press.aldersund.example"},
		{"n@else.example,,guest,,,,", "import.no_name"},
		{"n@else.example,Nora,guest,,,Words,", "import.guest_cell"},
		{"n@else.example,Nora,guest,,,,Sales", "import.guest_cell"},
		{"n@else.example,Nora,guest," + mail("max") + ",,,", "import.guest_cell"},
		{"n@else.example,Nora,guest,,REVIEWER,,", "import.guest_cell"},
		{"n@else.example,Nora,outside member," + mail("max") + ",,,", "import.outside_line"},
		{mail("gia") + ",,,,,,", "import.guest"},
		{mail("gia") + ",,member,,,,", "import.guest"},
		{mail("gia") + ",,outside member,,,,", "import.guest"},
		{mail("sue") + ",,guest,,,,", "import.member"},
		{mail("con") + ",,guest,,,,", "import.member"},
		{mail("sue") + ",,outside member,,,,", "import.kind_stays"},
		{mail("con") + ",,member,,,,", "import.kind_stays"},
	} {
		i := check(t, w, "ada", "email,name,kind,manager,role,team,department\n"+c.line+"\nfine@else.example,Fine,guest,,,,\n")
		expect(t, linesOf(t, w, i), "2 REFUSED "+c.want, "3 NEW NAME:>Fine KIND:>GUEST")
	}
}

// TestNobodyFromOutsideLeads, also not when they are made by the same file.
func TestNobodyFromOutsideLeads(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := check(t, w, "hana", "email,name,kind,manager\ng@else.example,G,guest,\no@else.example,O,outside member,\n"+
		"a@a.example,A,,g@else.example\nb@a.example,B,,o@else.example\nx@aldersund.example,X,guest,\n"+
		"c@a.example,C,,x@aldersund.example\n")
	expect(t, linesOf(t, w, i), "2 NEW NAME:>G KIND:>GUEST", "3 NEW NAME:>O WORK_ROLE:>COLLABORATOR KIND:>OUTSIDE_MEMBER",
		"4 REFUSED line.guest", "5 REFUSED line.outside", "6 REFUSED guest_inside x@aldersund.example",
		"7 REFUSED import.manager_refused x@aldersund.example")
}

// TestATableRenamesGuests for those who rename anybody; what a guest has of the company's places stays.
func TestATableRenamesGuests(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	gia := person(t, w, "gia")
	table := "email,name,kind,title,team\n" + gia.Email + ",Gia New,guest,Editor," + gia.Team + "\n"
	expect(t, linesOf(t, w, check(t, w, "hana", table)), "2 REFUSED import.may_not_name")
	i := apply(t, w, "ada", check(t, w, "ada", table))
	expect(t, linesOf(t, w, i), "2 CHANGED NAME:"+gia.Name+">Gia New TITLE:"+gia.Title+">Editor")
	if got := person(t, w, "gia"); got.Name != "Gia New" || got.Title != "Editor" || got.Kind != user.KindGUEST {
		t.Errorf("got %+v", got)
	}
}

// TestGuestsByATableAskForD11AtTheirTurn: what the settings said when the file was checked is not enough.
func TestGuestsByATableAskForD11AtTheirTurn(t *testing.T) {
	t.Parallel()
	const table = "email,name,kind\ng@else.example,G,guest\nm@else.example,M,\n"
	for want, change := range map[string]func(*ent.SettingUpdate){
		" import.may_not_guest":        func(s *ent.SettingUpdate) { s.SetInviteGuests(setting.InviteGuestsNOBODY) },
		" guest_inside g@else.example": func(s *ent.SettingUpdate) { s.SetCompanyDomains([]string{"else.example"}) },
	} {
		w := testkit.New(t)
		i := check(t, w, "hana", table)
		if _, err := w.Parts.Roster.Apply(w.As(t, "hana"),
			roster.ApplyImportInput{ImportID: i.ID, ExpectedVersion: i.Version}); err != nil {
			t.Fatal(err)
		}
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			update := tx.Setting.Update()
			change(update)
			return update.Exec(ctx)
		})
		if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
			t.Fatal(err)
		}
		expect(t, linesOf(t, w, reload(t, w, i.ID)),
			"2 NEW NAME:>G KIND:>GUEST"+want, "3 NEW NAME:>M WORK_ROLE:>COLLABORATOR")
	}
}

package roster_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/importline"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/roster"
	"sightline/internal/sheet"
	"sightline/internal/testkit"
)

// address is that of a persona in the world.
func address(t *testing.T, w *testkit.World, persona string) string {
	t.Helper()
	return person(t, w, persona).Email
}

func person(t *testing.T, w *testkit.World, persona string) *ent.User {
	t.Helper()
	found, err := w.Store.Client().User.Get(w.System(t), testkit.ID("usr", persona))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func byEmail(t *testing.T, w *testkit.World, email string) *ent.User {
	t.Helper()
	found, err := w.Store.Client().User.Query().Where(user.Email(email)).Only(w.System(t))
	if err != nil {
		t.Fatalf("%s: %v", email, err)
	}
	return found
}

// check checks a table as a persona and returns the import.
func check(t *testing.T, w *testkit.World, persona, table string) *ent.PeopleImport {
	t.Helper()
	checked, err := w.Parts.Roster.Check(w.As(t, persona), "people.csv", nil, strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	return reload(t, w, checked.ImportID)
}

func reload(t *testing.T, w *testkit.World, id string) *ent.PeopleImport {
	t.Helper()
	found, err := w.Store.Client().PeopleImport.Get(w.System(t), id)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// linesOf writes each line as its number and what it would do.
func linesOf(t *testing.T, w *testkit.World, i *ent.PeopleImport) []string {
	t.Helper()
	lines, err := w.Store.Client().ImportLine.Query().Where(importline.ImportID(i.ID)).
		Order(importline.ByNumber()).All(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, l := range lines {
		one := fmt.Sprintf("%d %s", l.Number, l.Outcome)
		for _, change := range roster.Changes(l) {
			one += fmt.Sprintf(" %s:%s>%s", change.Field, change.From, change.To)
		}
		if l.Problem != "" {
			one += " " + l.Problem
		}
		for _, arg := range l.ProblemArgs {
			one += " " + arg
		}
		said = append(said, one)
	}
	return said
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// apply carries an import out to its end.
func apply(t *testing.T, w *testkit.World, persona string, i *ent.PeopleImport) *ent.PeopleImport {
	t.Helper()
	if _, err := w.Parts.Roster.Apply(w.As(t, persona), roster.ApplyImportInput{ImportID: i.ID, ExpectedVersion: i.Version}); err != nil {
		t.Fatal(err)
	}
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	return reload(t, w, i.ID)
}

// TestCheckChangesNobody: a table is read, every line is judged, and no account is another afterwards.
func TestCheckChangesNobody(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	sue, otto, max := person(t, w, "sue"), person(t, w, "otto"), person(t, w, "max")
	table := "E-Mail;Vorname;Nachname;Position;Abteilung;Team;Standort;Führungskraft;Rolle;Sprache\n" +
		"new@aldersund.example;Nora;Lund;Editor;x;Words;Lund;" + otto.Email + ";;de\n" +
		strings.ToUpper(sue.Email) + ";;;Head of everything;x;;;;;\n" +
		otto.Email + ";;;" + otto.Title + ";;;;;;\n" +
		" second@aldersund.example ;Olaf;Ny;;;;;new@aldersund.example;reviewer;\n"
	before, err := w.Store.Client().User.Query().All(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	i := check(t, w, "ada", table)
	expect(t, linesOf(t, w, i),
		"2 NEW NAME:>Nora Lund TITLE:>Editor TEAM:>Words DEPARTMENT:>x LOCATION:>Lund LINE_MANAGER:>"+otto.Email+
			" WORK_ROLE:>COLLABORATOR LANGUAGE:>DE",
		"3 CHANGED TITLE:"+sue.Title+">Head of everything DEPARTMENT:"+sue.Department+">x",
		"4 UNCHANGED",
		"5 NEW NAME:>Olaf Ny LINE_MANAGER:>new@aldersund.example WORK_ROLE:>REVIEWER",
	)
	if i.NewLines != 2 || i.ChangedLines != 1 || i.UnchangedLines != 1 || i.RefusedLines != 0 || i.State != "CHECKED" {
		t.Errorf("got %+v", i)
	}
	after, err := w.Store.Client().User.Query().All(w.System(t))
	if err != nil || len(before) != len(after) || person(t, w, "sue").Version != sue.Version || max.Version != 1 {
		t.Errorf("somebody was changed: %v", err)
	}
}

// TestLinesThatAreRefused: each with its reason, and the others are not touched by it.
func TestLinesThatAreRefused(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	mail := func(persona string) string { return address(t, w, persona) }
	long := strings.Repeat("x", 201)
	for _, c := range []struct{ line, want string }{
		{",Nora,,,", "import.no_email"},
		{"nora,Nora,,,", "import.email nora"},
		{"n\u00f6ra@aldersund.example,Nora,,,", "import.email nöra@aldersund.example"},
		{"n@aldersund.example,,,,", "import.no_name"},
		{"n@aldersund.example,Nora,,boss,", "import.role boss"},
		{"n@aldersund.example,Nora,,,fr", "import.language fr"},
		{"n@aldersund.example," + long + ",,,", "import.too_long"},
		{mail("gia") + ",Gia,,,", "import.guest"},
		{mail("ex") + ",Ex,,,", "import.deactivated"},
		{mail("ada") + ",,,REVIEWER,", "import.administrator"},
		{"n@aldersund.example,Nora,nobody,,", "import.manager_email nobody"},
		{"n@aldersund.example,Nora,no@aldersund.example,,", "import.manager_unknown no@aldersund.example"},
		{"n@aldersund.example,Nora,N@Aldersund.example,,", "import.manager_self"},
		{"n@aldersund.example,Nora," + mail("gia") + ",,", "line.guest"},
		{"n@aldersund.example,Nora," + mail("con") + ",,", "line.outside"},
		{"n@aldersund.example,Nora," + mail("ex") + ",,", "line.gone"},
		{mail("con") + ",," + mail("max") + ",,", "import.outside_line"},
		{mail("ines") + ",," + mail("sue") + ",,", "import.circle " + mail("sue")},
	} {
		i := check(t, w, "ada", "email,name,manager,role,language\n"+c.line+"\nfine@aldersund.example,Fine,,,\n")
		expect(t, linesOf(t, w, i), "2 REFUSED "+c.want, "3 NEW NAME:>Fine WORK_ROLE:>COLLABORATOR")
	}
}

// TestOneAddressOnTwoLines refuses both, however differently they are written: nobody guesses which one is meant.
func TestOneAddressOnTwoLines(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := check(t, w, "ada", "email,name\nn@aldersund.example,Nora\n N@Aldersund.example ,Nora\nn@alder\u200bsund.example,Nora\n"+
		"m@aldersund.example,Mo\n")
	expect(t, linesOf(t, w, i), "2 REFUSED import.twice 3", "3 REFUSED import.twice 2", "4 REFUSED import.twice 2",
		"5 NEW NAME:>Mo WORK_ROLE:>COLLABORATOR")
}

// TestCirclesInTheFile: those that close through several lines, those that open another, and what hangs on them.
func TestCirclesInTheFile(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ines, max, sue := address(t, w, "ines"), address(t, w, "max"), address(t, w, "sue")
	// Max reports to Ines, Sue to Max: turning the line round is no circle when all of it is turned.
	i := check(t, w, "ada", "email,name,manager\n"+
		"a@a.example,A,b@a.example\nb@a.example,B,c@a.example\nc@a.example,C,a@a.example\nd@a.example,D,a@a.example\n"+
		max+",,"+sue+"\n"+sue+",,"+ines+"\n")
	expect(t, linesOf(t, w, i),
		"2 REFUSED import.circle b@a.example", "3 REFUSED import.circle c@a.example",
		"4 REFUSED import.circle a@a.example", "5 REFUSED import.manager_refused a@a.example",
		"6 CHANGED LINE_MANAGER:"+ines+">"+sue, "7 CHANGED LINE_MANAGER:"+max+">"+ines,
	)
	// Without Sue's own line hers stays under Max: then the other one closes a circle.
	i = check(t, w, "ada", "email,name,manager\n"+max+",,"+sue+"\n"+sue+","+strings.Repeat("x", 201)+","+ines+"\n")
	expect(t, linesOf(t, w, i), "2 REFUSED import.circle "+sue, "3 REFUSED import.too_long")
	// A line deeper than lines go.
	deep := "email,name,manager\n"
	for n := range 41 {
		manager := ""
		if n > 0 {
			manager = fmt.Sprintf("p%d@a.example", n-1)
		}
		deep += fmt.Sprintf("p%d@a.example,P,%s\n", n, manager)
	}
	got := linesOf(t, w, check(t, w, "ada", deep))
	if got[40] != "42 REFUSED import.deep" || strings.Contains(got[39], "REFUSED") {
		t.Errorf("got %s, %s", got[39], got[40])
	}
}

// TestALineAsksForNoMoreThanItsActorMay: an HR administrator makes no administrators and renames nobody; an
// administrator sets no line managers (V10).
func TestALineAsksForNoMoreThanItsActorMay(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "wim")).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
	})
	sue, max, otto := person(t, w, "sue"), address(t, w, "max"), person(t, w, "otto")
	table := "email,name,title,manager,role\n" +
		"a@a.example,A,,,ADMIN\nm@a.example,M,,,MANAGER\nr@a.example,R,,,REVIEWER\nl@a.example,L,,," + "\nled@a.example,Led,," + max + ",\n" +
		sue.Email + ",Susan,,,\n" + otto.Email + ",,Other,,\n" + address(t, w, "rae") + ",,," + otto.Email + ",\n" +
		address(t, w, "cole") + ",,,,REVIEWER\n"
	expect(t, linesOf(t, w, check(t, w, "hana", table)),
		"2 REFUSED import.may_not_role", "3 REFUSED import.may_not_role", "4 NEW NAME:>R WORK_ROLE:>REVIEWER",
		"5 NEW NAME:>L WORK_ROLE:>COLLABORATOR", "6 NEW NAME:>Led LINE_MANAGER:>"+max+" WORK_ROLE:>COLLABORATOR",
		"7 REFUSED import.may_not_name", "8 CHANGED TITLE:"+otto.Title+">Other",
		"9 CHANGED LINE_MANAGER:"+max+">"+otto.Email, "10 REFUSED import.may_not_role")
	expect(t, linesOf(t, w, check(t, w, "wim", table)),
		"2 NEW NAME:>A WORK_ROLE:>ADMIN", "3 NEW NAME:>M WORK_ROLE:>MANAGER", "4 NEW NAME:>R WORK_ROLE:>REVIEWER",
		"5 NEW NAME:>L WORK_ROLE:>COLLABORATOR", "6 REFUSED import.may_not_line",
		"7 CHANGED NAME:"+sue.Name+">Susan", "8 CHANGED TITLE:"+otto.Title+">Other",
		"9 REFUSED import.may_not_line", "10 CHANGED WORK_ROLE:COLLABORATOR>REVIEWER")
}

// TestV10_NoTablePutsPeopleUnderWhoReadsFromADateOn, neither in the check nor when the line's turn comes.
func TestV10_NoTablePutsPeopleUnderWhoReadsFromADateOn(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	limit := func() {
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "hana")).SetHrReadsFrom(testkit.Now()).Exec(ctx)
		})
	}
	table := "email,name,manager\nnew@a.example,New," + address(t, w, "hana") + "\n" +
		address(t, w, "sue") + ",," + address(t, w, "hana") + "\n"
	before := check(t, w, "hana", table)
	limit()
	done := apply(t, w, "hana", before)
	if got := linesOf(t, w, done); done.DoneLines != 1 || !strings.HasSuffix(got[1], " line.own_reading") {
		t.Errorf("carried out: %s", strings.Join(got, "\n"))
	}
	if got := linesOf(t, w, check(t, w, "hana", table)); got[1] != "3 REFUSED line.own_reading" {
		t.Errorf("checked: %s", strings.Join(got, "\n"))
	}
}

// TestT44_AnImportAsksForAFreshProof, once for all its lines: those that change a work role are carried out by it.
func TestT44_AnImportAsksForAFreshProof(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := check(t, w, "ada", "email,role\n"+address(t, w, "cole")+",REVIEWER\n")
	stale := w.Viewer(t, "ada")
	stale.Fresh = false
	_, err := w.Parts.Roster.Apply(policy.WithViewer(t.Context(), stale),
		roster.ApplyImportInput{ImportID: i.ID, ExpectedVersion: i.Version})
	if apperr.CodeOf(err) != apperr.ReauthRequired {
		t.Errorf("an old proof: %v", err)
	}
	if done := apply(t, w, "ada", i); done.DoneLines != 1 || *person(t, w, "cole").WorkRole != user.WorkRoleREVIEWER {
		t.Errorf("carried out: %s", strings.Join(linesOf(t, w, done), "\n"))
	}
}

// TestWhoImports: nobody else, and nobody sees the import of somebody else.
func TestWhoImports(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := check(t, w, "ada", "email,name\nn@aldersund.example,Nora\n")
	for _, persona := range testkit.Personas() {
		_, err := w.Parts.Roster.Check(w.As(t, persona), "x.csv", nil, strings.NewReader("email,name\nx@a.example,X\n"))
		switch code := apperr.CodeOf(err); {
		case persona == "ada" || persona == "hana":
			if err != nil {
				t.Errorf("%s: %v", persona, err)
			}
		case code != apperr.Forbidden && code != apperr.Unauthenticated:
			t.Errorf("%s: %v", persona, err)
		}
		if persona == "ada" {
			continue
		}
		_, err = w.Parts.Roster.Apply(w.As(t, persona), roster.ApplyImportInput{ImportID: i.ID, ExpectedVersion: 1})
		if apperr.CodeOf(err) != apperr.NotFound {
			t.Errorf("%s applies the import of somebody else: %v", persona, err)
		}
		if _, _, err := w.Parts.Roster.Report(w.As(t, persona), i.ID); apperr.CodeOf(err) != apperr.NotFound {
			t.Errorf("%s reads the report of somebody else: %v", persona, err)
		}
	}
}

// TestColumnsAreSaidByHand: what is not found out is asked for, and what is said is checked.
func TestColumnsAreSaidByHand(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	const table = "Wer,Wohin\nNora,n@aldersund.example\nMo,\n"
	try := func(columns ...roster.Meaning) (*roster.Checked, error) {
		return w.Parts.Roster.Check(w.As(t, "ada"), "x.csv", columns, strings.NewReader(table))
	}
	checked, err := try()
	if err != nil || checked.ImportID != "" || len(checked.Columns) != 2 || checked.Columns[0].Field != roster.Ignored ||
		!slices.Equal(checked.Columns[0].Samples, []string{"Nora", "Mo"}) {
		t.Errorf("got %+v, %v", checked, err)
	}
	checked, err = try(roster.Name, roster.Email)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, linesOf(t, w, reload(t, w, checked.ImportID)), "2 NEW NAME:>Nora WORK_ROLE:>COLLABORATOR", "3 REFUSED import.no_email")
	for _, columns := range [][]roster.Meaning{{roster.Email}, {roster.Email, roster.Email}, {roster.Email, "HR_ADMIN"}} {
		if _, err := try(columns...); apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%v: %v", columns, err)
		}
	}
}

// TestAnImportIsCarriedOut: line managers come before their reports wherever they stand in the file; nobody gets a mail;
// the same table again changes nothing.
func TestAnImportIsCarriedOut(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	mails, err := w.Store.Client().Mail.Query().Count(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	ines, max, sue := address(t, w, "ines"), address(t, w, "max"), address(t, w, "sue")
	table := "email,name,title,manager,role,language\n" +
		"low@a.example,Low,,mid@a.example,,de\nmid@a.example,Mid,,top@a.example,,\ntop@a.example,Top,," + ines + ",MANAGER,\n" +
		max + ",,Other," + sue + ",,\n" + sue + ",Sue New,," + ines + ",,\n"
	i := apply(t, w, "ada", check(t, w, "ada", table))
	if i.State != "DONE" || i.DoneLines != 5 || i.FailedLines != 0 || i.StartedAt == nil || i.EndedAt == nil {
		t.Fatalf("got %+v\n%s", i, strings.Join(linesOf(t, w, i), "\n"))
	}
	low, mid, top := byEmail(t, w, "low@a.example"), byEmail(t, w, "mid@a.example"), byEmail(t, w, "top@a.example")
	if low.LinePath != person(t, w, "ines").LinePath+top.ID+"/"+mid.ID+"/"+low.ID+"/" || *low.ManagerID != mid.ID ||
		low.State != user.StateCREATED || low.Locale != user.LocaleDE || *top.WorkRole != user.WorkRoleMANAGER {
		t.Errorf("got %+v", low)
	}
	// Max reports to Sue now, and his reports came along.
	if got := person(t, w, "rae").LinePath; got != person(t, w, "ines").LinePath+person(t, w, "sue").ID+"/"+
		person(t, w, "max").ID+"/"+person(t, w, "rae").ID+"/" {
		t.Errorf("got %s", got)
	}
	if person(t, w, "max").Title != "Other" || person(t, w, "sue").Name != "Sue New" {
		t.Error("the fields were not changed")
	}
	if after, err := w.Store.Client().Mail.Query().Count(w.System(t)); err != nil || after != mails {
		t.Errorf("%d mails were queued, %v", after-mails, err)
	}
	again := check(t, w, "ada", table)
	if again.UnchangedLines != 5 {
		t.Errorf("the same table again: %s", strings.Join(linesOf(t, w, again), "\n"))
	}
	if _, err := w.Parts.Roster.Apply(w.As(t, "ada"), roster.ApplyImportInput{ImportID: i.ID, ExpectedVersion: i.Version}); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("carried out twice: %v", err)
	}
}

// TestWhatChangedSinceTheCheck is refused when its turn comes, and never overwritten.
func TestWhatChangedSinceTheCheck(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	sue, rae, otto := address(t, w, "sue"), address(t, w, "rae"), address(t, w, "otto")
	i := check(t, w, "ada", "email,name,title,manager\n"+sue+",,Other,\n"+rae+",,Other,\nnew@a.example,New,,\n"+
		"gone@a.example,Gone,,"+otto+"\nunder@a.example,Under,,new@a.example\n")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetTitle("By hand").AddVersion(1).Exec(ctx); err != nil {
			return err
		}
		if err := tx.User.UpdateOneID(testkit.ID("usr", "otto")).SetState(user.StateDEACTIVATED).AddVersion(1).Exec(ctx); err != nil {
			return err
		}
		return tx.User.Create().SetID("usr_other").SetKind(user.KindGUEST).SetState(user.StateACTIVE).SetName("New").
			SetEmail("new@a.example").SetLinePath("usr_other/").Exec(ctx)
	})
	i = apply(t, w, "ada", i)
	expect(t, linesOf(t, w, i),
		"2 CHANGED TITLE:canary-title-sue>Other import.changed_since", "3 CHANGED TITLE:canary-title-rae>Other",
		"4 NEW NAME:>New WORK_ROLE:>COLLABORATOR import.taken_since",
		"5 NEW NAME:>Gone LINE_MANAGER:>"+otto+" WORK_ROLE:>COLLABORATOR line.gone",
		"6 NEW NAME:>Under LINE_MANAGER:>new@a.example WORK_ROLE:>COLLABORATOR line.guest")
	if i.DoneLines != 1 || i.FailedLines != 4 || i.State != "DONE" || person(t, w, "sue").Title != "By hand" {
		t.Errorf("got %+v", i)
	}
}

// TestRightsThatEndStopAnImport: who may import no more changes nobody any more.
func TestRightsThatEndStopAnImport(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	i := check(t, w, "hana", "email,name\nn@a.example,N\n")
	if _, err := w.Parts.Roster.Apply(w.As(t, "hana"), roster.ApplyImportInput{ImportID: i.ID, ExpectedVersion: 1}); err != nil {
		t.Fatal(err)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "hana")).SetHrAdmin(false).Exec(ctx)
	})
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	i = reload(t, w, i.ID)
	expect(t, linesOf(t, w, i), "2 NEW NAME:>N WORK_ROLE:>COLLABORATOR import.rights_ended")
	if i.State != "DONE" || i.FailedLines != 1 || i.DoneLines != 0 {
		t.Errorf("got %+v", i)
	}
}

// TestALaterCheckTakesThePlace of the one before, which nobody can carry out any more.
func TestALaterCheckTakesThePlace(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	first := check(t, w, "ada", "email,name\nn@a.example,N\n")
	second := check(t, w, "ada", "email,name\nn@a.example,N\n")
	_, err := w.Parts.Roster.Apply(w.As(t, "ada"), roster.ApplyImportInput{ImportID: first.ID, ExpectedVersion: 2})
	if apperr.CodeOf(err) != apperr.InvalidState || reload(t, w, second.ID).State != "CHECKED" {
		t.Errorf("got %v", err)
	}
	ten := 10
	found, err := w.Parts.Roster.Imports(w.As(t, "ada"), page.Args{First: &ten})
	if err != nil || slices.ContainsFunc(found.Nodes, func(i *ent.PeopleImport) bool { return i.ID == first.ID }) {
		t.Errorf("the first is listed: %v", err)
	}
}

// TestPagesOfLines: faults first, each line once, and only those that are asked for.
func TestPagesOfLines(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	table := "email,name,title\n"
	for n := range 30 {
		table += fmt.Sprintf("p%d@a.example,P,\n", n)
	}
	i := check(t, w, "ada", table+"nobody,N,\n"+address(t, w, "sue")+",,Other\n"+address(t, w, "otto")+",,\n")
	size, numbers := 7, []int{}
	var cursor *string
	for {
		found, err := w.Parts.Roster.Lines(w.As(t, "ada"), i, page.Args{First: &size, After: cursor}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range found.Nodes {
			numbers = append(numbers, l.Number)
		}
		if !found.HasNext {
			break
		}
		next := found.Position(found.Nodes[len(found.Nodes)-1]).Cursor()
		cursor = &next
	}
	if len(numbers) != 33 || !slices.Equal(numbers[:3], []int{32, 33, 2}) || numbers[32] != 34 {
		t.Errorf("got %v", numbers)
	}
	refused := importline.OutcomeREFUSED
	found, err := w.Parts.Roster.Lines(w.As(t, "ada"), i, page.Args{First: &size}, &refused)
	if err != nil || len(found.Nodes) != 1 || found.Nodes[0].Number != 32 {
		t.Errorf("got %v, %v", found.Nodes, err)
	}
}

// TestTheReport says what came of each line, in the language of whoever reads it.
func TestTheReport(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	sue := person(t, w, "sue")
	i := apply(t, w, "ada", check(t, w, "ada", "email,name,title\nnobody,=1+1,\n"+sue.Email+",,Other\n"))
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "ada")).SetLocale(user.LocaleDE).Exec(ctx)
	})
	name, file, err := w.Parts.Roster.Report(w.As(t, "ada"), i.ID)
	if err != nil || name != "import-2026-11-23.csv" || strings.Contains(string(file), `"=1`) {
		t.Errorf("%s, %v", name, err)
	}
	table, err := sheet.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, table.Rows[0].Cells, "2", "nobody", "=1+1", "abgelehnt", "", "„nobody“ ist keine E-Mail-Adresse.")
	expect(t, table.Rows[1].Cells, "3", sue.Email, sue.Name, "geändert", "Titel: "+sue.Title+" → Other", "")
}

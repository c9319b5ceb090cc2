package people_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sightline/ent"
	"sightline/ent/personword"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/people"
	"sightline/internal/testkit"
)

// colleagues are whom the directory shows, by name: the company's own members who are not gone.
func colleagues() []string {
	all := slices.DeleteFunc(testkit.Personas(), func(persona string) bool {
		return slices.Contains([]string{"gia", "gus", "con", "ex", "nobody"}, persona)
	})
	slices.Sort(all)
	return all
}

func named(found []*ent.User) []string {
	names := []string{}
	for _, person := range found {
		_, given, _ := strings.Cut(person.Name, " ")
		names = append(names, strings.ToLower(given))
	}
	return names
}

func directory(ctx context.Context, t *testing.T, w *testkit.World, filter people.DirectoryFilter) []string {
	t.Helper()
	hundred := 100
	found, err := w.Parts.People.Directory(ctx, page.Args{First: &hundred}, filter, people.DirectoryByName)
	if err != nil {
		t.Fatal(err)
	}
	if total, err := found.Total(); err != nil || total != len(found.Nodes) {
		t.Errorf("%d in all, %v; listed are %d", total, err, len(found.Nodes))
	}
	return named(found.Nodes)
}

// TestDirectoryShowsTheCompany to every colleague, and nobody to anybody else (T13).
func TestDirectoryShowsTheCompany(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, persona := range testkit.Personas() {
		want := []string{}
		if slices.Contains(colleagues(), persona) {
			want = colleagues()
		}
		if diff := cmp.Diff(want, directory(w.As(t, persona), t, w, people.DirectoryFilter{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", persona, diff)
		}
		for _, other := range []string{"otto", "gia", "con", "ex"} {
			person, err := w.Parts.People.Colleague(w.As(t, persona), testkit.ID("usr", other))
			if there := len(want) > 0 && other == "otto"; (person != nil) != there {
				t.Errorf("%s looks at %s: %v", persona, other, err)
			} else if !there && apperr.CodeOf(err) != apperr.NotFound {
				t.Errorf("%s looks at %s: %v", persona, other, err)
			}
		}
	}
}

func TestDirectoryIsNarrowed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	asOtto := w.As(t, "otto")
	sue, err := w.Store.Client().User.Get(asOtto, testkit.ID("usr", "sue"))
	if err != nil {
		t.Fatal(err)
	}
	nowhere, empty := "Nowhere", ""
	for name, c := range map[string]struct {
		filter people.DirectoryFilter
		want   []string
	}{
		"team":           {people.DirectoryFilter{Team: &sue.Team}, []string{"sue"}},
		"department":     {people.DirectoryFilter{Department: &sue.Department}, []string{"sue"}},
		"office":         {people.DirectoryFilter{Location: &sue.Location}, []string{"sue"}},
		"another office": {people.DirectoryFilter{Location: &nowhere}, []string{}},
		"nothing":        {people.DirectoryFilter{Location: &empty, Search: &empty}, colleagues()},
	} {
		if diff := cmp.Diff(c.want, directory(asOtto, t, w, c.filter)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	long := strings.Repeat("a", 201)
	for field, filter := range map[string]people.DirectoryFilter{
		"search": {Search: &long}, "team": {Team: &long}, "department": {Department: &long}, "location": {Location: &long},
	} {
		ten := 10
		_, err := w.Parts.People.Directory(asOtto, page.Args{First: &ten}, filter, people.DirectoryByName)
		if apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("a long %s: %v", field, err)
		}
	}
}

// TestSearchFindsBeginningsOfWords of the name, the team and the address as they are now.
func TestSearchFindsBeginningsOfWords(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	asOtto := w.As(t, "otto")
	rename := func(name, team string) {
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "sue")).SetName(name).SetTeam(team).Exec(ctx)
		})
	}
	rename("Zoë Müller-Łukasz Sue", "Qualität")
	for search, found := range map[string]bool{
		"zoe": true, "ZOË": true, "muller": true, "mueller": true, "Müll": true, "luk zo": true, "qual": true,
		"zo qual": true,
		"oe":      false, "zoe otto": false, "canary-email-sue@alder": true, "canary-email-sue@else": false,
		"zoe%": true, "_oe": false, "'; --": true,
	} {
		got := directory(asOtto, t, w, people.DirectoryFilter{Search: &search})
		if slices.Contains(got, "müller-łukasz sue") != found {
			t.Errorf("%q finds %v", search, got)
		}
	}
	rename("Ann Sue", "")
	for search, found := range map[string]bool{"zoe": false, "qual": false, "ann": true} {
		got := directory(asOtto, t, w, people.DirectoryFilter{Search: &search})
		if slices.Contains(got, "sue") != found {
			t.Errorf("%q finds %v once she is called otherwise", search, got)
		}
	}
}

// TestTheDeletedLeaveNoWords by which they could be found, or read in a copy of the file.
func TestTheDeletedLeaveNoWords(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	sue, err := w.Store.Client().User.Get(w.System(t), testkit.ID("usr", "sue"))
	if err != nil {
		t.Fatal(err)
	}
	input := people.DeleteAccountInput{UserID: sue.ID, ExpectedVersion: sue.Version, ConfirmName: sue.Name}
	if _, err := w.Parts.People.DeleteAccount(w.As(t, "ada"), input); err != nil {
		t.Fatal(err)
	}
	left := w.Store.Client().PersonWord.Query().Where(personword.UserID(sue.ID)).AllX(w.System(t))
	for _, word := range left {
		if strings.Contains(word.Word, "sue") || strings.Contains(word.Word, "canary") {
			t.Errorf("%q is left", word.Word)
		}
	}
}

// TestDirectoryIsWalkedBothWays: in each order, pages of three forwards and backwards show everybody once.
func TestDirectoryIsWalkedBothWays(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	asOtto := w.As(t, "otto")
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for n, persona := range colleagues() {
			team := []string{"", "Design", "Support"}[n%3]
			if err := tx.User.UpdateOneID(testkit.ID("usr", persona)).SetTeam(team).SetLocation(team).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	three := 3
	for _, order := range []people.DirectoryOrder{
		people.DirectoryByName, people.DirectoryByTeam, people.DirectoryByLocation,
	} {
		var forward, backward []*ent.User
		args := page.Args{First: &three}
		for {
			found, err := w.Parts.People.Directory(asOtto, args, people.DirectoryFilter{}, order)
			if err != nil {
				t.Fatal(err)
			}
			forward = append(forward, found.Nodes...)
			if !found.HasNext {
				break
			}
			cursor := found.Position(found.Nodes[len(found.Nodes)-1]).Cursor()
			args.After = &cursor
		}
		args = page.Args{Last: &three}
		for {
			found, err := w.Parts.People.Directory(asOtto, args, people.DirectoryFilter{}, order)
			if err != nil {
				t.Fatal(err)
			}
			backward = append(slices.Clone(found.Nodes), backward...)
			if !found.HasPrevious {
				break
			}
			cursor := found.Position(found.Nodes[0]).Cursor()
			args.Before = &cursor
		}
		if diff := cmp.Diff(named(forward), named(backward)); diff != "" || len(forward) != len(colleagues()) {
			t.Errorf("by %s (-forward +backward): %s", order, diff)
		}
		if order == people.DirectoryByTeam && !slices.IsSortedFunc(forward, func(a, b *ent.User) int {
			return strings.Compare(a.Team+"\x00"+a.Name, b.Team+"\x00"+b.Name)
		}) {
			t.Errorf("by team: %v", named(forward))
		}
	}
}

func TestGroupsCountTheDirectory(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for n, persona := range append(colleagues(), "gia", "con", "ex") {
			team := []string{"Support", "Design", ""}[min(n, 2)]
			if slices.Contains([]string{"gia", "con", "ex"}, persona) {
				team = "Hidden"
			}
			if err := tx.User.UpdateOneID(testkit.ID("usr", persona)).SetTeam(team).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	teams, err := w.Parts.People.Groups().Teams(w.As(t, "otto"))
	want := []*people.DirectoryGroup{{Name: "Design", Count: 1}, {Name: "Support", Count: 1}}
	if diff := cmp.Diff(want, teams); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if teams, err = w.Parts.People.Groups().Teams(w.As(t, "con")); len(teams) > 0 || err != nil {
		t.Errorf("somebody from outside counts %v, %v", teams, err)
	}
}

// TestTheOrganisationHasLevels: who reports to whom, how many, and who stands above; those who are gone leave no gap.
func TestTheOrganisationHasLevels(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	level := func(of string) []string {
		hundred := 100
		var id *string
		if of != "" {
			id = new(string)
			*id = testkit.ID("usr", of)
		}
		found, err := w.Parts.People.Reports(w.As(t, "otto"), page.Args{First: &hundred}, id)
		if err != nil {
			t.Fatal(err)
		}
		return named(found.Nodes)
	}
	expect := func(of string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, level(of)); diff != "" {
			t.Errorf("below %q (-want +got):\n%s", of, diff)
		}
	}
	expect("", "ada", "asa", "hana", "ines", "rex", "tess", "wim")
	expect("ines", "max", "otto")
	expect("max", "cole", "rae", "sue")
	ids := []string{testkit.ID("usr", "ines"), testkit.ID("usr", "max"), testkit.ID("usr", "sue")}
	direct, err := w.Parts.People.ReportCounts(w.As(t, "otto"), ids)
	if diff := cmp.Diff(map[string]int{ids[0]: 2, ids[1]: 3}, direct); diff != "" || err != nil {
		t.Errorf("direct reports %v (-want +got):\n%s", err, diff)
	}
	below, err := w.Parts.People.LineCounts(w.As(t, "otto"), ids)
	if diff := cmp.Diff(map[string]int{ids[0]: 5, ids[1]: 3, ids[2]: 0}, below); diff != "" || err != nil {
		t.Errorf("all below %v (-want +got):\n%s", err, diff)
	}
	above := func() []string {
		lines, err := w.Parts.People.LinesAbove(w.As(t, "otto"), ids[2:])
		if err != nil {
			t.Fatal(err)
		}
		return named(lines[ids[2]])
	}
	if diff := cmp.Diff([]string{"ines", "max"}, above()); diff != "" {
		t.Errorf("above Sue (-want +got):\n%s", diff)
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "max")).SetState(user.StateDEACTIVATED).Exec(ctx)
	})
	expect("", "ada", "asa", "cole", "hana", "ines", "rae", "rex", "sue", "tess", "wim")
	expect("ines", "otto")
	if diff := cmp.Diff([]string{"ines"}, above()); diff != "" {
		t.Errorf("above Sue once Max is gone (-want +got):\n%s", diff)
	}
}

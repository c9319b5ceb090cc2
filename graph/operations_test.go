package graph_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/importline"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/roster"
	"sightline/internal/testkit"
)

// locked is a guest whose account is locked while their browser still has its session.
const locked = "lou"

// everybody are all who can ask: the personas, a locked guest, and scripts of who may do most.
func everybody() []string {
	return append(testkit.Personas(), locked, testkit.ByCode(), testkit.Script("ada", accesstoken.ScopeREAD),
		testkit.Script("ada", accesstoken.ScopeWRITE), testkit.Script("gia", accesstoken.ScopeWRITE))
}

// lockSomebody adds the locked guest.
func lockSomebody(t *testing.T, w *testkit.World) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		id := testkit.ID("usr", locked)
		if err := tx.User.Create().SetID(id).SetKind(user.KindGUEST).SetState(user.StateLOCKED).SetName("Lou").
			SetEmail("lou@partner.example").SetLinePath(id + "/").Exec(ctx); err != nil {
			return err
		}
		return tx.Session.Create().SetID(testkit.ID("ses", locked)).SetUserID(id).SetTokenHash(locked).SetDevice("").
			SetNetwork("").SetSeenAt(testkit.Now()).SetProvedAt(testkit.Now()).SetExpiresAt(testkit.Now().Add(time.Hour)).
			Exec(ctx)
	})
}

// operations is what came of every operation for everybody.
type operations map[string]map[string][]string

func newOperations() operations { return operations{} }

// marks are how the table writes what came of an operation; the first that came of any object stands.
func marks() []struct{ code, mark, meaning string } {
	return []struct{ code, mark, meaning string }{
		{"", "y", "granted, for some object at least"},
		{"INVALID_STATE", "s", "theirs, but not in the state of any object there is"},
		{"BAD_USER_INPUT", "i", "theirs, but the input cannot be right"},
		{"REAUTH_REQUIRED", "p", "theirs after a fresh proof of who they are"},
		{"FORBIDDEN", "-", "refused"},
		{"NOT_FOUND", "?", "there is nothing for them"},
		{"UNAUTHENTICATED", ".", "nobody is logged in"},
	}
}

func (o operations) add(operation, who, code string) {
	if o[operation] == nil {
		o[operation] = map[string][]string{}
	}
	o[operation][who] = append(o[operation][who], code)
}

// compare compares the table with the file, after it has looked that no field of the root is missing.
func (o operations) compare(t *testing.T, root string) {
	t.Helper()
	for _, field := range schema().Types[root].Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}
		if len(o[root+"."+field.Name]) == 0 {
			t.Errorf("nobody tried %s.%s: it needs a row", root, field.Name)
		}
	}
	o.save(t, strings.ToLower(root), fmt.Sprintf("Who gets what of every field of %s, over HTTP.", root))
}

// save compares the table with its file.
func (o operations) save(t *testing.T, file, title string) {
	t.Helper()
	wide := 0
	for operation := range o {
		wide = max(wide, len(rowName(operation)))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", title)
	for _, m := range marks() {
		fmt.Fprintf(&b, "%s  %s\n", m.mark, m.meaning)
	}
	fmt.Fprint(&b, "\nlou: a locked guest; READ, WRITE: scripts with a token of Ada's and, last, of Gia's.\n\n", heading(wide))
	for _, operation := range slices.Sorted(maps.Keys(o)) {
		fmt.Fprintf(&b, "%-*s", wide, rowName(operation))
		for _, who := range everybody() {
			fmt.Fprintf(&b, "%7s", o.mark(t, operation, who))
		}
		b.WriteString("\n")
	}
	golden(t, "testdata/operations/"+file+".golden", b.String())
}

// rowName is how a row is called; the fields of a root without its name.
func rowName(operation string) string { return operation[strings.LastIndex(operation, ".")+1:] }

func heading(wide int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-*s", wide, "")
	for _, who := range everybody() {
		words := strings.Fields(who)
		fmt.Fprintf(&b, "%7s", words[len(words)-1])
	}
	return b.String() + "\n"
}

func (o operations) mark(t *testing.T, operation, who string) string {
	t.Helper()
	came := o[operation][who]
	for _, m := range marks() {
		if slices.Contains(came, m.code) {
			return m.mark
		}
	}
	if len(came) > 0 {
		t.Errorf("%s of %s ended in %v, which the table has no mark for", operation, who, came)
	}
	return ""
}

// rootQueries are the fields of Query, each asked for Sue or for the first of a list.
func rootQueries() map[string]string {
	sue, list := testkit.ID("usr", "sue"), testkit.ID("prt", testkit.Plans()[2].Label+"/sue")
	return map[string]string{
		"viewer":             "viewer { user { id } }",
		"node":               fmt.Sprintf("node(id: %q) { id ... on User { email } }", sue),
		"nodes":              fmt.Sprintf("nodes(ids: [%q]) { id ... on User { email } }", sue),
		"accounts":           "accounts(first: 1) { totalCount }",
		"auditEvents":        "auditEvents(first: 1) { totalCount }",
		"cycles":             "cycles(first: 1) { totalCount }",
		"cycleTemplates":     "cycleTemplates { key }",
		"cyclePresets":       "cyclePresets { preset }",
		"savedTemplates":     "savedTemplates(first: 1) { totalCount }",
		"projects":           "projects(first: 1) { totalCount }",
		"workReviews":        "workReviews(first: 1) { totalCount }",
		"reviewerCandidates": fmt.Sprintf(`reviewerCandidates(participationId: %q, search: "ma") { __typename }`, list),
		"imports":            "imports(first: 1) { totalCount }",
		"mails":              "mails(first: 1) { totalCount }",
		"directory":          "directory(first: 1) { totalCount }",
		"directoryGroups":    "directoryGroups { teams { name } }",
		"feedbackOffers":     fmt.Sprintf("feedbackOffers(userId: %q) { cycleName }", sue),
		"colleague":          fmt.Sprintf("colleague(id: %q) { name }", sue),
		"reports":            "reports(first: 1) { totalCount }",
		"accessEffects": fmt.Sprintf(
			"accessEffects(change: { userId: %q, act: SET_LINE_MANAGER }) { errors { __typename } }", sue),
		"people":          "people(first: 1) { totalCount }",
		"settings":        "settings { companyName }",
		"roleHolders":     "roleHolders { role }",
		"usage":           "usage { guests }",
		"secondFactorDue": "secondFactorDue",
		"visibility":      fmt.Sprintf("visibility(id: %q) { version }", list),
	}
}

// TestWhatEverybodyAsks asks for every field of Query as everybody. What came of it is a table that is read in review.
func TestWhatEverybodyAsks(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	lockSomebody(t, w)
	server, table := w.Serve(t, quiet()), newOperations()
	for _, who := range everybody() {
		for name, asked := range rootQueries() {
			answer := testkit.Ask(t, server, who, "{ a: "+asked+" }", nil)
			code := answer.Code()
			if list, _ := answer.At("a").([]any); code == "" && (answer.At("a") == nil || len(list) > 0 && list[0] == nil) {
				code = "NOT_FOUND"
			}
			table.add("Query."+name, who, code)
		}
	}
	table.compare(t, "Query")
}

// TestWhoCanInviteGuests: the four values of the setting, for everybody, on every path that makes a guest: the
// directory, a nomination on a list of reviewers (Sue's: Max is her line manager), and a table from a file. What came of
// it is a table that is read in review.
func TestWhoCanInviteGuests(t *testing.T) {
	t.Parallel()
	origin, table := testkit.New(t), newOperations()
	lockSomebody(t, origin)
	list := testkit.ID("prt", testkit.Plans()[2].Label+"/sue")
	for n, value := range []setting.InviteGuests{
		setting.InviteGuestsNOBODY, setting.InviteGuestsHR_ONLY, setting.InviteGuestsHR_AND_LINE_MANAGERS,
		setting.InviteGuestsEVERYONE,
	} {
		w := origin.Copy(t)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.Setting.Update().SetInviteGuests(value).Exec(ctx)
		})
		server := w.Serve(t, quiet())
		for m, who := range everybody() {
			before := guestsIn(t, w)
			for path, act := range map[string]string{
				"addGuests":           `addGuests(input: { guests: [{ email: "a%d@partner.example" }] }) { errors { ... on UserError { code } } }`,
				"inviteGuestReviewer": `inviteGuestReviewer(input: { participationId: "` + list + `", email: "b%d@partner.example", name: "New", locale: EN }) { errors { ... on UserError { code } } }`,
			} {
				answer := testkit.Ask(t, server, who, "mutation { a: "+fmt.Sprintf(act, m)+" }", nil)
				code := codeAt(answer, "a")
				table.add(fmt.Sprintf("%d %s %s", n, value, path), who, code)
				now := guestsIn(t, w)
				if made := now - before; made != 0 && code != "" || made != 1 && code == "" {
					t.Errorf("%s, %s by %s: %q, and %d guests were made", value, path, who, code, made)
				}
				before = now
			}
			code := guestByTable(t, w, who, fmt.Sprintf("c%d@partner.example", m))
			table.add(fmt.Sprintf("%d %s import", n, value), who, code)
			if made := guestsIn(t, w) - before; made != 0 && code != "" || made != 1 && code == "" {
				t.Errorf("%s, a table by %s: %q, and %d guests were made", value, who, code, made)
			}
		}
	}
	table.save(t, "guests", "Who invites guests, by the setting and by the path.")
}

// guestByTable brings a table in with one guest in it, carries it out, and returns the code of what refused it.
func guestByTable(t *testing.T, w *testkit.World, who, email string) string {
	t.Helper()
	checked, err := w.Parts.Roster.Check(w.As(t, who), "guests.csv", nil,
		strings.NewReader("email,name,kind\n"+email+",New,guest\n"))
	if err != nil {
		return string(apperr.CodeOf(err))
	}
	line, err := w.Store.Client().ImportLine.Query().Where(importline.ImportID(checked.ImportID)).Only(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	if line.Outcome == importline.OutcomeREFUSED {
		if line.Problem != "import.may_not_guest" {
			t.Errorf("the line of %s is refused: %s", who, line.Problem)
		}
		return string(apperr.Forbidden)
	}
	input := roster.ApplyImportInput{ImportID: checked.ImportID, ExpectedVersion: 1}
	if _, err := w.Parts.Roster.Apply(w.As(t, who), input); err != nil {
		return string(apperr.CodeOf(err))
	}
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	return ""
}

func guestsIn(t *testing.T, w *testkit.World) int {
	t.Helper()
	count, err := w.Store.Client().User.Query().Where(user.KindEQ(user.KindGUEST)).Count(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	return count
}

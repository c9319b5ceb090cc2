package graph_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"sightline/ent"
	"sightline/ent/importline"
	"sightline/ent/peopleimport"
	"sightline/ent/user"
	"sightline/internal/testkit"
)

// goldenFile is a file of testdata/ops: who asks, what, with which variables, what comes back, and with how many
// statements.
type goldenFile struct {
	path    string
	archive *txtar.Archive
}

func (o goldenFile) part(name string) string {
	for _, file := range o.archive.Files {
		if file.Name == name {
			return strings.TrimSpace(string(file.Data))
		}
	}
	return ""
}

func (o goldenFile) set(name, text string) {
	for i := range o.archive.Files {
		if o.archive.Files[i].Name == name {
			o.archive.Files[i].Data = []byte(text + "\n")
			return
		}
	}
	o.archive.Files = append(o.archive.Files, txtar.File{Name: name, Data: []byte(text + "\n")})
}

func goldenFiles(t *testing.T) []goldenFile {
	t.Helper()
	paths, err := filepath.Glob("testdata/ops/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no operations: %v", err)
	}
	var all []goldenFile
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, goldenFile{path: path, archive: archive})
	}
	return all
}

// ask sends the operation and returns the data in order and the statements.
func (o goldenFile) ask(t *testing.T, server *httptest.Server) (answer, statements string) {
	t.Helper()
	variables := map[string]any{}
	if given := o.part("variables.json"); given != "" {
		if err := json.Unmarshal([]byte(given), &variables); err != nil {
			t.Fatal(err)
		}
	}
	for name, value := range variables {
		// "prt:named-open0/sue" stands for the id of that row.
		if prefix, label, found := strings.Cut(fmt.Sprint(value), ":"); found {
			variables[name] = testkit.ID(prefix, label)
		}
	}
	got := testkit.Ask(t, server, o.part("persona"), o.part("operation.graphql"), variables)
	var shown struct {
		Data   json.RawMessage `json:"data"`
		Errors json.RawMessage `json:"errors,omitempty"`
	}
	if err := json.Unmarshal(got.Body, &shown); err != nil {
		t.Fatal(err)
	}
	compact, err := json.Marshal(shown)
	if err != nil {
		t.Fatal(err)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, compact, "", "  "); err != nil {
		t.Fatal(err)
	}
	return pretty.String(), fmt.Sprint(got.Statements)
}

// askings is how often a test asks to find the fewest statements: entries of two lists that look for the same row at
// the same moment may both read it, which is no plan.
const askings = 6

// TestGoldenOperations: what the app and scripts ask for gives what the files say, with as many statements as they
// say.
func TestGoldenOperations(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	for _, o := range goldenFiles(t) {
		answer, statements := o.ask(t, server)
		for range askings {
			if _, again := o.ask(t, server); len(again) < len(statements) || len(again) == len(statements) && again < statements {
				statements = again
			}
		}
		if os.Getenv("UPDATE_GOLDEN") == "1" {
			o.set("answer.json", answer)
			o.set("statements", statements)
			if err := os.WriteFile(o.path, txtar.Format(o.archive), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(o.part("answer.json"), answer); diff != "" {
			t.Errorf("%s (-file +now):\n%s", o.path, diff)
		}
		if o.part("statements") != statements {
			t.Errorf("%s: %s statements, the file says %s", o.path, statements, o.part("statements"))
		}
	}
}

// addImports makes imports of a persona that are carried out, each of which made somebody who has no invitation yet.
func addImports(t *testing.T, w *testkit.World, persona string, count int) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for range count {
			newcomer, err := tx.User.Create().SetKind(user.KindGUEST).SetState(user.StatePROVISIONED).SetName("New").
				SetEmail(strings.ToLower(rand.Text()) + "@else.example").SetLinePath(rand.Text()).Save(ctx)
			if err != nil {
				return err
			}
			made, err := tx.PeopleImport.Create().SetUserID(testkit.ID("usr", persona)).SetColumns([][]string{{"EMAIL", "mail"}}).
				SetState(peopleimport.StateDONE).SetNewLines(1).SetChangedLines(0).SetUnchangedLines(0).SetRefusedLines(0).
				SetDoneLines(1).SetEndedAt(testkit.Now()).Save(ctx)
			if err != nil {
				return err
			}
			if err := tx.ImportLine.Create().SetImportID(made.ID).SetNumber(2).SetPlace("2").SetOutcome(importline.OutcomeNEW).
				SetState(importline.StateDONE).SetPersonID(newcomer.ID).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// addTemplates adds saved templates, each by somebody else.
func addTemplates(t *testing.T, w *testkit.World, n int) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for i := range n {
			if err := tx.SavedTemplate.Create().SetName(fmt.Sprint(i)).SetKind("FEEDBACK_360").SetQuestionCount(0).
				SetContent("{}").SetSavedByID(testkit.ID("usr", testkit.Personas()[i%8])).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// TestStatementsDoNotGrow: an operation reads with as many statements for a page of eight as for one of fifteen,
// whatever hangs on the entries. The shorter page holds something of everything: what hangs on nothing is not asked for.
func TestStatementsDoNotGrow(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	addImports(t, w, "hana", 16)
	addTemplates(t, w, 16)
	server := w.Serve(t, quiet())
	const request = `id state reviewee { name } reviewer { name } answers { text } viewerCan`
	const readers = `visibility { version now { label rule } next { label } } reason: visibility(text: DECLINE_REASON) {
		now { label } }`
	const list = `id stage reviewee { name } approvers { name } requests { ` + request + ` } results { answered } viewerCan`
	for persona, queries := range map[string]map[string]string{
		"ada": {
			"people": `people(first: $first) { totalCount nodes { id name lineManager { name } invitedBy { name } viewerCan } }`,
			"cycles": `cycles(first: $first) { totalCount nodes { name owners { name } progress { asked } notices { sentBy { name } }
				sections { questions { text } } viewerCan } }`,
			"templates": `savedTemplates(first: $first) { totalCount nodes { name kind savedBy { name } viewerCan } }`,
			"imports":   `imports(first: $first) { totalCount nodes { state columns { head } uninvited viewerCan } }`,
			"mails":     `mails(first: $first) { totalCount nodes { recipient { name } viewerCan } }`,
			"messages":  `viewer { messages(first: $first) { totalCount nodes { title participation { stage } feedbackRequest { state } } } }`,
		},
		"wim": {
			"participations": `cycles(first: 1) { nodes { participations(first: $first) { totalCount nodes { ` + list + ` } } } }`,
		},
		"max": {
			"todos": `viewer { todos(first: $first) { totalCount nodes { title participation { stage reviewee { name } } } } }`,
		},
		"sue": {"own participations": `viewer { participations(first: $first) { totalCount nodes { ` + list + ` } } }`},
		"gia": {
			"own requests": `viewer { feedbackRequests(first: $first) { totalCount nodes { ` + request + ` } } }`,
			"passport": `viewer { passport { people { name } cycles { name } } feedbackRequests(first: $first) { nodes {
				` + request + ` ` + readers + ` } } }`,
		},
	} {
		for name, query := range queries {
			counted := map[int]int{}
			for _, first := range []int{8, 15} {
				for range askings {
					answer := testkit.Ask(t, server, persona, "query($first: Int!) { "+query+" }", map[string]any{"first": first})
					if len(answer.Errors) > 0 {
						t.Errorf("%s: %.300s", name, answer.Body)
					}
					if fewest := counted[first]; fewest == 0 || answer.Statements < fewest {
						counted[first] = answer.Statements
					}
				}
			}
			if counted[8] != counted[15] || counted[8] == 0 {
				t.Errorf("%s asks for %s with %d statements for 8 entries, %d for 15", persona, name, counted[8], counted[15])
			}
		}
	}
}

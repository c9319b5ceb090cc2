package graph_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/page"
	"sightline/internal/store"
	"sightline/internal/testkit"
)

// TestT13_GuestsFindNobody: outsiders have no list, no search and no picker of people, and find a person by id only
// where they write about them.
func TestT13_GuestsFindNobody(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	for persona, known := range map[string][]string{
		"gia": {"gia", "hana", "sue"}, "con": {"con", "hana", "sue"}, "gus": {"gus"},
	} {
		for _, search := range strings.Split("a b c d e i o u canary sue@ "+addressOf("rae"), " ") {
			for _, query := range []string{
				`query($search: String!) { people(first: 5, search: $search) { nodes { id } totalCount } }`,
				`query($search: String!) { reviewerCandidates(participationId: "` + testkit.ID("prt", "named-open0/sue") +
					`", search: $search) { people { user { id } } invitation { email } } }`,
			} {
				answer := testkit.Ask(t, server, persona, query, map[string]any{"search": search})
				if answer.Code() != "FORBIDDEN" || answer.Data != nil && answer.Data["people"] != nil {
					t.Errorf("%s searches %q: %s", persona, search, answer.Body)
				}
			}
		}
		var found []string
		for _, other := range testkit.Personas() {
			answer := testkit.Ask(t, server, persona, "query($id: ID!) { node(id: $id) { id } }",
				map[string]any{"id": testkit.ID("usr", other)})
			if answer.Code() == "" {
				found = append(found, other)
			}
		}
		slices.Sort(found)
		if !slices.Equal(found, known) {
			t.Errorf("%s finds %v, and may know %v", persona, found, known)
		}
	}
}

// TestT31_AGuestWhoWasNotAskedHasNothing: being nominated gives nothing. All that exists for Gus is Gus.
func TestT31_AGuestWhoWasNotAskedHasNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	rows := w.AllRows(t)
	for _, row := range oneOfEach(rows) {
		answer := testkit.Ask(t, server, "gus", "query($id: ID!) { node(id: $id) { id } }", map[string]any{"id": row.ID})
		own := row.ID == testkit.ID("usr", "gus") || row.Type == "Settings"
		if (answer.Code() == "") != own {
			t.Errorf("%s %s (%s): %s", row.Entity, row.ID, row.State, answer.Body)
		}
	}
	fields := fieldsOf(w.Parts.Guard.Coordinates())
	viewer := w.Viewer(t, "gus")
	ownAccount := []string{"setLanguage", "endSessions", "askForDeletion"}
	for _, a := range attempts() {
		for _, row := range samples(rows, a.on, "gus") {
			if a.expected(t, w, viewer, row, fields) == "" && !slices.Contains(ownAccount, a.mutation) {
				t.Errorf("gus may %s %s", a.mutation, label(row))
			}
		}
	}
}

var address = regexp.MustCompile(`[a-z0-9.-]+@[a-z0-9.-]+`)

// TestT35_GuestsReadNoAddresses: nothing that a guest can get holds an address but their own.
func TestT35_GuestsReadNoAddresses(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	rows := w.AllRows(t)
	for _, persona := range []string{"gia", "gus", "con"} {
		for _, typeName := range entityTypes() {
			var ids []string
			for _, row := range rows {
				if row.Type == typeName {
					ids = append(ids, row.ID)
				}
			}
			query := fmt.Sprintf("query($ids: [ID!]!) { nodes(ids: $ids) { ... on %s { %s } } }", typeName, deep(typeName))
			for part := range slices.Chunk(ids, 50) {
				answer := testkit.Ask(t, server, persona, query, map[string]any{"ids": part})
				for _, found := range address.FindAllString(string(answer.Body), -1) {
					if found != addressOf(persona) {
						t.Errorf("%s reads the address %s in %s", persona, found, typeName)
					}
				}
			}
		}
	}
}

// TestT08_CursorsTellNothing: a cursor holds what stands in the list, and one from elsewhere opens nothing.
func TestT08_CursorsTellNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	const query = "query($after: String) { people(first: 5, after: $after) { nodes { id } pageInfo { endCursor } } }"
	first := testkit.Ask(t, server, "otto", query, nil)
	cursor := fmt.Sprint(first.At("people", "pageInfo", "endCursor"))
	position, err := page.Parse(cursor)
	if err != nil || len(testkit.Found(position.Key)) != 1 || !strings.HasPrefix(position.Key, "canary-name-") {
		t.Errorf("the cursor holds %+v, %v", position, err)
	}
	for _, strange := range []string{"", "x", "bm90aGluZw", cursor + "=", strings.Repeat("A", 4000)} {
		if answer := testkit.Ask(t, server, "otto", query, map[string]any{"after": strange}); answer.Code() != "BAD_USER_INPUT" {
			t.Errorf("the cursor %.20q: %.200s", strange, answer.Body)
		}
	}
	requests := `query($after: String) { viewer { feedbackRequests(first: 50, after: $after) { nodes { id } } } }`
	foreign := page.Position{ID: testkit.ID("req", "named-open0/sue/rae")}.Cursor()
	answer := testkit.Ask(t, server, "gia", requests, map[string]any{"after": foreign})
	for _, node := range answer.At("viewer", "feedbackRequests", "nodes").([]any) {
		id := fmt.Sprint(node.(map[string]any)["id"])
		own, err := w.Store.Client().FeedbackRequest.Get(w.System(t), id)
		if err != nil || own.ReviewerID != testkit.ID("usr", "gia") {
			t.Errorf("gia got %s by somebody's cursor, %v", id, err)
		}
	}
}

// TestT09_TwoWorlds: in two worlds that differ only in what somebody may not read, they get the same, byte for byte:
// lists, counts, pages, searches, to-dos.
func TestT09_TwoWorlds(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	other := w.Copy(t)
	other.Change(t, func(ctx context.Context, tx *ent.Client) error { return hiddenChanges(ctx, tx) })
	one, two := w.Serve(t, quiet()), other.Serve(t, quiet())
	for _, persona := range []string{"otto", "rex", "sue", "gia", "gus", "con"} {
		for _, query := range []string{
			`{ people(first: 100) { nodes { id name team viewerCan } totalCount pageInfo { hasNextPage endCursor } } }`,
			`{ people(first: 5, search: "rae") { nodes { id name } totalCount pageInfo { hasNextPage } } }`,
			`{ people(last: 3, kind: GUEST) { nodes { id } totalCount pageInfo { hasPreviousPage } } }`,
			`{ reviewerCandidates(participationId: "` + testkit.ID("prt", "named-open0/sue") +
				`", search: "canary") { people { user { id } obstacle } } }`,
			`{ viewer { todos(first: 50) { nodes { id title reason otherwise dueAt createdAt } totalCount } } }`,
			`{ viewer { participations(first: 50) { nodes { id stage version requests { id state } results { answered } }
				totalCount } } }`,
			`{ viewer { messages(first: 50) { nodes { id title readAt } totalCount } } }`,
			`{ cycles(first: 50) { nodes { id } totalCount pageInfo { hasNextPage } } }`,
		} {
			got, want := testkit.Ask(t, one, persona, query, nil), testkit.Ask(t, two, persona, query, nil)
			if !bytes.Equal(got.Body, want.Body) {
				t.Errorf("%s tells two worlds apart by %.80s\n%s\n%s", persona, query, got.Body, want.Body)
			}
		}
	}
}

// hiddenChanges changes what nobody of those who ask may read: drafts, reasons, roles, sign-ins, another draft cycle.
func hiddenChanges(ctx context.Context, tx *ent.Client) error {
	for _, plan := range testkit.Plans()[2:6] {
		writer := plan.ReviewerIn("sue", "DRAFT")
		if writer == "gia" || writer == "con" {
			continue
		}
		label := plan.Label + "/sue/" + writer
		if err := tx.Answer.UpdateOneID(testkit.ID("ans", label+"/text")).SetText("other words").Exec(ctx); err != nil {
			return err
		}
		if err := tx.Answer.UpdateOneID(testkit.ID("ans", label+"/scale")).SetScale(1).Exec(ctx); err != nil {
			return err
		}
		if err := tx.FeedbackRequest.UpdateOneID(testkit.ID("req", label)).SetDeclineReason("other reason").SetVersion(7).
			Exec(ctx); err != nil {
			return err
		}
	}
	if err := tx.User.UpdateOneID(testkit.ID("usr", "cole")).SetTechAdmin(true).SetWorkRole(user.WorkRoleMANAGER).
		SetLastSignInAt(testkit.Now().AddDate(0, 0, -9)).SetVersion(9).SetLocale(user.LocaleDE).Exec(ctx); err != nil {
		return err
	}
	return tx.Cycle.Create().SetKind("FEEDBACK_360").SetName("a secret plan").SetPreset("NAMED").Exec(ctx)
}

// TestT53_FailuresTellNothing: what breaks inside is answered as INTERNAL and nothing else; the log has it.
func TestT53_FailuresTellNothing(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	var log bytes.Buffer
	server := w.Serve(t, slog.New(slog.NewTextHandler(&log, nil)))
	file, err := sql.Open("sqlite", "file:"+filepath.Join(w.Store.Folder(), store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.ExecContext(t.Context(), "ALTER TABLE mails RENAME TO gone"); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	answer := testkit.Ask(t, server, "ada", `query canary_request { mails(first: 5) { nodes { id } } }`, nil)
	if answer.Code() != "INTERNAL" || len(answer.Body) > 4096 {
		t.Errorf("got %s", answer.Body)
	}
	for _, leak := range []string{"SQL", "SELECT", "no such table", "canary_request", ".go:", "sqlite"} {
		if strings.Contains(string(answer.Body), leak) {
			t.Errorf("the answer tells %q: %s", leak, answer.Body)
		}
	}
	if !strings.Contains(log.String(), "no such table") {
		t.Errorf("the log does not say what broke: %s", log.String())
	}
}

// TestT54_TheSchemaIsForMembers: who is not logged in and guests learn no schema; the name of a type is nothing.
func TestT54_TheSchemaIsForMembers(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	for _, persona := range testkit.Personas() {
		member := w.Viewer(t, persona).Member()
		for _, query := range []string{`{ __schema { types { name } } }`, `{ __type(name: "Answer") { name } }`} {
			answer := testkit.Ask(t, server, persona, query, nil)
			if (answer.Code() == "") != member || !member && strings.Contains(string(answer.Body), "Answer\"") {
				t.Errorf("%s introspects: %.200s", persona, answer.Body)
			}
		}
		if answer := testkit.Ask(t, server, persona, `{ __typename }`, nil); answer.Data["__typename"] != "Query" {
			t.Errorf("%s asks for a name of a type: %s", persona, answer.Body)
		}
	}
}

// TestT56_DatesHaveBounds: years far away are refused at their field.
func TestT56_DatesHaveBounds(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	for at, code := range map[string]string{
		"1900-01-01T00:00:00Z": "BAD_USER_INPUT", "9999-12-31T23:59:59Z": "BAD_USER_INPUT",
		"2201-01-01T00:00:00Z": "BAD_USER_INPUT", "1969-12-31T23:59:59Z": "BAD_USER_INPUT", "2199-12-31T00:00:00Z": "",
	} {
		answer := testkit.Ask(t, server, "ada", fmt.Sprintf(`mutation { a: updateCycle(input: { cycleId: %q,
			expectedVersion: 1, timeline: { startsAt: %q } }) { errors { ... on UserError { code path } } } }`,
			testkit.ID("cyc", "named-draft"), at), nil)
		if got := codeAt(answer, "a"); got != code {
			t.Errorf("%s: %s", at, answer.Body)
		}
	}
}

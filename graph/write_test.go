package graph_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/pquerna/otp/totp"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/testkit"
	"sightline/internal/testkit/softkey"
)

func codeOf(err error) string { return string(apperr.CodeOf(err)) }

// try sends several attempts in one operation and returns the code of each; empty where it was carried out.
func try(t *testing.T, server *httptest.Server, persona string, a attempt, rows []testkit.Row) []string {
	t.Helper()
	var parts []string
	for i, row := range rows {
		parts = append(parts, fmt.Sprintf("a%d: %s", i, a.document(row)))
	}
	answer := testkit.Ask(t, server, persona, "mutation { "+strings.Join(parts, " ")+" }", nil)
	codes := make([]string, len(rows))
	for i := range rows {
		codes[i] = codeAt(answer, fmt.Sprintf("a%d", i))
	}
	return codes
}

// codeAt is the code of the failure of one root field, of the payload or above it.
func codeAt(answer testkit.Answer, alias string) string {
	for _, failure := range answer.Errors {
		if len(failure.Path) > 0 && failure.Path[0] == alias {
			return fmt.Sprint(failure.Extensions["code"])
		}
	}
	if len(answer.Errors) > 0 && len(answer.Data) == 0 && len(answer.Errors[0].Path) == 0 {
		return answer.Code()
	}
	failures, _ := answer.At(alias, "errors").([]any)
	if len(failures) == 0 {
		return ""
	}
	failure, _ := failures[0].(map[string]any)
	return fmt.Sprint(failure["code"])
}

func label(row testkit.Row) string { return row.State + " about " + row.About + " by " + row.By }

// TestWritesThatAreGranted lets every persona do everything that the policy grants them, one after the other in a
// world of their own: each mutation is carried out for at least one object, and for none refused by rights.
func TestWritesThatAreGranted(t *testing.T) { //nolint:tparallel // what all did together is read at the end
	t.Parallel()
	origin := testkit.New(t)
	bringSomebody(t, origin)
	fields := fieldsOf(origin.Parts.Guard.Coordinates())
	for _, persona := range testkit.Personas() {
		t.Run(persona, func(t *testing.T) {
			w := origin.Copy(t)
			server := w.Serve(t, quiet())
			done := 0
			for _, a := range attempts() {
				tried := carryOutSome(t, w, server, persona, a, fields)
				switch {
				case len(tried) > 0 && tried[len(tried)-1] != "":
					t.Errorf("%s may %s, and it was never carried out: %v", persona, a.mutation, tried)
				case len(tried) > 0:
					done++
				}
			}
			t.Logf("%s carried out %d kinds of mutations", persona, done)
		})
	}
}

// bringSomebody makes those whom the imports of the world made: accounts that nobody was told of.
func bringSomebody(t *testing.T, w *testkit.World) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, owner := range []string{"ada", "hana"} {
			id := testkit.Brought(owner)
			if err := tx.User.Create().SetID(id).SetKind(user.KindMEMBER).SetState(user.StateCREATED).SetName("Nora").
				SetEmail(id + "@a.example").SetWorkRole(user.WorkRoleREVIEWER).SetLinePath(id + "/").Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// carryOutSome tries one mutation on the objects that the policy grants now, until one attempt is carried out, and
// returns the code of each.
func carryOutSome(
	t *testing.T, w *testkit.World, server *httptest.Server, persona string, a attempt, fields map[string][]string,
) []string {
	t.Helper()
	rows, viewer := []testkit.Row{{}}, w.Viewer(t, persona)
	if a.on != "" && a.on != "Viewer" {
		rows = w.RowsOf(t, a.on)
	}
	var tried []string
	for _, row := range rows {
		if a.expected(t, w, viewer, row, fields) != "" {
			continue
		}
		code := carryOut(t, server, persona, a, row)
		tried = append(tried, code)
		if code == "" {
			return tried
		}
		if code == "FORBIDDEN" || code == "NOT_FOUND" || code == "INTERNAL" || code == "INVALID_STATE" && !later(a) {
			t.Errorf("%s may %s %s (%s), and got %s", persona, a.mutation, row.ID, row.State, code)
		}
	}
	return tried
}

// later tells whether a command looks at more than stands in the row: a release needs something to release, a mail that
// can be tried again, and the last holder of a role keeps it.
func later(a attempt) bool {
	return slices.Contains([]string{
		"releaseFeedback", "retryMail", "setWorkRole", "deactivateMember", "deleteAccount", "makeGuest",
	}, a.mutation)
}

// carryOut sends one attempt with the versions as they are now.
func carryOut(
	t *testing.T, server *httptest.Server, persona string, a attempt, row testkit.Row,
) string {
	t.Helper()
	document := a.document(row)
	if strings.Contains(document, "VERSION") {
		text := "MAIN"
		if a.action == policy.SubmitSelfAssessment {
			text = "SELF_ASSESSMENT"
		}
		seen := testkit.Ask(t, server, persona,
			`query($id: ID!, $text: VisibleText) { visibility(id: $id, text: $text) { version } }`,
			map[string]any{"id": row.ID, "text": text})
		document = strings.ReplaceAll(document, "VERSION", fmt.Sprint(seen.At("visibility", "version")))
	}
	if strings.Contains(document, "TICKET") {
		made := testkit.Ask(t, server, persona, `mutation { startAuthenticator { authenticator { secret ticket } } }`, nil)
		secret := strings.ReplaceAll(fmt.Sprint(made.At("startAuthenticator", "authenticator", "secret")), " ", "")
		code, err := totp.GenerateCode(secret, testkit.Now())
		if err != nil {
			t.Fatal(err)
		}
		ticket := fmt.Sprint(made.At("startAuthenticator", "authenticator", "ticket"))
		document = strings.NewReplacer("TICKET", ticket, "CODE", code).Replace(document)
	}
	if strings.Contains(document, unsigned) {
		document = strings.ReplaceAll(document, unsigned, newPasskey(t, server, persona))
	}
	if version, ok := testkit.VersionOf(row.Object); ok {
		document = strings.ReplaceAll(document, "expectedVersion: 1", fmt.Sprintf("expectedVersion: %d", version))
	}
	answer := testkit.Ask(t, server, persona, "mutation { a: "+document+" }", nil)
	return codeAt(answer, "a")
}

// newPasskey is the form with which a page sends a passkey that its browser has just made.
func newPasskey(t *testing.T, server *httptest.Server, persona string) string {
	t.Helper()
	made := testkit.Ask(t, server, persona, `mutation { startPasskey { newPasskey { options ticket } } }`, nil)
	answer, err := softkey.New(testkit.PublicURL).Create(fmt.Sprint(made.At("startPasskey", "newPasskey", "options")))
	if err != nil {
		t.Fatalf("%v: %s", err, made.Body)
	}
	return fmt.Sprintf("ticket: %q, answer: %q, name: \"Key\"", made.At("startPasskey", "newPasskey", "ticket"), answer)
}

// samples are one row of each type in each state, about each reviewee, written by the persona and by another while the
// cycle is open; of imports, the persona's own and another's. Requests are those of the Confidential cycles: presets give no right to change.
func samples(rows []testkit.Row, typeName, persona string) []testkit.Row {
	if typeName == "" || typeName == "Viewer" {
		return []testkit.Row{{}}
	}
	ofAccounts := map[string]bool{"User": true, "Session": true, "AccessToken": true}
	type kind struct {
		state, about string
		own          bool
	}
	seen := map[kind]bool{}
	var chosen []testkit.Row
	for _, row := range rows {
		k := kind{row.State, row.About, row.By == persona &&
			(ownedWork(row) || row.Type == "PeopleImport" || strings.Contains(row.State, " OPEN "))}
		if strings.Contains(row.State, " CLOSED") {
			k.about = "" // nothing is anybody's any more
		}
		named := row.Type == "FeedbackRequest" && strings.HasPrefix(row.State, "NAMED ")
		if row.Type != typeName || seen[k] && !ofAccounts[typeName] || named {
			continue
		}
		seen[k] = true
		chosen = append(chosen, row)
	}
	return chosen
}

// fieldsOf are the fields but id of each type: whoever may read one of them finds the row.
func fieldsOf(coordinates []string) map[string][]string {
	fields := map[string][]string{}
	for _, coordinate := range coordinates {
		if typeName, field, _ := strings.Cut(coordinate, "."); field != "id" {
			fields[typeName] = append(fields[typeName], coordinate)
		}
	}
	return fields
}

package graph_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"sightline/ent/auditevent"
	"sightline/ent/importline"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/testkit"
)

const exportedQuery = `{ accounts(first: 100) { nodes {
	email name title team department location lineManager { email } workRole peopleRoles kind outside state } } }`

// exported is a table as a persona takes it along, a line for each person.
func exported(t *testing.T, w *testkit.World, persona string, kind sheet.Kind, filter people.AccountFilter) []string {
	t.Helper()
	file, err := w.Parts.People.Export(w.As(t, persona), kind, filter, w.Parts.Guard.Rule)
	if err != nil {
		t.Fatal(err)
	}
	table, err := sheet.Read(file.Body)
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{}
	for _, row := range table.Rows {
		lines = append(lines, strings.Join(row.Cells, "|"))
	}
	return lines
}

// servedAccounts is the same as the API serves it.
func servedAccounts(t *testing.T, w *testkit.World, persona string) []string {
	t.Helper()
	type account struct {
		Email, Name, Title, Team, Department, Location, WorkRole, Kind, State string

		LineManager struct{ Email string }
		PeopleRoles []string
		Outside     bool
	}
	var answer struct {
		Data struct{ Accounts struct{ Nodes []account } }
	}
	response := testkit.Ask(t, w.Serve(t, quiet()), persona, exportedQuery, nil)
	if err := json.Unmarshal(response.Body, &answer); err != nil || len(response.Errors) > 0 {
		t.Fatalf("%v %s", err, response.Body)
	}
	lines := []string{}
	for _, n := range answer.Data.Accounts.Nodes {
		if n.Outside {
			n.Kind = "OUTSIDE_MEMBER"
		}
		lines = append(lines, strings.Join([]string{
			n.Email, n.Name, n.Title, n.Team, n.Department, n.Location, n.LineManager.Email, n.WorkRole,
			strings.Join(n.PeopleRoles, ", "), n.Kind, n.State,
		}, "|"))
	}
	return lines
}

// TestT62_AnExportHoldsWhatIsServed: cell by cell, in both formats, for each who may take one; the others get none.
func TestT62_AnExportHoldsWhatIsServed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, persona := range []string{"ada", "hana"} {
		want := strings.Join(servedAccounts(t, w, persona), "\n")
		if !strings.Contains(want, "|MEMBER|ACTIVE") {
			t.Fatalf("%s is served nobody:\n%s", persona, want)
		}
		for _, kind := range []sheet.Kind{sheet.CSV, sheet.XLSX} {
			if got := strings.Join(exported(t, w, persona, kind, people.AccountFilter{}), "\n"); got != want {
				t.Errorf("%s in %s:\n%s\nis served\n%s", persona, kind, got, want)
			}
		}
	}
	for _, persona := range []string{"asa", "tess", "max", "sue", "otto", "gia", "nobody"} {
		_, err := w.Parts.People.Export(w.As(t, persona), sheet.CSV, people.AccountFilter{}, w.Parts.Guard.Rule)
		if !refused(err) {
			t.Errorf("%s: %v", persona, err)
		}
	}
}

func refused(err error) bool {
	var failure *apperr.Error
	return errors.As(err, &failure) && (failure.Code == apperr.Forbidden || failure.Code == apperr.Unauthenticated)
}

// TestT62_AnExportObeysTheRuleOfEachField: what nobody may read stays empty, whoever asks.
func TestT62_AnExportObeysTheRuleOfEachField(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	rule := func(coordinate string) []policy.Audience {
		if coordinate == "User.email" {
			return nil
		}
		return w.Parts.Guard.Rule(coordinate)
	}
	file, err := w.Parts.People.Export(w.As(t, "ada"), sheet.CSV, people.AccountFilter{}, rule)
	if err != nil {
		t.Fatal(err)
	}
	table, err := sheet.Read(file.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		if row.Cells[0] != "" {
			t.Errorf("served %q", row.Cells[0])
		}
	}
}

// TestAnExportIsRecordedAndReadAgain: it stands in the log, it is narrowed as the list is, and an import of it changes
// nobody.
func TestAnExportIsRecordedAndReadAgain(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	file, err := w.Parts.People.Export(w.As(t, "ada"), sheet.CSV,
		people.AccountFilter{States: []user.State{user.StateACTIVE}}, w.Parts.Guard.Rule)
	if err != nil {
		t.Fatal(err)
	}
	recorded, err := w.Store.Client().AuditEvent.Query().Where(
		auditevent.Action(string(policy.ExportPeople)), auditevent.ActorID(testkit.ID("usr", "ada"))).Count(w.System(t))
	if err != nil || recorded != 1 {
		t.Errorf("recorded %d times, %v", recorded, err)
	}
	checked, err := w.Parts.Roster.Check(w.As(t, "ada"), file.Name, nil, strings.NewReader(string(file.Body)))
	if err != nil {
		t.Fatal(err)
	}
	changed, err := w.Store.Client().ImportLine.Query().Where(
		importline.ImportID(checked.ImportID), importline.OutcomeNEQ(importline.OutcomeUNCHANGED)).All(w.System(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range changed {
		t.Errorf("%s: %s %s %v", line.Email, line.Outcome, line.Problem, line.Changes)
	}
}

// TestT44_AnExportAsksForAFreshProof: an open session alone takes nothing along.
func TestT44_AnExportAsksForAFreshProof(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	stale := *w.Viewer(t, "ada")
	stale.Fresh = false
	_, err := w.Parts.People.Export(policy.WithViewer(t.Context(), &stale), sheet.CSV, people.AccountFilter{},
		w.Parts.Guard.Rule)
	var failure *apperr.Error
	if !errors.As(err, &failure) || failure.Code != apperr.ReauthRequired {
		t.Errorf("got %v", err)
	}
}

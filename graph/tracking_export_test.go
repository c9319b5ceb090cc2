package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/testkit"
	"sightline/internal/tracking"
)

// takenStates is the table of a cycle as somebody takes it along, a line for each person.
func takenStates(t *testing.T, w *testkit.World, who, cycleID string, kind sheet.Kind) [][]string {
	t.Helper()
	file, err := w.Parts.Tracking.Export(w.As(t, who), kind, cycleID, nil, w.Parts.Guard.Rule)
	if err != nil {
		t.Fatal(who, err)
	}
	table, err := sheet.Read(file.Body)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, row := range table.Rows {
		rows = append(rows, row.Cells)
	}
	return rows
}

// TestT62_TheExportedTableHoldsWhatIsServed: names, states and counts are those that the page is served, in both
// formats, for each who runs the cycle; whoever does not gets none. No answer and no reason is in it.
func TestT62_TheExportedTableHoldsWhatIsServed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	words := map[string]string{
		"NOMINATING": "Choosing reviewers", "AWAITING_APPROVAL": "Names wait for a decision", "WRITING": "Reviewers are writing",
		"READY_TO_RELEASE": "All there, not released", "RELEASED": "Released", "CLOSED": "Closed without release",
	}
	for _, label := range []string{"confidential-open1", "confidential-open3", "named-released", "named-closed"} {
		id := testkit.ID("cyc", label)
		for _, who := range []string{"ada", "hana", "asa"} {
			answer := testkit.Ask(t, server, who, fmt.Sprintf(`{ node(id: %q) { ... on Cycle { participations(first: 100) {
				nodes { stage selfAssessmentHandedIn reviewee { name } statesBlurred requests { state } } } } } }`, id), nil)
			served, _ := answer.At("node", "participations", "nodes").([]any)
			for _, kind := range []sheet.Kind{sheet.CSV, sheet.XLSX} {
				rows := takenStates(t, w, who, id, kind)
				if len(rows) != len(served) || len(rows) != 2 {
					t.Fatalf("%s: %d lines, %d served: %s", who, len(rows), len(served), answer.Body)
				}
				for n, row := range rows {
					one, _ := served[n].(map[string]any)
					reviewee, _ := one["reviewee"].(map[string]any)
					requests, _ := one["requests"].([]any)
					handedIn := 0
					for _, request := range requests {
						state, _ := request.(map[string]any)
						if state["state"] == "SUBMITTED" || state["state"] == "RELEASED" {
							handedIn++
						}
					}
					want := fmt.Sprint(handedIn)
					if one["statesBlurred"] == true {
						want = ""
					}
					stage, _ := one["stage"].(string)
					if row[0] != reviewee["name"] || row[5] != words[stage] || row[8] != want {
						t.Errorf("%s in %s: %v, served %v", who, label, row, one)
					}
					own := map[any]string{nil: "", true: "handed in", false: "not yet"}[one["selfAssessmentHandedIn"]]
					if got := strings.Join(row[12:], " "); got != own {
						t.Errorf("%s in %s: own view %q, served %v", who, label, got, one)
					}
					if strings.Contains(strings.Join(row, " "), "canary-answer") {
						t.Errorf("%s takes an answer along: %v", who, row)
					}
				}
			}
		}
	}
	for _, who := range []string{"max", "ines", "sue", "rae", "otto", "tess", "con", "gia", "nobody"} {
		_, err := w.Parts.Tracking.Export(w.As(t, who), sheet.CSV, testkit.ID("cyc", "confidential-open1"), nil,
			w.Parts.Guard.Rule)
		if !refused(err) && apperr.CodeOf(err) != apperr.NotFound {
			t.Errorf("%s: %v", who, err)
		}
	}
}

// TestTheTableOfACycleIsRecordedWhenTaken, asks for a fresh proof, and is narrowed by its form.
func TestTheTableOfACycleIsRecordedWhenTaken(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	id := testkit.ID("cyc", "named-open1")
	takenStates(t, w, "asa", id, sheet.CSV)
	recorded := w.Store.Client().AuditEvent.Query().Where(auditevent.Action(string(policy.ExportCycle)),
		auditevent.ObjectID(id), auditevent.ActorID(testkit.ID("usr", "asa"))).CountX(w.System(t))
	if recorded != 1 {
		t.Errorf("recorded %d times", recorded)
	}
	stale := *w.Viewer(t, "asa")
	stale.Fresh = false
	_, err := w.Parts.Tracking.Export(policy.WithViewer(t.Context(), &stale), sheet.CSV, id, nil, w.Parts.Guard.Rule)
	if apperr.CodeOf(err) != apperr.ReauthRequired {
		t.Errorf("without a fresh proof: %v", err)
	}
	kind, cycleID, filter, err := tracking.ReadExport(map[string]string{
		"format": "csv", "cycleId": id, "search": "sue", "stages": "AWAITING_APPROVAL,WRITING", "withoutLineManager": "",
	})
	if err != nil {
		t.Fatal(err)
	}
	file, err := w.Parts.Tracking.Export(w.As(t, "asa"), kind, cycleID, filter, w.Parts.Guard.Rule)
	if err != nil || strings.Count(string(file.Body), "\r\n") != 2 {
		t.Errorf("%v: %s", err, file.Body)
	}
	for field, form := range map[string]map[string]string{
		"format": {"format": "pdf"}, "ownViewHandedIn": {"format": "csv", "ownViewHandedIn": "maybe"}, "stages": {"format": "csv", "stages": "DONE"},
	} {
		if _, _, _, err := tracking.ReadExport(form); apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%s: %v", field, err)
		}
	}
}

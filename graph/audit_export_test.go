package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/audit"
	"sightline/internal/policy"
	"sightline/internal/sheet"
	"sightline/internal/testkit"
)

const exportedLog = `query($filter: AuditFilter) { auditEvents(first: 100, filter: $filter) { nodes {
	createdAt action actor { name email } subject { name email } part objectId changed } } }`

// servedLog is the log as the API serves it to a persona, a line for each event.
func servedLog(t *testing.T, w *testkit.World, persona string, filter map[string]any) []string {
	t.Helper()
	type person struct{ Name, Email string }
	var answer struct {
		Data struct {
			AuditEvents struct {
				Nodes []struct {
					CreatedAt              time.Time
					Action, Part, ObjectID string
					Actor, Subject         person
					Changed                []string
				}
			}
		}
	}
	response := testkit.Ask(t, w.Serve(t, quiet()), persona, exportedLog, map[string]any{"filter": filter})
	if err := json.Unmarshal(response.Body, &answer); err != nil || len(response.Errors) > 0 {
		t.Fatalf("%v %s", err, response.Body)
	}
	lines := []string{}
	for _, n := range answer.Data.AuditEvents.Nodes {
		lines = append(lines, strings.Join([]string{
			n.CreatedAt.UTC().Format(time.RFC3339), n.Action, n.Actor.Name, n.Actor.Email, n.Subject.Name, n.Subject.Email,
			n.Part, n.ObjectID, strings.Join(n.Changed, ", "),
		}, "|"))
	}
	return lines
}

func takenLog(t *testing.T, w *testkit.World, persona string, kind sheet.Kind, filter *audit.Filter) []string {
	t.Helper()
	file, err := w.Parts.Audit.Export(w.As(t, persona), kind, filter, w.Parts.Guard.Rule)
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

// TestT62_TheExportedLogHoldsWhatIsServed: line by line, in both formats, for each administrator; the others get none,
// and that it was taken stands in the log.
func TestT62_TheExportedLogHoldsWhatIsServed(t *testing.T) {
	t.Parallel()
	for _, persona := range []string{"ada", "hana", "tess"} {
		for _, kind := range []sheet.Kind{sheet.CSV, sheet.XLSX} {
			w := testkit.New(t)
			want := strings.Join(servedLog(t, w, persona, nil), "\n")
			if got := strings.Join(takenLog(t, w, persona, kind, nil), "\n"); got != want || want == "" {
				t.Errorf("%s in %s:\n%s\nis served\n%s", persona, kind, got, want)
			}
			after := strings.Join(servedLog(t, w, persona, nil), "\n")
			if strings.Count(after, "|EXPORT_AUDIT_LOG|") != 1 {
				t.Errorf("%s: the log does not tell of it once:\n%s", persona, after)
			}
		}
	}
	w := testkit.New(t)
	for _, persona := range []string{"asa", "max", "sue", "otto", "con", "gia", "nobody"} {
		if _, err := w.Parts.Audit.Export(w.As(t, persona), sheet.CSV, nil, w.Parts.Guard.Rule); !refused(err) {
			t.Errorf("%s: %v", persona, err)
		}
	}
}

// TestTheExportedLogIsNarrowed as the list is, by what a form says.
func TestTheExportedLogIsNarrowed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	addEvent(t, w, "one", "ada", "gus", auditevent.PartPEOPLE, policy.LockGuest)
	addEvent(t, w, "two", "hana", "gia", auditevent.PartPEOPLE, policy.LockGuest)
	later, earlier := testkit.Now().Add(time.Hour), testkit.Now().Add(-time.Hour)
	for _, form := range []map[string]string{
		{"action": "LOCK_GUEST"},
		{"actorId": testkit.ID("usr", "hana")},
		{"subjectId": testkit.ID("usr", "gus")},
		{"part": "PEOPLE"},
		{"from": later.Format(time.RFC3339)},
		{"to": earlier.Format(time.RFC3339)},
		{"from": earlier.Format(time.RFC3339), "to": later.Format(time.RFC3339), "action": "LOCK_GUEST"},
	} {
		filter := map[string]any{}
		for name, value := range form {
			filter[name] = value
		}
		form["format"] = "csv"
		_, narrowed, err := audit.ReadExport(form)
		if err != nil {
			t.Fatal(err)
		}
		want := servedLog(t, w, "hana", filter)
		file, err := w.Parts.Audit.Export(w.As(t, "hana"), sheet.CSV, narrowed, w.Parts.Guard.Rule)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(string(file.Body), "\r\n") - 1; got != len(want) {
			t.Errorf("%v: %d lines, served are %d", form, got, len(want))
		}
	}
}

// TestAFormOfTheLogThatMeansNothingIsRefused at its field.
func TestAFormOfTheLogThatMeansNothingIsRefused(t *testing.T) {
	t.Parallel()
	for field, form := range map[string]map[string]string{
		"format": {"format": "pdf"},
		"part":   {"format": "csv", "part": "ALL"},
		"from":   {"format": "csv", "from": "yesterday"},
		"to":     {"format": "csv", "to": "2026-13-01"},
	} {
		_, _, err := audit.ReadExport(form)
		var failure *apperr.Error
		if !errors.As(err, &failure) || failure.Code != apperr.BadUserInput || strings.Join(failure.Path, ".") != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// TestT44_TheLogIsTakenAfterAFreshProof: an open session alone takes nothing along.
func TestT44_TheLogIsTakenAfterAFreshProof(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	stale := *w.Viewer(t, "ada")
	stale.Fresh = false
	_, err := w.Parts.Audit.Export(policy.WithViewer(t.Context(), &stale), sheet.CSV, nil, w.Parts.Guard.Rule)
	if apperr.CodeOf(err) != apperr.ReauthRequired {
		t.Errorf("got %v", err)
	}
}

// TestALogThatIsTooLongIsTakenInParts: 50,000 lines are one file, one more is refused at the first of its days.
func TestALogThatIsTooLongIsTakenInParts(t *testing.T) {
	t.Parallel()
	const most, chunk = 50_000, 2_500
	w := testkit.New(t)
	addEvent(t, w, "first", "ada", "gus", auditevent.PartPEOPLE, policy.UnlockGuest)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for start := 0; start < most; start += chunk {
			events := make([]*ent.AuditEventCreate, chunk)
			for n := range events {
				events[n] = tx.AuditEvent.Create().SetPart(auditevent.PartPEOPLE).SetAction(string(policy.UnlockGuest)).
					SetActorID(testkit.ID("usr", "ada")).SetObjectID(testkit.ID("usr", "gus")).
					SetCreatedAt(testkit.Now().Add(time.Hour))
			}
			if err := tx.AuditEvent.CreateBulk(events...).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	take := func(form map[string]string) (int, error) {
		form["format"], form["action"] = "csv", string(policy.UnlockGuest)
		kind, narrowed, err := audit.ReadExport(form)
		if err != nil {
			t.Fatal(err)
		}
		file, err := w.Parts.Audit.Export(w.As(t, "hana"), kind, narrowed, w.Parts.Guard.Rule)
		if err != nil {
			return 0, err
		}
		return strings.Count(string(file.Body), "\r\n") - 1, nil
	}
	if _, err := take(map[string]string{}); !errors.Is(err, apperr.Input("export.too_long", "from")) {
		t.Errorf("%d lines: %v", most+1, err)
	}
	lines, err := take(map[string]string{"from": testkit.Now().Add(time.Minute).Format(time.RFC3339)})
	if err != nil || lines != most {
		t.Errorf("%d lines and %v", lines, err)
	}
}

package cycle_test

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/auditevent"
	entcycle "sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/noticeplan"
	"sightline/ent/nudge"
	"sightline/ent/participation"
	"sightline/ent/selfanswer"
	"sightline/ent/selfassessment"
	"sightline/internal/apperr"
	"sightline/internal/cycle"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

func statesIn(t *testing.T, w *testkit.World, cycleID string) map[feedbackrequest.State]int {
	t.Helper()
	counted := map[feedbackrequest.State]int{}
	for _, r := range w.Store.Client().FeedbackRequest.Query().Where(feedbackrequest.CycleID(cycleID)).AllX(w.System(t)) {
		counted[r.State]++
	}
	return counted
}

// TestReopeningGivesBackWhatExpired: a cycle that is closed and opened again goes on where it was, but for nominations
// that nobody had decided, which stay withdrawn.
func TestReopeningGivesBackWhatExpired(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	hana, id := w.As(t, "hana"), testkit.ID("cyc", "confidential-open1")
	before := statesIn(t, w, id)
	if _, err := w.Parts.Cycles.Close(hana, cycle.CloseCycleInput{CycleID: id, ExpectedVersion: 1}); err != nil {
		t.Fatal(err)
	}
	opened, err := w.Parts.Cycles.Reopen(hana, cycle.ReopenCycleInput{CycleID: id, ExpectedVersion: 2})
	if err != nil || opened.State != entcycle.StateOPEN || opened.PolicyFrozenAt == nil {
		t.Fatalf("reopened %v: %v", opened, err)
	}
	before[feedbackrequest.StateWITHDRAWN] += before[feedbackrequest.StateNOMINATED]
	before[feedbackrequest.StateDRAFT] += before[feedbackrequest.StateEXPIRED] // those of the world have answers
	delete(before, feedbackrequest.StateNOMINATED)
	delete(before, feedbackrequest.StateEXPIRED)
	if after := statesIn(t, w, id); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("after reopening %v, expected %v", after, before)
	}
}

// TestReopeningNeedsAnEndAhead: what would close again at once is refused at its field, and a new end is kept to.
func TestReopeningNeedsAnEndAhead(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	hana, id := w.As(t, "hana"), testkit.ID("cyc", "named-closed")
	past := testkit.Now().Add(-time.Hour)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(id).SetEndsAt(past).SetReleaseAt(past).Exec(ctx)
	})
	ahead, farther := testkit.Now().Add(24*time.Hour), testkit.Now().Add(240*time.Hour)
	for name, c := range map[string]struct {
		input cycle.ReopenCycleInput
		want  []string
	}{
		"the old end":         {cycle.ReopenCycleInput{}, []string{"endsAt"}},
		"an end that is over": {cycle.ReopenCycleInput{EndsAt: &past}, []string{"endsAt"}},
		"before writing ends": {cycle.ReopenCycleInput{EndsAt: &ahead, WriteUntil: &farther}, []string{"endsAt"}},
		"writing in the past": {cycle.ReopenCycleInput{EndsAt: &farther, WriteUntil: &past}, []string{"writeUntil"}},
	} {
		c.input.CycleID, c.input.ExpectedVersion = id, 1
		if _, err := w.Parts.Cycles.Reopen(hana, c.input); !slices.Equal(fieldsOf(err), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	opened, err := w.Parts.Cycles.Reopen(hana, cycle.ReopenCycleInput{
		CycleID: id, ExpectedVersion: 1, WriteUntil: &ahead, EndsAt: &farther,
	})
	if err != nil || !opened.EndsAt.Equal(farther) || !opened.WriteUntil.Equal(ahead) {
		t.Fatalf("reopened %v: %v", opened, err)
	}
	w.Clock.Advance(241 * time.Hour)
	if err := w.Parts.Cycles.Move(t.Context()); err != nil {
		t.Fatal(err)
	}
	if state := stateOf(t, w, "named-closed"); state != entcycle.StateCLOSED {
		t.Errorf("after its new end it is %s", state)
	}
}

// TestDeletingLeavesNothing: of a deleted cycle no table but the log holds an id of it or of anything that hung on it,
// in whatever state it was. Who repeats another name, has another version, or may not, deletes nothing.
func TestDeletingLeavesNothing(t *testing.T) {
	t.Parallel()
	for _, label := range []string{
		"named-draft", "confidential-scheduled", "confidential-open1", "named-released", "confidential-closed", "named-archived",
		"anonymous-released", "anonymous-closed",
	} {
		w := testkit.New(t)
		id := testkit.ID("cyc", label)
		found := w.Store.Client().Cycle.GetX(w.System(t), id)
		nudgeEverybody(t, w, id)
		queuePlans(t, w, id)
		of := idsUnder(t, w, found)
		input := cycle.DeleteCycleInput{CycleID: id, ExpectedVersion: 1, ConfirmName: found.Name}
		refused(t, w, input, found.State)
		if _, err := w.Parts.Cycles.Delete(w.As(t, "hana"), input); err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		for table, where := range holding(t, w, of) {
			t.Errorf("%s: after its deletion %s holds %s", label, table, where)
		}
		told := w.Store.Client().AuditEvent.Query().Where(auditevent.ObjectID(id), auditevent.Action("DELETE_CYCLE")).
			CountX(w.System(t))
		if told != 1 {
			t.Errorf("%s: the log tells of %d deletions", label, told)
		}
	}
}

// nudgeEverybody leaves a nudge for each participation of a cycle.
func nudgeEverybody(t *testing.T, w *testkit.World, cycleID string) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, id := range tx.Participation.Query().Where(participation.CycleID(cycleID)).IDsX(ctx) {
			err := tx.Nudge.Create().SetID("ndg_" + id).SetParticipationID(id).SetNudgedByID(testkit.ID("usr", "hana")).
				SetStep(nudge.StepWRITE).SetKey("k").Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// queuePlans leaves the job of each announcement that goes out by itself.
func queuePlans(t *testing.T, w *testkit.World, cycleID string) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		for _, id := range tx.NoticePlan.Query().Where(noticeplan.CycleID(cycleID)).IDsX(ctx) {
			err := tx.Job.Create().SetKind(cycle.NoticeJob).SetSubject(id).SetDueAt(w.Clock.Now().AddDate(0, 0, 1)).Exec(ctx)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// TestDeletionKnowsEveryTable: each table that leads to a cycle, over however many others, is among those that a
// deletion clears. A new table that hangs on a cycle fails here until it is.
func TestDeletionKnowsEveryTable(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	db, err := sql.Open("sqlite", w.Backup(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	leads := map[string][]string{}
	for _, table := range column(t, db, "SELECT name FROM sqlite_master WHERE type = 'table'") {
		leads[table] = column(t, db, "SELECT \"table\" FROM pragma_foreign_key_list('"+table+"')")
	}
	hangs := map[string]bool{"cycles": true}
	for grown := true; grown; {
		grown = false
		for table, to := range leads {
			if !hangs[table] && slices.ContainsFunc(to, func(other string) bool { return hangs[other] }) {
				hangs[table], grown = true, true
			}
		}
	}
	delete(hangs, "cycles")
	cleared := map[string]bool{}
	for _, name := range policy.PartsOfCycles() {
		cleared[tableOf(name)] = true
	}
	for table := range hangs {
		if !cleared[table] {
			t.Errorf("%s hangs on a cycle, and no deletion clears it", table)
		}
	}
	if len(hangs) < 10 {
		t.Errorf("only %d tables hang on a cycle: the keys are not read as they were", len(hangs))
	}
}

// TestDeletedIsOverwritten: once the job after a deletion is done, no file of the data folder holds a byte of what was
// written, in no free page and not in the log: of an Anonymous cycle too that had not been closed.
func TestDeletedIsOverwritten(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	id := testkit.ID("cyc", "anonymous-open1")
	// An answer, and what a reviewee wrote about themselves, are looked for by their ids and by their words.
	given := w.Store.Client().Answer.Query().Where(answer.HasRequestWith(feedbackrequest.CycleID(id)), answer.TextNEQ("")).
		FirstX(w.System(t))
	own := w.Store.Client().SelfAnswer.Query().Where(selfanswer.HasAssessmentWith(
		selfassessment.HasParticipationWith(participation.CycleID(id))), selfanswer.TextNEQ("")).FirstX(w.System(t))
	written := []string{given.ID, given.Text, own.ID, own.Text}
	for _, trace := range written {
		if w.Bytes(t, trace) == "" {
			t.Fatalf("%s stands nowhere before the deletion", trace)
		}
	}
	found := w.Store.Client().Cycle.GetX(w.System(t), id)
	input := cycle.DeleteCycleInput{CycleID: id, ExpectedVersion: found.Version, ConfirmName: found.Name}
	if _, err := w.Parts.Cycles.Delete(w.As(t, "hana"), input); err != nil {
		t.Fatal(err)
	}
	if err := w.Parts.Jobs.RunDue(t.Context(), w.Parts.Handlers()); err != nil {
		t.Fatal(err)
	}
	for _, trace := range written {
		if file := w.Bytes(t, trace); file != "" {
			t.Errorf("after the deletion %s still holds %s", file, trace)
		}
	}
}

// tableOf is the name of a type's table: FeedbackRequest is feedback_requests.
func tableOf(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String() + "s"
}

func refused(t *testing.T, w *testkit.World, input cycle.DeleteCycleInput, state entcycle.State) {
	t.Helper()
	version := w.Version(t)
	other, stale := input, input
	other.ConfirmName, stale.ExpectedVersion = strings.ToUpper(input.ConfirmName), 9
	if _, err := w.Parts.Cycles.Delete(w.As(t, "hana"), other); !slices.Equal(fieldsOf(err), []string{"confirmName"}) {
		t.Errorf("deleted by another name: %v", err)
	}
	if _, err := w.Parts.Cycles.Delete(w.As(t, "hana"), stale); apperr.CodeOf(err) != apperr.Conflict {
		t.Errorf("deleted by another version: %v", err)
	}
	for _, who := range []string{"asa", "wim"} {
		if state == entcycle.StateDRAFT {
			continue
		}
		_, err := w.Parts.Cycles.Delete(w.As(t, who), input)
		if code := apperr.CodeOf(err); code != apperr.Forbidden && code != apperr.NotFound {
			t.Errorf("%s deleted what is no draft: %v", who, err)
		}
	}
	if w.Version(t) != version {
		t.Error("a refused deletion changed something")
	}
}

// idsUnder are the ids of a cycle and of all that hangs on it.
func idsUnder(t *testing.T, w *testkit.World, found *ent.Cycle) []string {
	t.Helper()
	system := w.System(t)
	all := []string{found.ID}
	all = append(all, found.QueryOwners().IDsX(system)...)
	all = append(all, found.QuerySections().IDsX(system)...)
	all = append(all, found.QueryQuestions().IDsX(system)...)
	all = append(all, found.QueryNotices().IDsX(system)...)
	all = append(all, found.QueryParticipations().IDsX(system)...)
	all = append(all, found.QueryRequests().IDsX(system)...)
	all = append(all, found.QueryParticipations().QueryReleasedTexts().IDsX(system)...)
	all = append(all, found.QueryParticipations().QueryCuts().IDsX(system)...)
	all = append(all, found.QueryParticipations().QuerySelfAssessment().IDsX(system)...)
	all = append(all, found.QueryParticipations().QuerySelfAssessment().QueryAnswers().IDsX(system)...)
	all = append(all, found.QueryPolicyChanges().IDsX(system)...)
	all = append(all, w.Store.Client().NoticePlan.Query().Where(noticeplan.CycleID(found.ID)).IDsX(system)...)
	return append(all, found.QueryRequests().QueryAnswers().IDsX(system)...)
}

// holding are the tables, but for the log, that hold one of the ids anywhere, read from a backup of the file.
func holding(t *testing.T, w *testkit.World, ids []string) map[string]string {
	t.Helper()
	file := w.Backup(t)
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	found := map[string]string{}
	for _, table := range column(t, db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'audit_events'") {
		var cells []string
		for _, name := range column(t, db, "SELECT name FROM pragma_table_info('"+table+"')") {
			cells = append(cells, "ifnull(`"+name+"`, '')")
		}
		for _, row := range column(t, db, "SELECT "+strings.Join(cells, " || ' ' || ")+" FROM `"+table+"`") {
			for _, id := range ids {
				if strings.Contains(row, id) {
					found[table] = id
				}
			}
		}
	}
	return found
}

func column(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestWhoRunsItMayBeReviewed: whoever runs a cycle, is reviewed in it and does not see who was asked about them closes
// it and opens it again like anybody: what is hidden from them ends and goes on with the rest. Trying to take
// themselves out tells them nothing of the list.
func TestWhoRunsItMayBeReviewed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	hana, id := w.As(t, "hana"), testkit.ID("cyc", "confidential-open1")
	about := feedbackrequest.And(feedbackrequest.CycleID(id), feedbackrequest.RevieweeID(testkit.ID("usr", "hana")))
	left := func(states ...feedbackrequest.State) int {
		return w.Store.Client().FeedbackRequest.Query().
			Where(about, feedbackrequest.NominatedByID(testkit.ID("usr", "wim")), feedbackrequest.StateIn(states...)).
			CountX(w.System(t))
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if _, err := tx.Answer.Delete().Where(answer.HasRequestWith(about)).Exec(ctx); err != nil {
			return err
		}
		if _, err := tx.FeedbackRequest.Delete().Where(about).Exec(ctx); err != nil {
			return err
		}
		for _, reviewer := range []string{"otto", "rex"} {
			if err := tx.FeedbackRequest.Create().SetID(testkit.ID("req", reviewer)).SetCycleID(id).
				SetParticipationID(testkit.ID("prt", "confidential-open1/hana")).SetRevieweeID(testkit.ID("usr", "hana")).
				SetReviewerID(testkit.ID("usr", reviewer)).SetNominatedByID(testkit.ID("usr", "wim")).SetState("APPROVED").
				Exec(ctx); err != nil {
				return err
			}
		}
		return tx.Cycle.UpdateOneID(id).SetListVisible(false).Exec(ctx)
	})
	going := left("APPROVED", "DRAFT")
	if going == 0 || w.Store.Client().FeedbackRequest.Query().Where(about).CountX(hana) > 0 {
		t.Fatalf("%d are asked about Hana, and she must see none of them", going)
	}
	if _, err := w.Parts.Cycles.RemoveReviewees(hana, cycle.RemoveRevieweesInput{
		CycleID: id, UserIDs: []string{testkit.ID("usr", "hana")},
	}); err == nil || err.Error() != "INVALID_STATE: state.reviewee_asked" {
		t.Errorf("taking herself out: %v", err)
	}
	closed, err := w.Parts.Cycles.Close(hana, cycle.CloseCycleInput{CycleID: id, ExpectedVersion: 1})
	if err != nil {
		t.Fatal(err)
	}
	if got := left("EXPIRED"); got < going {
		t.Errorf("%d of %d ended", got, going)
	}
	later := w.Clock.Now().AddDate(0, 0, 60)
	if _, err := w.Parts.Cycles.Reopen(hana, cycle.ReopenCycleInput{
		CycleID: id, ExpectedVersion: closed.Version, EndsAt: &later,
	}); err != nil {
		t.Fatal(err)
	}
	if got := left("APPROVED", "DRAFT"); got != going {
		t.Errorf("%d of %d go on", got, going)
	}
}

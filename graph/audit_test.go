package graph_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

const auditQuery = `query($filter: AuditFilter) { auditEvents(first: 50, filter: $filter) { totalCount
	nodes { id createdAt part action actor { id name } subject { id name } objectId object { id __typename } changed }
	edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

// addEvent writes one more event into a world, at the moment of the world.
func addEvent(t *testing.T, w *testkit.World, label, actor, subject string, part auditevent.Part, action policy.Action) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.AuditEvent.Create().SetID(testkit.ID("evt", label)).SetPart(part).SetAction(string(action)).
			SetActorID(testkit.ID("usr", actor)).SetSubjectID(testkit.ID("usr", subject)).
			SetObjectID(testkit.ID("req", label)).Exec(ctx)
	})
}

// TestV0_TheLogTellsNobodyOfTheirOwnReview: two worlds that differ only in what others did in the review of an HR
// administrator, and in that somebody handed something in, are one world to that person, whatever is asked of the log.
func TestV0_TheLogTellsNobodyOfTheirOwnReview(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	other := origin.Copy(t)
	for n, action := range []policy.Action{
		policy.DecideNominations, policy.DeclineFeedback, policy.UndoDecline, policy.ReleaseFeedback, policy.SubmitFeedback,
		policy.ReopenFeedback, policy.InviteGuest, "AN_ACT_OF_TOMORROW",
	} {
		addEvent(t, other, fmt.Sprintf("secret%d", n), "rae", "hana", auditevent.PartPEOPLE, action)
	}
	addEvent(t, other, "handed in", "rae", "sue", auditevent.PartPEOPLE, policy.SubmitFeedback)
	one, two := origin.Serve(t, quiet()), other.Serve(t, quiet())
	filters := []map[string]any{nil}
	for _, who := range []string{"rae", "hana", "ada"} {
		filters = append(filters, map[string]any{"actorId": testkit.ID("usr", who)},
			map[string]any{"subjectId": testkit.ID("usr", who)})
	}
	for _, action := range []string{"SUBMIT_FEEDBACK", "DECIDE_NOMINATIONS", "AN_ACT_OF_TOMORROW"} {
		filters = append(filters, map[string]any{"action": action})
	}
	differ := 0
	for _, filter := range filters {
		asked := map[string]any{"filter": filter}
		first, second := testkit.Ask(t, one, "hana", auditQuery, asked), testkit.Ask(t, two, "hana", auditQuery, asked)
		if string(first.Body) != string(second.Body) || len(first.Errors) > 0 {
			t.Errorf("Hana can tell the worlds apart with %v:\n%s\n%s", filter, first.Body, second.Body)
		}
		if string(testkit.Ask(t, one, "ada", auditQuery, asked).Body) != string(testkit.Ask(t, two, "ada", auditQuery, asked).Body) {
			differ++
		}
	}
	if differ == 0 {
		t.Error("the worlds are the same to another HR administrator as well: the test shows nothing")
	}
}

// TestAuditLogIsForTheRole: each administrator lists the part of their role, everybody else is refused.
func TestAuditLogIsForTheRole(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	for _, persona := range testkit.Personas() {
		v := w.Viewer(t, persona)
		answer := testkit.Ask(t, server, persona, auditQuery, nil)
		if !v.HRAdmin() && !v.TechAdmin() && !v.WorkAdmin() {
			if len(answer.Errors) == 0 || strings.Contains(string(answer.Body), `"nodes":[`) {
				t.Errorf("%s reads the log: %s", persona, answer.Body)
			}
			continue
		}
		for part, reads := range map[string]bool{"PEOPLE": v.HRAdmin(), "SYSTEM": v.TechAdmin(), "WORK": v.WorkAdmin()} {
			if got := strings.Contains(string(answer.Body), `"part":"`+part+`"`); got != reads {
				t.Errorf("%s reads the part %s: %v", persona, part, got)
			}
		}
		if strings.Contains(string(answer.Body), "SUBMIT_FEEDBACK") {
			t.Errorf("%s learns when somebody wrote: %s", persona, answer.Body)
		}
	}
}

// TestAuditFilters: each filter keeps what it names and counts it; a former colleague keeps their lines.
func TestAuditFilters(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	addEvent(t, w, "locked", "hana", "gia", auditevent.PartPEOPLE, policy.LockGuest)
	addEvent(t, w, "unlocked", "ada", "gia", auditevent.PartPEOPLE, policy.UnlockGuest)
	server := w.Serve(t, quiet())
	hour := time.Hour
	for name, try := range map[string]struct {
		filter map[string]any
		events int
	}{
		"who":                       {map[string]any{"actorId": testkit.ID("usr", "hana"), "subjectId": testkit.ID("usr", "gia")}, 1},
		"whom":                      {map[string]any{"subjectId": testkit.ID("usr", "gia")}, 2},
		"what":                      {map[string]any{"action": "UNLOCK_GUEST"}, 1},
		"from":                      {map[string]any{"subjectId": testkit.ID("usr", "gia"), "from": testkit.Now().Add(hour)}, 0},
		"until":                     {map[string]any{"subjectId": testkit.ID("usr", "gia"), "to": testkit.Now().Add(hour)}, 2},
		"a part that is not theirs": {map[string]any{"part": "SYSTEM", "action": "UNLOCK_GUEST"}, 0},
	} {
		answer := testkit.Ask(t, server, "hana", auditQuery, map[string]any{"filter": try.filter})
		if count, _ := answer.At("auditEvents", "totalCount").(float64); int(count) != try.events {
			t.Errorf("%s: %v events instead of %d: %s", name, answer.At("auditEvents", "totalCount"), try.events, answer.Body)
		}
	}
	backwards := map[string]any{"from": testkit.Now(), "to": testkit.Now().Add(-hour)}
	if answer := testkit.Ask(t, server, "hana", auditQuery, map[string]any{"filter": backwards}); len(answer.Errors) != 1 ||
		!strings.Contains(string(answer.Body), "BAD_USER_INPUT") {
		t.Errorf("an end before the beginning: %s", answer.Body)
	}
}

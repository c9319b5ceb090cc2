package graph_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// right is one right of one person: over one review or request, to one act, or as a whole.
type right struct{ who, kind, over string }

// rights are all that somebody has, as the API serves it.
type rights map[right]bool

func labelled(prefix string, labels []string) []string {
	all := make([]string, len(labels))
	for n, label := range labels {
		all[n] = testkit.ID(prefix, label)
	}
	return all
}

// served is every right that everybody has, as the API serves it.
func (o *organisation) served(t *testing.T) rights {
	t.Helper()
	o.signIn(t)
	all := rights{}
	for _, who := range o.people {
		if !o.world.Viewer(t, who).SignedIn() {
			continue
		}
		o.serveReviews(t, all, who)
		o.serveRecords(t, all, who)
		// The rule that every way to invite a guest asks.
		if policy.MayInviteGuests(o.world.Viewer(t, who)) {
			all[right{who, "GUESTS", ""}] = true
		}
	}
	answer := testkit.Ask(t, o.server, "p0", `{ directory(first: 100) { nodes { name } } }`, nil)
	listed, _ := answer.At("directory", "nodes").([]any)
	for _, node := range listed {
		person, _ := node.(map[string]any)
		all[right{fmt.Sprint(person["name"]), "LISTED", ""}] = true
	}
	return all
}

// signIn gives everybody a session anew: what a change ended is no right of theirs.
func (o *organisation) signIn(t *testing.T) {
	t.Helper()
	o.world.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if _, err := tx.Session.Delete().Exec(ctx); err != nil {
			return err
		}
		for _, who := range o.people {
			if err := tx.Session.Create().SetID(testkit.ID("ses", who)).SetUserID(testkit.ID("usr", who)).SetTokenHash(who).
				SetDevice("").SetNetwork("").SetSeenAt(testkit.Now()).SetProvedAt(testkit.Now()).
				SetExpiresAt(testkit.Now().Add(time.Hour)).Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

func (o *organisation) serveReviews(t *testing.T, all rights, who string) {
	t.Helper()
	answer := testkit.Ask(t, o.server, who, `query($ids: [ID!]!) {
		viewer { viewerCan feedbackRequests(first: 100) { nodes { id } } } nodes(ids: $ids) { ... on Participation {
		cycle { state } reviewee { id } approvers { id } results { questions { answers { text author { id } } } } } } }`,
		map[string]any{"ids": labelled("prt", o.reviews)})
	if answer.Code() != "" {
		t.Fatalf("%s: %s", who, answer.Body)
	}
	can, _ := answer.At("viewer", "viewerCan").([]any)
	for _, act := range can {
		all[right{who, "ACTS", fmt.Sprint(act)}] = true
	}
	asked, _ := answer.At("viewer", "feedbackRequests", "nodes").([]any)
	for _, node := range asked {
		request, _ := node.(map[string]any)
		all[right{who, "REQUESTS", fmt.Sprint(request["id"])}] = true
	}
	nodes, _ := answer.Data["nodes"].([]any)
	for n, node := range nodes {
		o.collect(all, who, o.reviews[n], node)
	}
}

func (o *organisation) collect(all rights, who, review string, node any) {
	shown := testkit.Answer{Data: map[string]any{"node": node}}
	if shown.At("node", "reviewee") == nil {
		return
	}
	all[right{who, "REVIEWS", review}] = true
	if questions, _ := shown.At("node", "results", "questions").([]any); len(questions) > 0 {
		all[right{who, "TEXTS", review}] = true
		if question, _ := questions[0].(map[string]any); namesAuthor(question["answers"]) {
			all[right{who, "NAMES", review}] = true
		}
	}
	approvers, _ := shown.At("node", "approvers").([]any)
	decides := slices.ContainsFunc(approvers, func(approver any) bool {
		person, _ := approver.(map[string]any)
		return person["id"] == testkit.ID("usr", who)
	})
	if decides && shown.At("node", "cycle", "state") == "OPEN" {
		all[right{who, "DECISIONS", review}] = true
	}
}

// namesAuthor tells whether the first of the answers stands under a name.
func namesAuthor(answers any) bool {
	listed, _ := answers.([]any)
	if len(listed) == 0 {
		return false
	}
	first, _ := listed[0].(map[string]any)
	return first["author"] != nil
}

// serveRecords asks for the records; whoever may see none of one is refused that part of the answer.
func (o *organisation) serveRecords(t *testing.T, all rights, who string) {
	t.Helper()
	answer := testkit.Ask(t, o.server, who, `{ mails(first: 100) { nodes { kind } }
		PEOPLE_LOG: auditEvents(first: 1, filter: { part: PEOPLE }) { nodes { id } }
		SYSTEM_LOG: auditEvents(first: 1, filter: { part: SYSTEM }) { nodes { id } }
		WORK_LOG: auditEvents(first: 1, filter: { part: WORK }) { nodes { id } } }`, nil)
	for _, record := range []string{"PEOPLE_LOG", "SYSTEM_LOG", "WORK_LOG"} {
		if events, _ := answer.At(record, "nodes").([]any); len(events) > 0 {
			all[right{who, record, ""}] = true
		}
	}
	mails, _ := answer.At("mails", "nodes").([]any)
	for _, node := range mails {
		sent, _ := node.(map[string]any)
		record := map[any]string{"INVITATION": "ACCOUNT_MAILS", "FEEDBACK_ASKED": "REVIEW_MAILS"}[sent["kind"]]
		if record != "" {
			all[right{who, record, ""}] = true
		}
	}
}

// change is how many rights of one kind somebody gains or loses; acts are each their own kind.
type change struct {
	who, kind string
	gains     bool
}

// between counts what came and went from one moment to the other, as far as the actor may know of it.
func between(before, after rights, knows func(right) bool) map[change]int {
	shown := map[change]int{}
	count := func(from, to rights, gains bool) {
		for one := range to {
			if from[one] || !knows(one) {
				continue
			}
			kind := one.kind
			if kind == "ACTS" {
				kind += " " + one.over
			}
			shown[change{one.who, kind, gains}]++
		}
	}
	count(before, after, true)
	count(after, before, false)
	return shown
}

// knownTo tells of which rights an actor may know: over the reviews that are served to them, and over requests whose
// reviewer is.
func (o *organisation) knownTo(t *testing.T, actor string, served rights) func(right) bool {
	t.Helper()
	answer := testkit.Ask(t, o.server, actor, `query($ids: [ID!]!) { nodes(ids: $ids) {
		... on FeedbackRequest { id reviewer { id } } } }`, map[string]any{"ids": labelled("req", o.requests)})
	reviewers := map[string]bool{}
	nodes, _ := answer.Data["nodes"].([]any)
	for _, node := range nodes {
		if request, _ := node.(map[string]any); request["reviewer"] != nil {
			reviewers[fmt.Sprint(request["id"])] = true
		}
	}
	return func(one right) bool {
		switch one.kind {
		case "REVIEWS", "TEXTS", "NAMES", "DECISIONS":
			return served[right{actor, "REVIEWS", one.over}]
		case "REQUESTS":
			return reviewers[one.over]
		default:
			return true
		}
	}
}

// hiddenOwner tells whether what a change does to somebody hangs on cycles of which the actor cannot know that they own
// them: of those the effects say less than is served, and never more.
func (o *organisation) hiddenOwner(t *testing.T, actor string, one change) bool {
	t.Helper()
	hangs := slices.Contains([]string{"REVIEWS", "TEXTS", "NAMES", "DECISIONS", "ACTS LIST_CYCLES"}, one.kind)
	viewer := o.world.Viewer(t, actor)
	for label, owner := range o.owners {
		if hangs && owner == one.who && !viewer.Runs(testkit.ID("cyc", label)) {
			return true
		}
	}
	return false
}

// said are the effects as the API tells them to the actor; refused when the change cannot be.
func (o *organisation) said(t *testing.T, actor string, try trial) (effects map[change]int, refused bool) {
	t.Helper()
	answer := testkit.Ask(t, o.server, actor, `query($change: AccessChangeInput!) { accessEffects(change: $change) {
		errors { __typename } effects { listed user { name } effects { gains kind count acts reader { name }
		examples { id reviewee { name } } } } } }`, map[string]any{"change": try.change()})
	failed, _ := answer.At("accessEffects", "errors").([]any)
	if answer.Code() != "" || len(failed) > 0 {
		if code := answer.Code(); code != "" && code != "FORBIDDEN" {
			t.Fatalf("%s asks about %v: %s", actor, try, answer.Body)
		}
		return nil, true
	}
	effects = map[change]int{}
	if listed, _ := answer.At("accessEffects", "effects", "listed").(bool); answer.At("accessEffects", "effects",
		"listed") != nil {
		effects[change{try.person, "LISTED", listed}] = 1
	}
	told, _ := answer.At("accessEffects", "effects", "effects").([]any)
	for _, one := range told {
		effect, _ := one.(map[string]any)
		reader, _ := effect["reader"].(map[string]any)
		gains, _ := effect["gains"].(bool)
		count, _ := effect["count"].(float64)
		acts, _ := effect["acts"].([]any)
		key := change{fmt.Sprint(reader["name"]), fmt.Sprint(effect["kind"]), gains}
		for _, act := range acts {
			effects[change{key.who, "ACTS " + fmt.Sprint(act), gains}] = 1
		}
		if len(acts) == 0 {
			effects[key] = int(count)
		}
		o.examplesHold(t, effect, int(count))
	}
	return effects, false
}

// examplesHold: what names a review names one that the actor sees, and never more than there are.
func (*organisation) examplesHold(t *testing.T, effect map[string]any, count int) {
	t.Helper()
	examples, _ := effect["examples"].([]any)
	if len(examples) > min(count, 3) {
		t.Errorf("%d examples of %d: %v", len(examples), count, effect)
	}
	for _, example := range examples {
		if review, _ := example.(map[string]any); review["reviewee"] == nil {
			t.Errorf("an example that the actor does not see: %v", effect)
		}
	}
	if overReviews := strings.Contains("REVIEWS TEXTS NAMES DECISIONS", fmt.Sprint(effect["kind"])); overReviews &&
		len(examples) == 0 {
		t.Errorf("no example: %v", effect)
	}
}

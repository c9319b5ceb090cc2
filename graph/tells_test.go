package graph_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/internal/testkit"
)

// random are the parts of an answer that differ between any two worlds: ids that are drawn by lot.
var random = regexp.MustCompile(`"(ans|rdg|msg|rtx|cut|evt|ntc)_[0-9a-z]{26}"`)

// tells returns what of all that is served to somebody differs between two rounds.
func tells(t *testing.T, one, two round, who string) []string {
	t.Helper()
	var differing []string
	for name, query := range questions(t, one, who) {
		first, second := testkit.Ask(t, one.server, who, query.text, query.variables),
			testkit.Ask(t, two.server, who, query.text, query.variables)
		if serves(first) != serves(second) {
			differing = append(differing, name)
		}
		if first.Statements != second.Statements {
			differing = append(differing, name+", by how many statements it takes")
		}
	}
	slices.Sort(differing)
	return differing
}

func serves(answer testkit.Answer) string {
	body, _, _ := strings.Cut(string(answer.Body), `"extensions":{"cost"`)
	return random.ReplaceAllString(body, `"$1"`)
}

// concerns tells whether a row is one of the round, or of nobody's cycle: its people, its company. What was announced has
// another id in each world, and is asked for through the cycle.
func (r round) concerns(row testkit.Row) bool {
	switch object := row.Object.(type) {
	case *ent.Cycle:
		return object.ID == roundID("cyc", "")
	case *ent.Participation:
		return object.CycleID == roundID("cyc", "")
	case *ent.FeedbackRequest:
		return object.CycleID == roundID("cyc", "")
	case *ent.CycleNotice:
		return false
	}
	return true
}

type query struct {
	text      string
	variables map[string]any
}

// questions ask for every field of everything, and for what is derived from it; what somebody wrote themselves is left
// out.
func questions(t *testing.T, r round, who string) map[string]query {
	t.Helper()
	w, list, cycleID := r.world, roundID("prt", ""), roundID("cyc", "")
	const readers = "state frozen version nextStep now { label count } next { label count } later { label count }"
	all := map[string]query{
		"to-dos": {text: "{ viewer { todos(first: 100) { totalCount nodes { id title reason otherwise dueAt createdAt } } } }"},
		"messages": {
			text: "{ viewer { messages(first: 100) { totalCount nodes { kind title readAt createdAt } } } }",
		},
		"people": {text: "{ people(first: 100) { totalCount nodes { id name viewerCan } } }"},
		"mails":  {text: "{ mails(first: 100) { totalCount nodes { recipient { id } kind state } } }"},
		"results": {text: fmt.Sprintf(`{ node(id: %q) { ... on Participation { version stage
			outlook { asked threshold shown spare } requests { state viewerCan
			reviewerLoad } results { answered atLeast questions { enough mean distribution answers { text author { id } } texts { text group }
			cuts { group mean shares { from to tenths } } } competencies { title points questions enough mean groups { group mean } } }
			earlierRounds { id } comparison(with: %q) { with { id } competencies questions } } } }`, list, roundID("prt", "/earlier"))},
		"announcements": {text: fmt.Sprintf(`{ node(id: %q) { ... on Cycle { progress { asked handedIn released }
			write: noticePreview(phase: WRITE) { recipientCount withheld recipients { id } mails { receiver { id } } }
			release: noticePreview(phase: RELEASE) { recipientCount withheld recipients { id } } } } }`, cycleID)},
		"the table of the cycle": {text: fmt.Sprintf("{ node(id: %q) { ... on Cycle { %s } } }", cycleID, tableQuestions())},
		"readers of the list":    {text: fmt.Sprintf("{ visibility(id: %q) { %s } }", list, readers)},
		"readers of the cycle":   {text: fmt.Sprintf("{ visibility(id: %q) { %s } }", cycleID, readers)},
	}
	for _, reviewer := range r.asked {
		if reviewer == who {
			continue
		}
		for about, part := range map[string]string{"": "", " about another": "/other"} {
			all["readers of what "+reviewer+" writes"+about] = query{text: fmt.Sprintf("{ visibility(id: %q) { %s } }",
				roundID("req", part+"/"+reviewer), readers)}
		}
	}
	for _, typeName := range []string{"User", "Settings", "Cycle", "CycleNotice", "Participation", "FeedbackRequest"} {
		var ids []string
		for _, row := range w.RowsOf(t, typeName) {
			if row.By != who && (r.everywhere || r.concerns(row)) {
				ids = append(ids, row.ID)
			}
		}
		for n, page := range slices.Collect(slices.Chunk(ids, affordable(typeName))) {
			all[fmt.Sprint(typeName, " ", n)] = query{
				"query($ids: [ID!]!) { nodes(ids: $ids) { ... on " + typeName + " { " + everything(typeName) + " } } }",
				map[string]any{"ids": page},
			}
		}
	}
	return all
}

// tableQuestions ask who is how far, narrowed to each stage, in the order of the stages, and counted by group.
func tableQuestions() string {
	var b strings.Builder
	for _, stage := range []string{"NOMINATING", "AWAITING_APPROVAL", "WRITING", "READY_TO_RELEASE", "RELEASED", "CLOSED"} {
		fmt.Fprintf(&b, "in%s: participations(first: 100, filter: { stages: [%s] }) { totalCount nodes { id stage } }\n", stage, stage)
	}
	b.WriteString(`ordered: participations(first: 100, order: STAGE) { edges { cursor node { id } } }
		changed: participations(first: 100, filter: { lineManagerChanged: true }) { totalCount nodes { id formerLineManager { id } } }
		fromTheEnd: participations(last: 1, order: STAGE, descending: true) { pageInfo { startCursor } nodes { id } }`)
	for _, by := range []string{"STAGE", "TEAM", "DEPARTMENT", "LINE_MANAGER"} {
		fmt.Fprintf(&b, "\nby%s: participationGroups(by: %s) { key count stages { stage count } }", by, by)
	}
	return b.String()
}

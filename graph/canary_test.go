package graph_test

import (
	"fmt"
	"net/http/httptest"
	"slices"
	"sort"
	"strings"
	"testing"

	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// haul is everything that a persona got, with where it came from.
type haul struct {
	t       *testing.T
	server  *httptest.Server
	persona string
	seen    map[string]string
	bytes   int
}

func (h *haul) ask(from, query string, variables map[string]any) testkit.Answer {
	h.t.Helper()
	answer := testkit.Ask(h.t, h.server, h.persona, query, variables)
	h.keep(from, string(answer.Body))
	return answer
}

func (h *haul) keep(from, text string) {
	h.bytes += len(text)
	for _, found := range testkit.Found(text) {
		h.seen[found] = from
	}
}

// lists asks for every list, page by page, with what hangs on its entries.
func (h *haul) lists() {
	h.t.Helper()
	user := "id name email title team location lineManager { name } invitedBy { name } peopleRoles state"
	request := "id state cycle { name introduction sections { title questions { text help labels } } }" +
		" reviewee { name email } reviewer { name } nominatedBy { name } rejectReason declineReason" +
		" answers { text author { name } question { text } }"
	part := "id stage cycle { name } reviewee { name title } approvers { name } readings { reader { name } } requests {" +
		request + "} results { answered questions { sectionTitle question { text } answers { text author { name } } } }"
	for name, query := range map[string]string{
		"viewer":   "{ viewer { user { " + user + " } companyName viewerCan } settings { companyName companyDomains } }",
		"todos":    list("viewer { todos", "id title reason otherwise participation { id } feedbackRequest { id }", "}"),
		"messages": list("viewer { messages", "id title participation { id } feedbackRequest { id }", "}"),
		"parts":    list("viewer { participations", part, "}"),
		"requests": list("viewer { feedbackRequests", request+" visibility { author { label } now { label rule }"+
			" next { label } later { label } subject { label } } reason: visibility(text: DECLINE_REASON) { now { label } }",
			"}"),
		"people": list("people", user, ""),
		"cycles": list("cycles", "id name introduction owners { name } notices { sentBy { name } } progress { asked }"+
			" publishProblems { message }", ""),
		"audit":     list("auditEvents", "id actor { name } subject { name } objectId changed object { id }", ""),
		"mails":     list("mails", "id recipient { name email } problem viewerCan", ""),
		"templates": "{ cycleTemplates { name description } }",
		"saved":     list("savedTemplates", "id name description kind questionCount savedBy { name } viewerCan", ""),
		"passport":  "{ viewer { passport { people { " + user + " } cycles { name introduction owners { name } } } } }",
	} {
		after := any(nil)
		for range 60 {
			answer := h.ask(name, query, map[string]any{"after": after})
			cursor := endCursor(answer.Data)
			if cursor == "" || cursor == after {
				break
			}
			after = cursor
		}
	}
}

func list(field, selection, end string) string {
	opened := strings.Split(field, "{ ")
	last := opened[len(opened)-1]
	prefix := strings.TrimSuffix(field, last)
	return fmt.Sprintf("query($after: String) { %s%s(first: 10, after: $after) { nodes { %s } totalCount"+
		" pageInfo { hasNextPage endCursor } } %s }", prefix, last, selection, end)
}

// endCursor finds the cursor of the page in an answer, empty when there is no further page.
func endCursor(data any) string {
	object, _ := data.(map[string]any)
	if info, ok := object["pageInfo"].(map[string]any); ok {
		if more, _ := info["hasNextPage"].(bool); more {
			cursor, _ := info["endCursor"].(string)
			return cursor
		}
		return ""
	}
	for _, below := range object {
		if cursor := endCursor(below); cursor != "" {
			return cursor
		}
	}
	return ""
}

// objects asks for every field of every row, and who can read it.
func (h *haul) objects(rows []testkit.Row) {
	h.t.Helper()
	byType := map[string][]string{}
	for _, row := range rows {
		if row.Type != "" {
			byType[row.Type] = append(byType[row.Type], row.ID)
		}
	}
	for typeName, ids := range byType {
		query := fmt.Sprintf("query($ids: [ID!]!) { nodes(ids: $ids) { ... on %s { %s } } }", typeName, deep(typeName))
		for page := range slices.Chunk(ids, 50) {
			h.ask("nodes of "+typeName, query, map[string]any{"ids": page})
		}
	}
}

// deep is everything of a type with the texts of what it points at.
func deep(typeName string) string {
	selected := everything(typeName)
	for _, points := range []string{
		"lineManager", "invitedBy", "sentBy", "reader", "reviewee", "reviewer", "nominatedBy",
		"author", "recipient", "owners", "approvers", "actor", "subject",
	} {
		selected = strings.ReplaceAll(selected, points+" { id }", points+" { id name email title }")
	}
	selected = strings.ReplaceAll(selected, "participationGroups(by: LINE_MANAGER) { __typename }",
		"participationGroups(by: LINE_MANAGER) { key lineManager { name } } teams: participationGroups(by: TEAM) { key }")
	return strings.ReplaceAll(selected, "noticePreview(phase: NOMINATE) { __typename }",
		"noticePreview(phase: NOMINATE) { recipients { name } mails { subject body } }")
}

// explained asks who can read each text, twenty at a time.
func (h *haul) explained(rows []testkit.Row) {
	h.t.Helper()
	const selection = `{ author { label } subject { label } now { label rule } next { label } later { label } version }`
	var asked []string
	for _, row := range rows {
		texts := map[string][]string{
			"Answer": {"MAIN"}, "SelfAnswer": {"MAIN"}, "Participation": {"MAIN", "SELF_ASSESSMENT"}, "Cycle": {"MAIN"},
			"FeedbackRequest": {"MAIN", "REJECT_REASON", "DECLINE_REASON"},
		}[row.Type]
		for _, text := range texts {
			asked = append(asked, fmt.Sprintf("visibility(id: %q, text: %s) %s", row.ID, text, selection))
		}
	}
	for page := range slices.Chunk(asked, 20) {
		for i := range page {
			page[i] = fmt.Sprintf("v%d: %s", i, page[i])
		}
		h.ask("visibility", "{ "+strings.Join(page, " ")+" }", nil)
	}
}

// searches types names and addresses into every field that looks for people.
func (h *haul) searches() {
	h.t.Helper()
	for _, plan := range []string{"named-open0", "confidential-open1"} {
		for _, search := range []string{"canary", "sue", "partner.example", "gia", "nobody@else.example"} {
			h.ask("candidates", `query($id: ID!, $search: String!) { reviewerCandidates(participationId: $id, search: $search) {
				people { user { name email team } obstacle } invitation { email allowed obstacle } } }`,
				map[string]any{"id": testkit.ID("prt", plan+"/sue"), "search": search})
			h.ask("search", `query($search: String!) { people(first: 50, search: $search) { nodes { name email } totalCount } }`,
				map[string]any{"search": search})
		}
	}
}

// TestCanaries: every protected column of every row holds a string that stands nowhere else. Everything that each
// persona can get holds no such string that the policy does not give them.
func TestCanaries(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	server := w.Serve(t, quiet())
	rows := w.AllRows(t)
	canaries := testkit.Canaries(rows)
	letters, mails := posted(t, w), 0
	table := []string{}
	total, looked := 0, 0
	for _, persona := range testkit.Personas() {
		h := &haul{t: t, server: server, persona: persona, seen: map[string]string{}}
		h.lists()
		h.objects(rows)
		h.explained(oneOfEach(rows))
		h.searches()
		h.refusals()
		for _, letter := range letters[addressOf(persona)] {
			h.keep("a mail", letter)
		}
		mails += len(letters[addressOf(persona)])
		foreign(t, w.Viewer(t, persona), h, canaries, w.Parts.Guard.Rule)
		total += len(h.seen)
		looked += h.bytes
		table = append(table, fmt.Sprintf("%s %d", persona, len(h.seen)))
	}
	sort.Strings(table)
	if total < len(canaries) {
		t.Errorf("only %d canaries were found: the test looks in the wrong place", total)
	}
	t.Logf("canaries: %d in the world, %d found by %d personas in %d kB, %d mails among them, none that is not theirs (%s)",
		len(canaries), total, len(testkit.Personas()), looked/1024, mails, strings.Join(table, ", "))
}

func addressOf(persona string) string {
	domain := map[string]string{"gia": "partner", "gus": "partner", "con": "client"}[persona]
	if domain == "" {
		domain = "aldersund"
	}
	return "canary-email-" + persona + "@" + domain + ".example"
}

func foreign(
	t *testing.T, v *policy.Viewer, h *haul, canaries map[string]testkit.Canary, rule func(string) []policy.Audience,
) {
	t.Helper()
	for text, from := range h.seen {
		canary, known := canaries[text]
		switch {
		case !known:
			t.Errorf("%s got %s from %s, which is in no row", h.persona, text, from)
		case !testkit.Predicted(v, canary, rule) && !mailedTo(v, canary, from):
			t.Errorf("%s got %s (%s of %s %s about %s) from %s", h.persona, text, canary.Coordinate, canary.Row.Entity,
				canary.Row.State, canary.Row.About, from)
		}
	}
}

package graph_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sightline/internal/apperr"
	"sightline/internal/export"
	"sightline/internal/people"
	"sightline/internal/sheet"
	"sightline/internal/testkit"
)

// secretly returns what of all that is served to somebody differs between two Anonymous rounds: every field of
// everything, every list, and what was published, of which the order is by chance in each world.
func secretly(t *testing.T, one, two round, who string) []string {
	t.Helper()
	differing := tells(t, one, two, who)
	differing = slices.DeleteFunc(differing, func(name string) bool { return name == "results" })
	results := questions(t, one, who)["results"]
	first, second := testkit.Ask(t, one.server, who, results.text, nil), testkit.Ask(t, two.server, who, results.text, nil)
	if inNoOrder(t, first, "texts", "cuts") != inNoOrder(t, second, "texts", "cuts") {
		differing = append(differing, "results")
	}
	for _, typeName := range []string{"ReleasedText", "ResultCut"} {
		if published(t, one, who, typeName) != published(t, two, who, typeName) {
			differing = append(differing, typeName)
		}
	}
	for name, text := range everyRootList() {
		first, second := testkit.Ask(t, one.server, who, text, nil), testkit.Ask(t, two.server, who, text, nil)
		if first.Code() == "GRAPHQL_VALIDATION_FAILED" {
			t.Fatalf("%s", first.Body)
		}
		same := serves(first) == serves(second)
		if name == "the log" { // what happened in the same second is in an order by chance
			same = inNoOrder(t, first, "nodes") == inNoOrder(t, second, "nodes")
		}
		if !same || first.Statements != second.Statements {
			differing = append(differing, name)
		}
	}
	return differing
}

// everyRootList asks for what stands at the root and is not asked for by questions.
func everyRootList() map[string]string {
	return map[string]string{
		"the log": `{ auditEvents(first: 100) { totalCount nodes { id action objectId changed createdAt actor { id }
			subject { id } } } }`,
		"accounts":       `{ accounts(first: 100) { totalCount nodes { id } } }`,
		"the last mails": `{ mails(last: 100) { totalCount nodes { recipient { id } kind state } } }`,
		"usage":          `{ usage { __typename } }`,
		"cycles": `{ cycles(first: 100) { totalCount nodes { id version phase policyFrozenAt
			progress { asked handedIn undisclosed released } notices { id } policyChanges { createdAt } publishProblems { message } } } }`,
		"what is asked of them": `{ viewer { feedbackRequests(first: 100) { totalCount nodes { id state version } } } }`,
	}
}

// published is every field of what was published in a round, as far as it is served to somebody, in no order.
func published(t *testing.T, r round, who, typeName string) string {
	t.Helper()
	var ids []string
	for _, row := range r.world.RowsOf(t, typeName) {
		ids = append(ids, row.ID)
	}
	var all []string
	for page := range slices.Chunk(ids, 50) {
		answer := testkit.Ask(t, r.server, who, "query($ids: [ID!]!) { nodes(ids: $ids) { ... on "+typeName+" { "+
			everything(typeName)+" } } }", map[string]any{"ids": page})
		nodes, _ := answer.Data["nodes"].([]any)
		for _, node := range nodes {
			all = append(all, canonical(t, node))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// inNoOrder is what an answer says, without random ids and the order of the lists with these names.
func inNoOrder(t *testing.T, answer testkit.Answer, lists ...string) string {
	t.Helper()
	var sortAll func(value any)
	sortAll = func(value any) {
		switch value := value.(type) {
		case map[string]any:
			for field, below := range value {
				sortAll(below)
				if list, ok := below.([]any); ok && slices.Contains(lists, field) {
					slices.SortFunc(list, func(a, b any) int { return strings.Compare(canonical(t, a), canonical(t, b)) })
				}
			}
		case []any:
			for _, below := range value {
				sortAll(below)
			}
		}
	}
	sortAll(answer.Data)
	return canonical(t, answer.Data) + canonical(t, answer.Errors)
}

func canonical(t *testing.T, value any) string {
	t.Helper()
	raw, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return random.ReplaceAllString(string(raw), `"$1"`)
}

// besides returns what else differs between two Anonymous rounds: files that are taken along, mails as they are sent,
// and whether a tick came. What HR assistants take along of who is done is left out before the end.
func besides(t *testing.T, one, two round, forgotten bool) []string {
	t.Helper()
	var differing []string
	for _, who := range without(testkit.Personas(), "ex", "nobody") {
		first, second := filesOf(t, one, who), filesOf(t, two, who)
		for name := range first {
			if who == "asa" && !forgotten && name == "states" {
				continue
			}
			if first[name] != second[name] {
				differing = append(differing, who+" takes along "+name)
			}
		}
	}
	first, second := posted(t, one.world), posted(t, two.world)
	for _, address := range slices.Sorted(maps.Keys(first)) {
		if len(first[address]) != len(second[address]) {
			differing = append(differing, fmt.Sprintf("%s got %d mails, and %d", address, len(first[address]), len(second[address])))
		}
	}
	if len(first) != len(second) {
		differing = append(differing, "who got mails")
	}
	return differing
}

// filesOf are the files that somebody may take along, by name; a refusal is what it says.
func filesOf(t *testing.T, r round, who string) map[string]string {
	t.Helper()
	parts, ctx := r.world.Parts, r.world.As(t, who)
	body := func(file *export.File, err error) string {
		var failure *apperr.Error
		if errors.As(err, &failure) {
			return failure.Error()
		}
		if err != nil {
			t.Fatal(who, err)
		}
		lines := strings.Split(string(file.Body), "\r\n") // the log again
		slices.Sort(lines)
		return strings.Join(lines, "\n")
	}
	return map[string]string{
		"states":   body(parts.Tracking.Export(ctx, sheet.CSV, roundID("cyc", ""), nil, parts.Guard.Rule)),
		"accounts": body(parts.People.Export(ctx, sheet.CSV, people.AccountFilter{}, parts.Guard.Rule)),
		"the log":  body(parts.Audit.Export(ctx, sheet.CSV, nil, parts.Guard.Rule)),
	}
}

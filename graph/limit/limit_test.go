package limit_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"

	"sightline/graph/limit"
)

const (
	tooComplex  = "TOO_COMPLEX"
	rateLimited = "RATE_LIMITED"
)

// nested returns a document of the given depth.
func nested(levels int) string {
	return "{ viewer " + strings.Repeat("{ boss ", levels-2) + "{ name " + strings.Repeat("} ", levels)
}

func TestT50_BoundsAreExact(t *testing.T) {
	t.Parallel()
	list := func(n int) string { return `{ viewer { say(words: "x") } } # ` + strings.Repeat("\n#", n-12) }
	aliases := func(n int) string { return "{ viewer { " + strings.Repeat("x: name ", n) + "} }" }
	roots := func(n int) string { return "{ " + strings.Repeat("name ", n) + "}" }
	directives := func(n int) string { return "{ viewer { " + strings.Repeat("name @seen ", n) + "} }" }
	spreads := func(n int) string { return "{ viewer { " + strings.Repeat("...F ", n) + "} } fragment F on Person " }
	names := func(n int) string { return "{ " + strings.Repeat("x: name ", n) + "}" }
	tenRoots := "fragment R on Query " + roots(10)
	for name, test := range map[string]struct{ within, beyond string }{
		"tokens":                {list(5000), list(5001)},
		"aliases":               {aliases(30), aliases(31)},
		"aliases by fragments":  {spreads(3) + names(10), spreads(4) + names(8)},
		"root fields":           {roots(20), roots(21)},
		"roots by fragments":    {"{ ...R ...R } " + tenRoots, "{ ...R name ...R } " + tenRoots},
		"directives":            {directives(50), directives(51)},
		"directives by spreads": {spreads(10) + fiveSeen, spreads(11) + fiveSeen},
		"depth":                 {nested(12), nested(13)},
		"depth by a fragment":   {spreads(1) + "{ boss " + nested(11)[9:], spreads(1) + "{ boss " + nested(12)[9:]},
		"inline fragments":      {"{ ... { ... { ... { name } } } }", "{ ... " + nested(13) + " }"},
	} {
		b := setup(t)
		if got := b.ask(t.Context(), test.within, nil); got.code == tooComplex {
			t.Errorf("%s: refused at the bound: %v", name, got.errs)
		}
		if got := b.ask(t.Context(), test.beyond, nil); got.code != tooComplex {
			t.Errorf("%s: passed beyond the bound: %v", name, got.errs)
		}
	}
}

func TestNamesBeforeColonsInArgumentsAreNoAliases(t *testing.T) {
	t.Parallel()
	query := "query(" + strings.Repeat("$a: Int ", 40) + ") { viewer { say(" + strings.Repeat("words: 1 ", 40) + ") } }"
	if got := setup(t).ask(t.Context(), query, nil); got.code != "BAD_USER_INPUT" {
		t.Errorf("code %q, want the validator's own refusal", got.code)
	}
}

func TestT50_CyclesAreRefusedBeforeValidation(t *testing.T) {
	t.Parallel()
	got := setup(t).ask(t.Context(), "{ viewer { ...F } } fragment F on Person { boss { ...F } }", nil)
	if len(got.errs) != 1 || !strings.Contains(got.errs[0].Message, "NoFragmentCycles") {
		t.Errorf("%v, want one error that names the rule", got.errs)
	}
}

func TestT51_CostIsTheProductOfPages(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]int{
		"{ name }":            0,
		"{ viewer { name } }": 1,
		"{ people(first: 20) { nodes { name } } }":                                          20,
		"{ people(last: 20) { edges { cursor node { name } } pageInfo { hasNextPage } } }":  20,
		"{ people(first: 20) { nodes { boss { name } } } }":                                 40,
		"{ people(first: 20) { nodes { friends(first: 10) { nodes { name } } } } }":         220,
		"{ people(first: 20) { nodes { ...F } edges { node { ...F } } } } " + tenFriends:    420,
		"{ a: people(first: 5) { nodes { name } } b: people(first: 5) { nodes { name } } }": 10,
		"{ people { nodes { name } } }":                                                     100,
		"query($n: Int = 7) { people(first: $n) { nodes { name } } }":                       7,
		"query($m: Int!) { people(first: $m) { nodes { name } } }":                          30,
		"{ health { ok } }": 501,
		`{ some(ids: ["a", "b", "c"]) { name boss { name } } }`:                              6,
		"query($all: [ID!]!) { some(ids: $all) { name } }":                                   4,
		"query($all: [ID!]!) { some(ids: $all) { friends(first: 5) { nodes { name } } } }":   24,
		"{ people(first: -5) { nodes { name } } }":                                           100,
		"mutation { rename(input: {name: \"x\"}) { friends(first: 3) { nodes { name } } } }": 4,
	} {
		got := setup(t).ask(t.Context(), query, map[string]any{"m": 30, "all": []any{"a", "b", "c", "d"}})
		if len(got.errs) > 0 || got.cost["requested"] != want+1 {
			t.Errorf("%s costs %d (%v), want %d and 1 to read", query, got.cost["requested"], got.errs, want)
		}
	}
}

const fiveSeen = "@seen { name @seen boss @seen { name @seen name @seen } }"

const tenFriends = "fragment F on Person { friends(first: 10) { nodes { name } } }"

func TestT51_CostIsCapped(t *testing.T) {
	t.Parallel()
	b := setup(t)
	within := "{ people(first: 49) { nodes { friends(first: 100) { nodes { name } } } } }"
	if got := b.ask(t.Context(), within, nil); got.code != "" || got.cost["requested"] != 4950 {
		t.Errorf("%d: %v, want 4,950 served", got.cost["requested"], got.errs)
	}
	for _, beyond := range []string{
		"{ people(first: 50) { nodes { friends(first: 100) { nodes { name } } } } }",
		"{ people(first: 2147483647) { nodes { friends(first: 2147483647) { nodes { name } } } } }",
	} {
		if got := b.ask(t.Context(), beyond, nil); got.code != tooComplex || got.cost["requested"] <= 5000 {
			t.Errorf("%s: %q at %d, want TOO_COMPLEX", beyond, got.code, got.cost["requested"])
		}
	}
}

func TestT52_DearFieldsDoNotMultiplyByAlias(t *testing.T) {
	t.Parallel()
	query := "{"
	for i := range 10 {
		query += fmt.Sprintf(" a%d: health { ok }", i)
	}
	if got := setup(t).ask(t.Context(), query+" }", nil); got.code != tooComplex {
		t.Errorf("ten dear fields in one document: %q, want TOO_COMPLEX", got.code)
	}
}

func TestT51_BudgetOfAPersonRunsOutAndComesBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	query := "{ people(first: 49) { nodes { friends(first: 100) { nodes { name } } } } }" // 4,950
	for range 4 {
		if got := b.ask(t.Context(), query, nil); got.code != "" {
			t.Fatalf("within the budget: %v", got.errs)
		}
	}
	got := b.ask(t.Context(), query, nil)
	if got.code != rateLimited || limit.RetryAfter(got.errs[0]) != 24 || got.cost["available"] != 199 {
		t.Fatalf("%v, cost %v; want RATE_LIMITED for (4,949 − 199) / 200 = 24 s", got.errs, got.cost)
	}
	b.person = "per_rae"
	if got := b.ask(t.Context(), query, nil); got.code != "" {
		t.Errorf("another person's budget: %v", got.errs)
	}
	b.person = "per_sue"
	b.clock.Advance(24 * time.Second)
	if got := b.ask(t.Context(), query, nil); got.code != "" {
		t.Errorf("after the time it named: %v", got.errs)
	}
}

func TestT51_RefusedDocumentsAreCharged(t *testing.T) {
	t.Parallel()
	b := setup(t)
	bad := strings.Repeat("{ ", 6000)
	refused := 0
	for b.ask(t.Context(), bad, nil).code == tooComplex {
		refused++
	}
	if refused != 20000/51 {
		t.Errorf("%d refused documents used the budget up, want %d", refused, 20000/51)
	}
}

func TestT54_IntrospectionIsForMembers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	deep := "{ __schema { types { fields { type " + strings.Repeat("{ ofType ", 9) + "{ name }" + strings.Repeat(" }", 13)
	// GraphiQL asks for the type of a type in a fragment that is deeper by itself than other documents may be.
	typeRef := "{ __schema { types { ...R } } } fragment R on __Type { name ofType " +
		strings.Repeat("{ name ofType ", 12) + "{ name }" + strings.Repeat(" }", 13)
	hidden := []string{
		typeRef, "{ __schema { types { name } } }", `{ __type(name: "Person") { name } }`, deep,
		"{ ...S } fragment S on Query { __schema { types { name } } }", "{ x: __schema { types { name } } }",
		"{ name } fragment U on Query { ... { __schema { types { name } } } }",
	}
	for _, query := range hidden {
		if got := b.ask(t.Context(), query, nil); got.code != "FORBIDDEN" {
			t.Errorf("guest: %s: %q, want FORBIDDEN", query, got.code)
		}
	}
	if got := b.ask(t.Context(), "{ __typename viewer { __typename } }", nil); got.code != "" {
		t.Errorf("__typename tells nothing: %v", got.errs)
	}
	b.member = true
	for _, query := range hidden[:6] {
		if got := b.ask(t.Context(), query, nil); got.code != "" {
			t.Errorf("member: %s: %v", query, got.errs)
		}
	}
}

func TestMissingOptionsStopTheStart(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("a server was made without the limits' options")
		}
	}()
	handler.New(nil).Use(limit.New(limit.Options{Bounds: limit.Standard()}))
}

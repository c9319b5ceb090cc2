package limit_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// bombs are documents that are dear to lex, parse or validate, each within the token bound where it can be.
func bombs() map[string]string {
	var chain strings.Builder
	for i := range 200 {
		fmt.Fprintf(&chain, "fragment F%d on Person { ...F%d ...F%d } ", i, i+1, i+1)
	}
	chain.WriteString("fragment F200 on Person { name }")
	var mesh strings.Builder
	for i := range 60 {
		fmt.Fprintf(&mesh, "fragment G%d on Person { ", i)
		for j := range 15 {
			fmt.Fprintf(&mesh, "...G%d ", (i+j+1)%60)
		}
		mesh.WriteString("name } ")
	}
	var wide strings.Builder
	for i := range 190 {
		fmt.Fprintf(&wide, "boss { name say(words: \"%d\") } ", i%7)
	}
	var deep strings.Builder
	for range 180 {
		deep.WriteString("boss { " + strings.Repeat("name ", 22) + "} ")
	}
	var flat strings.Builder
	for i := range 400 {
		fmt.Fprintf(&flat, "fragment H%d on Person { x%d } ", i, i)
	}
	var spreads strings.Builder
	for i := range 400 {
		fmt.Fprintf(&spreads, "...H%d ", i)
	}
	var layers strings.Builder
	for i := range 190 {
		fmt.Fprintf(&layers, "... on Person { boss { ... on Person { boss { name } } } } %s", strings.Repeat(" ", i%2))
	}
	return map[string]string{
		"one million spaces":         "{ name " + strings.Repeat(" ", 1_000_000) + "}",
		"one million commas":         "{ name " + strings.Repeat(",", 1_000_000) + "}",
		"100,000 comments":           strings.Repeat("#a\n", 100_000) + "{ name }",
		"one comment of a MB":        "#" + strings.Repeat("a", 1_000_000) + "\n{ name }",
		"one string of a MB":         `{ viewer { say(words: "` + strings.Repeat("a", 1_000_000) + `") } }`,
		"escapes":                    `{ viewer { say(words: "` + strings.Repeat(`\u0041`, 160_000) + `") } }`,
		"block string":               `{ viewer { say(words: """` + strings.Repeat(" a\n", 300_000) + `""") } }`,
		"4,900 fields":               "{ viewer { " + strings.Repeat("name ", 4_900) + "} }",
		"4,900 unknown fields":       "{ viewer { " + strings.Repeat("nope ", 4_900) + "} }",
		"190 unknown fields":         "{ viewer { " + strings.Repeat("nope ", 190) + "} }",
		"50,000 aliases":             "{ " + strings.Repeat("a: name ", 50_000) + "}",
		"10,000 directives":          "{ name " + strings.Repeat("@a ", 10_000) + "}",
		"50 unknown directives":      "{ name " + strings.Repeat("@a ", 50) + "}",
		"100,000 braces":             strings.Repeat("{ viewer ", 100_000),
		"2,400 levels":               strings.Repeat("{ viewer ", 2_400) + strings.Repeat("} ", 2_400),
		"4,900 brackets":             "{ viewer { say(words: " + strings.Repeat("[", 4_900),
		"list of lists":              "{ viewer { say(words: " + strings.Repeat("[", 2_400) + strings.Repeat("]", 2_400),
		"doubling fragments":         "{ viewer { ...F0 } } " + chain.String(),
		"cyclic fragments":           "{ viewer { ...G0 } } " + mesh.String(),
		"unused cyclic fragments":    "{ name } " + mesh.String(),
		"self fragment":              "{ viewer { ...S } } fragment S on Person { boss { ...S } ...S }",
		"wide overlap":               "{ viewer { " + wide.String() + " } }",
		"deep overlap":               "{ viewer { " + deep.String() + " } }",
		"deep overlap in a fragment": "{ name } fragment D on Person { " + deep.String() + " }",
		"400 fragments":              "{ viewer { " + spreads.String() + " } } " + flat.String(),
		"199 of a name":              "{ viewer { " + strings.Repeat("name ", 199) + " } }",
		"layered overlap":            "{ viewer { " + layers.String() + " } }",
		"600 operations":             strings.Repeat("query A { viewer { name } } ", 600),
		"800 variables":              "query(" + strings.Repeat("$a: Int ", 800) + ") { name }",
		"1,200 variables unused":     "query(" + strings.Repeat("$a: [Int!]! ", 700) + ") { name }",
		"arguments":                  "{ viewer { say(" + strings.Repeat("words: 1 ", 1_600) + ") } }",
		"object values":              "mutation { rename(input: {" + strings.Repeat("nope: 1 ", 1_600) + "}) { name } }",
	}
}

// randomBomb strings together pieces of GraphQL; one seed makes one document.
func randomBomb(seed uint64) string {
	pieces := []string{
		"{ ", "} ", "viewer ", "boss ", "name ", "a: ", "... ", "...F ", "on Person ", "fragment F on Person ", "query ",
		"mutation ", "@seen ", "@skip(if: true) ", "(first: 100) ", "(", ") ", "[", "] ", "$a: Int ", `"x" `, `"""y""" `,
		"people(first: 100) { nodes { ", "edges { node { ", "# c\n", "\\u", "\x00", "é", "{ viewer { name } } ", "__schema ",
	}
	var document strings.Builder
	for range seed % 3000 {
		seed = seed*6364136223846793005 + 1442695040888963407
		document.WriteString(pieces[(seed>>33)%uint64(len(pieces))])
	}
	return document.String()
}

// allocated returns the bytes that a call allocates, which unlike its duration does not hang on the machine.
func allocated(call func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

//nolint:paralleltest // it measures the memory of the process
func TestT50_BombsAreAnsweredShortlyAndCheaply(t *testing.T) {
	b := setup(t)
	documents := bombs()
	for seed := range uint64(1000) {
		documents[fmt.Sprintf("random %d", seed)] = randomBomb(seed*2654435761 + 1)
	}
	for name, document := range documents {
		b.person = name
		var got answer
		spent := allocated(func() { got = b.ask(t.Context(), document, nil) })
		if spent > 32<<20 {
			t.Errorf("%s: %d MB allocated", name, spent>>20)
		}
		text, err := json.Marshal(got.errs)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 4096 || len(got.errs) > 5 {
			t.Errorf("%s: %d errors in %d bytes", name, len(got.errs), len(text))
		}
	}
}

func BenchmarkT50_Bombs(b *testing.B) {
	for name, document := range bombs() {
		b.Run(name, func(b *testing.B) {
			bench := setup(b)
			b.ReportAllocs()
			code := ""
			for b.Loop() {
				bench.person = fmt.Sprint(b.N, b.Elapsed())
				code = bench.ask(b.Context(), document, nil).code
			}
			b.Logf("%s", code)
		})
	}
}

package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// TestVisibilityPage writes docs/visibility.md from the rules of the schema and from what the policy answers.
func TestVisibilityPage(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	var b strings.Builder
	b.WriteString(pageTop)
	for _, persona := range personaWords() {
		fmt.Fprintf(&b, "- **%s** %s\n", persona[0], persona[1])
	}
	b.WriteString("\n## Who the audiences are\n\n| audience | who |\n| --- | --- |\n")
	for _, value := range schema().Types["Audience"].EnumValues {
		fmt.Fprintf(&b, "| `%s` | %s |\n", value.Name, value.Description)
	}
	for _, typeName := range entityTypes() {
		writeType(&b, w.Parts.Guard.Rule, typeName)
		writeGrid(&b, gridOf(t, w, typeName))
	}
	writeRoots(&b, w.Parts.Guard.Rule)
	golden(t, "../docs/visibility.md", b.String())
}

const pageTop = `# Who sees what

Written by a test from the rules in graph/schema and the answers of internal/policy; change those and run
` + "`make docs`" + `. Each field has one declared answer to who may read it and when. What is not declared is not
shown, and the server does not start with a field undeclared. A field that somebody may not read is null for them; a
row without any field for them is not found.

Pages, payloads, errors, to-dos and results are not listed: they carry nothing of their own, and every row inside them
is judged as here.

## The people in the tables

`

func personaWords() [][2]string {
	return [][2]string{
		{"ada", "administrator with all people roles"},
		{"hana", "HR administrator without line manager, reviewee herself; Ada stands in for her line manager"},
		{"asa", "HR assistant"},
		{"tess", "technical administrator"},
		{"max", "line manager of Sue, Rae and Cole"},
		{"ines", "line manager of Max and Otto"},
		{"sue", "reviewee"},
		{"rae", "colleague and reviewer"},
		{"cole", "colleague and reviewer"},
		{"wim", "owner of the Confidential cycles, work role MANAGER"},
		{"rex", "colleague with the work role REVIEWER, in no cycle"},
		{"otto", "colleague in no cycle"},
		{"gia", "guest who was asked to write"},
		{"gus", "guest who was nominated and never asked"},
		{"con", "member from outside who was asked to write; has the HR role, which counts for nothing outside"},
		{"ex", "deactivated"},
		{"nobody", "not logged in"},
	}
}

func writeType(b *strings.Builder, rule func(string) []policy.Audience, typeName string) {
	definition := schema().Types[typeName]
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n| field | what it is | who may read it |\n| --- | --- | --- |\n", typeName,
		definition.Description)
	for _, field := range definition.Fields {
		if strings.HasPrefix(field.Name, "__") {
			continue
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", field.Name, field.Description, named(rule(typeName+"."+field.Name)))
	}
}

func writeRoots(b *strings.Builder, rule func(string) []policy.Audience) {
	b.WriteString("\n## Queries, mutations, subscriptions\n\nWho may ask at all; what comes back is judged as above, and\n" +
		"what is changed by internal/policy's actions.\n\n| field | who |\n| --- | --- |\n")
	for _, root := range []string{"Query", "Mutation", "Subscription"} {
		for _, field := range schema().Types[root].Fields {
			if !strings.HasPrefix(field.Name, "__") {
				fmt.Fprintf(b, "| `%s.%s` | %s |\n", root, field.Name, named(rule(root+"."+field.Name)))
			}
		}
	}
}

func named(rule []policy.Audience) string {
	var names []string
	for _, audience := range rule {
		names = append(names, "`"+string(audience)+"`")
	}
	return strings.Join(names, ", ")
}

func writeGrid(b *strings.Builder, g grid) {
	b.WriteString("\ny: of every row in the state; o: of those they write themselves; s: of some, such as their own.\n")
	for _, group := range g.groups {
		fmt.Fprintf(b, "\n`%s`\n\n| state | %s |\n|%s\n", strings.Join(group.fields, "`, `"),
			strings.Join(testkit.Personas(), " | "), strings.Repeat(" --- |", len(testkit.Personas())+1))
		for _, line := range group.lines {
			states := strings.Join(line.states, "; ")
			if states == "" {
				states = "always"
			}
			marks := strings.ReplaceAll(strings.Join(strings.Split(line.marks, ""), " | "), ".", " ")
			fmt.Fprintf(b, "| %s | %s |\n", states, marks)
		}
	}
}

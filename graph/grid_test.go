package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sightline/internal/policy"
	"sightline/internal/testkit"
)

// grid says for each field of a type, in each state, which personas read it: y of every such row, o of those
// that they write themselves, s of some, a point of none.
type grid struct {
	typeName string
	// groups are fields that are read alike in every state.
	groups []group
}

type group struct {
	fields []string
	lines  []line
}

// line is a pattern of marks, one for each persona, and the states in which it holds.
type line struct {
	marks  string
	states []string
}

// situation is the state of a row together with whom it is about.
func situation(row testkit.Row) string {
	if row.About == "" {
		return row.State
	}
	return row.State + ", about " + testkit.Title(row.About)
}

func gridOf(t *testing.T, w *testkit.World, typeName string) grid {
	t.Helper()
	bySituation := map[string][]testkit.Row{}
	var situations []string
	for _, row := range w.RowsOf(t, typeName) {
		at := situation(row)
		if bySituation[at] == nil {
			situations = append(situations, at)
		}
		bySituation[at] = append(bySituation[at], row)
	}
	slices.Sort(situations)
	viewers := map[string]*policy.Viewer{}
	for _, persona := range testkit.Personas() {
		viewers[persona] = w.Viewer(t, persona)
	}
	g := grid{typeName: typeName}
	known := map[string]int{}
	for _, field := range schema().Types[typeName].Fields {
		if field.Name == "id" || strings.HasPrefix(field.Name, "__") {
			continue
		}
		lines := linesOf(viewers, w.Parts.Guard.Rule(typeName+"."+field.Name), situations, bySituation)
		signature := fmt.Sprint(lines)
		place, ok := known[signature]
		if !ok {
			place = len(g.groups)
			known[signature] = place
			g.groups = append(g.groups, group{lines: lines})
		}
		g.groups[place].fields = append(g.groups[place].fields, field.Name)
	}
	return g
}

func linesOf(
	viewers map[string]*policy.Viewer, rule []policy.Audience, situations []string, rows map[string][]testkit.Row,
) []line {
	var lines []line
	for _, at := range situations {
		marks := ""
		for _, persona := range testkit.Personas() {
			marks += mark(viewers[persona], persona, rule, rows[at])
		}
		place := slices.IndexFunc(lines, func(l line) bool { return l.marks == marks })
		if place < 0 {
			place = len(lines)
			lines = append(lines, line{marks: marks})
		}
		lines[place].states = append(lines[place].states, at)
	}
	return lines
}

func mark(v *policy.Viewer, persona string, rule []policy.Audience, rows []testkit.Row) string {
	visible, own := 0, 0
	for _, row := range rows {
		if policy.Audiences(v, row.Object).Any(rule) {
			visible++
			if row.By == persona {
				own++
			}
		}
	}
	switch visible {
	case 0:
		return "."
	case own:
		return "o"
	case len(rows):
		return "y"
	default:
		return "s"
	}
}

// TestVisibilityGrid: who reads what in which state is a file for each type. A change of the rules shows there.
func TestVisibilityGrid(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, typeName := range entityTypes() {
		golden(t, "testdata/visibility/"+typeName+".golden", gridOf(t, w, typeName).text())
	}
}

// entityTypes are the types of the API that are rows of the database, by name.
func entityTypes() []string {
	var names []string
	for _, possible := range schema().PossibleTypes["Node"] {
		names = append(names, possible.Name)
	}
	slices.Sort(names)
	return names
}

func (g grid) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: y every row, o their own, s some, . none\n", g.typeName)
	for _, group := range g.groups {
		fmt.Fprintf(&b, "\n%s\n", strings.Join(group.fields, " "))
		for _, persona := range testkit.Personas() {
			fmt.Fprintf(&b, "%7s", persona)
		}
		b.WriteString("\n")
		for _, line := range group.lines {
			for _, mark := range line.marks {
				fmt.Fprintf(&b, "%7c", mark)
			}
			fmt.Fprintf(&b, "   %s\n", strings.Join(line.states, "; "))
		}
	}
	return b.String()
}

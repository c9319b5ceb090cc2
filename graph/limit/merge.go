package limit

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const spread = "..." // no field can have this name

// merger counts the pairs of fields that answer under one name at one place, and the pairs of fragments spread there.
// Validation compares each such pair (the rule OverlappingFieldsCanBeMerged), so that 2,000 fields can make it compare
// millions.
type merger struct {
	fragments map[string]*ast.FragmentDefinition
	left      int
}

// checkMerges needs a document without cycles whose spread size is bounded.
func (s *surveyor) checkMerges(definitions []ast.SelectionSet, most int) *gqlerror.Error {
	m := &merger{fragments: s.fragments, left: most}
	for _, selections := range definitions {
		if !m.level([]ast.SelectionSet{selections}) {
			return tooMany("fields of the same name beside each other", most)
		}
	}
	return nil
}

// level counts the pairs of one level, whose fields come from all the given selections, and of those below. It
// returns false as soon as there are too many.
func (m *merger) level(parts []ast.SelectionSet) bool {
	seen := map[string]int{}
	below := map[string][]ast.SelectionSet{}
	for _, part := range parts {
		m.collect(part, seen, below)
	}
	if m.left < 0 {
		return false
	}
	for _, inner := range below {
		if !m.level(inner) {
			return false
		}
	}
	return true
}

func (m *merger) collect(selections ast.SelectionSet, seen map[string]int, below map[string][]ast.SelectionSet) {
	for _, selection := range selections {
		switch one := selection.(type) {
		case *ast.Field:
			m.pair(one.Alias, seen)
			if len(one.SelectionSet) > 0 {
				below[one.Alias] = append(below[one.Alias], one.SelectionSet)
			}
		case *ast.InlineFragment:
			m.collect(one.SelectionSet, seen, below)
		case *ast.FragmentSpread:
			m.pair(spread, seen)
			if definition := m.fragments[one.Name]; definition != nil {
				m.collect(definition.SelectionSet, seen, below)
			}
		}
	}
}

// pair counts the pairs that one more of a name makes with those before it.
func (m *merger) pair(name string, seen map[string]int) {
	m.left -= seen[name]
	seen[name]++
}

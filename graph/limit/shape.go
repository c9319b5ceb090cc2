package limit

import (
	"context"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"sightline/internal/apperr"
)

// shape is what a selection amounts to once its fragments are spread.
type shape struct {
	roots       int // fields of this level
	size        int // selections of every kind, on all levels
	depth       int
	aliases     int
	directives  int
	introspects bool
}

// surveyor measures selections of one document. Each fragment is measured once, so that fragments which spread one
// another many times cost nothing to count.
type surveyor struct {
	introspection bool // the caller may introspect, and such fields are exempt from depth
	fragments     map[string]*ast.FragmentDefinition
	known         map[string]*shape // nil while a fragment is being measured
	cyclic        bool
}

// checkShape refuses what only shows when fragments are spread, on a document that is parsed but not validated.
func (e *Extension) checkShape(ctx context.Context, document *ast.QueryDocument) *gqlerror.Error {
	s := &surveyor{
		introspection: e.options.MayIntrospect(ctx),
		fragments:     make(map[string]*ast.FragmentDefinition, len(document.Fragments)),
		known:         make(map[string]*shape, len(document.Fragments)),
	}
	for _, fragment := range document.Fragments {
		s.fragments[fragment.Name] = fragment
	}
	selections := definitions(document)
	size := 0
	for _, selection := range selections {
		found := s.measure(selection)
		size = add(size, found.size)
		if refusal := found.check(e.options.Bounds, s.introspection); refusal != nil {
			return refusal
		}
	}
	if s.cyclic {
		return Refusal(apperr.BadUserInput, "The document breaks the rule NoFragmentCycles.")
	}
	if size > e.options.Bounds.Selections {
		return tooMany("selections", e.options.Bounds.Selections)
	}
	return s.checkMerges(selections, e.options.Bounds.Merges)
}

// definitions returns the selections of all operations and fragments: validation walks those that are not used, too.
func definitions(document *ast.QueryDocument) []ast.SelectionSet {
	all := make([]ast.SelectionSet, 0, len(document.Operations)+len(document.Fragments))
	for _, operation := range document.Operations {
		all = append(all, operation.SelectionSet)
	}
	for _, fragment := range document.Fragments {
		// Inside a fragment definition the first level is no root: a fragment of its own wraps it as a field.
		wrapped := &ast.Field{SelectionSet: fragment.SelectionSet}
		if strings.HasPrefix(fragment.TypeCondition, "__") {
			wrapped.Name, wrapped.Alias = "__type", "__type" // a part of introspection, exempt as the whole is
		}
		all = append(all, ast.SelectionSet{wrapped})
	}
	return all
}

func (s shape) check(bounds Bounds, introspection bool) *gqlerror.Error {
	switch {
	case s.introspects && !introspection:
		return Refusal(apperr.Forbidden, "Only signed-in members may read the schema.")
	case s.roots > bounds.RootFields:
		return tooMany("root fields", bounds.RootFields)
	case s.depth > bounds.Depth:
		return tooMany("levels", bounds.Depth)
	case s.aliases > bounds.Aliases:
		return tooMany("aliases", bounds.Aliases)
	case s.directives > bounds.Directives:
		return tooMany("directives", bounds.Directives)
	default:
		return nil
	}
}

func (s *surveyor) measure(selections ast.SelectionSet) shape {
	var all shape
	for _, selection := range selections {
		switch one := selection.(type) {
		case *ast.Field:
			all.include(s.field(one))
		case *ast.InlineFragment:
			all.include(s.measure(one.SelectionSet))
			all.include(shape{size: 1, directives: len(one.Directives)})
		case *ast.FragmentSpread:
			all.include(s.fragment(one.Name))
			all.include(shape{size: 1, directives: len(one.Directives)})
		}
	}
	return all
}

// include adds a part that stands on the same level.
func (s *shape) include(part shape) {
	s.roots = add(s.roots, part.roots)
	s.size = add(s.size, part.size)
	s.depth = max(s.depth, part.depth)
	s.aliases = add(s.aliases, part.aliases)
	s.directives = add(s.directives, part.directives)
	s.introspects = s.introspects || part.introspects
}

func (s *surveyor) field(field *ast.Field) shape {
	found := s.measure(field.SelectionSet)
	found.roots = 1
	found.size = add(found.size, 1)
	found.depth = add(found.depth, 1)
	found.directives = add(found.directives, len(field.Directives))
	if field.Alias != field.Name {
		found.aliases = add(found.aliases, 1)
	}
	if field.Name == "__schema" || field.Name == "__type" {
		found.introspects = true
		if s.introspection {
			found.depth = 1
		}
	}
	return found
}

// fragment measures a named fragment. An unknown one counts nothing; validation names it.
func (s *surveyor) fragment(name string) shape {
	found, begun := s.known[name]
	definition := s.fragments[name]
	switch {
	case begun && found == nil:
		s.cyclic = true
		return shape{}
	case begun:
		return *found
	case definition == nil:
		return shape{}
	}
	s.known[name] = nil
	measured := s.measure(definition.SelectionSet)
	measured.directives = add(measured.directives, len(definition.Directives))
	s.known[name] = &measured
	return measured
}

// add adds two counts and stays at a ceiling far above every bound, so that no document makes a sum wrap around.
func add(a, b int) int {
	const ceiling = 1 << 40
	return min(a+b, ceiling)
}

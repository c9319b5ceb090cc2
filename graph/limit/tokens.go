package limit

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"

	"sightline/internal/apperr"
)

// tally is what the token stream of a document holds as written, fragments counted once.
type tally struct {
	tokens     int
	aliases    int
	directives int
	parens     int
	last       lexer.Type
}

// countTokens reads a document token by token and stops at the first bound it passes (T50). A token that cannot be read
// ends the count without a refusal: the parser stops at the same place and says where.
func countTokens(query string, bounds Bounds) (tally, *gqlerror.Error) {
	var count tally
	words := lexer.New(&ast.Source{Input: query})
	for {
		token, err := words.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			return count, nil //nolint:nilerr // see above
		}
		count.add(token.Kind)
		if refusal := count.check(bounds); refusal != nil {
			return count, refusal
		}
	}
}

// add counts one token. A colon after a name is an alias only outside of parentheses: inside, it ends the name of an
// argument, an input field or a variable.
func (t *tally) add(kind lexer.Type) {
	t.tokens++
	switch kind {
	case lexer.ParenL:
		t.parens++
	case lexer.ParenR:
		t.parens--
	case lexer.At:
		t.directives++
	case lexer.Colon:
		if t.parens == 0 && t.last == lexer.Name {
			t.aliases++
		}
	default:
	}
	t.last = kind
}

func (t *tally) check(bounds Bounds) *gqlerror.Error {
	switch {
	case t.tokens > bounds.Tokens:
		return tooMany("tokens", bounds.Tokens)
	case t.aliases > bounds.Aliases:
		return tooMany("aliases", bounds.Aliases)
	case t.directives > bounds.Directives:
		return tooMany("directives", bounds.Directives)
	default:
		return nil
	}
}

func tooMany(what string, most int) *gqlerror.Error {
	return refuse(apperr.TooComplex, "The document has too many %s; at most %d are read.", what, most)
}

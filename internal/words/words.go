// Package words says by which words people are found: what is kept of each of them, and what a search asks for
// (docs/adr/0019). A search finds the beginnings of words, which is a range on an index however many people there are.
// Who may search among whom is internal/policy's.
package words

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/personword"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

const (
	// maxSearch is how long a search may be, in characters.
	maxSearch = 200
	// maxTerms is how many words of a search count: who types more has long found whom they look for.
	maxTerms = 8
)

// Columns are those of a person that their words come from.
func Columns() []string { return []string{user.FieldName, user.FieldEmail, user.FieldTeam} }

// Of are the words by which a person is found, each once: those of the name and of the team, the address as a
// whole, and the words before its "@".
func Of(person *ent.User) []string {
	local, _, _ := strings.Cut(person.Email, "@")
	all := slices.Concat(spellings(person.Name), spellings(person.Team), Split(local))
	if person.Email != "" {
		all = append(all, short(person.Email))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Matching are the people who have, for each word of a search, a word that begins with it. A search without words
// narrows nothing. The words are those of columns that every colleague may read of everyone (V5).
func Matching(search string) ([]predicate.User, error) {
	if utf8.RuneCountInString(search) > maxSearch {
		return nil, apperr.Input("too_long", "search")
	}
	sought := terms(search)
	// The longest term is that of the fewest people; the others are asked of these alone.
	slices.SortStableFunc(sought, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	var all []predicate.User
	for n, term := range sought {
		if n == 0 {
			all = append(all, among(term))
		} else {
			all = append(all, user.HasWordsWith(personword.WordGTE(term), personword.WordLT(term+last)))
		}
	}
	return all, nil
}

// among are the people with a word that begins with the term, as a list of ids that is read once from the index of
// words; as the condition that ent makes of an edge it would be asked of everybody.
func among(term string) predicate.User {
	return func(s *sql.Selector) {
		word := sql.Dialect(s.Dialect()).Table(personword.Table)
		s.Where(sql.In(s.C(user.FieldID), sql.Dialect(s.Dialect()).Select(word.C(personword.FieldUserID)).From(word).
			Where(sql.And(sql.GTE(word.C(personword.FieldWord), term), sql.LT(word.C(personword.FieldWord), term+last)))))
	}
}

// last sorts behind every letter.
const last = "\U0010ffff"

// terms splits a search. An address is one term, also one that is not written to its end.
func terms(search string) []string {
	var all []string
	for _, part := range strings.Fields(search) {
		if strings.Contains(part, "@") {
			all = append(all, short(strings.ToLower(part)))
		} else {
			all = append(all, Split(part)...)
		}
	}
	return all[:min(len(all), maxTerms)]
}

package words

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxWord is how long a folded word may be, in bytes: longer ones are found by their beginning.
const maxWord = 100

// Split are the words of what somebody wrote, folded so that people find each other whatever their keyboard has:
// without case and accents, and with the letters that have no accent to lose as most people type them.
func Split(written string) []string {
	words := strings.FieldsFunc(fold(written), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for n, word := range words {
		words[n] = short(word)
	}
	return words
}

// spellings are what Split finds, and the second spelling where there is one: "Müller" is found as "muller" and as
// "mueller".
func spellings(written string) []string {
	composed := norm.NFC.String(written)
	words := Split(composed)
	if spelled := umlauts().Replace(composed); spelled != composed {
		words = append(words, Split(spelled)...)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

func umlauts() *strings.Replacer {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue")
}

func fold(written string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(cases.Fold().String(written)))
	return strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "æ", "ae", "œ", "oe", "þ", "th", "ð", "d", "ı", "i").
		Replace(bare)
}

// short cuts a word after a whole letter.
func short(word string) string {
	if len(word) <= maxWord {
		return word
	}
	return strings.ToValidUTF8(word[:maxWord], "")
}

package anonymity

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Normal returns a text without what could carry a sign of its writer (A7): composed (NFC), without marks that show
// nothing, with straight quotes, plain dashes and plain spaces, spaces joined, at most one empty line between lines,
// and none at the ends.
func Normal(written string) string {
	plain := strings.Map(straight, norm.NFC.String(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n",
		"\u2029", "\n\n", "\u0085", "\n", "\v", "\n", "\f", "\n", "…", "...").Replace(written)))
	var lines []string
	for line := range strings.SplitSeq(norm.NFC.String(plain), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		lines = append(lines, line)
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// straight maps what looks like a plain character to it and drops what cannot be seen.
func straight(r rune) rune {
	switch {
	case r == '\n':
		return r
	case unsighted(r):
		return -1
	case unicode.IsSpace(r) || r == '\u2800' || r == '\u3164' || r == '\u115f' || r == '\u1160' || r == '\uffa0':
		return ' '
	case strings.ContainsRune("‘’‚‛′‵ʼ`´", r):
		return '\''
	case strings.ContainsRune("“”„‟″‶«»", r):
		return '"'
	case unicode.Is(unicode.Pd, r) || r == '\u2212' || r == '\u2043':
		return '-'
	default:
		return r
	}
}

// unsighted tells whether a character shows nothing: control and format characters, variation selectors, joiners, tags,
// private and unassigned ones.
func unsighted(r rune) bool {
	if unicode.IsSpace(r) {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Variation_Selector,
		unicode.Other_Default_Ignorable_Code_Point) || !unicode.IsGraphic(r)
}

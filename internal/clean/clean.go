// Package clean brings what people write into one form before it is stored. It refuses nothing and knows no field.
package clean

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Line returns a text of one line: composed (NFC), without what cannot be seen, spaces joined and trimmed.
func Line(written string) string {
	return strings.Join(strings.Fields(strings.Map(visible, norm.NFC.String(written))), " ")
}

// Prose returns a text of several lines: composed (NFC), without control characters and marks that change the
// direction of what follows. Line breaks, tabs, joined emoji and right-to-left scripts stay as they are.
func Prose(written string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return visible(r)
	}, norm.NFC.String(strings.ReplaceAll(written, "\r\n", "\n")))
}

// visible drops control characters and the marks that hide or turn text. What joins letters and emoji, and the two
// plain direction marks of right-to-left scripts, stays; a line break counts as a space.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return ' '
	case r == '\u200c' || r == '\u200d' || r == '\u200e' || r == '\u200f':
		return r
	case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r):
		return -1
	default:
		return r
	}
}

// Blank tells whether a text shows nothing.
func Blank(text string) bool {
	return strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }) == ""
}

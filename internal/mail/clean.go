package mail

import (
	"strings"
	"unicode"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/text"
)

const longestName = 120

// oneLine makes what people wrote fit for a header and a sentence: line breaks, control characters and marks that
// turn the direction of writing become spaces, and it ends at 120 characters (T34).
func oneLine(written string) string {
	plain := strings.Join(strings.Fields(strings.Map(visible, written)), " ")
	if runes := []rune(plain); len(runes) > longestName {
		return strings.TrimSpace(string(runes[:longestName])) + "…"
	}
	return plain
}

// visible keeps joiners, which some scripts and many emoji need, and drops every other invisible character.
func visible(r rune) rune {
	const nonJoiner, joiner = '\u200c', '\u200d'
	switch {
	case r == nonJoiner || r == joiner:
		return r
	case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp), r == unicode.ReplacementChar:
		return ' '
	default:
		return r
	}
}

// plainName takes from a name what mail programs would turn into a link: guests choose their names, and only links
// of this instance may stand in a mail (T34, T41).
func plainName(written string) string {
	spaced := strings.NewReplacer("/", " ", "\\", " ", ":", " ", "<", " ", ">", " ", "@", " (at) ", ".", ". ")
	return oneLine(spaced.Replace(written))
}

// nameOf returns how to name a person to somebody else: guests are marked, deleted people have no name left.
func nameOf(locale string, person *ent.User) string {
	switch name := plainName(person.Name); {
	case person.State == user.StateDELETED:
		return text.FormerName(locale, person.Kind == user.KindGUEST)
	case person.Kind == user.KindGUEST && person.VerifiedAt == nil:
		return text.Say(locale, "mail.guest_unverified", name)
	case person.Kind == user.KindGUEST:
		return text.Say(locale, "mail.guest", name)
	default:
		return name
	}
}

// lines returns the lines of a message without anything invisible in them, empty ones at its ends left out.
func lines(message string) []string {
	var cleaned []string
	for line := range strings.SplitSeq(strings.TrimSpace(strings.ReplaceAll(message, "\r\n", "\n")), "\n") {
		cleaned = append(cleaned, strings.TrimSpace(strings.Map(visible, line)))
	}
	return cleaned
}

package text

import (
	"regexp"
	"strings"
)

// placeholder is what stands for a name in the words of a question.
var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// nameOf returns what a placeholder stands for; false for one that nobody knows.
func nameOf(marked, name string) (string, bool) {
	switch strings.ToLower(strings.TrimSpace(strings.Trim(marked, "{}"))) {
	case "name":
		return name, true
	case "first name", "vorname":
		given, _, _ := strings.Cut(strings.TrimSpace(name), " ")
		return given, true
	default:
		return "", false
	}
}

// PlaceholdersKnown tells whether every brace in the words of a question belongs to a placeholder that is known:
// {name} and {first name}, or {Name} and {Vorname}.
func PlaceholdersKnown(words string) bool {
	for _, marked := range placeholder.FindAllString(words, -1) {
		if _, known := nameOf(marked, ""); !known {
			return false
		}
	}
	return !strings.ContainsAny(placeholder.ReplaceAllString(words, ""), "{}")
}

// Fill puts a name in place of the placeholders. Where the name is not the reader's to know it is empty, and "this
// person" stands there. What is no placeholder stays as it is.
func Fill(locale, words, name string) string {
	somebody := Say(locale, "question.somebody")
	at := 0
	var filled strings.Builder
	for _, found := range placeholder.FindAllStringIndex(words, -1) {
		put, known := nameOf(words[found[0]:found[1]], name)
		switch {
		case !known:
			put = words[found[0]:found[1]]
		case put == "" && found[0] == 0:
			put = strings.ToUpper(somebody[:1]) + somebody[1:]
		case put == "":
			put = somebody
		}
		filled.WriteString(words[at:found[0]])
		filled.WriteString(put)
		at = found[1]
	}
	filled.WriteString(words[at:])
	return filled.String()
}

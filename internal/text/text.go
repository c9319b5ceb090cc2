// Package text holds every sentence that the server itself says, in English and German. It knows no rule: whoever asks
// for a sentence has already decided that its receiver may know what is in it.
package text

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// DE is the German locale as stored with a person; every other locale reads English.
const DE = "DE"

// entry is one sentence in both languages, with the verbs of package fmt for what is filled in.
type entry struct{ en, de string }

// Say returns the sentence for a key, filled in. An unknown key returns the key itself, so that a missing sentence
// is seen; a test makes sure that none is missing.
func Say(locale, key string, args ...any) string {
	found, ok := lookup(key)
	if !ok {
		return key
	}
	sentence := found.en
	if locale == DE {
		sentence = found.de
	}
	if len(args) == 0 || !strings.Contains(sentence, "%") {
		return sentence
	}
	return fmt.Sprintf(sentence, args...)
}

// FormerName is what is read where the name of somebody stood whose account was deleted.
func FormerName(locale string, guest bool) string {
	if guest {
		return Say(locale, "person.former_guest")
	}
	return Say(locale, "person.former")
}

// Known tells whether there is a sentence for the key.
func Known(key string) bool {
	_, ok := lookup(key)
	return ok
}

// Keys returns every key in order.
func Keys() []string {
	var keys []string
	for _, part := range catalogues() {
		keys = append(keys, slices.Collect(maps.Keys(part))...)
	}
	slices.Sort(keys)
	return keys
}

func lookup(key string) (entry, bool) {
	for _, part := range catalogues() {
		if found, ok := part[key]; ok {
			return found, true
		}
	}
	return entry{}, false
}

// catalogues are the sentences by what they are for; one file each.
func catalogues() []map[string]entry {
	return []map[string]entry{failures, cycles, auth, mails, todos, messages, rules, templates, imports, passport, rehearsals, own}
}

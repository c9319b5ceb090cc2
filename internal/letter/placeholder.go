package letter

import (
	"regexp"
	"slices"
	"strings"

	"sightline/internal/text"
)

// placeholder is what something is filled in for.
type placeholder string

// The placeholders: whom the mail goes to, whom it is about, the cycle, the company, the date, and where it leads.
const (
	receiver placeholder = "name"
	person   placeholder = "person"
	cycle    placeholder = "cycle"
	company  placeholder = "company"
	date     placeholder = "date"
	link     placeholder = "link"
)

// inGerman are the placeholders that have another word in German. Both words are known in both languages.
func inGerman() map[placeholder]string {
	return map[placeholder]string{cycle: "zyklus", company: "firma", date: "datum"}
}

func mark(locale string, p placeholder) string {
	word := string(p)
	if german, other := inGerman()[p]; other && locale == text.DE {
		word = german
	}
	return "{" + word + "}"
}

// marked finds what stands in braces.
var marked = regexp.MustCompile(`\{[^{}\n]*\}`)

// read returns the placeholder for what stands in braces; empty for one that nobody knows.
func read(braced string) placeholder {
	word := placeholder(strings.ToLower(strings.TrimSpace(strings.Trim(braced, "{}"))))
	for p, german := range inGerman() {
		if string(word) == german {
			return p
		}
	}
	if slices.Contains([]placeholder{receiver, person, cycle, company, date, link}, word) {
		return word
	}
	return ""
}

// placeholdersOf are those that a mail takes, the link last.
func placeholdersOf(mail Mail) []placeholder {
	k := kindOf(mail)
	all := []placeholder{receiver}
	if k.person {
		all = append(all, person)
	}
	all = append(all, cycle)
	if k.date {
		all = append(all, date)
	}
	return append(all, company, link)
}

// Placeholders returns what may stand in braces in a mail, in the words of a language, the link last.
func Placeholders(locale string, mail Mail) []string {
	var all []string
	for _, p := range placeholdersOf(mail) {
		all = append(all, mark(locale, p))
	}
	return all
}

// Unknown returns what stands in braces and is not filled in, in the subject or the text of a mail: what nobody knows,
// what this mail does not have, a brace that belongs to nothing, and in the subject the link. Empty when all is well.
func Unknown(mail Mail, words string, subject bool) string {
	for _, braced := range marked.FindAllString(words, -1) {
		p := read(braced)
		if !slices.Contains(placeholdersOf(mail), p) || (subject && p == link) {
			return braced
		}
	}
	if rest := marked.ReplaceAllString(words, ""); strings.ContainsAny(rest, "{}") {
		return string(rest[strings.IndexAny(rest, "{}")])
	}
	return ""
}

// HasLink tells whether the link stands in the text, on a line of its own each time.
func HasLink(words string) bool {
	found := false
	for line := range strings.SplitSeq(words, "\n") {
		if linkLine(line) {
			found = true
		} else if mentions(line, link) {
			return false
		}
	}
	return found
}

func linkLine(line string) bool {
	line = strings.TrimSpace(line)
	return marked.FindString(line) == line && line != "" && read(line) == link
}

// Values are what is filled in; what is empty is not to be told.
type Values struct {
	Receiver, Person, Cycle, Company, Date string
}

func (v Values) of(p placeholder) string {
	return map[placeholder]string{
		receiver: v.Receiver, person: v.Person, cycle: v.Cycle, company: v.Company, date: v.Date,
	}[p]
}

// fill puts the values in, once: what is filled in is never read again.
func fill(words string, v Values) string {
	return marked.ReplaceAllStringFunc(words, func(braced string) string {
		if p := read(braced); p != "" && p != link {
			return v.of(p)
		}
		return braced
	})
}

// Block is a paragraph of a filled mail: words with line breaks, or the link.
type Block struct {
	Words string
	Link  bool
}

// Fill returns the subject and the paragraphs of a mail with the values put in. A line with a date is left out where
// there is none.
func Fill(w Words, v Values) (subject string, blocks []Block) {
	var lines []string
	end := func() {
		if len(lines) > 0 {
			blocks = append(blocks, Block{Words: strings.Join(lines, "\n")})
		}
		lines = nil
	}
	for line := range strings.SplitSeq(w.Text, "\n") {
		switch {
		case linkLine(line):
			end()
			blocks = append(blocks, Block{Link: true})
		case strings.TrimSpace(line) == "":
			end()
		case v.Date == "" && mentions(line, date):
		default:
			lines = append(lines, strings.TrimSpace(fill(line, v)))
		}
	}
	end()
	return fill(w.Subject, v), blocks
}

func mentions(line string, p placeholder) bool {
	return slices.ContainsFunc(marked.FindAllString(line, -1), func(braced string) bool { return read(braced) == p })
}

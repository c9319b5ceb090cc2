package roster

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Meaning is what a column of a table says about a person. The names are those of the enum ImportField in the SDL.
type Meaning string

// The meanings.
const (
	Ignored     Meaning = "IGNORED"
	Email       Meaning = "EMAIL"
	Name        Meaning = "NAME"
	FirstName   Meaning = "FIRST_NAME"
	LastName    Meaning = "LAST_NAME"
	JobTitle    Meaning = "TITLE"
	Team        Meaning = "TEAM"
	Department  Meaning = "DEPARTMENT"
	Location    Meaning = "LOCATION"
	LineManager Meaning = "LINE_MANAGER"
	WorkRole    Meaning = "WORK_ROLE"
	Language    Meaning = "LANGUAGE"
	Kind        Meaning = "KIND"
)

// heads are the words by which columns are known, in English and German, as folded writes them.
func heads() map[Meaning][]string {
	return map[Meaning][]string{
		Email: {
			"email", "mail", "emailaddress", "mailaddress", "workemail", "emailadresse", "mailadresse",
			"dienstlicheemail", "firmenemail",
		},
		Name:      {"name", "fullname", "displayname", "vollername", "anzeigename", "mitarbeiter", "employee", "person"},
		FirstName: {"firstname", "givenname", "forename", "vorname", "rufname"},
		LastName:  {"lastname", "surname", "familyname", "nachname", "familienname", "zuname"},
		JobTitle: {
			"title", "jobtitle", "position", "function", "job", "titel", "stelle", "funktion", "stellenbezeichnung",
			"berufsbezeichnung",
		},
		Team:       {"team", "group", "gruppe"},
		Department: {"department", "division", "unit", "abteilung", "bereich"},
		Location:   {"location", "office", "site", "standort", "buero", "ort", "niederlassung"},
		LineManager: {
			"linemanager", "manager", "manageremail", "linemanageremail", "supervisor", "supervisoremail", "reportsto",
			"boss", "vorgesetzte", "vorgesetzter", "vorgesetztee", "vorgesetzteremail", "vorgesetzteemail",
			"fuehrungskraft", "emailfuehrungskraft", "fuehrungskraftemail", "berichtetan", "vorgesetztemail",
		},
		WorkRole: {"workrole", "role", "rolle", "arbeitsrolle"},
		Language: {"language", "locale", "lang", "sprache"},
		Kind: {
			"kind", "type", "kindofperson", "usertype", "usertyp", "accounttype", "membertype", "art", "typ",
			"personenart", "kontoart", "mitgliedsart",
		},
	}
}

// Meanings are all fields in the order in which they are shown.
func Meanings() []Meaning {
	return []Meaning{
		Email, Name, FirstName, LastName, JobTitle, Team, Department, Location, LineManager, WorkRole, Language,
		Kind, Ignored,
	}
}

// detect finds out what each column is, by its head. No field is given twice: the first column that fits has it.
func detect(head []string) []Meaning {
	known, taken := heads(), map[Meaning]bool{}
	columns := make([]Meaning, len(head))
	for n, words := range head {
		columns[n] = Ignored
		word := folded(words)
		for _, field := range Meanings() {
			if !taken[field] && slices.Contains(known[field], word) {
				columns[n], taken[field] = field, true
				break
			}
		}
	}
	return columns
}

// folded leaves the letters of a head alone: small, and German ones as they are written without dots.
func folded(words string) string {
	words = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(
		strings.ToLower(norm.NFC.String(words)))
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, words)
}

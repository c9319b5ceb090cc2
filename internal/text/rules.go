package text

// rules are the words for readers and for the rule that makes them one.
var rules = map[string]entry{
	"reader.hidden":                    {"somebody", "jemand"},
	"reader.author":                    {"the author", "wer es schrieb"},
	"reader.subject":                   {"the reviewee", "die Person, um die es geht"},
	"reader.line_manager":              {"the line manager", "die Führungskraft"},
	"reader.line_manager_of":           {"%s's line manager", "die Führungskraft von %s"},
	"reader.indirect_line_managers":    {"higher line managers", "höhere Führungskräfte"},
	"reader.indirect_line_managers_of": {"%s's higher line managers", "höhere Führungskräfte von %s"},
	"reader.hr":                        {"HR", "HR"},
	"reader.runners":                   {"whoever runs the cycle", "alle, die den Zyklus betreuen"},
	"reader.participants":              {"the people of the cycle", "die Menschen des Zyklus"},

	"rule.author":       {"Whoever writes something can always read it.", "Wer etwas schreibt, kann es immer lesen."},
	"rule.subject":      {"It is about this person; the cycle says that they read it.", "Es geht um diese Person; der Zyklus sagt, dass sie es liest."},
	"rule.line_manager": {"The cycle says: the line manager of the reviewee reads it.", "Der Zyklus sagt: Die Führungskraft liest es."},
	"rule.indirect_line_managers": {
		"The cycle says: those above the line manager read it.",
		"Der Zyklus sagt: Wer über der Führungskraft steht, liest es.",
	},
	"rule.hr":      {"The cycle says: HR administrators read it, never about themselves; each reading is recorded.", "Der Zyklus sagt: HR liest es, nie über sich selbst; jedes Lesen wird festgehalten."},
	"rule.runners": {"They run the cycle and see who is asked and how far it is, never an answer.", "Sie betreuen den Zyklus und sehen, wer gefragt ist und wie weit es ist, nie eine Antwort."},
	"rule.participants": {
		"Reviewees, their line managers and everybody who is asked to write read it.",
		"Alle, um die es geht, ihre Führungskräfte und alle, die schreiben, lesen es.",
	},
}

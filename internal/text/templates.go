package text

// templates are the words of the built-in questionnaires.
var templates = map[string]entry{
	"question.somebody": {"this person", "diese Person"},
	// Whom the preview of a form is about.
	"question.example_reviewee": {"Robin Example", "Robin Beispiel"},
	"question.example_manager":  {"Kim Example", "Kim Beispiel"},
	"question.example_above":    {"Toni Example", "Toni Beispiel"},

	"template.growth": {"Growth", "Entwicklung"},
	"template.growth.description": {
		"How somebody works with others, and what to keep and to change. Six questions.",
		"Wie jemand mit anderen arbeitet, was bleiben und was sich ändern soll. Sechs Fragen.",
	},
	"template.growth.introduction": {
		"Tell what you have seen yourself in the last months. Examples help more than judgements.",
		"Erzähle, was du in den letzten Monaten selbst erlebt hast. Beispiele helfen mehr als Urteile.",
	},
	"template.leadership": {"Leadership", "Führung"},
	"template.leadership.description": {
		"How somebody leads, told by those who work with them. Six questions.",
		"Wie jemand führt, erzählt von denen, die mit der Person arbeiten. Sechs Fragen.",
	},
	"template.leadership.introduction": {
		"Think of this person as somebody who leads. What helps you, and what would help you more?",
		"Denk an diese Person als jemand, der führt. Was hilft dir, und was würde dir mehr helfen?",
	},
	"template.blank":             {"Blank", "Leer"},
	"template.blank.description": {"No questions yet.", "Noch keine Fragen."},

	"template.section.together":  {"Working together", "Zusammenarbeit"},
	"template.section.direction": {"Direction", "Richtung"},
	"template.section.words":     {"In your words", "In deinen Worten"},

	"template.question.reliable": {"Does what was agreed", "Hält, was abgesprochen ist"},
	"template.question.listens":  {"Listens and asks back", "Hört zu und fragt nach"},
	"template.question.shares":   {"Shares what others need to know", "Gibt weiter, was andere wissen müssen"},
	"template.question.clear":    {"Says clearly what matters", "Sagt klar, worauf es ankommt"},
	"template.question.decides":  {"Decides when a decision is needed", "Entscheidet, wenn es eine Entscheidung braucht"},
	"template.question.backs":    {"Stands behind the team", "Steht hinter dem Team"},
	"template.question.keep":     {"What should this person keep doing?", "Was sollte diese Person beibehalten?"},
	"template.question.change":   {"What would you change about how you work together?", "Was würdest du an eurer Zusammenarbeit ändern?"},
	"template.question.next":     {"What would help this person most next?", "Was würde dieser Person als Nächstes am meisten helfen?"},
	"template.question.again":    {"Would you choose to work for this person again?", "Würdest du wieder für diese Person arbeiten wollen?"},

	"template.help.keep":   {"One situation you remember is enough.", "Eine Situation, an die du dich erinnerst, genügt."},
	"template.help.change": {"Write it so that it can be done.", "Schreib es so, dass man es tun kann."},

	"template.label.often.1": {"Rarely", "Selten"},
	"template.label.often.2": {"Sometimes", "Manchmal"},
	"template.label.often.3": {"Half of the time", "Etwa zur Hälfte"},
	"template.label.often.4": {"Often", "Oft"},
	"template.label.often.5": {"Always", "Immer"},

	"template.label.growth_next.1": {"A larger task", "Eine größere Aufgabe"},
	"template.label.growth_next.2": {"Time to learn", "Zeit zum Lernen"},
	"template.label.growth_next.3": {"A mentor", "Begleitung durch jemand Erfahrenen"},
	"template.label.growth_next.4": {"Clearer priorities", "Klarere Prioritäten"},
	"template.label.growth_next.5": {"More say in decisions", "Mehr Mitsprache bei Entscheidungen"},

	"template.label.again.1": {"Yes", "Ja"},
	"template.label.again.2": {"It depends", "Kommt darauf an"},
	"template.label.again.3": {"No", "Nein"},
}

package text

// todos are the sentences of to-dos: %[1]s is the cycle, %[2]s the reviewee.
var todos = map[string]entry{
	"todo.nominate_reviewers.title":     {"Choose who gives you feedback", "Wähle, wer dir Feedback gibt"},
	"todo.nominate_reviewers.reason":    {"Because you are part of “%[1]s”.", "Weil du bei „%[1]s“ dabei bist."},
	"todo.nominate_reviewers.otherwise": {"Until you do, nobody is asked.", "Bis dahin wird niemand gefragt."},

	"todo.nominate_reviewers.assign.title":     {"Choose who gives %[2]s feedback", "Wähle, wer %[2]s Feedback gibt"},
	"todo.nominate_reviewers.assign.reason":    {"Because in “%[1]s” you choose the reviewers for %[2]s.", "Weil du bei „%[1]s“ auswählst, wer über %[2]s schreibt."},
	"todo.nominate_reviewers.assign.otherwise": {"Until you do, nobody is asked about %[2]s.", "Bis dahin wird niemand nach %[2]s gefragt."},

	"todo.approve_reviewers.title":     {"Approve %[2]s's reviewers", "Bestätige, wer über %[2]s schreibt"},
	"todo.approve_reviewers.reason":    {"Because you are %[2]s's line manager.", "Weil du die Führungskraft von %[2]s bist."},
	"todo.approve_reviewers.otherwise": {"Until you do, none of them is asked.", "Bis dahin wird niemand davon gefragt."},

	"todo.approve_reviewers.stand_in.title":     {"Approve %[2]s's reviewers", "Bestätige, wer über %[2]s schreibt"},
	"todo.approve_reviewers.stand_in.reason":    {"Because %[2]s has no line manager and you stand in.", "Weil %[2]s keine Führungskraft hat und du einspringst."},
	"todo.approve_reviewers.stand_in.otherwise": {"Until you do, none of them is asked.", "Bis dahin wird niemand davon gefragt."},

	"todo.give_feedback.title":     {"Write feedback about %[2]s", "Schreib Feedback über %[2]s"},
	"todo.give_feedback.reason":    {"Because you were chosen to write about %[2]s in “%[1]s”.", "Weil du ausgewählt wurdest, bei „%[1]s“ über %[2]s zu schreiben."},
	"todo.give_feedback.otherwise": {"If you do not, %[2]s reads nothing from you.", "Sonst liest %[2]s nichts von dir."},

	"todo.give_feedback.carried.title": {"Hand in your feedback about %[2]s", "Gib dein Feedback über %[2]s ab"},
	"todo.give_feedback.carried.reason": {
		"Because you were chosen to write about %[2]s in “%[1]s”. What you wrote before is in the form: hand it in again.",
		"Weil du ausgewählt wurdest, bei „%[1]s“ über %[2]s zu schreiben. Was du schon geschrieben hast, steht im Formular: Gib es noch einmal ab.",
	},
	"todo.give_feedback.carried.otherwise": {"Until you hand it in, only you can read it.", "Bis du es abgibst, kannst nur du es lesen."},

	"todo.give_feedback.begun.title":     {"Go on with your feedback about %[2]s", "Schreib dein Feedback über %[2]s weiter"},
	"todo.give_feedback.begun.reason":    {"Because you have begun it and not handed it in.", "Weil du es begonnen und nicht abgegeben hast."},
	"todo.give_feedback.begun.otherwise": {"Until you hand it in, only you can read it.", "Bis du es abgibst, kannst nur du es lesen."},

	"todo.release_feedback.title":     {"Release the feedback to %[2]s", "Gib das Feedback für %[2]s frei"},
	"todo.release_feedback.reason":    {"Because you are %[2]s's line manager.", "Weil du die Führungskraft von %[2]s bist."},
	"todo.release_feedback.otherwise": {"Until you do, %[2]s reads nothing.", "Bis dahin liest %[2]s nichts."},

	"todo.release_feedback.stand_in.title":     {"Release the feedback to %[2]s", "Gib das Feedback für %[2]s frei"},
	"todo.release_feedback.stand_in.reason":    {"Because %[2]s has no line manager and you stand in.", "Weil %[2]s keine Führungskraft hat und du einspringst."},
	"todo.release_feedback.stand_in.otherwise": {"Until you do, %[2]s reads nothing.", "Bis dahin liest %[2]s nichts."},

	"todo.read_feedback.title":     {"Read the feedback about you", "Lies das Feedback über dich"},
	"todo.read_feedback.reason":    {"Because the feedback of “%[1]s” was released to you.", "Weil das Feedback von „%[1]s“ für dich freigegeben ist."},
	"todo.read_feedback.otherwise": {"It stays here; nothing happens without you.", "Es bleibt hier; ohne dich geschieht nichts."},

	// Here %[1]s is whoever asked.
	"todo.answer_deletion.title":     {"Answer %[1]s, who asks to be deleted", "Antworte %[1]s auf die Bitte um Löschung"},
	"todo.answer_deletion.reason":    {"Because you may delete this account.", "Weil du dieses Konto löschen darfst."},
	"todo.answer_deletion.otherwise": {"Until somebody answers, nothing is deleted.", "Bis jemand antwortet, wird nichts gelöscht."},

	"todo.agree_to_address.title":     {"Look at the new address of %[1]s", "Sieh dir die neue Adresse von %[1]s an"},
	"todo.agree_to_address.reason":    {"Because this account opens more than its own work: an HR administrator agrees to its address.", "Weil dieses Konto mehr öffnet als die eigene Arbeit: Seiner Adresse stimmt die Personaladministration zu."},
	"todo.agree_to_address.otherwise": {"Until somebody agrees, the old address stays.", "Bis jemand zustimmt, bleibt die alte Adresse."},

	"todo.replace_declined.title":     {"Choose somebody else", "Wähle jemand anderen"},
	"todo.replace_declined.reason":    {"Because somebody you chose for “%[1]s” has declined.", "Weil jemand, den du für „%[1]s“ gewählt hast, abgesagt hat."},
	"todo.replace_declined.otherwise": {"If you do not, one voice less is heard.", "Sonst fehlt eine Stimme."},
}

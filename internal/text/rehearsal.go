package text

// rehearsals are what a rehearsal found. Whom it concerns stands beside the sentence.
var rehearsals = map[string]entry{
	"rehearsal.past_nominate": {
		"The date until which reviewers are chosen lies in the past.",
		"Das Datum, bis zu dem Feedbackgebende gewählt werden, liegt in der Vergangenheit.",
	},
	"rehearsal.past_approve": {
		"The date until which reviewers are approved lies in the past.",
		"Das Datum, bis zu dem Feedbackgebende genehmigt werden, liegt in der Vergangenheit.",
	},
	"rehearsal.past_write": {
		"The date until which feedback is written lies in the past.",
		"Das Datum, bis zu dem Feedback geschrieben wird, liegt in der Vergangenheit.",
	},
	"rehearsal.past_release": {
		"The date from which feedback is released lies in the past.",
		"Das Datum, ab dem Feedback freigegeben wird, liegt in der Vergangenheit.",
	},
	"rehearsal.no_end": {
		"No end is set: the cycle stays open until somebody closes it.",
		"Es ist kein Ende gesetzt: Der Zyklus bleibt offen, bis ihn jemand schließt.",
	},
	"rehearsal.few_reviewers": {
		"Lists of %d reviewers are long enough, and nothing is shown of fewer than %d who answer. Ask for more.",
		"Listen mit %d Feedbackgebenden reichen aus, gezeigt wird aber erst ab %d Antworten. Verlange mehr.",
	},
	"rehearsal.just_enough_reviewers": {
		"Lists of %d reviewers are long enough, and nothing is shown of fewer than %d who answer: one who does not write, " +
			"and nothing is. Ask for more.",
		"Listen mit %d Feedbackgebenden reichen aus, gezeigt wird erst ab %d Antworten: Schreibt jemand nicht, gibt es " +
			"nichts zu sehen. Verlange mehr.",
	},
	"rehearsal.closed": {
		"Their accounts are not in use, and they would be reviewed all the same.",
		"Ihre Konten sind nicht in Gebrauch, und sie bekämen trotzdem Feedback.",
	},
	"rehearsal.nobody_decides": {
		"Nobody can approve their reviewers or release their feedback: they have no line manager, and nobody stands in.",
		"Niemand kann für sie genehmigen und freigeben: Sie haben keine Führungskraft, und niemand vertritt sie.",
	},
	"rehearsal.nobody_chooses": {
		"Nobody can choose their reviewers as this cycle is set.",
		"So wie dieser Zyklus eingestellt ist, kann niemand ihre Feedbackgebenden wählen.",
	},
	"rehearsal.hr_decides": {
		"They have no line manager who can act. HR approves and releases instead.",
		"Sie haben keine Führungskraft, die handeln kann. HR genehmigt und gibt frei.",
	},
	"rehearsal.owners_decide": {
		"They have no line manager who can act, and nobody else of HR is left. The owners of the cycle approve and release.",
		"Sie haben keine Führungskraft, die handeln kann, und sonst ist niemand von HR da. Wem der Zyklus gehört, genehmigt " +
			"und gibt frei.",
	},
	"rehearsal.overloaded": {
		"They have %d or more requests to answer already. Whoever chooses them is warned.",
		"Sie haben schon %d oder mehr offene Anfragen. Wer sie wählt, wird gewarnt.",
	},
	"rehearsal.not_accepted": {
		"They have not accepted their invitation. Their mails wait until they do.",
		"Sie haben ihre Einladung noch nicht angenommen. Ihre Mails warten, bis sie es tun.",
	},
	"rehearsal.not_reached": {
		"Not everybody can be reached by mail yet. HR sees whom that is about.",
		"Noch sind nicht alle per Mail zu erreichen. HR sieht, um wen es geht.",
	},
	"rehearsal.new_guests": {
		"These guests never logged in. If they are chosen, the first mail they get is an invitation.",
		"Diese Gäste haben sich nie angemeldet. Werden sie gewählt, ist ihre erste Mail eine Einladung.",
	},
}

package text

// cycles are the sentences for what a cycle, and who reads in it, does not take.
var cycles = map[string]entry{
	"cycle.min_max": {"The most must not be less than the fewest.", "Die Höchstzahl darf nicht kleiner sein als die Mindestzahl."},
	"cycle.proactive_anonymous": {
		"In an Anonymous cycle nobody writes unasked: whoever did would be known by it.",
		"In einem anonymen Zyklus schreibt niemand unaufgefordert: Wer es täte, wäre daran zu erkennen.",
	},
	"cycle.proactive_early": {
		"Where members write unasked, nobody reads without the names before the release: words that leave when their writer is asked would tell whose they were.",
		"Wo Mitglieder unaufgefordert schreiben, liest vor der Freigabe niemand ohne die Namen: Texte, die verschwinden, sobald jemand gefragt wird, verrieten, von wem sie sind.",
	},
	"cycle.suggested": {
		"The suggested number lies between the fewest and the most; 0 suggests none.",
		"Die empfohlene Zahl liegt zwischen der kleinsten und der größten; 0 empfiehlt keine.",
	},
	"cycle.reviewers": {
		"Choose 0 to 50 as the fewest and 1 to 50 as the most.",
		"Wähle 0 bis 50 als Mindestzahl und 1 bis 50 als Höchstzahl.",
	},
	"cycle.owner_twice": {"They are named twice.", "Die Person steht zweimal da."},
	"cycle.owner": {
		"A cycle can be owned by active members of the company.",
		"Einem Zyklus können aktive Mitglieder der Firma zugeteilt sein.",
	},
	"cycle.dates": {"This date lies before the one above it.", "Dieses Datum liegt vor dem darüber."},
	"cycle.past":  {"The end must lie in the future.", "Das Ende muss in der Zukunft liegen."},
	"cycle.confirm": {
		"This is not the name. Write it as it stands above.",
		"Das ist nicht der Name. Schreib ihn so, wie er oben steht.",
	},
	"cycle.reopen_end": {
		"The end has passed. Set a new one, or the cycle would close again at once.",
		"Das Ende ist vorbei. Setze ein neues, sonst würde der Zyklus gleich wieder schließen.",
	},
	"cycle.no_question": {"Ask at least one question.", "Stelle mindestens eine Frage."},
	"cycle.no_reviewee": {"Add at least one reviewee.", "Füge mindestens eine Person hinzu, um die es geht."},
	"cycle.no_start":    {"Set a start.", "Setze einen Beginn."},
	"cycle.no_end": {
		"Set an end. When an Anonymous cycle closes, nobody can tell any more who wrote what.",
		"Setze ein Ende. Wenn ein anonymer Zyklus endet, kann niemand mehr feststellen, wer was schrieb.",
	},
	"cycle.most_under_threshold": {
		"At most %d reviewers, and nothing is shown of fewer than %d: nothing could ever be shown.",
		"Höchstens %d Feedbackgebende, und unter %d wird nichts gezeigt: So gäbe es nie etwas zu sehen.",
	},
	"policy.word.NAMED": {
		"In a Named cycle whoever reads learns the names. Choose Confidential to leave them out.",
		"In einem namentlichen Zyklus erfahren alle, die lesen, die Namen. Wähle „vertraulich“, um sie wegzulassen.",
	},
	"policy.word.CONFIDENTIAL": {
		"In a Confidential cycle the reviewee never learns a name, and reads nothing before the release.",
		"In einem vertraulichen Zyklus erfährt die Person, um die es geht, nie einen Namen und liest nichts vor der Freigabe.",
	},
	"policy.word.ANONYMOUS": {
		"In an Anonymous cycle nobody learns a name, and nobody reads anything before the release.",
		"In einem anonymen Zyklus erfährt niemand einen Namen, und niemand liest etwas vor der Freigabe.",
	},
	"policy.twice":     {"This is said twice.", "Das ist doppelt angegeben."},
	"policy.nobody":    {"Somebody has to read something.", "Jemand muss etwas lesen."},
	"policy.threshold": {"Choose a number from 3 to 20.", "Wähle eine Zahl von 3 bis 20."},
	"policy.early_hidden": {
		"Where reviewees nominate without seeing the list, nobody reads without the names before the release: words that leave when their writer is chosen once more would tell whose they were.",
		"Wo Beurteilte auswählen, ohne die Liste zu sehen, liest vor der Freigabe niemand ohne die Namen: Texte, die verschwinden, sobald jemand noch einmal gewählt wird, verrieten, von wem sie sind.",
	},
	"policy.widens": {
		"This would let somebody read more than was promised. From here on it can only be narrowed.",
		"Damit läse jemand mehr, als versprochen war. Ab jetzt kann es nur enger werden.",
	},
	"cycle.no_write_until": {
		"Set until when feedback is written.",
		"Setze, bis wann Feedback geschrieben wird.",
	},
	"cycle.frozen": {
		"This cannot be changed once the cycle is published.",
		"Das kann nach der Veröffentlichung des Zyklus nicht mehr geändert werden.",
	},
	"cycle.began": {
		"The cycle has begun: its start stays as it is.",
		"Der Zyklus hat begonnen: Sein Beginn bleibt, wie er ist.",
	},
	"cycle.template": {"There is no such template.", "Diese Vorlage gibt es nicht."},
	"cycle.reviewee": {"Only colleagues can be reviewed.", "Feedback gibt es nur für Kolleginnen und Kollegen."},
	"cycle.rehearsal": {
		"Something changed since, and the launch would do something else than what you saw. Rehearse again.",
		"Seitdem hat sich etwas geändert, und der Start täte etwas anderes, als du gesehen hast. Probe noch einmal.",
	},
	"cycle.spared": {
		"At most 100 people can be left out of groups. Choose smaller groups instead.",
		"Höchstens 100 Menschen können aus Gruppen ausgenommen werden. Wähle stattdessen kleinere Gruppen.",
	},
	"cycle.two_templates": {
		"A cycle begins with one template.", "Ein Zyklus beginnt mit einer Vorlage.",
	},
	"cycle.duplicate_question": {"The same question stands here twice.", "Dieselbe Frage steht hier zweimal."},
	"cycle.duplicate_label":    {"The same words stand here twice.", "Dieselben Worte stehen hier zweimal."},
	"cycle.deadline":           {"Only a date can be a deadline. Set the date first.", "Nur ein Datum kann eine Frist sein. Setze zuerst das Datum."},
	"cycle.grace":              {"The days of grace lie between 0 and 60.", "Die Nachfrist hat 0 bis 60 Tage."},
	"cycle.placeholder":        {"Only {name} and {first name} stand for a name; other braces cannot be used.", "Nur {Name} und {Vorname} stehen für einen Namen; andere geschweifte Klammern gehen nicht."},
	"cycle.no_scale":           {"The cycle has no scale yet. Write its points first.", "Der Zyklus hat noch keine Skala. Schreib zuerst ihre Stufen."},
	"cycle.labels_scale":       {"A scale has 2 to 10 points, each with a word.", "Eine Skala hat 2 bis 10 Stufen, jede mit einem Wort."},
	"cycle.axes":               {"A graph has two axes: one across and one up.", "Ein Graph hat zwei Achsen: eine waagrechte und eine senkrechte."},
	"cycle.duplicate_axis":     {"Both axes have the same name.", "Beide Achsen heißen gleich."},
	"cycle.labels_choice":      {"A choice has 2 to 30 options, each with words.", "Eine Auswahl hat 2 bis 30 Möglichkeiten, jede mit Worten."},
	"cycle.notice_empty":       {"Nobody would get this now.", "Das würde jetzt niemand bekommen."},
	"cycle.mail_placeholder":   {"%s stands for nothing in this mail. What can stand in braces is listed beside it.", "%s steht in dieser Mail für nichts. Was in geschweiften Klammern stehen kann, ist daneben aufgezählt."},
	"cycle.mail_link":          {"The link is missing, or shares its line. Put {link} on a line of its own.", "Der Link fehlt oder teilt sich seine Zeile. Setze {link} in eine eigene Zeile."},
	"cycle.mail_address": {
		"No addresses of pages here: {link} is the only way a mail leads.",
		"Hier keine Adressen von Seiten: Eine Mail führt nur zu {link}.",
	},
	"cycle.notice_past":  {"Choose a time that lies in the future.", "Wähle einen Zeitpunkt in der Zukunft."},
	"cycle.notice_early": {"The cycle has not begun by then.", "Dann hat der Zyklus noch nicht begonnen."},
	"cycle.notice_late":  {"The cycle is closed by then.", "Dann ist der Zyklus schon geschlossen."},
}

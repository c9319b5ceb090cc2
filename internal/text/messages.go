package text

// messages are the sentences of the inbox: %[1]s is the cycle, %[2]s the reviewee. Those about an import have the name
// of the file and how many lines were carried out and refused.
var messages = map[string]entry{
	"message.gone":                  {"No longer visible to you.", "Für dich nicht mehr sichtbar."},
	"message.cycle_started":         {"“%[1]s” has begun. Choose who gives you feedback.", "„%[1]s“ hat begonnen. Wähle, wer dir Feedback gibt."},
	"message.cycle_started.assign":  {"“%[1]s” has begun. Choose who gives %[2]s feedback.", "„%[1]s“ hat begonnen. Wähle, wer %[2]s Feedback gibt."},
	"message.cycle_started.others":  {"“%[1]s” has begun. Others choose who writes about you.", "„%[1]s“ hat begonnen. Andere wählen, wer über dich schreibt."},
	"message.feedback_asked":        {"You are asked for feedback about %[2]s.", "Du wirst um Feedback über %[2]s gebeten."},
	"message.nomination_rejected":   {"One of your nominations in “%[1]s” was rejected. The reason stands in your list.", "Eine deiner Nominierungen bei „%[1]s“ wurde abgelehnt. Der Grund steht in deiner Liste."},
	"message.reviewer_declined":     {"Somebody you chose for “%[1]s” has declined.", "Jemand, den du für „%[1]s“ gewählt hast, hat abgesagt."},
	"message.list_ready":            {"%[2]s's list of reviewers waits for you.", "Die Liste von %[2]s wartet auf dich."},
	"message.release_due":           {"Feedback for %[2]s waits to be released.", "Feedback für %[2]s wartet auf die Freigabe."},
	"message.feedback_released":     {"The feedback of “%[1]s” is released to you.", "Das Feedback von „%[1]s“ ist für dich freigegeben."},
	"message.answer_withheld":       {"One of your answers about %[2]s is withheld from them. The reason stands beside it.", "Eine deiner Antworten über %[2]s wird zurückgehalten. Der Grund steht bei der Antwort."},
	"message.answer_put_back":       {"One of your answers about %[2]s was withheld and is not any more.", "Eine deiner Antworten über %[2]s war zurückgehalten und ist es nicht mehr."},
	"message.import_done":           {"“%[1]s” is imported. Lines carried out: %[2]d, refused: %[3]d.", "„%[1]s“ ist importiert. Zeilen ausgeführt: %[2]d, abgelehnt: %[3]d."},
	"message.import_done.unnamed":   {"Your table is imported. Lines carried out: %[2]d, refused: %[3]d.", "Deine Tabelle ist importiert. Zeilen ausgeführt: %[2]d, abgelehnt: %[3]d."},
	"message.nudge_nominate":        {"A reminder: “%[1]s” waits for you to choose who gives you feedback.", "Zur Erinnerung: „%[1]s“ wartet darauf, dass du wählst, wer dir Feedback gibt."},
	"message.nudge_nominate.assign": {"A reminder: “%[1]s” waits for you to choose who gives %[2]s feedback.", "Zur Erinnerung: „%[1]s“ wartet darauf, dass du wählst, wer %[2]s Feedback gibt."},
	"message.nudge_approve":         {"A reminder: %[2]s's list of reviewers waits for you.", "Zur Erinnerung: Die Liste von %[2]s wartet auf dich."},
	"message.nudge_write":           {"A reminder: you are asked for feedback about %[2]s. If you have handed it in, there is nothing left to do.", "Zur Erinnerung: Du wirst um Feedback über %[2]s gebeten. Hast du es abgegeben, ist nichts mehr zu tun."},
	"message.self_asked":            {"“%[1]s” asks you for your own view of yourself.", "„%[1]s“ fragt dich, wie du dich selbst siehst."},
	"message.nudge_self":            {"A reminder: “%[1]s” asks you for your own view of yourself.", "Zur Erinnerung: „%[1]s“ fragt dich, wie du dich selbst siehst."},
	"message.nudge_release":         {"A reminder: feedback for %[2]s waits to be released.", "Zur Erinnerung: Feedback für %[2]s wartet auf die Freigabe."},
	"message.feedback_added":        {"A later answer was added to your feedback of “%[1]s”.", "Zu deinem Feedback von „%[1]s“ kam später eine Antwort dazu."},
}

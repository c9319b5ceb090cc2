package text

// failures are the sentences of apperr's keys: what is wrong and what to do.
var failures = map[string]entry{
	"unauthenticated": {"Log in first.", "Melde dich zuerst an."},
	"forbidden":       {"This is not yours to do.", "Das darfst du nicht tun."},
	"not_found": {
		"This does not exist, or you cannot see it.",
		"Das gibt es nicht, oder du kannst es nicht sehen.",
	},
	"internal": {
		"We failed to do this. Try again; if it stays so, hand on the request id.",
		"Das ist uns nicht gelungen. Versuch es noch einmal; bleibt es dabei, gib die Anfragenummer weiter.",
	},
	"storage_full": {
		"The disk is full or read-only. Reading works, writing does not.",
		"Der Speicher ist voll oder schreibgeschützt. Lesen geht, Schreiben nicht.",
	},
	"stale": {
		"Somebody changed this since you opened it. Compare the two.",
		"Das wurde geändert, seit du es geöffnet hast. Vergleiche beide.",
	},
	"readers_changed": {
		"Who can read this has changed since you looked. Look again before you send.",
		"Wer das lesen kann, hat sich seit deinem Blick geändert. Sieh noch einmal nach, bevor du sendest.",
	},
	"required":     {"Write something here.", "Schreib hier etwas."},
	"too_long":     {"This is too long.", "Das ist zu lang."},
	"too_many":     {"These are too many at once.", "Das sind zu viele auf einmal."},
	"not_a_date":   {"The year must lie between 1970 and 2200.", "Das Jahr muss zwischen 1970 und 2200 liegen."},
	"not_a_moment": {"Write a moment as 2026-11-23T09:00:00Z.", "Schreib einen Zeitpunkt wie 2026-11-23T09:00:00Z."},
	"bad_page":     {"Ask for 1 to 100, from the start or from the end.", "Frage nach 1 bis 100, vom Anfang oder vom Ende."},
	"bad_cursor":   {"This cursor does not belong to this list.", "Diese Stelle gehört nicht zu dieser Liste."},
	"audit_order":  {"This must be later than the beginning.", "Das muss später sein als der Anfang."},
	"key_reused":   {"This key was used for something else.", "Dieser Schlüssel wurde schon für etwas anderes benutzt."},
	"email":        {"This is no e-mail address.", "Das ist keine E-Mail-Adresse."},
	"email_taken": {
		"Somebody with this address is here already; choose them from the list.",
		"Diese Adresse ist schon hier; wähle die Person aus der Liste.",
	},
	"email_same": {"This is the address already.", "Diese Adresse ist es schon."},
	"domain":     {"This is no domain, such as example.org.", "Das ist keine Domain wie example.org."},
	"domain_has_guests": {
		"Guests have addresses in this domain: %s. Delete or change them first.",
		"In dieser Domain haben Gäste ihre Adresse: %s. Lösche oder ändere sie zuerst.",
	},
	"guest_inside": {
		"%s is inside the company. Guests come from outside; add a colleague instead.",
		"%s gehört zur Firma. Gäste kommen von außen; füge stattdessen eine Kollegin oder einen Kollegen hinzu.",
	},
	"guest_policy": {
		"The company's settings do not let you invite guests.",
		"Die Einstellungen der Firma lassen dich keine Gäste einladen.",
	},

	"template.taken": {"Another template has this name.", "Eine andere Vorlage heißt schon so."},

	"feedback.self":     {"Nobody gives feedback about themselves here.", "Über sich selbst schreibt hier niemand."},
	"feedback.inactive": {"This account is not in use.", "Dieses Konto ist nicht in Gebrauch."},
	"feedback.left": {
		"An account among them is no longer in use. Reject that nomination; the others can be approved.",
		"Ein Konto darunter wird nicht mehr benutzt. Lehne diese Nominierung ab; die anderen kannst du bestätigen.",
	},
	"feedback.asked":              {"Already on the list.", "Schon auf der Liste."},
	"feedback.wrote":              {"Wrote unasked already.", "Hat schon unaufgefordert geschrieben."},
	"feedback.too_many":           {"At most %d reviewers in this cycle.", "Höchstens %d Personen in diesem Zyklus."},
	"feedback.too_few":            {"Nominate at least %d; you have %d.", "Nominiere mindestens %d; du hast %d."},
	"feedback.question":           {"This question is not part of the form.", "Diese Frage gehört nicht zum Formular."},
	"feedback.twice":              {"This question is answered twice.", "Diese Frage ist zweimal beantwortet."},
	"feedback.scale":              {"This point is not on the scale.", "Diese Stufe gibt es auf der Skala nicht."},
	"feedback.point":              {"A dot stands between 0 and 100.", "Ein Punkt steht zwischen 0 und 100."},
	"feedback.half_point":         {"The dot has only one of its two numbers. Give both, or clear it.", "Der Punkt hat nur eine seiner zwei Zahlen. Gib beide an oder lösche ihn."},
	"feedback.choice":             {"This option is not offered.", "Diese Möglichkeit steht nicht zur Wahl."},
	"feedback.kind":               {"This question is answered in another way.", "Diese Frage wird anders beantwortet."},
	"feedback.unanswered":         {"Answer this question to hand in.", "Beantworte diese Frage, um abzugeben."},
	"feedback.nothing_to_release": {"Nothing has been handed in yet.", "Es ist noch nichts abgegeben."},
	"feedback.outside_member":     {"Somebody from outside with an account cannot be reviewed.", "Externe Personen können kein Feedback bekommen."},

	"line.self":    {"Nobody is their own line manager.", "Niemand ist die eigene Führungskraft."},
	"line.guest":   {"A guest cannot be a line manager.", "Ein Gast kann keine Führungskraft sein."},
	"line.outside": {"Somebody from outside cannot be a line manager.", "Externe Personen können keine Führungskraft sein."},
	"line.gone":    {"This account is not in use.", "Dieses Konto ist nicht in Gebrauch."},
	"line.unknown": {"There is no such person.", "Diese Person gibt es nicht."},
	"line.own_reading": {
		"You read as HR only from a date on. As a line manager above this person you would read what is older: ask " +
			"another HR administrator to make this change.",
		"Du liest als HR erst ab einem Tag. Als Führungskraft über dieser Person würdest du Älteres lesen: Bitte " +
			"jemand anderen aus der HR-Administration um diese Änderung.",
	},
	"line.loop": {
		"%s reports to %s, directly or further down. The reporting line would become a circle.",
		"%s berichtet an %s, direkt oder weiter unten. Die Berichtslinie würde zum Kreis.",
	},
	"line.deep": {
		"The reporting line would have more than %d levels.",
		"Die Berichtslinie hätte mehr als %d Ebenen.",
	},

	"account.name":           {"Only an administrator changes names.", "Namen ändert nur die Administration."},
	"export.format":          {"Say csv or xlsx.", "Sag csv oder xlsx."},
	"export.passport_format": {"Say json or html.", "Sag json oder html."},
	"export.wait":            {"Too much was asked for in a short time. Try again in a minute.", "Es wurde viel in kurzer Zeit gefragt. Versuch es in einer Minute noch einmal."},
	"export.too_long":        {"This is more than 50,000 lines. Choose fewer days.", "Das sind mehr als 50.000 Zeilen. Wähle weniger Tage."},
	"export.moment":          {"This is no moment in time.", "Das ist kein Zeitpunkt."},
	"export.word":            {"This word is not known here.", "Dieses Wort ist hier nicht bekannt."},
	"role.reads_past": {
		"Say whether they read all past reviews, or those that begin from now on.",
		"Sag, ob alle früheren Beurteilungen gelesen werden dürfen oder nur die, die ab jetzt beginnen.",
	},
	"role.past": {
		"You do not read all past reviews yourself, so you cannot open them to anybody.",
		"Du liest selbst nicht alle früheren Beurteilungen, also kannst du sie auch niemandem öffnen.",
	},
	"account.confirm": {
		"This is not the name. Write it as it stands above.",
		"Das ist nicht der Name. Schreib ihn so, wie er oben steht.",
	},

	"state.has_app":    {"An authenticator app is set up already.", "Eine Authenticator-App ist schon eingerichtet."},
	"state.no_app":     {"No authenticator app is set up.", "Es ist keine Authenticator-App eingerichtet."},
	"state.no_passkey": {"There is no passkey.", "Es gibt keinen Passkey."},
	"state.no_factor_of_theirs": {
		"This account has no second step to take away.", "Dieses Konto hat keinen zweiten Schritt.",
	},
	"state.factor_required": {
		"A second step is required here, so the last one stays. Add another first, or ask an administrator to take a lost " +
			"one away.",
		"Hier ist ein zweiter Schritt Pflicht, der letzte bleibt. Füge zuerst einen anderen hinzu, oder bitte die " +
			"Verwaltung, einen verlorenen zu entfernen.",
	},
	"state.factor_first": {
		"Set a second step up for yourself first, or you would lock yourself out.",
		"Richte zuerst für dich selbst einen zweiten Schritt ein, sonst sperrst du dich aus.",
	},
	"state.factor_kept": {
		"This person holds a people role or has reports. Only an HR administrator may take their second step away.",
		"Diese Person hat eine Rolle in der Personalabteilung oder führt andere. Nur wer die Personalabteilung " +
			"verwaltet, kann ihren zweiten Schritt entfernen.",
	},
	"state.no_factor":  {"No second step is set up.", "Es ist kein zweiter Schritt eingerichtet."},
	"state.invite":     {"This account has accepted its invitation, or is not in use.", "Dieses Konto hat die Einladung angenommen oder ist nicht in Gebrauch."},
	"state.deactivate": {"This account is not in use.", "Dieses Konto ist nicht in Gebrauch."},
	"state.reactivate": {"This account is not deactivated.", "Dieses Konto ist nicht deaktiviert."},
	"state.reset":      {"Only an account in use has a password to reset.", "Nur ein Konto in Gebrauch hat ein Passwort."},
	"state.address": {
		"Only an account in use, or one that waits for its person, gets another address.",
		"Nur ein Konto, das in Gebrauch ist oder auf seine Person wartet, bekommt eine andere Adresse.",
	},
	"state.address_mail": {
		"Another address is confirmed by mail, and no mail server is set up.",
		"Eine andere Adresse wird per Mail bestätigt, und es ist kein Mailserver eingerichtet.",
	},
	"state.address_agreed": {
		"This change needs no agreement any more.",
		"Diese Änderung braucht keine Zustimmung mehr.",
	},
	"state.address_taken": {
		"Somebody else has this address by now. Ask your administrators.",
		"Diese Adresse hat inzwischen jemand anderes. Frag die, die Sightline bei euch verwalten.",
	},
	"state.graduate_deletion": {
		"This guest has asked to be deleted. Answer that first.",
		"Dieser Gast hat um Löschung gebeten. Beantworte das zuerst.",
	},
	"state.deletion_asked": {
		"You have already asked, and nobody has answered yet.", "Du hast schon gefragt, und noch hat niemand geantwortet.",
	},
	"state.deletion_answered": {"This has already been answered.", "Das ist schon beantwortet."},
	"state.graduate":          {"Only a guest whose account is in use can become a member.", "Nur ein Gast mit einem Konto in Gebrauch kann Mitglied werden."},
	"state.make_guest":        {"Only a member whose account is in use can become a guest.", "Nur ein Mitglied mit einem Konto in Gebrauch kann Gast werden."},
	"state.guest_roles": {
		"A guest has no people roles. Take them away first.",
		"Ein Gast hat keine Rollen. Nimm sie zuerst weg.",
	},
	"state.guest_reports": {
		"%d people report to them. Give them another line manager first.",
		"Direkt unterstellte Personen: %d. Gib ihnen zuerst eine andere Führungskraft.",
	},
	"state.guest_cycles": {
		"They own or are reviewed in a cycle that is not over.",
		"Ein Zyklus, der noch nicht vorbei ist, gehört ihnen oder betrifft sie.",
	},
	"account.inside": {
		"%s lies outside the company's domains. Let them be a member from outside.",
		"%s liegt außerhalb der Domains der Firma. Mach die Person zum externen Mitglied.",
	},
	"state.deleted": {"This account is deleted.", "Dieses Konto ist gelöscht."},
	"state.role_account": {
		"This account is not in use, so it can be given no role.",
		"Dieses Konto ist nicht in Gebrauch, also kann es keine Rolle bekommen.",
	},
	"state.role_held":     {"They have this role already.", "Diese Rolle ist schon vergeben."},
	"state.role_not_held": {"They do not have this role.", "Diese Rolle ist hier nicht vergeben."},
	"state.last_admin": {
		"This is the last active administrator. Make somebody else one first.",
		"Das ist das letzte aktive Konto mit der Rolle Administration. Gib sie zuerst jemand anderem.",
	},
	"state.last_hr_admin": {
		"This is the last active HR administrator. Give the role to somebody else first.",
		"Das ist das letzte aktive Konto mit der Rolle HR-Administration. Gib sie zuerst jemand anderem.",
	},
	"state.last_tech_admin": {
		"This is the last active technical administrator. Give the role to somebody else first.",
		"Das ist das letzte aktive Konto mit der Rolle Technische Administration. Gib sie zuerst jemand anderem.",
	},
	"state.lock":         {"This guest cannot be locked now.", "Dieser Gast kann jetzt nicht gesperrt werden."},
	"state.unlock":       {"This guest is not locked.", "Dieser Gast ist nicht gesperrt."},
	"state.mail":         {"This mail was sent or cancelled.", "Diese Mail ist gesendet oder abgebrochen."},
	"state.line_manager": {"This account is closed.", "Dieses Konto ist geschlossen."},
	"state.mail_server": {
		"A mail server is set up: the invitation goes out by mail.",
		"Ein Mailserver ist eingerichtet: Die Einladung geht als Mail hinaus.",
	},
	"state.no_invitation":        {"This mail carries no invitation.", "Diese Mail enthält keine Einladung."},
	"state.invitation_cancelled": {"This invitation was cancelled.", "Diese Einladung ist abgebrochen."},
	"state.invitation_over": {
		"This invitation was accepted, or the account is not in use.",
		"Diese Einladung ist angenommen, oder das Konto ist nicht in Gebrauch.",
	},
	"state.link_over": {
		"This link was used, replaced or has expired.",
		"Dieser Link ist benutzt, ersetzt oder abgelaufen.",
	},
	"state.edit_cycle": {"This cycle is over.", "Dieser Zyklus ist vorbei."},
	"state.publish":    {"This cycle is published already.", "Dieser Zyklus ist schon veröffentlicht."},
	"state.launching": {
		"This cycle is being launched. It can be changed again in a moment.",
		"Dieser Zyklus wird gerade gestartet. Gleich lässt er sich wieder ändern.",
	},
	"state.notify":         {"Nobody can be told before the cycle is open.", "Vor dem Beginn des Zyklus kann niemand benachrichtigt werden."},
	"state.plan_notice":    {"Mails can be planned once the cycle is published, and until it closes.", "Mails lassen sich planen, sobald der Zyklus veröffentlicht ist, und bis er schließt."},
	"state.notice_planned": {"Somebody else planned this a moment ago. Look at it again.", "Das hat gerade jemand anderes geplant. Sieh es dir noch einmal an."},
	"state.close":          {"This cycle is not open.", "Dieser Zyklus läuft nicht."},
	"state.reopen_cycle":   {"Only a closed cycle can be opened again.", "Nur ein geschlossener Zyklus kann wieder geöffnet werden."},
	"state.reopen_anonymous": {
		"An anonymous cycle stays closed: with its close the tie between answers and writers is destroyed.",
		"Ein anonymer Zyklus bleibt geschlossen: Mit dem Schließen ist die Verbindung zwischen Antworten und Schreibenden zerstört.",
	},
	"state.set_owners": {
		"An archived cycle has the owners that it had. Bring it back first.",
		"Ein archivierter Zyklus behält, wer ihn betreut. Hol ihn zuerst zurück.",
	},
	"state.archive":   {"Only a closed cycle can be archived.", "Nur ein geschlossener Zyklus kann archiviert werden."},
	"state.unarchive": {"This cycle is not archived.", "Dieser Zyklus ist nicht archiviert."},
	"state.edit_work": {
		"This work review is locked: it can be read and no longer changed.",
		"Diese Durchsicht ist gesperrt: Sie lässt sich lesen und nicht mehr ändern.",
	},
	"state.unarchive_project": {"This project is not archived.", "Dieses Projekt ist nicht archiviert."},
	"state.project_archived":  {"This project is archived.", "Dieses Projekt ist archiviert."},
	"state.draft_only":        {"This can be changed in a draft only.", "Das lässt sich nur im Entwurf ändern."},
	"state.reviewee_asked": {
		"Somebody was asked to write about them already. They stay in the cycle.",
		"Über sie wurde schon jemand um Feedback gebeten. Sie bleiben im Zyklus.",
	},
	"state.reviewee_writes": {
		"The time to write has begun, and they may be writing about themselves. They stay in the cycle.",
		"Die Zeit zum Schreiben hat begonnen, und sie schreiben vielleicht schon über sich. Sie bleiben im Zyklus.",
	},
	"state.reviewee_written": {
		"Members may be writing about them unasked. They stay in the cycle.",
		"Vielleicht schreibt schon jemand unaufgefordert über sie. Sie bleiben im Zyklus.",
	},
	"state.unasked_over": {
		"Feedback about this person is no longer taken here.",
		"Feedback über diese Person wird hier nicht mehr angenommen.",
	},
	"state.cycle_not_open": {"This cycle is not open.", "Dieser Zyklus läuft nicht."},
	"state.nominate_over":  {"The deadline for choosing reviewers has passed.", "Die Frist, um auszuwählen, ist vorbei."},
	"state.approve_over":   {"The deadline for deciding on reviewers has passed.", "Die Frist, um zu entscheiden, ist vorbei."},
	"state.write_over":     {"The deadline for writing has passed.", "Die Frist, um zu schreiben, ist vorbei."},
	"state.list_done":      {"The list is complete already.", "Die Liste ist schon fertig."},
	"state.released":       {"The feedback is released already.", "Das Feedback ist schon freigegeben."},
	"state.withheld":       {"This answer is withheld already.", "Diese Antwort ist schon zurückgehalten."},
	"state.not_withheld":   {"This answer is not withheld.", "Diese Antwort ist nicht zurückgehalten."},
	"state.withhold_empty": {"There is nothing in this answer to withhold.", "In dieser Antwort steht nichts, was zurückgehalten werden könnte."},
	"state.discard": {
		"Only a draft can be thrown away. Take back what you handed in first.",
		"Nur ein Entwurf lässt sich verwerfen. Nimm zuerst zurück, was du abgegeben hast.",
	},
	"state.withhold_late": {
		"An answer is withheld or put back between its handing in and the release.",
		"Zurückhalten und wieder freigeben geht nur zwischen Abgabe und Freigabe.",
	},
	"state.release_early": {
		"In an Anonymous cycle nothing is released before the time to write is over.",
		"In einem anonymen Zyklus wird nichts freigegeben, solange geschrieben wird.",
	},
	"state.too_few": {
		"Not enough people have answered to show anything without names.",
		"Es haben nicht genug Menschen geantwortet, um etwas ohne Namen zu zeigen.",
	},
	"state.decide":            {"This was decided already.", "Das ist schon entschieden."},
	"state.asked_late":        {"The feedback is released without names. Whoever was asked now could be told from what is added.", "Das Feedback ist ohne Namen freigegeben. Wer jetzt noch gebeten wird, wäre an dem zu erkennen, was dazukommt."},
	"state.remove_nomination": {"This was decided already and stays on the list.", "Das ist schon entschieden und bleibt auf der Liste."},
	"state.write":             {"This can no longer be changed.", "Das lässt sich nicht mehr ändern."},
	"state.submit":            {"This was handed in already.", "Das ist schon abgegeben."},
	"state.reopen":            {"This cannot be taken back any more.", "Das lässt sich nicht mehr zurückholen."},
	"state.decline":           {"This was handed in or declined already.", "Das ist schon abgegeben oder abgelehnt."},
	"state.undo_decline":      {"There is no refusal to undo.", "Es gibt keine Absage, die zurückgenommen werden könnte."},
	"state.dismiss_decline":   {"This refusal was answered already.", "Auf diese Absage wurde schon reagiert."},

	"work.team": {
		"A team is of colleagues whose account is active.",
		"Zu einem Team gehören nur Kolleginnen und Kollegen, deren Konto aktiv ist.",
	},
	"work.not_accepted": {
		"Somebody has not accepted the invitation yet, or their account is closed. Share it once they are there.",
		"Jemand hat die Einladung noch nicht angenommen, oder das Konto ist geschlossen. Teile es, sobald das Konto aktiv ist.",
	},
	"work.nobody": {
		"Name at least one address or domain.",
		"Nenne mindestens eine Adresse oder Domain.",
	},
	"work.inside": {
		"This is inside the company. Share with colleagues by their name.",
		"Das gehört zur Firma. Teile mit Kolleginnen und Kollegen über ihren Namen.",
	},
	"work.is_member": {
		"Somebody with an account here has this address. Share with them by their name.",
		"Diese Adresse hat hier ein Konto. Teile über den Namen.",
	},
	"work.out_of_use": {
		"The account of this guest is closed. An administrator can open it again.",
		"Das Konto dieses Gasts ist geschlossen. Wer verwaltet, kann es wieder öffnen.",
	},
	"work.link_too_long": {"A link lasts a year at most.", "Ein Link gilt höchstens ein Jahr."},
	"state.guests_off": {
		"Sharing with guests is switched off in the review settings.",
		"Das Teilen mit Gästen ist in den Einstellungen ausgeschaltet.",
	},
	"door.closed": {
		"This link opens nothing any more. Ask whoever sent it for a new one.",
		"Dieser Link öffnet nichts mehr. Bitte um einen neuen, wo er herkam.",
	},
	"door.code_over": {
		"This code counts no more. Ask for a new one.",
		"Dieser Code gilt nicht mehr. Fordere einen neuen an.",
	},
	"door.wrong_code": {
		"This code is wrong. Tries left: %d.",
		"Dieser Code ist falsch. Versuche, die bleiben: %d.",
	},
	"work.expired": {"This moment is over. Choose a later one.", "Dieser Zeitpunkt ist vorbei. Wähle einen späteren."},
}

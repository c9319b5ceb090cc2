package text

// mails are the sentences of the mails and of the outbox. A key that ends in ".until" takes a date as its last value;
// its sibling without says the same where no date is set.
var mails = map[string]entry{
	"mail.hello": {"Hello %s,", "Hallo %s,"},
	"mail.foot": {
		"Sightline sent this for %s. Replies to this address are not read.",
		"Sightline hat das für %s gesendet. Antworten an diese Adresse liest niemand.",
	},
	"mail.message_from": {"%s writes to you:", "%s schreibt dir:"},
	"mail.message":      {"With it comes this message:", "Dazu diese Nachricht:"},
	"mail.guest":        {"%s (guest)", "%s (Gast)"},
	"mail.guest_unverified": {
		"%s (guest, unverified)", "%s (Gast, nicht bestätigt)",
	},
	"person.former":       {"former colleague", "ehemaliges Teammitglied"},
	"person.former_guest": {"former guest", "ehemaliger Gast"},

	"mail.invitation.subject": {"Your account at %s", "Dein Konto bei %s"},
	"mail.invitation.by": {
		"%s has invited you to Sightline, where %s gives and reads feedback.",
		"%s hat dich zu Sightline eingeladen. Dort gibt und liest %s Feedback.",
	},
	"mail.invitation.body": {
		"You are invited to Sightline, where %s gives and reads feedback.",
		"Du bist zu Sightline eingeladen. Dort gibt und liest %s Feedback.",
	},
	"mail.invitation.next": {
		"Set a password, then log in. The link works once, until %s.",
		"Setze ein Passwort, dann melde dich an. Der Link gilt einmal, bis %s.",
	},

	"mail.guest_invitation.subject": {"You are invited as a guest of %s", "Du bist als Gast von %s eingeladen"},
	"mail.guest_invitation.body": {
		"%s invites you to Sightline as a guest. Nothing is asked of you yet.",
		"%s lädt dich als Gast zu Sightline ein. Noch wirst du um nichts gebeten.",
	},
	"mail.guest_invitation.ask": {
		"At %[3]s you are asked for feedback about %[1]s, in “%[2]s”.",
		"Bei %[3]s wirst du um Feedback zu %[1]s gebeten, in „%[2]s“.",
	},
	"mail.guest_invitation.ask.until": {
		"At %[3]s you are asked for feedback about %[1]s, in “%[2]s”, until %[4]s.",
		"Bei %[3]s wirst du um Feedback zu %[1]s gebeten, in „%[2]s“, bis %[4]s.",
	},
	"mail.guest_invitation.password": {
		"First set a password. The link works once, until %s.",
		"Setze zuerst ein Passwort. Der Link gilt einmal, bis %s.",
	},
	"mail.guest_invitation.log_in": {
		"Then log in with your address %s. You can come back there at any time:",
		"Melde dich dann mit deiner Adresse %s an. Dorthin kannst du jederzeit zurückkommen:",
	},
	"mail.guest_invitation.write": {
		"To give feedback, open the request and answer the questions. What you write is saved as you go: close the page " +
			"and go on later. When you are done, submit. You can also decline, with a reason.",
		"Um Feedback zu geben, öffne die Anfrage und beantworte die Fragen. Was du schreibst, wird laufend gespeichert: " +
			"Schließ die Seite und mach später weiter. Wenn du fertig bist, gib ab. Du kannst auch mit einem Grund absagen.",
	},
	"mail.guest_invitation.seen": {
		"Colleagues at %s see your name and your address when they choose whom to ask. Who reads your answers stands " +
			"above the first question, before you write.",
		"Wer bei %s arbeitet, sieht deinen Namen und deine Adresse beim Auswählen, wer gefragt wird. Wer deine Antworten " +
			"liest, steht über der ersten Frage, bevor du schreibst.",
	},
	"mail.set_password": {"Set a password", "Passwort setzen"},
	"mail.log_in":       {"Log in", "Anmelden"},

	"mail.password_reset.subject": {"Set a new password", "Setze ein neues Passwort"},
	"mail.password_reset.body": {
		"A new password was asked for at your account. The link works once, until %s.",
		"Für dein Konto wurde ein neues Passwort angefordert. Der Link gilt einmal, bis %s.",
	},
	"mail.password_reset.not_you": {
		"If it was not you, do nothing: your password stays as it is.",
		"Wenn du das nicht warst, tu nichts: Dein Passwort bleibt, wie es ist.",
	},

	"mail.factor_added.subject": {
		"Logging in now takes a second step", "Die Anmeldung hat jetzt einen zweiten Schritt",
	},
	"mail.factor_added.body": {
		"A second step was set up for your account: besides your password, a code of an app is asked for from now on.",
		"Für dein Konto wurde ein zweiter Schritt eingerichtet: Neben dem Passwort wird ab jetzt ein Code aus einer App " +
			"verlangt.",
	},
	"mail.factor_removed.subject": {
		"Your authenticator app was turned off", "Deine Authenticator-App wurde ausgeschaltet",
	},
	"mail.factor_removed.body": {
		"The authenticator app was taken away from your account: its codes are not asked for any more.",
		"Die Authenticator-App wurde von deinem Konto entfernt: Ihre Codes werden nicht mehr verlangt.",
	},
	"mail.passkey_added.subject": {
		"A passkey was added to your account", "Deinem Konto wurde ein Passkey hinzugefügt",
	},
	"mail.passkey_added.body": {
		"A passkey was added to your account. It logs in by itself, and stands in for the second step after the password.",
		"Deinem Konto wurde ein Passkey hinzugefügt. Er meldet dich allein an und ersetzt den zweiten Schritt nach dem " +
			"Passwort.",
	},
	"mail.passkey_added.stays": {
		"A new password alone does not stop a passkey. If you cannot log in, have an administrator take the second step " +
			"away from your account at once.",
		"Ein neues Passwort allein sperrt keinen Passkey aus. Kannst du dich nicht anmelden, lass sofort den zweiten " +
			"Schritt von deinem Konto entfernen. Das machen die, die Sightline bei euch verwalten.",
	},
	"mail.passkey_removed.subject": {
		"A passkey was removed from your account", "Ein Passkey wurde von deinem Konto entfernt",
	},
	"mail.passkey_removed.body": {
		"A passkey was removed from your account. It does not log in any more.",
		"Ein Passkey wurde von deinem Konto entfernt. Mit ihm kann sich niemand mehr anmelden.",
	},
	"mail.factor.password_enough": {
		"Nothing else is set up: your password is enough to log in from now on.",
		"Sonst ist nichts eingerichtet: Ab jetzt reicht dein Passwort zur Anmeldung.",
	},
	"mail.factor_reset.subject": {
		"Your second step of logging in was taken away", "Dein zweiter Schritt der Anmeldung wurde entfernt",
	},
	"mail.factor_reset.body": {
		"An administrator took the second step away from your account, because it was said to be lost. You are logged " +
			"out everywhere, and your recovery codes and access tokens are void. Log in with your password, and set up a " +
			"new second step.",
		"Der zweite Schritt wurde von deinem Konto entfernt, weil er als verloren gemeldet war. Du bist überall " +
			"abgemeldet, deine Ersatzcodes und Zugriffstoken gelten nicht mehr. Melde dich mit deinem Passwort an und " +
			"richte einen neuen zweiten Schritt ein.",
	},
	"mail.factor_reset.not_you": {
		"If you did not ask for it, set a new password now, and tell somebody from HR whom you trust.",
		"Wenn du nicht darum gebeten hast, setze jetzt ein neues Passwort und sag jemandem aus der Personalabteilung " +
			"Bescheid, dem du vertraust.",
	},
	"mail.factor.not_you": {
		"If it was not you, log in, set a new password, remove what you did not set up and log out everywhere else. " +
			"Then tell your administrators.",
		"Wenn du das nicht warst, melde dich an, setze ein neues Passwort, entferne, was du nicht eingerichtet hast, und " +
			"melde dich überall sonst ab. Sag dann denen Bescheid, die Sightline bei euch verwalten.",
	},
	"mail.factor.link": {"Look at how you log in", "Ansehen, wie du dich anmeldest"},

	"mail.address_changing.subject": {"You are to log in with another address", "Du sollst dich mit einer anderen Adresse anmelden"},
	"mail.address_changing.body": {
		"An administrator at %s asks that your account has this address from now on: %s. It does not count yet.",
		"Wer Sightline bei %s verwaltet, möchte, dass dein Konto ab jetzt diese Adresse hat: %s. Noch gilt sie nicht.",
	},
	"mail.address_changing.agree": {
		"Your account opens more than your own work, so this needs your agreement, or that of an HR administrator.",
		"Dein Konto öffnet mehr als deine eigene Arbeit. Darum braucht es deine Zustimmung oder die der Personalabteilung.",
	},
	"mail.address_changing.stop": {
		"If you did not expect this, stop it and tell your administrators. The link works until %s.",
		"Wenn du das nicht erwartet hast, halte es auf und sag denen Bescheid, die Sightline bei euch verwalten. Der Link " +
			"gilt bis %s.",
	},
	"mail.address_changing.link":   {"Answer", "Antworten"},
	"mail.address_confirm.subject": {"Confirm your new address", "Bestätige deine neue Adresse"},
	"mail.address_confirm.body": {
		"%s is to be the address of your account at %s. It counts once you confirm it. The link works once, until %s.",
		"%s soll die Adresse deines Kontos bei %s sein. Sie gilt, sobald du sie bestätigst. Der Link gilt einmal, bis %s.",
	},
	"mail.address_confirm.link": {"Confirm the address", "Adresse bestätigen"},
	"mail.address_confirm.not_you": {
		"If you know nothing of this, do nothing: no account is changed.",
		"Wenn du davon nichts weißt, tu nichts: Es ändert sich kein Konto.",
	},
	"mail.work_shared.subject": {"%s shares work with you", "%s teilt etwas mit dir"},
	"mail.work_shared.body": {
		"%s at %s asks you to look at work, and to say what you think of it.",
		"%s von %s bittet dich, dir etwas anzusehen und zu sagen, was du davon hältst.",
	},
	"mail.work_shared.code": {
		"You need no password: the link asks for your address (%s), and we send it a code. It works until %s.",
		"Du brauchst kein Passwort: Der Link fragt nach deiner Adresse (%s), und wir schicken ihr einen Code. Er gilt bis %s.",
	},
	"mail.work_shared.link":  {"Open what is shared", "Öffnen, was geteilt ist"},
	"mail.door_code.subject": {"Your code for %s", "Dein Code für %s"},
	"mail.door_code.body": {
		"With this code you open what %s shares with you.",
		"Mit diesem Code öffnest du, was %s mit dir teilt.",
	},
	"mail.door_code.until": {
		"It counts once, in the browser in which you asked for it, until %s.",
		"Er gilt einmal, in dem Browser, in dem du ihn angefordert hast, bis %s.",
	},
	"mail.door_code.not_you": {
		"If you did not ask for it, do nothing, and give it to nobody.",
		"Wenn du ihn nicht angefordert hast, tu nichts, und gib ihn niemandem.",
	},
	"mail.address_changed.subject": {"You log in with another address now", "Du meldest dich jetzt mit einer anderen Adresse an"},
	"mail.address_changed.body": {
		"Your account at %s has another address now. This one does not open it any more and gets no more mails from us.",
		"Dein Konto bei %s hat jetzt eine andere Adresse. Diese hier öffnet es nicht mehr und bekommt von uns keine Mails mehr.",
	},
	"mail.address_changed.not_you": {
		"If you did not expect this, tell your administrators at once.",
		"Wenn du das nicht erwartet hast, sag sofort denen Bescheid, die Sightline bei euch verwalten.",
	},
	"mail.deletion_done.subject": {"Your account at %s was deleted", "Dein Konto bei %s wurde gelöscht"},
	"mail.deletion_done.body": {
		"As you asked, your account at %s was deleted: your name, your address, your password and where you were logged " +
			"in. Nobody can bring it back.",
		"Wie du gebeten hast, wurde dein Konto bei %s gelöscht: dein Name, deine Adresse, dein Passwort und wo du " +
			"angemeldet warst. Niemand kann es zurückholen.",
	},
	"mail.deletion_done.stays": {
		"Feedback that you had handed in stays readable to those who could read it, under “former guest” or “former " +
			"colleague”. This address was kept until this mail had left, and is forgotten now.",
		"Abgegebenes Feedback bleibt für die lesbar, die es lesen konnten, unter „ehemaliger Gast“ oder „ehemaliges " +
			"Teammitglied“. Diese Adresse war nur noch für diese Mail gespeichert und ist jetzt vergessen.",
	},
	"mail.deletion_declined.subject": {"Your account was not deleted", "Dein Konto wurde nicht gelöscht"},
	"mail.deletion_declined.body": {
		"You asked that your account at %s be deleted. That was declined, and the account stays as it is.",
		"Du hast gebeten, dein Konto bei %s zu löschen. Das wurde abgelehnt, und das Konto bleibt, wie es ist.",
	},
	"mail.deletion_declined.again": {
		"The answer stands in your passport as well. You can ask again there at any time.",
		"Die Antwort steht auch in deinem Pass. Dort kannst du jederzeit wieder fragen.",
	},
	"mail.deletion_declined.link": {"Open your passport", "Pass öffnen"},

	"mail.somebody": {"Alex Example", "Alex Beispiel"},

	"mail.cycle_started.subject": {"Choose who writes about you", "Wähle, wer über dich schreibt"},
	"mail.cycle_started.body": {
		"“%s” has begun. Choose who gives you feedback: colleagues, or people from outside.",
		"„%s“ hat begonnen. Wähle, wer dir Feedback gibt: Kolleginnen und Kollegen oder Menschen von außen.",
	},
	"mail.cycle_started.body.until": {
		"“%s” has begun. Choose until %s who gives you feedback: colleagues, or people from outside.",
		"„%s“ hat begonnen. Wähle bis %s, wer dir Feedback gibt: Kolleginnen und Kollegen oder Menschen von außen.",
	},
	"mail.cycle_started.link": {"Choose people", "Menschen wählen"},

	"mail.cycle_begun.subject": {"Your 360 feedback has begun", "Dein 360-Feedback hat begonnen"},
	"mail.cycle_begun.body": {
		"“%s” has begun. Others choose who writes about you; there is nothing for you to do now.",
		"„%s“ hat begonnen. Andere wählen, wer über dich schreibt; für dich ist jetzt nichts zu tun.",
	},
	"mail.cycle_begun.link": {"Open Sightline", "Sightline öffnen"},

	"mail.feedback_asked.subject": {"You are asked for feedback about %s", "Du wirst um Feedback zu %s gebeten"},
	"mail.feedback_asked.body": {
		"You are asked for feedback about %s, in “%s”.",
		"Du wirst um Feedback zu %s gebeten, in „%s“.",
	},
	"mail.feedback_asked.body.until": {
		"You are asked for feedback about %s, in “%s”, until %s.",
		"Du wirst um Feedback zu %s gebeten, in „%s“, bis %s.",
	},
	"mail.feedback_asked.readers": {
		"Who reads your answers stands above the first question.",
		"Wer deine Antworten liest, steht über der ersten Frage.",
	},
	"mail.feedback_asked.link": {"Write feedback", "Feedback schreiben"},

	"mail.self_asked.subject": {"You are asked for your own view", "Du wirst nach deiner eigenen Sicht gefragt"},
	"mail.self_asked.body": {
		"“%s” asks how you see yourself, beside what others write about you.",
		"„%s“ fragt, wie du dich selbst siehst, neben dem, was andere über dich schreiben.",
	},
	"mail.self_asked.body.until": {
		"“%s” asks how you see yourself, until %s, beside what others write about you.",
		"„%s“ fragt bis %s, wie du dich selbst siehst, neben dem, was andere über dich schreiben.",
	},
	"mail.self_asked.readers": {
		"Who reads it, and from when, stands above the first question.",
		"Wer es liest und ab wann, steht über der ersten Frage.",
	},
	"mail.self_asked.link": {"Write your own view", "Eigene Sicht schreiben"},

	"mail.nudge_self.subject": {"A reminder: your own view", "Zur Erinnerung: deine eigene Sicht"},
	"mail.nudge_self.body": {
		"“%s” asks how you see yourself, and you have not handed it in yet.",
		"„%s“ fragt, wie du dich selbst siehst, und du hast es noch nicht abgegeben.",
	},
	"mail.nudge_self.body.until": {
		"“%s” asks how you see yourself, until %s, and you have not handed it in yet.",
		"„%s“ fragt bis %s, wie du dich selbst siehst, und du hast es noch nicht abgegeben.",
	},

	"mail.nudge_write.subject": {"A reminder: feedback about %s", "Zur Erinnerung: Feedback zu %s"},
	"mail.nudge_write.body": {
		"You are asked for feedback about %s, in “%s”. If you have handed it in, there is nothing left to do.",
		"Du wirst um Feedback zu %s gebeten, in „%s“. Hast du es abgegeben, ist nichts mehr zu tun.",
	},
	"mail.nudge_write.body.until": {
		"You are asked for feedback about %s, in “%s”, until %s. If you have handed it in, there is nothing left to do.",
		"Du wirst um Feedback zu %s gebeten, in „%s“, bis %s. Hast du es abgegeben, ist nichts mehr zu tun.",
	},
	"mail.nudge_nominate.subject":        {"A reminder: choose who writes about you", "Zur Erinnerung: Wähle, wer über dich schreibt"},
	"mail.nudge_nominate.assign_subject": {"A reminder: choose who writes about %s", "Zur Erinnerung: Wähle, wer über %s schreibt"},
	"mail.nudge_nominate.body": {
		"“%s” waits for you to choose who gives you feedback.",
		"„%s“ wartet darauf, dass du wählst, wer dir Feedback gibt.",
	},
	"mail.nudge_nominate.body.until": {
		"“%s” waits for you to choose, until %s, who gives you feedback.",
		"„%s“ wartet darauf, dass du bis %s wählst, wer dir Feedback gibt.",
	},
	"mail.nudge_nominate.assign": {
		"“%[2]s” waits for you to choose who gives %[1]s feedback.",
		"„%[2]s“ wartet darauf, dass du wählst, wer %[1]s Feedback gibt.",
	},
	"mail.nudge_nominate.assign.until": {
		"“%[2]s” waits for you to choose, until %[3]s, who gives %[1]s feedback.",
		"„%[2]s“ wartet darauf, dass du bis %[3]s wählst, wer %[1]s Feedback gibt.",
	},
	"mail.nudge_approve.subject": {"A reminder: %s's list of reviewers waits for you", "Zur Erinnerung: Die Liste von %s wartet auf dich"},
	"mail.nudge_approve.body": {
		"The names that %s chose in “%s” wait for you to approve or reject them; until then nobody is asked.",
		"Die Namen, die %s in „%s“ gewählt hat, warten darauf, dass du sie bestätigst oder ablehnst; bis dahin wird niemand gefragt.",
	},
	"mail.nudge_approve.body.until": {
		"The names that %s chose in “%s” wait for you to approve or reject them until %s; before that nobody is asked.",
		"Die Namen, die %s in „%s“ gewählt hat, warten darauf, dass du sie bis %s bestätigst oder ablehnst; vorher wird niemand gefragt.",
	},
	"mail.nudge_release.subject": {"A reminder: feedback for %s waits for its release", "Zur Erinnerung: Feedback für %s wartet auf die Freigabe"},

	"mail.nomination_rejected.subject": {
		"One of your nominations was not approved",
		"Eine deiner Nominierungen wurde nicht bestätigt",
	},
	"mail.nomination_rejected.body": {
		"In “%s” one of the people whom you nominated was not approved. Your list says who and why.",
		"In „%s“ wurde eine Person, die du nominiert hast, nicht bestätigt. Deine Liste sagt, wer und warum.",
	},
	"mail.nomination_rejected.link": {"Look at your list", "Liste ansehen"},

	"mail.list_ready.subject": {"%s has chosen reviewers", "%s hat ausgewählt, wer Feedback gibt"},
	"mail.list_ready.body": {
		"%s has chosen who gives feedback in “%s”. Approve or reject each name; until then nobody is asked.",
		"%s hat ausgewählt, wer in „%s“ Feedback gibt. Bestätige die Namen oder lehne sie ab; bis dahin wird niemand gefragt.",
	},
	"mail.list_ready.body.until": {
		"%s has chosen who gives feedback in “%s”. Approve or reject each name until %s; before that nobody is asked.",
		"%s hat ausgewählt, wer in „%s“ Feedback gibt. Bestätige die Namen bis %s oder lehne sie ab; vorher wird niemand gefragt.",
	},
	"mail.list_ready.link": {"Look at the names", "Namen ansehen"},

	"mail.release_due.subject": {"Feedback for %s waits for its release", "Feedback für %s wartet auf die Freigabe"},
	"mail.release_due.body": {
		"Feedback for %s from “%s” waits until you release it.",
		"Feedback für %s aus „%s“ wartet darauf, dass du es freigibst.",
	},
	"mail.release_due.body.until": {
		"Feedback for %s from “%s” waits until you release it, by %s.",
		"Feedback für %s aus „%s“ wartet darauf, dass du es bis %s freigibst.",
	},
	"mail.release_due.link": {"Look at it", "Ansehen"},

	"mail.cycle_assign.subject": {"Choose who writes about %s", "Wähle, wer über %s schreibt"},
	"mail.cycle_assign.body": {
		"You choose who gives %s feedback in “%s”. Whom you choose is asked at once.",
		"Du wählst, wer %s bei „%s“ Feedback gibt. Wen du wählst, der wird gleich gefragt.",
	},
	"mail.cycle_assign.body.until": {
		"You choose who gives %s feedback in “%s”, by %s. Whom you choose is asked at once.",
		"Du wählst, wer %s bei „%s“ Feedback gibt, bis %s. Wen du wählst, der wird gleich gefragt.",
	},
	"mail.cycle_assign.link": {"Choose reviewers", "Auswählen"},

	"mail.feedback_released.subject": {"Your feedback is here to read", "Dein Feedback ist da"},
	"mail.feedback_released.body": {
		"Your feedback from “%s” was released. You can read it now.",
		"Dein Feedback aus „%s“ wurde freigegeben. Du kannst es jetzt lesen.",
	},
	"mail.feedback_released.link": {"Read your feedback", "Feedback lesen"},

	"mail.problem.account": {"The receiver's account is not in use.", "Das Konto der Person ist nicht in Gebrauch."},
	"mail.problem.gone": {
		"What it was about is over, or its receiver may no longer see it.",
		"Der Anlass ist vorbei, oder die Person darf ihn nicht mehr sehen.",
	},
	"mail.problem.link":        {"Its link was used, replaced or has expired.", "Der Link ist benutzt, ersetzt oder abgelaufen."},
	"mail.problem.told":        {"The invitation has said it already.", "Das stand schon in der Einladung."},
	"mail.problem.unreachable": {"The mail server cannot be reached.", "Der Mailserver ist nicht erreichbar."},
	"mail.problem.slow":        {"The mail server did not answer in time.", "Der Mailserver hat nicht rechtzeitig geantwortet."},
	"mail.problem.login": {
		"The mail server refused the user name and password of SIGHTLINE_SMTP_URL.",
		"Der Mailserver hat Benutzer und Passwort aus SIGHTLINE_SMTP_URL abgelehnt.",
	},
	"mail.problem.sender":  {"The mail server refused the sender's address.", "Der Mailserver hat die Absenderadresse abgelehnt."},
	"mail.problem.address": {"The mail server refused the receiver's address.", "Der Mailserver hat die Empfängeradresse abgelehnt."},
	"mail.problem.refused": {"The mail server refused the mail.", "Der Mailserver hat die Mail abgelehnt."},

	"mail.held": {
		"This mail waits until its receiver has accepted the invitation.",
		"Diese Mail wartet, bis die Person die Einladung angenommen hat.",
	},
}

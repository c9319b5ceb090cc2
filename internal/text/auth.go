package text

// auth are the sentences of the doors: signing in, invitations, passwords, and requests that are refused at the door.
var auth = map[string]entry{
	"auth.wrong_pair": {
		"Address and password do not match. Check both, or set a new password.",
		"Adresse und Passwort passen nicht zusammen. Prüfe beide, oder setze ein neues Passwort.",
	},
	"auth.token_days": {"Choose 1 to 365 days.", "Wähle 1 bis 365 Tage."},
	"auth.tokens_full": {
		"You have %d access tokens. Delete one first.",
		"Du hast %d Zugriffstoken. Lösche zuerst eines.",
	},
	"auth.wrong_password": {"This is not your password.", "Das ist nicht dein Passwort."},
	"auth.wrong_code": {
		"This code is wrong, or it was used already. The app shows a new one every 30 seconds.",
		"Dieser Code ist falsch oder schon benutzt. Die App zeigt alle 30 Sekunden einen neuen.",
	},
	"auth.wrong_passkey": {
		"This passkey is not known here, or its answer did not fit. Try again.",
		"Dieser Passkey ist hier nicht bekannt, oder seine Antwort passt nicht. Versuch es noch einmal.",
	},
	"auth.no_passkeys": {
		"Passkeys do not work here: the address of this instance has to be a name, with https.",
		"Passkeys funktionieren hier nicht: Die Adresse dieser Instanz muss ein Name sein, mit https.",
	},
	"auth.passkeys_full": {
		"You have %d passkeys. Remove one first.",
		"Du hast %d Passkeys. Entferne zuerst einen.",
	},
	"auth.wrong_first_code": {
		"This is not the code that the app shows now. If the clock of your phone is wrong, its codes are too.",
		"Das ist nicht der Code, den die App jetzt zeigt. Geht die Uhr deines Telefons falsch, sind es auch die Codes.",
	},
	"auth.step_over": {
		"This took too long, or something has changed meanwhile. Begin again.",
		"Das hat zu lange gedauert, oder etwas hat sich inzwischen geändert. Fang noch einmal an.",
	},
	"reauth": {
		"Prove first that it is you: your last proof is more than ten minutes old.",
		"Weise dich zuerst noch einmal aus: Das letzte Mal ist mehr als zehn Minuten her.",
	},
	"auth.wait": {
		"Too many tries. Try again in %d seconds.",
		"Zu viele Versuche. Versuch es in %d Sekunden noch einmal.",
	},
	"auth.link_unknown": {
		"This link is not complete, or it is not from here. Ask for a new one.",
		"Dieser Link ist nicht vollständig oder nicht von hier. Fordere einen neuen an.",
	},
	"auth.link_used": {
		"This link was used already, or a newer one was sent. Log in, or ask for a new link.",
		"Dieser Link ist schon benutzt, oder es gibt einen neueren. Melde dich an, oder fordere einen neuen Link an.",
	},
	"auth.link_expired": {
		"The time of this link is over. Ask for a new one.",
		"Die Zeit dieses Links ist abgelaufen. Fordere einen neuen an.",
	},
	"auth.password_short": {
		"This password is too short. It needs at least 15 characters.",
		"Dieses Passwort ist zu kurz. Es braucht mindestens 15 Zeichen.",
	},
	"auth.password_long": {
		"This password is too long. It may have at most 256 characters.",
		"Dieses Passwort ist zu lang. Es darf höchstens 256 Zeichen haben.",
	},
	"auth.password_common": {
		"This is one of the passwords that are guessed first. Choose words that nobody connects with you.",
		"Dieses Passwort wird als eines der ersten geraten. Wähle Worte, die niemand mit dir verbindet.",
	},
	"auth.origin": {
		"This request came from another site and was refused. Open the app at its own address: %s",
		"Diese Anfrage kam von einer fremden Seite und wurde abgelehnt. Öffne die App unter ihrer eigenen Adresse: %s",
	},
	"auth.method": {"This address is not asked in this way.", "Diese Adresse wird nicht auf diese Weise angefragt."},
	"auth.not_json": {
		"Send one JSON object with texts, as application/json.",
		"Sende ein JSON-Objekt mit Texten, als application/json.",
	},
	"auth.too_large": {"This request is too large.", "Diese Anfrage ist zu groß."},
	"auth.not_ready": {"The server cannot answer yet.", "Der Server kann noch nicht antworten."},

	"problem.UNAUTHENTICATED": {"Not logged in", "Nicht angemeldet"},
	"problem.FORBIDDEN":       {"Not allowed", "Nicht erlaubt"},
	"problem.NOT_FOUND":       {"Not found", "Nicht gefunden"},
	"problem.BAD_USER_INPUT":  {"Something is not right yet", "Etwas stimmt noch nicht"},
	"problem.CONFLICT":        {"Changed in the meantime", "Inzwischen geändert"},
	"problem.INVALID_STATE":   {"Not possible now", "Jetzt nicht möglich"},
	"problem.REAUTH_REQUIRED": {"Log in again", "Melde dich noch einmal an"},
	"problem.RATE_LIMITED":    {"Too many tries", "Zu viele Versuche"},
	"problem.TOO_COMPLEX":     {"Too much at once", "Zu viel auf einmal"},
	"problem.STORAGE_FULL":    {"No more room", "Kein Platz mehr"},
	"problem.INTERNAL":        {"Our fault", "Unser Fehler"},
}

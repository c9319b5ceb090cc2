package text

// imports are the sentences about tables that are brought in and taken out.
var imports = map[string]entry{
	"sheet.too_large":   {"This file is larger than 10 MB.", "Diese Datei ist größer als 10 MB."},
	"sheet.empty":       {"This file is empty.", "Diese Datei ist leer."},
	"sheet.no_rows":     {"There are no rows beneath the head of this table.", "Unter der Kopfzeile dieser Tabelle steht nichts."},
	"sheet.no_table":    {"This is no table. Choose a CSV or XLSX file.", "Das ist keine Tabelle. Wähle eine CSV- oder XLSX-Datei."},
	"sheet.no_workbook": {"This workbook is damaged or is none.", "Diese Arbeitsmappe ist beschädigt oder ist keine."},
	"sheet.old_excel": {
		"This is a workbook of an old kind, or one with a password. Save it as XLSX without a password.",
		"Das ist eine Arbeitsmappe alter Art oder eine mit Passwort. Speichere sie als XLSX ohne Passwort.",
	},
	"sheet.bomb": {
		"This workbook is too large once it is unpacked.",
		"Diese Arbeitsmappe ist ausgepackt zu groß.",
	},
	"sheet.encoding": {
		"The letters of this file cannot be read. Save it as UTF-8.",
		"Die Buchstaben dieser Datei lassen sich nicht lesen. Speichere sie als UTF-8.",
	},
	"sheet.columns": {"This table has more than %d columns.", "Diese Tabelle hat mehr als %d Spalten."},
	"sheet.rows":    {"This table has more than %d rows.", "Diese Tabelle hat mehr als %d Zeilen."},
	"sheet.cell":    {"Line %d: a cell is longer than %d characters.", "Zeile %d: Eine Zelle ist länger als %d Zeichen."},
	"sheet.binary":  {"Line %d holds something that is no text.", "In Zeile %d steht etwas, das kein Text ist."},
	"sheet.quotes": {
		"Line %d: a quotation mark is missing or stands where none belongs.",
		"Zeile %d: Ein Anführungszeichen fehlt oder steht, wo keines hingehört.",
	},
	"sheet.ragged": {
		"Line %d has %d cells, the head has %d. A separator may stand inside a cell without quotation marks.",
		"Zeile %d hat %d Zellen, die Kopfzeile %d. Vielleicht steht ein Trennzeichen ohne Anführungszeichen in einer Zelle.",
	},

	"import.columns": {
		"%d columns were described; the table has %d.",
		"Es sind %d Spalten beschrieben; die Tabelle hat %d.",
	},
	"import.column_unknown": {"There is no such field.", "Dieses Feld gibt es nicht."},
	"import.column_twice":   {"Two columns cannot be the same field.", "Zwei Spalten können nicht dasselbe Feld sein."},
	"import.no_email":       {"The address is missing.", "Die E-Mail-Adresse fehlt."},
	"import.email":          {"“%s” is no e-mail address.", "„%s“ ist keine E-Mail-Adresse."},
	"import.twice":          {"This address stands on line %s, too.", "Diese Adresse steht auch in Zeile %s."},
	"import.guest": {
		"A guest has this address. Make them a member first.",
		"Diese Adresse gehört einem Gast. Mach ihn zuerst zum Mitglied.",
	},
	"import.member": {
		"A member has this address. Make them a guest on their own page.",
		"Diese Adresse gehört einem Mitglied. Mach es auf seiner eigenen Seite zum Gast.",
	},
	"import.kind": {
		"“%s” is no kind of person. Write member, outside member or guest.",
		"„%s“ ist keine Art von Person. Schreib Mitglied, externes Mitglied oder Gast.",
	},
	"import.kind_stays": {
		"Whether a member comes from outside is not changed by a table.",
		"Ob ein Mitglied von außen kommt, wird nicht per Tabelle geändert.",
	},
	"import.guest_cell": {
		"Guests have no team, department, line manager or work role. Leave these cells empty.",
		"Gäste haben weder Team noch Abteilung, Führungskraft oder Arbeitsrolle. Lass diese Zellen leer.",
	},
	"import.may_not_guest": {
		"The settings do not let you invite guests.",
		"Nach den Einstellungen darfst du keine Gäste einladen.",
	},
	"import.deactivated": {
		"This account is deactivated. Reactivate it first.",
		"Dieses Konto ist deaktiviert. Aktiviere es zuerst wieder.",
	},
	"import.no_name":  {"Whoever is new needs a name.", "Wer neu ist, braucht einen Namen."},
	"import.too_long": {"A value is longer than 200 characters.", "Ein Wert ist länger als 200 Zeichen."},
	"import.role": {
		"“%s” is no work role. Write ADMIN, MANAGER, COLLABORATOR or REVIEWER.",
		"„%s“ ist keine Arbeitsrolle. Schreib ADMIN, MANAGER, COLLABORATOR oder REVIEWER.",
	},
	"import.language": {"“%s” is no language. Write EN or DE.", "„%s“ ist keine Sprache. Schreib EN oder DE."},
	"import.may_not_role": {
		"Only administrators give this work role.",
		"Diese Arbeitsrolle geben nur Administratorinnen und Administratoren.",
	},
	"import.may_not_name": {
		"Only administrators change names.",
		"Namen ändern nur Administratorinnen und Administratoren.",
	},
	"import.may_not": {"This is not yours to change.", "Das darfst du nicht ändern."},
	"import.may_not_line": {
		"Only HR administrators set line managers.",
		"Führungskräfte tragen nur HR-Administratorinnen und -Administratoren ein.",
	},
	"import.administrator": {
		"The work role of an administrator is changed on their own page, not by a table.",
		"Die Arbeitsrolle von Administratorinnen und Administratoren ändert man auf ihrer Seite, nicht per Tabelle.",
	},
	"import.manager_email": {
		"The line manager “%s” is no e-mail address.",
		"„%s“ als Führungskraft ist keine E-Mail-Adresse.",
	},
	"import.manager_self": {"Nobody is their own line manager.", "Niemand ist die eigene Führungskraft."},
	"import.manager_unknown": {
		"The line manager %s is neither here nor in the file.",
		"Die Führungskraft %s ist weder hier noch in der Datei.",
	},
	"import.manager_refused": {
		"The line of the line manager %s is refused.",
		"Die Zeile der Führungskraft %s ist abgelehnt.",
	},
	"import.outside_line": {
		"Members from outside have no line manager.",
		"Externe Mitglieder haben keine Führungskraft.",
	},
	"import.circle": {
		"With %s as line manager the reporting line would be a circle.",
		"Mit %s als Führungskraft wäre die Berichtslinie ein Kreis.",
	},
	"import.deep": {"The reporting line would be too deep.", "Die Berichtslinie würde zu tief."},
	"import.changed_since": {
		"This person was changed since the check. Check the file again.",
		"Diese Person wurde seit der Prüfung geändert. Prüfe die Datei noch einmal.",
	},
	"import.taken_since": {
		"This address was given to somebody since the check. Check the file again.",
		"Diese Adresse wurde seit der Prüfung vergeben. Prüfe die Datei noch einmal.",
	},
	"import.rights_ended": {
		"Whoever began the import may import no more.",
		"Wer den Import begonnen hat, darf nicht mehr importieren.",
	},
	"state.import": {
		"This import is carried out already, or another took its place.",
		"Dieser Import ist schon ausgeführt oder durch einen anderen ersetzt.",
	},
	"state.import_invite": {
		"This import is not carried out yet, or its people are being invited already.",
		"Dieser Import ist noch nicht ausgeführt, oder die Einladungen gehen schon hinaus.",
	},
	"state.all_invited": {
		"Everybody whom this import made has an invitation.",
		"Alle, die dieser Import angelegt hat, sind eingeladen.",
	},
	"files.type": {
		"Send the file itself, as text/csv or as an XLSX workbook.",
		"Sende die Datei selbst, als text/csv oder als XLSX-Arbeitsmappe.",
	},

	"report.file":             {"import", "import"},
	"export.file":             {"people", "personen"},
	"export.audit_file":       {"audit-log", "protokoll"},
	"export.when":             {"When (UTC)", "Wann (UTC)"},
	"export.act":              {"Act", "Handlung"},
	"export.actor":            {"Who", "Wer"},
	"export.actor_email":      {"E-mail of who", "E-Mail von wem"},
	"export.subject":          {"Whom it concerned", "Wen es betraf"},
	"export.subject_email":    {"E-mail of whom", "E-Mail des Betroffenen"},
	"export.part":             {"Part", "Teil"},
	"export.object":           {"To what", "Woran"},
	"export.changed":          {"Fields that changed", "Geänderte Felder"},
	"export.email":            {"E-mail", "E-Mail"},
	"export.people_roles":     {"People roles", "Personalrollen"},
	"export.kind":             {"Kind", "Art"},
	"export.state":            {"State", "Zustand"},
	"report.line":             {"Line", "Zeile"},
	"report.email":            {"E-mail", "E-Mail"},
	"report.name":             {"Name", "Name"},
	"report.outcome":          {"Outcome", "Ergebnis"},
	"report.changes":          {"Changes", "Änderungen"},
	"report.problem":          {"Reason", "Grund"},
	"report.NEW":              {"would be new", "wäre neu"},
	"report.CHANGED":          {"would change", "würde geändert"},
	"report.UNCHANGED":        {"unchanged", "unverändert"},
	"report.REFUSED":          {"refused", "abgelehnt"},
	"report.DONE_NEW":         {"new", "neu"},
	"report.DONE_CHANGED":     {"changed", "geändert"},
	"report.field.NAME":       {"Name", "Name"},
	"report.field.TITLE":      {"Title", "Titel"},
	"report.field.TEAM":       {"Team", "Team"},
	"report.field.DEPARTMENT": {"Department", "Abteilung"},
	"report.field.LOCATION":   {"Location", "Standort"},
	"report.field.LINE_MANAGER": {
		"Line manager",
		"Führungskraft",
	},
	"report.field.WORK_ROLE": {"Work role", "Arbeitsrolle"},
	"report.field.LANGUAGE":  {"Language", "Sprache"},
	"report.field.KIND":      {"Kind", "Art"},
	"report.kind.OUTSIDE_MEMBER": {
		"member from outside",
		"externes Mitglied",
	},
	"report.kind.GUEST": {"guest", "Gast"},
}

package sample

// SignIn is one person to sign in as by a click, with who they are in both languages.
type SignIn struct {
	Email, Name, RoleEN, RoleDE string
}

// SignIns returns the people worth trying first, those with rights before those who write and read.
func SignIns() []SignIn {
	names := map[string]string{}
	for _, p := range append(members(), outsiders()...) {
		names[p.key] = p.name
	}
	all := []SignIn{
		{"ada", "", "Administrator with every role", "Administratorin mit allen Rollen"},
		{"hana", "", "HR admin, runs the cycles", "HR-Admin, leitet die Zyklen"},
		{"asa", "", "HR assistant, sees statuses only", "HR-Assistenz, sieht nur Stände"},
		{"tess", "", "Technical admin", "Technische Administratorin"},
		{"ines", "", "Managing director, Max’s line manager", "Geschäftsführerin, Führungskraft von Max"},
		{"max", "", "Line manager of Sue, Cole and Rex", "Führungskraft von Sue, Cole und Rex"},
		{"sue", "", "Is reviewed, reads feedback", "Bekommt Feedback und liest es"},
		{"rae", "", "Colleague, writes feedback", "Kollegin, schreibt Feedback"},
		{"cole", "", "Colleague with the work role collaborator", "Kollege mit der Arbeitsrolle Mitarbeit"},
		{"wim", "", "Colleague with the work role manager", "Kollege mit der Arbeitsrolle Leitung"},
		{"rex", "", "Colleague with the work role reviewer", "Kollege mit der Arbeitsrolle Prüfung"},
		{"freja", "", "Editor-in-chief, reads anonymous feedback", "Cheflektorin, liest anonymes Feedback"},
		{"nils", "", "Is asked for his own view of himself", "Wird gefragt, wie er sich selbst sieht"},
		{"otto", "", "Colleague who has nothing to do with it", "Kollege, der nichts damit zu tun hat"},
		{"gia@partner.example", "", "Guest, writes feedback", "Gast, schreibt Feedback"},
		{"gus@client.example", "", "Guest, nothing asked yet", "Gast, noch um nichts gebeten"},
	}
	for n := range all {
		key := all[n].Email
		all[n].Email, all[n].Name = addressOf(key), names[key]
	}
	return all
}

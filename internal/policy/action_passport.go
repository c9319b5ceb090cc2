package policy

func passportRules() map[Action]rule {
	return map[Action]rule{
		// Outsiders see so little that it has room on a page; what a colleague sees stands in the whole app.
		OpenPassport: standing((*Viewer).Outsider),
	}
}

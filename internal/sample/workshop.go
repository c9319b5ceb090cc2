package sample

import (
	entcycle "sightline/ent/cycle"
	"sightline/internal/promise"
)

// workshop is running with names, and asks reviewees for their own view: one has handed it in, one has begun, one has
// not. Members may write unasked, and Karin has. Nils changed to another team, and line manager, after his list was
// made.
func workshop() round {
	return round{
		name: "From plan to print",
		introduction: "How do we work together between the first plan and the last sheet? " +
			"Everybody is asked about themselves as well; the two views are read side by side.",
		state: entcycle.StateOPEN, preset: promise.Named, own: true, unasked: true,
		days: calendar{
			made: -18, starts: -15, nominateUntil: -9, approveUntil: -7, writeUntil: 8, release: 12, ends: 24,
			nominated: -13, done: -11, decided: -10, submitted: -4,
		},
		asks:  usualForm(),
		lists: []list{workshopAboutPiet(), workshopAboutMarta(), workshopAboutNils()},
	}
}

func workshopAboutPiet() list {
	return list{
		reviewee: "piet", reached: listDone,
		own: wrote(4, 3, planningFine,
			"Der Wochenplan hängt neben der Maschine, und jeder darf hineinschreiben.",
			"Ich sage zu spät, wenn ich Hilfe brauche.",
			timeToLearn),
		asked: []asked{
			submitted("henrik", wrote(4, 4, planningEasy,
				"He hears a roller go wrong before the display says so, and stops the machine without asking anybody.",
				"Ask for a second pair of hands in the fair weeks. Nobody expects you to be two people.",
				timeToLearn)),
			submitted("marta", wrote(5, 3, planningFine,
				"He tells me which paper behaves badly, with the sheet in his hand.",
				"Write the waste down on the day, not at the end of the week.",
				moreSay)),
			drafted("bjorn", wrote(4, 0, 0, "When a bookshop wants fifty copies with a band by Friday, he", "")),
			approved("jonna"),
			unasked("karin", wrote(5, 4, planningEasy,
				"He came up to the office with the wet sheet to show us why the blue of the harbour book is not our blue. "+
					"Now I order proofs a week earlier.",
				"")),
		},
	}
}

func workshopAboutMarta() list {
	return list{
		reviewee: "marta", reached: listDone,
		begun: wrote(4, 0, planningEasy, "I ask three mills before I order, and write down why I took ", ""),
		asked: []asked{
			approved("henrik"),
			submitted("piet", wrote(5, 4, planningEasy,
				"Papier von ihr läuft. Und wenn es einmal nicht läuft, steht sie zehn Minuten später neben mir.",
				"Bestell den Karton eine Woche früher, dann kann er sich legen.",
				largerTask)),
			approved("leonie"),
			approved("karin"),
		},
	}
}

// workshopAboutNils was made while he worked in production. His line manager of then is on it, that of today is not.
func workshopAboutNils() list {
	return list{reviewee: moved, reached: listDone, led: "henrik", asked: []asked{
		drafted("henrik", wrote(4, 4, 0, "He brought the delivery times into one table that everybody believes. ", "")),
		submitted("paula", wrote(4, 5, planningEasy,
			"Er fragt nach, bis ein Termin wirklich ein Termin ist, und bleibt dabei freundlich.",
			"Sag öfter, dass etwas nicht geht. Du findest sonst immer noch einen Abend.",
			priorities)),
		approved("piet"),
	}}
}

package sample

import (
	entcycle "sightline/ent/cycle"
	"sightline/internal/promise"
)

// spring is finished: everybody reads it with names, and Sue has not opened hers yet.
func spring() round {
	return round{
		name: "Spring 360",
		introduction: "We look back on the winter list and the move of the Lund office. " +
			"Write what you have seen yourself; one clear example helps more than five adjectives.",
		state: entcycle.StateCLOSED, preset: promise.Named,
		days: calendar{
			made: -112, starts: -105, nominateUntil: -94, approveUntil: -88, writeUntil: -60, release: -45, ends: -30,
			nominated: -100, done: -97, decided: -95, submitted: -80, released: -44, opened: -43, late: -36,
		},
		asks:  usualForm(),
		lists: []list{springAboutSue(), springAboutCole(), springAboutWim(), springAboutFreja()},
	}
}

func springAboutSue() list {
	return list{reviewee: "sue", reached: released, asked: []asked{
		read("gia@partner.example", wrote(5, 5, planningEasy,
			"When the paper supplier failed in March she had told us three weeks before that it might. "+
				"Nobody had to shout. I have worked with many studios, and this is rare.",
			"She answers our questions so completely that we sometimes wait a day for what a short yes would have "+
				"settled. Send the yes first and the rest later.",
			largerTask)),
		read("rae", wrote(4, 5, planningEasy,
			"Asks the one question in the meeting that everybody had and nobody asked. In the kick-off for the "+
				"harbour book it was “Who is going to read this standing up?”, and the format changed that afternoon.",
			"Your first sketches are better than you think. Show them on Tuesday, not on Friday when they are "+
				"finished: we build the schedule on what we see.",
			moreSay, largerTask)),
		read("cole", wrote(4, 4, planningFine,
			"She went through my type specimen line by line with me, twice, without ever taking the mouse. "+
				"I learned more in those two hours than in the course before it.",
			"Say no to small things. You were still correcting other people’s folders at seven in the evening, and "+
				"next morning you were tired in your own review.",
			priorities)),
		read("jonna", wrote(5, cannotTell, planningEasy,
			"Her files. I open a layout of hers and everything is where it belongs, named so that I can set it "+
				"without asking. It sounds small; it saves me a day for each book.",
			"", timeToLearn)),
		expired("dario", wrote(0, 0, 0, "The window posters for the southern booksellers", "")),
	}}
}

func springAboutCole() list {
	return list{reviewee: "cole", reached: opened, asked: []asked{
		read("sue", wrote(3, 4, planningFine,
			"He draws before he argues. In the cover round for “Salt Roads” we had talked for an hour; he put "+
				"three pencil sketches on the table and we were done in ten minutes.",
			"Tell me on the day you fall behind, not on the day it is due. I can move things, but only ahead of time.",
			mentor, timeToLearn)),
		read("rex", wrote(3, 5, planningFine,
			"He writes what he wants from a picture, and why. I do not guess, I retouch.",
			"Ask for fewer rounds. The fourth version of the cookery spreads was the second one again.",
			priorities)),
		read("rae", wrote(4, 4, planningEasy,
			"Takes criticism of a draft as news about the draft. That makes it easy to be honest with him.",
			"Put a date on your own promises, even a rough one.",
			largerTask)),
	}}
}

func springAboutWim() list {
	return list{reviewee: "wim", reached: opened, asked: []asked{
		read("rae", wrote(5, 4, planningEasy,
			"You take the call that nobody wants to take, and you take it the same morning. After the bindery "+
				"flood the authors heard it from us and not from the newspaper.",
			"Let us see how you decide. We get the answer, and it is mostly right, but we could learn the way to it.",
			timeToLearn)),
		read("henrik", wrote(5, 3, planningFine,
			"A plan of his is one page and it is true. I hang it in the press room.",
			"Listen to the end when production says no. There is usually a “but” coming, and it is the useful part.",
			moreSay)),
		read("paula", wrote(4, 4, planningEasy,
			"Wim stellt sich vor uns, wenn ein Kunde laut wird, und spricht danach trotzdem offen mit uns darüber, "+
				"was wir hätten besser machen können. Beides zusammen habe ich noch nirgends erlebt.",
			"Gib kleine Projekte ganz ab. Wenn du am Ende doch jede Mail mitliest, traut sich niemand etwas zu.",
			priorities, mentor)),
	}}
}

func springAboutFreja() list {
	return list{reviewee: "freja", reached: opened, asked: []asked{
		read("ida", wrote(4, 5, planningFine,
			"She reads the whole manuscript before she says a word about it, and then she says what it wants to "+
				"be, not what it lacks. Two of my authors stayed with us because of such a letter.",
			"Decide on the autumn list a month earlier, even with one place left open.",
			priorities)),
		read("emil", wrote(3, 5, planningHard,
			"Sie fragt nach der Sache und nicht nach der Schuld. Als mein Register zu spät kam, saßen wir nach zehn "+
				"Minuten an einem neuen Plan.",
			"Die Termine ändern sich oft in Gesprächen, bei denen nicht alle dabei sind. Zwei Sätze in den Kalender "+
				"würden reichen.",
			priorities)),
		read("karin", wrote(4, 4, planningFine,
			"She thanks people by name, in front of others, for the thing they really did.",
			"Protect the last proof. Every change after it costs me a night.",
			moreSay)),
	}}
}

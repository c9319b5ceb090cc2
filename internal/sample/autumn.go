package sample

import (
	entcycle "sightline/ent/cycle"
	"sightline/internal/promise"
)

// autumn is running: its lists stand at every step there is.
func autumn() round {
	return round{
		name: "Autumn 360",
		introduction: "Please write about what you saw yourself since the summer. " +
			"One situation, what the person did, what came of it: that helps them more than a judgement.",
		state: entcycle.StateOPEN, preset: promise.Confidential,
		days: calendar{
			made: -26, starts: -21, nominateUntil: -10, approveUntil: -5, writeUntil: 6, release: 13, ends: 27,
			nominated: -16, done: -13, decided: -11, submitted: -8, released: -4, opened: -3, late: -2,
		},
		asks: usualForm(),
		lists: []list{
			// Not complete yet.
			{reviewee: "sue", asked: []asked{nominated("cole"), nominated("wim")}},
			{reviewee: "elin"},
			// Complete and waiting for a decision, once by the line manager and once by HR.
			autumnAboutCole(),
			{reviewee: "ines", reached: listDone, asked: []asked{
				nominated("max"), nominated("freja"), nominated("wim"), nominated("leonie"),
			}},
			autumnAboutRex(), autumnAboutJonna(), autumnAboutRae(), autumnAboutMax(), autumnAboutClara(),
			autumnAboutMirela(), autumnAboutTorvald(), autumnAboutIda(), autumnAboutEmil(),
		},
	}
}

func autumnAboutCole() list {
	return list{reviewee: "cole", reached: listDone, asked: []asked{
		nominated("sue"), nominated("jonna"), nominated("paula"), nominated("tomas@kornfeld.example"),
		rejected("rex", "Rex wrote about you in spring and you have hardly worked together since. "+
			"Paula has seen the whole cookery series; ask her."),
		withdrawn("dario"),
	}}
}

// autumnAboutRex is being written: one has declined and nobody has taken the place yet.
func autumnAboutRex() list {
	return list{reviewee: "rex", reached: listDone, asked: []asked{
		submitted("jonna", wrote(4, 3, planningFine,
			"Colour. He saw that the proof was too warm before the machine was even set up, called Hamburg, and we "+
				"did not have to pulp six hundred covers.",
			"Say what you think in the meeting and not afterwards at my desk. You are usually right, and then it is "+
				"too late.",
			moreSay)),
		drafted("sue", wrote(4, 0, 0,
			"He explains what a picture can bear and what it cannot. For the island calendar he ", "")),
		approved("rae"),
		approved("noor@haddad-consulting.example"),
		declined("mirela", "We share a desk and a deadline this month. I would rather tell him in person than write."),
	}}
}

func autumnAboutJonna() list {
	return list{reviewee: "jonna", reached: listDone, asked: []asked{
		submitted("karin", wrote(5, 5, planningEasy,
			"She marks what she is unsure about instead of hoping that I find it. In the dictionary there were "+
				"forty such marks, and thirty-one were real mistakes.",
			"Nothing. Or this: take your holidays before the fair and not after it.",
			timeToLearn)),
		submitted("cole", wrote(4, 4, planningEasy,
			"Jonna tells me kindly that my grid does not work, and brings the one that does.",
			"Tell us sooner when the copy comes in too long. We can still ask the author on a Wednesday.",
			largerTask)),
		approved("gia@partner.example"),
		approved("sue"),
	}}
}

func autumnAboutRae() list {
	return list{reviewee: "rae", reached: listDone, asked: []asked{
		submitted("sue", wrote(5, 4, planningEasy,
			"In September the harbour client changed the brief two days before print. Rae called everybody the same "+
				"hour, said what we could still save and what not, and wrote it down. We lost one page instead of "+
				"the whole issue.",
			"Leave ten minutes between two meetings. You arrive with the last one still in your head.",
			priorities)),
		submitted("max", wrote(5, 5, planningEasy,
			"She treats the designers’ time as if it were her own. I hear “could you, by when, and what falls off "+
				"the table for it” in one breath.",
			"You shield the team from the numbers. Show them; they are old enough.",
			largerTask, moreSay)),
		drafted("nils", wrote(4, 4, planningFine, "I like that she asks how long something took, and changes the "+
			"next plan accordingly.", "")),
		drafted("cole", wrote(0, 5, 0, "", "Sometimes the notes of a meeting come when")),
		approved("signe"),
	}}
}

func autumnAboutMax() list {
	return list{reviewee: "max", reached: listDone, asked: []asked{
		submitted("cole", wrote(4, 4, planningFine,
			"He came to the press check in Hamburg with me although he did not have to, and let me do the talking. "+
				"On the train back he told me the two things he would have done differently.",
			"Decide about the template. We have had two for half a year, and everybody uses a third.",
			priorities)),
		submitted("wim", wrote(3, 5, planningFine,
			"Max defends quality with reasons that my clients understand.",
			"Answer the resource question on the day it comes. “Let me see” has cost us two weeks this autumn.",
			priorities, moreSay)),
		drafted("freja", wrote(4, 5, planningEasy, "The covers are braver since he is here. ", "")),
		approved("sue"),
	}}
}

func autumnAboutClara() list {
	return list{reviewee: "clara", reached: listDone, asked: []asked{
		submitted("yusuf", wrote(5, 4, planningEasy,
			"Clara kennt zu jedem Vertrag die Geschichte dahinter. Als der polnische Verlag absagen wollte, wusste "+
				"sie, warum, und nach einem Telefonat war die Sache aus der Welt.",
			"Schreib diese Geschichten auf. Wenn du im Urlaub bist, fehlen sie uns.",
			timeToLearn, mentor)),
		drafted("leonie", wrote(4, 0, planningEasy,
			"In Frankfurt hat sie drei Gespräche geführt, die ich mir nicht zugetraut hätte, und", "")),
		approved("emil"),
		rejected("dario", "Dario joined the south in August; you have met once. Please choose somebody from Editorial."),
	}}
}

// autumnAboutMirela waits to be released by her line manager.
func autumnAboutMirela() list {
	return list{reviewee: "mirela", reached: listDone, asked: []asked{
		submitted("cole", wrote(4, 5, planningFine,
			"She draws people nobody else would have thought of. The old woman on the ferry sold that book.",
			"Let me see the roughs, please, also the ones you are ashamed of.",
			largerTask)),
		submitted("ida", wrote(3, 5, planningFine,
			"She reads the text, all of it, and once she found a mistake in the plot that three of us had missed.",
			"A message when it gets late. I never mind the delay; I mind guessing.",
			mentor, timeToLearn)),
		submitted("rae", wrote(3, 4, planningHard,
			"Her first idea for a picture is nearly always the one we print. She may trust it.",
			"Agree on one date for sketches with me and hold it, even if the sketches are rough. The printers plan "+
				"on it, and I plan on them.",
			priorities)),
	}}
}

// autumnAboutTorvald has no line manager: HR releases.
func autumnAboutTorvald() list {
	return list{reviewee: "torvald", reached: listDone, asked: []asked{
		submitted("freja", wrote(cannotTell, 4, planningFine,
			"He remembers every author who ever slept on the office sofa, and writes to them. Half of our backlist "+
				"rests on those letters.",
			"Trust us with the covers. You gave the house away; it is in good hands.",
			moreSay)),
		submitted("henrik", wrote(4, 3, planningEasy,
			"He still comes down to the machines and asks how it runs, and means the machine and the man.",
			"When you promise an author a paper, ask Marta first what it costs.")),
		submitted("leonie", wrote(4, 5, planningEasy,
			"Er hört zu, bis man selbst weiß, was man sagen wollte.",
			"Sag öfter, was du vorhast. Wir erfahren von deinen Reisen aus den Ansichtskarten.")),
	}}
}

// autumnAboutIda is released and not opened; one reviewer is still writing.
func autumnAboutIda() list {
	return list{reviewee: "ida", reached: released, asked: []asked{
		read("karin", wrote(4, 5, planningEasy,
			"Her manuscripts come with a page of decisions: which spelling, which quotation marks, and why. I wish "+
				"everybody did that.",
			"Let commas go. The last round is for errors.",
			largerTask)),
		read("lotte", wrote(4, 4, planningFine,
			"When an author shouted at me on the phone, she called him back, calmly, and then asked how I was.",
			"Hand over earlier. I do better work with two whole days than with four halves.",
			priorities)),
		read("freja", wrote(3, 5, planningFine,
			"She finds the sentence in the middle of page forty on which the whole book turns.",
			"Bring me the difficult contract before you have solved it.",
			moreSay, mentor)),
		approved("samuel"),
	}}
}

// autumnAboutEmil is released and opened, and one answer came later.
func autumnAboutEmil() list {
	return list{reviewee: "emil", reached: opened, asked: []asked{
		read("ida", wrote(4, 3, planningFine,
			"He checks. In the weather book he rang the institute about one number, and the chapter was rewritten.",
			"You answer very fast. Wait for the end of the question; it is sometimes another one.",
			timeToLearn)),
		read("clara", wrote(5, 4, planningEasy,
			"Emil liefert, was er zusagt, und sagt nur zu, was er liefern kann. Für die Lizenzen ist das Gold wert.",
			"Erklär den ausländischen Verlagen auch, was an dem Buch Freude macht, nicht nur, was drinsteht.",
			mentor)),
		read("greta", wrote(4, 5, planningEasy,
			"Er hat mir bei der Umstellung der Honorare jede Liste zweimal gegengelesen, ohne dass ich bitten musste.",
			"")),
		readLater("lotte", wrote(4, 4, planningFine,
			"He gives the reason with every correction. I stopped arguing, because I started learning.",
			"Send one list at the end of the day instead of fourteen messages in the course of it.",
			priorities)),
	}}
}

package sample

import (
	entcycle "sightline/ent/cycle"
	"sightline/internal/promise"
)

// summer asked without names, and ended yesterday: the clock releases it, closes it and destroys the join when the
// company is filled.
func summer() round {
	return round{
		name: "Summer 360",
		introduction: "Nobody will know who wrote what. " +
			"So write what you would not have said at the table, and say it so that it can be heard.",
		state: entcycle.StateOPEN, preset: promise.Anonymous, releasedByDate: true,
		days: calendar{
			made: -62, starts: -56, nominateUntil: -46, approveUntil: -42, writeUntil: -3, release: -1, ends: -1,
			nominated: -52, done: -48, decided: -45,
		},
		asks:  usualForm(),
		lists: []list{summerAboutFreja(), summerAboutBjorn(), summerAboutThea(), summerAboutAnton()},
	}
}

// summerAboutFreja has enough of her team and enough of others, so that it is shown by groups.
func summerAboutFreja() list {
	return list{reviewee: "freja", reached: listDone, asked: []asked{
		submitted("ida", wrote(3, 5, planningFine,
			"She reads a first draft as if it were a book already, and that is how it becomes one.",
			"Of three wishes, say in the meeting which one counts.",
			priorities)),
		submitted("emil", wrote(4, 4, planningFine,
			"When the almanac failed she said so first, before anybody had begun to look for who it was.",
			"Let small decisions go. Nobody needs you for the colour of a spine.",
			priorities, moreSay)),
		submitted("samuel", wrote(3, 5, planningFine,
			"She asks what readers said, and changes a plan because of it.",
			"Fewer titles at once. Two good ones do more for us than three in a hurry.",
			priorities)),
		submitted("karin", wrote(4, 4, planningEasy,
			"Thursday afternoon is ours. She has not cancelled it once.",
			"Tell us about the list before the trade hears of it.",
			moreSay)),
		submitted("leonie", wrote(4, 5, planningEasy,
			"She can say no to a good idea, and people leave her room with a better one.",
			"Come to us with the doubts, too. We only ever get the result.",
			priorities)),
		submitted("henrik", wrote(3, 4, planningEasy,
			"A date that she has given holds. We plan the whole season on her dates.",
			"Ask what a change costs before you promise it to an author.",
			moreSay)),
		submitted("clara", wrote(4, 5, planningFine,
			"She remembers what somebody was working on in spring, and asks how it came out.",
			"Write decisions down. They exist only in the heads of whoever was in the room.",
			moreSay)),
		approved("lotte"),
	}}
}

// summerAboutBjorn has enough of his team; the others are too few of each kind, and are shown together.
func summerAboutBjorn() list {
	return list{reviewee: "bjorn", reached: listDone, asked: []asked{
		submitted("elin", wrote(4, 3, planningFine,
			"He takes the calls that nobody likes, and does not hand them on on a Friday.",
			"Read the report before the meeting, then we could talk about the next month in it.",
			priorities)),
		submitted("dario", wrote(4, 4, planningEasy,
			"Good news travels fast with him, and with the name of who earned them.",
			"Two of your ideas a week are enough. We have not tried the last four yet.",
			priorities)),
		submitted("britt", wrote(5, 4, planningEasy,
			"He knows the shops, their owners and the dogs of their owners.",
			"Ask customer service before a campaign begins. They are the ones who explain it afterwards.",
			moreSay)),
		submitted("leonie", wrote(4, 4, planningEasy,
			"He can explain a figure so that one wants to know the next one.",
			"Tell the other teams what the trade says about our covers, also when it hurts.",
			timeToLearn)),
		submitted("ines", wrote(3, 4, planningFine,
			"He brings a bad quarter to the table himself, with what he means to do about it.",
			"Choose. Three markets at once are none.",
			priorities)),
		submitted("noor@haddad-consulting.example", wrote(4, 5, planningFine,
			"He asks outsiders what they see, and writes it down.",
			"Give your people the numbers that you give to others.",
			moreSay)),
	}}
}

// summerAboutThea has just enough, all of one kind.
func summerAboutThea() list {
	return list{reviewee: "thea", reached: listDone, asked: []asked{
		submitted("elin", wrote(5, 4, planningEasy,
			"At the fair she had a list for everything, and a chair for whoever needed one.",
			"Leave a gap in the programme. The best talk happened while we packed.",
			largerTask)),
		submitted("dario", wrote(4, 4, planningEasy,
			"She answers on the same day, even if the answer is Thursday.",
			"Show the budget earlier. We would ask for less.",
			largerTask)),
		submitted("britt", wrote(4, 5, planningEasy,
			"She thanks the people who carry the boxes.",
			"Say what you need from us in one mail and not in five.",
			largerTask, priorities)),
	}}
}

// summerAboutAnton has too few: nothing of it is ever shown.
func summerAboutAnton() list {
	return list{reviewee: "anton", reached: listDone, asked: []asked{
		submitted("greta", wrote(4, 5, planningEasy,
			"The post is there at nine, and so is a kind word.",
			"Tell us when you are away.",
			timeToLearn)),
		submitted("yusuf", wrote(5, 4, planningEasy,
			"Nothing gets lost with him. I have stopped making copies.",
			"Use the label printer, please.",
			timeToLearn)),
		drafted("paula", wrote(4, 0, 0, "He knows where everything is, and", "")),
		approved("lotte"),
	}}
}

package sample

import (
	entcycle "sightline/ent/cycle"
	"sightline/ent/question"
	"sightline/internal/axis"
	"sightline/internal/promise"
)

// The places of the questions about leading, scales first.
const (
	leadingScales = 8
	leadingGraph  = leadingScales
	leadingKeep   = leadingScales + 1
	leadingChange = leadingScales + 2
)

// leadingForm has a section for each competency, so that its report has a shape to look at.
func leadingForm() form {
	scale := func(section int, text string) asking {
		return asking{section: section, kind: question.KindSCALE, text: text, required: true, labels: often()}
	}
	return form{[]string{"Gives direction", "Decides", "Listens", "Helps others grow", "In your words"}, []asking{
		scale(0, "Says what matters most this month."),
		scale(0, "Explains why, and not only what."),
		scale(1, "Decides while it still helps."),
		scale(1, "Stands by a decision, and says so when it was wrong."),
		scale(2, "Asks before judging."),
		scale(2, "Can be told bad news."),
		scale(3, "Gives work from which people learn."),
		scale(3, "Says what was good, and means it."),
		leadingGraph: {
			section: 4, kind: question.KindGRAPH_2D, text: "How does the team work under this person?", axes: []axis.Axis{
				{Name: "Pace", Low: "slow", High: "fast"}, {Name: "Calm", Low: "hectic", High: "calm"},
			},
		},
		leadingKeep: {
			section: 4, kind: question.KindTEXT, text: "What should this person keep doing?", required: true,
		},
		leadingChange: {section: 4, kind: question.KindTEXT, text: "What should this person change?"},
	}}
}

// led is what one person wrote about how somebody leads; a point that is zero was left out.
type led struct {
	points       [leadingScales]int
	across, up   int
	keep, change string
}

func (by led) answer(position int, create answerable) bool {
	switch position {
	case leadingGraph:
		create.SetX(by.across)
		create.SetY(by.up)
		return true
	case leadingKeep:
		create.SetText(by.keep)
		return by.keep != ""
	case leadingChange:
		create.SetText(by.change)
		return by.change != ""
	default:
		return scale(create, by.points[position])
	}
}

const leadingIntroduction = "Whoever leads a team here is told every year how that is for the others. " +
	"Think of the last months, and of situations that you saw yourself."

// leadingBefore is last year's round, which this year's is compared with.
func leadingBefore() round {
	return round{
		name: "Leading at Aldersund, last year", introduction: leadingIntroduction,
		state: entcycle.StateCLOSED, preset: promise.Named, asks: leadingForm(),
		days: calendar{
			made: -480, starts: -470, nominateUntil: -460, approveUntil: -455, writeUntil: -435, release: -425, ends: -410,
			nominated: -465, done: -462, decided: -458, submitted: -450, released: -424, opened: -423, late: -415,
		},
		lists: []list{{reviewee: "henrik", reached: opened, asked: []asked{
			read("piet", led{
				[leadingScales]int{3, 3, 3, 4, 2, 3, 4, 3},
				70, 35,
				"He stands at the machine with us when it counts.",
				"Tell us on Monday what is due on Friday. We hear it on Wednesday.",
			}),
			read("marta", led{
				[leadingScales]int{3, 2, 3, 3, 3, 3, 4, 3},
				75, 30,
				"He lets me buy the paper that I would buy.", "",
			}),
			read("bjorn", led{
				[leadingScales]int{4, 3, 4, 4, 3, 2, 3, 3},
				60, 45,
				"When he says a date, it is the date.", "Say no to me earlier. I can sell another book first.",
			}),
		}}},
	}
}

// leadingNow is this year's round, which asked the reviewee as well.
func leadingNow() round {
	return round{
		name: "Leading at Aldersund, this year", introduction: leadingIntroduction,
		state: entcycle.StateCLOSED, preset: promise.Named, asks: leadingForm(), own: true,
		days: calendar{
			made: -200, starts: -190, nominateUntil: -180, approveUntil: -175, writeUntil: -155, release: -145, ends: -130,
			nominated: -185, done: -182, decided: -178, submitted: -170, released: -144, opened: -143, late: -135,
		},
		lists: []list{{
			reviewee: "henrik", reached: opened,
			own: led{
				[leadingScales]int{4, 4, 5, 3, 4, 4, 3, 2},
				60, 70,
				"I plan the week on Friday now, and it shows.", "I still praise too little. It is meant, and not said.",
			},
			asked: []asked{
				read("piet", led{
					[leadingScales]int{5, 4, 4, 4, 3, 4, 4, 3},
					55, 60,
					"The list on Friday afternoon. Since it is there nobody asks on Monday what we do.",
					"Come to the bindery when nothing burns, too.",
				}),
				read("marta", led{
					[leadingScales]int{4, 4, 4, 3, 4, 4, 5, 4},
					60, 55,
					"He asked what I would do about the paper prices, and did it.", "",
				}),
				read("bjorn", led{
					[leadingScales]int{4, 3, 5, 4, 4, 3, 3, 3},
					50, 65,
					"He told me in April that the catalogue would be late, and by how much. We moved the fair mailing.",
					"Tell the whole house such things, not only me.",
				}),
				read("leonie", led{
					[leadingScales]int{4, 4, 4, 5, 4, 4, 4, 4},
					45, 70,
					"He admitted that the cheaper printer was a mistake, in front of everybody, and went back.",
					"Let Marta speak in the round of heads. She knows more than both of us.",
				}),
			},
		}},
	}
}

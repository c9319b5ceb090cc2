package sample

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/question"
	"sightline/internal/anonymity"
	"sightline/internal/axis"
	"sightline/internal/ids"
	"sightline/internal/promise"
)

// form is a questionnaire: the titles of its sections, and the questions in the order in which they are asked.
type form struct {
	sections  []string
	questions []asking
}

// asking is one question.
type asking struct {
	section  int
	kind     question.Kind
	text     string
	help     string
	required bool
	labels   []string
	axes     []axis.Axis
}

// The places of the questions in the questionnaire.
const (
	tellsEarly = iota
	listens
	planning
	keepDoing
	change
	helpsNext
)

// The options of "planning" and "helps next", counted from one; zero is no answer.
const (
	planningEasy = iota + 1
	planningFine
	planningHard
)

const (
	largerTask = iota + 1
	timeToLearn
	mentor
	priorities
	moreSay
)

// cannotTell is the answer "not applicable" to a scale.
const cannotTell = -1

func often() []string { return []string{"Not yet", "Sometimes", "Mostly", "Nearly always", "Always"} }

// usualForm is what most rounds ask.
func usualForm() form {
	return form{[]string{"Working together", "In your words"}, []asking{
		tellsEarly: {
			kind: question.KindSCALE, text: "Tells others early when something will not work out.", required: true,
			labels: often(),
		},
		listens: {kind: question.KindSCALE, text: "Listens, and asks before judging.", required: true, labels: often()},
		planning: {kind: question.KindSINGLE_CHOICE, text: "How is it to plan work together?", labels: []string{
			"Easy: I always know where we stand", "Fine, when I ask", "Hard: I learn of changes too late",
		}},
		keepDoing: {
			section: 1, kind: question.KindTEXT, text: "What should this person keep doing?",
			help: "One situation, what they did, what came of it.", required: true,
		},
		change: {
			section: 1, kind: question.KindTEXT, text: "What should this person change?",
			help: "Say it so that they could start on Monday.",
		},
		helpsNext: {
			section: 1, kind: question.KindMULTI_CHOICE, text: "What would help this person most next?", labels: []string{
				"A larger task", "Time to learn", "A mentor", "Clearer priorities", "More say in decisions",
			},
		},
	}}
}

// addQuestionnaire writes sections and questions and returns the ids of the questions in order.
func (w *world) addQuestionnaire(ctx context.Context, c *ent.Cycle, asks form) ([]string, error) {
	var sectionIDs, questionIDs []string
	for position, title := range asks.sections {
		id := ids.Ordered("sec", c.CreatedAt)
		if err := w.tx.Section.Create().SetID(id).SetCreatedAt(c.CreatedAt).SetCycleID(c.ID).SetPosition(position).
			SetTitle(title).Exec(ctx); err != nil {
			return nil, fmt.Errorf("write a section: %w", err)
		}
		sectionIDs = append(sectionIDs, id)
	}
	places := map[int]int{}
	for _, q := range asks.questions {
		id := ids.Ordered("qst", c.CreatedAt)
		create := w.tx.Question.Create().SetID(id).SetCreatedAt(c.CreatedAt).SetCycleID(c.ID).
			SetSectionID(sectionIDs[q.section]).SetPosition(places[q.section]).SetKind(q.kind).SetText(q.text).SetHelp(q.help).
			SetRequired(q.required).SetAllowNotApplicable(q.kind == question.KindSCALE)
		if q.labels != nil {
			create.SetLabels(q.labels)
		}
		if q.axes != nil {
			create.SetAxes(q.axes)
		}
		if err := create.Exec(ctx); err != nil {
			return nil, fmt.Errorf("write a question: %w", err)
		}
		places[q.section]++
		questionIDs = append(questionIDs, id)
	}
	return questionIDs, nil
}

// said is what one person answered.
type said interface {
	// answer fills in the answer to one question and tells whether there is one.
	answer(position int, to answerable) bool
}

// answerable is an answer that is being made, of a reviewer or of a reviewee about themselves.
type answerable interface {
	SetText(text string)
	SetScale(point int)
	SetChoices(options []int)
	SetX(across int)
	SetY(up int)
	SetNotApplicable(cannotSay bool)
}

// written is what one reviewer wrote; what is zero was left out.
type written struct {
	tellsEarly, listens, planning int
	keepDoing, change             string
	helpsNext                     []int
}

func wrote(tellsEarly, listens, planning int, keepDoing, change string, helpsNext ...int) *written {
	return &written{tellsEarly, listens, planning, keepDoing, change, helpsNext}
}

// addAnswers writes what somebody wrote, an answer for each question that is not left out.
func (w *world) addAnswers(ctx context.Context, t *telling, r *ent.FeedbackRequest, by said) error {
	if by == nil {
		return nil
	}
	for position, questionID := range t.questionIDs {
		create := w.tx.Answer.Create().SetRequestID(r.ID).SetQuestionID(questionID).SetCreatedAt(r.CreatedAt)
		if !by.answer(position, create.Mutation()) {
			continue
		}
		if text, given := create.Mutation().Text(); given && t.round.preset == promise.Anonymous {
			create.SetText(anonymity.Normal(text)) // as it is when it is handed in (A7)
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("write an answer: %w", err)
		}
	}
	return nil
}

func (by *written) answer(position int, create answerable) bool {
	switch position {
	case tellsEarly:
		return scale(create, by.tellsEarly)
	case listens:
		return scale(create, by.listens)
	case planning:
		create.SetChoices([]int{by.planning - 1})
		return by.planning > 0
	case keepDoing:
		create.SetText(by.keepDoing)
		return by.keepDoing != ""
	case change:
		create.SetText(by.change)
		return by.change != ""
	default:
		chosen := make([]int, 0, len(by.helpsNext))
		for _, option := range by.helpsNext {
			chosen = append(chosen, option-1)
		}
		create.SetChoices(chosen)
		return len(chosen) > 0
	}
}

func scale(create answerable, point int) bool {
	if point == cannotTell {
		create.SetNotApplicable(true)
		return true
	}
	create.SetScale(point)
	return point > 0
}

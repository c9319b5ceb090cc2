package sample

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/question"
	"sightline/internal/ids"
)

// asking is one question of the questionnaire that all rounds share, in the order in which it is asked.
type asking struct {
	section  int
	kind     question.Kind
	text     string
	help     string
	required bool
	labels   []string
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

func sections() []string { return []string{"Working together", "In your words"} }

func questionnaire() []asking {
	often := []string{"Not yet", "Sometimes", "Mostly", "Nearly always", "Always"}
	return []asking{
		tellsEarly: {0, question.KindSCALE, "Tells others early when something will not work out.", "", true, often},
		listens:    {0, question.KindSCALE, "Listens, and asks before judging.", "", true, often},
		planning: {0, question.KindSINGLE_CHOICE, "How is it to plan work together?", "", false, []string{
			"Easy: I always know where we stand", "Fine, when I ask", "Hard: I learn of changes too late",
		}},
		keepDoing: {
			1, question.KindTEXT, "What should this person keep doing?",
			"One situation, what they did, what came of it.", true, nil,
		},
		change: {
			1, question.KindTEXT, "What should this person change?",
			"Say it so that they could start on Monday.", false, nil,
		},
		helpsNext: {1, question.KindMULTI_CHOICE, "What would help this person most next?", "", false, []string{
			"A larger task", "Time to learn", "A mentor", "Clearer priorities", "More say in decisions",
		}},
	}
}

// addQuestionnaire writes sections and questions and returns the ids of the questions in order.
func (w *world) addQuestionnaire(ctx context.Context, c *ent.Cycle) ([]string, error) {
	var sectionIDs, questionIDs []string
	for position, title := range sections() {
		id := ids.Ordered("sec", c.CreatedAt)
		if err := w.tx.Section.Create().SetID(id).SetCreatedAt(c.CreatedAt).SetCycleID(c.ID).SetPosition(position).
			SetTitle(title).Exec(ctx); err != nil {
			return nil, fmt.Errorf("write a section: %w", err)
		}
		sectionIDs = append(sectionIDs, id)
	}
	places := map[int]int{}
	for _, q := range questionnaire() {
		id := ids.Ordered("qst", c.CreatedAt)
		create := w.tx.Question.Create().SetID(id).SetCreatedAt(c.CreatedAt).SetCycleID(c.ID).
			SetSectionID(sectionIDs[q.section]).SetPosition(places[q.section]).SetKind(q.kind).SetText(q.text).SetHelp(q.help).
			SetRequired(q.required).SetAllowNotApplicable(q.kind == question.KindSCALE)
		if q.labels != nil {
			create.SetLabels(q.labels)
		}
		if err := create.Exec(ctx); err != nil {
			return nil, fmt.Errorf("write a question: %w", err)
		}
		places[q.section]++
		questionIDs = append(questionIDs, id)
	}
	return questionIDs, nil
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
func (w *world) addAnswers(ctx context.Context, r *ent.FeedbackRequest, questionIDs []string, by *written) error {
	if by == nil {
		return nil
	}
	for position, questionID := range questionIDs {
		create := w.tx.Answer.Create().SetRequestID(r.ID).SetQuestionID(questionID).SetCreatedAt(r.CreatedAt)
		if !by.answer(position, create) {
			continue
		}
		if err := create.Exec(ctx); err != nil {
			return fmt.Errorf("write an answer: %w", err)
		}
	}
	return nil
}

// answer fills in the answer to one question and tells whether there is one.
func (by *written) answer(position int, create *ent.AnswerCreate) bool {
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

func scale(create *ent.AnswerCreate, point int) bool {
	if point == cannotTell {
		create.SetNotApplicable(true)
		return true
	}
	create.SetScale(point)
	return point > 0
}

// Package answers is what somebody writes to the questions of a questionnaire, whoever they write about: it checks it
// against the questions, brings it into the form in which it is stored, and says whether it is complete. Who may write
// and where it is stored is for the domains; the answers of reviewers and those of reviewees about themselves are rows
// of different types.
package answers

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"sightline/ent"
	"sightline/ent/question"
	"sightline/internal/apperr"
	"sightline/internal/axis"
	"sightline/internal/clean"
)

// Limits of what is written: characters of a text, and answers in one request.
const (
	maxText   = 20_000
	maxAtOnce = 200
)

// AnswerInput is an answer as it is being written.
type AnswerInput struct {
	QuestionID    string
	Text          *string
	Scale         *int
	Choices       []int
	X             *int
	Y             *int
	NotApplicable *bool
}

// Check checks each answer against its question, at the field answers.N. Nothing need be complete.
func Check(answers []*AnswerInput, questions map[string]*ent.Question) error {
	if len(answers) > maxAtOnce {
		return apperr.Input("too_many", "answers")
	}
	var problems apperr.List
	seen := map[string]bool{}
	for n, given := range answers {
		if seen[given.QuestionID] {
			problems.Add("feedback.twice", "answers", strconv.Itoa(n), "questionId")
			continue
		}
		seen[given.QuestionID] = true
		if key, field := given.problem(questions[given.QuestionID]); key != "" {
			problems.Add(key, "answers", strconv.Itoa(n), field)
		}
	}
	return problems.Err()
}

// problem returns what is wrong with an answer and at which of its fields.
func (a *AnswerInput) problem(asked *ent.Question) (key, field string) {
	if asked == nil {
		return "feedback.question", "questionId"
	}
	switch {
	case a.Text != nil && asked.Kind != question.KindTEXT:
		return "feedback.kind", "text"
	case a.Text != nil && utf8.RuneCountInString(*a.Text) > maxText:
		return "too_long", "text"
	case a.Scale != nil && asked.Kind != question.KindSCALE:
		return "feedback.kind", "scale"
	case a.Scale != nil && (*a.Scale < 1 || *a.Scale > len(asked.Labels)):
		return "feedback.scale", "scale"
	case a.NotApplicable != nil && *a.NotApplicable && !asked.AllowNotApplicable:
		return "feedback.kind", "notApplicable"
	}
	if key, field := a.pointProblem(asked); key != "" {
		return key, field
	}
	return a.choiceProblem(asked)
}

// pointProblem: each half of a dot by itself, for a draft may hold one of them.
func (a *AnswerInput) pointProblem(asked *ent.Question) (key, field string) {
	for _, half := range []struct {
		field string
		at    *int
	}{{"x", a.X}, {"y", a.Y}} {
		switch {
		case half.at == nil:
		case asked.Kind != question.KindGRAPH_2D:
			return "feedback.kind", half.field
		case *half.at < 0 || *half.at > axis.Most:
			return "feedback.point", half.field
		}
	}
	return "", ""
}

func (a *AnswerInput) choiceProblem(asked *ent.Question) (key, field string) {
	chooses := asked.Kind == question.KindSINGLE_CHOICE || asked.Kind == question.KindMULTI_CHOICE
	if len(a.Choices) > 0 && !chooses {
		return "feedback.kind", "choices"
	}
	if asked.Kind == question.KindSINGLE_CHOICE && len(a.Choices) > 1 {
		return "feedback.choice", "choices"
	}
	seen := map[int]bool{}
	for _, choice := range a.Choices {
		if choice < 0 || choice >= len(asked.Labels) || seen[choice] {
			return "feedback.choice", "choices"
		}
		seen[choice] = true
	}
	return "", ""
}

// Row is a row of answers that is being written: of either type.
type Row interface {
	SetText(text string)
	SetScale(point int)
	ClearScale()
	SetChoices(choices []int)
	SetX(x int)
	ClearX()
	SetY(y int)
	ClearY()
	SetNotApplicable(is bool)
}

// Fill writes the whole answer: what is not given is empty.
func (a *AnswerInput) Fill(row Row) {
	row.SetText("")
	if a.Text != nil {
		row.SetText(clean.Prose(*a.Text))
	}
	row.ClearScale()
	cannotSay := a.NotApplicable != nil && *a.NotApplicable
	if a.Scale != nil && !cannotSay {
		row.SetScale(*a.Scale)
	}
	row.ClearX()
	row.ClearY()
	if a.X != nil {
		row.SetX(*a.X)
	}
	if a.Y != nil {
		row.SetY(*a.Y)
	}
	row.SetChoices([]int{})
	if a.Choices != nil {
		row.SetChoices(a.Choices)
	}
	row.SetNotApplicable(cannotSay)
}

// Given is an answer as it is stored, whoever it is about.
type Given struct {
	QuestionID    string
	Text          string
	Scale         *int
	Choices       []int
	X, Y          *int
	NotApplicable bool
}

// OfReviewer is the answer of a reviewer.
func OfReviewer(a *ent.Answer) Given {
	return Given{a.QuestionID, a.Text, a.Scale, a.Choices, a.X, a.Y, a.NotApplicable}
}

// OfReviewee is the answer of a reviewee about themselves.
func OfReviewee(a *ent.SelfAnswer) Given {
	return Given{a.QuestionID, a.Text, a.Scale, a.Choices, a.X, a.Y, a.NotApplicable}
}

// Answered tells whether it says anything.
func (g Given) Answered() bool {
	return strings.TrimSpace(g.Text) != "" || g.Scale != nil || len(g.Choices) > 0 || g.NotApplicable ||
		(g.X != nil && g.Y != nil)
}

// Complete refuses to hand in while a required question is unanswered or half a dot is placed, at the field of each.
func Complete(given []Given, questions map[string]*ent.Question) error {
	answered, half := map[string]bool{}, map[string]bool{}
	for _, one := range given {
		answered[one.QuestionID] = one.Answered()
		half[one.QuestionID] = (one.X == nil) != (one.Y == nil)
	}
	var problems apperr.List
	for id, asked := range questions {
		switch {
		case half[id]:
			problems.Add("feedback.half_point", "answers", id)
		case asked.Required && !answered[id]:
			problems.Add("feedback.unanswered", "answers", id)
		}
	}
	return problems.Err()
}

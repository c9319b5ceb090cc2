package cycle

import (
	"strconv"
	"strings"

	"sightline/ent/question"
	"sightline/internal/apperr"
	"sightline/internal/axis"
	"sightline/internal/clean"
	"sightline/internal/text"
)

func (q *QuestionInput) validate(problems *apperr.List, seen map[string]bool, at []string) {
	q.Text = clean.Line(q.Text)
	checkText(problems, q.Text, maxQuestion, true, under(at, "text")...)
	q.validateWording(problems, at)
	if key := strings.ToLower(q.Text); key != "" {
		if seen[key] {
			problems.Add("cycle.duplicate_question", under(at, "text")...)
		}
		seen[key] = true
	}
	q.validateLabels(problems, at)
	q.validateAxes(problems, at)
}

func (q *QuestionInput) validateLabels(problems *apperr.List, at []string) {
	most, key := maxOptions, "cycle.labels_choice"
	switch q.Kind {
	case question.KindTEXT, question.KindGRAPH_2D:
		q.Labels = nil
		return
	case question.KindSCALE:
		if q.sharesScale() {
			q.Labels = nil
			return
		}
		most, key = maxScale, "cycle.labels_scale"
	case question.KindSINGLE_CHOICE, question.KindMULTI_CHOICE:
	}
	if len(q.Labels) < 2 || len(q.Labels) > most {
		problems.Add(key, under(at, "labels")...)
		return
	}
	checkLabels(problems, q.Labels, at)
}

// sharesScale tells whether the question is answered on the scale of the cycle.
func (q *QuestionInput) sharesScale() bool {
	return q.Kind == question.KindSCALE && q.CycleScale != nil && *q.CycleScale
}

// validateWording: what is said besides the question, and that every placeholder stands for something.
func (q *QuestionInput) validateWording(problems *apperr.List, at []string) {
	said := map[string]*string{"text": &q.Text, "textSelf": q.TextSelf, "help": q.Help}
	if q.TextSelf != nil {
		*q.TextSelf = clean.Line(*q.TextSelf)
		checkText(problems, *q.TextSelf, maxQuestion, false, under(at, "textSelf")...)
	}
	if q.Help != nil {
		checkText(problems, *q.Help, maxHelp, false, under(at, "help")...)
	}
	for _, field := range []string{"text", "textSelf", "help"} {
		if words := said[field]; words != nil && !text.PlaceholdersKnown(*words) {
			problems.Add("cycle.placeholder", under(at, field)...)
		}
	}
}

// validate: a scale has from 2 to 10 points, or none at all.
func (s *RatingScaleInput) validate(problems *apperr.List) {
	if s == nil || len(s.Labels) == 0 {
		return
	}
	if len(s.Labels) < 2 || len(s.Labels) > maxScale {
		problems.Add("cycle.labels_scale", "scale", "labels")
		return
	}
	checkLabels(problems, s.Labels, []string{"scale"})
}

// checkLabels brings the labels of a scale or a choice into one form and refuses empty ones and those said twice.
func checkLabels(problems *apperr.List, labels, at []string) {
	seen := map[string]bool{}
	for n, label := range labels {
		labels[n] = clean.Line(label)
		place := under(at, "labels", strconv.Itoa(n))
		checkText(problems, labels[n], maxName, true, place...)
		if seen[labels[n]] {
			problems.Add("cycle.duplicate_label", place...)
		}
		seen[labels[n]] = true
	}
}

// validateAxes: a graph has two axes with a name each; the words at their ends may be left out.
func (q *QuestionInput) validateAxes(problems *apperr.List, at []string) {
	if q.Kind != question.KindGRAPH_2D {
		q.Axes = nil
		return
	}
	if len(q.Axes) != axis.Count {
		problems.Add("cycle.axes", under(at, "axes")...)
		return
	}
	for n, one := range q.Axes {
		place := under(at, "axes", strconv.Itoa(n))
		one.Name, one.Low, one.High = clean.Line(one.Name), clean.Line(one.Low), clean.Line(one.High)
		checkText(problems, one.Name, maxAxis, true, under(place, "name")...)
		checkText(problems, one.Low, maxAxis, false, under(place, "low")...)
		checkText(problems, one.High, maxAxis, false, under(place, "high")...)
	}
	if q.Axes[0].Name != "" && strings.EqualFold(q.Axes[0].Name, q.Axes[1].Name) {
		problems.Add("cycle.duplicate_axis", under(at, "axes", "1", "name")...)
	}
}

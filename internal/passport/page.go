package passport

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"
	"time"

	"sightline/internal/axis"
	"sightline/internal/text"
)

//go:embed page.html
var layout string

// page writes the passport as one page that needs nothing from anywhere and runs nothing: html/template escapes all
// that people wrote (T34), and the page's own policy forbids what would be loaded.
func page(taken *Document, locale string) ([]byte, error) {
	say := func(key string, args ...any) string { return text.Say(locale, "passport."+key, args...) }
	parsed, err := template.New("passport").Funcs(template.FuncMap{
		"say":     say,
		"lang":    func() string { return strings.ToLower(locale) },
		"day":     func(at time.Time) string { return text.Date(locale, at) },
		"answers": func(r Request) []answered { return answersOf(taken, r, say) },
		"readers": func(readers []Reader) string { return labels(readers, say) },
	}).Parse(layout)
	if err != nil {
		return nil, fmt.Errorf("read the layout: %w", err)
	}
	var body bytes.Buffer
	if err := parsed.Execute(&body, taken); err != nil {
		return nil, fmt.Errorf("fill the layout: %w", err)
	}
	return body.Bytes(), nil
}

// answered is a question with what was answered, in words.
type answered struct{ Question, Words string }

// answersOf are the answers of a request, in the order of its questionnaire.
func answersOf(taken *Document, r Request, say func(string, ...any) string) []answered {
	var all []answered
	for _, cycle := range taken.Cycles {
		if cycle.ID != r.Cycle.ID {
			continue
		}
		for _, section := range cycle.Sections {
			for _, question := range section.Questions {
				if words := wordsTo(question, r.Answers, say); words != "" {
					all = append(all, answered{Question: r.asked(question), Words: words})
				}
			}
		}
	}
	return all
}

// asked is a question as it was read in the request; as it stands where that is not known.
func (r Request) asked(question Question) string {
	for _, wording := range r.Wording {
		if wording.Question.ID == question.ID {
			return wording.Text
		}
	}
	return question.Text
}

func wordsTo(question Question, answers []Answer, say func(string, ...any) string) string {
	for _, given := range answers {
		switch {
		case given.Question.ID != question.ID:
			continue
		case given.NotApplicable:
			return say("cannot_say")
		case given.Scale != nil:
			return label(question, *given.Scale-1)
		case given.X != nil && given.Y != nil && len(question.Axes) == axis.Count:
			return fmt.Sprintf("%s: %d\n%s: %d", question.Axes[0].Name, *given.X, question.Axes[1].Name, *given.Y)
		case len(given.Choices) > 0:
			var chosen []string
			for _, choice := range given.Choices {
				chosen = append(chosen, label(question, choice))
			}
			return strings.Join(chosen, "\n")
		default:
			return strings.TrimSpace(given.Text)
		}
	}
	return ""
}

func label(question Question, n int) string {
	if n < 0 || n >= len(question.Labels) {
		return ""
	}
	return question.Labels[n]
}

// labels are the names of readers in one line; who reads without the author's name is marked.
func labels(readers []Reader, say func(string, ...any) string) string {
	var all []string
	for _, reader := range readers {
		switch {
		case reader.You:
			all = append(all, say("you"))
		case reader.Named:
			all = append(all, reader.Label)
		default:
			all = append(all, say("unnamed", reader.Label))
		}
	}
	return strings.Join(all, ", ")
}

package cycle

import (
	"context"

	"sightline/ent"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// FormRole is whose form a question stands in.
type FormRole string

// The roles.
const (
	RoleReviewer FormRole = "REVIEWER"
	RoleReviewee FormRole = "REVIEWEE"
)

// QuestionWording is a question in the words in which somebody reads it.
type QuestionWording struct {
	Question   *ent.Question
	Text, Help string
}

// Wording returns the questions of a request as its reviewer reads them: with the reviewee's name, where that is theirs
// to read. The sections are those of the request's cycle.
func Wording(ctx context.Context, sections []*ent.Section, r *ent.FeedbackRequest) []*QuestionWording {
	viewer, name := policy.From(ctx), ""
	if policy.KnowsName(viewer, r.Edges.Reviewee) {
		name = r.Edges.Reviewee.Name
	}
	return wordingOf(sections, viewer.Locale(), name, RoleReviewer)
}

// OwnWording returns the questions of a cycle as a reviewee reads them about themselves.
func OwnWording(ctx context.Context, sections []*ent.Section, p *ent.Participation) []*QuestionWording {
	viewer, name := policy.From(ctx), ""
	if policy.KnowsName(viewer, p.Edges.Reviewee) {
		name = p.Edges.Reviewee.Name
	}
	return wordingOf(sections, viewer.Locale(), name, RoleReviewee)
}

// ExampleWording returns the questions as somebody in a role would read them about a person who does not exist: what
// the preview of a form shows.
func ExampleWording(ctx context.Context, sections []*ent.Section, role FormRole) []*QuestionWording {
	locale := policy.From(ctx).Locale()
	return wordingOf(sections, locale, text.Say(locale, "question.example_reviewee"), role)
}

// NeutralWords returns words of a question as they are read where they are about nobody in particular: as they stand by
// who writes them, without a name by everybody else.
func NeutralWords(ctx context.Context, q *ent.Question, words string) string {
	viewer := policy.From(ctx)
	if viewer.Runs(q.CycleID) {
		return words
	}
	return text.Fill(viewer.Locale(), words, "")
}

func wordingOf(sections []*ent.Section, locale, name string, role FormRole) []*QuestionWording {
	all := []*QuestionWording{}
	for _, s := range sections {
		for _, q := range s.Edges.Questions {
			asked := q.Text
			if role == RoleReviewee && q.TextSelf != "" {
				asked = q.TextSelf
			}
			all = append(all, &QuestionWording{
				Question: q, Text: text.Fill(locale, asked, name), Help: text.Fill(locale, q.Help, name),
			})
		}
	}
	return all
}

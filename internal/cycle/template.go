package cycle

import (
	"slices"

	"sightline/ent/question"
	"sightline/internal/text"
)

// Template is a built-in questionnaire to begin with, in one language.
type Template struct {
	Key, Name, Description string
	QuestionCount          int

	introduction string
	// asksReviewees says that each reviewee is asked for their own view too.
	asksReviewees bool
	sections      []*SectionInput
}

// plan is the shape of a built-in template; its words are in internal/text.
type plan struct {
	key           string
	asksReviewees bool
	sections      []sectionPlan
}

type sectionPlan struct {
	key       string
	questions []questionPlan
}

type questionPlan struct {
	key      string
	kind     question.Kind
	required bool
	// labels is the key of the words under a scale or of options; how many there are is fixed by count.
	labels string
	count  int
}

func plans() []plan {
	scale := func(key string) questionPlan {
		return questionPlan{key: key, kind: question.KindSCALE, required: true, labels: "often", count: 5}
	}
	prose := func(key string, required bool) questionPlan {
		return questionPlan{key: key, kind: question.KindTEXT, required: required}
	}
	return []plan{
		{"growth", true, []sectionPlan{
			{"together", []questionPlan{scale("reliable"), scale("listens"), scale("shares")}},
			{"words", []questionPlan{
				prose("keep", true), prose("change", false),
				{key: "next", kind: question.KindMULTI_CHOICE, labels: "growth_next", count: 5},
			}},
		}},
		{"leadership", true, []sectionPlan{
			{"direction", []questionPlan{scale("clear"), scale("decides"), scale("backs")}},
			{"words", []questionPlan{
				prose("keep", true), prose("change", false),
				{key: "again", kind: question.KindSINGLE_CHOICE, labels: "again", count: 3},
			}},
		}},
		{"blank", false, nil},
	}
}

// Templates returns the built-in templates in a language.
func Templates(locale string) []*Template {
	var templates []*Template
	for _, p := range plans() {
		templates = append(templates, p.in(locale))
	}
	return templates
}

func knownTemplate(key string) bool {
	return slices.ContainsFunc(plans(), func(p plan) bool { return p.key == key })
}

func templateFor(key *string, locale string) *Template {
	for _, template := range Templates(locale) {
		if key != nil && template.Key == *key {
			return template
		}
	}
	return &Template{}
}

func (p plan) in(locale string) *Template {
	t := &Template{
		Key: p.key, Name: text.Say(locale, "template."+p.key),
		Description:   text.Say(locale, "template."+p.key+".description"),
		asksReviewees: p.asksReviewees,
	}
	if p.sections != nil {
		t.introduction = text.Say(locale, "template."+p.key+".introduction")
	}
	for _, s := range p.sections {
		section := &SectionInput{Title: text.Say(locale, "template.section."+s.key)}
		for _, q := range s.questions {
			section.Questions = append(section.Questions, q.in(locale))
		}
		t.QuestionCount += len(section.Questions)
		t.sections = append(t.sections, section)
	}
	return t
}

func (q questionPlan) in(locale string) *QuestionInput {
	asked := &QuestionInput{
		Kind: q.kind, Required: q.required, Text: text.Say(locale, "template.question."+q.key),
		AllowNotApplicable: q.kind == question.KindSCALE,
	}
	if help := "template.help." + q.key; text.Known(help) {
		words := text.Say(locale, help)
		asked.Help = &words
	}
	for n := range q.count {
		asked.Labels = append(asked.Labels, text.Say(locale, "template.label."+q.labels+"."+string(rune('1'+n))))
	}
	return asked
}

package cycle

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"sightline/ent/cycle"
	"sightline/ent/cyclenotice"
	"sightline/ent/question"
	"sightline/internal/apperr"
	"sightline/internal/axis"
	"sightline/internal/clean"
	"sightline/internal/promise"
)

// Limits of a questionnaire and of what is written in it, in characters where it is text.
const (
	maxName      = 200
	maxText      = 20_000
	maxHelp      = 2_000
	maxQuestion  = 500
	maxAxis      = 60
	maxQuestions = 200
	maxSections  = 30
	maxScale     = 10
	maxOptions   = 30
	maxReviewers = 50
	maxGrace     = 60
	maxAtOnce    = 100
)

// CreateCycleInput names the template to begin with: a built-in one, or one that was saved.
type CreateCycleInput struct {
	Name            string
	Template        *string
	SavedTemplateID *string
	IdempotencyKey  string
}

// UpdateCycleInput holds the settings to set; nil stays.
type UpdateCycleInput struct {
	CycleID         string
	ExpectedVersion int
	Name            *string
	Introduction    *string
	Preset          *promise.Preset
	Nomination      *cycle.Nomination
	Upward          *bool
	SelfAssessment  *bool
	// ProactiveAllowed lets members write unasked.
	ProactiveAllowed *bool
	MinReviewers     *int
	MaxReviewers     *int
	// SuggestedReviewers is 0 where no number is suggested.
	SuggestedReviewers *int
	ReleasedByDate     *bool
	Timeline           *TimelineInput
}

// TimelineInput holds the dates of a cycle, each as it shall be; nil clears it.
type TimelineInput struct {
	StartsAt      *time.Time
	NominateUntil *time.Time
	ApproveUntil  *time.Time
	WriteUntil    *time.Time
	ReleaseAt     *time.Time
	EndsAt        *time.Time
	// The deadlines and the grace; nil leaves each as it is.
	NominateDeadline *bool
	ApproveDeadline  *bool
	WriteDeadline    *bool
	GraceDays        *int
}

// SetQuestionnaireInput is the whole questionnaire in order.
type SetQuestionnaireInput struct {
	CycleID         string
	ExpectedVersion int
	// Scale is the rating scale of the cycle; nil leaves it as it is.
	Scale    *RatingScaleInput
	Sections []*SectionInput
}

// RatingScaleInput is the scale that the questions of a cycle can share; one without labels is none.
type RatingScaleInput struct {
	Labels             []string
	AllowNotApplicable bool
}

// SectionInput is a section with its questions; a new one without id.
type SectionInput struct {
	ID        *string
	Title     string
	Questions []*QuestionInput
}

// QuestionInput is a question; a new one without id.
type QuestionInput struct {
	ID                 *string
	Kind               question.Kind
	Text               string
	TextSelf           *string
	Help               *string
	Required           bool
	AllowNotApplicable bool
	Labels             []string
	// CycleScale says that a SCALE has the labels of the cycle; its own are then passed over.
	CycleScale *bool
	Axes       []*axis.Axis
}

// AddRevieweesInput names whom to add.
type AddRevieweesInput struct {
	CycleID string
	UserIDs []string
}

// RemoveRevieweesInput names whom to remove.
type RemoveRevieweesInput struct {
	CycleID string
	UserIDs []string
}

// SetReviewedGroupsInput names the groups that a draft reviews.
type SetReviewedGroupsInput struct {
	CycleID         string
	ExpectedVersion int
	Everyone        bool
	Teams           []string
	Departments     []string
}

// PublishCycleInput names the draft to publish.
type PublishCycleInput struct {
	CycleID         string
	ExpectedVersion int
	// RehearsalKey makes the launch do what that rehearsal showed, or nothing.
	RehearsalKey *string
}

// SendCycleNoticeInput names the phase to announce.
type SendCycleNoticeInput struct {
	CycleID        string
	Phase          cyclenotice.Phase
	IdempotencyKey string
}

// CloseCycleInput names the cycle to close.
type CloseCycleInput struct {
	CycleID         string
	ExpectedVersion int
}

// Validate checks the form.
func (i *CreateCycleInput) Validate() error {
	var problems apperr.List
	i.Name = clean.Line(i.Name)
	checkText(&problems, i.Name, maxName, true, "name")
	checkText(&problems, i.IdempotencyKey, maxName, true, "idempotencyKey")
	if i.Template != nil && !knownTemplate(*i.Template) {
		problems.Add("cycle.template", "template")
	}
	if i.Template != nil && i.SavedTemplateID != nil {
		problems.Add("cycle.two_templates", "savedTemplateId")
	}
	return problems.Err()
}

// Validate checks the groups; each is named once.
func (i *SetReviewedGroupsInput) Validate() error {
	var problems apperr.List
	for field, names := range map[string]*[]string{"teams": &i.Teams, "departments": &i.Departments} {
		if len(*names) > maxAtOnce {
			problems.Add("too_many", field)
			continue
		}
		for n, name := range *names {
			checkText(&problems, name, maxName, true, field, strconv.Itoa(n))
		}
		*names = slices.Compact(slices.Sorted(slices.Values(*names)))
		if *names == nil {
			*names = []string{}
		}
	}
	return problems.Err()
}

// Validate checks the key.
func (i *SendCycleNoticeInput) Validate() error {
	var problems apperr.List
	checkText(&problems, i.IdempotencyKey, maxName, true, "idempotencyKey")
	return problems.Err()
}

// Validate checks the form by itself; what depends on the cycle is checked against it.
func (i *UpdateCycleInput) Validate() error {
	var problems apperr.List
	if i.Name != nil {
		*i.Name = clean.Line(*i.Name)
		checkText(&problems, *i.Name, maxName, true, "name")
	}
	if i.Introduction != nil {
		*i.Introduction = clean.Prose(*i.Introduction)
		checkText(&problems, *i.Introduction, maxText, false, "introduction")
	}
	if i.MinReviewers != nil && (*i.MinReviewers < 0 || *i.MinReviewers > maxReviewers) {
		problems.Add("cycle.reviewers", "minReviewers")
	}
	if i.MaxReviewers != nil && (*i.MaxReviewers < 1 || *i.MaxReviewers > maxReviewers) {
		problems.Add("cycle.reviewers", "maxReviewers")
	}
	if i.SuggestedReviewers != nil && (*i.SuggestedReviewers < 0 || *i.SuggestedReviewers > maxReviewers) {
		problems.Add("cycle.reviewers", "suggestedReviewers")
	}
	if i.Timeline != nil {
		i.Timeline.validate(&problems)
	}
	return problems.Err()
}

// step is one date of the timeline with the name of its field.
type step struct {
	field string
	at    *time.Time
}

func (t *TimelineInput) steps() []step {
	return []step{
		{"startsAt", t.StartsAt},
		{"nominateUntil", t.NominateUntil},
		{"approveUntil", t.ApproveUntil},
		{"writeUntil", t.WriteUntil},
		{"releaseAt", t.ReleaseAt},
		{"endsAt", t.EndsAt},
	}
}

// validate: the dates that are given stand in order and inside 1970 to 2200 (T56).
func (t *TimelineInput) validate(problems *apperr.List) {
	var before *time.Time
	for _, s := range t.steps() {
		if s.at == nil {
			continue
		}
		if s.at.Year() < 1970 || s.at.Year() > 2200 {
			problems.Add("not_a_date", "timeline", s.field)
			continue
		}
		if before != nil && s.at.Before(*before) {
			problems.Add("cycle.dates", "timeline", s.field)
		}
		before = s.at
	}
	if t.GraceDays != nil && (*t.GraceDays < 0 || *t.GraceDays > maxGrace) {
		problems.Add("cycle.grace", "timeline", "graceDays")
	}
}

// Validate checks the whole questionnaire.
func (i *SetQuestionnaireInput) Validate() error {
	var problems apperr.List
	i.Scale.validate(&problems)
	if len(i.Sections) > maxSections {
		problems.Add("too_many", "sections")
	}
	seen := map[string]bool{}
	count := 0
	for s, section := range i.Sections {
		at := []string{"sections", strconv.Itoa(s)}
		section.Title = clean.Line(section.Title)
		checkText(&problems, section.Title, maxName, false, under(at, "title")...)
		for q, asked := range section.Questions {
			asked.validate(&problems, seen, under(at, "questions", strconv.Itoa(q)))
		}
		count += len(section.Questions)
	}
	if count > maxQuestions {
		problems.Add("too_many", "sections")
	}
	return problems.Err()
}

// under returns a path of its own, so that two problems never share memory.
func under(path []string, more ...string) []string {
	return append(append([]string{}, path...), more...)
}

func checkText(problems *apperr.List, words string, most int, required bool, path ...string) {
	switch {
	case required && clean.Blank(words):
		problems.Add("required", under(path)...)
	case utf8.RuneCountInString(words) > most:
		problems.Add("too_long", under(path)...)
	}
}

func checkCount(ids []string, field string) error {
	if len(ids) == 0 {
		return apperr.Input("required", field)
	}
	if len(ids) > maxAtOnce {
		return apperr.Input("too_many", field)
	}
	return nil
}

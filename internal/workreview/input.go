package workreview

import (
	"time"
	"unicode/utf8"

	"sightline/ent/workreview"
	"sightline/internal/apperr"
	"sightline/internal/clean"
)

// Limits of what is written, in characters, and of how many are named at once.
const (
	maxName        = 200
	maxDescription = 2_000
	maxAtOnce      = 100
)

// CreateProjectInput is the project to make.
type CreateProjectInput struct {
	Name           string
	Description    string
	DueAt          *time.Time
	IdempotencyKey string
}

// UpdateProjectInput is how a project is called from now on.
type UpdateProjectInput struct {
	ProjectID       string
	ExpectedVersion int
	Name            string
	Description     string
	DueAt           *time.Time
}

// ArchiveProjectInput says whether a project is out of the lists.
type ArchiveProjectInput struct {
	ProjectID       string
	ExpectedVersion int
	Archived        bool
}

// SetProjectTeamInput is who the team of a project is from now on.
type SetProjectTeamInput struct {
	ProjectID       string
	ExpectedVersion int
	UserIDs         []string
}

// CreateWorkReviewInput is the work review to make in a project.
type CreateWorkReviewInput struct {
	ProjectID      string
	Title          string
	Description    string
	DueAt          *time.Time
	IdempotencyKey string
}

// UpdateWorkReviewInput is how a work review is called from now on.
type UpdateWorkReviewInput struct {
	WorkReviewID    string
	ExpectedVersion int
	Title           string
	Description     string
	DueAt           *time.Time
	NamesShown      bool
}

// SetWorkReviewStateInput is how a work review stands from now on.
type SetWorkReviewStateInput struct {
	WorkReviewID    string
	ExpectedVersion int
	State           workreview.State
}

// Validate checks the form.
func (i *CreateProjectInput) Validate() error {
	problems := checkWords(&i.Name, "name", &i.Description)
	checkDue(&problems, i.DueAt)
	if i.IdempotencyKey == "" {
		problems.Add("required", "idempotencyKey")
	}
	return problems.Err()
}

// Validate checks the form.
func (i *UpdateProjectInput) Validate() error {
	problems := checkWords(&i.Name, "name", &i.Description)
	checkDue(&problems, i.DueAt)
	return problems.Err()
}

// Validate checks the form.
func (i *SetProjectTeamInput) Validate() error {
	if len(i.UserIDs) > maxAtOnce {
		return apperr.Input("too_many", "userIds")
	}
	return nil
}

// Validate checks the form.
func (i *CreateWorkReviewInput) Validate() error {
	problems := checkWords(&i.Title, "title", &i.Description)
	checkDue(&problems, i.DueAt)
	if i.IdempotencyKey == "" {
		problems.Add("required", "idempotencyKey")
	}
	return problems.Err()
}

// Validate checks the form.
func (i *UpdateWorkReviewInput) Validate() error {
	problems := checkWords(&i.Title, "title", &i.Description)
	checkDue(&problems, i.DueAt)
	return problems.Err()
}

// checkWords brings a line and a description into their form and says what is wrong with them.
func checkWords(line *string, field string, description *string) apperr.List {
	var problems apperr.List
	*line, *description = clean.Line(*line), clean.Prose(*description)
	switch {
	case clean.Blank(*line):
		problems.Add("required", field)
	case utf8.RuneCountInString(*line) > maxName:
		problems.Add("too_long", field)
	}
	if utf8.RuneCountInString(*description) > maxDescription {
		problems.Add("too_long", "description")
	}
	return problems
}

// checkDue keeps dates within what can be reckoned with (T56).
func checkDue(problems *apperr.List, due *time.Time) {
	if due != nil && (due.Year() < 1970 || due.Year() > 2200) {
		problems.Add("not_a_date", "dueAt")
	}
}

package feedback

import (
	"strings"
	"unicode/utf8"

	"sightline/ent/user"
	"sightline/internal/answers"
	"sightline/internal/apperr"
	"sightline/internal/clean"
)

// Limits of what people write, in characters.
const (
	maxName   = 200
	maxReason = 2_000
	// maxWithholdReason is that of ent/schema.
	maxWithholdReason = 1_000
	maxAtOnce         = 100
)

// NominateReviewersInput names whom to nominate.
type NominateReviewersInput struct {
	ParticipationID string
	UserIDs         []string
}

// InviteGuestReviewerInput names whom to invite from outside.
type InviteGuestReviewerInput struct {
	ParticipationID string
	Email           string
	Name            string
	Locale          user.Locale
}

// RemoveNominationInput names the nomination to take back.
type RemoveNominationInput struct {
	RequestID string
}

// FinishNominationsInput names the list that is complete.
type FinishNominationsInput struct {
	ParticipationID string
	ExpectedVersion int
}

// ApproveNominationsInput names the nominations to approve.
type ApproveNominationsInput struct {
	RequestIDs []string
}

// RejectNominationInput names the nomination to reject and why.
type RejectNominationInput struct {
	RequestID string
	Reason    string
}

// SaveFeedbackDraftInput is what was written so far.
type SaveFeedbackDraftInput struct {
	RequestID       string
	ExpectedVersion int
	Answers         []*answers.AnswerInput
}

// SubmitFeedbackInput names the feedback to hand in and the visibility that its writer looked at.
type SubmitFeedbackInput struct {
	RequestID         string
	ExpectedVersion   int
	VisibilityVersion string
}

// ReopenFeedbackInput names the feedback to take back.
type ReopenFeedbackInput struct {
	RequestID       string
	ExpectedVersion int
}

// DeclineFeedbackInput names the request to decline and why.
type DeclineFeedbackInput struct {
	RequestID       string
	ExpectedVersion int
	Reason          string
}

// UndoDeclineInput names the refusal to undo.
type UndoDeclineInput struct {
	RequestID string
}

// DismissDeclineInput names the refusal to let be.
type DismissDeclineInput struct {
	RequestID string
}

// ReleaseFeedbackInput names whose feedback to release.
type ReleaseFeedbackInput struct {
	ParticipationID string
	ExpectedVersion int
}

// ReleaseAllFeedbackInput names the cycle in which to release what can be.
type ReleaseAllFeedbackInput struct {
	CycleID string
	// AfterID is the participation behind which to go on, in the order of the names; nil for the start.
	AfterID *string
}

// WithholdAnswerInput names the answer to withhold and why.
type WithholdAnswerInput struct {
	AnswerID        string
	ExpectedVersion int
	Reason          string
}

// PutAnswerBackInput names the answer that is withheld no longer.
type PutAnswerBackInput struct {
	AnswerID        string
	ExpectedVersion int
}

// BeginFeedbackInput names the participation to write for unasked.
type BeginFeedbackInput struct {
	ParticipationID string
}

// DiscardFeedbackInput names the draft to throw away.
type DiscardFeedbackInput struct {
	RequestID       string
	ExpectedVersion int
}

// OpenResultsInput names whose results were opened.
type OpenResultsInput struct {
	ParticipationID string
}

// Validate checks the form and brings the address into lower case.
func (i *InviteGuestReviewerInput) Validate() error {
	var problems apperr.List
	address, ok := clean.Address(i.Email)
	i.Email, i.Name = address, clean.Line(i.Name)
	if !ok {
		problems.Add("email", "email")
	}
	checkText(&problems, i.Name, maxName, "name")
	return problems.Err()
}

// Validate checks the reason.
func (i *RejectNominationInput) Validate() error {
	var problems apperr.List
	i.Reason = strings.TrimSpace(clean.Prose(i.Reason))
	checkText(&problems, i.Reason, maxReason, "reason")
	return problems.Err()
}

// Validate checks the reason.
func (i *DeclineFeedbackInput) Validate() error {
	var problems apperr.List
	i.Reason = strings.TrimSpace(clean.Prose(i.Reason))
	checkText(&problems, i.Reason, maxReason, "reason")
	return problems.Err()
}

// Validate checks the reason.
func (i *WithholdAnswerInput) Validate() error {
	var problems apperr.List
	i.Reason = strings.TrimSpace(clean.Prose(i.Reason))
	checkText(&problems, i.Reason, maxWithholdReason, "reason")
	return problems.Err()
}

func checkText(problems *apperr.List, text string, most int, path ...string) {
	switch {
	case clean.Blank(text):
		problems.Add("required", path...)
	case utf8.RuneCountInString(text) > most:
		problems.Add("too_long", path...)
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

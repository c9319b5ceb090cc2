package mail

import "sightline/internal/apperr"

// RetryMailInput says which mail to try again.
type RetryMailInput struct {
	MailID string
}

// Validate refuses an input that names no mail.
func (i RetryMailInput) Validate() error { return named(i.MailID) }

// CancelMailInput says which mail to cancel.
type CancelMailInput struct {
	MailID string
}

// Validate refuses an input that names no mail.
func (i CancelMailInput) Validate() error { return named(i.MailID) }

// HandOverLinkInput says whose link to hand over.
type HandOverLinkInput struct {
	MailID string
}

// Validate refuses an input that names no mail.
func (i HandOverLinkInput) Validate() error { return named(i.MailID) }

func named(mailID string) error {
	var problems apperr.List
	if mailID == "" {
		problems.Add("required", "mailId")
	}
	return problems.Err()
}

package people

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/guests"
)

const maxDomains = 50

// LockGuestInput names the guest to lock.
type LockGuestInput struct {
	UserID          string
	ExpectedVersion int
}

// UnlockGuestInput names the guest to unlock.
type UnlockGuestInput struct {
	UserID          string
	ExpectedVersion int
}

// SetLanguageInput is the language to set.
type SetLanguageInput struct {
	Locale user.Locale
}

// UpdateSettingsInput holds the settings to set; nil stays.
type UpdateSettingsInput struct {
	ExpectedVersion int
	InviteGuests    *setting.InviteGuests
	CompanyDomains  []string
}

// Validate checks the form and brings domains into lower case.
func (i *UpdateSettingsInput) Validate() error {
	var problems apperr.List
	if len(i.CompanyDomains) > maxDomains {
		problems.Add("too_many", "companyDomains")
		return problems.Err()
	}
	for n, domain := range i.CompanyDomains {
		var ok bool
		if i.CompanyDomains[n], ok = clean.Domain(domain); !ok {
			problems.Add("domain", "companyDomains", strconv.Itoa(n))
		}
	}
	slices.Sort(i.CompanyDomains)
	i.CompanyDomains = slices.Compact(i.CompanyDomains)
	return problems.Err()
}

// changed names the settings that are set, for the audit log.
func (i *UpdateSettingsInput) changed() []string {
	var fields []string
	if i.InviteGuests != nil {
		fields = append(fields, setting.FieldInviteGuests)
	}
	if i.CompanyDomains != nil {
		fields = append(fields, setting.FieldCompanyDomains)
	}
	return fields
}

// Limits of what is written about people, in characters.
const (
	maxName    = 200
	maxMessage = 2_000
)

// CreateMemberInput is the account of a member that is to be made.
type CreateMemberInput struct {
	Email           string
	Name            string
	WorkRole        user.WorkRole
	Outside         bool
	Title           string
	Team            string
	Department      string
	Location        string
	Locale          user.Locale
	Invite          bool
	PersonalMessage string
}

// Validate checks the form and brings what was written into the form in which it is kept.
func (i *CreateMemberInput) Validate() error {
	var problems apperr.List
	i.Email = address(&problems, i.Email)
	i.Name = oneLine(&problems, i.Name, "name", true)
	i.Title = oneLine(&problems, i.Title, "title", false)
	i.Team = oneLine(&problems, i.Team, "team", false)
	i.Department = oneLine(&problems, i.Department, "department", false)
	i.Location = oneLine(&problems, i.Location, "location", false)
	i.PersonalMessage = message(&problems, i.PersonalMessage)
	return problems.Err()
}

// maxGuests is how many guests are added at once.
const maxGuests = 100

// AddGuestsInput are the guests to add, and what they are told.
type AddGuestsInput struct {
	Guests          []*NewGuestInput
	Locale          user.Locale
	Notify          bool
	PersonalMessage string
}

// NewGuestInput is one guest to add. Without a name one is made of the address.
type NewGuestInput struct {
	Email string
	Name  string
}

// Validate checks what is said to all; each address is judged on its own.
func (i *AddGuestsInput) Validate() error {
	var problems apperr.List
	switch count := len(i.Guests); {
	case count == 0:
		problems.Add("required", "guests")
	case count > maxGuests:
		problems.Add("too_many", "guests")
	}
	i.PersonalMessage = message(&problems, i.PersonalMessage)
	return problems.Err()
}

func (i *NewGuestInput) validate() error {
	var problems apperr.List
	i.Email = address(&problems, i.Email)
	i.Name = oneLine(&problems, i.Name, "name", false)
	if i.Name == "" {
		i.Name = guests.NameFrom(i.Email)
	}
	return problems.Err()
}

// GraduateGuestInput names the guest and what kind of member they become.
type GraduateGuestInput struct {
	UserID          string
	ExpectedVersion int
	WorkRole        user.WorkRole
	Outside         bool
}

// MakeGuestInput names the member.
type MakeGuestInput struct {
	UserID          string
	ExpectedVersion int
}

// InviteMemberInput names whom to invite, with what the mail says besides.
type InviteMemberInput struct {
	UserID          string
	ExpectedVersion int
	PersonalMessage string
}

// Validate checks the message.
func (i *InviteMemberInput) Validate() error {
	var problems apperr.List
	i.PersonalMessage = message(&problems, i.PersonalMessage)
	return problems.Err()
}

// EditAccountInput holds what to set about a person; nil stays.
type EditAccountInput struct {
	UserID          string
	ExpectedVersion int
	Name            *string
	Title           *string
	Team            *string
	Department      *string
	Location        *string
}

// Validate checks the form and brings what was written into the form in which it is kept.
func (i *EditAccountInput) Validate() error {
	var problems apperr.List
	for _, part := range i.parts() {
		if *part.written != nil {
			cleaned := oneLine(&problems, **part.written, part.field, part.field == "name")
			*part.written = &cleaned
		}
	}
	return problems.Err()
}

type editedPart struct {
	field   string
	written **string
}

func (i *EditAccountInput) parts() []editedPart {
	return []editedPart{
		{"name", &i.Name},
		{"title", &i.Title},
		{"team", &i.Team},
		{"department", &i.Department},
		{"location", &i.Location},
	}
}

// changed names the fields that are set.
func (i *EditAccountInput) changed() []string {
	var fields []string
	for _, part := range i.parts() {
		if *part.written != nil {
			fields = append(fields, part.field)
		}
	}
	return fields
}

// SetWorkRoleInput names the member and the role.
type SetWorkRoleInput struct {
	UserID          string
	ExpectedVersion int
	WorkRole        user.WorkRole
}

// DeactivateMemberInput names the member.
type DeactivateMemberInput struct {
	UserID          string
	ExpectedVersion int
}

// ReactivateMemberInput names the member.
type ReactivateMemberInput struct {
	UserID          string
	ExpectedVersion int
}

// SendPasswordResetInput names the person.
type SendPasswordResetInput struct {
	UserID          string
	ExpectedVersion int
}

// DeleteAccountInput names the person, and repeats the name so that it is not done by mistake.
type DeleteAccountInput struct {
	UserID          string
	ExpectedVersion int
	ConfirmName     string
}

func address(problems *apperr.List, written string) string {
	address, ok := clean.Address(written)
	if !ok {
		problems.Add("email", "email")
	}
	return address
}

func oneLine(problems *apperr.List, written, field string, required bool) string {
	cleaned := clean.Line(written)
	switch {
	case required && cleaned == "":
		problems.Add("required", field)
	case utf8.RuneCountInString(cleaned) > maxName:
		problems.Add("too_long", field)
	}
	return cleaned
}

func message(problems *apperr.List, written string) string {
	cleaned := clean.Prose(written)
	if utf8.RuneCountInString(cleaned) > maxMessage {
		problems.Add("too_long", "personalMessage")
	}
	return cleaned
}

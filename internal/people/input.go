package people

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
)

const maxDomains = 50

var domainForm = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$`)

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
		i.CompanyDomains[n] = strings.ToLower(strings.TrimSpace(domain))
		if !domainForm.MatchString(i.CompanyDomains[n]) {
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

package clean

import (
	"regexp"
	"strings"
)

var domainForm = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$`)

// Domain brings the domain of mail addresses into lower case and tells whether it is one.
func Domain(written string) (domain string, ok bool) {
	domain = strings.ToLower(strings.TrimSpace(written))
	return domain, len(domain) < MaxAddress && domainForm.MatchString(domain)
}

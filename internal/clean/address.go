package clean

import (
	"net/mail"
	"regexp"
	"strings"
)

// MaxAddress is how long an e-mail address is at most, in characters: what mail servers take (RFC 5321).
const MaxAddress = 254

// plainAddress is one plain address in ASCII: what mail servers would read as another address, or as one inside the
// company, is refused rather than guessed. Addresses of other scripts are written in their ASCII form, so that no two
// look alike.
var plainAddress = regexp.MustCompile(
	`^[a-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$`)

// Address returns an e-mail address in the one form in which accounts are stored and found, lower case without spaces
// around it (D2), and whether it is one at all.
func Address(written string) (address string, ok bool) {
	address = strings.ToLower(strings.TrimSpace(written))
	if len(address) > MaxAddress || !plainAddress.MatchString(address) {
		return address, false
	}
	parsed, err := mail.ParseAddress(address)
	return address, err == nil && parsed.Address == address
}

package identity

import (
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
)

const hidden = "[secret]"

// Secret is a password, a token or the content of a cookie. It prints as a placeholder wherever it might end up in a
// log or an answer (T65); only Reveal gives the text.
type Secret string

// Reveal returns the text itself.
func (s Secret) Reveal() string { return string(s) }

// String returns a placeholder.
func (s Secret) String() string { return hidden }

// GoString returns a placeholder.
func (s Secret) GoString() string { return hidden }

// LogValue returns a placeholder.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText returns a placeholder, in JSON too.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// digest is what is stored of a secret with 256 random bits: nobody can come back from it (T23).
func digest(secret Secret) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

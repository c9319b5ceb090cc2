// Package ids makes the global identifiers of Sightline: a type prefix, an underscore and 26 characters of
// Crockford-like base32. It knows no types beyond their prefixes and keeps no state.
package ids

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/binary"
	"strings"
	"time"
)

const bodyLength = 26

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

func encode(raw []byte) string {
	return base32.NewEncoding(alphabet).WithPadding(base32.NoPadding).EncodeToString(raw)
}

// Ordered returns an id whose text sorts by the millisecond of at; the other 80 bits are random.
func Ordered(prefix string, at time.Time) string {
	var raw [16]byte
	fill(raw[:])
	var stamp [8]byte
	binary.BigEndian.PutUint64(stamp[:], uint64(max(at.UnixMilli(), 0)))
	copy(raw[:6], stamp[2:])
	return prefix + "_" + encode(raw[:])
}

// New returns an id ordered by the present moment.
func New(prefix string) string { return Ordered(prefix, time.Now()) }

// Random returns an id that tells nothing about when it was made.
func Random(prefix string) string {
	var raw [16]byte
	fill(raw[:])
	return prefix + "_" + encode(raw[:])
}

// Secret returns 256 random bits as text for links, sessions and tokens.
func Secret() string {
	var raw [32]byte
	fill(raw[:])
	return encode(raw[:])
}

// Prefix returns the type prefix of a well-formed id and false for anything else.
func Prefix(id string) (string, bool) {
	prefix, body, found := strings.Cut(id, "_")
	if !found || prefix == "" || len(body) != bodyLength {
		return "", false
	}
	for _, r := range body {
		if !strings.ContainsRune(alphabet, r) {
			return "", false
		}
	}
	return prefix, true
}

func fill(raw []byte) {
	// crypto/rand.Read never returns an error: it ends the program when the system has no randomness.
	_, _ = rand.Read(raw)
}

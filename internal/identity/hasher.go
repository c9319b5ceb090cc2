package identity

import (
	"fmt"
	"runtime"

	"github.com/alexedwards/argon2id"
)

// Hasher turns passwords into what is stored of them. Both methods take tens of milliseconds and much memory.
type Hasher interface {
	// Hash returns the text to store.
	Hash(password string) (string, error)
	// Matches tells whether the stored text was made from the password.
	Matches(password, stored string) (bool, error)
}

// Argon2 hashes with argon2id, only as many at a time as there are processors: each takes 19 MiB (T40).
type Argon2 struct {
	params argon2id.Params
	places chan struct{}
}

// NewArgon2 returns the hasher with the least costs that T40 names: 19 MiB, two passes, one lane.
func NewArgon2() *Argon2 {
	return &Argon2{
		params: argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32},
		places: make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
}

// Hash returns the encoded hash with its salt and costs.
func (a *Argon2) Hash(password string) (string, error) {
	defer a.enter()()
	stored, err := argon2id.CreateHash(password, &a.params)
	if err != nil {
		return "", fmt.Errorf("hash a password: %w", err)
	}
	return stored, nil
}

// Matches compares in constant time.
func (a *Argon2) Matches(password, stored string) (bool, error) {
	defer a.enter()()
	same, err := argon2id.ComparePasswordAndHash(password, stored)
	if err != nil {
		return false, fmt.Errorf("compare a password: %w", err)
	}
	return same, nil
}

func (a *Argon2) enter() (leave func()) {
	a.places <- struct{}{}
	return func() { <-a.places }
}

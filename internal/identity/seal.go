package identity

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
)

// errUnsealed says that something was not sealed here, for this purpose and subject, or was changed since.
var errUnsealed = errors.New("the seal is broken")

// seal hides a text from whoever reads the database without the instance's key (AES-256-GCM). It opens again for the
// same purpose and subject only.
func (l *Links) seal(purpose, subject string, plain []byte) ([]byte, error) {
	box, err := l.box(purpose)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, box.NonceSize())
	_, _ = rand.Read(nonce) // never fails: without randomness the program ends
	return box.Seal(nonce, nonce, plain, []byte(subject)), nil
}

// unseal returns the text, or errUnsealed.
func (l *Links) unseal(purpose, subject string, sealed []byte) ([]byte, error) {
	box, err := l.box(purpose)
	if err != nil {
		return nil, err
	}
	if len(sealed) < box.NonceSize() {
		return nil, errUnsealed
	}
	nonce, hidden := sealed[:box.NonceSize()], sealed[box.NonceSize():]
	plain, err := box.Open(nil, nonce, hidden, []byte(subject))
	if err != nil {
		return nil, errUnsealed
	}
	return plain, nil
}

// box has a key of its own for each purpose, so that nothing sealed for one opens for another.
func (l *Links) box(purpose string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, l.key[:], nil, "sightline seal "+purpose, 32)
	if err != nil {
		return nil, fmt.Errorf("derive a key: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("prepare a cipher: %w", err)
	}
	box, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("prepare a cipher: %w", err)
	}
	return box, nil
}

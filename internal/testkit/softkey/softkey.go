// Package softkey is a passkey in software: what a browser and a device make of the options that a server sends. Tests
// hold it in place of a finger on a sensor, and bend it where something has to be refused.
package softkey

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"
)

// Flags of what a device says of the person and of the key (WebAuthn 3, 6.1).
const (
	present  = 1 << 0
	verified = 1 << 2
	mayCopy  = 1 << 3
	copied   = 1 << 4
	withKey  = 1 << 6
)

// ErrExcluded is what a browser says where the device holds a key already.
var ErrExcluded = errors.New("the device has a passkey for this account")

// Key is a passkey. The zero values of its settings are those of a synced one that looked at its owner.
type Key struct {
	// Origin is the page that asks, RPID what the key is bound to; empty for what the options say.
	Origin, RPID string
	// Unverified keeps the device from looking at who holds it.
	Unverified bool
	// Unsynced makes it one that stays on its device.
	Unsynced bool
	// Count is what the device says how often it signed; it stays 0 where Counts is not set.
	Count  uint32
	Counts bool
	// ID names the key, Handle is whose it is.
	ID, Handle []byte

	private *ecdsa.PrivateKey
}

// New returns a key that a browser holds at the origin.
func New(origin string) *Key {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err) // no randomness, no test
	}
	id := make([]byte, 32)
	_, _ = rand.Read(id)
	return &Key{Origin: origin, ID: id, private: private}
}

// text is binary as WebAuthn writes it in JSON.
type text []byte

// MarshalText writes base64url.
func (t text) MarshalText() ([]byte, error) {
	return []byte(base64.RawURLEncoding.EncodeToString(t)), nil
}

// UnmarshalText reads base64url.
func (t *text) UnmarshalText(from []byte) (err error) {
	*t, err = base64.RawURLEncoding.DecodeString(string(from))
	return err
}

type named struct {
	ID text `json:"id"`
}

// Options are those parts of what a server asks for that a key looks at.
type Options struct {
	Challenge text   `json:"challenge"`
	RPID      string `json:"rpId"`
	RP        struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"rp"`
	User             named   `json:"user"`
	Exclude          []named `json:"excludeCredentials"`
	Allow            []named `json:"allowCredentials"`
	UserVerification string  `json:"userVerification"`
	Selection        struct {
		ResidentKey      string `json:"residentKey"`
		UserVerification string `json:"userVerification"`
	} `json:"authenticatorSelection"`
	Attestation string `json:"attestation"`
}

// Read reads options.
func Read(options string) (Options, error) {
	var read Options
	if err := json.Unmarshal([]byte(options), &read); err != nil {
		return Options{}, fmt.Errorf("read the options: %w", err)
	}
	return read, nil
}

// Create answers the options of a registration, as toJSON of the credential does.
func (k *Key) Create(options string) (string, error) {
	asked, err := Read(options)
	if err != nil {
		return "", err
	}
	for _, one := range asked.Exclude {
		if slices.Equal(one.ID, k.ID) {
			return "", ErrExcluded
		}
	}
	k.Handle = asked.User.ID
	public, err := k.cose()
	if err != nil {
		return "", err
	}
	data := slices.Concat(k.data(asked.RP.ID, withKey), make([]byte, 16),
		binary.BigEndian.AppendUint16(nil, uint16(len(k.ID))), k.ID, public)
	object, err := webauthncbor.Marshal(map[string]any{"fmt": "none", "attStmt": map[string]any{}, "authData": data})
	if err != nil {
		return "", fmt.Errorf("write the attestation: %w", err)
	}
	return k.answer(map[string]any{
		"clientDataJSON": text(k.client("webauthn.create", asked)), "attestationObject": text(object),
		"transports": []string{"internal"},
	})
}

// Get answers the options of a login, as toJSON of the credential does.
func (k *Key) Get(options string) (string, error) {
	asked, err := Read(options)
	if err != nil {
		return "", err
	}
	if k.Counts {
		k.Count++
	}
	client, data := k.client("webauthn.get", asked), k.data(asked.RPID, 0)
	hashed := sha256.Sum256(client)
	digest := sha256.Sum256(slices.Concat(data, hashed[:]))
	signature, err := ecdsa.SignASN1(rand.Reader, k.private, digest[:])
	if err != nil {
		return "", fmt.Errorf("sign: %w", err)
	}
	return k.answer(map[string]any{
		"clientDataJSON": text(client), "authenticatorData": text(data), "signature": text(signature),
		"userHandle": text(k.Handle),
	})
}

func (k *Key) answer(response map[string]any) (string, error) {
	written, err := json.Marshal(map[string]any{
		"id": text(k.ID), "rawId": text(k.ID), "type": "public-key", "response": response,
		"clientExtensionResults": map[string]any{}, "authenticatorAttachment": "platform",
	})
	return string(written), err
}

func (k *Key) client(kind string, asked Options) []byte {
	written, err := json.Marshal(map[string]any{
		"type": kind, "challenge": asked.Challenge, "origin": k.Origin, "crossOrigin": false,
	})
	if err != nil {
		panic(err) // texts always marshal
	}
	return written
}

func (k *Key) data(rpID string, more byte) []byte {
	if k.RPID != "" {
		rpID = k.RPID
	}
	hashed, flags := sha256.Sum256([]byte(rpID)), present|more
	if !k.Unverified {
		flags |= verified
	}
	if !k.Unsynced {
		flags |= mayCopy | copied
	}
	return binary.BigEndian.AppendUint32(append(hashed[:], flags), k.Count)
}

// cose is the public half as COSE writes it: an elliptic curve key on P-256 for ES256.
func (k *Key) cose() ([]byte, error) {
	point, err := k.private.PublicKey.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write the public key: %w", err)
	}
	written, err := webauthncbor.Marshal(map[int]any{1: 2, 3: -7, -1: 1, -2: point[1:33], -3: point[33:]})
	if err != nil {
		return nil, fmt.Errorf("write the public key: %w", err)
	}
	return written, nil
}

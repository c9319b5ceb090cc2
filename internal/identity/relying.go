package identity

import (
	"log/slog"
	"net/netip"
	"net/url"
	"strings"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"sightline/ent"
)

// relyingParty is what passkeys are bound to: the name and the origin of the configured address, whatever a request
// says (T41). It is nil where there are none, which is no reason not to start: at the number of a computer, without
// https elsewhere than on localhost, and at a name that the library refuses, such as one without a dot.
func relyingParty(public *url.URL, log *slog.Logger) *webauthn.WebAuthn {
	if public == nil || !bearsPasskeys(public) {
		return nil
	}
	party, err := webauthn.New(&webauthn.Config{
		RPID: nameOf(public), RPDisplayName: "Sightline", RPOrigins: []string{originOf(public)},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			RequireResidentKey: protocol.ResidentKeyRequired(),
			ResidentKey:        protocol.ResidentKeyRequirementRequired,
			UserVerification:   protocol.VerificationRequired,
		},
		Timeouts: webauthn.TimeoutsConfig{
			Login:        webauthn.TimeoutConfig{Timeout: stepLife},
			Registration: webauthn.TimeoutConfig{Timeout: stepLife},
		},
		// Some password managers answer more than they were asked. Nothing of it is read.
		ExtensionsUnsolicitedOutputPolicy: protocol.UnsolicitedOutputPolicyIgnore,
	})
	if err != nil {
		log.Warn("passkeys do not work at this address", slog.String("address", public.Host), slog.Any("error", err))
		return nil
	}
	return party
}

func bearsPasskeys(public *url.URL) bool {
	name := nameOf(public)
	if _, err := netip.ParseAddr(name); err == nil {
		return false
	}
	return strings.EqualFold(public.Scheme, "https") || name == "localhost" || strings.HasSuffix(name, ".localhost")
}

func nameOf(public *url.URL) string { return strings.ToLower(public.Hostname()) }

// originOf is how browsers write where a page comes from: without a default port and in lower case.
func originOf(public *url.URL) string {
	scheme, port := strings.ToLower(public.Scheme), public.Port()
	if port == "" || port == map[string]string{"http": "80", "https": "443"}[scheme] {
		return scheme + "://" + nameOf(public)
	}
	return scheme + "://" + nameOf(public) + ":" + port
}

// holder is a person as the library asks for one, with those of their passkeys that it is to look at.
type holder struct {
	person *ent.User
	keys   []*ent.Passkey
}

// WebAuthnID is what a device keeps with the key, to say whose it is.
func (h holder) WebAuthnID() []byte { return []byte(h.person.ID) }

// WebAuthnName is what a device shows to choose by.
func (h holder) WebAuthnName() string { return h.person.Email }

// WebAuthnDisplayName is the name of the person.
func (h holder) WebAuthnDisplayName() string { return h.person.Name }

// WebAuthnCredentials are the passkeys as the library writes them.
func (h holder) WebAuthnCredentials() []webauthn.Credential {
	all := make([]webauthn.Credential, len(h.keys))
	for n, key := range h.keys {
		all[n] = webauthn.Credential{
			ID: key.CredentialID, PublicKey: key.PublicKey,
			Flags:         webauthn.CredentialFlags{BackupEligible: key.MaySync, BackupState: key.Synced},
			Authenticator: webauthn.Authenticator{SignCount: key.SignCount},
		}
	}
	return all
}

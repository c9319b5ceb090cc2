// Package identity says who somebody is: it checks passwords, keeps sessions and one-time links, and turns a cookie
// into a *policy.Viewer that is loaded fresh each time. It decides nothing about what a viewer may see or do (that is
// internal/policy) and knows no HTTP. It is the only package that hashes passwords, and it never does so inside a
// transaction.
package identity

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/clock"
	"sightline/internal/ids"
	"sightline/internal/jobs"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Options are what the service needs to work.
type Options struct {
	Store  *store.Store
	Links  *Links
	Hasher Hasher
	Outbox *mail.Outbox
	// Jobs is where links that were asked for wait to be made; its worker is given MailLink for LinkJob.
	Jobs *jobs.Queue
	Log  *slog.Logger
	// PublicURL is where people reach the server: passkeys are bound to it.
	PublicURL *url.URL
}

// Service answers who somebody is.
type Service struct {
	store   *store.Store
	clock   clock.Clock
	links   *Links
	hasher  Hasher
	outbox  *mail.Outbox
	jobs    *jobs.Queue
	log     *slog.Logger
	limiter *limiter
	// party is what passkeys are bound to; nil where they do not work.
	party *webauthn.WebAuthn
	// devices counts known devices, apart from what strangers fill.
	devices *limiter
	// dummy is compared with where there is no account, so that both take the same work (T38).
	dummy string
}

// New returns a service. It computes one hash, to compare with where an address is unknown.
func New(o Options) (*Service, error) {
	dummy, err := o.Hasher.Hash(ids.Secret())
	if err != nil {
		return nil, fmt.Errorf("prepare the hash for unknown addresses: %w", err)
	}
	return &Service{
		store: o.Store, clock: o.Store.Clock(), links: o.Links, hasher: o.Hasher, outbox: o.Outbox,
		jobs: o.Jobs, log: o.Log, party: relyingParty(o.PublicURL, o.Log),
		limiter: newLimiter(o.Store.Clock()), devices: newLimiter(o.Store.Clock()), dummy: dummy,
	}, nil
}

// WaitError refuses a try that comes too early. It is a RATE_LIMITED failure.
type WaitError struct {
	// After is how long to wait, in whole seconds, at least one.
	After time.Duration
}

// Error says how long to wait, for logs only.
func (e *WaitError) Error() string { return fmt.Sprintf("wait %s", e.After) }

// Unwrap returns the failure that may be told.
func (e *WaitError) Unwrap() error {
	return apperr.New(apperr.RateLimited, "auth.wait", int(e.After/time.Second))
}

// write runs system work of signing in, in one short transaction.
func (s *Service) write(ctx context.Context, do func(ctx context.Context, tx *ent.Client) error) error {
	if err := s.store.WriteSystem(policy.AsSystem(ctx, policy.SignIn), do); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// record writes what happened to an account into the audit log of the system; nobody where the account is not known.
func record(ctx context.Context, tx *ent.Client, action, actor, object string) error {
	create := tx.AuditEvent.Create().SetPart(auditevent.PartSYSTEM).SetAction(action).SetObjectID(object)
	if object != nobody {
		create.SetSubjectID(object)
	}
	if actor != "" {
		create.SetActorID(actor)
	}
	if err := create.Exec(ctx); err != nil {
		return fmt.Errorf("record %s: %w", action, err)
	}
	return nil
}

// wrongPair is the one answer to every sign-in that fails, whatever the reason (T38).
func wrongPair() error { return apperr.New(apperr.Unauthenticated, "auth.wrong_pair") }

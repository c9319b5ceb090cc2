package identity_test

import (
	"context"
	"log/slog"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/job"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
	"sightline/internal/clock"
	"sightline/internal/identity"
	"sightline/internal/ids"
	"sightline/internal/jobs"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

const (
	goodPassword  = "violet kettles whisper at dawn"
	otherPassword = "nine herons crossed the frozen lake"
)

// countingHasher costs nothing and counts, so that a test can show that a hash was computed.
type countingHasher struct {
	compared, hashed atomic.Int32
	mu               sync.Mutex
	lastStored       string
	lastPassword     string
	// meanwhile, if set, happens while a password is compared.
	meanwhile func()
}

func (h *countingHasher) Hash(password string) (string, error) {
	h.hashed.Add(1)
	return "hash of " + password, nil
}

func (h *countingHasher) Matches(password, stored string) (bool, error) {
	h.compared.Add(1)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.lastStored, h.lastPassword = stored, password
	if h.meanwhile != nil {
		h.meanwhile()
	}
	return stored == "hash of "+password, nil
}

type testBundle struct {
	store  *store.Store
	clock  *clock.Fixed
	links  *identity.Links
	hasher *countingHasher
	who    *identity.Service
	jobs   *jobs.Queue
	system context.Context
}

// setup is an instance without a mail server.
func setup(t *testing.T) testBundle {
	t.Helper()
	return setupWith(t, "")
}

func setupWith(t *testing.T, smtpURL string) testBundle {
	t.Helper()
	return setupAt(t, smtpURL, origin)
}

// origin is the address of the instance.
const origin = "https://sightline.example"

func setupAt(t *testing.T, smtpURL, publicURL string) testBundle {
	t.Helper()
	public, err := url.Parse(publicURL)
	must(t, err)
	c := clock.NewFixed(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	opened, err := store.Open(t.Context(), t.TempDir(), c)
	must(t, err)
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	links, err := identity.OpenLinks(opened.Folder(), c)
	must(t, err)
	outbox, err := mail.New(opened, links.Token, mail.Config{PublicURL: publicURL, SMTPURL: smtpURL, Shares: links})
	must(t, err)
	hasher := &countingHasher{}
	queue := jobs.New(opened, nil)
	who, err := identity.New(identity.Options{
		Store: opened, Links: links, Hasher: hasher, Outbox: outbox, Jobs: queue, Log: slog.New(slog.DiscardHandler),
		PublicURL: public,
	})
	must(t, err)
	system := policy.AsSystem(t.Context(), policy.Prepare)
	return testBundle{store: opened, clock: c, links: links, hasher: hasher, who: who, jobs: queue, system: system}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (b testBundle) write(t *testing.T, do func(ctx context.Context, tx *ent.Client) error) {
	t.Helper()
	must(t, b.store.WriteSystem(b.system, do))
}

// person writes an account; as says what is special about it.
func (b testBundle) person(t *testing.T, name string, as func(*ent.UserCreate)) *ent.User {
	t.Helper()
	var made *ent.User
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		id := ids.New("usr")
		create := tx.User.Create().SetID(id).SetLinePath(id + "/").SetName(name).SetEmail(name + "@aldersund.example").
			SetKind(user.KindMEMBER).SetState(user.StateACTIVE)
		if as != nil {
			as(create)
		}
		var err error
		made, err = create.Save(ctx)
		return err
	})
	return made
}

// member writes an active account with the good password.
func (b testBundle) member(t *testing.T, name string, as func(*ent.UserCreate)) *ent.User {
	t.Helper()
	made := b.person(t, name, as)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Credential.Create().SetUserID(made.ID).SetKind("PASSWORD").SetHash("hash of " + goodPassword).Exec(ctx)
	})
	return made
}

// invited writes an account with an open invitation and returns its token.
func (b testBundle) invited(t *testing.T, name string, as func(*ent.UserCreate)) (*ent.User, identity.Secret) {
	t.Helper()
	made := b.person(t, name, func(c *ent.UserCreate) {
		c.SetState(user.StateINVITED)
		if as != nil {
			as(c)
		}
	})
	return made, b.invite(t, made)
}

func (b testBundle) invite(t *testing.T, person *ent.User) identity.Secret {
	t.Helper()
	var token string
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		link, err := b.links.Invite(ctx, tx, person.ID)
		if err == nil {
			token = b.links.Token(link.ID)
		}
		return err
	})
	return identity.Secret(token)
}

func (b testBundle) signIn(t *testing.T, email string, password identity.Secret) (identity.SignedIn, error) {
	t.Helper()
	return b.who.SignIn(t.Context(), identity.Attempt{Email: email, Password: password, Network: "192.0.2.0/24"})
}

// forgot asks for a link and lets the worker see to it.
func (b testBundle) forgot(t *testing.T, email, network string) {
	t.Helper()
	must(t, b.who.ForgotPassword(t.Context(), email, network))
	b.work(t)
}

func (b testBundle) work(t *testing.T) {
	t.Helper()
	must(t, b.jobs.RunDue(t.Context(), map[string]jobs.Handler{
		identity.LinkJob: b.who.MailLink, identity.CodeJob: b.who.MailCode,
	}))
	if undone := b.store.Client().Job.Query().Where(job.StateNEQ(job.StateDONE)).CountX(b.system); undone != 0 {
		t.Fatalf("%d jobs were not done", undone)
	}
}

// resetToken asks for a reset and returns the token that its mail will carry.
func (b testBundle) resetToken(t *testing.T, person *ent.User) identity.Secret {
	t.Helper()
	b.forgot(t, person.Email, "192.0.2.0/24")
	link, err := b.store.Client().OneTimeLink.Query().
		Where(onetimelink.UserID(person.ID), onetimelink.VoidedAtIsNil(), onetimelink.UsedAtIsNil()).Only(b.system)
	must(t, err)
	return identity.Secret(b.links.Token(link.ID))
}

package sample_test

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/clock"
	"sightline/internal/identity"
	"sightline/internal/mail"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/sample"
	"sightline/internal/store"
	"sightline/internal/todo"
)

const password = "violet kettles whisper at dawn"

// plainHasher costs nothing: what it stores is the password with a word before it.
type plainHasher struct{}

func (plainHasher) Hash(password string) (string, error) { return "hash of " + password, nil }

func (plainHasher) Matches(password, stored string) (bool, error) {
	return stored == "hash of "+password, nil
}

type testBundle struct {
	store  *store.Store
	links  *identity.Links
	system context.Context
}

// setup opens an empty instance early in the night, when most days of the tables are a little closer than by day.
func setup(t *testing.T) testBundle {
	t.Helper()
	c := clock.NewFixed(time.Date(2026, 11, 23, 0, 30, 0, 0, time.UTC))
	s, err := store.Open(t.Context(), t.TempDir(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	links, err := identity.OpenLinks(s.Folder(), c)
	if err != nil {
		t.Fatal(err)
	}
	return testBundle{store: s, links: links, system: policy.AsSystem(t.Context(), policy.FillSample)}
}

func (b testBundle) options(wanted string) sample.Options {
	return sample.Options{
		Password: wanted, Hash: plainHasher{}.Hash,
		Invite: func(ctx context.Context, tx *ent.Client, userID string) (string, error) {
			link, err := b.links.Invite(ctx, tx, userID)
			if err != nil {
				return "", err
			}
			return link.ID, nil
		},
	}
}

func (b testBundle) prepare(t *testing.T, wanted string) string {
	t.Helper()
	got, err := sample.Prepare(t.Context(), b.store, b.options(wanted))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// service is the sign-in of the instance.
func (b testBundle) service(t *testing.T) *identity.Service {
	t.Helper()
	outbox, err := mail.New(b.store, b.links.Token, mail.Config{PublicURL: "https://people.aldersund.example"})
	if err != nil {
		t.Fatal(err)
	}
	who, err := identity.New(identity.Options{
		Store: b.store, Links: b.links, Hasher: plainHasher{}, Outbox: outbox, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return who
}

func (b testBundle) signIn(t *testing.T, who *identity.Service, email, password string) error {
	t.Helper()
	_, err := who.SignIn(t.Context(), identity.Attempt{Email: email, Password: identity.Secret(password), Network: email})
	return err
}

// todosOf asks as the person, through the row scope.
func (b testBundle) todosOf(t *testing.T, email string) []todo.Kind {
	t.Helper()
	viewer, err := b.store.ViewerOf(b.system, b.person(t, email))
	if err != nil {
		t.Fatal(err)
	}
	found, err := todo.New(b.store).List(policy.WithViewer(t.Context(), viewer), page.Args{First: new(100)})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []todo.Kind
	for _, one := range found.Nodes {
		kinds = append(kinds, one.Kind)
	}
	slices.Sort(kinds)
	return kinds
}

func (b testBundle) person(t *testing.T, email string) *ent.User {
	t.Helper()
	found, err := b.store.Client().User.Query().Where(user.Email(email)).Only(b.system)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func describe(p *ent.User) string {
	words := []string{p.Kind.String(), p.State.String()}
	if p.WorkRole != nil {
		words = append(words, p.WorkRole.String())
	}
	for _, special := range []struct {
		word string
		is   bool
	}{{"outside", p.Outside}, {"hr", p.HrAdmin}, {"assistant", p.HrAssistant}, {"tech", p.TechAdmin}} {
		if special.is {
			words = append(words, special.word)
		}
	}
	if p.Edges.Manager != nil {
		words = append(words, "under", p.Edges.Manager.Name)
	}
	return strings.Join(words, " ")
}

package identity_test

import (
	"context"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
)

func (b testBundle) signedIn(t *testing.T, session identity.Secret) bool {
	t.Helper()
	viewer, err := b.who.Viewer(t.Context(), session)
	must(t, err)
	return viewer.SignedIn()
}

func TestT43_SessionsEndByIdlenessAndAsAWhole(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		as          func(*ent.UserCreate)
		idle, whole time.Duration
	}{
		"member":    {nil, 8 * time.Hour, 30 * 24 * time.Hour},
		"guest":     {func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) }, 8 * time.Hour, 30 * 24 * time.Hour},
		"hr":        {func(c *ent.UserCreate) { c.SetHrAdmin(true) }, time.Hour, 24 * time.Hour},
		"assistant": {func(c *ent.UserCreate) { c.SetHrAssistant(true) }, time.Hour, 24 * time.Hour},
		"tech":      {func(c *ent.UserCreate) { c.SetTechAdmin(true) }, time.Hour, 24 * time.Hour},
		"admin":     {func(c *ent.UserCreate) { c.SetWorkRole(user.WorkRoleADMIN) }, time.Hour, 24 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			person := b.member(t, "ada", c.as)
			idle, err := b.signIn(t, person.Email, goodPassword)
			must(t, err)
			b.clock.Advance(c.idle - time.Minute)
			if !b.signedIn(t, idle.Session) {
				t.Fatal("ended before its time")
			}
			b.clock.Advance(c.idle)
			if b.signedIn(t, idle.Session) {
				t.Fatal("an idle session goes on")
			}
			used, err := b.signIn(t, person.Email, goodPassword)
			must(t, err)
			for spent := time.Duration(0); spent < c.whole-c.idle/2; spent += c.idle / 2 {
				if !b.signedIn(t, used.Session) {
					t.Fatalf("ended after %s although it was used", spent)
				}
				b.clock.Advance(c.idle / 2)
			}
			b.clock.Advance(c.idle / 2)
			if b.signedIn(t, used.Session) {
				t.Fatal("the session goes on beyond its absolute end")
			}
		})
	}
}

func TestUseIsNotedAtMostOnceAMinute(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	begun, err := b.signIn(t, "ada@aldersund.example", goodPassword)
	must(t, err)
	first := b.store.Client().Session.Query().OnlyX(b.system).SeenAt
	for _, c := range []struct {
		after time.Duration
		noted bool
	}{{59 * time.Second, false}, {time.Second, true}} {
		b.clock.Advance(c.after)
		b.signedIn(t, begun.Session)
		if moved := b.store.Client().Session.Query().OnlyX(b.system).SeenAt.After(first); moved != c.noted {
			t.Fatalf("after %s: %v", c.after, moved)
		}
	}
}

// T12, T17: what happens to the account counts at once, for the cookie and for whoever keeps a stream open.
func TestT12_EndedRightsCountAtOnce(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(b testBundle, person *ent.User, session identity.Secret) error{
		"locked": func(b testBundle, person *ent.User, _ identity.Secret) error {
			return b.setState(person, user.StateLOCKED)
		},
		"deactivated": func(b testBundle, person *ent.User, _ identity.Secret) error {
			return b.setState(person, user.StateDEACTIVATED)
		},
		"deleted": func(b testBundle, person *ent.User, _ identity.Secret) error {
			return b.setState(person, user.StateDELETED)
		},
		"signed out": func(b testBundle, _ *ent.User, session identity.Secret) error {
			return b.who.SignOut(b.system, session)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ada := b.member(t, "ada", nil)
			begun, err := b.signIn(t, ada.Email, goodPassword)
			must(t, err)
			viewer, err := b.who.Viewer(t.Context(), begun.Session)
			must(t, err)
			if _, err := b.who.Reload(t.Context(), viewer); err != nil {
				t.Fatal(err)
			}
			must(t, end(b, ada, begun.Session))
			if b.signedIn(t, begun.Session) {
				t.Error("the cookie still opens")
			}
			if _, err := b.who.Reload(t.Context(), viewer); apperr.CodeOf(err) != apperr.Unauthenticated {
				t.Errorf("the stream goes on: %v", err)
			}
		})
	}
}

func (b testBundle) setState(person *ent.User, state user.State) error {
	return b.store.WriteSystem(b.system, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(person.ID).SetState(state).Exec(ctx)
	})
}

func TestReloadSeesNewRoles(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	before, err := b.who.Viewer(t.Context(), begun.Session)
	must(t, err)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(ada.ID).SetHrAdmin(true).Exec(ctx)
	})
	after, err := b.who.Reload(t.Context(), before)
	must(t, err)
	if before.HRAdmin() || !after.HRAdmin() || after.SessionID != before.SessionID {
		t.Fatal("the reloaded viewer is not as things are now")
	}
}

func TestT43_UnknownCookiesAreNobody(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	for _, cookie := range []identity.Secret{"", "x", "ses_0000", "' OR 1=1 --"} {
		if b.signedIn(t, cookie) {
			t.Errorf("%q is somebody", cookie.Reveal())
		}
		must(t, b.who.SignOut(t.Context(), cookie))
	}
}

func TestExpiredSessionsAreDeleted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	b.member(t, "hana", func(c *ent.UserCreate) { c.SetHrAdmin(true) })
	for _, name := range []string{"ada", "hana"} {
		_, err := b.signIn(t, name+"@aldersund.example", goodPassword)
		must(t, err)
	}
	b.clock.Advance(24 * time.Hour)
	ended, err := b.who.EndExpired(t.Context())
	if left := b.store.Client().Session.Query().CountX(b.system); err != nil || ended != 1 || left != 1 {
		t.Fatalf("%d ended, %d left, %v", ended, left, err)
	}
}

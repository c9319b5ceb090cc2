package identity_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/policy"
)

// tokenOf makes a token as its owner does, and returns the owner's context with the secret.
func (b testBundle) tokenOf(t *testing.T, person *ent.User, scope accesstoken.Scope) (context.Context, identity.Secret) {
	t.Helper()
	begun, err := b.signIn(t, person.Email, goodPassword)
	must(t, err)
	viewer, err := b.who.Viewer(t.Context(), begun.Session)
	must(t, err)
	ctx := policy.WithViewer(t.Context(), viewer)
	_, secret, err := b.who.CreateAccessToken(ctx, identity.CreateAccessTokenInput{Name: "Script", Scope: scope, Days: 30})
	must(t, err)
	return ctx, identity.Secret(secret)
}

func (b testBundle) works(t *testing.T, token identity.Secret) bool {
	t.Helper()
	viewer, err := b.who.TokenViewer(t.Context(), token)
	must(t, err)
	return viewer.SignedIn()
}

func TestT23_ATokenIsStoredAsItsHashAndKnowsItsOwner(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	_, token := b.tokenOf(t, ada, accesstoken.ScopeREAD)
	if !strings.HasPrefix(token.Reveal(), "sl_pat_") || len(token.Reveal()) < 58 {
		t.Fatalf("%d characters", len(token.Reveal()))
	}
	stored := b.store.Client().AccessToken.Query().OnlyX(b.system)
	if strings.Contains(stored.TokenHash, strings.TrimPrefix(token.Reveal(), "sl_pat_")) {
		t.Fatal("the secret is stored")
	}
	viewer, err := b.who.TokenViewer(t.Context(), token)
	must(t, err)
	if viewer.ID() != ada.ID || viewer.Token != accesstoken.ScopeREAD || viewer.Fresh || viewer.SessionID != "" {
		t.Fatalf("the viewer is %+v", viewer)
	}
	if used := b.store.Client().AccessToken.Query().OnlyX(b.system).UsedAt; used == nil {
		t.Fatal("its use was not noted")
	}
	for _, other := range []identity.Secret{"", "sl_pat_", "sl_pat_x", token + "x", token[7:]} {
		if b.works(t, other) {
			t.Errorf("%q works", other.Reveal())
		}
	}
}

// A token ends with its time, with its account, with a reset of the password, and when its owner deletes it.
func TestT12_TokensEndAtOnce(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(t *testing.T, b testBundle, ctx context.Context, ada *ent.User){
		"its time": func(_ *testing.T, b testBundle, _ context.Context, _ *ent.User) {
			b.clock.Advance(30 * 24 * time.Hour)
		},
		"deactivated": func(t *testing.T, b testBundle, _ context.Context, ada *ent.User) {
			must(t, b.setState(ada, user.StateDEACTIVATED))
		},
		"closed and opened again": func(t *testing.T, b testBundle, _ context.Context, ada *ent.User) {
			b.write(t, func(ctx context.Context, tx *ent.Client) error {
				doors, err := b.links.Of(ctx, tx, ada.ID)
				must(t, err)
				return b.links.Close(ctx, tx, doors)
			})
		},
		"a guest by now": func(t *testing.T, b testBundle, _ context.Context, ada *ent.User) {
			b.write(t, func(ctx context.Context, tx *ent.Client) error {
				return tx.User.UpdateOneID(ada.ID).SetKind(user.KindGUEST).Exec(ctx)
			})
		},
		"a reset": func(t *testing.T, b testBundle, _ context.Context, ada *ent.User) {
			must(t, b.who.ResetPassword(t.Context(), b.resetToken(t, ada), otherPassword))
		},
		"deleted": func(t *testing.T, b testBundle, ctx context.Context, _ *ent.User) {
			all, err := b.who.AccessTokens(ctx)
			must(t, err)
			must(t, b.who.DeleteAccessToken(ctx, identity.DeleteAccessTokenInput{TokenID: all[0].ID}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			ada := b.member(t, "ada", nil)
			ctx, token := b.tokenOf(t, ada, accesstoken.ScopeWRITE)
			if !b.works(t, token) {
				t.Fatal("it never worked")
			}
			end(t, b, ctx, ada)
			if b.works(t, token) {
				t.Fatal("it still works")
			}
		})
	}
}

func TestT44_ATokenNeedsAFreshProof(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	b.clock.Advance(11 * time.Minute)
	viewer, err := b.who.Viewer(t.Context(), begun.Session)
	must(t, err)
	input := identity.CreateAccessTokenInput{Name: "Script", Scope: accesstoken.ScopeREAD, Days: 30}
	_, _, err = b.who.CreateAccessToken(policy.WithViewer(t.Context(), viewer), input)
	if apperr.CodeOf(err) != apperr.ReauthRequired {
		t.Fatal(err)
	}
}

func TestTokensAreBounded(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	ctx, _ := b.tokenOf(t, ada, accesstoken.ScopeREAD)
	for _, input := range []identity.CreateAccessTokenInput{
		{Name: " ", Days: 1}, {Name: strings.Repeat("a", 201), Days: 1}, {Name: "a", Days: 0}, {Name: "a", Days: 366},
	} {
		input.Scope = accesstoken.ScopeREAD
		if _, _, err := b.who.CreateAccessToken(ctx, input); apperr.CodeOf(err) != apperr.BadUserInput {
			t.Errorf("%q for %d days: %v", input.Name, input.Days, err)
		}
	}
	input := identity.CreateAccessTokenInput{Name: "a", Scope: accesstoken.ScopeREAD, Days: 365}
	for range 49 {
		_, _, err := b.who.CreateAccessToken(ctx, input)
		must(t, err)
	}
	if _, _, err := b.who.CreateAccessToken(ctx, input); apperr.CodeOf(err) != apperr.InvalidState {
		t.Fatalf("the fifty-first: %v", err)
	}
}

// A name is counted in characters, whatever they take to store.
func TestATokenMayBeCalledAnythingOfTwoHundredCharacters(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, _ := b.tokenOf(t, b.member(t, "ada", nil), accesstoken.ScopeREAD)
	name := strings.Repeat("ü", 200)
	made, _, err := b.who.CreateAccessToken(ctx, identity.CreateAccessTokenInput{
		Name: name, Scope: accesstoken.ScopeREAD, Days: 1,
	})
	must(t, err)
	if made.Name != name {
		t.Errorf("it is called %q", made.Name)
	}
	_, _, err = b.who.CreateAccessToken(ctx, identity.CreateAccessTokenInput{
		Name: name + "ü", Scope: accesstoken.ScopeREAD, Days: 1,
	})
	if told := new(apperr.List); !errors.As(err, told) || (*told)[0].Key != "too_long" {
		t.Errorf("one more: %v", err)
	}
}

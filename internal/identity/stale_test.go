package identity_test

import (
	"context"
	"strings"
	"testing"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/testkit/softkey"
)

// TestT12_WhoeverWentMeanwhileLeavesNoDoorOpen: a request may wait long for its body. One that came while the session
// held, and is read after it ended, makes nothing that opens the account again.
func TestT12_WhoeverWentMeanwhileLeavesNoDoorOpen(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(t *testing.T, b testBundle, ada *ent.User, session identity.Secret){
		"logged out": func(t *testing.T, b testBundle, _ *ent.User, session identity.Secret) {
			must(t, b.who.SignOut(t.Context(), session))
		},
		"a reset": func(t *testing.T, b testBundle, ada *ent.User, _ identity.Secret) {
			must(t, b.who.ResetPassword(t.Context(), b.resetToken(t, ada), otherPassword))
		},
		"deactivated": func(t *testing.T, b testBundle, ada *ent.User, _ identity.Secret) {
			must(t, b.setState(ada, user.StateDEACTIVATED))
		},
		"deactivated, its doors forgotten": func(t *testing.T, b testBundle, ada *ent.User, _ identity.Secret) {
			must(t, b.setState(ada, user.StateDEACTIVATED))
			b.write(t, func(ctx context.Context, tx *ent.Client) error {
				doors, err := b.links.Of(ctx, tx, ada.ID)
				must(t, err)
				return b.links.Forget(ctx, tx, doors)
			})
		},
	} {
		for _, arriving := range []bool{false, true} {
			t.Run(name+map[bool]string{true: ", arriving"}[arriving], func(t *testing.T) {
				t.Parallel()
				b := setup(t)
				ada := b.member(t, "ada", nil)
				b.required(t, arriving)
				begun, err := b.signIn(t, ada.Email, goodPassword)
				must(t, err)
				ctx := b.as(t, begun.Session)
				if b.viewer(t, begun.Session).Arriving() != arriving {
					t.Fatal("she is not who she is to be")
				}
				app, err := b.who.StartAuthenticator(ctx)
				must(t, err)
				made := b.madePasskey(t, begun.Session, softkey.New(origin))
				end(t, b, ada, begun.Session)
				before := b.store.Client().AuditEvent.Query().CountX(b.system)
				for act, do := range map[string]func() error{
					"an app": func() error {
						_, err := b.who.ConfirmAuthenticator(ctx, identity.ConfirmAuthenticatorInput{
							Ticket: app.Ticket, Code: b.codeAt(t, phone{secret: strings.ReplaceAll(app.Secret, " ", "")}, 0).Reveal(),
						})
						return err
					},
					"a passkey": func() error { _, _, err := b.who.ConfirmPasskey(ctx, made); return err },
					"a token": func() error {
						_, _, err := b.who.CreateAccessToken(ctx, identity.CreateAccessTokenInput{
							Name: "Script", Scope: accesstoken.ScopeWRITE, Days: 30,
						})
						return err
					},
				} {
					if err := do(); apperr.CodeOf(err) != apperr.Unauthenticated {
						t.Errorf("%s: %v", act, err)
					}
				}
				b.hasNoDoor(t, ada)
				if after := b.store.Client().AuditEvent.Query().CountX(b.system); after != before {
					t.Errorf("%d rows were written into the log", after-before)
				}
			})
		}
	}
}

// hasNoDoor fails where somebody, the only one there is, has any factor or token.
func (b testBundle) hasNoDoor(t *testing.T, person *ent.User) {
	t.Helper()
	client := b.store.Client()
	apps, passkeys := client.Authenticator.Query().CountX(b.system), client.Passkey.Query().CountX(b.system)
	codes, tokens := client.RecoveryCode.Query().CountX(b.system), client.AccessToken.Query().CountX(b.system)
	if apps+passkeys+codes+tokens > 0 || client.User.GetX(b.system, person.ID).SecondFactor {
		t.Errorf("%d apps, %d passkeys, %d codes, %d tokens", apps, passkeys, codes, tokens)
	}
}

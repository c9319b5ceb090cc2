package identity_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/auditevent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/policy"
)

// required is an instance in which members have to have a second factor, or not.
func (b testBundle) required(t *testing.T, required bool) {
	t.Helper()
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		changed, err := tx.Setting.Update().SetSecondFactorRequired(required).Save(ctx)
		if err == nil && changed == 0 {
			err = tx.Setting.Create().SetCompanyName("Aldersund").SetSecondFactorRequired(required).Exec(ctx)
		}
		return err
	})
}

// viewer is who stands behind a session now.
func (b testBundle) viewer(t *testing.T, session identity.Secret) *policy.Viewer {
	t.Helper()
	viewer, err := b.who.Viewer(t.Context(), session)
	must(t, err)
	return viewer
}

// TestT45_WhoHasToHaveAFactorIsNotSignedInWithoutOne: neither in a session from before nor in a new one, nor by a token,
// until they have set one up; then all of it goes on.
func TestT45_WhoHasToHaveAFactorIsNotSignedInWithoutOne(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	_, token := b.tokenOf(t, ada, accesstoken.ScopeREAD)
	before, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	b.required(t, true)
	if b.works(t, token) {
		t.Error("her token works")
	}
	here, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	for _, session := range []identity.Secret{before.Session, here.Session} {
		viewer := b.viewer(t, session)
		if viewer.SignedIn() || viewer.Member() || viewer.InPerson() || !viewer.Arriving() {
			t.Errorf("signed in %t, arriving %t", viewer.SignedIn(), viewer.Arriving())
		}
		if _, err := b.who.Reload(t.Context(), viewer); apperr.CodeOf(err) != apperr.Unauthenticated {
			t.Errorf("a stream goes on: %v", err)
		}
		ctx := policy.WithViewer(t.Context(), viewer)
		if _, err := b.who.RenewRecoveryCodes(ctx); apperr.CodeOf(err) != apperr.Unauthenticated {
			t.Errorf("recovery codes: %v", err)
		}
		if people := b.store.Client().User.Query().CountX(ctx); people != 0 {
			t.Errorf("she sees %d people", people)
		}
	}
	b.setUp(t, here.Session)
	if viewer := b.viewer(t, here.Session); !viewer.SignedIn() || viewer.Arriving() {
		t.Error("she is not signed in with a factor")
	}
	if b.viewer(t, before.Session).User != nil {
		t.Error("the session from before goes on")
	}
	if !b.works(t, token) {
		t.Error("her token does not work again")
	}
	if err := b.who.RemoveAuthenticator(b.as(t, here.Session)); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("she turned it off: %v", err)
	}
	b.required(t, false)
	must(t, b.who.RemoveAuthenticator(b.as(t, here.Session)))
}

// TestT45_ARecoveryCodeStandsInWhereAFactorIsRequired: it does not lead to setting another one up.
func TestT45_ARecoveryCodeStandsInWhereAFactorIsRequired(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, app := b.withApp(t, "ada")
	b.required(t, true)
	begun, err := b.step(t, b.afterPassword(t, ada), identity.Secret(app.codes[0]))
	must(t, err)
	if !b.signedIn(t, begun.Session) {
		t.Error("she is not signed in")
	}
}

// TestGuestsAreAskedForNoFactor: they come for one answer, and could not set one up.
func TestGuestsAreAskedForNoFactor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gia := b.member(t, "gia", func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) })
	b.required(t, true)
	begun, err := b.signIn(t, gia.Email, goodPassword)
	must(t, err)
	if !b.signedIn(t, begun.Session) {
		t.Error("a guest is not signed in")
	}
}

func TestWhoRequiresAFactorHasOne(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.required(t, false)
	tess := b.member(t, "tess", func(c *ent.UserCreate) { c.SetTechAdmin(true) })
	begun, err := b.signIn(t, tess.Email, goodPassword)
	must(t, err)
	input := identity.RequireSecondFactorInput{ExpectedVersion: 1, Required: true}
	if _, err := b.who.RequireSecondFactor(b.as(t, begun.Session), input); apperr.CodeOf(err) != apperr.InvalidState {
		t.Fatalf("without one: %v", err)
	}
	b.setUp(t, begun.Session)
	old := identity.RequireSecondFactorInput{ExpectedVersion: 7, Required: true}
	if _, err := b.who.RequireSecondFactor(b.as(t, begun.Session), old); apperr.CodeOf(err) != apperr.Conflict {
		t.Fatalf("another version: %v", err)
	}
	saved, err := b.who.RequireSecondFactor(b.as(t, begun.Session), input)
	must(t, err)
	if !saved.SecondFactorRequired || saved.Version != 2 {
		t.Errorf("saved %v", saved)
	}
	event := b.store.Client().AuditEvent.Query().
		Where(auditevent.Action(string(policy.RequireFactor))).OnlyX(b.system)
	if event.Part != auditevent.PartSYSTEM || event.Changed[0] != "second_factor_required" {
		t.Errorf("in the log: %v", event)
	}
	b.member(t, "otto", nil)
	without, err := b.who.WithoutFactor(b.as(t, begun.Session))
	if err != nil || without != 1 {
		t.Errorf("%d without one, %v", without, err)
	}
}

func TestT44_RequiringAFactorNeedsAFreshProof(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.required(t, false)
	tess := b.member(t, "tess", func(c *ent.UserCreate) { c.SetTechAdmin(true).SetSecondFactor(true) })
	stale := policy.Of(tess)
	stale.SessionID = "ses_x"
	_, err := b.who.RequireSecondFactor(policy.WithViewer(t.Context(), stale),
		identity.RequireSecondFactorInput{ExpectedVersion: 1})
	if apperr.CodeOf(err) != apperr.ReauthRequired {
		t.Errorf("got %v", err)
	}
}

package people_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/auditevent"
	"sightline/ent/authenticator"
	"sightline/ent/credential"
	"sightline/ent/mail"
	"sightline/ent/passkey"
	"sightline/ent/recoverycode"
	"sightline/ent/session"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/testkit"
)

func lost(persona string) people.ResetSecondFactorInput {
	return people.ResetSecondFactorInput{UserID: testkit.ID("usr", persona), ExpectedVersion: 1}
}

// withFactor gives somebody of the world a second factor.
func withFactor(t *testing.T, w *testkit.World, persona string, and func(*ent.UserUpdateOne)) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		update := tx.User.UpdateOneID(testkit.ID("usr", persona)).SetSecondFactor(true)
		and(update)
		return update.Exec(ctx)
	})
}

// withPasskey gives somebody of the world a passkey.
func withPasskey(persona string) func(context.Context, *ent.Client) error {
	return func(ctx context.Context, tx *ent.Client) error {
		id := testkit.ID("usr", persona)
		if err := tx.User.UpdateOneID(id).SetSecondFactor(true).Exec(ctx); err != nil {
			return err
		}
		return tx.Passkey.Create().SetUserID(id).SetName("Key").SetCredentialID([]byte(persona)).SetPublicKey([]byte(persona)).
			SetSignCount(0).SetMaySync(true).SetSynced(true).SetLastChallenge(testkit.Now()).Exec(ctx)
	}
}

func nothingMore(*ent.UserUpdateOne) {}

func TestALostFactorEndsWithAllThatIsOpen(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	rae := testkit.ID("usr", "rae")
	w.Change(t, withPasskey("rae"))
	person, err := w.Parts.People.ResetSecondFactor(w.As(t, "ada"), lost("rae"))
	if err != nil || person.SecondFactor {
		t.Fatalf("%v, %v", person, err)
	}
	system, client := w.System(t), w.Store.Client()
	for what, left := range map[string]int{
		"apps":     client.Authenticator.Query().Where(authenticator.UserID(rae)).CountX(system),
		"passkeys": client.Passkey.Query().Where(passkey.UserID(rae)).CountX(system),
		"codes":    client.RecoveryCode.Query().Where(recoverycode.UserID(rae)).CountX(system),
		"sessions": client.Session.Query().Where(session.UserID(rae)).CountX(system),
		"tokens":   client.AccessToken.Query().Where(accesstoken.UserID(rae)).CountX(system),
	} {
		if left != 0 {
			t.Errorf("%d %s are left", left, what)
		}
	}
	if client.Credential.Query().Where(credential.UserID(rae)).CountX(system) != 1 {
		t.Error("the password is gone too")
	}
	if client.Mail.Query().Where(mail.UserID(rae), mail.KindEQ(mail.KindFACTOR_RESET)).CountX(system) != 1 {
		t.Error("she is not told")
	}
	event := client.AuditEvent.Query().Where(auditevent.Action(string(policy.ResetSecondFactor))).OnlyX(system)
	if *event.ActorID != testkit.ID("usr", "ada") || *event.SubjectID != rae || event.Part != auditevent.PartWORK {
		t.Errorf("in the log: %v", event)
	}
	again := people.ResetSecondFactorInput{UserID: rae, ExpectedVersion: person.Version}
	if _, err := w.Parts.People.ResetSecondFactor(w.As(t, "ada"), again); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("once more: %v", err)
	}
}

// TestV10_ALostFactorOfWhoeverReadsIsTakenByHR: power over accounts is no power to read.
func TestV10_ALostFactorOfWhoeverReadsIsTakenByHR(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	admin := func(u *ent.UserUpdateOne) { u.SetWorkRole(user.WorkRoleADMIN) }
	for _, c := range []struct {
		whose, by string
		want      apperr.Code
	}{
		{whose: "rae", by: "wim"},
		{whose: "max", by: "wim", want: apperr.InvalidState},
		{whose: "hana", by: "wim", want: apperr.InvalidState},
		{whose: "asa", by: "wim", want: apperr.InvalidState},
		{whose: "tess", by: "wim", want: apperr.InvalidState},
		{whose: "wim", by: "wim", want: apperr.Forbidden},
		{whose: "max", by: "hana"},
		{whose: "ada", by: "hana"},
		{whose: "hana", by: "hana", want: apperr.Forbidden},
		{whose: "rae", by: "asa", want: apperr.Forbidden},
		{whose: "rae", by: "tess", want: apperr.Forbidden},
		{whose: "rae", by: "max", want: apperr.Forbidden},
	} {
		w := origin.Copy(t)
		withFactor(t, w, "wim", admin)
		withFactor(t, w, c.whose, nothingMore)
		version := w.Version(t)
		_, err := w.Parts.People.ResetSecondFactor(w.As(t, c.by), lost(c.whose))
		if err == nil && c.want == "" {
			continue
		}
		if apperr.CodeOf(err) != c.want || w.Version(t) != version {
			t.Errorf("that of %s by %s: %v; want %q and nothing written", c.whose, c.by, err, c.want)
		}
	}
}

func TestT44_ALostFactorNeedsAFreshProof(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	stale := w.Viewer(t, "ada")
	stale.Fresh = false
	_, err := w.Parts.People.ResetSecondFactor(policy.WithViewer(t.Context(), stale), lost("rae"))
	if apperr.CodeOf(err) != apperr.ReauthRequired {
		t.Errorf("got %v", err)
	}
}

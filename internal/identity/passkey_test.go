package identity_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/mail"
	"sightline/ent/passkey"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/policy"
	"sightline/internal/testkit/softkey"
)

// added is a passkey that the person of a session has just taken into use, and the recovery codes that came with it.
type added struct {
	key   *softkey.Key
	row   *ent.Passkey
	codes []string
}

// addPasskey lets the person of a session take a key into use. A second later its challenge is one from before.
func (b testBundle) addPasskey(t *testing.T, session identity.Secret, key *softkey.Key) added {
	t.Helper()
	made := b.madePasskey(t, session, key)
	row, codes, err := b.who.ConfirmPasskey(b.as(t, session), made)
	must(t, err)
	b.clock.Advance(time.Second)
	return added{key: key, row: row, codes: codes}
}

// madePasskey is what a page sends once its browser has made a key.
func (b testBundle) madePasskey(t *testing.T, session identity.Secret, key *softkey.Key) identity.ConfirmPasskeyInput {
	t.Helper()
	ctx := b.as(t, session)
	asked, err := b.who.StartPasskey(ctx)
	must(t, err)
	answer, err := key.Create(asked.Options)
	must(t, err)
	return identity.ConfirmPasskeyInput{Ticket: asked.Ticket, Answer: answer, Name: "  My   laptop "}
}

// withPasskey is a member who has a passkey, and a session of theirs.
func (b testBundle) withPasskey(t *testing.T, name string) (*ent.User, identity.Secret, added) {
	t.Helper()
	person := b.member(t, name, nil)
	begun, err := b.signIn(t, person.Email, goodPassword)
	must(t, err)
	return person, begun.Session, b.addPasskey(t, begun.Session, softkey.New(origin))
}

func isWrongPasskey(err error, field string) bool {
	var told *apperr.Error
	return errors.As(err, &told) && told.Key == "auth.wrong_passkey" && slices.Equal(told.Path, []string{field})
}

func isStepOver(err error) bool { return errors.Is(err, apperr.State("auth.step_over")) }

func TestAPasskeyIsAskedForAndKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, session, first := b.withPasskey(t, "ada")
	asked, err := b.who.StartPasskey(b.as(t, session))
	must(t, err)
	read, err := softkey.Read(asked.Options)
	must(t, err)
	if read.RP.ID != "sightline.example" || string(read.User.ID) != ada.ID || len(read.Challenge) < 32 ||
		read.Selection.ResidentKey != "required" || read.Selection.UserVerification != "required" || read.Attestation != "none" {
		t.Errorf("asked for %s", asked.Options)
	}
	if _, err := first.key.Create(asked.Options); !errors.Is(err, softkey.ErrExcluded) {
		t.Errorf("the device may take a second one: %v", err)
	}
	if first.row.Name != "My laptop" || !first.row.Synced || first.row.UsedAt != nil || first.row.UserID != ada.ID {
		t.Errorf("kept %v", first.row)
	}
	has, err := b.who.SecondFactor(b.as(t, session))
	must(t, err)
	if len(has.Passkeys) != 1 || !has.PasskeysPossible || has.AuthenticatorSince != nil || has.RecoveryCodesLeft != 10 {
		t.Errorf("she has %+v", has)
	}
	if !b.viewer(t, session).User.SecondFactor {
		t.Error("it is no second factor")
	}
}

func TestAPasskeyEndsOtherSessionsAndIsToldByMail(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	there, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	here, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	held := b.addPasskey(t, here.Session, softkey.New(origin))
	if b.signedIn(t, there.Session) || !b.signedIn(t, here.Session) {
		t.Error("the other session did not end, or this one did")
	}
	ctx := b.as(t, here.Session)
	renamed, err := b.who.RenamePasskey(ctx, identity.RenamePasskeyInput{PasskeyID: held.row.ID, Name: "Phone"})
	if err != nil || renamed.Name != "Phone" {
		t.Errorf("renamed %v, %v", renamed, err)
	}
	must(t, b.who.RemovePasskey(ctx, identity.RemovePasskeyInput{PasskeyID: held.row.ID}))
	var told []mail.Kind
	for _, one := range b.store.Client().Mail.Query().Order(mail.ByID()).AllX(b.system) {
		told = append(told, one.Kind)
	}
	if !slices.Equal(told, []mail.Kind{mail.KindPASSKEY_ADDED, mail.KindPASSKEY_REMOVED}) {
		t.Errorf("told %v", told)
	}
	for _, action := range []policy.Action{policy.AddPasskey, policy.RenamePasskey, policy.RemovePasskey} {
		event := b.store.Client().AuditEvent.Query().Where(auditevent.Action(string(action))).OnlyX(b.system)
		if event.ObjectID != ada.ID || *event.ActorID != ada.ID || event.Part != auditevent.PartSYSTEM {
			t.Errorf("%s is in the log as %v", action, event)
		}
	}
}

// Recovery codes come with the first factor, of either kind, and end with the last.
func TestRecoveryCodesComeWithTheFirstFactorAndEndWithTheLast(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, session, first := b.withPasskey(t, "ada")
	if len(first.codes) != 10 {
		t.Fatalf("%d codes came with the first", len(first.codes))
	}
	second := b.addPasskey(t, session, softkey.New(origin))
	app := b.setUp(t, session)
	if second.codes != nil || app.codes != nil {
		t.Errorf("more codes came with another factor: %v, %v", second.codes, app.codes)
	}
	ctx := b.as(t, session)
	for n, remove := range []func() error{
		func() error { return b.who.RemovePasskey(ctx, identity.RemovePasskeyInput{PasskeyID: first.row.ID}) },
		func() error { return b.who.RemoveAuthenticator(ctx) },
		func() error { return b.who.RemovePasskey(ctx, identity.RemovePasskeyInput{PasskeyID: second.row.ID}) },
	} {
		must(t, remove())
		left := b.store.Client().RecoveryCode.Query().CountX(b.system)
		if last := n == 2; b.viewer(t, session).User.SecondFactor == last || (left == 0) != last {
			t.Errorf("after %d of them: %d codes, second factor %t", n+1, left, !last)
		}
	}
	if again := b.addPasskey(t, session, softkey.New(origin)); len(again.codes) != 10 {
		t.Errorf("%d codes came with the first one again", len(again.codes))
	}
}

// The passkey of somebody else, or one that was made for another page, another name or another challenge, is refused at
// its field; so is a device that did not look at its owner.
func TestT45_AWrongNewPasskeyIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, _, taken := b.withPasskey(t, "max")
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	ctx := b.as(t, begun.Session)
	other := b.madePasskey(t, begun.Session, softkey.New(origin))
	bent := func(bend func(*softkey.Key)) func() identity.ConfirmPasskeyInput {
		return func() identity.ConfirmPasskeyInput {
			key := softkey.New(origin)
			bend(key)
			return b.madePasskey(t, begun.Session, key)
		}
	}
	for name, made := range map[string]func() identity.ConfirmPasskeyInput{
		"another origin":    bent(func(k *softkey.Key) { k.Origin = "https://sightline.example.evil.test" }),
		"without https":     bent(func(k *softkey.Key) { k.Origin = "http://sightline.example" }),
		"another port":      bent(func(k *softkey.Key) { k.Origin = origin + ":8443" }),
		"another name":      bent(func(k *softkey.Key) { k.RPID = "example" }),
		"nobody looked":     bent(func(k *softkey.Key) { k.Unverified = true }),
		"in use by another": bent(func(k *softkey.Key) { k.ID = taken.key.ID }),
		"another challenge": func() identity.ConfirmPasskeyInput {
			made := b.madePasskey(t, begun.Session, softkey.New(origin))
			made.Answer = other.Answer
			return made
		},
		"no answer": func() identity.ConfirmPasskeyInput {
			made := b.madePasskey(t, begun.Session, softkey.New(origin))
			made.Answer = "{}"
			return made
		},
		"a flood": func() identity.ConfirmPasskeyInput {
			made := b.madePasskey(t, begun.Session, softkey.New(origin))
			made.Answer += strings.Repeat(" ", 20_000)
			return made
		},
	} {
		if _, _, err := b.who.ConfirmPasskey(ctx, made()); !isWrongPasskey(err, "answer") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if has := b.store.Client().Passkey.Query().Where(passkey.UserID(ada.ID)).CountX(b.system); has != 0 {
		t.Errorf("she has %d", has)
	}
	if _, _, err := b.who.ConfirmPasskey(ctx, other); err != nil {
		t.Errorf("the right one: %v", err)
	}
}

// What a browser was asked counts for five minutes, in the session that asked, and for making a passkey alone.
func TestT45_TheTicketOfANewPasskeyEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	other, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	ctx := b.as(t, begun.Session)
	made := b.madePasskey(t, begun.Session, softkey.New(origin))
	login, err := b.who.PasskeyOptions(t.Context())
	must(t, err)
	app, err := b.who.StartAuthenticator(ctx)
	must(t, err)
	if _, _, err := b.who.ConfirmPasskey(b.as(t, other.Session), made); !isStepOver(err) {
		t.Errorf("in another session: %v", err)
	}
	for name, ticket := range map[string]string{"none": "", "of a login": login.Ticket.Reveal(), "of an app": app.Ticket} {
		input := made
		input.Ticket = ticket
		if _, _, err := b.who.ConfirmPasskey(ctx, input); !isStepOver(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b.clock.Advance(5 * time.Minute)
	if _, _, err := b.who.ConfirmPasskey(ctx, made); !isStepOver(err) {
		t.Errorf("after five minutes: %v", err)
	}
}

func TestT44_PasskeysNeedAFreshProof(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, session, held := b.withPasskey(t, "ada")
	made := b.madePasskey(t, session, softkey.New(origin))
	b.clock.Advance(11 * time.Minute)
	ctx := b.as(t, session)
	for name, act := range map[string]func() error{
		"start":   func() error { _, err := b.who.StartPasskey(ctx); return err },
		"confirm": func() error { _, _, err := b.who.ConfirmPasskey(ctx, made); return err },
		"remove": func() error {
			return b.who.RemovePasskey(ctx, identity.RemovePasskeyInput{PasskeyID: held.row.ID})
		},
	} {
		if err := act(); apperr.CodeOf(err) != apperr.ReauthRequired {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := b.who.RenamePasskey(ctx, identity.RenamePasskeyInput{PasskeyID: held.row.ID, Name: "Key"}); err != nil {
		t.Errorf("rename: %v", err)
	}
}

func TestAPasskeyOfSomebodyElseIsNotThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, _, held := b.withPasskey(t, "max")
	_, session, _ := b.withPasskey(t, "ada")
	ctx := b.as(t, session)
	for name, id := range map[string]string{"max's": held.row.ID, "none": "psk_00000000000000000000000000", "no id": "x"} {
		err := b.who.RemovePasskey(ctx, identity.RemovePasskeyInput{PasskeyID: id})
		_, errRename := b.who.RenamePasskey(ctx, identity.RenamePasskeyInput{PasskeyID: id, Name: "Mine"})
		if apperr.CodeOf(err) != apperr.NotFound || apperr.CodeOf(errRename) != apperr.NotFound {
			t.Errorf("%s: %v, %v", name, err, errRename)
		}
	}
}

func TestTheNameOfAPasskey(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, session, held := b.withPasskey(t, "ada")
	ctx := b.as(t, session)
	made := b.madePasskey(t, session, softkey.New(origin))
	for name, fits := range map[string]bool{
		"": false, " \t": false, "\u200b": false, "\u202e": false, "\u200d": false, strings.Repeat("ä", 101): false, strings.Repeat("ä", 100): true,
	} {
		_, err := b.who.RenamePasskey(ctx, identity.RenamePasskeyInput{PasskeyID: held.row.ID, Name: name})
		var told *apperr.Error
		if errors.As(err, &told); (err == nil) != fits || (!fits && !slices.Equal(told.Path, []string{"name"})) {
			t.Errorf("%.10q: %v", name, err)
		}
		if made.Name = name; fits {
			continue
		}
		if _, _, err := b.who.ConfirmPasskey(ctx, made); !errors.As(err, &told) || !slices.Equal(told.Path, []string{"name"}) {
			t.Errorf("a new one as %.10q: %v", name, err)
		}
	}
	for given, want := range map[string]string{
		"\u202elaptop": "laptop", "a\x00b\x1b[2J": "ab[2J", " My\u200b\n laptop ": "My laptop", "u\u0308": "\u00fc",
	} {
		renamed, err := b.who.RenamePasskey(ctx, identity.RenamePasskeyInput{PasskeyID: held.row.ID, Name: given})
		must(t, err)
		if renamed.Name != want {
			t.Errorf("%q is called %q", given, renamed.Name)
		}
	}
}

func TestNobodyHasMoreThanTenPasskeys(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, session, first := b.withPasskey(t, "ada")
	ctx := b.as(t, session)
	made := b.madePasskey(t, session, softkey.New(origin))
	for range policy.MostPasskeys - 1 {
		b.addPasskey(t, session, softkey.New(origin))
	}
	full := apperr.State("auth.passkeys_full")
	if _, err := b.who.StartPasskey(ctx); !errors.Is(err, full) {
		t.Errorf("an eleventh is begun: %v", err)
	}
	if _, _, err := b.who.ConfirmPasskey(ctx, made); !errors.Is(err, full) {
		t.Errorf("an eleventh that was begun before: %v", err)
	}
	must(t, b.who.RemovePasskey(ctx, identity.RemovePasskeyInput{PasskeyID: first.row.ID}))
	if _, _, err := b.who.ConfirmPasskey(ctx, made); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// Guests come for one answer. Whoever became one keeps the passkeys of before, and may take them out of use.
func TestGuestsAddNoPasskey(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gia, _, held := b.withPasskey(t, "gia")
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(gia.ID).SetKind(user.KindGUEST).Exec(ctx)
	})
	begun, err := b.byPasskey(t, held.key)
	must(t, err)
	ctx := b.as(t, begun.Session)
	if _, err := b.who.StartPasskey(ctx); apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("a guest begins to add one: %v", err)
	}
	must(t, b.who.RemovePasskey(ctx, identity.RemovePasskeyInput{PasskeyID: held.row.ID}))
}

// Whoever has to have a factor meets it with a passkey, sees it in the same answer, and keeps the last one.
func TestT45_APasskeyIsTheRequiredFactor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	b.required(t, true)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	if !b.viewer(t, begun.Session).Arriving() {
		t.Fatal("she is let in without")
	}
	arriving := b.as(t, begun.Session)
	first := b.addPasskey(t, begun.Session, softkey.New(origin))
	if has, err := b.who.SecondFactor(arriving); err != nil || len(has.Passkeys) != 1 {
		t.Errorf("on her way in she has %v, %v", has, err)
	}
	if !b.signedIn(t, begun.Session) {
		t.Error("she is not let in with one")
	}
	ctx := b.as(t, begun.Session)
	last := identity.RemovePasskeyInput{PasskeyID: first.row.ID}
	if err := b.who.RemovePasskey(ctx, last); !errors.Is(err, apperr.State("state.factor_required")) {
		t.Errorf("she removed the last: %v", err)
	}
	second := b.addPasskey(t, begun.Session, softkey.New(origin))
	must(t, b.who.RemovePasskey(ctx, last))
	b.setUp(t, begun.Session)
	must(t, b.who.RemovePasskey(ctx, identity.RemovePasskeyInput{PasskeyID: second.row.ID}))
	if err := b.who.RemoveAuthenticator(ctx); !errors.Is(err, apperr.State("state.factor_required")) {
		t.Errorf("she turned the app off, which was the last: %v", err)
	}
}

// Passkeys are bound to the configured address, and there are none where browsers make none.
func TestT41_PasskeysAreBoundToTheConfiguredAddress(t *testing.T) {
	t.Parallel()
	for public, bound := range map[string]struct{ name, origin string }{
		"https://sightline.example":     {"sightline.example", origin},
		"https://Sightline.Example:443": {"sightline.example", origin},
		"https://sightline.example:444": {"sightline.example", origin + ":444"},
		"https://sightline.example:":    {"sightline.example", origin},
		"https://xn--bcher-kva.example": {"xn--bcher-kva.example", "https://xn--bcher-kva.example"},
		"http://localhost:8080":         {"localhost", "http://localhost:8080"},
		"https://LOCALHOST:8443":        {"localhost", "https://localhost:8443"},
		"http://127.0.0.1:8080":         {},
		"https://[::1]":                 {},
		"https://192.0.2.7":             {},
		"http://sightline.example":      {},
		"https://intranet":              {},
		"https://intranet:8443":         {},
		"https://2130706433":            {},
		"https://sightline.example.":    {},
		"https://a..example":            {},
		"https://-a.example":            {},
		"https://bücher.example":        {},
	} {
		b := setupAt(t, "", public)
		ada := b.member(t, "ada", nil)
		begun, err := b.signIn(t, ada.Email, goodPassword)
		must(t, err)
		has, err := b.who.SecondFactor(b.as(t, begun.Session))
		must(t, err)
		if has.PasskeysPossible != (bound.name != "") {
			t.Errorf("%s: possible %t", public, has.PasskeysPossible)
		}
		if bound.name == "" {
			none := apperr.State("auth.no_passkeys")
			_, errAdd := b.who.StartPasskey(b.as(t, begun.Session))
			_, _, errConfirm := b.who.ConfirmPasskey(b.as(t, begun.Session), identity.ConfirmPasskeyInput{Name: "Key"})
			_, errAsk := b.who.PasskeyOptions(t.Context())
			_, errUse := b.who.SignInByPasskey(t.Context(), identity.PasskeyAttempt{})
			for _, err := range []error{errAdd, errConfirm, errAsk, errUse} {
				if !errors.Is(err, none) {
					t.Errorf("%s: %v", public, err)
				}
			}
			continue
		}
		held := b.addPasskey(t, begun.Session, softkey.New(bound.origin))
		asked, err := b.who.PasskeyOptions(t.Context())
		must(t, err)
		if read, err := softkey.Read(string(asked.Options)); err != nil || read.RPID != bound.name {
			t.Errorf("%s: asked for %s, %v", public, asked.Options, err)
		}
		if _, err := b.byPasskey(t, held.key); err != nil {
			t.Errorf("%s: %v", public, err)
		}
	}
}

package identity_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/passkey"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/testkit/softkey"
)

// answered is what a key makes of a new challenge. A second later the next challenge is a later one.
func (b testBundle) answered(t *testing.T, key *softkey.Key) identity.PasskeyAnswer {
	t.Helper()
	asked, err := b.who.PasskeyOptions(t.Context())
	must(t, err)
	answer, err := key.Get(string(asked.Options))
	must(t, err)
	b.clock.Advance(time.Second)
	return identity.PasskeyAnswer{Ticket: asked.Ticket, Answer: identity.Secret(answer)}
}

func (b testBundle) with(t *testing.T, answer identity.PasskeyAnswer) (identity.SignedIn, error) {
	t.Helper()
	return b.who.SignInByPasskey(t.Context(), identity.PasskeyAttempt{
		Place: identity.Place{Device: "Firefox", Network: "192.0.2.0/24"}, PasskeyAnswer: answer,
	})
}

func (b testBundle) byPasskey(t *testing.T, key *softkey.Key) (identity.SignedIn, error) {
	t.Helper()
	return b.with(t, b.answered(t, key))
}

// stepWith takes the second step with a passkey.
func (b testBundle) stepWith(t *testing.T, step identity.Secret, answer identity.PasskeyAnswer) (identity.SignedIn, error) {
	t.Helper()
	return b.who.SecondStep(t.Context(), identity.CodeAttempt{
		Step: step, Passkey: answer, Place: identity.Place{Network: "192.0.2.0/24"},
	})
}

func TestAPasskeyLogsInAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, held := b.withPasskey(t, "ada")
	compared := b.hasher.compared.Load()
	b.clock.Advance(37 * time.Second)
	begun, err := b.byPasskey(t, held.key)
	must(t, err)
	if !b.signedIn(t, begun.Session) || !b.fresh(t, begun.Session) || begun.Step != "" || b.viewer(t, begun.Session).ID() != ada.ID {
		t.Error("no fresh session of hers began")
	}
	if b.hasher.compared.Load() != compared {
		t.Error("a password was compared")
	}
	row := b.store.Client().Passkey.GetX(b.system, held.row.ID)
	if row.UsedAt == nil || !row.UsedAt.Equal(b.clock.Now().Truncate(time.Minute)) || !row.LastChallenge.After(held.row.LastChallenge) {
		t.Errorf("its use was noted as %v", row)
	}
}

func TestAPasskeyIsTheSecondStep(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, held := b.withPasskey(t, "ada")
	begun, err := b.stepWith(t, b.afterPassword(t, ada), b.answered(t, held.key))
	must(t, err)
	if !b.signedIn(t, begun.Session) {
		t.Error("she is not signed in")
	}
	// A recovery code stands in for a passkey as it does for the app.
	if _, err := b.step(t, b.afterPassword(t, ada), identity.Secret(held.codes[0])); err != nil {
		t.Errorf("a recovery code: %v", err)
	}
	if _, err := b.step(t, b.afterPassword(t, ada), "123456"); !isWrongCode(err) {
		t.Errorf("a code of an app that there is not: %v", err)
	}
}

func TestT44_APasskeyIsAProof(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, session, held := b.withPasskey(t, "ada")
	_, _, other := b.withPasskey(t, "max")
	b.clock.Advance(11 * time.Minute)
	if b.fresh(t, session) {
		t.Fatal("it is fresh already")
	}
	proof := identity.Proof{Session: session, Network: "192.0.2.0/24", Passkey: b.answered(t, other.key)}
	if err := b.who.Prove(t.Context(), proof); !isWrongPasskey(err, "passkey") || b.fresh(t, session) {
		t.Errorf("max's passkey proves: %v", err)
	}
	proof.Passkey = b.answered(t, held.key)
	must(t, b.who.Prove(t.Context(), proof))
	if !b.fresh(t, session) {
		t.Error("it proves nothing")
	}
	if err := b.who.Prove(t.Context(), proof); !isWrongPasskey(err, "passkey") {
		t.Errorf("the same answer proves twice: %v", err)
	}
	proof.Session = "x"
	if err := b.who.Prove(t.Context(), proof); apperr.CodeOf(err) != apperr.Unauthenticated {
		t.Errorf("without a session: %v", err)
	}
}

// changed is an answer with one part of its response made another.
func changed(t *testing.T, answer identity.PasskeyAnswer, part string, bend func([]byte) []byte) identity.PasskeyAnswer {
	t.Helper()
	var read map[string]any
	must(t, json.Unmarshal([]byte(answer.Answer.Reveal()), &read))
	response := read["response"].(map[string]any)
	raw, err := base64.RawURLEncoding.DecodeString(response[part].(string))
	must(t, err)
	response[part] = base64.RawURLEncoding.EncodeToString(bend(raw))
	written, err := json.Marshal(read)
	must(t, err)
	answer.Answer = identity.Secret(written)
	return answer
}

func flipped(raw []byte) []byte {
	raw[len(raw)-1] ^= 1
	return raw
}

// Whatever is wrong with a passkey, the answer is the same one, no session begins, and the log says at whose account.
func TestT45_AWrongPasskeyBeginsNoSession(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, held := b.withPasskey(t, "ada")
	max, _, other := b.withPasskey(t, "max")
	bent := func(bend func(*softkey.Key)) func() identity.PasskeyAnswer {
		return func() identity.PasskeyAnswer {
			key := *held.key
			bend(&key)
			return b.answered(t, &key)
		}
	}
	with := func(part string, bend func([]byte) []byte) func() identity.PasskeyAnswer {
		return func() identity.PasskeyAnswer { return changed(t, b.answered(t, held.key), part, bend) }
	}
	stranger := softkey.New(origin)
	stranger.Handle = []byte(ada.ID)
	forged := softkey.New(origin)
	forged.ID, forged.Handle = held.key.ID, held.key.Handle
	var seen []string
	for name, c := range map[string]struct {
		answer func() identity.PasskeyAnswer
		whose  string
	}{
		"another origin":    {bent(func(k *softkey.Key) { k.Origin = "https://evil.test" }), ada.ID},
		"another subdomain": {bent(func(k *softkey.Key) { k.Origin = "https://a.sightline.example" }), ada.ID},
		"another name":      {bent(func(k *softkey.Key) { k.RPID = "evil.test" }), ada.ID},
		"nobody looked":     {bent(func(k *softkey.Key) { k.Unverified = true }), ada.ID},
		"max's handle":      {bent(func(k *softkey.Key) { k.Handle = []byte(max.ID) }), ada.ID},
		"no handle":         {bent(func(k *softkey.Key) { k.Handle = nil }), ada.ID},
		"not synced any more": {
			bent(func(k *softkey.Key) { k.Unsynced = true }), ada.ID,
		},
		"max's key with her handle": {func() identity.PasskeyAnswer {
			key := *other.key
			key.Handle = []byte(ada.ID)
			return b.answered(t, &key)
		}, max.ID},
		"another signature": {with("signature", flipped), ada.ID},
		"other data":        {with("authenticatorData", flipped), ada.ID},
		"another key":       {func() identity.PasskeyAnswer { return b.answered(t, forged) }, ada.ID},
		"unknown here":      {func() identity.PasskeyAnswer { return b.answered(t, stranger) }, "-"},
		"another challenge": {func() identity.PasskeyAnswer {
			one, another := b.answered(t, held.key), b.answered(t, held.key)
			one.Ticket = another.Ticket
			return one
		}, ada.ID},
		"no answer": {func() identity.PasskeyAnswer {
			one := b.answered(t, held.key)
			one.Answer = "{}"
			return one
		}, "-"},
		"a flood": {func() identity.PasskeyAnswer {
			one := b.answered(t, held.key)
			one.Answer += identity.Secret(strings.Repeat(" ", 20_000))
			return one
		}, "-"},
	} {
		sessions := b.store.Client().Session.Query().CountX(b.system)
		if _, err := b.with(t, c.answer()); !isWrongPasskey(err, "passkey") {
			t.Errorf("%s: %v", name, err)
		}
		if now := b.store.Client().Session.Query().CountX(b.system); now != sessions {
			t.Errorf("%s: a session began", name)
		}
		event := b.store.Client().AuditEvent.Query().
			Where(auditevent.Action("WRONG_PASSKEY"), auditevent.IDNotIn(seen...)).OnlyX(b.system)
		seen = append(seen, event.ID)
		if event.ActorID != nil || (event.SubjectID == nil) != (c.whose == "-") ||
			(event.SubjectID != nil && *event.SubjectID != c.whose) {
			t.Errorf("%s: in the log as %v", name, event)
		}
	}
	if _, err := b.byPasskey(t, held.key); err != nil {
		t.Errorf("the right one after all of that: %v", err)
	}
}

// After the password of one person the passkey of another is worth nothing, however right it is.
func TestT45_AnothersPasskeyIsNoSecondStep(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, _ := b.withPasskey(t, "ada")
	_, _, other := b.withPasskey(t, "max")
	if _, err := b.stepWith(t, b.afterPassword(t, ada), b.answered(t, other.key)); !isWrongPasskey(err, "passkey") {
		t.Errorf("max's passkey: %v", err)
	}
	event := b.store.Client().AuditEvent.Query().Where(auditevent.Action("WRONG_PASSKEY")).OnlyX(b.system)
	if *event.SubjectID != ada.ID {
		t.Errorf("in the log as %v", event)
	}
	if used := b.store.Client().Passkey.GetX(b.system, other.row.ID).UsedAt; used != nil {
		t.Error("max's passkey counts as used")
	}
}

func TestT45_AnAnswerOfAPasskeyCountsOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, _, held := b.withPasskey(t, "ada")
	older := b.answered(t, held.key)
	answer := b.answered(t, held.key)
	_, err := b.with(t, answer)
	must(t, err)
	if _, err := b.with(t, answer); !isWrongPasskey(err, "passkey") {
		t.Errorf("the same answer again: %v", err)
	}
	if _, err := b.stepWith(t, b.afterPassword(t, ada), answer); !isWrongPasskey(err, "passkey") {
		t.Errorf("the same answer at another door: %v", err)
	}
	if _, err := b.with(t, older); !isWrongPasskey(err, "passkey") {
		t.Errorf("the answer to an older challenge: %v", err)
	}
	if _, err := b.byPasskey(t, held.key); err != nil {
		t.Errorf("the next one: %v", err)
	}
}

func TestT45_SixteenWithTheSameAnswerAreOneLogin(t *testing.T) {
	t.Parallel()
	type try func(answer identity.PasskeyAnswer, place identity.Place) error
	for name, door := range map[string]func(b testBundle, session, next identity.Secret) try{
		"alone": func(b testBundle, _, _ identity.Secret) try {
			return func(answer identity.PasskeyAnswer, place identity.Place) error {
				_, err := b.who.SignInByPasskey(t.Context(), identity.PasskeyAttempt{Place: place, PasskeyAnswer: answer})
				return err
			}
		},
		"second step": func(b testBundle, _, next identity.Secret) try {
			return func(answer identity.PasskeyAnswer, place identity.Place) error {
				_, err := b.who.SecondStep(t.Context(), identity.CodeAttempt{Step: next, Passkey: answer, Place: place})
				return err
			}
		},
		"proof": func(b testBundle, session, _ identity.Secret) try {
			return func(answer identity.PasskeyAnswer, place identity.Place) error {
				return b.who.Prove(t.Context(), identity.Proof{Session: session, Passkey: answer, Network: place.Network})
			}
		},
	} {
		b := setup(t)
		ada, session, held := b.withPasskey(t, "ada")
		next := b.afterPassword(t, ada)
		try, answer := door(b, session, next), b.answered(t, held.key)
		var done atomic.Int32
		var all sync.WaitGroup
		for n := range 16 {
			// The limiter waits for nobody who is right: the tries of this test come from as many places.
			all.Go(func() {
				err := try(answer, identity.Place{Network: string(rune('a' + n))})
				switch {
				case err == nil:
					done.Add(1)
				case !isWrongPasskey(err, "passkey"):
					t.Errorf("%s: %v", name, err)
				}
			})
		}
		all.Wait()
		if done.Load() != 1 {
			t.Errorf("%s: %d with one answer", name, done.Load())
		}
	}
}

// A request that is sent twice is no copy of the device: the log says that somebody copied it only where it counts less.
func TestT45_AnAnswerSentAgainIsNoCopy(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	key := softkey.New(origin)
	key.Counts, key.Count, key.Unsynced = true, 1, true
	b.addPasskey(t, begun.Session, key)
	older, answer := b.answered(t, key), b.answered(t, key)
	_, err = b.with(t, answer)
	must(t, err)
	for name, again := range map[string]identity.PasskeyAnswer{"the same": answer, "an older one": older} {
		if _, err := b.with(t, again); !isWrongPasskey(err, "passkey") {
			t.Errorf("%s: %v", name, err)
		}
	}
	events := b.store.Client().AuditEvent.Query()
	wrong := events.Clone().Where(auditevent.Action("WRONG_PASSKEY")).CountX(b.system)
	copied := events.Where(auditevent.Action("PASSKEY_COPIED")).CountX(b.system)
	if wrong != 2 || copied != 0 {
		t.Errorf("%d wrong and %d copied in the log", wrong, copied)
	}
}

// A device that counted less than before may be a copy of another: it is refused as any wrong one, and the log says so.
func TestT45_ACopiedPasskeyIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	key := softkey.New(origin)
	key.Counts, key.Unsynced = true, true
	held := b.addPasskey(t, begun.Session, key)
	thief := *key
	_, err = b.byPasskey(t, key)
	must(t, err)
	if count := b.store.Client().Passkey.GetX(b.system, held.row.ID).SignCount; count != 1 {
		t.Fatalf("counted %d", count)
	}
	if _, err := b.byPasskey(t, &thief); !isWrongPasskey(err, "passkey") {
		t.Errorf("the copy: %v", err)
	}
	event := b.store.Client().AuditEvent.Query().Where(auditevent.Action("PASSKEY_COPIED")).OnlyX(b.system)
	if *event.SubjectID != ada.ID || event.ActorID != nil {
		t.Errorf("in the log as %v", event)
	}
	if _, err := b.byPasskey(t, key); err != nil {
		t.Errorf("the one that counts on: %v", err)
	}
}

// A challenge counts for five minutes, and a ticket for what it was made for.
func TestT45_TheChallengeEnds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada, session, held := b.withPasskey(t, "ada")
	registration, err := b.who.StartPasskey(b.as(t, session))
	must(t, err)
	answer := b.answered(t, held.key)
	for name, ticket := range map[string]identity.Secret{
		"none": "", "nonsense": "x", "of a new passkey": identity.Secret(registration.Ticket), "of a password": b.afterPassword(t, ada),
	} {
		if _, err := b.with(t, identity.PasskeyAnswer{Ticket: ticket, Answer: answer.Answer}); !isStepOver(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := b.stepWith(t, answer.Ticket, answer); !isStepOver(err) {
		t.Errorf("a challenge in place of the password: %v", err)
	}
	b.clock.Advance(5 * time.Minute)
	if _, err := b.with(t, answer); !isStepOver(err) {
		t.Errorf("after five minutes: %v", err)
	}
}

// TestT12_APasskeyOpensNoClosedAccount: neither one that was closed before nor one that is closed meanwhile.
func TestT12_APasskeyOpensNoClosedAccount(t *testing.T) {
	t.Parallel()
	for _, state := range []user.State{user.StateDEACTIVATED, user.StateLOCKED, user.StateINVITED, user.StateDELETED} {
		b := setup(t)
		ada, _, held := b.withPasskey(t, "ada")
		b.write(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(ada.ID).SetState(state).Exec(ctx)
		})
		if _, err := b.byPasskey(t, held.key); !isWrongPasskey(err, "passkey") {
			t.Errorf("%s: %v", state, err)
		}
		if used := b.store.Client().Passkey.GetX(b.system, held.row.ID).UsedAt; used != nil {
			t.Errorf("%s: it counts as used", state)
		}
	}
}

// TestT45_APasskeyThatWasTakenAwayOpensNothing: neither one that its owner removed nor one that went with a reset.
func TestT45_APasskeyThatWasTakenAwayOpensNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, session, held := b.withPasskey(t, "ada")
	must(t, b.who.RemovePasskey(b.as(t, session), identity.RemovePasskeyInput{PasskeyID: held.row.ID}))
	if _, err := b.byPasskey(t, held.key); !isWrongPasskey(err, "passkey") {
		t.Errorf("after she removed it: %v", err)
	}
	max, _, lost := b.withPasskey(t, "max")
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		doors, err := b.links.Of(ctx, tx, max.ID)
		if err != nil {
			return err
		}
		return b.links.ForgetFactors(ctx, tx, doors)
	})
	if _, err := b.byPasskey(t, lost.key); !isWrongPasskey(err, "passkey") {
		t.Errorf("after it was reset: %v", err)
	}
	if left := b.store.Client().Passkey.Query().Where(passkey.UserID(max.ID)).CountX(b.system); left != 0 {
		t.Errorf("%d are left", left)
	}
}

// TestT38_AStrangerLearnsNothingFromPasskeys: the same answer, and one row written, whether or not a passkey is known.
func TestT38_AStrangerLearnsNothingFromPasskeys(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, _, held := b.withPasskey(t, "ada")
	asked, err := b.who.PasskeyOptions(t.Context())
	must(t, err)
	read, err := softkey.Read(string(asked.Options))
	must(t, err)
	if len(read.Allow) != 0 || read.UserVerification != "required" {
		t.Errorf("a stranger is told %s", asked.Options)
	}
	var told []string
	for _, answer := range []identity.PasskeyAnswer{
		changed(t, b.answered(t, held.key), "signature", flipped), b.answered(t, softkey.New(origin)),
	} {
		before := b.store.Client().AuditEvent.Query().CountX(b.system)
		_, err := b.with(t, answer)
		if after := b.store.Client().AuditEvent.Query().CountX(b.system); after != before+1 {
			t.Errorf("%d rows were written", after-before)
		}
		told = append(told, err.Error())
	}
	if told[0] != told[1] {
		t.Errorf("told %q", told)
	}
}

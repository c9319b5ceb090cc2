package graph_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/addresschange"
	"sightline/ent/credential"
	"sightline/ent/mail"
	"sightline/ent/passkey"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/roster"
	"sightline/internal/testkit"
	"sightline/internal/testkit/softkey"
)

// attackersAddress is where the attacker reads what arrives.
const attackersAddress = "mallory@elsewhere.example"

// attack is Rex, who administers accounts and nothing else, against somebody whose account would open more to him.
type attack struct {
	*testkit.World
	server *httptest.Server
	links  *identity.Links
	victim string
	// seen is all that was served to him on the way.
	seen strings.Builder
}

func attackOn(t *testing.T, origin *testkit.World, victim string) *attack {
	t.Helper()
	w := origin.Copy(t)
	links, err := identity.OpenLinks(w.Store.Folder(), w.Clock)
	if err != nil {
		t.Fatal(err)
	}
	return &attack{World: w, server: w.Serve(t, quiet()), links: links, victim: testkit.ID("usr", victim)}
}

// does sends a mutation about the victim as the attacker and returns the code of its failure.
func (a *attack) does(t *testing.T, format string, arguments ...any) string {
	t.Helper()
	answer := testkit.Ask(t, a.server, "rex", "mutation { a: "+fmt.Sprintf(format, arguments...)+
		" { errors { ... on UserError { code } } } }", nil)
	a.seen.Write(answer.Body)
	return codeAt(answer, "a")
}

// on is the beginning of most inputs.
func (a *attack) on(t *testing.T, id string) string {
	t.Helper()
	return fmt.Sprintf("userId: %q, expectedVersion: %d", id, a.row(t, id).Version)
}

func (a *attack) row(t *testing.T, id string) *ent.User {
	t.Helper()
	row, err := a.Store.Client().User.Get(a.System(t), id)
	if err != nil {
		t.Fatal(err)
	}
	return row
}

// want fails unless the last attempt ended so.
func want(t *testing.T, what, got, code string) {
	t.Helper()
	if got != code {
		t.Errorf("%s: got %q, want %q", what, got, code)
	}
}

// opensMail tries whatever arrived at the attacker's address and not at the victim's, by every door a link can open.
func (a *attack) opensMail(t *testing.T) {
	t.Helper()
	arrived, err := a.Store.Client().Mail.Query().Where(mail.Address(attackersAddress), mail.LinkIDNotNil()).All(a.System(t))
	if err != nil {
		t.Fatal(err)
	}
	const password = "sorrel thicket ferry"
	for _, note := range arrived {
		token := a.links.Token(*note.LinkID)
		for door, err := range map[string]error{
			"address":    a.Parts.Addresses.Confirm(t.Context(), token),
			"reset":      a.Parts.Identity.ResetPassword(t.Context(), identity.Secret(token), password),
			"invitation": a.Parts.Identity.AcceptInvitation(t.Context(), identity.Secret(token), password),
		} {
			if err == nil {
				t.Errorf("a mail to the attacker opened the %s", door)
			}
		}
	}
}

// stands is what must be as it was: who the victim is and may do, what lets them in, and who leads whom.
func (a *attack) stands(t *testing.T) string {
	t.Helper()
	row := a.row(t, a.victim)
	role := user.WorkRole("")
	if row.WorkRole != nil {
		role = *row.WorkRole
	}
	hash, err := a.Store.Client().Credential.Query().Where(credential.UserID(a.victim)).All(a.System(t))
	if err != nil || len(hash) != 1 {
		t.Fatalf("%d passwords, %v", len(hash), err)
	}
	keys, err := a.Store.Client().Passkey.Query().Where(passkey.UserID(a.victim)).All(a.System(t))
	if err != nil || len(keys) != 1 {
		t.Fatalf("%d passkeys, %v", len(keys), err)
	}
	everybody, err := a.Store.Client().User.Query().Order(ent.Asc(user.FieldID)).All(a.System(t))
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for _, person := range everybody {
		fmt.Fprintln(&lines, person.ID, person.LinePath, person.HrAdmin, person.HrAssistant, person.TechAdmin)
	}
	return fmt.Sprintln(row.Email, row.Kind, role, row.SecondFactor, hash[0].Hash, keys[0].ID, keys[0].Name, keys[0].UsedAt) + lines.String()
}

// reads is how much of what was written about anybody the attacker is served.
func (a *attack) reads(t *testing.T) int {
	t.Helper()
	read := 0
	for _, row := range a.RowsOf(t, "Answer") {
		shown := testkit.Ask(t, a.server, "rex", `query($id: ID!) { node(id: $id) { ... on Answer { text } } }`,
			map[string]any{"id": row.ID})
		if shown.At("node") != nil {
			read++
		}
	}
	return read
}

// attacks are the ways into somebody's account that the administration of accounts seems to offer (V10).
func attacks() map[string]func(t *testing.T, a *attack) {
	return map[string]func(*testing.T, *attack){
		"address": func(t *testing.T, a *attack) {
			want(t, "a change that waits", a.does(t, "changeAddress(input: { %s, email: %q })", a.on(t, a.victim), attackersAddress), "")
			a.opensMail(t)
			change, err := a.Store.Client().AddressChange.Query().Where(addresschange.UserID(a.victim)).Only(a.System(t))
			if err != nil || !change.Guarded {
				t.Fatalf("the change needs nobody: %v", err)
			}
			want(t, "agrees himself", a.does(t, "agreeToAddress(input: { changeId: %q })", change.ID), "FORBIDDEN")
			a.opensMail(t)
			told, err := a.Store.Client().Mail.Query().Where(mail.UserID(a.victim), mail.KindEQ(mail.KindADDRESS_CHANGING),
				mail.AddressIn("", a.row(t, a.victim).Email)).Exist(a.System(t))
			if err != nil || !told {
				t.Errorf("the old address was not told: %v", err)
			}
		},
		"reset link": func(t *testing.T, a *attack) {
			want(t, "sent to the victim", a.does(t, "sendPasswordReset(input: { %s })", a.on(t, a.victim)), "")
			sent, err := a.Store.Client().Mail.Query().Where(mail.UserID(a.victim), mail.KindEQ(mail.KindPASSWORD_RESET)).
				All(a.System(t))
			if err != nil || len(sent) == 0 {
				t.Fatalf("nothing was sent: %v", err)
			}
			for _, note := range sent {
				want(t, "hands it over", a.does(t, "handOverLink(input: { mailId: %q })", note.ID), "FORBIDDEN")
			}
		},
		"reset link to an address that waits": func(t *testing.T, a *attack) {
			a.does(t, "changeAddress(input: { %s, email: %q })", a.on(t, a.victim), attackersAddress)
			a.does(t, "sendPasswordReset(input: { %s })", a.on(t, a.victim))
			a.opensMail(t)
		},
		"second step": func(t *testing.T, a *attack) {
			want(t, "takes it away", a.does(t, "resetSecondFactor(input: { %s })", a.on(t, a.victim)), "INVALID_STATE")
			want(t, "asks it of nobody", a.does(t, "requireSecondFactor(input: { expectedVersion: 1, required: false })"), "FORBIDDEN")
		},
		"passkey": func(t *testing.T, a *attack) {
			theirs := a.Store.Client().Passkey.Query().Where(passkey.UserID(a.victim)).OnlyX(a.System(t))
			want(t, "removes it", a.does(t, "removePasskey(input: { passkeyId: %q })", theirs.ID), "NOT_FOUND")
			want(t, "renames it", a.does(t, "renamePasskey(input: { passkeyId: %q, name: \"Mine\" })", theirs.ID), "NOT_FOUND")
			want(t, "reads it", testkit.Ask(t, a.server, "rex", fmt.Sprintf("{ node(id: %q) { id } }", theirs.ID), nil).Code(),
				"NOT_FOUND")
			a.logsInAs(t, theirs.CredentialID)
		},
		"session": func(t *testing.T, a *attack) {
			for _, row := range a.RowsOf(t, "Session") {
				session, ok := row.Object.(*ent.Session)
				if ok && session.UserID == a.victim {
					want(t, "ends it", a.does(t, "endSessions(input: { sessionIds: [%q] })", row.ID), "NOT_FOUND")
					want(t, "reads it", testkit.Ask(t, a.server, "rex", fmt.Sprintf("{ node(id: %q) { id } }", row.ID), nil).Code(),
						"NOT_FOUND")
				}
			}
		},
		"token": func(t *testing.T, a *attack) {
			for _, row := range a.RowsOf(t, "AccessToken") {
				token, ok := row.Object.(*ent.AccessToken)
				if ok && token.UserID == a.victim {
					want(t, "ends it", a.does(t, "deleteAccessToken(input: { tokenId: %q })", row.ID), "NOT_FOUND")
				}
			}
		},
		"role": func(t *testing.T, a *attack) {
			for _, role := range []string{"HR_ADMIN", "HR_ASSISTANT", "TECH_ADMIN"} {
				for _, whose := range []string{testkit.ID("usr", "rex"), testkit.ID("usr", "otto"), a.victim} {
					want(t, "gives "+role, a.does(t, "grantPeopleRole(input: { %s, role: %s, readsPast: true })", a.on(t, whose), role),
						"FORBIDDEN")
					want(t, "takes "+role, a.does(t, "revokePeopleRole(input: { %s, role: %s })", a.on(t, whose), role), "FORBIDDEN")
				}
			}
		},
		"line manager": func(t *testing.T, a *attack) {
			for _, whose := range []string{a.victim, testkit.ID("usr", "sue")} {
				want(t, "leads them", a.does(t, "setLineManager(input: { %s, managerId: %q })", a.on(t, whose),
					testkit.ID("usr", "rex")), "FORBIDDEN")
			}
		},
		"table": func(t *testing.T, a *attack) {
			rex, sue, victim := a.row(t, testkit.ID("usr", "rex")), a.row(t, testkit.ID("usr", "sue")), a.row(t, a.victim)
			checked, err := a.Parts.Roster.Check(a.As(t, "rex"), "people.csv", nil, strings.NewReader(fmt.Sprintf(
				"email,line manager\n%s,%s\n%s,%s\n", victim.Email, rex.Email, sue.Email, rex.Email)))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := a.Parts.Roster.Apply(a.As(t, "rex"),
				roster.ApplyImportInput{ImportID: checked.ImportID, ExpectedVersion: 1}); err != nil {
				return
			}
			if err := a.Parts.Jobs.RunDue(t.Context(), a.Parts.Handlers()); err != nil {
				t.Fatal(err)
			}
		},
		"invitation that is handed over": func(t *testing.T, a *attack) {
			if code := a.does(t, "inviteMember(input: { %s })", a.on(t, a.victim)); code != "INVALID_STATE" {
				t.Errorf("is invited again: %s", code)
			}
			for _, row := range a.RowsOf(t, "Mail") {
				if note, ok := row.Object.(*ent.Mail); ok && note.UserID == a.victim {
					if code := a.does(t, "handOverLink(input: { mailId: %q })", row.ID); code != "FORBIDDEN" && code != "NOT_FOUND" {
						t.Errorf("a mail of kind %s is handed over: %q", note.Kind, code)
					}
				}
			}
		},
		"deactivate and make again": func(t *testing.T, a *attack) {
			email := a.row(t, a.victim).Email
			want(t, "deactivates", a.does(t, "deactivateMember(input: { %s })", a.on(t, a.victim)), "")
			want(t, "makes their address anew", a.does(t, newAccount, strings.ToUpper(email)), "BAD_USER_INPUT")
			want(t, "moves it away", a.does(t, "changeAddress(input: { %s, email: %q })", a.on(t, a.victim), attackersAddress),
				"INVALID_STATE")
			want(t, "invites", a.does(t, "inviteMember(input: { %s })", a.on(t, a.victim)), "INVALID_STATE")
			want(t, "resets", a.does(t, "sendPasswordReset(input: { %s })", a.on(t, a.victim)), "INVALID_STATE")
			want(t, "reactivates", a.does(t, "reactivateMember(input: { %s })", a.on(t, a.victim)), "")
		},
		"guest and back": func(t *testing.T, a *attack) {
			want(t, "makes a guest", a.does(t, "makeGuest(input: { %s })", a.on(t, a.victim)), "INVALID_STATE")
			want(t, "graduates", a.does(t, "graduateGuest(input: { %s, workRole: REVIEWER, outside: true })", a.on(t, a.victim)), "FORBIDDEN")
		},
	}
}

// logsInAs adds a passkey of the attacker's own, says with it that it was made for the victim and that it is theirs, and
// tries every door that takes one.
func (a *attack) logsInAs(t *testing.T, credentialID []byte) {
	t.Helper()
	key := softkey.New(testkit.PublicURL)
	made := testkit.Ask(t, a.server, "rex", `mutation { startPasskey { newPasskey { options ticket } } }`, nil)
	answer, err := key.Create(fmt.Sprint(made.At("startPasskey", "newPasskey", "options")))
	if err != nil {
		t.Fatal(err)
	}
	want(t, "adds his own", a.does(t, `confirmPasskey(input: { ticket: %q, answer: %q, name: "Mine" })`,
		made.At("startPasskey", "newPasskey", "ticket"), answer), "")
	own := key.ID
	for name, id := range map[string][]byte{"his own": own, "the victim's": credentialID} {
		a.Clock.Advance(time.Second)
		asked, err := a.Parts.Identity.PasskeyOptions(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		key.ID, key.Handle = id, []byte(a.victim)
		signed, err := key.Get(string(asked.Options))
		if err != nil {
			t.Fatal(err)
		}
		_, err = a.Parts.Identity.SignInByPasskey(t.Context(), identity.PasskeyAttempt{
			PasskeyAnswer: identity.PasskeyAnswer{Ticket: asked.Ticket, Answer: identity.Secret(signed)},
		})
		want(t, name+" as the victim", string(apperr.CodeOf(err)), "BAD_USER_INPUT")
	}
}

// withSecondStep gives a persona an authenticator app and a passkey to lose.
func withSecondStep(persona string) fact {
	return func(ctx context.Context, tx *ent.Client) error {
		id := testkit.ID("usr", persona)
		if err := tx.User.UpdateOneID(id).SetSecondFactor(true).Exec(ctx); err != nil {
			return err
		}
		if err := tx.Authenticator.Create().SetUserID(id).SetSealed([]byte(persona)).SetLastStep(0).Exec(ctx); err != nil {
			return err
		}
		return tx.Passkey.Create().SetUserID(id).SetName("Key").SetCredentialID([]byte(persona)).SetPublicKey([]byte(persona)).
			SetSignCount(0).SetMaySync(true).SetSynced(true).SetLastChallenge(testkit.Now()).Exec(ctx)
	}
}

const newAccount = `createMember(input: { email: %q, name: "Again", workRole: COLLABORATOR, invite: true })`

// TestV10_NoWayIntoAnAccountThatReads: power over accounts is no power to read. Rex administers accounts; by every way
// that this offers he tries the account of an HR administrator and of a line manager. After each he is served as much
// as before, no secret was shown to him, and the victim's account, the roles and the reporting line are as they were.
func TestV10_NoWayIntoAnAccountThatReads(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	origin.Change(t, account("rex", func(u *ent.UserUpdateOne) { u.SetWorkRole(user.WorkRoleADMIN) }))
	victims := []string{"hana", "max"}
	for _, victim := range victims {
		origin.Change(t, withSecondStep(victim))
	}
	for _, victim := range victims {
		for name, path := range attacks() {
			t.Run(victim+" "+name, func(t *testing.T) {
				t.Parallel()
				a := attackOn(t, origin, victim)
				before, read := a.stands(t), a.reads(t)
				path(t, a)
				if after := a.stands(t); after != before {
					t.Errorf("it is\n%s\nand was\n%s", after, before)
				}
				if now := a.reads(t); now != read {
					t.Errorf("he reads %d answers and read %d before", now, read)
				}
				for _, secret := range []string{"sl_lnk_", "sl_pat_"} {
					if strings.Contains(a.seen.String(), secret) {
						t.Errorf("he was shown a secret %s", secret)
					}
				}
			})
		}
	}
}

// TestV10_WhoeverTakesTheAddressOfATombstoneReadsNothing: somebody who reads is deleted, and an account is made with
// their address. It is another person: no role, nobody below, and nothing that was written about or by the first.
func TestV10_WhoeverTakesTheAddressOfATombstoneReadsNothing(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	origin.Change(t, account("rex", func(u *ent.UserUpdateOne) { u.SetWorkRole(user.WorkRoleADMIN) }))
	for _, victim := range []string{"hana", "max"} {
		t.Run(victim, func(t *testing.T) {
			t.Parallel()
			a := attackOn(t, origin, victim)
			was := a.row(t, a.victim)
			want(t, "deletes", a.does(t, "deleteAccount(input: { %s, confirmName: %q })", a.on(t, a.victim), was.Name), "")
			want(t, "makes the address anew", a.does(t, newAccount, was.Email), "")
			made, err := a.Store.Client().User.Query().Where(user.Email(was.Email)).WithReports().Only(a.System(t))
			if err != nil {
				t.Fatal(err)
			}
			if made.ID == was.ID || made.HrAdmin || made.HrAssistant || made.TechAdmin || len(made.Edges.Reports) > 0 {
				t.Errorf("the new account is %+v", made)
			}
			a.becomes(t, made.ID)
			if read := a.reads(t); read != 0 {
				t.Errorf("the new account reads %d answers", read)
			}
		})
	}
}

// becomes gives the attacker's session to another account: what is served next is served to that.
func (a *attack) becomes(t *testing.T, id string) {
	t.Helper()
	a.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.User.UpdateOneID(id).SetState(user.StateACTIVE).Exec(ctx); err != nil {
			return err
		}
		session := testkit.ID("ses", "rex")
		if err := tx.Session.DeleteOneID(session).Exec(ctx); err != nil {
			return err
		}
		return tx.Session.Create().SetID(session).SetUserID(id).SetTokenHash("again").SetDevice("").SetNetwork("").
			SetSeenAt(testkit.Now()).SetProvedAt(testkit.Now()).SetExpiresAt(testkit.Now().Add(time.Hour)).Exec(ctx)
	})
}

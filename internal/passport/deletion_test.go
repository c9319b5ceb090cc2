package passport_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"sightline/ent"
	"sightline/ent/auditevent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/passport"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/testkit"
	"sightline/internal/todo"
)

func ask(t *testing.T, w *testkit.World, persona, reason string) *ent.DeletionRequest {
	t.Helper()
	asked, err := w.Parts.Passport.AskForDeletion(w.As(t, persona), passport.AskForDeletionInput{Reason: reason})
	if err != nil {
		t.Fatalf("%s asks: %v", persona, err)
	}
	return asked
}

// wants are those of the personas whom the to-do waits for.
func wants(t *testing.T, w *testkit.World, id string) string {
	t.Helper()
	var found []string
	many := 100
	for _, persona := range testkit.Personas() {
		todos, err := w.Parts.Todos.List(w.As(t, persona), page.Args{First: &many})
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range todos.Nodes {
			if one.Kind == todo.AnswerDeletion && one.DeletionRequest.ID == id {
				found = append(found, persona)
			}
		}
	}
	return strings.Join(found, " ")
}

func isKey(err error, key string) bool {
	var told *apperr.Error
	return errors.As(err, &told) && told.Key == key
}

// TestWhoMayDeleteHasTheToDo: HR administrators and administrators answer a guest, administrators alone a member from
// outside; it is over when it is taken back, declined or carried out.
func TestWhoMayDeleteHasTheToDo(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	gus, con := ask(t, w, "gus", " I left the company.\r\n"), ask(t, w, "con", "")
	if gus.Reason != "I left the company." {
		t.Errorf("kept %q", gus.Reason)
	}
	if got := wants(t, w, gus.ID); got != "ada hana" {
		t.Errorf("%q are to answer the guest", got)
	}
	if got := wants(t, w, con.ID); got != "ada" {
		t.Errorf("%q are to answer the member from outside", got)
	}
	_, err := w.Parts.Passport.AskForDeletion(w.As(t, "gus"), passport.AskForDeletionInput{})
	if !isKey(err, "state.deletion_asked") {
		t.Errorf("asked twice: %v", err)
	}
	back := passport.WithdrawDeletionInput{RequestID: gus.ID}
	if err := w.Parts.Passport.WithdrawDeletion(w.As(t, "gus"), back); err != nil {
		t.Fatal(err)
	}
	no := passport.DeclineDeletionInput{RequestID: con.ID, Reason: "Soon."}
	_, err = w.Parts.Passport.DeclineDeletion(w.As(t, "ada"), no)
	if err != nil {
		t.Fatal(err)
	}
	if got := wants(t, w, gus.ID) + wants(t, w, con.ID); got != "" {
		t.Errorf("%q are still to answer", got)
	}
	if left, err := w.Store.Client().DeletionRequest.Get(w.System(t), gus.ID); !ent.IsNotFound(err) {
		t.Errorf("taken back and still there: %v, %v", left, err)
	}
}

// TestDecliningTellsWhy: the person reads the reason, in a mail and on the passport; the log has it nowhere. Then they
// may ask again, and the answer from before is gone.
func TestDecliningTellsWhy(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	asked := ask(t, w, "gus", "my-secret-reason")
	input := passport.DeclineDeletionInput{RequestID: asked.ID, Reason: " \u200b"}
	if _, err := w.Parts.Passport.DeclineDeletion(w.As(t, "hana"), input); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("declined without a reason: %v", err)
	}
	input.Reason = "your-open-invoice"
	if _, err := w.Parts.Passport.DeclineDeletion(w.As(t, "hana"), input); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Parts.Passport.DeclineDeletion(w.As(t, "ada"), input); !isKey(err, "state.deletion_answered") {
		t.Errorf("declined twice: %v", err)
	}
	told := w.Store.Client().Mail.Query().Where(entmail.KindEQ(entmail.KindDELETION_DECLINED)).OnlyX(w.System(t))
	if told.UserID != testkit.ID("usr", "gus") || told.PersonalMessage != "your-open-invoice" || told.Address != "" {
		t.Errorf("the mail is %+v", told)
	}
	own, err := w.Parts.Passport.DeletionsOf(w.As(t, "gus"), []string{testkit.ID("usr", "gus")})
	if err != nil || len(own) != 1 || own[0].DeclineReason != "your-open-invoice" || own[0].DeclinedAt == nil {
		t.Errorf("the person reads %v, %v", own, err)
	}
	events := w.Store.Client().AuditEvent.Query().Where(auditevent.SubjectID(testkit.ID("usr", "gus")),
		auditevent.ActionIn(string(policy.AskForDeletion), string(policy.DeclineDeletion))).AllX(w.System(t))
	if len(events) != 2 {
		t.Errorf("%d events; want the asking and the answer", len(events))
	}
	for _, event := range events {
		if said := event.String(); strings.Contains(said, "secret") || strings.Contains(said, "invoice") {
			t.Errorf("the log tells why: %s", said)
		}
	}
	again := ask(t, w, "gus", "")
	if again.ID == asked.ID || again.DeclinedAt != nil || again.DeclineReason != "" {
		t.Errorf("asking again begins with %+v", again)
	}
}

// TestCarryingOutForgets: the deletion is the one that there is, with the name typed; it tells the person at the
// address that goes, and leaves nothing of the wish. Who did not ask is not written to.
func TestCarryingOutForgets(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	gus := w.Viewer(t, "gus").User
	ask(t, w, "gus", "my-secret-reason")
	graduation := people.GraduateGuestInput{
		UserID: gus.ID, ExpectedVersion: 1, WorkRole: user.WorkRoleREVIEWER, Outside: true,
	}
	if _, err := w.Parts.People.GraduateGuest(w.As(t, "ada"), graduation); !isKey(err, "state.graduate_deletion") {
		t.Errorf("graduated without an answer: %v", err)
	}
	for _, persona := range []string{"gus", "gia"} {
		person := w.Viewer(t, persona).User
		if persona == "gia" {
			// The world's request of Gia is not there: nobody asked.
			if err := w.Parts.Passport.WithdrawDeletion(w.As(t, persona),
				passport.WithdrawDeletionInput{RequestID: testkit.ID("dlr", persona)}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.Parts.People.DeleteAccount(w.As(t, "hana"), people.DeleteAccountInput{
			UserID: person.ID, ExpectedVersion: 1, ConfirmName: person.Name,
		}); err != nil {
			t.Fatal(err)
		}
	}
	if left := w.Store.Client().DeletionRequest.Query().CountX(w.System(t)); left != 1 {
		t.Errorf("%d requests are left; want that of Con", left)
	}
	told := w.Store.Client().Mail.Query().Where(entmail.KindEQ(entmail.KindDELETION_DONE),
		entmail.UserIDIn(gus.ID, testkit.ID("usr", "gia"))).AllX(w.System(t))
	if len(told) != 1 || told[0].UserID != gus.ID || told[0].Address == "" || told[0].Address != gus.Email ||
		told[0].State != entmail.StateQUEUED {
		t.Errorf("told %+v", told)
	}
}

// TestSixteenAskAtOnce: of sixteen at the same moment one is kept.
func TestSixteenAskAtOnce(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	ctx := w.As(t, "gus")
	for round := range testkit.Rounds(t) {
		won := race(t, "state.deletion_asked", 16, func(int) error {
			_, err := w.Parts.Passport.AskForDeletion(ctx, passport.AskForDeletionInput{})
			return err
		})
		asked, err := w.Parts.Passport.DeletionsOf(ctx, []string{testkit.ID("usr", "gus")})
		if err != nil || won != 1 || len(asked) != 1 {
			t.Fatalf("round %d: %d of 16 asked, %d requests, %v", round, won, len(asked), err)
		}
		input := passport.WithdrawDeletionInput{RequestID: asked[0].ID}
		if err := w.Parts.Passport.WithdrawDeletion(ctx, input); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTakenBackOrDeclined: whoever takes it back and whoever declines it at the same moment never both succeed.
func TestTakenBackOrDeclined(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	person, admin := w.As(t, "gus"), w.As(t, "hana")
	for round := range testkit.Rounds(t) {
		asked, err := w.Parts.Passport.AskForDeletion(person, passport.AskForDeletionInput{})
		if err != nil {
			t.Fatal(err)
		}
		won := race(t, "state.deletion_answered", 2, func(who int) error {
			if who == 0 {
				return w.Parts.Passport.WithdrawDeletion(person, passport.WithdrawDeletionInput{RequestID: asked.ID})
			}
			_, err := w.Parts.Passport.DeclineDeletion(admin,
				passport.DeclineDeletionInput{RequestID: asked.ID, Reason: "No"})
			return err
		})
		if won != 1 {
			t.Fatalf("round %d: %d of 2 succeeded", round, won)
		}
	}
}

// race runs several tries at once and counts those that succeed; the others are refused for this reason, or do not find
// what was there.
func race(t *testing.T, key string, tries int, try func(who int) error) int {
	t.Helper()
	var start, done sync.WaitGroup
	start.Add(1)
	results := make(chan error, tries)
	for who := range tries {
		done.Add(1)
		go func() {
			defer done.Done()
			start.Wait()
			results <- try(who)
		}()
	}
	start.Done()
	done.Wait()
	close(results)
	won := 0
	for err := range results {
		switch {
		case err == nil:
			won++
		case !isKey(err, key) && apperr.CodeOf(err) != apperr.NotFound:
			t.Fatalf("refused in another way: %v", err)
		}
	}
	return won
}

package identity_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/jobs"
)

func TestAcceptMakesTheAccountActive(t *testing.T) {
	t.Parallel()
	b := setup(t)
	person, token := b.invited(t, "gia", func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) })
	must(t, b.who.AcceptInvitation(t.Context(), token, goodPassword))
	after := b.store.Client().User.GetX(b.system, person.ID)
	if after.State != user.StateACTIVE || after.VerifiedAt == nil || after.Version != person.Version+1 {
		t.Fatalf("the account is %s, verified %v, version %d", after.State, after.VerifiedAt, after.Version)
	}
	if _, err := b.signIn(t, person.Email, goodPassword); err != nil {
		t.Fatal(err)
	}
}

// T24: mail scanners open links; that uses nothing up.
func TestT24_LookingUsesNothingUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	sue := b.person(t, "sue", nil)
	_, token := b.invited(t, "max", func(c *ent.UserCreate) { c.SetInvitedByID(sue.ID) })
	for range 20 {
		shown, err := b.who.Preview(t.Context(), token)
		must(t, err)
		want := identity.Invitation{Inviter: "sue", Email: "max@aldersund.example", Name: "max"}
		if shown != want {
			t.Fatalf("%+v", shown)
		}
	}
	must(t, b.who.AcceptInvitation(t.Context(), token, goodPassword))
}

// A guest learns the inviter's name only where it is one of those they were asked to write about (V7).
func TestPreviewHidesTheInviterFromOutsiders(t *testing.T) {
	t.Parallel()
	b := setup(t)
	hana := b.person(t, "hana", nil)
	for name, as := range map[string]func(*ent.UserCreate){
		"gia": func(c *ent.UserCreate) { c.SetInvitedByID(hana.ID).SetKind(user.KindGUEST) },
		"out": func(c *ent.UserCreate) { c.SetInvitedByID(hana.ID).SetOutside(true) },
	} {
		_, token := b.invited(t, name, as)
		shown, err := b.who.Preview(t.Context(), token)
		if err != nil || shown.Inviter != "" {
			t.Errorf("%s: %+v, %v", name, shown, err)
		}
	}
}

func TestT42_OneOfSixteenWins(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, invitation := b.invited(t, "gia", nil)
	max := b.member(t, "max", nil)
	reset := b.resetToken(t, max)
	for name, use := range map[string]func(password identity.Secret) error{
		"accept": func(p identity.Secret) error { return b.who.AcceptInvitation(t.Context(), invitation, p) },
		"reset":  func(p identity.Secret) error { return b.who.ResetPassword(t.Context(), reset, p) },
	} {
		var won, refused atomic.Int32
		var all sync.WaitGroup
		for i := range 16 {
			all.Go(func() {
				err := use(identity.Secret(fmt.Sprintf("%s %d", goodPassword, i)))
				switch {
				case err == nil:
					won.Add(1)
				case errors.Is(err, apperr.State("auth.link_used")):
					refused.Add(1)
				default:
					t.Errorf("%s: %v", name, err)
				}
			})
		}
		all.Wait()
		if won.Load() != 1 || refused.Load() != 15 {
			t.Errorf("%s: %d won, %d were refused", name, won.Load(), refused.Load())
		}
	}
}

func TestT42_OlderInvitationsAreVoid(t *testing.T) {
	t.Parallel()
	b := setup(t)
	person, first := b.invited(t, "gia", nil)
	second := b.invite(t, person)
	err := b.who.AcceptInvitation(t.Context(), first, goodPassword)
	if !errors.Is(err, apperr.State("auth.link_used")) {
		t.Fatalf("the older link: %v", err)
	}
	must(t, b.who.AcceptInvitation(t.Context(), second, goodPassword))
}

func TestLinksThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, invitation := b.invited(t, "gia", nil)
	max := b.member(t, "max", nil)
	reset := b.resetToken(t, max)
	locked, lockedToken := b.invited(t, "gus", nil)
	must(t, b.setState(locked, user.StateLOCKED))
	unknown := apperr.New(apperr.NotFound, "auth.link_unknown")
	for name, c := range map[string]struct {
		err  error
		want *apperr.Error
	}{
		"unknown": {b.who.AcceptInvitation(t.Context(), "sl_lnk_x", goodPassword), unknown},
		"empty":   {b.who.AcceptInvitation(t.Context(), "", goodPassword), unknown},
		"a reset as an invitation": {
			b.who.AcceptInvitation(t.Context(), reset, goodPassword), unknown,
		},
		"an invitation as a reset": {
			b.who.ResetPassword(t.Context(), invitation, goodPassword), unknown,
		},
		"locked": {b.who.AcceptInvitation(t.Context(), lockedToken, goodPassword), apperr.State("auth.link_used")},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: %v", name, c.err)
		}
	}
	b.clock.Advance(30 * time.Minute)
	if err := b.who.ResetPassword(t.Context(), reset, otherPassword); !errors.Is(err, apperr.State("auth.link_expired")) {
		t.Errorf("a reset after 30 minutes: %v", err)
	}
	b.clock.Advance(7*24*time.Hour - 31*time.Minute)
	if _, err := b.who.Preview(t.Context(), invitation); err != nil {
		t.Errorf("an invitation after almost 7 days: %v", err)
	}
	b.clock.Advance(time.Minute)
	if _, err := b.who.Preview(t.Context(), invitation); !errors.Is(err, apperr.State("auth.link_expired")) {
		t.Errorf("an invitation after 7 days: %v", err)
	}
}

// A link that is no longer for its account shows nothing about it, and comes back with the account.
func TestT38_LinksOfAccountsOutOfUseAnswerAsVoidedOnes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gia, invitation := b.invited(t, "gia", func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) })
	max := b.member(t, "max", nil)
	reset := b.resetToken(t, max)
	voided := apperr.State("auth.link_used")
	hashed := b.hasher.hashed.Load()
	for _, state := range []user.State{user.StateLOCKED, user.StateDEACTIVATED, user.StateDELETED, user.StateACTIVE} {
		must(t, b.setState(gia, state))
		shown, err := b.who.Preview(t.Context(), invitation)
		if shown != (identity.Invitation{}) || !errors.Is(err, voided) {
			t.Errorf("%s: %+v, %v", state, shown, err)
		}
		if err := b.who.AcceptInvitation(t.Context(), invitation, goodPassword); !errors.Is(err, voided) {
			t.Errorf("%s: accepting: %v", state, err)
		}
	}
	for _, state := range []user.State{user.StateLOCKED, user.StateDEACTIVATED, user.StateDELETED, user.StateINVITED} {
		must(t, b.setState(max, state))
		if err := b.who.ResetPassword(t.Context(), reset, otherPassword); !errors.Is(err, voided) {
			t.Errorf("%s: a reset: %v", state, err)
		}
	}
	if b.hasher.hashed.Load() != hashed {
		t.Error("a password was hashed for nobody")
	}
	must(t, b.setState(gia, user.StateINVITED))
	must(t, b.who.AcceptInvitation(t.Context(), invitation, goodPassword))
}

func TestT41_AResetEndsSessionsAndOtherLinks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	begun, err := b.signIn(t, ada.Email, goodPassword)
	must(t, err)
	first := b.resetToken(t, ada)
	b.clock.Advance(time.Minute)
	second := b.resetToken(t, ada)
	if err := b.who.ResetPassword(t.Context(), first, otherPassword); !errors.Is(err, apperr.State("auth.link_used")) {
		t.Fatalf("the older link: %v", err)
	}
	must(t, b.who.ResetPassword(t.Context(), second, otherPassword))
	if b.signedIn(t, begun.Session) {
		t.Error("a session outlives the reset")
	}
	if err := b.who.ResetPassword(t.Context(), second, goodPassword); !errors.Is(err, apperr.State("auth.link_used")) {
		t.Errorf("the second use: %v", err)
	}
	if _, err := b.signIn(t, ada.Email, goodPassword); !isWrongPair(err) {
		t.Errorf("the old password: %v", err)
	}
	if open := b.store.Client().OneTimeLink.Query().
		Where(onetimelink.UsedAtIsNil(), onetimelink.VoidedAtIsNil()).CountX(b.system); open != 0 {
		t.Errorf("%d links are still open", open)
	}
}

// Somebody who knows the old password is signing in while its owner resets it.
func TestT41_NoSessionBeginsWithAPasswordThatWasResetMeanwhile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	token := b.resetToken(t, ada)
	b.hasher.meanwhile = func() { must(t, b.who.ResetPassword(t.Context(), token, otherPassword)) }
	if _, err := b.signIn(t, ada.Email, goodPassword); !isWrongPair(err) {
		t.Errorf("the old password signs in: %v", err)
	}
	if open := b.store.Client().Session.Query().CountX(b.system); open != 0 {
		t.Errorf("%d sessions are left", open)
	}
}

func TestABadPasswordUsesNothingUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, token := b.invited(t, "gia", nil)
	before := b.hasher.hashed.Load()
	if err := b.who.AcceptInvitation(t.Context(), token, "short"); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Fatal(err)
	}
	if b.hasher.hashed.Load() != before {
		t.Error("it was hashed")
	}
	must(t, b.who.AcceptInvitation(t.Context(), token, goodPassword))
}

// The answer comes after the same statements and the same rows, whoever has the address; links and mails are made later.
func TestT38_ForgottenPasswordsAnswerAlike(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.member(t, "ada", nil)
	b.person(t, "max", func(c *ent.UserCreate) { c.SetState(user.StateINVITED) })
	b.person(t, "gia", func(c *ent.UserCreate) { c.SetState(user.StateINVITED).SetKind(user.KindGUEST) })
	b.member(t, "ex", func(c *ent.UserCreate) { c.SetState(user.StateDEACTIVATED) })
	b.person(t, "silent", func(c *ent.UserCreate) { c.SetState(user.StatePROVISIONED).SetKind(user.KindGUEST) })
	statements := b.watched()
	rows := func() [4]int {
		db := b.store.Client()
		return [4]int{
			db.AuditEvent.Query().CountX(b.system), db.Job.Query().CountX(b.system),
			db.OneTimeLink.Query().CountX(b.system), db.Mail.Query().CountX(b.system),
		}
	}
	for i, name := range []string{"ada", "max", "gia", "ex", "silent", "nobody"} {
		statements()
		must(t, b.who.ForgotPassword(t.Context(), name+"@aldersund.example", "192.0.2.0/24"))
		want := []string{"*ent.UserQuery", "OpCreate Job", "OpCreate AuditEvent"}
		if made := statements(); !slices.Equal(made, want) {
			t.Errorf("%s: %v", name, made)
		}
		if got := rows(); got != [4]int{i + 1, i + 1, 0, 0} {
			t.Errorf("%s: %v events, jobs, links and mails after %d requests", name, got, i+1)
		}
	}
	b.work(t)
	var mails []string
	for _, m := range b.store.Client().Mail.Query().WithUser().AllX(b.system) {
		mails = append(mails, m.Edges.User.Name+" "+m.Kind.String())
	}
	slices.Sort(mails)
	if want := []string{"ada PASSWORD_RESET", "gia GUEST_INVITATION", "max INVITATION"}; !slices.Equal(mails, want) {
		t.Errorf("mails: %v", mails)
	}
	if err := b.who.ForgotPassword(t.Context(), "no address", ""); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Errorf("no address: %v", err)
	}
}

// watched records the statements that the instance makes from now on; each call returns those since the last.
func (b testBundle) watched() func() []string {
	var all []string
	b.store.Client().Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, query ent.Query) (ent.Value, error) {
			all = append(all, fmt.Sprintf("%T", query))
			return next.Query(ctx, query)
		})
	}))
	b.store.Client().Use(func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			all = append(all, m.Op().String()+" "+m.Type())
			return next.Mutate(ctx, m)
		})
	})
	return func() []string {
		since := all
		all = nil
		return since
	}
}

// What was asked for is not lost when the server stops before it was seen to.
func TestALinkThatWasAskedForOutlivesTheServer(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	must(t, b.who.ForgotPassword(t.Context(), ada.Email, "192.0.2.0/24"))
	b.jobs = jobs.New(b.store, nil)
	b.work(t)
	if mails := b.store.Client().Mail.Query().CountX(b.system); mails != 1 {
		t.Fatalf("%d mails", mails)
	}
}

// Between the request and the worker the account may have gone out of use.
func TestT38_NoLinkIsMadeForAnAccountThatWasLockedMeanwhile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	must(t, b.who.ForgotPassword(t.Context(), ada.Email, "192.0.2.0/24"))
	must(t, b.setState(ada, user.StateLOCKED))
	b.work(t)
	if links := b.store.Client().OneTimeLink.Query().CountX(b.system); links != 0 {
		t.Fatalf("%d links", links)
	}
}

func TestT29_NobodyIsFloodedWithMails(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	var wait *identity.WaitError
	for range 100 {
		err := b.who.ForgotPassword(t.Context(), ada.Email, "192.0.2.0/24")
		if err != nil && !errors.As(err, &wait) {
			t.Fatal(err)
		}
	}
	b.work(t)
	if mails := b.store.Client().Mail.Query().CountX(b.system); mails != 1 || wait == nil {
		t.Fatalf("%d mails at once, refused: %v", mails, wait)
	}
	for i := range 30 {
		b.clock.Advance(2 * time.Minute)
		b.forgot(t, ada.Email, fmt.Sprintf("198.51.%d.0/24", i))
	}
	if mails := b.store.Client().Mail.Query().CountX(b.system); mails > 7 {
		t.Fatalf("%d mails within the hour", mails)
	}
}

// Without a mail server the link that an administrator has handed over is the only one that reaches somebody, so a
// stranger who knows the address must not be able to end it. With one, the newest link counts, and it is mailed.
func TestAStrangerDoesNotEndAHandedOverInvitation(t *testing.T) {
	t.Parallel()
	for smtpURL, kept := range map[string]bool{"": true, "smtp://mail.aldersund.example:587": false} {
		b := setupWith(t, smtpURL)
		gia, token := b.invited(t, "gia", func(c *ent.UserCreate) { c.SetKind(user.KindGUEST) })
		b.clock.Advance(2 * time.Minute)
		b.forgot(t, gia.Email, "203.0.113.0/24")
		mails, links := b.store.Client().Mail.Query().CountX(b.system), b.store.Client().OneTimeLink.Query().CountX(b.system)
		if _, err := b.who.Preview(t.Context(), token); (err == nil) != kept || (mails == 0) != kept || (links == 1) != kept {
			t.Errorf("%q: %v, %d mails, %d links", smtpURL, err, mails, links)
		}
	}
}

// What is over may be replaced: the new link waits in the outbox for an administrator to hand it over.
func TestAnExpiredInvitationIsReplacedWithoutAMailServerToo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	gia, token := b.invited(t, "gia", nil)
	b.clock.Advance(7 * 24 * time.Hour)
	b.forgot(t, gia.Email, "203.0.113.0/24")
	if _, err := b.who.Preview(t.Context(), token); !errors.Is(err, apperr.State("auth.link_used")) {
		t.Errorf("the older link: %v", err)
	}
	if mails := b.store.Client().Mail.Query().CountX(b.system); mails != 1 {
		t.Errorf("%d mails", mails)
	}
}

func TestT66_TheKeyIsMadeOnceAndForItsOwnerAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	path := filepath.Join(b.store.Folder(), identity.KeyFile)
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm() != 0o600 || info.Size() != 32 {
		t.Fatalf("%s, %d bytes", info.Mode(), info.Size())
	}
	again, err := identity.OpenLinks(b.store.Folder(), b.clock)
	must(t, err)
	other, err := identity.OpenLinks(t.TempDir(), b.clock)
	must(t, err)
	if again.Token("lnk_1") != b.links.Token("lnk_1") || other.Token("lnk_1") == b.links.Token("lnk_1") {
		t.Fatal("tokens do not hang on the key")
	}
	must(t, os.WriteFile(path, []byte("short"), 0o600))
	if _, err := identity.OpenLinks(b.store.Folder(), b.clock); err == nil {
		t.Fatal("a damaged key was taken")
	}
}

func TestTheFirstAccountGetsEveryRoleAndOneLink(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := identity.FirstAccount{Email: "Ada@aldersund.example", Name: "Ada", Company: "Aldersund"}
	if token, fresh, err := b.who.PrepareFirst(t.Context(), identity.FirstAccount{}); token != "" || !fresh || err != nil {
		t.Fatalf("without an address: %q, %v, %v", token, fresh, err)
	}
	if _, _, err := b.who.PrepareFirst(t.Context(), identity.FirstAccount{Email: "ada"}); err == nil {
		t.Fatal("what is no address was taken")
	}
	token, _, err := b.who.PrepareFirst(t.Context(), first)
	must(t, err)
	if again, _, err := b.who.PrepareFirst(t.Context(), first); again != token || err != nil {
		t.Fatalf("the second start shows another link: %v", err)
	}
	must(t, b.who.AcceptInvitation(t.Context(), identity.Secret(token), goodPassword))
	if again, fresh, err := b.who.PrepareFirst(t.Context(), first); again != "" || fresh || err != nil {
		t.Fatalf("a link is shown for an account in use: %v", err)
	}
	begun, err := b.signIn(t, "ada@aldersund.example", goodPassword)
	must(t, err)
	viewer, err := b.who.Viewer(t.Context(), begun.Session)
	must(t, err)
	if !viewer.WorkAdmin() || !viewer.HRAdmin() || !viewer.HRAssistant() || !viewer.TechAdmin() {
		t.Fatal("a role is missing")
	}
}

// An administrator who was handed the link and kept it would get what the person was given meanwhile.
func TestV10_AHandedOverLinkOpensNothingThatCameLater(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ada := b.member(t, "ada", nil)
	for name, given := range map[string]func(ctx context.Context, tx *ent.Client, to *ent.User) error{
		"a people role": func(ctx context.Context, tx *ent.Client, to *ent.User) error {
			return tx.User.UpdateOneID(to.ID).SetHrAssistant(true).Exec(ctx)
		},
		"the work role of administrators": func(ctx context.Context, tx *ent.Client, to *ent.User) error {
			return tx.User.UpdateOneID(to.ID).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
		},
		"reports": func(ctx context.Context, tx *ent.Client, to *ent.User) error {
			return tx.User.UpdateOneID(ada.ID).SetManagerID(to.ID).Exec(ctx)
		},
	} {
		person, token := b.invited(t, "max "+name, nil)
		b.write(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.OneTimeLink.Update().Where(onetimelink.UserID(person.ID)).SetHandedToID(ada.ID).Exec(ctx)
		})
		_, err := b.who.Preview(t.Context(), token)
		must(t, err)
		b.write(t, func(ctx context.Context, tx *ent.Client) error { return given(ctx, tx, person) })
		if _, err := b.who.Preview(t.Context(), token); !errors.Is(err, apperr.State("auth.link_used")) {
			t.Errorf("%s: the link shows the invitation: %v", name, err)
		}
		err = b.who.AcceptInvitation(t.Context(), token, goodPassword)
		if !errors.Is(err, apperr.State("auth.link_used")) {
			t.Errorf("%s: the link was accepted: %v", name, err)
		}
		// What came by mail to the person alone is good, whatever they were given.
		must(t, b.who.AcceptInvitation(t.Context(), identity.Secret(b.invite(t, person)), goodPassword))
	}
}

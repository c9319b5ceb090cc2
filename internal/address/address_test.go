package address_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"sightline/ent"
	"sightline/ent/addresschange"
	"sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
	"sightline/internal/address"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/people"
	"sightline/internal/testkit"
)

// addressWorld is the world with the secrets of its links.
type addressWorld struct {
	*testkit.World
	links *identity.Links
}

func setup(t *testing.T) addressWorld {
	t.Helper()
	w := testkit.New(t)
	links, err := identity.OpenLinks(w.Store.Folder(), w.Clock)
	must(t, err)
	return addressWorld{World: w, links: links}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (w addressWorld) person(t *testing.T, persona string) *ent.User {
	t.Helper()
	person, err := w.Store.Client().User.Get(w.System(t), testkit.ID("usr", persona))
	must(t, err)
	return person
}

// move asks that the persona has another address.
func (w addressWorld) move(t *testing.T, by, persona, email string) error {
	t.Helper()
	person := w.person(t, persona)
	_, err := w.Parts.Addresses.Change(w.As(t, by), address.ChangeAddressInput{
		UserID: person.ID, ExpectedVersion: person.Version, Email: email,
	})
	return err
}

func (w addressWorld) waiting(t *testing.T, persona string) *ent.AddressChange {
	t.Helper()
	change, err := w.Store.Client().AddressChange.Query().
		Where(addresschange.UserID(testkit.ID("usr", persona))).Only(w.System(t))
	if ent.IsNotFound(err) {
		return nil
	}
	must(t, err)
	return change
}

// token is the secret of the newest link of a kind that the persona has; empty when there is none.
func (w addressWorld) token(t *testing.T, persona string, kind onetimelink.Kind) string {
	t.Helper()
	link, err := w.Store.Client().OneTimeLink.Query().
		Where(onetimelink.UserID(testkit.ID("usr", persona)), onetimelink.KindEQ(kind)).
		Order(ent.Desc(onetimelink.FieldCreatedAt, onetimelink.FieldID)).First(w.System(t))
	if ent.IsNotFound(err) {
		return ""
	}
	must(t, err)
	return w.links.Token(link.ID)
}

func (w addressWorld) mailed(t *testing.T, persona string, kind mail.Kind) []*ent.Mail {
	t.Helper()
	mails, err := w.Store.Client().Mail.Query().
		Where(mail.UserID(testkit.ID("usr", persona)), mail.KindEQ(kind)).All(w.System(t))
	must(t, err)
	return mails
}

// TestAnAddressCountsOnceItIsConfirmed (requirement 1.7): the old address is told at once, the new one is asked, and
// until it answers nothing changes; then the old one is told that it opens nothing any more.
func TestAnAddressCountsOnceItIsConfirmed(t *testing.T) {
	t.Parallel()
	w := setup(t)
	before := w.person(t, "otto")
	must(t, w.move(t, "ada", "otto", " Otto.New@Aldersund.example "))
	if now := w.person(t, "otto"); now.Email != before.Email {
		t.Fatalf("the address is %s before anybody confirmed it", now.Email)
	}
	asked := w.mailed(t, "otto", mail.KindADDRESS_CONFIRM)
	if len(w.mailed(t, "otto", mail.KindADDRESS_CHANGING)) != 1 || len(asked) != 1 ||
		asked[0].Address != "otto.new@aldersund.example" {
		t.Fatalf("asked %v", asked)
	}
	token := w.token(t, "otto", onetimelink.KindNEW_ADDRESS)
	shown, err := w.Parts.Addresses.Preview(t.Context(), token)
	must(t, err)
	if shown.Email != "otto.new@aldersund.example" || shown.Former != before.Email || shown.Old || shown.Waits {
		t.Errorf("the link shows %+v", shown)
	}
	must(t, w.Parts.Addresses.Confirm(t.Context(), token))
	after := w.person(t, "otto")
	if after.Email != "otto.new@aldersund.example" || after.Version != before.Version+1 || w.waiting(t, "otto") != nil {
		t.Errorf("it is %s, version %d", after.Email, after.Version)
	}
	if last := w.mailed(t, "otto", mail.KindADDRESS_CHANGED); len(last) != 1 || last[0].Address != before.Email {
		t.Errorf("the old address was told %v", last)
	}
	if err := w.Parts.Addresses.Confirm(t.Context(), token); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("a second time: %v", err)
	}
}

// TestV10_AnAddressDoesNotTakeAnAccountOver: an administrator of accounts gets nobody's words by giving them another
// address: for people whose account opens more than their own work, and for whoever writes about the administrator,
// the new one cannot even be confirmed until the person agrees, from the old address, or another HR administrator.
func TestV10_AnAddressDoesNotTakeAnAccountOver(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for persona, why := range map[string]string{
		"hana": "reads as HR", "asa": "assists HR", "tess": "administers the instance", "max": "has reports",
		"ada": "administers", "rae": "writes about the administrator",
	} {
		t.Run(persona+" "+why, func(t *testing.T) {
			t.Parallel()
			copied := origin.Copy(t)
			links, err := identity.OpenLinks(copied.Store.Folder(), copied.Clock)
			must(t, err)
			w := addressWorld{World: copied, links: links}
			asker := w.askerAbout(t, persona)
			must(t, w.move(t, asker, persona, "mine@else.example"))
			if w.token(t, persona, onetimelink.KindNEW_ADDRESS) != "" || !w.waiting(t, persona).Guarded {
				t.Fatal("the new address can confirm by itself")
			}
			must(t, w.Parts.Addresses.Consent(t.Context(), w.token(t, persona, onetimelink.KindOLD_ADDRESS)))
			must(t, w.Parts.Addresses.Confirm(t.Context(), w.token(t, persona, onetimelink.KindNEW_ADDRESS)))
			if now := w.person(t, persona).Email; now != "mine@else.example" {
				t.Errorf("after the agreement it is %s", now)
			}
		})
	}
}

// askerAbout is a work administrator who is no HR administrator, and about whom rae writes where she is meant.
func (w addressWorld) askerAbout(t *testing.T, persona string) string {
	t.Helper()
	asker := "wim"
	if persona == "rae" {
		asker = "sue"
	}
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", asker)).SetWorkRole(user.WorkRoleADMIN).Exec(ctx)
	})
	return asker
}

// TestV10_WhoAgreesToAnAddress: an HR administrator who neither asked nor gets it; everybody else is refused.
func TestV10_WhoAgreesToAnAddress(t *testing.T) {
	t.Parallel()
	w := setup(t)
	change := w.waiting(t, "tess")
	for _, persona := range testkit.Personas() {
		_, err := w.Parts.Addresses.Agree(w.As(t, persona), address.AgreeToAddressInput{ChangeID: change.ID})
		if agreed := err == nil; agreed != (persona == "hana") {
			t.Errorf("%s: %v", persona, err)
		}
	}
	if got := w.waiting(t, "tess"); got.AgreedByID == nil || *got.AgreedByID != testkit.ID("usr", "hana") {
		t.Errorf("agreed: %+v", got)
	}
	must(t, w.Parts.Addresses.Confirm(t.Context(), w.token(t, "tess", onetimelink.KindNEW_ADDRESS)))
	// Nobody agrees to their own, also with the role.
	must(t, w.move(t, "ada", "hana", "hana.new@aldersund.example"))
	_, err := w.Parts.Addresses.Agree(w.As(t, "hana"), address.AgreeToAddressInput{ChangeID: w.waiting(t, "hana").ID})
	if apperr.CodeOf(err) != apperr.Forbidden {
		t.Errorf("her own: %v", err)
	}
}

// TestV10_WhatCameInBetweenStopsAnAddress: a role that was given, or an asker who is no administrator any more, ends
// what could be confirmed before.
func TestV10_WhatCameInBetweenStopsAnAddress(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	for name, between := range map[string]func(ctx context.Context, tx *ent.Client) error{
		"the person was given a role": func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "otto")).SetHrAdmin(true).Exec(ctx)
		},
		"the asker is no administrator any more": func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "ada")).SetWorkRole(user.WorkRoleMANAGER).Exec(ctx)
		},
		"the asker's account was closed": func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "ada")).SetState(user.StateDEACTIVATED).Exec(ctx)
		},
		"somebody else took the address": func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(testkit.ID("usr", "cole")).SetEmail("otto.new@aldersund.example").Exec(ctx)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			copied := origin.Copy(t)
			links, err := identity.OpenLinks(copied.Store.Folder(), copied.Clock)
			must(t, err)
			w := addressWorld{World: copied, links: links}
			must(t, w.move(t, "ada", "otto", "otto.new@aldersund.example"))
			w.Change(t, between)
			before := w.person(t, "otto")
			err = w.Parts.Addresses.Confirm(t.Context(), w.token(t, "otto", onetimelink.KindNEW_ADDRESS))
			if now := w.person(t, "otto"); apperr.CodeOf(err) != apperr.InvalidState || now.Email != before.Email {
				t.Errorf("it is %s, %v", now.Email, err)
			}
		})
	}
}

// TestTheOldAddressStopsAChange: by its link, and nothing is left with which it could go on; also after an agreement.
func TestTheOldAddressStopsAChange(t *testing.T) {
	t.Parallel()
	w := setup(t)
	must(t, w.move(t, "ada", "max", "max.new@aldersund.example"))
	old := w.token(t, "max", onetimelink.KindOLD_ADDRESS)
	must(t, w.Parts.Addresses.Consent(t.Context(), old))
	if err := w.Parts.Addresses.Consent(t.Context(), old); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("agreed twice: %v", err)
	}
	must(t, w.Parts.Addresses.Refuse(t.Context(), old))
	for name, err := range map[string]error{
		"confirm": w.Parts.Addresses.Confirm(t.Context(), w.token(t, "max", onetimelink.KindNEW_ADDRESS)),
		"agree":   w.Parts.Addresses.Consent(t.Context(), old),
		"stop":    w.Parts.Addresses.Refuse(t.Context(), old),
	} {
		if apperr.CodeOf(err) != apperr.InvalidState {
			t.Errorf("%s after it was stopped: %v", name, err)
		}
	}
	if w.waiting(t, "max") != nil {
		t.Error("the change waits on")
	}
}

// TestTheLinkOfAReplacedChangeAnswersNothing: who agreed to one address did not agree to another.
func TestTheLinkOfAReplacedChangeAnswersNothing(t *testing.T) {
	t.Parallel()
	w := setup(t)
	must(t, w.move(t, "ada", "max", "first@aldersund.example"))
	old := w.token(t, "max", onetimelink.KindOLD_ADDRESS)
	w.Clock.Advance(1)
	must(t, w.move(t, "ada", "max", "second@aldersund.example"))
	if err := w.Parts.Addresses.Consent(t.Context(), old); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("the older link agrees: %v", err)
	}
	if got := w.waiting(t, "max"); got.Email != "second@aldersund.example" || got.AgreedAt != nil {
		t.Errorf("what waits is %+v", got)
	}
}

// TestLinksOfAddressesOpenNothingElse: a link for an address sets no password, and one for a password answers no
// change (T41, T42).
func TestLinksOfAddressesOpenNothingElse(t *testing.T) {
	t.Parallel()
	w := setup(t)
	must(t, w.move(t, "ada", "otto", "otto.new@aldersund.example"))
	secret := identity.Secret("violet kettles whisper at dawn")
	for _, kind := range []onetimelink.Kind{onetimelink.KindOLD_ADDRESS, onetimelink.KindNEW_ADDRESS} {
		token := w.token(t, "otto", kind)
		for name, err := range map[string]error{
			"accept": w.Parts.Identity.AcceptInvitation(t.Context(), identity.Secret(token), secret),
			"reset":  w.Parts.Identity.ResetPassword(t.Context(), identity.Secret(token), secret),
		} {
			if apperr.CodeOf(err) != apperr.NotFound {
				t.Errorf("%s with the link for the %s: %v", name, kind, err)
			}
		}
	}
	if err := w.Parts.Addresses.Confirm(t.Context(), w.token(t, "otto", onetimelink.KindOLD_ADDRESS)); apperr.CodeOf(err) !=
		apperr.NotFound {
		t.Errorf("the old address confirms the new one: %v", err)
	}
	if err := w.Parts.Addresses.Confirm(t.Context(), "sl_lnk_nothing"); apperr.CodeOf(err) != apperr.NotFound {
		t.Errorf("an unknown link: %v", err)
	}
	w.Clock.Advance(8 * 24 * 3600 * 1e9)
	err := w.Parts.Addresses.Confirm(t.Context(), w.token(t, "otto", onetimelink.KindNEW_ADDRESS))
	if apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("after eight days: %v", err)
	}
}

// TestBadAddresses: each is refused at its field, and nothing waits.
func TestBadAddresses(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Setting.Update().SetCompanyDomains([]string{"aldersund.example"}).Exec(ctx)
	})
	taken, own := w.person(t, "cole").Email, w.person(t, "otto").Email
	for _, c := range []struct{ persona, email, key string }{
		{"otto", "no address", "email"},
		{"otto", "", "email"},
		{"otto", taken, "email_taken"},
		{"otto", " " + own + " ", "email_same"},
		{"gia", "gia@aldersund.example", "guest_inside"},
	} {
		err := w.move(t, "ada", c.persona, c.email)
		var refused *apperr.Error
		if !errors.As(err, &refused) || refused.Key != c.key || len(refused.Path) != 1 || refused.Path[0] != "email" {
			t.Errorf("%s as %q: %v", c.persona, c.email, err)
		}
		if w.waiting(t, c.persona) != nil {
			t.Errorf("%s as %q waits", c.persona, c.email)
		}
	}
	if err := w.move(t, "ada", "ex", "ex@else.example"); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("a deactivated account: %v", err)
	}
}

// TestWhoHasYetToAcceptIsInvitedAtTheNewAddress: a typing mistake is mended at once; the older link is void.
func TestWhoHasYetToAcceptIsInvitedAtTheNewAddress(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(testkit.ID("usr", "otto")).SetState(user.StateCREATED).ClearVerifiedAt().Exec(ctx)
	})
	// The world gave him a link at its own moment: this one is to be the newer.
	w.Clock.Advance(1)
	_, err := w.Parts.People.InviteMember(w.As(t, "ada"), people.InviteMemberInput{
		UserID: testkit.ID("usr", "otto"), ExpectedVersion: w.person(t, "otto").Version,
	})
	must(t, err)
	older := w.token(t, "otto", onetimelink.KindINVITATION)
	w.Clock.Advance(1)
	must(t, w.move(t, "ada", "otto", "otto.right@aldersund.example"))
	now := w.person(t, "otto")
	if now.Email != "otto.right@aldersund.example" || now.State != user.StateINVITED || now.VerifiedAt != nil ||
		w.waiting(t, "otto") != nil || len(w.mailed(t, "otto", mail.KindINVITATION)) != 2 {
		t.Errorf("it is %+v", now)
	}
	if _, err := w.Parts.Identity.Preview(t.Context(), identity.Secret(older)); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("the older invitation: %v", err)
	}
	if _, err := w.Parts.Identity.Preview(t.Context(),
		identity.Secret(w.token(t, "otto", onetimelink.KindINVITATION))); err != nil {
		t.Errorf("the new invitation: %v", err)
	}
}

// TestAClosedAccountKeepsNoChange: deactivating and deleting end a change that waits, with the address in it.
func TestAClosedAccountKeepsNoChange(t *testing.T) {
	t.Parallel()
	w := setup(t)
	must(t, w.move(t, "ada", "otto", "otto.new@aldersund.example"))
	token := w.token(t, "otto", onetimelink.KindNEW_ADDRESS)
	person := w.person(t, "otto")
	_, err := w.Parts.People.DeactivateMember(w.As(t, "ada"), people.DeactivateMemberInput{
		UserID: person.ID, ExpectedVersion: person.Version,
	})
	must(t, err)
	if w.waiting(t, "otto") != nil {
		t.Error("the change outlives the account")
	}
	if err := w.Parts.Addresses.Confirm(t.Context(), token); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("its link: %v", err)
	}
}

// TestManyConfirmOneAddress: of many people who are to have the same address one gets it, and nothing is left
// half-done.
func TestManyConfirmOneAddress(t *testing.T) {
	t.Parallel()
	w := setup(t)
	three := []string{"otto", "cole", "rex"}
	var tokens []string
	for _, persona := range three {
		must(t, w.move(t, "ada", persona, "one@aldersund.example"))
		token := w.token(t, persona, onetimelink.KindNEW_ADDRESS)
		if token == "" {
			t.Fatalf("%s needs an agreement", persona)
		}
		tokens = append(tokens, token, token, token, token, token)
	}
	var wait sync.WaitGroup
	results := make([]error, len(tokens))
	for n, token := range tokens {
		wait.Go(func() { results[n] = w.Parts.Addresses.Confirm(context.WithoutCancel(t.Context()), token) })
	}
	wait.Wait()
	won := 0
	for _, err := range results {
		switch apperr.CodeOf(err) {
		case apperr.InvalidState:
		default:
			if err != nil {
				t.Errorf("refused with %v", err)
			}
			won++
		}
	}
	holders, err := w.Store.Client().User.Query().Where(user.Email("one@aldersund.example")).Count(w.System(t))
	if err != nil || won != 1 || holders != 1 {
		t.Errorf("%d won, %d hold it, %v", won, holders, err)
	}
}

package mail_test

import (
	"context"
	"testing"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/internal/mail"
)

// TestMailsAboutAnAddress: which of the two addresses is written to, what it says, and that no address is kept in the
// outbox once the mail is out.
func TestMailsAboutAnAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const next = "sue.lund@aldersund.example"
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.AddressChange.Create().SetUserID(b.sue.ID).SetEmail(next).SetAskedByID(b.ada.ID).SetGuarded(true).Exec(ctx)
	})
	old := b.link(t, b.sue, onetimelink.KindOLD_ADDRESS)
	b.queue(t, mail.Note{To: b.sue.ID, Kind: entmail.KindADDRESS_CHANGING, LinkID: old.ID})
	b.deliver(t)
	told := b.arrived(t)
	wantWords(t, told.text, next, "does not count yet", "needs your agreement", "stop it",
		publicURL+"/address#"+tokenOf(old.ID))

	confirm := b.link(t, b.sue, onetimelink.KindNEW_ADDRESS)
	b.queue(t, mail.Note{To: b.sue.ID, Kind: entmail.KindADDRESS_CONFIRM, LinkID: confirm.ID, Address: next})
	b.deliver(t)
	asked := b.box.letters()[1]
	wantWords(t, asked.text, next+" is to be the address", publicURL+"/address#"+tokenOf(confirm.ID))

	b.queue(t, mail.Note{To: b.sue.ID, Kind: entmail.KindADDRESS_CHANGED, Address: "former@aldersund.example"})
	b.deliver(t)
	ended := b.box.letters()[2]
	wantWords(t, ended.text, "has another address now", "tell your administrators at once")

	if told.to != b.sue.Email || asked.to != next || ended.to != "former@aldersund.example" {
		t.Errorf("they went to %s, %s and %s", told.to, asked.to, ended.to)
	}
	for _, m := range b.mails(t) {
		if m.State != entmail.StateSENT || m.Address != "" {
			t.Errorf("%s is %s and keeps %q", m.Kind, m.State, m.Address)
		}
	}
}

// TestAConfirmationNeverGoesToTheOldAddress: without the address that is to confirm, the mail does not go out: the one
// that the account has would confirm another one.
func TestAConfirmationNeverGoesToTheOldAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.AddressChange.Create().SetUserID(b.sue.ID).SetEmail("new@aldersund.example").SetAskedByID(b.ada.ID).
			SetGuarded(false).Exec(ctx)
	})
	link := b.link(t, b.sue, onetimelink.KindNEW_ADDRESS)
	b.queue(t, mail.Note{To: b.sue.ID, Kind: entmail.KindADDRESS_CONFIRM, LinkID: link.ID})
	b.deliver(t)
	if m := b.only(t); m.State != entmail.StateCANCELLED {
		t.Errorf("the mail is %s", m.State)
	}
}

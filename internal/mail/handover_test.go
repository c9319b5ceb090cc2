package mail_test

import (
	"context"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/cycle"
	entmail "sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/mail"
)

// invited is the world without a mail server in which the invitation of Gia waits, whom Sue asked to write about her.
func invited(t *testing.T) (*testBundle, *ent.OneTimeLink) {
	t.Helper()
	b := setupWithout(t)
	link := b.link(t, b.gia, onetimelink.KindINVITATION)
	b.queue(t, mail.Note{To: b.gia.ID, Kind: entmail.KindGUEST_INVITATION, RequestID: b.askGia.ID, LinkID: link.ID})
	return b, link
}

// change alters a person and returns who they are then.
func (b *testBundle) change(t *testing.T, person *ent.User, alter func(*ent.UserUpdateOne)) *ent.User {
	t.Helper()
	var changed *ent.User
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		update := tx.User.UpdateOneID(person.ID)
		alter(update)
		var err error
		changed, err = update.Save(ctx)
		return err
	})
	return changed
}

// handOver tries to hand over the link of a mail, checks that the list says before whether that will work, and that an
// event was recorded for it and for nothing else.
func (b *testBundle) handOver(
	t *testing.T, outbox *mail.Outbox, who *ent.User, m *ent.Mail,
) (*mail.HandedOver, error) {
	t.Helper()
	recorded := func() int {
		count, err := b.store.Client().AuditEvent.Query().Where(auditevent.Action("HAND_OVER_LINK"),
			auditevent.ActorID(who.ID), auditevent.ObjectID(m.ID), auditevent.PartEQ(auditevent.PartSYSTEM)).Count(b.system)
		if err != nil {
			t.Fatal(err)
		}
		return count
	}
	offered, err := outbox.CanHandOver(b.as(t, who), []string{m.ID})
	if err != nil {
		t.Fatal(err)
	}
	before := recorded()
	handed, err := outbox.HandOver(b.as(t, who), mail.HandOverLinkInput{MailID: m.ID})
	works := err == nil
	if offered[m.ID] != works {
		t.Errorf("the list says %t, the act %v", offered[m.ID], err)
	}
	if got := recorded() - before; works && got != 1 || !works && got != 0 {
		t.Errorf("%d events were recorded; %v", got, err)
	}
	return handed, err
}

func (b *testBundle) refused(t *testing.T, outbox *mail.Outbox, who *ent.User, m *ent.Mail, want error) {
	t.Helper()
	if handed, err := b.handOver(t, outbox, who, m); handed != nil || !sameFailure(err, want) {
		t.Errorf("%s got %v, %v instead of %v", who.Name, handed, err, want)
	}
}

func TestALinkIsHandedOverOnlyWithoutAMailServerAndWhileItWorks(t *testing.T) {
	t.Parallel()
	b, link := invited(t)
	b.deliver(t)
	row := b.only(t)
	if row.State != entmail.StateQUEUED || row.Attempts != 0 || b.outbox.Configured() {
		t.Fatalf("got %s, %d attempts", row.State, row.Attempts)
	}
	got, err := b.handOver(t, b.outbox, b.ada, row)
	if err != nil || got.Link != publicURL+"/accept#"+tokenOf(link.ID) || !got.Until.Equal(link.ExpiresAt) {
		t.Fatalf("the administrator got %v, %v", got, err)
	}
	kept := b.store.Client().OneTimeLink.GetX(b.system, link.ID).HandedToID
	if kept == nil || *kept != b.ada.ID {
		t.Errorf("the link does not know who holds it: %v", kept)
	}
	b.refused(t, b.outbox, b.max, row, apperr.ErrNotFound())
	b.refused(t, b.newOutbox(t, "smtp://127.0.0.1:1"), b.ada, row, apperr.State("state.mail_server"))
	b.clock.Advance(8 * 24 * time.Hour)
	b.refused(t, b.outbox, b.ada, row, apperr.State("state.link_over"))
}

func TestAnInvitationThatNoLongerStandsIsNotHandedOver(t *testing.T) {
	t.Parallel()
	b, link := invited(t)
	row := b.only(t)
	b.change(t, b.gia, func(u *ent.UserUpdateOne) { u.SetState(user.StateACTIVE) })
	b.refused(t, b.outbox, b.ada, row, apperr.State("state.invitation_over"))
	b.change(t, b.gia, func(u *ent.UserUpdateOne) { u.SetState(user.StateLOCKED) })
	b.refused(t, b.outbox, b.ada, row, apperr.State("state.invitation_over"))
	b.change(t, b.gia, func(u *ent.UserUpdateOne) { u.SetState(user.StateINVITED) })
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.OneTimeLink.UpdateOneID(link.ID).SetVoidedAt(b.clock.Now()).Exec(ctx)
	})
	b.refused(t, b.outbox, b.ada, row, apperr.State("state.link_over"))
	b.refused(t, b.outbox, b.ada, b.force(t, entmail.StateCANCELLED), apperr.State("state.invitation_cancelled"))
	_, err := b.outbox.HandOver(b.as(t, b.ada), mail.HandOverLinkInput{})
	if !sameFailure(err, apperr.Input("required")) {
		t.Errorf("without a mail: %v", err)
	}
}

// Whoever takes over the account of somebody with people roles could read what they read.
func TestV10_NoLinkIsHandedOverForPeopleWithRolesNorForResets(t *testing.T) {
	t.Parallel()
	b := setupWithout(t)
	b.change(t, b.rae, func(u *ent.UserUpdateOne) { u.SetState(user.StateINVITED).SetHrAdmin(true) })
	b.change(t, b.max, func(u *ent.UserUpdateOne) { u.SetState(user.StateINVITED) })
	b.change(t, b.otto, func(u *ent.UserUpdateOne) { u.SetState(user.StateINVITED) })
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.CycleOwner.Create().SetCycleID(b.cycle.ID).SetUserID(b.otto.ID).Exec(ctx)
	})
	invite := func(to *ent.User) mail.Note {
		return mail.Note{To: to.ID, Kind: entmail.KindINVITATION, LinkID: b.link(t, to, onetimelink.KindINVITATION).ID}
	}
	reset := b.link(t, b.gia, onetimelink.KindPASSWORD_RESET)
	b.queue(t, mail.Note{To: b.gia.ID, Kind: entmail.KindPASSWORD_RESET, LinkID: reset.ID},
		invite(b.rae), invite(b.max), invite(b.otto))
	// Whoever runs no cycle cannot see who owns one; the rule must know it all the same.
	plain := b.change(t, b.sue, func(u *ent.UserUpdateOne) { u.SetWorkRole(user.WorkRoleADMIN) })
	for _, who := range []*ent.User{b.ada, plain} {
		for _, m := range b.mails(t) {
			want := error(apperr.New(apperr.Forbidden, "forbidden"))
			if m.Kind == entmail.KindPASSWORD_RESET && who == b.ada {
				want = apperr.State("state.no_invitation")
			}
			b.refused(t, b.outbox, who, m, want)
		}
	}
}

// The guest writes about Sue: with the link Sue would write about herself, whatever administrator she is.
func TestARevieweeIsNotHandedTheLinkOfWhoeverWritesAboutThem(t *testing.T) {
	t.Parallel()
	b, _ := invited(t)
	row := b.only(t)
	forbidden := apperr.New(apperr.Forbidden, "forbidden")
	worker := b.change(t, b.sue, func(u *ent.UserUpdateOne) { u.SetWorkRole(user.WorkRoleADMIN) })
	b.refused(t, b.outbox, worker, row, forbidden)
	hr := b.change(t, b.sue, func(u *ent.UserUpdateOne) { u.ClearWorkRole().SetHrAdmin(true) })
	b.refused(t, b.outbox, hr, row, forbidden)
	other := b.change(t, b.otto, func(u *ent.UserUpdateOne) { u.SetWorkRole(user.WorkRoleADMIN) })
	if _, err := b.handOver(t, b.outbox, other, row); err != nil {
		t.Errorf("another administrator: %v", err)
	}
	// A draft is outside of what a reviewee sees; the rule must know of it all the same.
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Cycle.UpdateOneID(b.cycle.ID).SetState(cycle.StateDRAFT).Exec(ctx)
	})
	worker = b.change(t, b.sue, func(u *ent.UserUpdateOne) { u.SetHrAdmin(false).SetWorkRole(user.WorkRoleADMIN) })
	b.refused(t, b.outbox, worker, row, forbidden)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.FeedbackRequest.UpdateOneID(b.askGia.ID).SetState("WITHDRAWN").Exec(ctx)
	})
	if _, err := b.handOver(t, b.outbox, worker, row); err != nil {
		t.Errorf("the guest writes about her no more: %v", err)
	}
}

package mail_test

import (
	"context"
	"testing"
	"time"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/internal/ids"
	"sightline/internal/mail"
)

// shared writes a work review that Max shares with Gia by a link, and a code that she asked for there.
func (b *testBundle) shared(t *testing.T) (*ent.ShareLink, *ent.DoorCode) {
	t.Helper()
	var link *ent.ShareLink
	var code *ent.DoorCode
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		project, err := tx.Project.Create().SetName("Secret brand").SetOwnerID(b.max.ID).Save(ctx)
		if err != nil {
			return err
		}
		review, err := tx.WorkReview.Create().SetProjectID(project.ID).SetTitle("Secret labels").SetOwnerID(b.max.ID).
			Save(ctx)
		if err != nil {
			return err
		}
		id := ids.Random("shl")
		link, err = tx.ShareLink.Create().SetID(id).SetReviewID(review.ID).SetCreatedByID(b.max.ID).
			SetTokenHash("hash").SetExpiresAt(b.clock.Now().Add(24 * time.Hour)).
			Save(ctx)
		if err != nil {
			return err
		}
		if err := tx.WorkGrant.Create().SetReviewID(review.ID).SetUserID(b.gia.ID).SetLinkID(id).
			SetAddedByID(b.max.ID).Exec(ctx); err != nil {
			return err
		}
		code, err = tx.DoorCode.Create().SetLinkID(id).SetAddress(b.gia.Email).
			SetExpiresAt(b.clock.Now().Add(10 * time.Minute)).Save(ctx)
		if err != nil {
			return err
		}
		return tx.User.UpdateOneID(b.gia.ID).SetState(user.StatePROVISIONED).Exec(ctx)
	})
	return link, code
}

// TestMailsAboutAShare: they reach guests who have accepted nothing, and say who shares and never what (D3).
func TestMailsAboutAShare(t *testing.T) {
	t.Parallel()
	b := setup(t)
	link, _ := b.shared(t)
	b.queue(t, mail.Note{
		To: b.gia.ID, Kind: entmail.KindWORK_SHARED, ShareLinkID: link.ID, PersonalMessage: "Look at the weight.",
	})
	b.deliver(t)
	got := b.arrived(t)
	wantWords(t, got.text, b.max.Name+" ", "> Look at the weight.", "no password", b.gia.Email,
		publicURL+"/shared#gl_secret-of-"+link.ID)
	wantNoWords(t, got.raw, "Secret")
}

// TestAMailedCode stands apart, and not in the subject, which a locked phone shows.
func TestAMailedCode(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, code := b.shared(t)
	b.queue(t, mail.Note{To: b.gia.ID, Kind: entmail.KindDOOR_CODE, CodeID: code.ID})
	b.deliver(t)
	got := b.arrived(t)
	wantWords(t, got.text, "271 828", "in the browser in which you asked", "give it to nobody")
	wantNoWords(t, got.raw, "Secret", "gl_")
	wantNoWords(t, got.subject, "271", "828")
}

// TestNoMailAboutADeadShare: what was taken back, or counts no more, is not mailed.
func TestNoMailAboutADeadShare(t *testing.T) {
	t.Parallel()
	b := setup(t)
	link, code := b.shared(t)
	b.queue(t, mail.Note{To: b.gia.ID, Kind: entmail.KindWORK_SHARED, ShareLinkID: link.ID})
	b.queue(t, mail.Note{To: b.gia.ID, Kind: entmail.KindDOOR_CODE, CodeID: code.ID})
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.DoorCode.UpdateOneID(code.ID).SetVoidedAt(b.clock.Now()).Exec(ctx); err != nil {
			return err
		}
		_, err := tx.WorkGrant.Delete().Where(workgrant.LinkID(link.ID)).Exec(ctx)
		return err
	})
	b.deliver(t)
	for _, m := range b.store.Client().Mail.Query().AllX(b.system) {
		if m.State != entmail.StateCANCELLED {
			t.Errorf("%s is %s", m.Kind, m.State)
		}
	}
}

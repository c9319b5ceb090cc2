package feedback_test

import (
	"context"
	"slices"
	"testing"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/feedback"
	"sightline/internal/testkit"
)

func allow(t *testing.T, w *testkit.World, who setting.InviteGuests) {
	t.Helper()
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Setting.Update().SetInviteGuests(who).Exec(ctx)
	})
}

func invite(ctx context.Context, w *testkit.World, participationID, email string) (*ent.FeedbackRequest, error) {
	return w.Parts.Feedback.InviteGuest(ctx, feedback.InviteGuestReviewerInput{
		ParticipationID: participationID, Email: email, Name: "Somebody New", Locale: user.LocaleDE,
	})
}

// TestWhoInvitesGuests: four values of the setting, as everybody who nominates in some cycle, and as some who do not.
func TestWhoInvitesGuests(t *testing.T) {
	t.Parallel()
	origin := testkit.New(t)
	lists := map[string]string{
		"sue": "named-open0/sue", "max": "named-open0/sue", "ada": "named-open0/hana", "hana": "chosen/sue",
		"otto": "named-open0/sue", "gia": "named-open0/sue", "asa": "named-open0/sue",
	}
	for who, may := range map[setting.InviteGuests][]string{
		setting.InviteGuestsNOBODY: {}, setting.InviteGuestsHR_ONLY: {"ada", "hana"},
		setting.InviteGuestsHR_AND_LINE_MANAGERS: {"ada", "hana", "max"},
		setting.InviteGuestsEVERYONE:             {"ada", "hana", "max", "sue"},
	} {
		w := origin.Copy(t)
		allow(t, w, who)
		for persona, list := range lists {
			version := w.Version(t)
			_, err := invite(w.As(t, persona), w, testkit.ID("prt", list), persona+"@else.example")
			if (err == nil) != slices.Contains(may, persona) {
				t.Errorf("%s: %s invites: %v", who, persona, err)
			}
			if err != nil && w.Version(t) != version {
				t.Errorf("%s: the refused invitation by %s left something", who, persona)
			}
		}
	}
}

// TestGuestIsThereAtOnceAndUntold: the account exists, others find it, and no mail goes out before the approval, which
// makes the one mail that says how to log in.
func TestGuestIsThereAtOnceAndUntold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	allow(t, w, setting.InviteGuestsEVERYONE)
	list := testkit.ID("prt", "named-open0/sue")
	request, err := invite(w.As(t, "sue"), w, list, "  New@Else.Example ")
	if err != nil {
		t.Fatal(err)
	}
	guest, err := w.Store.Client().User.Get(w.System(t), request.ReviewerID)
	if err != nil || guest.Email != "new@else.example" || guest.State != user.StatePROVISIONED || guest.WorkRole != nil {
		t.Errorf("got %+v, %v", guest, err)
	}
	found, err := w.Parts.Feedback.Candidates(w.As(t, "ada"), testkit.ID("prt", "named-open0/hana"), "somebody new")
	if err != nil || len(found.People) != 1 || found.People[0].Obstacle != "" {
		t.Errorf("others find %+v, %v", found, err)
	}
	mails := func() []*ent.Mail {
		all, err := w.Store.Client().Mail.Query().Where(mail.UserID(guest.ID)).All(w.System(t))
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if sent := mails(); len(sent) != 0 {
		t.Errorf("%d mails before the approval", len(sent))
	}
	if _, err := w.Parts.Feedback.Approve(w.As(t, "max"), feedback.ApproveNominationsInput{RequestIDs: []string{request.ID}}); err != nil {
		t.Fatal(err)
	}
	sent := mails()
	if len(sent) != 1 || sent[0].Kind != mail.KindGUEST_INVITATION || sent[0].LinkID == nil {
		t.Errorf("after the approval: %v", sent)
	}
}

func TestAddressesThatCannotBeInvited(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	allow(t, w, setting.InviteGuestsEVERYONE)
	version, list := w.Version(t), testkit.ID("prt", "named-open0/sue")
	for address, key := range map[string]string{
		"somebody@aldersund.example": "guest_inside", "somebody@SUB.aldersund.EXAMPLE": "guest_inside",
		"canary-email-gia@partner.example": "email_taken", "nobody": "email", "a@b": "email", "": "email",
		"a@b.example, c@d.example": "email", "a b@else.example": "email",
	} {
		_, err := invite(w.As(t, "sue"), w, list, address)
		if code := apperr.CodeOf(err); code != apperr.BadUserInput || !hasKey(err, key) {
			t.Errorf("%q: got %v, want %s", address, err, key)
		}
	}
	if w.Version(t) != version {
		t.Error("something was written")
	}
	// A domain that only ends like the company's is outside.
	if _, err := invite(w.As(t, "sue"), w, list, "a@notaldersund.example"); err != nil {
		t.Errorf("an address outside: %v", err)
	}
}

package people_test

import (
	"context"
	"testing"

	"sightline/ent"
	"sightline/ent/session"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/people"
	"sightline/internal/testkit"
)

func oneGuest(email string) people.AddGuestsInput {
	return people.AddGuestsInput{Guests: []*people.NewGuestInput{{Email: email}}, Locale: user.LocaleEN}
}

// TestWhoAddsGuests: the setting is asked at call time, for every persona and value (D11).
func TestWhoAddsGuests(t *testing.T) {
	t.Parallel()
	for _, policyOf := range []setting.InviteGuests{
		setting.InviteGuestsNOBODY, setting.InviteGuestsHR_ONLY, setting.InviteGuestsHR_AND_LINE_MANAGERS,
		setting.InviteGuestsEVERYONE,
	} {
		w := testkit.New(t)
		w.Change(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.Setting.Update().SetInviteGuests(policyOf).Exec(ctx)
		})
		for _, persona := range testkit.Personas() {
			administers := persona == "ada" || persona == "hana"
			want := administers && policyOf != setting.InviteGuestsNOBODY
			added, err := w.Parts.People.AddGuests(w.As(t, persona), oneGuest(persona+"@partner.example"))
			if got := err == nil && added[0].Err == nil; got != want && persona != "gia" && persona != "gus" {
				t.Errorf("%s adds a guest under %s: %v %v; want %t", persona, policyOf, added, err, want)
			}
			if !want && err == nil {
				t.Errorf("%s under %s is not refused as a whole", persona, policyOf)
			}
		}
	}
}

func TestSeveralGuestsEachWithAResult(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Setting.Update().SetCompanyDomains([]string{"aldersund.example"}).Exec(ctx)
	})
	input := people.AddGuestsInput{Notify: true, Locale: user.LocaleDE, Guests: []*people.NewGuestInput{
		{Email: "Lena.von-Berg@partner.example"},
		{Email: "not an address"},
		{Email: "lena.von-berg@partner.example"},
		{Email: "new@aldersund.example"},
		{Email: "tom@partner.example", Name: "Tom"},
	}}
	added, err := w.Parts.People.AddGuests(w.As(t, "hana"), input)
	if err != nil {
		t.Fatal(err)
	}
	if added[0].Err != nil || added[0].User.Name != "Lena Von Berg" || added[0].User.State != user.StateINVITED {
		t.Errorf("the first: %+v", added[0])
	}
	for _, n := range []int{1, 2, 3} {
		if apperr.CodeOf(added[n].Err) != apperr.BadUserInput {
			t.Errorf("%s: %v; want it refused at its field", input.Guests[n].Email, added[n].Err)
		}
	}
	if added[4].Err != nil || countMails(t, w, added[4].User.ID) != 1 {
		t.Errorf("the last: %+v", added[4])
	}
}

func TestGraduatingAndReturning(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		// While she waits to be deleted nobody makes her a member.
		if _, err := tx.DeletionRequest.Delete().Exec(ctx); err != nil {
			return err
		}
		return tx.Setting.Update().SetCompanyDomains([]string{"aldersund.example"}).Exec(ctx)
	})
	gia := testkit.ID("usr", "gia")
	up := people.GraduateGuestInput{UserID: gia, ExpectedVersion: 1, WorkRole: user.WorkRoleREVIEWER}
	if _, err := w.Parts.People.GraduateGuest(w.As(t, "hana"), up); apperr.CodeOf(err) != apperr.BadUserInput {
		t.Fatalf("a colleague with an address from outside: %v", err)
	}
	up.Outside = true
	member, err := w.Parts.People.GraduateGuest(w.As(t, "hana"), up)
	if err != nil || member.Kind != user.KindMEMBER || !member.Outside {
		t.Fatalf("%+v, %v", member, err)
	}
	open := func() int {
		return w.Store.Client().Session.Query().Where(session.UserID(gia)).CountX(w.System(t))
	}
	if open() == 0 {
		t.Fatal("nobody is logged in, who could be signed out")
	}
	back, err := w.Parts.People.MakeGuest(w.As(t, "hana"),
		people.MakeGuestInput{UserID: gia, ExpectedVersion: 2})
	if left := open(); left != 0 {
		t.Errorf("%d sessions of a colleague stay open to a guest", left)
	}
	if err != nil || back.Kind != user.KindGUEST || back.WorkRole != nil {
		t.Fatalf("%+v, %v", back, err)
	}
	for persona, key := range map[string]string{
		"max": "state.guest_reports", "tess": "state.guest_roles", "sue": "state.guest_cycles",
	} {
		_, err := w.Parts.People.MakeGuest(w.As(t, "ada"),
			people.MakeGuestInput{UserID: testkit.ID("usr", persona), ExpectedVersion: 1})
		if !isKey(err, key) {
			t.Errorf("%s becomes a guest: %v; want %s", persona, err, key)
		}
	}
	_, err = w.Parts.People.MakeGuest(w.As(t, "ada"),
		people.MakeGuestInput{UserID: testkit.ID("usr", "rex"), ExpectedVersion: 1})
	if !isKey(err, "guest_inside") {
		t.Errorf("an address of the company becomes a guest's: %v", err)
	}
}

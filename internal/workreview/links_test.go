package workreview_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/mail"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/internal/policy"
	"sightline/internal/testkit"
	"sightline/internal/workreview"
)

func byLink(t *testing.T, w *testkit.World, change func(*workreview.ShareByLinkInput)) (*ent.ShareLink, error) {
	t.Helper()
	input := workreview.ShareByLinkInput{
		WorkReviewID: layout(), Addresses: []string{"Anna.Moll@Studio.example "}, Locale: user.LocaleDE, IdempotencyKey: "k",
		Rights: workreview.Rights{Comments: true, Decides: true},
	}
	if change != nil {
		change(&input)
	}
	return w.Parts.Work.ShareByLink(w.As(t, "cole"), input)
}

// TestSharedByLink: each address has an account, a grant and a mail at once, so that what is waited for from them is
// seen; a repeated request makes nothing twice; a guest who was there already keeps their account.
func TestSharedByLink(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	gia := w.Viewer(t, "gia").User
	both := func(i *workreview.ShareByLinkInput) { i.Addresses = append(i.Addresses, gia.Email) }
	link, err := byLink(t, w, both)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := byLink(t, w, both); err != nil || again.ID != link.ID {
		t.Errorf("a repeated request: %v, %v", again, err)
	}
	if until := link.ExpiresAt.Sub(testkit.Now()); until != 30*24*time.Hour {
		t.Errorf("the link lasts %s", until)
	}
	system := w.System(t)
	anna := w.Store.Client().User.Query().Where(user.Email("anna.moll@studio.example")).OnlyX(system)
	if anna.Kind != user.KindGUEST || anna.State != user.StatePROVISIONED || anna.Name != "Anna Moll" ||
		anna.Locale != user.LocaleDE {
		t.Errorf("the new guest: %v", anna)
	}
	granted := w.Store.Client().WorkGrant.Query().Where(workgrant.LinkID(link.ID)).AllX(system)
	var to []string
	for _, one := range granted {
		to = append(to, one.UserID)
		if !one.Comments || !one.Decides || one.Downloads || !one.ExpiresAt.Equal(link.ExpiresAt) {
			t.Errorf("granted: %v", one)
		}
	}
	if want := []string{anna.ID, gia.ID}; len(to) != 2 || !slices.Contains(to, want[0]) || !slices.Contains(to, want[1]) {
		t.Errorf("granted to %v, expected %v", to, want)
	}
	told := w.Store.Client().Mail.Query().Where(mail.ShareLinkID(link.ID), mail.StateEQ(mail.StateQUEUED)).CountX(system)
	if told != 2 {
		t.Errorf("%d are told", told)
	}
}

// TestWhoCannotBeSharedWithByLink: each is refused at its place, and nothing has changed.
func TestWhoCannotBeSharedWithByLink(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.Setting.Update().SetCompanyDomains([]string{"aldersund.example"}).Exec(ctx); err != nil {
			return err
		}
		return tx.User.UpdateOneID(testkit.ID("usr", "gus")).SetState(user.StateLOCKED).Exec(ctx)
	})
	addresses := func(all ...string) func(*workreview.ShareByLinkInput) {
		return func(i *workreview.ShareByLinkInput) { i.Addresses = all }
	}
	domains := func(all ...string) func(*workreview.ShareByLinkInput) {
		return func(i *workreview.ShareByLinkInput) { i.Domains = all }
	}
	until := func(at time.Duration) func(*workreview.ShareByLinkInput) {
		return func(i *workreview.ShareByLinkInput) { i.ExpiresAt = new(testkit.Now().Add(at)) }
	}
	email := func(persona string) string { return w.Viewer(t, persona).User.Email }
	before := w.Hash(t)
	for name, c := range map[string]struct {
		change     func(*workreview.ShareByLinkInput)
		key, field string
	}{
		"nobody":                {addresses(), "work.nobody", "addresses"},
		"no address":            {addresses("a@b.example", "nonsense"), "email", "addresses.1"},
		"no domain":             {domains("no domain"), "domain", "domains.0"},
		"a colleague's":         {addresses(email("max")), "work.inside", "addresses.0"},
		"an outside member's":   {addresses("x@y.example", email("con")), "work.is_member", "addresses.1"},
		"the company's":         {addresses("new@aldersund.example"), "work.inside", "addresses.0"},
		"the company's domain":  {domains("aldersund.example"), "work.inside", "domains.0"},
		"part of the company's": {domains("mail.aldersund.example"), "work.inside", "domains.0"},
		"a locked guest's":      {addresses(email("gus")), "work.out_of_use", "addresses.0"},
		"over":                  {until(-time.Hour), "work.expired", "expiresAt"},
		"for years":             {until(400 * 24 * time.Hour), "work.link_too_long", "expiresAt"},
	} {
		_, err := byLink(t, w, c.change)
		t.Log(name)
		refusedAt(t, err, c.key, c.field)
	}
	if w.Hash(t) != before {
		t.Error("what was refused changed something")
	}
}

// TestSharingByLinkIsSwitchedOff: no new links, and the ones there are open nothing.
func TestSharingByLinkIsSwitchedOff(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.Change(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.Setting.Update().SetSharesWithGuests(false).Exec(ctx)
	})
	_, err := byLink(t, w, nil)
	refusedAt(t, err, "state.guests_off", "")
}

// TestALinkIsTakenBack: with all that it granted. A single grant that is taken back closes the link to its holder alone.
func TestALinkIsTakenBack(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	system, gia := w.System(t), w.Viewer(t, "gia").User
	input := workreview.RevokeWorkGrantInput{GrantID: testkit.ID("wgr", "layout/gia")}
	if _, err := w.Parts.Work.Revoke(w.As(t, "cole"), input); err != nil {
		t.Fatal(err)
	}
	link := w.Store.Client().ShareLink.Query().WithReview(func(q *ent.WorkReviewQuery) { q.WithProject() }).
		WithGrants().OnlyX(system)
	if policy.LinkAdmits(link, gia, gia.Email, testkit.Now()) {
		t.Error("the link still admits whose grant was taken back")
	}
	made, err := byLink(t, w, func(i *workreview.ShareByLinkInput) { i.Addresses = append(i.Addresses, gia.Email) })
	if err != nil || !sees(t, w, "gia", layout()) {
		t.Fatalf("shared anew: %v", err)
	}
	if _, err := w.Parts.Work.RevokeShareLink(w.As(t, "cole"), workreview.RevokeShareLinkInput{LinkID: made.ID}); err != nil {
		t.Fatal(err)
	}
	if sees(t, w, "gia", layout()) {
		t.Error("Gia sees what was taken back with its link")
	}
	left := w.Store.Client().WorkGrant.Query().Where(workgrant.LinkID(made.ID)).CountX(system)
	if left != 0 || w.Store.Client().ShareLink.Query().CountX(system) != 1 {
		t.Errorf("%d grants are left", left)
	}
}

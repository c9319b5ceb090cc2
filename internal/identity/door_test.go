package identity_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/sharelink"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/ent/workreview"
	"sightline/internal/apperr"
	"sightline/internal/identity"
	"sightline/internal/ids"
)

const gus = "gus@partner.example"

// doors is an instance in which Cole shares a work review with Gus by a link, and another by another.
type doors struct {
	testBundle

	link, other *ent.ShareLink
}

func setupDoors(t *testing.T) doors {
	t.Helper()
	d := doors{testBundle: setup(t)}
	cole := d.person(t, "cole", nil)
	d.write(t, func(ctx context.Context, tx *ent.Client) error {
		if count, err := tx.Setting.Query().Count(ctx); err != nil || count > 0 {
			return err
		}
		return tx.Setting.Create().SetCompanyName("Aldersund").Exec(ctx)
	})
	d.link, d.other = d.share(t, cole), d.share(t, cole)
	return d
}

func (d doors) share(t *testing.T, owner *ent.User) *ent.ShareLink {
	t.Helper()
	id := ids.Random("shl")
	d.write(t, func(ctx context.Context, tx *ent.Client) error {
		project, err := tx.Project.Create().SetName("Brand").SetOwnerID(owner.ID).Save(ctx)
		if err != nil {
			return err
		}
		review, err := tx.WorkReview.Create().SetProjectID(project.ID).SetTitle("Labels").SetOwnerID(owner.ID).Save(ctx)
		if err != nil {
			return err
		}
		guest, err := d.guest(ctx, tx)
		if err != nil {
			return err
		}
		err = tx.ShareLink.Create().SetID(id).SetReviewID(review.ID).SetCreatedByID(owner.ID).
			SetTokenHash(d.links.DigestOf(id)).SetDomains([]string{"studio.example"}).
			SetExpiresAt(d.clock.Now().Add(365 * 24 * time.Hour)).Exec(ctx)
		if err != nil {
			return err
		}
		return tx.WorkGrant.Create().SetReviewID(review.ID).SetUserID(guest.ID).SetLinkID(id).SetAddedByID(owner.ID).
			Exec(ctx)
	})
	link, err := d.store.Client().ShareLink.Get(d.system, id)
	must(t, err)
	return link
}

// guest is Gus, whom nobody has told anything yet.
func (doors) guest(ctx context.Context, tx *ent.Client) (*ent.User, error) {
	found, err := tx.User.Query().Where(user.Email(gus)).Only(ctx)
	if !ent.IsNotFound(err) {
		return found, err
	}
	id := ids.New("usr")
	return tx.User.Create().SetID(id).SetLinePath(id + "/").SetKind(user.KindGUEST).SetState(user.StatePROVISIONED).
		SetName("Gus Keller").SetEmail(gus).Save(ctx)
}

// ask asks for a code and lets the worker see to it.
func (d doors) ask(t *testing.T, link *ent.ShareLink, email string, before identity.Secret) identity.Secret {
	t.Helper()
	// Each from another network, so that none of them has to wait.
	ticket, err := d.who.AskCode(t.Context(), identity.DoorCall{
		Token: identity.Secret(d.links.ShareToken(link.ID)), Email: email, Ticket: before, Network: ids.Secret(),
	})
	must(t, err)
	d.work(t)
	return ticket
}

func (d doors) enter(t *testing.T, ticket identity.Secret, code string) (identity.SignedIn, string, error) {
	t.Helper()
	return d.who.EnterCode(t.Context(), identity.DoorEntry{
		Ticket: ticket, Code: identity.Secret(code), Place: identity.Place{Network: "192.0.2.0/24"},
	})
}

// mailed are the codes that went to an address, oldest first.
func (d doors) mailed(t *testing.T, email string) []string {
	t.Helper()
	var codes []string
	for _, m := range d.store.Client().Mail.Query().WithUser().Order(ent.Asc("created_at", "id")).AllX(d.system) {
		if m.Edges.User.Email == email && m.CodeID != nil {
			code, err := d.store.Client().DoorCode.Get(d.system, *m.CodeID)
			must(t, err)
			codes = append(codes, d.links.DoorCode(code))
		}
	}
	return codes
}

func (d doors) lastMailed(t *testing.T, email string) string {
	t.Helper()
	codes := d.mailed(t, email)
	if len(codes) == 0 {
		t.Fatalf("nothing was mailed to %s", email)
	}
	return codes[len(codes)-1]
}

// not is a code that is not the given one.
func not(code string) string {
	if code == "000000" {
		return "000001"
	}
	return "000000"
}

// TestACodeOpensWhatIsShared (workflow B): the guest gets an account that is proved, a session for thirty days on that
// browser, and what the link gives; the code counts once.
func TestACodeOpensWhatIsShared(t *testing.T) {
	t.Parallel()
	for _, email := range []string{gus, "anna.moll@studio.example"} {
		t.Run(email, func(t *testing.T) {
			t.Parallel()
			d := setupDoors(t)
			ticket := d.ask(t, d.link, email, "")
			code := d.lastMailed(t, email)
			begun, reviewID, err := d.enter(t, ticket, code[:3]+" "+code[3:])
			must(t, err)
			if reviewID != d.link.ReviewID || begun.Lasts != 30*24*time.Hour {
				t.Errorf("opens %s for %s", reviewID, begun.Lasts)
			}
			viewer, err := d.who.Viewer(t.Context(), begun.Session)
			must(t, err)
			if !viewer.ByCode || viewer.User.Email != email || viewer.User.VerifiedAt == nil {
				t.Errorf("came in as %+v", viewer.User)
			}
			d.clock.Advance(29 * 24 * time.Hour)
			viewer, err = d.who.Viewer(t.Context(), begun.Session)
			must(t, err)
			granted := d.store.Client().WorkGrant.Query().
				Where(workgrant.ReviewID(reviewID), workgrant.UserID(viewer.ID())).OnlyX(d.system)
			if !viewer.SignedIn() || *granted.LinkID != d.link.ID || granted.LastUsedAt == nil {
				t.Errorf("after 29 days: signed in %v, granted %+v", viewer.SignedIn(), granted)
			}
			if _, _, err := d.enter(t, ticket, code); apperr.CodeOf(err) != apperr.InvalidState {
				t.Errorf("the code a second time: %v", err)
			}
		})
	}
}

// TestT26_NoMoreThanFiveAreCompared, however many come at once, and the right one after them opens nothing.
func TestT26_NoMoreThanFiveAreCompared(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	ticket := d.ask(t, d.link, gus, "")
	code := d.lastMailed(t, gus)
	var wrong, over atomic.Int32
	var wait sync.WaitGroup
	for range 32 {
		wait.Go(func() {
			_, _, err := d.enter(t, ticket, not(code))
			switch apperr.CodeOf(err) {
			case apperr.BadUserInput:
				wrong.Add(1)
			case apperr.InvalidState:
				over.Add(1)
			default:
				t.Errorf("a wrong code: %v", err)
			}
		})
	}
	wait.Wait()
	// The fifth is compared too, and told with the others that the code is over.
	if wrong.Load() != 4 || over.Load() != 28 {
		t.Errorf("%d were told to try again and %d that it is over, expected 4 and 28", wrong.Load(), over.Load())
	}
	if tries := d.store.Client().DoorCode.Query().OnlyX(d.system).Tries; tries != 5 {
		t.Errorf("%d tries were counted", tries)
	}
	if _, _, err := d.enter(t, ticket, code); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("the right code after five wrong ones: %v", err)
	}
}

// TestT26_WhatFailsAfterwardsCountsAsATry: the count stands before anything else happens, and no failure takes it back.
func TestT26_WhatFailsAfterwardsCountsAsATry(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	ticket := d.ask(t, d.link, gus, "")
	code := d.lastMailed(t, gus)
	ended, end := context.WithCancel(t.Context())
	d.store.Client().User.Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, query ent.Query) (ent.Value, error) {
			end()
			return next.Query(ctx, query)
		})
	}))
	if _, _, err := d.who.EnterCode(ended, identity.DoorEntry{Ticket: ticket, Code: identity.Secret(code)}); err == nil {
		t.Fatal("a request that was cut off came in")
	}
	found := d.store.Client().DoorCode.Query().OnlyX(d.system)
	if found.Tries != 1 || found.UsedAt != nil {
		t.Errorf("counted %d tries, used %v", found.Tries, found.UsedAt)
	}
}

// TestT26_OnlyTheNewestCounts, and none after ten minutes.
func TestT26_OnlyTheNewestCounts(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	first := d.ask(t, d.link, gus, "")
	old := d.lastMailed(t, gus)
	d.clock.Advance(2 * time.Minute)
	second := d.ask(t, d.link, gus, first)
	if _, _, err := d.enter(t, first, old); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("the older one: %v", err)
	}
	d.clock.Advance(10 * time.Minute)
	if _, _, err := d.enter(t, second, d.lastMailed(t, gus)); apperr.CodeOf(err) != apperr.InvalidState {
		t.Errorf("after ten minutes: %v", err)
	}
}

// TestT27_OneOfManyComesIn: a right code at the same moment makes one session.
func TestT27_OneOfManyComesIn(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	for round := range rounds {
		d.clock.Advance(2 * time.Hour)
		ticket := d.ask(t, d.link, gus, "")
		code := d.lastMailed(t, gus)
		from := identity.Place{Network: fmt.Sprint("network ", round)} // each with room for its failures
		var came atomic.Int32
		var wait sync.WaitGroup
		for range 16 {
			wait.Go(func() {
				entry := identity.DoorEntry{Ticket: ticket, Code: identity.Secret(code), Place: from}
				if _, _, err := d.who.EnterCode(t.Context(), entry); err == nil {
					came.Add(1)
				} else if apperr.CodeOf(err) != apperr.InvalidState {
					t.Errorf("a right code that came late: %v", err)
				}
			})
		}
		wait.Wait()
		if came.Load() != 1 || d.store.Client().Session.Query().CountX(d.system) != round+1 {
			t.Fatalf("round %d: %d came in", round, came.Load())
		}
		d.forget(t)
	}
	t.Logf("%d rounds of one right code at the same moment made one session each", rounds)
}

// forget deletes the mails of a round, which a test of many rounds would else read again and again.
func (d doors) forget(t *testing.T) {
	t.Helper()
	d.write(t, func(ctx context.Context, tx *ent.Client) error {
		_, err := tx.Mail.Delete().Exec(ctx)
		return err
	})
}

// TestT28_ACodeHangsOnLinkBrowserAndAddress: with another link's, another browser's or another address's it opens nothing.
func TestT28_ACodeHangsOnLinkBrowserAndAddress(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	const anna = "anna@studio.example"
	tickets, codes := map[string]identity.Secret{}, map[string]string{}
	for at, link := range []*ent.ShareLink{d.link, d.other} {
		for _, email := range []string{gus, anna} {
			d.clock.Advance(2 * time.Minute)
			key := fmt.Sprintf("%s at %d", email, at)
			tickets[key] = d.ask(t, link, email, "")
			codes[key] = d.lastMailed(t, email)
		}
	}
	for with, ticket := range tickets {
		for of, code := range codes {
			if with == of || code == codes[with] {
				continue
			}
			if _, _, err := d.enter(t, ticket, code); err == nil {
				t.Errorf("the browser that asked for %s came in with the code for %s", with, of)
			}
		}
	}
	for _, ticket := range []identity.Secret{"", "x", identity.Secret(ids.Secret())} {
		if _, _, err := d.enter(t, ticket, codes[gus+" at 0"]); apperr.CodeOf(err) != apperr.InvalidState {
			t.Errorf("a browser that asked for nothing: %v", err)
		}
	}
}

// TestT29_NobodyIsFloodedWithCodes: one in a minute, five in an hour, twenty in a day, over all links; and the browser
// that asks again too early keeps the code it has.
func TestT29_NobodyIsFloodedWithCodes(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	ticket := d.ask(t, d.link, gus, "")
	for range 50 {
		ticket = d.ask(t, d.link, gus, ticket)
		d.ask(t, d.other, gus, "")
	}
	if got := len(d.mailed(t, gus)); got != 1 {
		t.Errorf("101 requests within a minute made %d mails", got)
	}
	if _, _, err := d.enter(t, ticket, d.lastMailed(t, gus)); err != nil {
		t.Errorf("the code of a browser that asked again too early: %v", err)
	}
	count := func(every, whole time.Duration) int {
		before := len(d.mailed(t, gus))
		for passed := time.Duration(0); passed < whole; passed += every {
			d.clock.Advance(every)
			d.ask(t, d.link, gus, "")
		}
		return len(d.mailed(t, gus)) - before
	}
	if got := count(2*time.Minute, 58*time.Minute); got != 4 {
		t.Errorf("%d more in the hour, expected 4", got)
	}
	if got := count(13*time.Minute, 22*time.Hour); got != 15 {
		t.Errorf("%d more in the day, expected 15", got)
	}
}

// TestT30_NothingTellsWhoMayComeIn: whoever is asked about, the same statements are made, the same rows written and the
// same answer given; and only those who may come in are mailed to.
func TestT30_NothingTellsWhoMayComeIn(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	member := d.member(t, "max", func(c *ent.UserCreate) { c.SetEmail("max@studio.example") })
	locked := d.person(t, "lou", func(c *ent.UserCreate) {
		c.SetKind(user.KindGUEST).SetState(user.StateLOCKED).SetEmail("lou@studio.example")
	})
	statements := d.watched()
	var first []string
	for at, email := range []string{gus, "stranger@example.org", member.Email, locked.Email, "anna@studio.example"} {
		statements()
		ticket, err := d.who.AskCode(t.Context(), identity.DoorCall{
			Token: identity.Secret(d.links.ShareToken(d.link.ID)), Email: email, Network: "192.0.2.0/24",
		})
		must(t, err)
		if len(ticket) < 100 {
			t.Errorf("%s: the browser is given %d characters", email, len(ticket))
		}
		made := statements()
		if first == nil {
			first = made
		}
		if !slices.Equal(made, first) {
			t.Errorf("%s: %v, expected %v", email, made, first)
		}
		if codes, queued := d.store.Client().DoorCode.Query().CountX(d.system),
			d.store.Client().Job.Query().CountX(d.system); codes != at+1 || queued != at+1 {
			t.Errorf("%s: %d codes and %d jobs after %d requests", email, codes, queued, at+1)
		}
	}
	d.work(t)
	var told []string
	for _, m := range d.store.Client().Mail.Query().WithUser().AllX(d.system) {
		told = append(told, m.Edges.User.Email)
	}
	slices.Sort(told)
	if want := []string{"anna@studio.example", gus}; !slices.Equal(told, want) {
		t.Errorf("mailed to %v, expected %v", told, want)
	}
}

// TestT30_AGuessOpensNothingForStrangers: even the code that belongs to the row opens nothing to an address that the
// link does not admit, nor a member's account.
func TestT30_AGuessOpensNothingForStrangers(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	member := d.member(t, "max", func(c *ent.UserCreate) { c.SetEmail("max@studio.example") })
	for _, email := range []string{"stranger@example.org", member.Email} {
		ticket := d.ask(t, d.link, email, "")
		code := d.store.Client().DoorCode.Query().Where().Order(ent.Desc("id")).AllX(d.system)
		for _, row := range code {
			if row.Address == email {
				if _, _, err := d.enter(t, ticket, d.links.DoorCode(row)); err == nil {
					t.Errorf("%s came in", email)
				}
			}
		}
	}
	if sessions := d.store.Client().Session.Query().CountX(d.system); sessions != 0 {
		t.Errorf("%d sessions began", sessions)
	}
}

// TestT32_AClosedDoorOpensNothing: what is taken back, ended or out of sight between asking and entering lets nobody in,
// and an ended or unknown link asks for nothing.
func TestT32_AClosedDoorOpensNothing(t *testing.T) {
	t.Parallel()
	closings := map[string]func(ctx context.Context, tx *ent.Client, link *ent.ShareLink) error{
		"taken back": func(ctx context.Context, tx *ent.Client, link *ent.ShareLink) error {
			return tx.ShareLink.DeleteOneID(link.ID).Exec(ctx)
		},
		"ended": func(ctx context.Context, tx *ent.Client, link *ent.ShareLink) error {
			return tx.ShareLink.UpdateOneID(link.ID).SetExpiresAt(link.CreatedAt).Exec(ctx)
		},
		"closed to the address": func(ctx context.Context, tx *ent.Client, link *ent.ShareLink) error {
			_, err := tx.WorkGrant.Delete().Where(workgrant.LinkID(link.ID)).Exec(ctx)
			return err
		},
		"resting": func(ctx context.Context, tx *ent.Client, link *ent.ShareLink) error {
			return tx.WorkReview.UpdateOneID(link.ReviewID).SetState(workreview.StateINACTIVE).Exec(ctx)
		},
		"archived": func(ctx context.Context, tx *ent.Client, link *ent.ShareLink) error {
			return tx.Project.Update().SetArchivedAt(link.CreatedAt).Exec(ctx)
		},
		"switched off": func(ctx context.Context, tx *ent.Client, _ *ent.ShareLink) error {
			return tx.Setting.Update().SetSharesWithGuests(false).Exec(ctx)
		},
	}
	for name, closing := range closings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := setupDoors(t)
			ticket := d.ask(t, d.link, gus, "")
			code := d.lastMailed(t, gus)
			d.write(t, func(ctx context.Context, tx *ent.Client) error { return closing(ctx, tx, d.link) })
			if _, _, err := d.enter(t, ticket, code); apperr.CodeOf(err) != apperr.InvalidState {
				t.Errorf("came in with a code from before: %v", err)
			}
			if sessions := d.store.Client().Session.Query().CountX(d.system); sessions != 0 {
				t.Errorf("%d sessions began", sessions)
			}
			d.forget(t)
			d.clock.Advance(2 * time.Minute)
			_, err := d.who.AskCode(t.Context(), identity.DoorCall{
				Token: identity.Secret(d.links.ShareToken(d.link.ID)), Email: gus, Network: "192.0.2.0/24",
			})
			gone := d.store.Client().ShareLink.Query().
				Where(sharelink.ID(d.link.ID), sharelink.ExpiresAtGT(d.clock.Now())).CountX(d.system) == 0
			if (apperr.CodeOf(err) == apperr.InvalidState) != gone {
				t.Errorf("asked again: %v", err)
			}
			d.work(t)
			if mails := d.mailed(t, gus); len(mails) != 0 {
				t.Errorf("mailed %d codes", len(mails))
			}
		})
	}
}

// TestT23_NoSecretOfALinkIsStored, in no file of the instance.
func TestT23_NoSecretOfALinkIsStored(t *testing.T) {
	t.Parallel()
	d := setupDoors(t)
	ticket := d.ask(t, d.link, gus, "")
	if _, _, err := d.enter(t, ticket, d.lastMailed(t, gus)); err != nil {
		t.Fatal(err)
	}
	token := d.links.ShareToken(d.link.ID)
	if len(token) < 50 || !strings.HasPrefix(token, "gl_") {
		t.Errorf("the secret is %d characters and begins with %q", len(token), token[:3])
	}
	read := 0
	must(t, fs.WalkDir(os.DirFS(d.store.Folder()), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		read++
		content, err := os.ReadFile(filepath.Join(d.store.Folder(), path))
		if bytes.Contains(content, []byte(token)) {
			t.Errorf("%s holds the secret of the link", path)
		}
		return err
	}))
	if read < 2 {
		t.Errorf("only %d files were looked at", read)
	}
}

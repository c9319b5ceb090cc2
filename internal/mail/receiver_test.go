package mail_test

import (
	"context"
	"errors"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	entmail "sightline/ent/mail"
	"sightline/ent/migrate"
	"sightline/ent/onetimelink"
	"sightline/ent/user"
	"sightline/internal/mail"
)

// asksOwn lets the cycle ask for own views, and the phase to write begin.
func asksOwn(ctx context.Context, b *testBundle, tx *ent.Client) error {
	return tx.Cycle.UpdateOneID(b.part.CycleID).SetSelfAssessment(true).ClearNominateUntil().ClearApproveUntil().Exec(ctx)
}

func TestEachKindSaysWhatItsReceiverNeeds(t *testing.T) {
	t.Parallel()
	base := publicURL
	cases := []struct {
		kind   entmail.Kind
		note   func(b *testBundle) mail.Note
		before func(ctx context.Context, b *testBundle, tx *ent.Client) error
		words  func(b *testBundle) []string
	}{
		{
			kind: entmail.KindFEEDBACK_ASKED,
			note: (*testBundle).askedNote,
			words: func(b *testBundle) []string {
				return []string{
					"Hello Rae Lind,", "Sue Park", "“Autumn 360”", "Thursday, 3 December 2026",
					base + "/feedback/" + b.askRae.ID,
				}
			},
		},
		{
			kind: entmail.KindWRITE_ANNOUNCED,
			note: (*testBundle).askedNote,
			words: func(b *testBundle) []string {
				return []string{"You are asked for feedback about Sue Park", base + "/feedback/" + b.askRae.ID}
			},
		},
		{
			kind: entmail.KindCYCLE_STARTED,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID, ParticipationID: b.part.ID} },
			words: func(b *testBundle) []string {
				return []string{"Choose", "Autumn 360", base + "/reviews/" + b.part.ID + "/nominate"}
			},
		},
		{
			kind: entmail.KindNOMINATION_REJECTED,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID, RequestID: b.rejected.ID} },
			words: func(b *testBundle) []string {
				return []string{"not approved", base + "/reviews/" + b.part.ID + "/nominate"}
			},
		},
		{
			kind: entmail.KindLIST_READY,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.max.ID, ParticipationID: b.part.ID} },
			before: func(ctx context.Context, b *testBundle, tx *ent.Client) error {
				return tx.Participation.UpdateOneID(b.part.ID).SetListDoneAt(b.clock.Now()).Exec(ctx)
			},
			words: func(b *testBundle) []string {
				return []string{"Sue Park", base + "/reviews/" + b.part.ID + "/approve"}
			},
		},
		{
			kind: entmail.KindRELEASE_DUE,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.max.ID, ParticipationID: b.part.ID} },
			words: func(b *testBundle) []string {
				return []string{"Sue Park", "“Autumn 360”", base + "/reviews/" + b.part.ID + "/release"}
			},
		},
		{
			kind: entmail.KindFEEDBACK_RELEASED,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID, ParticipationID: b.part.ID} },
			before: func(ctx context.Context, b *testBundle, tx *ent.Client) error {
				return tx.Participation.UpdateOneID(b.part.ID).SetReleasedAt(b.clock.Now()).Exec(ctx)
			},
			words: func(b *testBundle) []string {
				return []string{"released", base + "/reviews/" + b.part.ID + "/results"}
			},
		},
		{
			kind: entmail.KindNUDGE_NOMINATE,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID, ParticipationID: b.part.ID} },
			words: func(b *testBundle) []string {
				return []string{"“Autumn 360”", base + "/reviews/" + b.part.ID + "/nominate"}
			},
		},
		{
			kind: entmail.KindNUDGE_APPROVE,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.max.ID, ParticipationID: b.part.ID} },
			before: func(ctx context.Context, b *testBundle, tx *ent.Client) error {
				return tx.Participation.UpdateOneID(b.part.ID).SetListDoneAt(b.clock.Now()).Exec(ctx)
			},
			words: func(b *testBundle) []string {
				return []string{"Sue Park", base + "/reviews/" + b.part.ID + "/approve"}
			},
		},
		{
			kind: entmail.KindNUDGE_WRITE,
			note: (*testBundle).askedNote,
			before: func(ctx context.Context, b *testBundle, tx *ent.Client) error {
				// Whoever has handed in gets it as well: that it is not sent would tell.
				return tx.FeedbackRequest.UpdateOneID(b.askRae.ID).SetState("SUBMITTED").Exec(ctx)
			},
			words: func(b *testBundle) []string {
				return []string{"Sue Park", "nothing left to do", base + "/feedback/" + b.askRae.ID}
			},
		},
		{
			kind: entmail.KindSELF_ASKED, before: asksOwn,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID, ParticipationID: b.part.ID} },
			words: func(b *testBundle) []string {
				return []string{"“Autumn 360”", "how you see yourself", base + "/reviews/" + b.part.ID + "/self"}
			},
		},
		{
			kind: entmail.KindNUDGE_SELF, before: asksOwn,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID, ParticipationID: b.part.ID} },
			words: func(b *testBundle) []string {
				return []string{"not handed it in yet", base + "/reviews/" + b.part.ID + "/self"}
			},
		},
		{
			kind: entmail.KindNUDGE_RELEASE,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.max.ID, ParticipationID: b.part.ID} },
			words: func(b *testBundle) []string {
				return []string{"Sue Park", base + "/reviews/" + b.part.ID + "/release"}
			},
		},
		{
			kind: entmail.KindFACTOR_ADDED,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID} },
			words: func(*testBundle) []string {
				return []string{"a code of an app", "If it was not you", base + "/security"}
			},
		},
		{
			kind: entmail.KindFACTOR_REMOVED,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID} },
			words: func(*testBundle) []string {
				return []string{"your password is enough", "If it was not you", base + "/security"}
			},
		},
		{
			kind: entmail.KindPASSKEY_ADDED,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID} },
			words: func(*testBundle) []string {
				return []string{
					"It logs in by itself", "If it was not you", "A new password alone does not stop a passkey",
					"have an administrator take the second step away", base + "/security",
				}
			},
		},
		{
			kind: entmail.KindPASSKEY_REMOVED,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID} },
			words: func(*testBundle) []string {
				return []string{"does not log in any more", "your password is enough", base + "/security"}
			},
		},
		{
			kind: entmail.KindFACTOR_RESET,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID} },
			words: func(*testBundle) []string {
				return []string{"took the second step away", "If you did not ask for it", base}
			},
		},
		{
			kind: entmail.KindDELETION_DECLINED,
			note: func(b *testBundle) mail.Note { return mail.Note{To: b.sue.ID, PersonalMessage: "We need the invoice."} },
			words: func(*testBundle) []string {
				return []string{"was declined", "> We need the invoice.", base + "/passport"}
			},
		},
	}
	shown := map[string]bool{
		"INVITATION": true, "GUEST_INVITATION": true, "PASSWORD_RESET": true, "DELETION_DONE": true, // shown below
		"WORK_SHARED": true, "DOOR_CODE": true, // TestMailsAboutAShare
		"ADDRESS_CHANGING": true, "ADDRESS_CONFIRM": true, "ADDRESS_CHANGED": true, // TestMailsAboutAnAddress
	}
	for _, c := range cases {
		shown[c.kind.String()] = true
	}
	for _, kind := range kinds() {
		if !shown[kind] {
			t.Errorf("no case for mails of the kind %s", kind)
		}
	}
	for _, c := range cases {
		t.Run(c.kind.String(), func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			if c.before != nil {
				b.write(t, func(ctx context.Context, tx *ent.Client) error { return c.before(ctx, b, tx) })
			}
			note := c.note(b)
			note.Kind = c.kind
			b.queue(t, note)
			b.deliver(t)
			got := b.arrived(t)
			wantWords(t, got.text, c.words(b)...)
			wantNoWords(t, got.raw, "Otto", "Gia", "Rossi")
		})
	}
}

// TestThatThePasswordIsEnoughIsSaidWhereItIs: not while there is another factor, nor where one was added.
func TestThatThePasswordIsEnoughIsSaidWhereItIs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind     entmail.Kind
		has, say bool
	}{
		{entmail.KindFACTOR_REMOVED, false, true},
		{entmail.KindFACTOR_REMOVED, true, false},
		{entmail.KindPASSKEY_REMOVED, false, true},
		{entmail.KindPASSKEY_REMOVED, true, false},
		{entmail.KindPASSKEY_ADDED, false, false},
		{entmail.KindFACTOR_ADDED, false, false},
	} {
		b := setup(t)
		b.write(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(b.sue.ID).SetSecondFactor(c.has).Exec(ctx)
		})
		b.queue(t, mail.Note{To: b.sue.ID, Kind: c.kind})
		b.deliver(t)
		if said := strings.Contains(b.arrived(t).text, "your password is enough"); said != c.say {
			t.Errorf("%s with another factor %t: said %t", c.kind, c.has, said)
		}
	}
}

// kinds are all kinds of mails that the database takes.
func kinds() []string {
	for _, column := range migrate.MailsColumns {
		if column.Name == entmail.FieldKind {
			return column.Enums
		}
	}
	return nil
}

func TestAGuestsInvitationSaysHowToLogInAndHowToGiveFeedback(t *testing.T) {
	t.Parallel()
	b := setup(t)
	link := b.link(t, b.gia, onetimelink.KindINVITATION)
	b.queue(t, mail.Note{
		To: b.gia.ID, Kind: entmail.KindGUEST_INVITATION, RequestID: b.askGia.ID, LinkID: link.ID,
		PersonalMessage: "It takes <b>ten</b> minutes.\nThank you",
	})
	b.deliver(t)
	got := b.arrived(t)
	if got.subject != "You are asked for feedback about Sue Park" {
		t.Errorf("got %q", got.subject)
	}
	wantWords(t, got.text, "Sue Park", "“Autumn 360”", "Aldersund", "3 December 2026",
		publicURL+"/accept#"+tokenOf(link.ID), "gia@partner.example", publicURL+"/\n", "submit", "decline",
		"see your name and your address", "> It takes <b>ten</b> minutes.\n> Thank you")
	wantWords(t, got.html, "&lt;b&gt;ten&lt;/b&gt;")
	wantNoWords(t, got.raw, "Max", "Ferro", "Rae", "Otto", "Ada")
}

// TestWhoWasDeletedIsToldAndForgotten: the one mail after a deletion goes to the address that the account no longer
// has, greets nobody, and leaves no address behind, whether it arrived, failed for good or was cancelled.
func TestWhoWasDeletedIsToldAndForgotten(t *testing.T) {
	t.Parallel()
	bury := func(b *testBundle) {
		b.write(t, func(ctx context.Context, tx *ent.Client) error {
			return tx.User.UpdateOneID(b.gia.ID).SetState(user.StateDELETED).SetName("-").
				SetEmail(b.gia.ID + "@deleted.invalid").Exec(ctx)
		})
		b.queue(t, mail.Note{To: b.gia.ID, Kind: entmail.KindDELETION_DONE, Address: "gia@partner.example"})
	}
	forgotten := func(b *testBundle, state entmail.State) {
		t.Helper()
		row := b.mails(t)[0]
		if row.State != state || row.Address != "" {
			t.Errorf("%s, address %v; want %s and none", row.State, row.Address, state)
		}
	}
	b := setup(t)
	bury(b)
	b.deliver(t)
	got := b.arrived(t)
	if got.to != "gia@partner.example" {
		t.Errorf("went to %q", got.to)
	}
	wantWords(t, got.text, "As you asked, your account at Aldersund was deleted", "former guest")
	wantNoWords(t, got.raw, "Hello", "deleted.invalid", "Rossi")
	forgotten(b, entmail.StateSENT)

	b = setup(t)
	b.box.refusing(func(string) error { return errors.New("no") })
	bury(b)
	for range 12 {
		b.deliver(t)
		b.clock.Advance(2 * time.Hour)
	}
	forgotten(b, entmail.StateFAILED)

	b = setup(t)
	bury(b)
	if _, err := b.outbox.Cancel(b.as(t, b.ada), mail.CancelMailInput{MailID: b.mails(t)[0].ID}); err != nil {
		t.Fatal(err)
	}
	forgotten(b, entmail.StateCANCELLED)
}

func TestSeveralApprovalsMakeOneMailToAGuest(t *testing.T) {
	t.Parallel()
	b := setup(t)
	link := b.link(t, b.gia, onetimelink.KindINVITATION)
	second := b.askAboutOtto(t)
	b.queue(t,
		mail.Note{To: b.gia.ID, Kind: entmail.KindGUEST_INVITATION, RequestID: b.askGia.ID, LinkID: link.ID},
		mail.Note{To: b.gia.ID, Kind: entmail.KindFEEDBACK_ASKED, RequestID: second.ID})
	b.clock.Advance(time.Minute)
	b.deliver(t)
	wantWords(t, b.arrived(t).text, "Sue Park", "Otto Weiss")
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(b.gia.ID).SetState(user.StateACTIVE).Exec(ctx)
	})
	b.deliver(t)
	b.arrived(t)
	for _, row := range b.mails(t) {
		told := row.State == entmail.StateCANCELLED && row.Problem == "mail.problem.told"
		if row.Kind == entmail.KindFEEDBACK_ASKED && !told {
			t.Errorf("got %s, %q", row.State, row.Problem)
		}
	}
}

// askAboutOtto asks the guest for feedback about somebody else.
func (b *testBundle) askAboutOtto(t *testing.T) *ent.FeedbackRequest {
	t.Helper()
	var request *ent.FeedbackRequest
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		part := tx.Participation.Create().SetCycleID(b.cycle.ID).SetRevieweeID(b.otto.ID).SaveX(ctx)
		request = tx.FeedbackRequest.Create().SetCycleID(b.cycle.ID).SetParticipationID(part.ID).
			SetRevieweeID(b.otto.ID).SetReviewerID(b.gia.ID).SetNominatedByID(b.otto.ID).
			SetState(feedbackrequest.StateAPPROVED).SaveX(ctx)
		return nil
	})
	return request
}

// The mail is about something that its receiver could see when it was queued, and may not see when it is sent.
func TestWhatTheReceiverMayNoLongerSeeIsNotSent(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		note   func(b *testBundle) mail.Note
		before func(ctx context.Context, b *testBundle, tx *ent.Client) error
	}{
		"request withdrawn": {
			note: (*testBundle).askedNote,
			before: func(ctx context.Context, b *testBundle, tx *ent.Client) error {
				return tx.FeedbackRequest.UpdateOneID(b.askRae.ID).SetState(feedbackrequest.StateWITHDRAWN).Exec(ctx)
			},
		},
		"cycle closed": {
			note: (*testBundle).askedNote,
			before: func(ctx context.Context, b *testBundle, tx *ent.Client) error {
				return tx.Cycle.UpdateOneID(b.cycle.ID).SetState(cycle.StateCLOSED).Exec(ctx)
			},
		},
		"somebody else's request": {
			note: func(b *testBundle) mail.Note {
				return mail.Note{To: b.otto.ID, Kind: entmail.KindFEEDBACK_ASKED, RequestID: b.askRae.ID}
			},
		},
		"nomination still open": {
			note: func(b *testBundle) mail.Note {
				return mail.Note{To: b.sue.ID, Kind: entmail.KindNOMINATION_REJECTED, RequestID: b.askRae.ID}
			},
		},
		"line manager changed": {
			note: func(b *testBundle) mail.Note {
				return mail.Note{To: b.max.ID, Kind: entmail.KindLIST_READY, ParticipationID: b.part.ID}
			},
			before: func(ctx context.Context, b *testBundle, tx *ent.Client) error {
				tx.Participation.UpdateOneID(b.part.ID).SetListDoneAt(b.clock.Now()).SaveX(ctx)
				return tx.User.UpdateOneID(b.sue.ID).SetManagerID(b.otto.ID).SetLinePath("usr_otto/usr_sue/").Exec(ctx)
			},
		},
		"not released": {
			note: func(b *testBundle) mail.Note {
				return mail.Note{To: b.sue.ID, Kind: entmail.KindFEEDBACK_RELEASED, ParticipationID: b.part.ID}
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.queue(t, c.note(b))
			if c.before != nil {
				b.write(t, func(ctx context.Context, tx *ent.Client) error { return c.before(ctx, b, tx) })
			}
			b.deliver(t)
			if row := b.only(t); row.State != entmail.StateCANCELLED || row.Problem != "mail.problem.gone" {
				t.Errorf("got %s, %q", row.State, row.Problem)
			}
			if letters := b.box.letters(); len(letters) != 0 {
				t.Errorf("it was sent: %s", letters[0].text)
			}
		})
	}
}

// A guest sees nobody but those they write about: who invited them stays unnamed.
func TestNobodyIsNamedWhomTheReceiverMayNotSee(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		return tx.User.UpdateOneID(b.gia.ID).SetInvitedByID(b.max.ID).Exec(ctx)
	})
	link := b.link(t, b.gia, onetimelink.KindINVITATION)
	b.queue(t, mail.Note{To: b.gia.ID, Kind: entmail.KindGUEST_INVITATION, LinkID: link.ID, PersonalMessage: "Hi"})
	b.deliver(t)
	got := b.arrived(t)
	wantWords(t, got.text, "Sue Park", "With it comes this message:")
	wantNoWords(t, got.raw, "Max", "Ferro")
}

func TestT41_ADeadLinkIsNeverMailed(t *testing.T) {
	t.Parallel()
	for name, kill := range map[string]func(*ent.OneTimeLinkUpdateOne, *testBundle){
		"used":     func(u *ent.OneTimeLinkUpdateOne, b *testBundle) { u.SetUsedAt(b.clock.Now()) },
		"replaced": func(u *ent.OneTimeLinkUpdateOne, b *testBundle) { u.SetVoidedAt(b.clock.Now()) },
		"expired":  func(u *ent.OneTimeLinkUpdateOne, b *testBundle) { u.SetExpiresAt(b.clock.Now()) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			link := b.link(t, b.rae, onetimelink.KindPASSWORD_RESET)
			b.queue(t, mail.Note{To: b.rae.ID, Kind: entmail.KindPASSWORD_RESET, LinkID: link.ID})
			b.write(t, func(ctx context.Context, tx *ent.Client) error {
				update := tx.OneTimeLink.UpdateOneID(link.ID)
				kill(update, b)
				return update.Exec(ctx)
			})
			b.deliver(t)
			if row := b.only(t); row.State != entmail.StateCANCELLED || row.Problem != "mail.problem.link" {
				t.Errorf("got %s, %q", row.State, row.Problem)
			}
			if len(b.box.letters()) != 0 {
				t.Error("it was sent")
			}
		})
	}
}

func TestT41_EveryLinkBeginsWithThePublicAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	reset := b.link(t, b.rae, onetimelink.KindPASSWORD_RESET)
	invitation := b.link(t, b.gia, onetimelink.KindINVITATION)
	b.queue(t, b.askedNote(),
		mail.Note{To: b.rae.ID, Kind: entmail.KindPASSWORD_RESET, LinkID: reset.ID},
		mail.Note{To: b.sue.ID, Kind: entmail.KindCYCLE_STARTED, ParticipationID: b.part.ID},
		mail.Note{To: b.gia.ID, Kind: entmail.KindGUEST_INVITATION, RequestID: b.askGia.ID, LinkID: invitation.ID})
	b.deliver(t)
	letters := b.box.letters()
	if len(letters) != 4 {
		t.Fatalf("%d letters", len(letters))
	}
	address := regexp.MustCompile(`[a-z]+://[^\s"<]+`)
	var all strings.Builder
	for _, l := range letters {
		all.WriteString(l.text)
		links := address.FindAllString(l.text+l.html, -1)
		if len(links) < 2 {
			t.Errorf("no link in %s", l.text)
		}
		for _, link := range links {
			parsed, err := url.Parse(link)
			if err != nil || !strings.HasPrefix(link, publicURL+"/") || parsed.Host != "people.aldersund.example" {
				t.Errorf("%s leads elsewhere", link)
			}
		}
	}
	wantWords(t, all.String(), publicURL+"/reset#"+tokenOf(reset.ID), publicURL+"/accept#"+tokenOf(invitation.ID))
}

func TestT34_NamesCannotInjectHeadersMarkupOrLinks(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.write(t, func(ctx context.Context, tx *ent.Client) error {
		evil := "Sue\r\nBcc: eve@evil.example\r\n\r\n<img src=http://evil.example/p.png>\u202e www.evil.example"
		tx.Cycle.UpdateOneID(b.cycle.ID).SetName("360\r\nX-Evil: yes <script>alert(1)</script>").SaveX(ctx)
		return tx.User.UpdateOneID(b.sue.ID).SetName(evil).Exec(ctx)
	})
	b.queue(t, b.askedNote())
	b.deliver(t)
	got := b.arrived(t)
	if got.header.Get("Bcc") != "" || got.header.Get("X-Evil") != "" || got.to != "rae@aldersund.example" {
		t.Fatalf("got %v", got.header)
	}
	wantNoWords(t, got.subject, "\r", "\n", "\u202e")
	wantNoWords(t, got.html, "<img", "<script", "evil.example", "http://")
	wantNoWords(t, got.text, "evil.example", "http://", "\u202e")
	wantWords(t, got.html, "&lt;script&gt;")
}

func TestT65_WithoutLogsOfWordsOrAddresses(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var log strings.Builder
	b.outbox = b.newOutboxLogging(t, &log)
	b.box.refusing(errUnknown)
	b.queue(t, b.askedNote())
	b.deliver(t)
	wantWords(t, log.String(), b.only(t).ID, "550")
	wantNoWords(t, log.String(), "rae@", "Rae", "Sue", "Autumn")
}

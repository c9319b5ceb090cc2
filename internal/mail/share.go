package mail

import (
	"context"
	"fmt"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/ent/sharelink"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// ShareURL is the address of a share link: a page that asks for an address, with the link's secret behind the hash
// sign, where no server or proxy logs it (T24).
func (o *Outbox) ShareURL(linkID string) string {
	return o.base + "/shared#" + o.shares.ShareToken(linkID)
}

// addShare names who shares something and where it opens; never what it is, for the address is proved by nothing yet
// (D3).
func (o *Outbox) addShare(ctx context.Context, w *Words, m *ent.Mail, to receiver) error {
	if m.ShareLinkID == nil || o.shares == nil {
		return errGone
	}
	system := policy.AsSystem(ctx, policy.Deliver)
	link, err := o.store.Client().ShareLink.Query().Where(sharelink.ID(*m.ShareLinkID)).
		WithReview(func(q *ent.WorkReviewQuery) { q.WithProject() }).WithGrants().WithCreatedBy().Only(system)
	if ent.IsNotFound(err) {
		return errGone
	}
	if err != nil {
		return fmt.Errorf("read the share link of the mail %s: %w", m.ID, err)
	}
	if !policy.LinkAdmits(link, to.person, w.Email, o.store.Clock().Now()) {
		return errDeadLink
	}
	w.Inviter, w.Link, w.LinkUntil = oneLine(link.Edges.CreatedBy.Name), o.ShareURL(link.ID), link.ExpiresAt
	return nil
}

// addCode adds the code that somebody asked for, while it counts.
func (o *Outbox) addCode(ctx context.Context, w *Words, m *ent.Mail, to receiver) error {
	if m.CodeID == nil || o.shares == nil {
		return errGone
	}
	code, err := o.store.Client().DoorCode.Get(policy.AsSystem(ctx, policy.Deliver), *m.CodeID)
	if ent.IsNotFound(err) {
		return errGone
	}
	if err != nil {
		return fmt.Errorf("read the code of the mail %s: %w", m.ID, err)
	}
	counts := code.UsedAt == nil && code.VoidedAt == nil && o.store.Clock().Now().Before(code.ExpiresAt)
	if !counts || code.Address != to.person.Email {
		return errDeadLink
	}
	w.Code, w.LinkUntil = o.shares.DoorCode(code), code.ExpiresAt
	return nil
}

// ofShare composes the mails about what is shared with somebody from outside; empty for every other kind.
func (c *composer) ofShare() string {
	switch c.words.Kind {
	case entmail.KindWORK_SHARED:
		return c.workShared()
	case entmail.KindDOOR_CODE:
		return c.doorCode()
	default:
		return ""
	}
}

// workShared tells somebody from outside that work is shared with them.
func (c *composer) workShared() string {
	c.say("mail.work_shared.body", c.words.Inviter, c.company())
	c.message()
	c.say("mail.work_shared.code", c.words.Email, text.Moment(c.locale, c.words.LinkUntil))
	c.link("mail.work_shared.link")
	return c.text("mail.work_shared.subject", c.words.Inviter)
}

// doorCode is the mail with a code. The code stands apart, so that it can be read aloud.
func (c *composer) doorCode() string {
	c.say("mail.door_code.body", c.company())
	c.parts = append(c.parts, part{quote: []string{c.words.Code[:3] + " " + c.words.Code[3:]}})
	c.say("mail.door_code.until", text.Moment(c.locale, c.words.LinkUntil))
	c.say("mail.door_code.not_you")
	return c.text("mail.door_code.subject", c.company())
}

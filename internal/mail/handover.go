package mail

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/auditevent"
	entmail "sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/internal/apperr"
	"sightline/internal/opens"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// HandedOver is the link of an invitation as an administrator gets it, with the moment until which it works.
type HandedOver struct {
	Link  string
	Until time.Time
}

// HandOver returns the link of an invitation to an administrator, and records that they have it (D16). It is refused
// where a mail server is set up, and where the invitation no longer stands.
func (o *Outbox) HandOver(ctx context.Context, input HandOverLinkInput) (*HandedOver, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	m, err := o.byID(ctx, input.MailID)
	if err != nil {
		return nil, err
	}
	var judged []*ent.Mail
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		var err error
		if judged, err = o.withReceivers(ctx, tx, []*ent.Mail{m}); err != nil {
			return policy.Grant{}, err
		}
		grant, err := policy.Authorize(policy.From(ctx), policy.HandOverLink, judged[0])
		if err == nil && o.Configured() {
			err = apperr.State("state.mail_server")
		}
		return grant, err
	}
	var handed *HandedOver
	err = o.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		working, err := o.workingLinks(ctx, tx, judged)
		if err != nil {
			return err
		}
		link, works := working[m.ID]
		if !works {
			return apperr.State("state.link_over")
		}
		// Who holds it is kept with the link: what came in between is looked at when it is used.
		if err := tx.OneTimeLink.UpdateOneID(link.ID).SetHandedToID(policy.From(ctx).ID()).Exec(ctx); err != nil {
			return fmt.Errorf("keep who holds the link: %w", err)
		}
		handed = &HandedOver{Link: o.tokenURL("/accept", link.ID), Until: link.ExpiresAt}
		return store.Record(ctx, tx, auditevent.PartSYSTEM, policy.HandOverLink, m.ID, store.About(m.UserID))
	})
	if err != nil {
		return nil, fmt.Errorf("hand a link over: %w", err)
	}
	return handed, nil
}

// CanHandOver tells, by the mails' ids, which links HandOver would give the viewer now. It makes no link. The number
// of statements does not grow with the list.
func (o *Outbox) CanHandOver(ctx context.Context, mailIDs []string) (map[string]bool, error) {
	offered := map[string]bool{}
	if o.Configured() {
		return offered, nil
	}
	mails, err := o.store.Client().Mail.Query().Where(entmail.IDIn(mailIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the mails: %w", err)
	}
	judged, err := o.withReceivers(ctx, o.store.Client(), mails)
	if err != nil {
		return nil, err
	}
	working, err := o.workingLinks(ctx, o.store.Client(), judged)
	if err != nil {
		return nil, err
	}
	for _, m := range judged {
		_, works := working[m.ID]
		offered[m.ID] = works && policy.Can(policy.From(ctx), policy.HandOverLink, m)
	}
	return offered, nil
}

// withReceivers returns the mails with all that the policy asks about their receivers. It is read as the system: what
// the administrator may not see of it is the very thing that forbids the hand-over.
func (o *Outbox) withReceivers(ctx context.Context, client *ent.Client, mails []*ent.Mail) ([]*ent.Mail, error) {
	receivers := make([]string, 0, len(mails))
	for _, m := range mails {
		receivers = append(receivers, m.UserID)
	}
	byID, err := opens.Accounts(policy.AsSystem(ctx, policy.HandOver), client, []string{policy.From(ctx).ID()}, receivers)
	if err != nil {
		return nil, fmt.Errorf("judge the receivers of mails: %w", err)
	}
	judged := make([]*ent.Mail, 0, len(mails))
	for _, m := range mails {
		withReceiver := *m
		withReceiver.Edges.User = byID[m.UserID]
		judged = append(judged, &withReceiver)
	}
	return judged, nil
}

// workingLinks returns, by the mails' ids, the links that still let their receivers accept: never one that was used,
// replaced or has expired (T41).
func (o *Outbox) workingLinks(
	ctx context.Context, client *ent.Client, mails []*ent.Mail,
) (map[string]*ent.OneTimeLink, error) {
	var asked []string
	for _, m := range mails {
		if m.LinkID != nil {
			asked = append(asked, *m.LinkID)
		}
	}
	links, err := client.OneTimeLink.Query().
		Where(onetimelink.IDIn(asked...), onetimelink.KindEQ(onetimelink.KindINVITATION), onetimelink.UsedAtIsNil(),
			onetimelink.VoidedAtIsNil(), onetimelink.ExpiresAtGT(o.store.Clock().Now())).
		All(policy.AsSystem(ctx, policy.HandOver))
	if err != nil {
		return nil, fmt.Errorf("read the links to hand over: %w", err)
	}
	byID := make(map[string]*ent.OneTimeLink, len(links))
	for _, link := range links {
		byID[link.ID] = link
	}
	working := map[string]*ent.OneTimeLink{}
	for _, m := range mails {
		if m.LinkID != nil && byID[*m.LinkID] != nil && byID[*m.LinkID].UserID == m.UserID {
			working[m.ID] = byID[*m.LinkID]
		}
	}
	return working, nil
}

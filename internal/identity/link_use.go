package identity

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/onetimelink"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/opens"
	"sightline/internal/policy"
)

// find returns the link of a token, if it can still be used.
func (s *Service) find(ctx context.Context, token Secret, kind onetimelink.Kind) (*ent.OneTimeLink, error) {
	return s.links.find(ctx, s.store.Client(), token, kind)
}

// find returns the link of a token, of one of the kinds and with its user, if it can still be used. It uses nothing up
// (D10). The link of an account that is locked or gone says no more about it than a voided one does: INVALID_STATE;
// NOT_FOUND for an unknown one.
func (l *Links) find(
	ctx context.Context, client *ent.Client, token Secret, kinds ...onetimelink.Kind,
) (*ent.OneTimeLink, error) {
	system := policy.AsSystem(ctx, policy.SignIn)
	link, err := client.OneTimeLink.Query().
		Where(onetimelink.TokenHash(digest(token)), onetimelink.KindIn(kinds...)).WithUser().Only(system)
	switch {
	case ent.IsNotFound(err):
		return nil, apperr.New(apperr.NotFound, "auth.link_unknown")
	case err != nil:
		return nil, fmt.Errorf("find a link: %w", err)
	case link.UsedAt != nil || link.VoidedAt != nil || link.Edges.User.State != stateFor(link.Kind):
		return nil, linkUsed()
	case !l.clock.Now().Before(link.ExpiresAt):
		return nil, apperr.State("auth.link_expired")
	default:
		return link, stillTheirs(system, client, link.ID)
	}
}

// Open returns the link of a token, of one of the kinds and with its user, if it can still be used: NOT_FOUND for an
// unknown one, INVALID_STATE for one that is over.
func (l *Links) Open(
	ctx context.Context, client *ent.Client, token string, kinds ...onetimelink.Kind,
) (*ent.OneTimeLink, error) {
	return l.find(ctx, client, Secret(token), kinds...)
}

// stillTheirs refuses a link that an administrator was handed whose receiver was given something since that the
// administrator must not get with the account (V10). It says no more than of a voided one.
func stillTheirs(ctx context.Context, client *ent.Client, linkID string) error {
	handed, err := client.OneTimeLink.Query().
		Where(onetimelink.ID(linkID), onetimelink.HandedToIDNotNil()).
		Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return nil
	case err != nil:
		return fmt.Errorf("read whom a link was handed: %w", err)
	}
	accounts, err := opens.Accounts(ctx, client, []string{*handed.HandedToID}, []string{handed.UserID})
	if err != nil {
		return fmt.Errorf("judge the account: %w", err)
	}
	if receiver := accounts[handed.UserID]; receiver == nil || !policy.HandedOverStands(receiver, *handed.HandedToID) {
		return linkUsed()
	}
	return nil
}

// stateFor is the one state in which a link of that kind can be used.
func stateFor(kind onetimelink.Kind) user.State {
	if kind == onetimelink.KindINVITATION {
		return user.StateINVITED
	}
	return user.StateACTIVE
}

func linkUsed() error { return apperr.State("auth.link_used") }

// Use takes the link for whoever comes first and voids the others of its user; everybody else is refused (T27, T42).
func (l *Links) Use(ctx context.Context, tx *ent.Client, link *ent.OneTimeLink) error {
	now := l.clock.Now()
	won, err := tx.OneTimeLink.Update().
		Where(onetimelink.ID(link.ID), open(), onetimelink.ExpiresAtGT(now)).SetUsedAt(now).Save(ctx)
	if err != nil {
		return fmt.Errorf("use a link: %w", err)
	}
	if won != 1 {
		return linkUsed()
	}
	if err := stillTheirs(ctx, tx, link.ID); err != nil {
		return err
	}
	return l.void(ctx, tx, onetimelink.UserID(link.UserID))
}

// void ends the open ones among the given links.
func (l *Links) void(ctx context.Context, tx *ent.Client, which ...predicate.OneTimeLink) error {
	if err := tx.OneTimeLink.Update().Where(append(which, open())...).SetVoidedAt(l.clock.Now()).Exec(ctx); err != nil {
		return fmt.Errorf("void older links: %w", err)
	}
	return nil
}

func open() predicate.OneTimeLink {
	return onetimelink.And(onetimelink.UsedAtIsNil(), onetimelink.VoidedAtIsNil())
}

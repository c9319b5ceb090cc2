package identity

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/addresschange"
	"sightline/ent/authenticator"
	"sightline/ent/credential"
	"sightline/ent/onetimelink"
	"sightline/ent/passkey"
	"sightline/ent/predicate"
	"sightline/ent/recoverycode"
	"sightline/ent/session"
	"sightline/internal/policy"
)

// Names of the types that let somebody into an account, as the grants name them (policy.Doors).
const (
	doorSession    = "Session"
	doorLink       = "OneTimeLink"
	doorCredential = "Credential"
	doorToken      = "AccessToken"
	doorApp        = "Authenticator"
	doorPasskey    = "Passkey"
	doorCode       = "RecoveryCode"
	doorAddress    = "AddressChange"
)

// Of finds everything that lets somebody into an account. Read in the transaction that changes the account it is
// complete: nobody can come in between.
func (*Links) Of(ctx context.Context, client *ent.Client, userID string) (policy.Doors, error) {
	system := policy.AsSystem(ctx, policy.EndSessions)
	sessions, err := client.Session.Query().Where(session.UserID(userID)).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find the sessions: %w", err)
	}
	links, err := client.OneTimeLink.Query().Where(onetimelink.UserID(userID), open()).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find the links: %w", err)
	}
	credentials, err := client.Credential.Query().Where(credential.UserID(userID)).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find the credentials: %w", err)
	}
	tokens, err := client.AccessToken.Query().Where(accesstoken.UserID(userID)).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find the access tokens: %w", err)
	}
	apps, err := client.Authenticator.Query().Where(authenticator.UserID(userID)).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find the authenticator: %w", err)
	}
	passkeys, err := client.Passkey.Query().Where(passkey.UserID(userID)).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find the passkeys: %w", err)
	}
	codes, err := client.RecoveryCode.Query().Where(recoverycode.UserID(userID)).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find the recovery codes: %w", err)
	}
	addresses, err := client.AddressChange.Query().Where(addresschange.UserID(userID)).IDs(system)
	if err != nil {
		return nil, fmt.Errorf("find the change of address: %w", err)
	}
	return policy.Doors{
		doorSession: sessions, doorLink: links, doorCredential: credentials, doorApp: apps,
		doorPasskey: passkeys, doorCode: codes, doorToken: tokens, doorAddress: addresses,
	}, nil
}

// LinksOf finds the links that people can still use, by person, in one statement.
func (*Links) LinksOf(ctx context.Context, client *ent.Client, userIDs ...string) (map[string]policy.Doors, error) {
	links, err := client.OneTimeLink.Query().Where(onetimelink.UserIDIn(userIDs...), open()).
		All(policy.AsSystem(ctx, policy.EndSessions))
	if err != nil {
		return nil, fmt.Errorf("find the links: %w", err)
	}
	found := map[string]policy.Doors{}
	for _, link := range links {
		if found[link.UserID] == nil {
			found[link.UserID] = policy.Doors{}
		}
		found[link.UserID][doorLink] = append(found[link.UserID][doorLink], link.ID)
	}
	return found, nil
}

// SignOut ends the sessions and access tokens of an account. Its person can come in again at once, as who they are
// then.
func (*Links) SignOut(ctx context.Context, tx *ent.Client, doors policy.Doors) error {
	if _, err := tx.Session.Delete().Where(session.IDIn(doors[doorSession]...)).Exec(ctx); err != nil {
		return fmt.Errorf("end the sessions: %w", err)
	}
	return endTokens(ctx, tx, accesstoken.IDIn(doors[doorToken]...))
}

// Close ends what is open into an account now: sessions, access tokens, links and a change of its address. The person
// can come in again with their password once the account is in use again.
func (l *Links) Close(ctx context.Context, tx *ent.Client, doors policy.Doors) error {
	if err := l.SignOut(ctx, tx, doors); err != nil {
		return err
	}
	err := tx.OneTimeLink.Update().Where(onetimelink.IDIn(doors[doorLink]...)).SetVoidedAt(l.clock.Now()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("void the links: %w", err)
	}
	return dropAddress(ctx, tx, doors)
}

// KeepAddress ends a change of address: the one that somebody has is the one they keep. Its links end with it.
func (l *Links) KeepAddress(ctx context.Context, tx *ent.Client, doors policy.Doors) error {
	if err := dropAddress(ctx, tx, doors); err != nil {
		return err
	}
	return l.void(ctx, tx, onetimelink.IDIn(doors[doorLink]...),
		onetimelink.KindIn(onetimelink.KindOLD_ADDRESS, onetimelink.KindNEW_ADDRESS))
}

func dropAddress(ctx context.Context, tx *ent.Client, doors policy.Doors) error {
	if _, err := tx.AddressChange.Delete().Where(addresschange.IDIn(doors[doorAddress]...)).Exec(ctx); err != nil {
		return fmt.Errorf("drop a change of address: %w", err)
	}
	return nil
}

// Forget closes an account for good: nothing is left that could prove to be its person.
func (l *Links) Forget(ctx context.Context, tx *ent.Client, doors policy.Doors) error {
	if err := l.Close(ctx, tx, doors); err != nil {
		return err
	}
	if _, err := tx.Credential.Delete().Where(credential.IDIn(doors[doorCredential]...)).Exec(ctx); err != nil {
		return fmt.Errorf("delete the credentials: %w", err)
	}
	return l.deleteFactors(ctx, tx, doors)
}

// deleteFactors leaves the password as the one way to prove who somebody is.
func (*Links) deleteFactors(ctx context.Context, tx *ent.Client, doors policy.Doors) error {
	if _, err := tx.Authenticator.Delete().Where(authenticator.IDIn(doors[doorApp]...)).Exec(ctx); err != nil {
		return fmt.Errorf("delete the authenticator: %w", err)
	}
	if _, err := tx.Passkey.Delete().Where(passkey.IDIn(doors[doorPasskey]...)).Exec(ctx); err != nil {
		return fmt.Errorf("delete the passkeys: %w", err)
	}
	if _, err := tx.RecoveryCode.Delete().Where(recoverycode.IDIn(doors[doorCode]...)).Exec(ctx); err != nil {
		return fmt.Errorf("delete the recovery codes: %w", err)
	}
	return nil
}

func endTokens(ctx context.Context, tx *ent.Client, which predicate.AccessToken) error {
	if _, err := tx.AccessToken.Delete().Where(which).Exec(ctx); err != nil {
		return fmt.Errorf("end access tokens: %w", err)
	}
	return nil
}

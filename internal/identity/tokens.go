package identity

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/auditevent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/store"
)

const (
	// patPrefix lets people and scanners recognise a token that lies around.
	patPrefix   = "sl_pat_"
	longestLife = 365
	mostTokens  = 50
	longestWord = 200
)

// CreateAccessTokenInput is the token to make.
type CreateAccessTokenInput struct {
	Name  string
	Scope accesstoken.Scope
	// Days is how long it works, 1 to 365.
	Days int
}

// Validate checks the form.
func (i *CreateAccessTokenInput) Validate() error {
	var problems apperr.List
	name, problem := nameOfKey(i.Name, longestWord)
	if problem != "" {
		problems.Add(problem, "name")
	}
	i.Name = name
	if i.Days < 1 || i.Days > longestLife {
		problems.Add("auth.token_days", "days")
	}
	return problems.Err()
}

// DeleteAccessTokenInput names the token to delete.
type DeleteAccessTokenInput struct {
	TokenID string
}

// TokenViewer returns who stands behind an access token, with account, roles and facts as they are now, and with no
// more than the token's scope. Nobody is behind an unknown or expired one and behind an account that is not an ACTIVE
// member's (T12, T14).
func (s *Service) TokenViewer(ctx context.Context, secret Secret) (*policy.Viewer, error) {
	if !strings.HasPrefix(secret.Reveal(), patPrefix) {
		return policy.Nobody(), nil
	}
	found, err := s.store.Client().AccessToken.Query().
		Where(accesstoken.TokenHash(digest(secret)), accesstoken.ExpiresAtGT(s.clock.Now())).WithUser().
		Only(policy.AsSystem(ctx, policy.LoadViewer))
	if ent.IsNotFound(err) {
		return policy.Nobody(), nil
	}
	if err != nil {
		return nil, fmt.Errorf("find an access token: %w", err)
	}
	person := found.Edges.User
	if person.State != user.StateACTIVE || person.Kind != user.KindMEMBER {
		return policy.Nobody(), nil
	}
	s.noteUse(ctx, found)
	viewer, err := s.store.ViewerOf(ctx, person)
	if err != nil {
		return nil, fmt.Errorf("load the viewer: %w", err)
	}
	viewer.Token = found.Scope
	return viewer, nil
}

// noteUse is no reason to refuse a reader where it fails (promise L4).
func (s *Service) noteUse(ctx context.Context, found *ent.AccessToken) {
	now := s.clock.Now()
	if found.UsedAt != nil && now.Sub(*found.UsedAt) < seenEvery {
		return
	}
	err := s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		return tx.AccessToken.Update().Where(accesstoken.ID(found.ID)).SetUsedAt(now).Exec(ctx)
	})
	if err != nil {
		s.log.WarnContext(ctx, "the use of an access token was not noted", slog.Any("error", err))
	}
}

// AccessTokens lists the viewer's tokens, expired ones too, the newest first.
func (s *Service) AccessTokens(ctx context.Context) ([]*ent.AccessToken, error) {
	found, err := s.store.Client().AccessToken.Query().Where(accesstoken.UserID(policy.From(ctx).ID())).
		Order(accesstoken.ByCreatedAt(sql.OrderDesc()), accesstoken.ByID()).Limit(mostTokens).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list access tokens: %w", err)
	}
	return found, nil
}

// CreateAccessToken makes a token for the viewer and returns its secret, which nobody sees again. It needs a fresh
// proof (T44) and fails with INVALID_STATE beyond fifty of them, and with UNAUTHENTICATED where the session has ended
// meanwhile.
func (s *Service) CreateAccessToken(
	ctx context.Context, input CreateAccessTokenInput,
) (*ent.AccessToken, string, error) {
	if err := input.Validate(); err != nil {
		return nil, "", err
	}
	viewer := policy.From(ctx)
	grant, err := policy.Authorize(viewer, policy.CreateAccessToken, viewer.User)
	if err != nil {
		return nil, "", fmt.Errorf("create an access token: %w", err)
	}
	secret := Secret(patPrefix + ids.Secret())
	var made *ent.AccessToken
	err = s.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := s.stillHere(ctx, tx, viewer); err != nil {
			return err
		}
		count, err := tx.AccessToken.Query().Where(accesstoken.UserID(viewer.ID())).Count(ctx)
		if err != nil {
			return fmt.Errorf("count access tokens: %w", err)
		}
		if count >= mostTokens {
			return apperr.State("auth.tokens_full", mostTokens)
		}
		made, err = tx.AccessToken.Create().SetUserID(viewer.ID()).SetName(input.Name).SetScope(input.Scope).
			SetTokenHash(digest(secret)).SetExpiresAt(s.clock.Now().Add(time.Duration(input.Days) * 24 * time.Hour)).Save(ctx)
		if err != nil {
			return fmt.Errorf("save an access token: %w", err)
		}
		return store.Record(ctx, tx, auditevent.PartSYSTEM, policy.CreateAccessToken, viewer.ID())
	})
	if err != nil {
		return nil, "", fmt.Errorf("create an access token: %w", err)
	}
	return made, secret.Reveal(), nil
}

// DeleteAccessToken ends a token of the viewer at once.
func (s *Service) DeleteAccessToken(ctx context.Context, input DeleteAccessTokenInput) error {
	found, err := s.store.Client().AccessToken.Get(ctx, input.TokenID)
	if err != nil {
		return store.Missing(err, "find an access token")
	}
	viewer := policy.From(ctx)
	grant, err := policy.Authorize(viewer, policy.DeleteAccessToken, found)
	if err != nil {
		return fmt.Errorf("delete an access token: %w", err)
	}
	err = s.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := endTokens(ctx, tx, accesstoken.ID(found.ID)); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartSYSTEM, policy.DeleteAccessToken, viewer.ID())
	})
	if err != nil {
		return fmt.Errorf("delete an access token: %w", err)
	}
	return nil
}

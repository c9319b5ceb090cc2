package identity

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/onetimelink"
	"sightline/ent/rolegrant"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/policy"
)

// FirstAccount is who gets a fresh instance.
type FirstAccount struct {
	Email   string
	Name    string
	Company string
	// Domains are the company's own: addresses in them cannot be guests.
	Domains []string
}

// PrepareFirst makes the settings and the first account of a fresh instance, with every role (D1), and returns the
// token with which its owner sets a password. While that has not happened a later call returns the token again;
// afterwards, and on an instance with anybody else in it, it returns none and changes nothing. Without an address it
// only tells that the instance is fresh. It fails with BAD_USER_INPUT for what is no address.
func (s *Service) PrepareFirst(ctx context.Context, first FirstAccount) (token string, fresh bool, err error) {
	system := policy.AsSystem(ctx, policy.Prepare)
	people, err := s.store.Client().User.Query().Limit(2).All(system)
	if err != nil {
		return "", false, fmt.Errorf("look for people: %w", err)
	}
	waiting := len(people) == 1 && people[0].State == user.StateINVITED
	switch {
	case len(people) > 0 && !waiting:
		return "", false, nil
	case len(people) == 0 && first.Email == "":
		return "", true, nil
	case len(people) == 0 && addressOf(first.Email) == "":
		return "", true, fmt.Errorf("%q is no e-mail address: %w", first.Email, apperr.Input("email", "email"))
	}
	err = s.store.WriteSystem(system, func(ctx context.Context, tx *ent.Client) error {
		person, err := s.firstPerson(ctx, tx, people, first)
		if err != nil {
			return err
		}
		token, err = s.openToken(ctx, tx, person.ID)
		return err
	})
	if err != nil {
		return "", false, fmt.Errorf("prepare the first account: %w", err)
	}
	return token, len(people) == 0, nil
}

func (s *Service) firstPerson(
	ctx context.Context, tx *ent.Client, people []*ent.User, first FirstAccount,
) (*ent.User, error) {
	if len(people) == 1 {
		return people[0], nil
	}
	domains := append([]string{}, first.Domains...)
	err := tx.Setting.Create().SetCompanyName(first.Company).SetCompanyDomains(domains).Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("save the settings: %w", err)
	}
	id := ids.New("usr")
	person, err := tx.User.Create().SetID(id).SetLinePath(id + "/").SetKind(user.KindMEMBER).
		SetName(first.Name).SetEmail(addressOf(first.Email)).SetState(user.StateINVITED).
		SetWorkRole(user.WorkRoleADMIN).SetHrAdmin(true).SetHrAssistant(true).SetTechAdmin(true).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("save the first account: %w", err)
	}
	for _, role := range []rolegrant.Role{rolegrant.RoleHR_ADMIN, rolegrant.RoleHR_ASSISTANT, rolegrant.RoleTECH_ADMIN} {
		if err := tx.RoleGrant.Create().SetUserID(id).SetRole(role).Exec(ctx); err != nil {
			return nil, fmt.Errorf("record the roles of the first account: %w", err)
		}
	}
	return person, record(ctx, tx, "FIRST_ACCOUNT_MADE", "", id)
}

// openToken returns the token of the person's open invitation and makes one where there is none.
func (s *Service) openToken(ctx context.Context, tx *ent.Client, userID string) (string, error) {
	link, err := tx.OneTimeLink.Query().
		Where(onetimelink.UserID(userID), open(), onetimelink.ExpiresAtGT(s.clock.Now())).First(ctx)
	if ent.IsNotFound(err) {
		link, err = s.links.Invite(ctx, tx, userID)
	}
	if err != nil {
		return "", fmt.Errorf("find the invitation: %w", err)
	}
	return s.links.Token(link.ID), nil
}

package identity

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/accesstoken"
	"sightline/ent/credential"
	"sightline/ent/mail"
	"sightline/ent/onetimelink"
	"sightline/ent/session"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// Invitation is what somebody sees before they accept: never the content of what they are asked.
type Invitation struct {
	// Inviter is the name of who invited, empty where the invited one may not know it (V7).
	Inviter string `json:"inviter"`
	Company string `json:"company"`
	// Message is what the inviter wrote to them.
	Message string `json:"message"`
	Email   string `json:"email"`
	Name    string `json:"name"`
	Guest   bool   `json:"guest"`
}

// Preview shows an invitation without using it up. It fails with NOT_FOUND for an unknown token and INVALID_STATE for
// one whose link is used, voided or expired.
func (s *Service) Preview(ctx context.Context, token Secret) (Invitation, error) {
	link, err := s.find(ctx, token, onetimelink.KindINVITATION)
	if err != nil {
		return Invitation{}, err
	}
	person := link.Edges.User
	shown := Invitation{Email: person.Email, Name: person.Name, Guest: person.Kind == user.KindGUEST}
	if shown.Company, err = s.companyName(ctx); err != nil {
		return Invitation{}, err
	}
	if shown.Inviter, err = s.inviterOf(ctx, person); err != nil {
		return Invitation{}, err
	}
	shown.Message, err = s.messageOf(ctx, link)
	return shown, err
}

func (s *Service) companyName(ctx context.Context) (string, error) {
	settings, err := s.store.Client().Setting.Query().First(policy.AsSystem(ctx, policy.SignIn))
	if ent.IsNotFound(err) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read the settings: %w", err)
	}
	return settings.CompanyName, nil
}

// inviterOf names the inviter to colleagues, and to outsiders only one about whom they were asked to write.
func (s *Service) inviterOf(ctx context.Context, person *ent.User) (string, error) {
	if person.InvitedByID == nil {
		return "", nil
	}
	if person.Kind == user.KindGUEST || person.Outside {
		viewer, err := s.store.ViewerOf(ctx, person)
		if err != nil {
			return "", fmt.Errorf("load what the invited one may know: %w", err)
		}
		if !slices.Contains(viewer.Facts.Reviewees, *person.InvitedByID) {
			return "", nil
		}
	}
	inviter, err := s.store.Client().User.Get(policy.AsSystem(ctx, policy.SignIn), *person.InvitedByID)
	if err != nil {
		return "", fmt.Errorf("read who invited: %w", err)
	}
	return inviter.Name, nil
}

func (s *Service) messageOf(ctx context.Context, link *ent.OneTimeLink) (string, error) {
	sent, err := s.store.Client().Mail.Query().Where(mail.LinkID(link.ID)).
		First(policy.AsSystem(ctx, policy.SignIn))
	if ent.IsNotFound(err) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read the invitation: %w", err)
	}
	return sent.PersonalMessage, nil
}

// AcceptInvitation sets the first password and makes the account ACTIVE with its address verified (workflows A and B).
// One call wins; it fails as Preview does, and with BAD_USER_INPUT at "password".
func (s *Service) AcceptInvitation(ctx context.Context, token, password Secret) error {
	return s.setPassword(ctx, token, password, onetimelink.KindINVITATION, accept)
}

// ResetPassword sets a new password, ends every session and access token of the person and voids their other links
// (T41). One call wins; it fails as AcceptInvitation does.
func (s *Service) ResetPassword(ctx context.Context, token, password Secret) error {
	return s.setPassword(ctx, token, password, onetimelink.KindPASSWORD_RESET, reset)
}

// change is what a link does to its account besides the password.
type change func(ctx context.Context, tx *ent.Client, s *Service, person *ent.User) error

func (s *Service) setPassword(
	ctx context.Context, token, password Secret, kind onetimelink.Kind, then change,
) error {
	link, err := s.find(ctx, token, kind)
	if err != nil {
		return err
	}
	person := link.Edges.User
	company, err := s.companyName(ctx)
	if err != nil {
		return err
	}
	if err := checkPassword(password, company, person.Name, person.Email); err != nil {
		return err
	}
	hash, err := s.hasher.Hash(normalised(password))
	if err != nil {
		return fmt.Errorf("set a password: %w", err)
	}
	err = s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		if err := s.links.Use(ctx, tx, link); err != nil {
			return err
		}
		if err := saveHash(ctx, tx, person.ID, hash); err != nil {
			return err
		}
		return then(ctx, tx, s, person)
	})
	if err == nil {
		s.limiter.forgiveEverywhere(person.Email)
		s.devices.forgiveEverywhere(person.Email)
	}
	return err
}

func saveHash(ctx context.Context, tx *ent.Client, userID, hash string) error {
	changed, err := tx.Credential.Update().
		Where(credential.UserID(userID), credential.KindEQ(credential.KindPASSWORD)).
		SetHash(hash).SetFailures(0).Save(ctx)
	if err == nil && changed == 0 {
		err = tx.Credential.Create().SetUserID(userID).SetKind(credential.KindPASSWORD).SetHash(hash).Exec(ctx)
	}
	if err != nil {
		return fmt.Errorf("save a credential: %w", err)
	}
	return nil
}

func accept(ctx context.Context, tx *ent.Client, s *Service, person *ent.User) error {
	changed, err := tx.User.Update().Where(user.ID(person.ID), user.StateEQ(user.StateINVITED)).
		SetState(user.StateACTIVE).SetVerifiedAt(s.clock.Now()).AddVersion(1).Save(ctx)
	if err != nil {
		return fmt.Errorf("activate an account: %w", err)
	}
	if changed != 1 {
		return linkUsed()
	}
	return record(ctx, tx, "INVITATION_ACCEPTED", person.ID, person.ID)
}

func reset(ctx context.Context, tx *ent.Client, _ *Service, person *ent.User) error {
	active, err := tx.User.Query().Where(user.ID(person.ID), user.StateEQ(user.StateACTIVE)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look up an account: %w", err)
	}
	if !active {
		return linkUsed()
	}
	if err := endSessions(ctx, tx, session.UserID(person.ID)); err != nil {
		return err
	}
	if err := endTokens(ctx, tx, accesstoken.UserID(person.ID)); err != nil {
		return err
	}
	return record(ctx, tx, "PASSWORD_RESET", person.ID, person.ID)
}

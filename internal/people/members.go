package people

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/importline"
	entmail "sightline/ent/mail"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/ids"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// CreateMember makes the account of a member. It is silent unless the invitation is asked for with it (workflow A).
func (p *People) CreateMember(ctx context.Context, input CreateMemberInput) (*ent.User, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	viewer := policy.From(ctx)
	id := ids.New("usr")
	grant, err := policy.Authorize(viewer, policy.CreateMember, policy.NewMember{ID: id, WorkRole: input.WorkRole})
	if err != nil {
		return nil, err
	}
	err = p.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := newMember(tx, id, input, viewer.ID()).Exec(ctx); err != nil {
			return taken(err, "create the account")
		}
		if input.Invite {
			if err := p.invite(ctx, tx, id, entmail.KindINVITATION, input.PersonalMessage); err != nil {
				return err
			}
		}
		return store.Record(ctx, tx, auditevent.PartWORK, policy.CreateMember, id)
	})
	if err != nil {
		return nil, err
	}
	return p.person(ctx, id)
}

func newMember(tx *ent.Client, id string, input CreateMemberInput, inviterID string) *ent.UserCreate {
	return tx.User.Create().SetID(id).SetLinePath(id + "/").SetKind(user.KindMEMBER).SetState(user.StateCREATED).
		SetName(input.Name).SetEmail(input.Email).SetTitle(input.Title).SetTeam(input.Team).
		SetDepartment(input.Department).SetLocation(input.Location).SetLocale(input.Locale).
		SetWorkRole(input.WorkRole).SetOutside(input.Outside).
		SetInvitedByID(inviterID)
}

// taken turns the address that somebody else has by now into the failure at its field.
func taken(err error, doing string) error {
	if ent.IsConstraintError(err) {
		return apperr.Input("email_taken", "email")
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// InviteMember mails an invitation, and again: the older link ends (workflow A).
func (p *People) InviteMember(ctx context.Context, input InviteMemberInput) (*ent.User, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return p.change(ctx, did(policy.InviteMember, input.UserID, input.ExpectedVersion, "state"),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			return p.invite(ctx, tx, a.User.ID, entmail.KindINVITATION, input.PersonalMessage)
		})
}

func (p *People) invite(ctx context.Context, tx *ent.Client, userID string, kind entmail.Kind, message string) error {
	link, err := p.doors.Invite(ctx, tx, userID)
	if err != nil {
		return err
	}
	if err := tx.User.UpdateOneID(userID).SetState(user.StateINVITED).AddVersion(1).Exec(ctx); err != nil {
		return fmt.Errorf("note the invitation: %w", err)
	}
	return p.queue(ctx, tx, mail.Note{
		To: userID, Kind: kind, LinkID: link.ID, PersonalMessage: message,
	})
}

// EditAccount changes what the company says about a person; their name only an administrator (requirement 1.7).
func (p *People) EditAccount(ctx context.Context, input EditAccountInput) (*ent.User, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return p.change(ctx, did(policy.EditAccount, input.UserID, input.ExpectedVersion, input.changed()...),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			renamed := input.Name != nil && *input.Name != a.User.Name
			if renamed && !policy.Can(policy.From(ctx), policy.RenameAccount, a) {
				return apperr.Input("account.name", "name")
			}
			return save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetNillableName(input.Name).
				SetNillableTitle(input.Title).SetNillableTeam(input.Team).SetNillableDepartment(input.Department).
				SetNillableLocation(input.Location))
		})
}

// SetWorkRole gives a member another work role.
func (p *People) SetWorkRole(ctx context.Context, input SetWorkRoleInput) (*ent.User, error) {
	return p.change(ctx, workRoleChange(input.UserID, input.ExpectedVersion, input.WorkRole),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			return save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetWorkRole(input.WorkRole))
		})
}

func workRoleChange(userID string, version int, role user.WorkRole) act {
	act := did(policy.SetWorkRole, userID, version, "workRole")
	act.object = judgedAs(func(a policy.Account) any { return policy.NewWorkRole{Account: a, WorkRole: role} })
	return act
}

// DeactivateMember closes an account for the time being: sessions and links end with it (requirement 1.9).
func (p *People) DeactivateMember(ctx context.Context, input DeactivateMemberInput) (*ent.User, error) {
	return p.change(ctx, did(policy.DeactivateMember, input.UserID, input.ExpectedVersion, "state"),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			if err := save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetState(user.StateDEACTIVATED)); err != nil {
				return err
			}
			return p.doors.Close(ctx, tx, a.Doors)
		})
}

// ReactivateMember opens an account again. Who never accepted an invitation has to be invited anew.
func (p *People) ReactivateMember(ctx context.Context, input ReactivateMemberInput) (*ent.User, error) {
	return p.change(ctx, did(policy.ReactivateMember, input.UserID, input.ExpectedVersion, "state"),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			next := user.StateACTIVE
			if a.User.VerifiedAt == nil {
				next = user.StateCREATED
			}
			return save(ctx, a, tx.User.UpdateOneID(a.User.ID).SetState(next))
		})
}

// SendPasswordReset mails a link with which the person sets a new password. Until they do, the old one holds.
func (p *People) SendPasswordReset(ctx context.Context, input SendPasswordResetInput) (*ent.User, error) {
	return p.change(ctx, did(policy.SendPasswordReset, input.UserID, input.ExpectedVersion),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			link, err := p.doors.Reset(ctx, tx, a.User.ID)
			if err != nil {
				return err
			}
			return p.queue(ctx, tx, mail.Note{To: a.User.ID, Kind: entmail.KindPASSWORD_RESET, LinkID: link.ID})
		})
}

// DeleteAccount ends an account for good. What others need of it stays under a tombstone without name or address.
func (p *People) DeleteAccount(ctx context.Context, input DeleteAccountInput) (*ent.User, error) {
	return p.change(ctx, did(policy.DeleteAccount, input.UserID, input.ExpectedVersion, "state"),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			if input.ConfirmName != a.User.Name {
				return apperr.Input("account.confirm", "confirmName")
			}
			if err := p.carryOut(ctx, tx, a); err != nil {
				return err
			}
			if err := save(ctx, a, bury(tx, a.User)); err != nil {
				return err
			}
			if _, err := tx.ImportLine.Delete().Where(importline.IDIn(a.Lines...)).Exec(ctx); err != nil {
				return fmt.Errorf("forget the lines of imports: %w", err)
			}
			if err := forgetDrafts(ctx, tx, a); err != nil {
				return err
			}
			if err := endShares(ctx, tx, a); err != nil {
				return err
			}
			if err := p.endGrants(ctx, tx, slices.Concat(slices.Collect(maps.Values(a.Grants))...)); err != nil {
				return err
			}
			return p.doors.Forget(ctx, tx, a.Doors)
		})
}

// carryOut tells somebody who asked for it that the account was deleted, at the address that is about to be forgotten.
func (p *People) carryOut(ctx context.Context, tx *ent.Client, a policy.Account) error {
	if a.Deletion == nil {
		return nil
	}
	if err := tx.DeletionRequest.DeleteOneID(a.Deletion.ID).Exec(ctx); err != nil {
		return fmt.Errorf("forget the request: %w", err)
	}
	return p.queue(ctx, tx, mail.Note{To: a.User.ID, Kind: entmail.KindDELETION_DONE, Address: a.User.Email})
}

// bury leaves of a person what others' records hang on. The address becomes one that nobody can have, so that the old
// one is free.
func bury(tx *ent.Client, person *ent.User) *ent.UserUpdateOne {
	return tx.User.UpdateOneID(person.ID).SetState(user.StateDELETED).SetName(tombstone).
		SetEmail(person.ID + "@deleted.invalid").SetTitle("").SetTeam("").SetDepartment("").SetLocation("").
		SetHrAdmin(false).SetHrAssistant(false).SetTechAdmin(false).ClearHrReadsFrom().SetSecondFactor(false).
		ClearVerifiedAt().ClearLastSignInAt()
}

// tombstone stands where the name was; what people read is said in their language (NameOf).
const tombstone = "-"

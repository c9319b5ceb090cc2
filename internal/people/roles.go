package people

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/rolegrant"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// Role is a people role (docs/glossary.md).
type Role string

// The people roles.
const (
	HRAdmin     Role = "HR_ADMIN"
	HRAssistant Role = "HR_ASSISTANT"
	TechAdmin   Role = "TECH_ADMIN"
)

// Roles returns the people roles of a person.
func Roles(person *ent.User) []Role {
	roles := []Role{}
	for _, role := range []Role{HRAdmin, HRAssistant, TechAdmin} {
		if policy.HasRole(person, policy.Role(role)) {
			roles = append(roles, role)
		}
	}
	return roles
}

// GrantPeopleRoleInput says who is to have which role. ReadsPast is asked about HR administrators only, and then it
// has to be said.
type GrantPeopleRoleInput struct {
	UserID          string
	ExpectedVersion int
	Role            Role
	ReadsPast       *bool
}

// Validate checks that it is said what an HR administrator may read.
func (i *GrantPeopleRoleInput) Validate() error {
	if i.Role == HRAdmin && i.ReadsPast == nil {
		return apperr.Input("role.reads_past", "readsPast")
	}
	return nil
}

// RevokePeopleRoleInput says who is to lose which role.
type RevokePeopleRoleInput struct {
	UserID          string
	ExpectedVersion int
	Role            Role
}

// GrantPeopleRole gives a colleague a people role and records who gave it (requirement 1.2).
func (p *People) GrantPeopleRole(ctx context.Context, input GrantPeopleRoleInput) (*ent.User, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	return p.change(ctx, rolesChange(policy.GrantPeopleRole, input.UserID, input.ExpectedVersion, input.Role),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			viewer := policy.From(ctx)
			create := tx.RoleGrant.Create().SetUserID(a.User.ID).SetRole(rolegrant.Role(input.Role)).
				SetGrantedByID(viewer.ID())
			update := withRole(tx.User.UpdateOneID(a.User.ID), input.Role, true)
			if err := mayReadPast(ctx, input.Role == HRAdmin && *input.ReadsPast); err != nil {
				return err
			}
			if input.Role == HRAdmin && !*input.ReadsPast {
				now := p.store.Clock().Now()
				create.SetReadsFrom(now)
				update.SetHrReadsFrom(now)
			}
			if err := create.Exec(ctx); err != nil {
				return fmt.Errorf("record the grant: %w", err)
			}
			return save(ctx, a, update)
		})
}

// mayReadPast refuses to open the past to somebody where the viewer does not read it.
func mayReadPast(ctx context.Context, past bool) error {
	if past && !policy.Can(policy.From(ctx), policy.GrantPastReading, nil) {
		return apperr.Input("role.past", "readsPast")
	}
	return nil
}

// RevokePeopleRole takes a people role. The last active holder of one that the instance needs keeps it (1.5).
func (p *People) RevokePeopleRole(ctx context.Context, input RevokePeopleRoleInput) (*ent.User, error) {
	return p.change(ctx, rolesChange(policy.RevokePeopleRole, input.UserID, input.ExpectedVersion, input.Role),
		func(ctx context.Context, tx *ent.Client, a policy.Account) error {
			if err := p.endGrants(ctx, tx, a.Grants[policy.Role(input.Role)]); err != nil {
				return err
			}
			return save(ctx, a, withRole(tx.User.UpdateOneID(a.User.ID), input.Role, false))
		})
}

func rolesChange(action policy.Action, userID string, version int, role Role) act {
	act := did(action, userID, version, "peopleRoles")
	act.part = auditevent.PartPEOPLE
	act.object = judgedAs(func(a policy.Account) any {
		return policy.ChangedRole{Account: a, Role: policy.Role(role)}
	})
	return act
}

// withRole sets the fact that rules read. What an HR administrator may read goes with the role.
func withRole(update *ent.UserUpdateOne, role Role, held bool) *ent.UserUpdateOne {
	switch role {
	case HRAdmin:
		return update.SetHrAdmin(held).ClearHrReadsFrom()
	case HRAssistant:
		return update.SetHrAssistant(held)
	default:
		return update.SetTechAdmin(held)
	}
}

// standingGrants are the ids of somebody's grants that nobody took, by role.
func standingGrants(ctx context.Context, tx *ent.Client, userID string) (map[policy.Role][]string, error) {
	grants, err := tx.RoleGrant.Query().Where(rolegrant.UserID(userID), rolegrant.RevokedAtIsNil()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the grants of roles: %w", err)
	}
	byRole := map[policy.Role][]string{}
	for _, grant := range grants {
		byRole[policy.Role(grant.Role)] = append(byRole[policy.Role(grant.Role)], grant.ID)
	}
	return byRole, nil
}

func (p *People) endGrants(ctx context.Context, tx *ent.Client, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	err := tx.RoleGrant.Update().Where(rolegrant.IDIn(ids...)).SetRevokedAt(p.store.Clock().Now()).
		SetRevokedByID(policy.From(ctx).ID()).Exec(ctx)
	if err != nil {
		return fmt.Errorf("end the grants of roles: %w", err)
	}
	return nil
}

// RoleGrantsOf returns the grants of people, the newest first.
func (p *People) RoleGrantsOf(ctx context.Context, userIDs []string) ([]*ent.RoleGrant, error) {
	grants, err := p.store.Client().RoleGrant.Query().Where(rolegrant.UserIDIn(userIDs...)).
		Order(ent.Desc(rolegrant.FieldCreatedAt, rolegrant.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the grants of roles: %w", err)
	}
	return grants, nil
}

// Holders are the active people of a role, by what gave it to them.
type Holders struct {
	Role   Role
	Grants []*ent.RoleGrant
}

// RoleHolders returns for each people role the grants that stand of those who use their account, the oldest first.
func (p *People) RoleHolders(ctx context.Context) ([]*Holders, error) {
	if _, err := policy.Authorize(policy.From(ctx), policy.ListRoles, nil); err != nil {
		return nil, err
	}
	grants, err := p.store.Client().RoleGrant.Query().Where(rolegrant.RevokedAtIsNil(),
		rolegrant.HasUserWith(user.KindEQ(user.KindMEMBER), user.Outside(false), user.StateNotIn(policy.OutOfUse()...))).
		Order(ent.Asc(rolegrant.FieldCreatedAt, rolegrant.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list who holds people roles: %w", err)
	}
	all := []*Holders{}
	for _, role := range []Role{HRAdmin, HRAssistant, TechAdmin} {
		of := slices.DeleteFunc(slices.Clone(grants), func(g *ent.RoleGrant) bool { return Role(g.Role) != role })
		all = append(all, &Holders{Role: role, Grants: of})
	}
	return all, nil
}

package people

import (
	"context"
	"strings"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/line"
	"sightline/internal/policy"
)

// AccessChange is a change of somebody's rights that is looked at before it is made.
type AccessChange struct {
	UserID string
	// Act is one of those of the enum AccessAct.
	Act       policy.Action
	ManagerID *string
	WorkRole  *user.WorkRole
	Outside   bool
	Role      *Role
	ReadsPast *bool
}

// Validate checks that what the act needs is said.
func (c *AccessChange) Validate() error {
	var problems apperr.List
	switch c.Act {
	case policy.GraduateGuest, policy.SetWorkRole:
		if c.WorkRole == nil {
			problems.Add("required", "workRole")
		}
	case policy.GrantPeopleRole, policy.RevokePeopleRole:
		if c.Role == nil {
			problems.Add("required", "role")
			break
		}
		if c.Act == policy.GrantPeopleRole && *c.Role == HRAdmin && c.ReadsPast == nil {
			problems.Add("role.reads_past", "readsPast")
		}
	default:
	}
	return problems.Err()
}

// imagined is a change as if it were made.
type imagined struct {
	person *ent.User
	// path is the person's in the reporting line as it would be; who stands below moves along.
	path string
	// moving is how many people get another place in the reporting line.
	moving int
	// apply makes a copy of the person what they would be.
	apply func(person *ent.User)
}

// imagine reads whom the change concerns. It is refused as the change would be; looking asks for no fresh proof.
func (p *People) imagine(ctx context.Context, client *ent.Client, change AccessChange) (*imagined, error) {
	if change.Act == policy.SetLineManager {
		return imagineMove(ctx, client, change)
	}
	account, err := p.account(ctx, client, change.UserID)
	if err != nil {
		return nil, err
	}
	planned := p.plan(change)
	object, err := planned.object(ctx, client, account)
	if err != nil {
		return nil, err
	}
	refusal := policy.Refusal(policy.From(ctx), change.Act, object)
	if refusal != nil && apperr.CodeOf(refusal) != apperr.InvalidState {
		return nil, refusal
	}
	// Before the state: an address of the company keeps somebody a member whatever cycles they are in, which looking
	// need not tell then.
	if planned.obstacle != nil {
		if err := planned.obstacle(ctx, account); err != nil {
			return nil, err
		}
	}
	if refusal != nil {
		return nil, refusal
	}
	i := &imagined{person: account.User, path: account.User.LinePath, apply: planned.apply}
	if change.Act == policy.MakeGuest {
		i.path = line.PathUnder(nil, i.person.ID)
	}
	if i.path != i.person.LinePath {
		i.moving = 1 // who has reports cannot become a guest
	}
	return i, nil
}

func imagineMove(ctx context.Context, client *ent.Client, change AccessChange) (*imagined, error) {
	move, err := readMove(ctx, client, change.UserID, change.ManagerID)
	if err != nil {
		return nil, err
	}
	if err := policy.Refusal(policy.From(ctx), policy.SetLineManager, move.LineChange); err != nil {
		return nil, err
	}
	if err := line.Check(move.Person, move.Manager, move.levels); err != nil {
		return nil, err
	}
	return &imagined{
		person: move.Person, path: line.PathUnder(move.Manager, move.Person.ID), moving: len(move.Below) + 1,
		apply: func(person *ent.User) {
			person.ManagerID, person.Edges.Manager = change.ManagerID, move.Manager
		},
	}, nil
}

// planned is a change of one account: how it is judged, what stands in its way besides, and what it makes of a person.
type planned struct {
	act
	obstacle func(ctx context.Context, account policy.Account) error
	apply    func(person *ent.User)
}

// plan says of each change of an account what its command does.
func (p *People) plan(change AccessChange) planned {
	plain := did(change.Act, change.UserID, 0)
	inState := func(state user.State) planned {
		return planned{act: plain, apply: func(person *ent.User) { person.State = state }}
	}
	switch change.Act {
	case policy.LockGuest:
		return inState(user.StateLOCKED)
	case policy.DeactivateMember:
		return inState(user.StateDEACTIVATED)
	case policy.UnlockGuest, policy.ReactivateMember:
		// Who never accepted the invitation counts as the person they will be.
		return inState(user.StateACTIVE)
	case policy.SetWorkRole:
		return planned{
			act:   workRoleChange(change.UserID, 0, *change.WorkRole),
			apply: func(person *ent.User) { person.WorkRole = change.WorkRole },
		}
	case policy.GraduateGuest:
		return planned{
			act: graduation(change.UserID, 0, *change.WorkRole), obstacle: belongsOutside(change.Outside),
			apply: func(person *ent.User) {
				person.Kind, person.WorkRole, person.Outside = user.KindMEMBER, change.WorkRole, change.Outside
			},
		}
	case policy.MakeGuest:
		return planned{act: comesBack(change.UserID, 0), obstacle: staysInside, apply: func(person *ent.User) {
			person.Kind, person.WorkRole, person.Outside = user.KindGUEST, nil, false
			person.ManagerID, person.Edges.Manager = nil, nil
		}}
	default:
		return p.planRole(change)
	}
}

func (p *People) planRole(change AccessChange) planned {
	granted := change.Act == policy.GrantPeopleRole
	return planned{
		act: rolesChange(change.Act, change.UserID, 0, *change.Role),
		obstacle: func(ctx context.Context, _ policy.Account) error {
			return mayReadPast(ctx, granted && *change.Role == HRAdmin && *change.ReadsPast)
		},
		apply: func(person *ent.User) {
			switch *change.Role {
			case HRAdmin:
				person.HrAdmin, person.HrReadsFrom = granted, nil
				if granted && !*change.ReadsPast {
					now := p.store.Clock().Now()
					person.HrReadsFrom = &now
				}
			case HRAssistant:
				person.HrAssistant = granted
			default:
				person.TechAdmin = granted
			}
		},
	}
}

// then is somebody as they would be, with the line manager that was loaded with them.
func (i *imagined) then(person *ent.User) *ent.User {
	after := *person
	if manager := after.Edges.Manager; manager != nil {
		after.Edges.Manager = i.then(manager)
	}
	if rest, moves := strings.CutPrefix(person.LinePath, i.person.LinePath); moves {
		after.LinePath = i.path + rest
	}
	if person.ID == i.person.ID {
		i.apply(&after)
	}
	return &after
}

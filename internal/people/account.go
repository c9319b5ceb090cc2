package people

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// doing is what a command does to an account, inside its transaction and under its grant.
type doing func(ctx context.Context, tx *ent.Client, account policy.Account) error

// act is one command on one account.
type act struct {
	action  policy.Action
	userID  string
	version int
	// changed are the fields that the audit log names.
	changed []string
	// object is what the policy judges.
	object func(policy.Account) any
}

// did makes an act that is judged by the account alone.
func did(action policy.Action, userID string, version int, changed ...string) act {
	return act{action, userID, version, changed, func(a policy.Account) any { return a }}
}

// change runs a command on one account. It is judged twice: before the transaction, so that what is refused costs
// nothing, and inside it on the account as it then is, so that two administrators at the same moment cannot undo
// together what each alone may not (requirement 1.5).
func (p *People) change(ctx context.Context, act act, do doing) (*ent.User, error) {
	viewer := policy.From(ctx)
	person, err := p.person(ctx, act.userID)
	if err != nil {
		return nil, err
	}
	grant, err := policy.Authorize(viewer, act.action, act.object(policy.Account{User: person}))
	if err != nil {
		return nil, err
	}
	err = p.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		account, err := p.account(ctx, tx, act.userID)
		if err != nil {
			return err
		}
		grant, err := policy.Authorize(viewer, act.action, act.object(account))
		if err != nil {
			return err
		}
		if account.User.Version != act.version {
			return apperr.Stale(account.User)
		}
		if err := do(policy.WithGrant(ctx, grant), tx, account); err != nil {
			return err
		}
		return store.Record(ctx, tx, partOf(account.User), act.action, act.userID, store.Changed(act.changed...))
	})
	if err != nil {
		return nil, err
	}
	return p.person(ctx, act.userID)
}

// partOf says whose audit log tells of an account: what happens to guests is the people side's.
func partOf(person *ent.User) auditevent.Part {
	if person.Kind == user.KindGUEST {
		return auditevent.PartPEOPLE
	}
	return auditevent.PartWORK
}

// account loads an account as an object of the policy: with all that lets somebody into it, and with the roles that
// nobody else holds.
func (p *People) account(ctx context.Context, tx *ent.Client, id string) (policy.Account, error) {
	person, err := tx.User.Get(ctx, id)
	if err != nil {
		return policy.Account{}, store.Missing(err, "find the account")
	}
	doors, err := p.doors.Of(ctx, tx, id)
	if err != nil {
		return policy.Account{}, err
	}
	others, err := tx.User.Query().Where(user.IDNEQ(id), user.StateEQ(user.StateACTIVE),
		user.Or(user.WorkRoleEQ(user.WorkRoleADMIN), user.HrAdmin(true), user.TechAdmin(true))).All(ctx)
	if err != nil {
		return policy.Account{}, fmt.Errorf("look for other administrators: %w", err)
	}
	return policy.Account{User: person, Doors: doors, Sole: policy.SoleRoles(person, others)}, nil
}

// save writes a change of an account that still is as it was read.
func save(ctx context.Context, a policy.Account, update *ent.UserUpdateOne) error {
	if err := update.Where(user.Version(a.User.Version)).AddVersion(1).Exec(ctx); err != nil {
		return stale(err, a.User, "change the account")
	}
	return nil
}

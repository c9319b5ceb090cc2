package people

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/deletionrequest"
	"sightline/ent/importline"
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
	// part is whose audit log tells of it; empty where that depends on the account.
	part auditevent.Part
	// object is what the policy judges, read in the transaction.
	object func(ctx context.Context, tx *ent.Client, account policy.Account) (any, error)
}

// did makes an act that is judged by the account alone.
func did(action policy.Action, userID string, version int, changed ...string) act {
	return act{
		action: action, userID: userID, version: version, changed: changed,
		object: judgedAs(func(a policy.Account) any { return a }),
	}
}

// judgedAs makes an object of what the account itself tells.
func judgedAs(of func(policy.Account) any) func(context.Context, *ent.Client, policy.Account) (any, error) {
	return func(_ context.Context, _ *ent.Client, account policy.Account) (any, error) { return of(account), nil }
}

// change runs a command on one account. It is judged inside of the transaction on the account as it then is, so that
// two administrators at the same moment cannot undo together what each alone may not (requirement 1.5).
func (p *People) change(ctx context.Context, act act, do doing) (*ent.User, error) {
	var account policy.Account
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		var err error
		if account, err = p.account(ctx, tx, act.userID); err != nil {
			return policy.Grant{}, err
		}
		return act.authorize(ctx, tx, account)
	}
	err := p.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		if err := do(ctx, tx, account); err != nil {
			return err
		}
		return store.Record(ctx, tx, act.partOf(account.User), act.action, act.userID, store.Changed(act.changed...))
	})
	if err != nil {
		return nil, err
	}
	return p.person(ctx, act.userID)
}

// authorize asks the policy before anything else is told, then compares the version.
func (a act) authorize(ctx context.Context, tx *ent.Client, account policy.Account) (policy.Grant, error) {
	object, err := a.object(ctx, tx, account)
	if err != nil {
		return policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), a.action, object)
	if err != nil {
		return policy.Grant{}, err
	}
	if account.User.Version != a.version {
		return policy.Grant{}, apperr.Stale(account.User)
	}
	return grant, nil
}

// partOf says whose audit log tells of the act.
func (a act) partOf(person *ent.User) auditevent.Part {
	if a.part != "" {
		return a.part
	}
	return policy.AccountPart(person)
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
	grants, err := standingGrants(ctx, tx, id)
	if err != nil {
		return policy.Account{}, err
	}
	asked, err := tx.DeletionRequest.Query().Where(deletionrequest.UserID(id)).Only(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return policy.Account{}, fmt.Errorf("look for a request to be deleted: %w", err)
	}
	lines, err := tx.ImportLine.Query().Where(importline.Or(importline.PersonID(id), importline.Email(person.Email))).
		IDs(policy.AsSystem(ctx, policy.JudgeAccount))
	if err != nil {
		return policy.Account{}, fmt.Errorf("look for lines of imports: %w", err)
	}
	made := policy.Account{
		User: person, Doors: doors, Grants: grants, Sole: policy.SoleRoles(person, others), Deletion: asked, Lines: lines,
	}
	if err := addShares(ctx, tx, &made); err != nil {
		return policy.Account{}, err
	}
	return made, addDrafts(ctx, tx, &made)
}

// save writes a change of an account that still is as it was read.
func save(ctx context.Context, a policy.Account, update *ent.UserUpdateOne) error {
	if err := update.Where(user.Version(a.User.Version)).AddVersion(1).Exec(ctx); err != nil {
		return stale(err, a.User, "change the account")
	}
	return nil
}

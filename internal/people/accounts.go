package people

import (
	"context"
	"fmt"
	"unicode/utf8"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/text"
)

// AccountFilter narrows the list of accounts; what is nil or empty narrows nothing. It uses only what every
// administrator of accounts may read of everyone (V5).
type AccountFilter struct {
	Search      *string
	Kind        *user.Kind
	States      []user.State
	WorkRoles   []user.WorkRole
	PeopleRoles []Role
	Team        *string
	Location    *string
}

// AccountOrder is what a list of accounts is sorted by; ties by id.
type AccountOrder string

// The orders.
const (
	ByName  AccountOrder = "NAME"
	ByEmail AccountOrder = "EMAIL"
	Newest  AccountOrder = "NEWEST"
)

// Acts are what may be done to an account, in the order in which a menu shows them.
func Acts() []policy.Action {
	return []policy.Action{
		policy.EditAccount, policy.RenameAccount, policy.ChangeAddress, policy.InviteMember, policy.SendPasswordReset,
		policy.LockGuest, policy.UnlockGuest, policy.DeactivateMember, policy.ReactivateMember, policy.DeleteAccount,
	}
}

// NameOf is how a person is named in a language: deleted people have no name left.
func NameOf(person *ent.User, locale string) string {
	if person.State == user.StateDELETED {
		return text.FormerName(locale, person.Kind == user.KindGUEST)
	}
	return person.Name
}

// Accounts returns a page of accounts for who administers them. Tombstones are not among them.
func (p *People) Accounts(
	ctx context.Context, args page.Args, filter AccountFilter, order AccountOrder,
) (*page.Page[*ent.User], error) {
	if _, err := policy.Authorize(policy.From(ctx), policy.ListAccounts, nil); err != nil {
		return nil, err
	}
	window, err := args.Window()
	if err != nil {
		return nil, err
	}
	narrowed, err := filter.predicates()
	if err != nil {
		return nil, err
	}
	query := p.store.Client().User.Query().Where(narrowed...)
	total := func() (int, error) { return query.Clone().Count(ctx) }
	rows, err := order.sorting().page(query.Clone(), window).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	return page.Cut(window, rows, order.sorting().position, total), nil
}

func (f AccountFilter) predicates() ([]predicate.User, error) {
	all := []predicate.User{user.StateNEQ(user.StateDELETED)}
	if f.Kind != nil {
		all = append(all, user.KindEQ(*f.Kind))
	}
	if len(f.States) > 0 {
		all = append(all, user.StateIn(f.States...))
	}
	if len(f.WorkRoles) > 0 {
		all = append(all, user.WorkRoleIn(f.WorkRoles...))
	}
	if len(f.PeopleRoles) > 0 {
		all = append(all, anyRole(f.PeopleRoles))
	}
	for _, part := range []struct {
		value *string
		field string
		equal func(string) predicate.User
	}{{f.Team, "team", user.Team}, {f.Location, "location", user.Location}, {f.Search, "search", matching}} {
		switch {
		case part.value == nil || *part.value == "":
		case utf8.RuneCountInString(*part.value) > maxSearch:
			return nil, apperr.Input("too_long", "filter", part.field)
		default:
			all = append(all, part.equal(*part.value))
		}
	}
	return all, nil
}

func matching(words string) predicate.User {
	return user.Or(user.NameContainsFold(words), user.EmailContainsFold(words), user.TeamContainsFold(words))
}

func anyRole(roles []Role) predicate.User {
	columns := map[Role]predicate.User{
		HRAdmin: user.HrAdmin(true), HRAssistant: user.HrAssistant(true), TechAdmin: user.TechAdmin(true),
	}
	var held []predicate.User
	for _, role := range roles {
		held = append(held, columns[role])
	}
	return user.Or(held...)
}

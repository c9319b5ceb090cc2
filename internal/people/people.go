// Package people holds the accounts of members and guests, the directory and the settings about them. Who may do
// what is decided in internal/policy; signing in is internal/identity's.
package people

import (
	"context"
	"fmt"
	"unicode/utf8"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/mail"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// People reads and changes accounts and settings.
type People struct {
	store *store.Store
	doors Doors
	queue Queue
}

// Doors are what lets people into their accounts: internal/identity's, which only the wiring knows.
type Doors interface {
	// Of finds all that lets somebody into an account.
	Of(ctx context.Context, client *ent.Client, userID string) (policy.Doors, error)
	// SignOut ends sessions and access tokens.
	SignOut(ctx context.Context, tx *ent.Client, doors policy.Doors) error
	// Close ends sessions, access tokens and links.
	Close(ctx context.Context, tx *ent.Client, doors policy.Doors) error
	// Forget ends everything for good.
	Forget(ctx context.Context, tx *ent.Client, doors policy.Doors) error
	// ForgetFactors ends what logging in asks for besides the password, with all that Close ends.
	ForgetFactors(ctx context.Context, tx *ent.Client, doors policy.Doors) error
	// Invite makes a link to accept an invitation and ends the older ones.
	Invite(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error)
	// Reset makes a link to set a new password and ends the older ones.
	Reset(ctx context.Context, tx *ent.Client, userID string) (*ent.OneTimeLink, error)
}

// Queue writes a mail into the transaction of its cause.
type Queue func(ctx context.Context, tx *ent.Client, note mail.Note) error

// New returns the domain on a store.
func New(s *store.Store, doors Doors, queue Queue) *People {
	return &People{store: s, doors: doors, queue: queue}
}

// Filter narrows the list of people. It uses only what every colleague may read of everyone (V5).
type Filter struct {
	Search string
	Kind   *user.Kind
}

// maxSearch is how long a search may be, in characters.
const maxSearch = 200

// List returns a page of people by name, then id.
func (p *People) List(ctx context.Context, args page.Args, filter Filter) (*page.Page[*ent.User], error) {
	window, err := args.Window()
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(filter.Search) > maxSearch {
		return nil, apperr.Input("too_long", "search")
	}
	query := p.store.Client().User.Query().Where(user.StateNEQ(user.StateDELETED))
	if filter.Kind != nil {
		query.Where(user.KindEQ(*filter.Kind))
	}
	if filter.Search != "" {
		query.Where(user.Or(user.NameContainsFold(filter.Search), user.TeamContainsFold(filter.Search),
			user.EmailContainsFold(filter.Search)))
	}
	total := func() (int, error) { return query.Clone().Count(ctx) }
	rows, err := byName().page(query.Clone(), window).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	return page.Cut(window, rows, Position, total), nil
}

// Position is a person's place in the list.
func Position(person *ent.User) page.Position { return page.Position{Key: person.Name, ID: person.ID} }

// ByIDs returns those of the people that the viewer may see.
func (p *People) ByIDs(ctx context.Context, ids []string) ([]*ent.User, error) {
	people, err := p.store.Client().User.Query().Where(user.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look people up: %w", err)
	}
	return people, nil
}

// Settings returns the one row of settings.
func (p *People) Settings(ctx context.Context) (*ent.Setting, error) {
	settings, err := p.store.Client().Setting.Query().Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "read the settings")
	}
	return settings, nil
}

// InviterCounts returns how many people could invite guests under each value of the setting, in the order of the
// enum GuestPolicy.
func (p *People) InviterCounts(ctx context.Context) ([]int, error) {
	colleagues := p.store.Client().User.Query().Where(user.KindEQ(user.KindMEMBER), user.Outside(false),
		user.StateEQ(user.StateACTIVE))
	counts := []int{0}
	for _, query := range []*ent.UserQuery{
		colleagues.Clone().Where(user.HrAdmin(true)),
		colleagues.Clone().Where(user.Or(user.HrAdmin(true), user.HasReports())),
		colleagues.Clone(),
	} {
		count, err := query.Count(ctx)
		if err != nil {
			return nil, fmt.Errorf("count who can invite guests: %w", err)
		}
		counts = append(counts, count)
	}
	return counts, nil
}

// Package passport is everything about an outsider on one page: what they can see, what they wrote and who can read it,
// and their wish to be deleted. It reads through the same gates as every page and holds no rule of its own; who has one
// is internal/policy's, deleting an account internal/people's.
package passport

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/user"
	"sightline/internal/mail"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Passport is what an outsider can see besides themselves.
type Passport struct {
	People []*ent.User
	Cycles []*ent.Cycle
}

// Passports reads passports, and keeps who wishes to be deleted.
type Passports struct {
	store *store.Store
	queue Queue
}

// Queue writes a mail into the transaction of its cause.
type Queue func(ctx context.Context, tx *ent.Client, note mail.Note) error

// New returns the domain on a store.
func New(s *store.Store, queue Queue) *Passports { return &Passports{store: s, queue: queue} }

// Of returns the viewer's passport: whatever the row scope leaves them, so that nothing can be missing. Nothing for
// whoever has none.
func (p *Passports) Of(ctx context.Context) (*Passport, error) {
	viewer := policy.From(ctx)
	if !policy.Can(viewer, policy.OpenPassport, nil) {
		return nil, nil //nolint:nilnil // having none is no failure
	}
	people, err := p.store.Client().User.Query().Where(user.IDNEQ(viewer.ID())).
		Order(ent.Asc(user.FieldName, user.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read whom the viewer sees: %w", err)
	}
	cycles, err := p.store.Client().Cycle.Query().Order(ent.Desc(cycle.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the cycles that the viewer sees: %w", err)
	}
	return &Passport{People: people, Cycles: cycles}, nil
}

package mail

import (
	"context"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/internal/page"
)

// List returns a page of the outbox, newest first.
func (o *Outbox) List(ctx context.Context, args page.Args, state *entmail.State) (*page.Page[*ent.Mail], error) {
	query := o.store.Client().Mail.Query()
	if state != nil {
		query.Where(entmail.StateEQ(*state))
	}
	return page.NewestFirst(ctx, "the mails", query, args,
		func(m *ent.Mail) page.Position { return page.Position{ID: m.ID} })
}

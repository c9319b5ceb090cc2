package mail

import (
	"context"
	"fmt"

	"sightline/ent"
	entmail "sightline/ent/mail"
	"sightline/internal/page"
)

// List returns a page of the outbox, newest first.
func (o *Outbox) List(ctx context.Context, args page.Args, state *entmail.State) (*page.Page[*ent.Mail], error) {
	window, err := args.Window()
	if err != nil {
		return nil, err
	}
	query := o.store.Client().Mail.Query()
	if state != nil {
		query.Where(entmail.StateEQ(*state))
	}
	total := func() (int, error) { return query.Clone().Count(ctx) }
	paged := query.Clone().Limit(window.Size + 1)
	if window.Backward {
		paged.Order(ent.Asc(entmail.FieldID))
	} else {
		paged.Order(ent.Desc(entmail.FieldID))
	}
	if window.From != nil && window.Backward {
		paged.Where(entmail.IDGT(window.From.ID))
	} else if window.From != nil {
		paged.Where(entmail.IDLT(window.From.ID))
	}
	rows, err := paged.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the mails: %w", err)
	}
	return page.Cut(window, rows, func(m *ent.Mail) page.Position { return page.Position{ID: m.ID} }, total), nil
}

// Package roster brings people in from tables and takes them out into tables. A table is checked first, which changes
// nobody and says what each line would change; it is carried out afterwards, in short steps that a crash does not
// double. Who may do what is decided in internal/policy, line by line; how files are written is internal/sheet's.
package roster

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/importline"
	"sightline/ent/peopleimport"
	"sightline/internal/inbox"
	"sightline/internal/jobs"
	"sightline/internal/mail"
	"sightline/internal/page"
	"sightline/internal/store"
)

// Roster checks and carries out imports of people, and invites those whom they made.
type Roster struct {
	store *store.Store
	jobs  *jobs.Queue
	inbox *inbox.Inbox
	doors Doors
	mails Queue
}

// Queue writes a mail into the transaction of its cause.
type Queue func(ctx context.Context, tx *ent.Client, note mail.Note) error

// New returns the domain on a store. The jobs carry imports out, and the inbox tells whoever began one that it is done;
// doors and mails are for those who are invited.
func New(s *store.Store, queue *jobs.Queue, i *inbox.Inbox, doors Doors, mails Queue) *Roster {
	return &Roster{store: s, jobs: queue, inbox: i, doors: doors, mails: mails}
}

// Imports returns a page of the viewer's imports, newest first, without those that a later one took the place of.
func (r *Roster) Imports(ctx context.Context, args page.Args) (*page.Page[*ent.PeopleImport], error) {
	query := r.store.Client().PeopleImport.Query().
		Where(peopleimport.StateNotIn(peopleimport.StateCHECKING, peopleimport.StateREPLACED))
	return page.NewestFirst(ctx, "imports", query, args,
		func(i *ent.PeopleImport) page.Position { return page.Position{ID: i.ID} })
}

// Lines returns a page of the lines of an import: faults first, then what changes, then the rest; each in the order of
// the file. REFUSED finds those that failed later, too.
func (r *Roster) Lines(
	ctx context.Context, of *ent.PeopleImport, args page.Args, outcome *importline.Outcome,
) (*page.Page[*ent.ImportLine], error) {
	w, err := args.Window()
	if err != nil {
		return nil, err
	}
	query := r.store.Client().ImportLine.Query().Where(importline.ImportID(of.ID))
	switch {
	case outcome == nil:
	case *outcome == importline.OutcomeREFUSED:
		query.Where(importline.Or(importline.OutcomeEQ(*outcome), importline.StateEQ(importline.StateFAILED)))
	default:
		query.Where(importline.OutcomeEQ(*outcome))
	}
	total := func() (int, error) { return query.Clone().Count(ctx) }
	paged, order := query.Clone().Limit(w.Size+1), sql.OrderAsc()
	if w.Backward {
		order = sql.OrderDesc()
	}
	paged.Order(importline.ByPlace(order))
	switch {
	case w.From == nil:
	case w.Backward:
		paged.Where(importline.PlaceLT(w.From.Key))
	default:
		paged.Where(importline.PlaceGT(w.From.Key))
	}
	rows, err := paged.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the lines of an import: %w", err)
	}
	return page.Cut(w, rows, func(l *ent.ImportLine) page.Position {
		return page.Position{Key: l.Place, ID: l.ID}
	}, total), nil
}

// Changes are what a line changes, in the order of the fields.
func Changes(l *ent.ImportLine) []*Change {
	changes := []*Change{}
	for _, change := range changesOf(l.Changes) {
		changes = append(changes, &change)
	}
	return changes
}

// Columns are the columns of the table of an import, with what each was taken for.
func Columns(i *ent.PeopleImport) []*Column {
	columns := []*Column{}
	for _, stored := range i.Columns {
		if len(stored) >= 2 {
			columns = append(columns, &Column{Field: Meaning(stored[0]), Head: stored[1], Samples: stored[2:]})
		}
	}
	return columns
}

// withoutSamples are the columns as they are stored, without what stood in them: it served to say what each is.
func withoutSamples(i *ent.PeopleImport) [][]string {
	columns := make([][]string, 0, len(i.Columns))
	for _, stored := range i.Columns {
		columns = append(columns, stored[:min(len(stored), 2)])
	}
	return columns
}

// find looks up an import of the viewer.
func (r *Roster) find(ctx context.Context, id string) (*ent.PeopleImport, error) {
	found, err := r.store.Client().PeopleImport.Get(ctx, id)
	if err != nil {
		return nil, store.Missing(err, "find the import")
	}
	return found, nil
}

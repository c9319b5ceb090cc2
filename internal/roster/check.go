package roster

import (
	"context"
	"fmt"
	"io"
	"slices"

	"sightline/ent"
	"sightline/ent/importline"
	"sightline/ent/peopleimport"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/clean"
	"sightline/internal/ids"
	"sightline/internal/policy"
	"sightline/internal/sheet"
)

const (
	// linesAtOnce is how many lines one transaction writes: others wait for no more than that.
	linesAtOnce = 100
	samples     = 3
	maxSample   = 60
	maxShown    = 300
	maxFileName = 200
)

// Column is one column of a table: what it is taken for, its head, and what stands in its first rows.
type Column struct {
	Field   Meaning  `json:"field"`
	Head    string   `json:"head"`
	Samples []string `json:"samples"`
}

// Checked is what came of checking a table. Without a column for addresses there is no import yet: somebody has to say
// which one it is.
type Checked struct {
	ImportID string    `json:"importId,omitempty"`
	Columns  []*Column `json:"columns"`
}

// Check reads a table and says line by line what it would change; nobody is changed. columns says what each column is;
// without it the heads are looked at. The plan takes the place of the viewer's earlier ones that were not carried out.
func (r *Roster) Check(ctx context.Context, fileName string, columns []Meaning, body io.Reader) (*Checked, error) {
	viewer := policy.From(ctx)
	if _, err := policy.Authorize(viewer, policy.ImportPeople, policy.Import{}); err != nil {
		return nil, err
	}
	file, err := io.ReadAll(io.LimitReader(body, sheet.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	table, err := sheet.Read(file)
	if err != nil {
		return nil, err
	}
	if columns == nil {
		columns = detect(table.Head)
	}
	if err := checkColumns(table, columns); err != nil {
		return nil, err
	}
	checked := &Checked{Columns: describe(table, columns)}
	if !slices.Contains(columns, Email) {
		return checked, nil
	}
	people, err := r.store.Client().User.Query().Where(user.StateNEQ(user.StateDELETED)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the people: %w", err)
	}
	checked.ImportID, err = r.keep(ctx, fileName, checked.Columns, plan(viewer, table, columns, people))
	return checked, err
}

func checkColumns(table *sheet.Table, columns []Meaning) error {
	seen := map[Meaning]bool{}
	if len(columns) != len(table.Head) {
		return &apperr.Error{
			Code: apperr.BadUserInput, Key: "import.columns", Args: []any{len(columns), len(table.Head)},
			Path: []string{"columns"},
		}
	}
	for _, field := range columns {
		if !slices.Contains(Meanings(), field) {
			return apperr.Input("import.column_unknown", "columns")
		}
		if field != Ignored && seen[field] {
			return apperr.Input("import.column_twice", "columns")
		}
		seen[field] = true
	}
	return nil
}

func describe(table *sheet.Table, columns []Meaning) []*Column {
	described := make([]*Column, len(columns))
	for n, field := range columns {
		column := &Column{Field: field, Head: short(table.Head[n], maxSample), Samples: []string{}}
		for _, row := range table.Rows {
			if value := short(row.Cells[n], maxSample); value != "" && len(column.Samples) < samples {
				column.Samples = append(column.Samples, value)
			}
		}
		described[n] = column
	}
	return described
}

func short(text string, most int) string {
	letters := []rune(clean.Line(text))
	if len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return string(letters)
}

// keep writes a plan down: the import first, then its lines some at a time, and at last that it is whole. A crash in
// between leaves a plan that nobody can carry out.
func (r *Roster) keep(ctx context.Context, fileName string, columns []*Column, entries []*entry) (string, error) {
	earlier, err := r.store.Client().PeopleImport.Query().
		Where(notBegun()).IDs(ctx)
	if err != nil {
		return "", fmt.Errorf("look for earlier imports: %w", err)
	}
	id := ids.Ordered("imp", r.store.Clock().Now())
	grant, err := policy.Authorize(policy.From(ctx), policy.ImportPeople, policy.Import{ID: id, Earlier: earlier})
	if err != nil {
		return "", err
	}
	err = r.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		// One that was begun meanwhile goes on.
		if err := tx.PeopleImport.Update().Where(peopleimport.IDIn(earlier...), notBegun()).
			SetState(peopleimport.StateREPLACED).AddVersion(1).Exec(ctx); err != nil {
			return fmt.Errorf("put earlier imports aside: %w", err)
		}
		if err := newImport(tx, policy.From(ctx).ID(), fileName, columns, entries).SetID(id).Exec(ctx); err != nil {
			return fmt.Errorf("write the import down: %w", err)
		}
		return r.jobs.Enqueue(ctx, tx, ForgetJob, id, r.store.Clock().Now().Add(keptUnused))
	})
	if err != nil {
		return "", err
	}
	for part := range slices.Chunk(entries, linesAtOnce) {
		if err := r.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
			return writeLines(ctx, tx, id, part)
		}); err != nil {
			return "", err
		}
	}
	err = r.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := tx.PeopleImport.Update().
			Where(peopleimport.ID(id), peopleimport.StateEQ(peopleimport.StateCHECKING)).
			SetState(peopleimport.StateCHECKED).Exec(ctx); err != nil {
			return fmt.Errorf("finish the check: %w", err)
		}
		return nil
	})
	return id, err
}

func newImport(
	tx *ent.Client, owner, fileName string, columns []*Column, entries []*entry,
) *ent.PeopleImportCreate {
	counts, stored := map[importline.Outcome]int{}, [][]string{}
	for _, e := range entries {
		counts[e.outcome()]++
	}
	for _, column := range columns {
		stored = append(stored, append([]string{string(column.Field), column.Head}, column.Samples...))
	}
	return tx.PeopleImport.Create().SetUserID(owner).SetFileName(short(fileName, maxFileName)).SetColumns(stored).
		SetNewLines(counts[importline.OutcomeNEW]).SetChangedLines(counts[importline.OutcomeCHANGED]).
		SetUnchangedLines(counts[importline.OutcomeUNCHANGED]).SetRefusedLines(counts[importline.OutcomeREFUSED])
}

func writeLines(ctx context.Context, tx *ent.Client, importID string, entries []*entry) error {
	lines := make([]*ent.ImportLineCreate, 0, len(entries))
	for _, e := range entries {
		outcome := e.outcome()
		create := tx.ImportLine.Create().SetImportID(importID).SetNumber(e.line).SetPlace(placeOf(outcome, e.line)).
			SetEmail(short(e.address(), maxShown)).SetName(short(e.name(), maxShown)).SetOutcome(outcome).
			SetLevel(e.level).SetProblem(e.problem)
		switch outcome {
		case importline.OutcomeREFUSED:
			for n := range e.args {
				e.args[n] = short(e.args[n], maxShown)
			}
			create.SetProblemArgs(e.args)
		case importline.OutcomeNEW:
			create.SetChanges(e.changes).SetPersonID(ids.New("usr"))
		default:
			create.SetChanges(e.changes).SetPersonID(e.person.ID).SetPersonVersion(e.person.Version)
		}
		lines = append(lines, create)
	}
	if err := tx.ImportLine.CreateBulk(lines...).Exec(ctx); err != nil {
		return fmt.Errorf("write lines of the import down: %w", err)
	}
	return nil
}

func (e *entry) address() string {
	if e.email != "" {
		return e.email
	}
	return e.written
}

func (e *entry) name() string {
	if e.values[Name] == "" && e.person != nil {
		return e.person.Name
	}
	return e.values[Name]
}

// placeOf puts faults first, then what changes, then who is new, then the rest.
func placeOf(outcome importline.Outcome, line int) string {
	rank := map[importline.Outcome]int{
		importline.OutcomeREFUSED: 1, importline.OutcomeCHANGED: 2, importline.OutcomeNEW: 3,
		importline.OutcomeUNCHANGED: 4,
	}[outcome]
	return fmt.Sprintf("%d%07d", rank, line)
}

// notBegun are the imports that wait, whose place a newer one takes.
func notBegun() predicate.PeopleImport {
	return peopleimport.StateIn(peopleimport.StateCHECKING, peopleimport.StateCHECKED)
}

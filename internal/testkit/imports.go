package testkit

import (
	"fmt"

	"sightline/ent/importline"
	"sightline/ent/message"
	"sightline/ent/peopleimport"
)

// imports are two tables of people of Ada and two of Hana: one that is checked, and one that is carried out. Whom the
// latter made is nobody of this world (Brought).
func (b builder) imports() error {
	for _, owner := range []string{"ada", "hana"} {
		if err := b.table(owner, owner, peopleimport.StateCHECKED); err != nil {
			return err
		}
		if err := b.table(owner, owner+"-done", peopleimport.StateDONE); err != nil {
			return err
		}
	}
	return nil
}

// table is an import with a line that makes somebody and one that is refused.
func (b builder) table(owner, label string, state peopleimport.State) error {
	create := b.tx.PeopleImport.Create().SetID(ID("imp", label)).SetUserID(ID("usr", owner)).
		SetFileName(canary("file", label)).SetColumns([][]string{{"EMAIL", "E-mail", "a@a.example"}, {"NAME", "Name"}}).
		SetState(state).SetNewLines(1).SetChangedLines(0).SetUnchangedLines(0).SetRefusedLines(1)
	if state == peopleimport.StateDONE {
		create.SetDoneLines(1).SetStartedAt(Now()).SetEndedAt(Now())
	}
	if err := create.Exec(b.ctx); err != nil {
		return fmt.Errorf("create an import: %w", err)
	}
	if state == peopleimport.StateDONE {
		if err := b.tx.Message.Create().SetID(ID("msg", "import-"+owner)).SetUserID(ID("usr", owner)).
			SetKind(message.KindIMPORT_DONE).SetImportID(ID("imp", label)).Exec(b.ctx); err != nil {
			return fmt.Errorf("write a message: %w", err)
		}
	}
	for number, kind := range map[int]string{2: "new", 3: "refused"} {
		create := b.tx.ImportLine.Create().SetID(ID("iml", label+kind)).SetImportID(ID("imp", label)).SetNumber(number).
			SetPlace(fmt.Sprint(number)).SetEmail(canary("line", label+kind) + "@aldersund.example").
			SetName(canary("named", label+kind)).SetOutcome(importline.OutcomeREFUSED).SetProblem("import.no_name")
		if kind == "new" {
			create.SetOutcome(importline.OutcomeNEW).SetProblem("").SetPersonID(Brought(owner)).
				SetChanges(map[string][2]string{"NAME": {"", "Nora"}, "WORK_ROLE": {"", "COLLABORATOR"}})
			if state == peopleimport.StateDONE {
				create.SetState(importline.StateDONE)
			}
		}
		if err := create.Exec(b.ctx); err != nil {
			return fmt.Errorf("create a line: %w", err)
		}
	}
	return nil
}

// Brought is the id of whom the import of a persona made.
func Brought(owner string) string { return ID("usr", owner+"new") }

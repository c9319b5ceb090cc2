package testkit

import (
	"fmt"

	"sightline/ent/importline"
	"sightline/ent/peopleimport"
)

// imports are two checked tables of people: one of Ada, one of Hana.
func (b builder) imports() error {
	for _, owner := range []string{"ada", "hana"} {
		of := ID("imp", owner)
		if err := b.tx.PeopleImport.Create().SetID(of).SetUserID(ID("usr", owner)).SetFileName(canary("file", owner)).
			SetColumns([][]string{{"EMAIL", "E-mail", "a@a.example"}, {"NAME", "Name"}}).
			SetState(peopleimport.StateCHECKED).SetNewLines(1).SetChangedLines(0).SetUnchangedLines(0).SetRefusedLines(1).
			Exec(b.ctx); err != nil {
			return fmt.Errorf("create an import: %w", err)
		}
		line := func(label string, number int) error {
			create := b.tx.ImportLine.Create().SetID(ID("iml", owner+label)).SetImportID(of).SetNumber(number).
				SetPlace(fmt.Sprint(number)).SetEmail(canary("line", owner+label) + "@aldersund.example").
				SetName(canary("named", owner+label)).SetOutcome(importline.OutcomeREFUSED).SetProblem("import.no_name")
			if label == "new" {
				create.SetOutcome(importline.OutcomeNEW).SetProblem("").SetPersonID(ID("usr", owner+label)).
					SetChanges(map[string][2]string{"NAME": {"", "Nora"}, "WORK_ROLE": {"", "COLLABORATOR"}})
			}
			return create.Exec(b.ctx)
		}
		if err := line("new", 2); err != nil {
			return fmt.Errorf("create a line: %w", err)
		}
		if err := line("refused", 3); err != nil {
			return fmt.Errorf("create a line: %w", err)
		}
	}
	return nil
}

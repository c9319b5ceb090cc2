// Package line keeps the reporting line: who reports to whom, and with each person the path of ids from the top down
// to them (docs/adr/0002). It checks and writes inside of a transaction that its caller began; who may change the line
// is decided by policy.SetLineManager.
package line

import (
	"context"
	"fmt"
	"strings"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// MaxLevels is how many levels a reporting line may have: a path is as long as the line is deep, and every person
// carries one.
const MaxLevels = 40

// managerField is where a form names the line manager.
const managerField = "managerId"

// Levels counts the people in a path, the last one included.
func Levels(path string) int { return strings.Count(path, "/") }

// PathUnder is the path of a person with this id under a line manager; nil is nobody, which is the top.
func PathUnder(manager *ent.User, id string) string {
	if manager == nil {
		return id + "/"
	}
	return manager.LinePath + id + "/"
}

// Below returns who stands under a person, and how many levels deep that goes under them. One statement.
func Below(ctx context.Context, client *ent.Client, person *ent.User) (ids []string, levels int, err error) {
	var rows []struct {
		ID   string `json:"id"`
		Path string `json:"line_path"`
	}
	if err := client.User.Query().Where(policy.BelowPath(person.LinePath)).
		Select(user.FieldID, user.FieldLinePath).Scan(ctx, &rows); err != nil {
		return nil, 0, fmt.Errorf("find who stands below: %w", err)
	}
	own := Levels(person.LinePath)
	for _, row := range rows {
		ids, levels = append(ids, row.ID), max(levels, Levels(row.Path)-own)
	}
	return ids, levels, nil
}

// Check refuses, at the field of the line manager, what would be no reporting line: a circle, a manager who cannot be
// one, or more than MaxLevels. levels is how deep the line goes below the person.
func Check(person, manager *ent.User, levels int) error {
	if manager == nil {
		return nil
	}
	if key := policy.LineObstacle(person, manager); key != "" {
		refusal := apperr.Input(key, managerField)
		if key == "line.loop" {
			refusal.Args = []any{manager.Name, person.Name}
		}
		return refusal
	}
	if Levels(manager.LinePath)+1+levels > MaxLevels {
		refusal := apperr.Input("line.deep", managerField)
		refusal.Args = []any{MaxLevels}
		return refusal
	}
	return nil
}

// Set gives a person another line manager, or none, and everybody below them the path that follows. Both people must
// have been read in this transaction, and Check must have passed: nobody else writes meanwhile, so that no two changes
// can close a circle together. The grant has to name the person and everybody below. Two statements that write,
// however many stand below (docs/adr/0016).
func Set(ctx context.Context, tx *ent.Client, person, manager *ent.User) error {
	before, after := person.LinePath, PathUnder(manager, person.ID)
	update := tx.User.UpdateOneID(person.ID).SetLinePath(after).AddVersion(1)
	if manager == nil {
		update.ClearManager()
	} else {
		update.SetManagerID(manager.ID)
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("set the line manager: %w", err)
	}
	if before == after {
		return nil
	}
	if err := tx.User.Update().Where(policy.BelowPath(before)).Modify(func(u *sql.UpdateBuilder) {
		u.Set(user.FieldLinePath, sql.ExprFunc(func(b *sql.Builder) {
			b.Arg(after).WriteString(" || substr(").Ident(user.FieldLinePath).WriteString(", ").Arg(len(before) + 1).
				WriteString(")")
		}))
	}).Exec(ctx); err != nil {
		return fmt.Errorf("move those below along: %w", err)
	}
	return nil
}

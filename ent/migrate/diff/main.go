// Command diff writes the migration from the newest migration to the schema of the code: make migration NAME=what.
// What it writes is read and mended by hand before it is committed.
package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"

	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	_ "modernc.org/sqlite" // the driver

	"sightline/ent/migrate"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: diff NAME")
		os.Exit(2)
	}
	if err := diff(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func diff(ctx context.Context, name string) error {
	dir, err := sqltool.NewGooseDir("ent/migrate/migrations/sqlite")
	if err != nil {
		return fmt.Errorf("open the migrations: %w", err)
	}
	db, err := sql.Open("sqlite", "file:diff?mode=memory&_pragma=foreign_keys(1)")
	if err != nil {
		return fmt.Errorf("open a scratch database: %w", err)
	}
	db.SetMaxOpenConns(1)
	defer func() { _ = db.Close() }()
	m, err := schema.NewMigrate(entsql.OpenDB(dialect.SQLite, db), schema.WithDir(dir),
		schema.WithMigrationMode(schema.ModeReplay), schema.WithFormatter(sqltool.GooseFormatter),
		schema.WithDropColumn(true), schema.WithDropIndex(true))
	if err != nil {
		return fmt.Errorf("prepare the comparison: %w", err)
	}
	if err := m.NamedDiff(ctx, name, migrate.Tables...); err != nil {
		return fmt.Errorf("write the difference: %w", err)
	}
	return nil
}

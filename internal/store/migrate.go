package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"sightline/ent/migrate/migrations"
)

// ErrNewer says that a later version of the program has written the database.
var ErrNewer = errors.New("the database was written by a newer version of Sightline; start that one")

// ErrDamaged says that the file is no sound database.
var ErrDamaged = errors.New("the database file is damaged; restore a backup")

// migrateUp brings the schema up to date, forward only, after a copy of what was there.
func migrateUp(ctx context.Context, folder string, db *sql.DB) error {
	if err := checkSound(ctx, db); err != nil {
		return err
	}
	files, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		return fmt.Errorf("open the migrations: %w", err)
	}
	provider, err := goose.NewProvider(database.DialectSQLite3, db, files, goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version of the database: %w", err)
	}
	switch {
	case current == target:
		return nil
	case current > target:
		return ErrNewer
	case current > 0:
		if err := copyTo(ctx, db, filepath.Join(folder, fmt.Sprintf("before-%d.db", target))); err != nil {
			return err
		}
	}
	return applyAll(ctx, db, provider)
}

// applyAll runs the migrations with foreign keys off, as SQLite's way of changing tables needs, and checks them after.
func applyAll(ctx context.Context, db *sql.DB, provider *goose.Provider) error {
	if _, err := db.ExecContext(ctx, "PRAGMA foreign_keys=OFF"); err != nil {
		return fmt.Errorf("switch foreign keys off: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("upgrade the database: %w", err)
	}
	if err := checkForeignKeys(ctx, db); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "PRAGMA foreign_keys=ON"); err != nil {
		return fmt.Errorf("switch foreign keys on: %w", err)
	}
	return nil
}

func checkForeignKeys(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return fmt.Errorf("check foreign keys: %w", err)
	}
	defer func() { _ = rows.Close() }()
	if rows.Next() {
		return errors.New("the upgrade left rows that point nowhere")
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("check foreign keys: %w", err)
	}
	return nil
}

func checkSound(ctx context.Context, db *sql.DB) error {
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	if verdict != "ok" {
		return fmt.Errorf("%w (%s)", ErrDamaged, verdict)
	}
	return nil
}

func copyTo(ctx context.Context, db *sql.DB, path string) error {
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("copy the database to %s: %w", path, err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return fmt.Errorf("keep the copy private: %w", err)
	}
	return nil
}

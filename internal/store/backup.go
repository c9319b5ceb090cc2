package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Backup writes a consistent copy of the database in a folder to a file while the server runs, and opens the copy to
// see that it is sound before it reports success. An existing file is never overwritten.
func Backup(ctx context.Context, folder, file string) error {
	path := filepath.Join(folder, FileName)
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("find the database: %w", err)
	}
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("%s exists; choose another name", file)
	}
	if err := vacuumInto(ctx, path, file); err != nil {
		return errors.Join(err, removeIfThere(file))
	}
	if err := verify(ctx, file); err != nil {
		return errors.Join(err, removeIfThere(file))
	}
	return nil
}

func vacuumInto(ctx context.Context, path, file string) error {
	db, err := openPool(ctx, writerDSN(path), 1)
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	return errors.Join(copyTo(ctx, db, file), db.Close())
}

func verify(ctx context.Context, file string) error {
	db, err := openPool(ctx, readerDSN(file), 1)
	if err != nil {
		return fmt.Errorf("open the copy: %w", err)
	}
	if err := errors.Join(checkSound(ctx, db), checkForeignKeys(ctx, db)); err != nil {
		return errors.Join(fmt.Errorf("the copy is not sound: %w", err), db.Close())
	}
	if err := db.Close(); err != nil {
		return fmt.Errorf("close the copy: %w", err)
	}
	return nil
}

func removeIfThere(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remove the unfinished copy: %w", err)
	}
	return nil
}

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// ErrBusy says that somebody still reads what the log of the database held before.
var ErrBusy = errors.New("the log of the database is still read")

// Settle brings everything that was written into the database file and empties the log beside it, so that what was
// deleted stands in neither. That deleted rows are overwritten (secure_delete) is not enough: a row that once moved to
// another page, because its own was full, may have left its bytes on the first, where nothing overwrites them. So the
// file is written anew, and nobody writes meanwhile. While somebody reads an older state the log cannot be emptied:
// ErrBusy, at once, for nobody may write while it waits.
func (s *Store) Settle(ctx context.Context) error {
	writer, err := s.writer.Conn(ctx)
	if err != nil {
		return fmt.Errorf("take the writer: %w", err)
	}
	return errors.Join(settle(ctx, writer), writer.Close())
}

// settle looks first whether the log can be emptied at all: writing the file anew is dear.
func settle(ctx context.Context, writer *sql.Conn) error {
	if err := emptyLog(ctx, writer); err != nil {
		return err
	}
	if _, err := writer.ExecContext(ctx, "VACUUM"); err != nil {
		return fmt.Errorf("write the database anew: %w", told(err))
	}
	return emptyLog(ctx, writer)
}

func emptyLog(ctx context.Context, writer *sql.Conn) error {
	if _, err := writer.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return fmt.Errorf("wait for nobody: %w", err)
	}
	var busy, frames, moved int
	err := writer.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved)
	// What is set here stays set on the one connection that writes, whatever became of the context.
	patience := fmt.Sprintf("PRAGMA busy_timeout = %d", busyTimeout)
	_, restored := writer.ExecContext(context.WithoutCancel(ctx), patience)
	if err := errors.Join(told(err), restored); err != nil {
		return fmt.Errorf("empty the log of the database: %w", err)
	}
	if busy != 0 {
		return ErrBusy
	}
	return nil
}

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
// deleted stands in neither: deleted rows are overwritten in the file (secure_delete). While somebody reads an older
// state the log cannot be emptied: ErrBusy, at once, for nobody may write while it waits.
func (s *Store) Settle(ctx context.Context) error {
	writer, err := s.writer.Conn(ctx)
	if err != nil {
		return fmt.Errorf("take the writer: %w", err)
	}
	return errors.Join(emptyLog(ctx, writer), writer.Close())
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

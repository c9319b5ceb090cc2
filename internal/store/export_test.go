package store

import (
	"context"
	"fmt"
)

// Limit lets the database grow by no page more, as a full disk would, or without a limit again.
func (s *Store) Limit(ctx context.Context, full bool) error {
	var pages int
	if err := s.writer.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		return fmt.Errorf("count the pages: %w", err)
	}
	if !full {
		pages = 1 << 30
	}
	if _, err := s.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
		return fmt.Errorf("limit the pages: %w", err)
	}
	return nil
}

// ReadOnly lets the database refuse every write, as a disk does that was mounted so after a fault.
func (s *Store) ReadOnly(ctx context.Context, on bool) error {
	if _, err := s.writer.ExecContext(ctx, fmt.Sprintf("PRAGMA query_only = %t", on)); err != nil {
		return fmt.Errorf("refuse writes: %w", err)
	}
	return nil
}

// Past runs a statement past the gate, as only somebody with the file in hand could.
func (s *Store) Past(ctx context.Context, statement string) error {
	if _, err := s.writer.ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("run past the gate: %w", err)
	}
	return nil
}

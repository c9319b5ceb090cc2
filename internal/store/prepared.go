package store

import (
	"context"
	"database/sql"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
)

// remembered is how many statements are kept ready. Each costs some kilobytes on each connection.
const remembered = 192

// prepared keeps the statements that were asked lately ready on the readers: the scope makes them long, and reading
// them takes SQLite longer than most answers.
type prepared struct {
	*sql.DB
	ready *lru.Cache[string, *sql.Stmt]
}

func newPrepared(db *sql.DB) (*prepared, error) {
	ready, err := lru.NewWithEvict(remembered, func(_ string, s *sql.Stmt) { _ = s.Close() })
	if err != nil {
		return nil, fmt.Errorf("make room for prepared statements: %w", err)
	}
	return &prepared{DB: db, ready: ready}, nil
}

// QueryContext runs a query with its prepared statement. Where that was forgotten meanwhile, it runs without.
func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	statement, known := p.ready.Get(query)
	if !known {
		made, err := p.PrepareContext(ctx, query)
		if err != nil {
			return nil, err
		}
		statement = made
		if earlier, raced, _ := p.ready.PeekOrAdd(query, made); raced {
			_ = made.Close() //nolint:sqlclosecheck // the other one is used from now on
			statement = earlier
		}
	}
	rows, err := statement.QueryContext(ctx, args...)
	if err != nil && ctx.Err() == nil && !p.ready.Contains(query) {
		return p.DB.QueryContext(ctx, query, args...)
	}
	return rows, err
}

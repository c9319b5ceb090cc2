// Package store opens the database and is the only way to write to it. It installs the row scope and the write gate
// on the client, so that nothing that uses the client can go around them. It holds no rule of its own: those are in
// internal/policy.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	_ "modernc.org/sqlite" // the driver

	"sightline/ent"
	"sightline/internal/clock"
)

// FileName is the database file in the data folder.
const FileName = "sightline.db"

const (
	readers     = 8
	busyTimeout = 5000
)

// Store is the open database.
type Store struct {
	client *ent.Client
	reader *prepared
	writer *sql.DB
	clock  clock.Clock
	folder string
}

// Open opens the database in a folder, making it when there is none, and brings its schema up to date. A damaged
// file, a schema newer than this program or a folder that cannot be written is an error that changes nothing.
func Open(ctx context.Context, folder string, c clock.Clock) (*Store, error) {
	if err := prepareFolder(folder); err != nil {
		return nil, err
	}
	path := filepath.Join(folder, FileName)
	writer, err := openPool(ctx, writerDSN(path), 1)
	if err != nil {
		return nil, fmt.Errorf("open the database %s: %w", path, err)
	}
	if err := migrateUp(ctx, folder, writer); err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	reader, err := openPool(ctx, readerDSN(path), readers)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the database for reading: %w", err), writer.Close())
	}
	ready, err := newPrepared(reader)
	if err != nil {
		return nil, errors.Join(err, reader.Close(), writer.Close())
	}
	s := &Store{reader: ready, writer: writer, clock: c, folder: folder}
	s.client = ent.NewClient(ent.Driver(newDriver(ready, writer)))
	s.client.Intercept(scoped(), judged())
	s.client.Use(gated(), stamped(c), findable())
	if err := s.findEarlier(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Client returns the client to read with: its queries see the rows of the viewer in the context, its writes fail.
func (s *Store) Client() *ent.Client { return s.client }

// Clock returns the clock that stamps rows.
func (s *Store) Clock() clock.Clock { return s.clock }

// Folder returns the data folder.
func (s *Store) Folder() string { return s.folder }

// Ready reports whether the database answers.
func (s *Store) Ready(ctx context.Context) error {
	if err := s.reader.PingContext(ctx); err != nil {
		return fmt.Errorf("ask the database: %w", err)
	}
	return nil
}

// Close moves what the log holds into the file and closes it.
// What is committed is safe in the log as well, so a move that fails loses nothing.
func (s *Store) Close() error {
	_, err := s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)") //nolint:noctx // the last act, whatever was cancelled
	return errors.Join(err, s.reader.Close(), s.writer.Close())
}

func prepareFolder(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	probe, err := os.CreateTemp(folder, ".writable-*")
	if err != nil {
		return fmt.Errorf("the data folder %s cannot be written: %w", folder, err)
	}
	if err := errors.Join(probe.Close(), os.Remove(probe.Name())); err != nil {
		return fmt.Errorf("the data folder %s cannot be written: %w", folder, err)
	}
	return touch(filepath.Join(folder, FileName))
}

// touch makes the file before SQLite does, so that nobody else may read it (T66).
func touch(path string) error {
	file, err := os.OpenFile(filepath.Clean(path), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("close %s: %w", path, err)
	}
	return nil
}

func openPool(ctx context.Context, dsn string, size int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("read the connection settings: %w", err)
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func common() url.Values {
	return url.Values{
		"_busy_timeout": {strconv.Itoa(busyTimeout)}, "_foreign_keys": {"on"}, "_journal_mode": {"WAL"},
		"_synchronous": {"FULL"}, "_defensive": {"1"}, "_dqs": {"0"}, "_time_format": {"sqlite"},
		"_timezone": {"UTC"}, "_texttotime": {"1"},
	}
}

func writerDSN(path string) string {
	values := common()
	values.Set("_txlock", "immediate")
	values.Add("_pragma", "secure_delete(ON)")
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + values.Encode()
}

func readerDSN(path string) string {
	values := common()
	values.Set("_query_only", "on")
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + values.Encode()
}

// driver sends transactions to the one writer and everything else to the readers, which cannot write: what
// tries to without store.Write is refused by the database.
type driver struct {
	*entsql.Driver
	writer *entsql.Driver
}

func newDriver(reader *prepared, writer *sql.DB) dialect.Driver {
	return &driver{
		Driver: entsql.NewDriver(dialect.SQLite, entsql.Conn{ExecQuerier: reader}),
		writer: entsql.OpenDB(dialect.SQLite, writer),
	}
}

// Tx begins a transaction on the writer.
func (d *driver) Tx(ctx context.Context) (dialect.Tx, error) { return d.BeginTx(ctx, nil) }

// BeginTx begins a transaction on the writer.
func (d *driver) BeginTx(ctx context.Context, options *sql.TxOptions) (dialect.Tx, error) {
	tx, err := d.writer.BeginTx(ctx, options)
	if err != nil {
		return nil, fmt.Errorf("begin a transaction: %w", err)
	}
	return tx, nil
}

package store

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sightline/ent"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// Write runs one command in one short transaction. The grant names what it may change; the gate refuses the rest.
// Nothing slow belongs inside: no network, no hashing, no resolving of answers. What AfterCommit was given runs when
// the transaction is durable, and never otherwise.
func (s *Store) Write(
	ctx context.Context, grant policy.Grant, do func(ctx context.Context, tx *ent.Client) error,
) error {
	given := func(context.Context, *ent.Client) (policy.Grant, error) { return grant, nil }
	return s.WriteDecided(ctx, given, do)
}

// WriteDecided is Write for a command whose grant follows from rows that somebody else may change at the same moment,
// such as who stands below whom: decide reads them and authorizes inside of the transaction, in which nobody else
// writes. It cannot write itself.
func (s *Store) WriteDecided(
	ctx context.Context, decide func(ctx context.Context, tx *ent.Client) (policy.Grant, error),
	do func(ctx context.Context, tx *ent.Client) error,
) error {
	tx, err := s.client.Tx(ctx)
	if err != nil {
		return told(err)
	}
	grant, err := decide(ctx, tx.Client())
	if err != nil {
		return errors.Join(told(err), ignoreDone(tx.Rollback()))
	}
	done := &commit{}
	inside := policy.WithGrant(context.WithValue(ctx, commitKey{}, done), grant)
	if err := do(inside, tx.Client()); err != nil {
		return errors.Join(told(err), ignoreDone(tx.Rollback()))
	}
	if err := tx.Commit(); err != nil {
		return told(err)
	}
	for _, after := range done.after {
		after(ctx)
	}
	return nil
}

// WriteSystem runs system work in one transaction; the context must be that of system work.
func (s *Store) WriteSystem(ctx context.Context, do func(ctx context.Context, tx *ent.Client) error) error {
	return s.Write(ctx, policy.SystemGrant(ctx), do)
}

type commit struct {
	after []func(context.Context)
	// joined are the things that wait for one call together, by what joins them.
	joined map[any]any
}

type commitKey struct{}

// AfterCommit runs a function once the transaction of the context is durable. Outside of Write it does nothing.
func AfterCommit(ctx context.Context, do func(context.Context)) {
	if done, ok := ctx.Value(commitKey{}).(*commit); ok {
		done.after = append(done.after, do)
	}
}

// AfterCommitOfAll runs a function once, with all that was given under the same key in the transaction of the context,
// when that is durable. Outside of Write it does nothing.
func AfterCommitOfAll[T any](ctx context.Context, key any, one T, do func(ctx context.Context, all []T)) {
	done, ok := ctx.Value(commitKey{}).(*commit)
	if !ok {
		return
	}
	if all, more := done.joined[key].(*[]T); more {
		*all = append(*all, one)
		return
	}
	all := &[]T{one}
	if done.joined == nil {
		done.joined = map[any]any{}
	}
	done.joined[key] = all
	done.after = append(done.after, func(ctx context.Context) { do(ctx, *all) })
}

// told turns a disk that cannot take more into the failure that may be told (promise L4).
func told(err error) error {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return err
	}
	switch failure.Code() & 0xff {
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("%w (%w)", apperr.New(apperr.StorageFull, "storage_full"), err)
	default:
		return err
	}
}

type silentKey struct{}

// Silently says that what is written in the context concerns nobody yet, such as parts of a cycle that nobody sees
// before its last part: nobody is woken for it.
func Silently(ctx context.Context) context.Context { return context.WithValue(ctx, silentKey{}, true) }

// Silent tells whether the writes of a context wake nobody.
func Silent(ctx context.Context) bool { return ctx.Value(silentKey{}) != nil }

func ignoreDone(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return nil
	}
	return fmt.Errorf("roll back: %w", err)
}

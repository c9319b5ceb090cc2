package store

import (
	"context"
	"errors"
	"fmt"

	"sightline/ent"
	"sightline/ent/idempotencykey"
	"sightline/internal/policy"
)

// errDoneBefore says that the same request was carried out a moment ago; what this one did is rolled back.
var errDoneBefore = errors.New("the request was carried out before")

// Once makes something unless an earlier request of the viewer with the same key made it, and returns its id. What do
// writes it remembers with Remember, in the same transaction.
func (s *Store) Once(ctx context.Context, operation, key string, do func() (id string, err error)) (string, error) {
	id, known, err := s.earlier(ctx, operation, key)
	if err != nil || known {
		return id, err
	}
	id, err = do()
	if errors.Is(err, errDoneBefore) {
		id, _, err = s.earlier(ctx, operation, key)
	}
	return id, err
}

// earlier looks for what an earlier request with the same key made.
func (s *Store) earlier(ctx context.Context, operation, key string) (string, bool, error) {
	found, err := s.client.IdempotencyKey.Query().
		Where(idempotencykey.Operation(operation), idempotencykey.Key(key)).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return "", false, nil
	case err != nil:
		return "", false, fmt.Errorf("look for an earlier request: %w", err)
	default:
		return found.ObjectID, true, nil
	}
}

// Remember notes what a request with a key made.
func Remember(ctx context.Context, tx *ent.Client, operation, key, id string) error {
	err := tx.IdempotencyKey.Create().SetUserID(policy.From(ctx).ID()).SetOperation(operation).SetKey(key).
		SetObjectID(id).Exec(ctx)
	if ent.IsConstraintError(err) {
		return errDoneBefore
	}
	if err != nil {
		return fmt.Errorf("remember the request: %w", err)
	}
	return nil
}

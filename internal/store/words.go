package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"entgo.io/ent"

	generated "sightline/ent"
	"sightline/ent/personword"
	"sightline/ent/user"
	"sightline/internal/policy"
	"sightline/internal/words"
)

// errWords says that a statement would change what many people are found by at once; their words would stay behind.
var errWords = errors.New("names, addresses and teams change one person at a time")

// findable keeps the words by which people are found: they are written in the transaction of what they come from, so
// that no command can forget them.
func findable() ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if !changesWords(m) {
				return next.Mutate(ctx, m)
			}
			if m.Op().Is(ent.OpUpdate) {
				return nil, errWords
			}
			value, err := next.Mutate(ctx, m)
			if err != nil {
				return value, err
			}
			person, isPerson := value.(*generated.User)
			people, isPeople := m.(*generated.UserMutation)
			if !isPerson || !isPeople {
				return nil, fmt.Errorf("find words in a %T", value)
			}
			return value, writeWords(ctx, people.Client(), person, !m.Op().Is(ent.OpCreate))
		})
	}
}

func changesWords(m ent.Mutation) bool {
	return m.Type() == generated.TypeUser && !m.Op().Is(ent.OpDelete|ent.OpDeleteOne) &&
		slices.ContainsFunc(words.Columns(), func(column string) bool {
			_, set := m.Field(column)
			return set || m.FieldCleared(column)
		})
}

// writeWords writes the words of a person anew. The grant that let the person change covers them.
func writeWords(ctx context.Context, tx *generated.Client, person *generated.User, again bool) error {
	ctx = policy.AsSystem(ctx, policy.KeepWords)
	ctx = policy.WithGrant(ctx, policy.SystemGrant(ctx))
	if again {
		if _, err := tx.PersonWord.Delete().Where(personword.UserID(person.ID)).Exec(ctx); err != nil {
			return fmt.Errorf("forget the words of a person: %w", err)
		}
	}
	found := words.Of(person)
	rows := make([]*generated.PersonWordCreate, 0, len(found))
	for _, word := range found {
		rows = append(rows, tx.PersonWord.Create().SetUserID(person.ID).SetWord(word))
	}
	if err := tx.PersonWord.CreateBulk(rows...).Exec(ctx); err != nil {
		return fmt.Errorf("write the words of a person: %w", err)
	}
	return nil
}

// findEarlier writes the words of people who are older than the words are.
func (s *Store) findEarlier(ctx context.Context) error {
	ctx = policy.AsSystem(ctx, policy.KeepWords)
	people, err := s.client.User.Query().Where(user.Not(user.HasWords())).All(ctx)
	if err != nil {
		return fmt.Errorf("look for people without words: %w", err)
	}
	if len(people) == 0 {
		return nil
	}
	return s.WriteSystem(ctx, func(ctx context.Context, tx *generated.Client) error {
		for _, person := range people {
			if err := writeWords(ctx, tx, person, false); err != nil {
				return err
			}
		}
		return nil
	})
}

package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent"

	generated "sightline/ent"
	"sightline/internal/clock"
	"sightline/internal/policy"
)

// scoped puts the viewer's row scope on every query, eager loading, counts and transactions included.
func scoped() generated.Interceptor {
	return generated.TraverseFunc(func(ctx context.Context, query generated.Query) error {
		policy.RuleEdges(query)
		if err := policy.Scope(policy.From(ctx), query); err != nil {
			return fmt.Errorf("scope: %w", err)
		}
		return nil
	})
}

// gated refuses every mutation that the grant in the context does not name.
func gated() ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if err := policy.CheckMutation(ctx, m); err != nil {
				return nil, fmt.Errorf("gate: %w", err)
			}
			return next.Mutate(ctx, m)
		})
	}
}

// stamped writes when a row was made and last changed, by the clock of the store.
func stamped(c clock.Clock) ent.Hook {
	return func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if err := stamp(m, c.Now()); err != nil {
				return nil, err
			}
			return next.Mutate(ctx, m)
		})
	}
}

// timeless are the types whose rows tell no moment: what is released without names (A5).
func timeless() []string { return []string{generated.TypeReleasedText, generated.TypeResultCut} }

func stamp(m ent.Mutation, now time.Time) error {
	if m.Op().Is(ent.OpDelete|ent.OpDeleteOne) || slices.Contains(timeless(), m.Type()) {
		return nil
	}
	if _, given := m.Field("created_at"); m.Op().Is(ent.OpCreate) && !given {
		if err := m.SetField("created_at", now); err != nil {
			return fmt.Errorf("stamp a new %s: %w", m.Type(), err)
		}
	}
	if err := m.SetField("updated_at", now); err != nil {
		return fmt.Errorf("stamp a %s: %w", m.Type(), err)
	}
	return nil
}

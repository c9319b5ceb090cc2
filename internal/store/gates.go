package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"entgo.io/ent"

	generated "sightline/ent"
	"sightline/ent/answer"
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

// judged brings along the requests of answers, also those that the viewer does not see: of a list that is hidden from
// its reviewee, or written unasked. Without them the rules about an answer would know nothing and refuse; what of a
// request is told with an answer is for the rules of its fields. All are read in one way, or the time that it takes
// would tell that some are hidden (V4).
func judged() generated.Interceptor {
	return generated.InterceptFunc(func(next generated.Querier) generated.Querier {
		return generated.QuerierFunc(func(ctx context.Context, query generated.Query) (generated.Value, error) {
			found, err := next.Query(ctx, query)
			answers, areAnswers := found.([]*generated.Answer)
			q, ofAnswers := query.(*generated.AnswerQuery)
			if err != nil || !areAnswers || !ofAnswers {
				return found, err
			}
			return answers, addRequests(policy.AsSystem(ctx, policy.LoadRule), q, answers)
		})
	})
}

func addRequests(system context.Context, query *generated.AnswerQuery, answers []*generated.Answer) error {
	of := map[string][]*generated.Answer{}
	for _, given := range answers {
		if given.RequestID != "" { // else only some columns were asked for
			of[given.RequestID] = append(of[given.RequestID], given)
		}
	}
	if len(of) == 0 {
		return nil
	}
	requests, err := query.Clone().Where(answer.RequestIDIn(slices.Collect(maps.Keys(of))...)).QueryRequest().All(system)
	if err != nil {
		return fmt.Errorf("read the requests of answers: %w", err)
	}
	for _, request := range requests {
		for _, given := range of[request.ID] {
			given.Edges.Request = request
		}
	}
	return nil
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

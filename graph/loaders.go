package graph

import (
	"context"
	"time"

	"github.com/graph-gophers/dataloader/v7"

	"sightline/ent"
	"sightline/internal/cycle"
	"sightline/internal/feedback"
)

// patience is how long a loader waits for more keys of the same list.
const patience = 200 * time.Microsecond

// loaders join what the entries of a list ask one by one into one statement each. They live for one operation and
// one viewer (threats.md T16); what the viewer may not see is missing.
type loaders struct {
	users          *dataloader.Loader[string, *ent.User]
	participations *dataloader.Loader[string, *ent.Participation]
	questions      *dataloader.Loader[string, *ent.Question]
	sections       *dataloader.Loader[string, []*ent.Section]
	requests       *dataloader.Loader[string, []*ent.FeedbackRequest]
	answers        *dataloader.Loader[string, []*ent.Answer]
	loads          *dataloader.Loader[string, int]
	approvers      *dataloader.Loader[string, []*ent.User]
	owners         *dataloader.Loader[string, []*ent.User]
	notices        *dataloader.Loader[string, []*ent.CycleNotice]
	progress       *dataloader.Loader[string, *cycle.Progress]
	results        *dataloader.Loader[string, *feedback.Results]
	readings       *dataloader.Loader[string, []*ent.Reading]
	links          *dataloader.Loader[string, string]
}

func (r *Resolver) newLoaders() *loaders {
	return &loaders{
		users:          batched(r.people.ByIDs, func(u *ent.User) string { return u.ID }),
		participations: batched(r.feedback.ByIDs, func(p *ent.Participation) string { return p.ID }),
		questions:      batched(r.feedback.Questions, func(q *ent.Question) string { return q.ID }),
		sections:       grouped(r.cycles.Sections, func(s *ent.Section) string { return s.CycleID }),
		requests: grouped(r.feedback.RequestsOf,
			func(q *ent.FeedbackRequest) string { return q.ParticipationID }),
		answers:   grouped(r.feedback.AnswersOf, func(a *ent.Answer) string { return a.RequestID }),
		notices:   grouped(r.cycles.Notices, func(n *ent.CycleNotice) string { return n.CycleID }),
		readings:  grouped(r.feedback.Readings, func(g *ent.Reading) string { return g.ParticipationID }),
		loads:     mapped(r.feedback.Loads),
		owners:    mapped(r.cycles.Owners),
		progress:  mapped(r.cycles.Progress),
		approvers: mapped(r.feedback.Approvers),
		results:   mapped(r.feedback.Results),
		links:     mapped(r.outbox.LinksOf),
	}
}

type loadersKey struct{}

func withLoaders(ctx context.Context, l *loaders) context.Context {
	return context.WithValue(ctx, loadersKey{}, l)
}

func loadersOf(ctx context.Context) *loaders {
	l, _ := ctx.Value(loadersKey{}).(*loaders)
	return l
}

// load asks a loader for one key; what is missing is the zero value.
func load[V any](ctx context.Context, loader *dataloader.Loader[string, V], key string) (V, error) {
	return loader.Load(ctx, key)()
}

// batched makes a loader of rows that have one key each.
func batched[V any](
	fetch func(context.Context, []string) ([]V, error), key func(V) string,
) *dataloader.Loader[string, V] {
	return mapped(func(ctx context.Context, keys []string) (map[string]V, error) {
		rows, err := fetch(ctx, keys)
		found := make(map[string]V, len(rows))
		for _, row := range rows {
			found[key(row)] = row
		}
		return found, err
	})
}

// grouped makes a loader of lists: all rows that share a key, in the order of the fetch.
func grouped[V any](
	fetch func(context.Context, []string) ([]V, error), key func(V) string,
) *dataloader.Loader[string, []V] {
	return mapped(func(ctx context.Context, keys []string) (map[string][]V, error) {
		rows, err := fetch(ctx, keys)
		found := make(map[string][]V, len(keys))
		for _, asked := range keys {
			found[asked] = []V{}
		}
		for _, row := range rows {
			found[key(row)] = append(found[key(row)], row)
		}
		return found, err
	})
}

func mapped[V any](fetch func(context.Context, []string) (map[string]V, error)) *dataloader.Loader[string, V] {
	return dataloader.NewBatchedLoader(func(ctx context.Context, keys []string) []*dataloader.Result[V] {
		found, err := fetch(ctx, keys)
		results := make([]*dataloader.Result[V], len(keys))
		for i, key := range keys {
			results[i] = &dataloader.Result[V]{Data: found[key], Error: err}
		}
		return results
	}, dataloader.WithWait[string, V](patience))
}

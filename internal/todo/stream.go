package todo

import (
	"context"
	"time"

	"sightline/internal/notify"
	"sightline/internal/policy"
)

// Reload reads the viewer's session and account again; an error means that their rights have ended.
type Reload func(ctx context.Context) (*policy.Viewer, error)

// Ticks returns a channel of events, made of the moments at which the viewer's to-dos or messages may have changed.
// Before each the rights are read again: where they have ended, ended is called, the channel closes and nothing
// follows. The channel closes too when the context ends.
func Ticks[Event any](
	ctx context.Context, t *Todos, hub *notify.Hub, reload Reload, ended func(), event func(at time.Time) Event,
) <-chan Event {
	news, leave := hub.Subscribe(policy.From(ctx).ID())
	ticks := make(chan Event)
	go func() {
		defer close(ticks)
		defer leave()
		for {
			select {
			case <-ctx.Done():
				return
			case <-news:
			}
			if _, err := reload(ctx); err != nil {
				if ctx.Err() == nil {
					ended()
				}
				return
			}
			select {
			case <-ctx.Done():
				return
			case ticks <- event(t.store.Clock().Now()):
			}
		}
	}()
	return ticks
}

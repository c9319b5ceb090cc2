package todo

import (
	"context"
	"time"

	"sightline/internal/notify"
	"sightline/internal/policy"
)

// Reload reads the viewer's session and account again; an error means that their rights have ended.
type Reload func(ctx context.Context) (*policy.Viewer, error)

// Ticks returns a channel of moments at which the viewer's to-dos or messages may have changed. Before each the
// rights are read again: where they have ended, ended is called, the channel closes and nothing follows. The channel
// closes too when the context ends.
func (t *Todos) Ticks(ctx context.Context, hub *notify.Hub, reload Reload, ended func()) <-chan time.Time {
	news, leave := hub.Subscribe(policy.From(ctx).ID())
	ticks := make(chan time.Time)
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
			case ticks <- t.store.Clock().Now():
			}
		}
	}()
	return ticks
}

package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"time"

	"sightline/ent"
	"sightline/graph"
	"sightline/graph/model"
	"sightline/graph/socket"
	"sightline/internal/address"
	"sightline/internal/assessment"
	"sightline/internal/audit"
	"sightline/internal/config"
	"sightline/internal/cycle"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/identity"
	"sightline/internal/inbox"
	"sightline/internal/jobs"
	"sightline/internal/mail"
	"sightline/internal/notify"
	"sightline/internal/passport"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/roster"
	"sightline/internal/sheet"
	"sightline/internal/store"
	"sightline/internal/todo"
	"sightline/internal/tracking"
	"sightline/internal/web"
	"sightline/internal/workreview"
)

// assembled is what the parts are put together to.
type assembled struct {
	identity  *identity.Service
	addresses *address.Addresses
	graphql   *graph.Server
	files     web.Files
	sample    *web.Sample
	workers   []func(context.Context)
}

// assemble makes the parts and gives each what it asks for. It decides nothing.
func assemble(ctx context.Context, settings *config.Serve, s *store.Store, log *slog.Logger) (*assembled, error) {
	guard, err := graph.Rules()
	if err != nil {
		return nil, fmt.Errorf("read who may see what: %w", err)
	}
	links, err := identity.OpenLinks(s.Folder(), s.Clock())
	if err != nil {
		return nil, fmt.Errorf("read the key of the instance: %w", err)
	}
	outbox, err := mail.New(s, links.Token, mail.Config{
		Shares:    links,
		PublicURL: settings.Public.String(), SMTPURL: settings.SMTPURL, Log: log,
	})
	if err != nil {
		return nil, fmt.Errorf("prepare the outbox: %w", err)
	}
	hub, queue := notify.NewHub(), jobs.New(s, log)
	who, err := identity.New(identity.Options{
		Store: s, Links: links, Hasher: identity.NewArgon2(), Outbox: outbox, Jobs: queue, Log: log,
		PublicURL: settings.Public,
	})
	if err != nil {
		return nil, fmt.Errorf("prepare sign-in: %w", err)
	}
	todo.Watch(s, hub, log)
	domains := domainsOn(s, outbox, queue, links, guard)
	domains.Identity = who
	domains.Ticks = ticks(domains.Todos, hub, who)
	endpoint := graph.New(domains, guard, graph.Options{
		PublicURL: settings.Public, Reload: who.Reload, Network: web.Network(settings.Proxies), Now: s.Clock().Now, Log: log,
	})
	if err := domains.Roster.Resume(ctx); err != nil {
		return nil, fmt.Errorf("resume imports: %w", err)
	}
	if err := domains.Cycles.Resume(ctx); err != nil {
		return nil, fmt.Errorf("resume cycles: %w", err)
	}
	shown, err := fillSample(ctx, settings, s, links)
	if err != nil {
		return nil, err
	}
	return &assembled{
		identity: who, addresses: domains.Addresses, graphql: endpoint,
		files: filesOf(domains, guard.Rule, endpoint.Ask), sample: shown,
		workers: []func(context.Context){
			outbox.Run, who.Run, endpoint.CloseWith,
			func(ctx context.Context) { queue.Run(ctx, handlers(domains, s, hub, who)) },
		},
	}, nil
}

func domainsOn(
	s *store.Store, outbox *mail.Outbox, queue *jobs.Queue, links *identity.Links, guard *graph.Guard,
) graph.Domains {
	explainer := explain.New(s, guard.Rule)
	box := inbox.New(s, outbox.QueueAll)
	return graph.Domains{
		Nodes: s.Nodes, Inbox: box, People: people.New(s, links, outbox.Queue), Addresses: address.New(s, links, outbox),
		Cycles:      cycle.New(s, box, queue),
		Feedback:    feedback.New(s, box, inviteBy(links), explainer.Version),
		Assessments: assessment.New(s, explainer.Self),
		Todos:       todo.New(s), Explain: explainer, Outbox: outbox, Audit: audit.New(s),
		Roster:   roster.New(s, queue, box, links, outbox.Queue),
		Passport: passport.New(s, outbox.Queue),
		Tracking: tracking.New(s, box),
		Work:     workreview.New(s, links, outbox),
	}
}

// inviteBy makes the link with which somebody sets their first password, in the transaction of its cause.
func inviteBy(links *identity.Links) func(context.Context, *ent.Client, string) (string, error) {
	return func(ctx context.Context, tx *ent.Client, userID string) (string, error) {
		link, err := links.Invite(ctx, tx, userID)
		if err != nil {
			return "", fmt.Errorf("make the link: %w", err)
		}
		return link.ID, nil
	}
}

// ticks tells an open subscription when to ask again, and closes its socket when the viewer's rights end.
func ticks(t *todo.Todos, hub *notify.Hub, who *identity.Service) func(context.Context) <-chan *model.Tick {
	return func(ctx context.Context) <-chan *model.Tick {
		viewer := policy.From(ctx)
		reload := func(ctx context.Context) (*policy.Viewer, error) { return who.Reload(ctx, viewer) }
		return todo.Ticks(ctx, t, hub, reload, func() { socket.EndRights(ctx) },
			func(at time.Time) *model.Tick { return &model.Tick{At: at} })
	}
}

// handlers are the jobs that exist.
func handlers(
	d graph.Domains, s *store.Store, hub *notify.Hub, who *identity.Service,
) map[string]jobs.Handler {
	return map[string]jobs.Handler{
		cycle.ClockJob: func(ctx context.Context, cycleID string) error {
			if err := d.Cycles.Move(ctx); err != nil {
				return fmt.Errorf("move cycles: %w", err)
			}
			if err := d.Feedback.ReleaseDue(ctx); err != nil {
				return fmt.Errorf("release by date: %w", err)
			}
			return todo.WakeCycle(ctx, s, hub, cycleID)
		},
		cycle.LaunchJob:  d.Cycles.RunLaunch,
		cycle.NoticeJob:  d.Cycles.SendPlanned,
		cycle.ReportsJob: d.Cycles.AskReports,
		cycle.ForgetJob:  d.Feedback.Forget,
		cycle.SettleJob:  d.Cycles.Settle,
		identity.LinkJob: who.MailLink,
		identity.CodeJob: who.MailCode,
		roster.ApplyJob:  d.Roster.Run,
		roster.InviteJob: d.Roster.Invite,
		roster.ForgetJob: d.Roster.Forget,
	}
}

// filesOf are the doors for what comes and goes as a file.
func filesOf(d graph.Domains, rule policy.Rule, ask passport.Ask) web.Files {
	return web.Files{
		Import: func(ctx context.Context, name string, columns []string, file io.Reader) (any, error) {
			var meanings []roster.Meaning
			for _, column := range columns {
				meanings = append(meanings, roster.Meaning(column))
			}
			return d.Roster.Check(ctx, name, meanings, file)
		},
		Export: func(ctx context.Context, form map[string]string) (*web.File, error) {
			kind, filter, err := people.ReadExport(form)
			if err != nil {
				return nil, err
			}
			file, err := d.People.Export(ctx, kind, filter, rule)
			if err != nil {
				return nil, err
			}
			return &web.File{Name: file.Name, Type: file.Kind.MIME(), Body: file.Body}, nil
		},
		Cycle: func(ctx context.Context, form map[string]string) (*web.File, error) {
			kind, cycleID, filter, err := tracking.ReadExport(form)
			if err != nil {
				return nil, err
			}
			file, err := d.Tracking.Export(ctx, kind, cycleID, filter, rule)
			if err != nil {
				return nil, err
			}
			return &web.File{Name: file.Name, Type: file.Kind.MIME(), Body: file.Body}, nil
		},
		AuditLog: func(ctx context.Context, form map[string]string) (*web.File, error) {
			kind, filter, err := audit.ReadExport(form)
			if err != nil {
				return nil, err
			}
			file, err := d.Audit.Export(ctx, kind, filter, rule)
			if err != nil {
				return nil, err
			}
			return &web.File{Name: file.Name, Type: file.Kind.MIME(), Body: file.Body}, nil
		},
		Passport: func(ctx context.Context, form map[string]string) (*web.File, error) {
			file, err := d.Passport.Export(ctx, passport.Kind(form["format"]), ask)
			if err != nil {
				return nil, err
			}
			return &web.File{Name: file.Name, Type: file.Kind.MIME(), Body: file.Body}, nil
		},
		Report: func(ctx context.Context, importID string) (*web.File, error) {
			name, body, err := d.Roster.Report(ctx, importID)
			return &web.File{Name: name, Type: sheet.CSV.MIME(), Body: body}, err
		},
	}
}

// Package graph is the GraphQL surface: it translates between the schema and the domains and decides nothing. Who may
// see a field is declared in the SDL and enforced by the guard; who may act is decided by internal/policy.
package graph

import (
	"context"

	"sightline/ent"
	"sightline/graph/model"
	"sightline/internal/address"
	"sightline/internal/assessment"
	"sightline/internal/audit"
	"sightline/internal/cycle"
	"sightline/internal/explain"
	"sightline/internal/feedback"
	"sightline/internal/identity"
	"sightline/internal/inbox"
	"sightline/internal/mail"
	"sightline/internal/passport"
	"sightline/internal/people"
	"sightline/internal/policy"
	"sightline/internal/roster"
	"sightline/internal/todo"
	"sightline/internal/tracking"
	"sightline/internal/workreview"
)

// Domains are what the resolvers ask.
type Domains struct {
	// Nodes returns the objects with the ids that the viewer may see, by id.
	Nodes     func(ctx context.Context, ids []string) (map[string]any, error)
	Inbox     *inbox.Inbox
	People    *people.People
	Addresses *address.Addresses
	Cycles    *cycle.Cycles
	Feedback  *feedback.Feedback
	// Assessments are what reviewees write about themselves.
	Assessments *assessment.Assessments
	Todos       *todo.Todos
	Explain     *explain.Explainer
	Outbox      *mail.Outbox
	Identity    *identity.Service
	Roster      *roster.Roster
	Audit       *audit.Log
	Passport    *passport.Passports
	Tracking    *tracking.Tracking
	Work        *workreview.Work
	// Ticks returns a tick whenever the viewer's to-dos may have changed, until their rights end.
	Ticks func(ctx context.Context) <-chan *model.Tick
}

// Resolver holds the domains under names that no resolver method hides.
type Resolver struct {
	nodes       func(ctx context.Context, ids []string) (map[string]any, error)
	inbox       *inbox.Inbox
	people      *people.People
	addresses   *address.Addresses
	cycles      *cycle.Cycles
	feedback    *feedback.Feedback
	assessments *assessment.Assessments
	todos       *todo.Todos
	explain     *explain.Explainer
	outbox      *mail.Outbox
	identity    *identity.Service
	roster      *roster.Roster
	audit       *audit.Log
	passport    *passport.Passports
	tracking    *tracking.Tracking
	work        *workreview.Work
	ticks       func(ctx context.Context) <-chan *model.Tick
}

func newResolver(d Domains) *Resolver {
	return &Resolver{
		nodes: d.Nodes, inbox: d.Inbox, people: d.People, addresses: d.Addresses, cycles: d.Cycles, feedback: d.Feedback,
		assessments: d.Assessments,
		todos:       d.Todos,
		explain:     d.Explain, outbox: d.Outbox, roster: d.Roster, identity: d.Identity, audit: d.Audit,
		passport: d.Passport,
		tracking: d.Tracking,
		work:     d.Work,
		ticks:    d.Ticks,
	}
}

// optional is nil for the zero value, so that GraphQL answers null.
func optional[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}

// doneBy is the viewer, once what they did about themselves is done.
func doneBy(ctx context.Context, err error) *ent.User {
	if err != nil {
		return nil
	}
	return policy.From(ctx).User
}

// can returns those of the actions that the viewer may do to the object now.
func can(ctx context.Context, object any, actions ...policy.Action) []policy.Action {
	return policy.Allowed(policy.From(ctx), object, actions...)
}

// Package model holds what the GraphQL surface adds to the domains: pages, payloads and errors. Entities and inputs
// are never made here; a test fails when gqlgen generates one.
package model

import (
	"sightline/ent"
	"sightline/internal/page"
	"sightline/internal/todo"
)

// Node is anything with a global id.
type Node any

// Connection is a page of a list as GraphQL shows it.
type Connection[T any] struct {
	page *page.Page[T]
}

// Edge is an entry with its place in the list.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// Entry returns what the edge leads to.
func (e *Edge[T]) Entry() any { return e.Node }

// Connect returns a page as a connection; nil stays nil.
func Connect[T any](p *page.Page[T], err error) (*Connection[T], error) {
	if err != nil || p == nil {
		return nil, err
	}
	return &Connection[T]{page: p}, nil
}

// Nodes returns the entries.
func (c *Connection[T]) Nodes() []T { return c.page.Nodes }

// Edges returns the entries with their cursors.
func (c *Connection[T]) Edges() []*Edge[T] {
	edges := make([]*Edge[T], 0, len(c.page.Nodes))
	for _, node := range c.page.Nodes {
		edges = append(edges, &Edge[T]{Cursor: c.page.Position(node).Cursor(), Node: node})
	}
	return edges
}

// PageInfo tells where the page stands.
func (c *Connection[T]) PageInfo() *PageInfo {
	info := &PageInfo{HasNextPage: c.page.HasNext, HasPreviousPage: c.page.HasPrevious}
	if count := len(c.page.Nodes); count > 0 {
		first, last := c.page.Position(c.page.Nodes[0]).Cursor(), c.page.Position(c.page.Nodes[count-1]).Cursor()
		info.StartCursor, info.EndCursor = &first, &last
	}
	return info
}

// TotalCount counts what the viewer may list in all, when it is asked for.
func (c *Connection[T]) TotalCount() (*int, error) {
	total, err := c.page.Total()
	return &total, err
}

// The connections of the schema.
type (
	UserConnection            = Connection[*ent.User]
	UserEdge                  = Edge[*ent.User]
	CycleConnection           = Connection[*ent.Cycle]
	CycleEdge                 = Edge[*ent.Cycle]
	SavedTemplateConnection   = Connection[*ent.SavedTemplate]
	SavedTemplateEdge         = Edge[*ent.SavedTemplate]
	ProjectConnection         = Connection[*ent.Project]
	ProjectEdge               = Edge[*ent.Project]
	WorkReviewConnection      = Connection[*ent.WorkReview]
	WorkReviewEdge            = Edge[*ent.WorkReview]
	ParticipationConnection   = Connection[*ent.Participation]
	ParticipationEdge         = Edge[*ent.Participation]
	FeedbackRequestConnection = Connection[*ent.FeedbackRequest]
	FeedbackRequestEdge       = Edge[*ent.FeedbackRequest]
	MessageConnection         = Connection[*ent.Message]
	MessageEdge               = Edge[*ent.Message]
	MailConnection            = Connection[*ent.Mail]
	MailEdge                  = Edge[*ent.Mail]
	AuditEventConnection      = Connection[*ent.AuditEvent]
	AuditEventEdge            = Edge[*ent.AuditEvent]
	TodoConnection            = Connection[*todo.Todo]
	TodoEdge                  = Edge[*todo.Todo]
	PeopleImportConnection    = Connection[*ent.PeopleImport]
	PeopleImportEdge          = Edge[*ent.PeopleImport]
	ImportLineConnection      = Connection[*ent.ImportLine]
	ImportLineEdge            = Edge[*ent.ImportLine]
)

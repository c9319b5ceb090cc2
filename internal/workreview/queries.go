// Package workreview holds projects and the work reviews in them: whom they are shared with and how far they are
// (workflow W in docs/rules.md). Who may see or do what is for internal/policy.
package workreview

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/project"
	"sightline/ent/projectmember"
	"sightline/ent/user"
	"sightline/ent/workgrant"
	"sightline/ent/workreview"
	"sightline/internal/apperr"
	"sightline/internal/mail"
	"sightline/internal/page"
	"sightline/internal/store"
)

// maxSearch is how many characters may be searched for.
const maxSearch = 200

// Work reads and changes projects and work reviews.
type Work struct {
	store  *store.Store
	tokens Tokens
	outbox *mail.Outbox
}

// Tokens gives what is stored of the secret of a share link, which is itself stored nowhere (T23).
type Tokens interface {
	DigestOf(linkID string) string
}

// New returns the domain on a store.
func New(s *store.Store, tokens Tokens, outbox *mail.Outbox) *Work {
	return &Work{store: s, tokens: tokens, outbox: outbox}
}

// URLOf is the address of a share link, with its secret behind the hash sign.
func (w *Work) URLOf(link *ent.ShareLink) string { return w.outbox.ShareURL(link.ID) }

// Filter narrows work reviews; what is nil narrows nothing.
type Filter struct {
	Search    *string
	ProjectID *string
	States    []workreview.State
}

// Projects returns a page of the projects that are there for the viewer, newest first.
func (w *Work) Projects(ctx context.Context, args page.Args, archived bool) (*page.Page[*ent.Project], error) {
	query := w.store.Client().Project.Query().Where(project.ArchivedAtIsNil())
	if archived {
		query = w.store.Client().Project.Query().Where(project.ArchivedAtNotNil())
	}
	return page.NewestFirst(ctx, "projects", query, args, ProjectPosition)
}

// ProjectsByIDs returns those of the projects that are there for the viewer.
func (w *Work) ProjectsByIDs(ctx context.Context, ids []string) ([]*ent.Project, error) {
	found, err := w.store.Client().Project.Query().Where(project.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read projects: %w", err)
	}
	return found, nil
}

// ProjectPosition is a project's place in the list.
func ProjectPosition(p *ent.Project) page.Position { return page.Position{ID: p.ID} }

// Reviews returns a page of the work reviews that the viewer takes part in, newest first, of projects that go on.
func (w *Work) Reviews(ctx context.Context, args page.Args, filter *Filter) (*page.Page[*ent.WorkReview], error) {
	narrow, err := filter.predicates()
	if err != nil {
		return nil, err
	}
	query := w.store.Client().WorkReview.Query().
		Where(workreview.HasProjectWith(project.ArchivedAtIsNil())).Where(narrow...)
	return page.NewestFirst(ctx, "work reviews", query, args, ReviewPosition)
}

// ReviewPosition is a work review's place in the list.
func ReviewPosition(r *ent.WorkReview) page.Position { return page.Position{ID: r.ID} }

// predicates are the filter in SQL: what is filtered by, everybody reads who reads the row (V5).
func (f *Filter) predicates() ([]predicate.WorkReview, error) {
	if f == nil {
		return nil, nil
	}
	var all []predicate.WorkReview
	if f.Search != nil {
		if utf8.RuneCountInString(*f.Search) > maxSearch {
			return nil, apperr.Input("too_long", "filter", "search")
		}
		for word := range strings.FieldsSeq(*f.Search) {
			all = append(all, workreview.TitleContainsFold(word))
		}
	}
	if f.ProjectID != nil {
		all = append(all, workreview.ProjectID(*f.ProjectID))
	}
	if f.States != nil {
		all = append(all, workreview.StateIn(f.States...))
	}
	return all, nil
}

// TeamsOf returns who is in the teams of projects, by name.
func (w *Work) TeamsOf(ctx context.Context, projects []string) ([]*ent.ProjectMember, error) {
	found, err := w.store.Client().ProjectMember.Query().Where(projectmember.ProjectIDIn(projects...)).
		Order(projectmember.ByUserField(user.FieldName), projectmember.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the teams of projects: %w", err)
	}
	return found, nil
}

// GrantsOf returns with whom work reviews are shared, in the order in which they were added.
func (w *Work) GrantsOf(ctx context.Context, reviews []string) ([]*ent.WorkGrant, error) {
	found, err := w.store.Client().WorkGrant.Query().Where(workgrant.ReviewIDIn(reviews...)).
		Order(workgrant.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read with whom work reviews are shared: %w", err)
	}
	return found, nil
}

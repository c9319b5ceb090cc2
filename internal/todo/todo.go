// Package todo derives what each person has to do from the state of things, at each asking, and wakes whom a change
// concerns. To-dos are never stored, so they cannot disagree with what they are about. It is the only package that
// looks across the domains.
package todo

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"
	"time"

	"sightline/ent"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/predicate"
	"sightline/ent/user"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
	"sightline/internal/text"
)

// Kind is what a to-do asks for (workflows.md T).
type Kind string

// The kinds.
const (
	NominateReviewers Kind = "NOMINATE_REVIEWERS"
	ApproveReviewers  Kind = "APPROVE_REVIEWERS"
	GiveFeedback      Kind = "GIVE_FEEDBACK"
	ReleaseFeedback   Kind = "RELEASE_FEEDBACK"
	ReadFeedback      Kind = "READ_FEEDBACK"
	ReplaceDeclined   Kind = "REPLACE_DECLINED"
)

// Todo is one thing that one person has to do now, with the reason why it is theirs.
type Todo struct {
	ID                       string
	Kind                     Kind
	Title, Reason, Otherwise string
	DueAt                    *time.Time
	CreatedAt                time.Time
	Participation            *ent.Participation
	FeedbackRequest          *ent.FeedbackRequest
}

// Todos derives to-dos.
type Todos struct {
	store *store.Store
}

// New returns the derivation on a store.
func New(s *store.Store) *Todos { return &Todos{store: s} }

// List returns a page of what waits for the viewer, by due date, then id; what has no date comes last.
func (t *Todos) List(ctx context.Context, args page.Args) (*page.Page[*Todo], error) {
	window, err := args.Window()
	if err != nil {
		return nil, err
	}
	viewer := policy.From(ctx)
	lists, err := t.lists(ctx, viewer)
	if err != nil {
		return nil, err
	}
	requests, err := t.requests(ctx, viewer)
	if err != nil {
		return nil, err
	}
	todos := derive(viewer, lists, requests, t.store.Clock().Now())
	slices.SortFunc(todos, func(a, b *Todo) int {
		return strings.Compare(Position(a).Key+Position(a).ID, Position(b).Key+Position(b).ID)
	})
	return page.Slice(window, todos, Position), nil
}

// Position is a to-do's place in the list.
func Position(t *Todo) page.Position {
	if t.DueAt == nil {
		return page.Position{Key: "none", ID: t.ID}
	}
	return page.Position{Key: t.DueAt.UTC().Format("2006-01-02T15:04:05.000000"), ID: t.ID}
}

// lists reads the participations out of which something may wait for the viewer: their own, their reports', and
// those without a line manager for whom they may stand in.
func (t *Todos) lists(ctx context.Context, v *policy.Viewer) ([]*ent.Participation, error) {
	if !v.Colleague() {
		return nil, nil
	}
	mine := participation.RevieweeID(v.ID())
	open := []predicate.Participation{mine, participation.HasRevieweeWith(user.ManagerID(v.ID()))}
	orphan := participation.HasRevieweeWith(user.ManagerIDIsNil())
	if v.HRAdmin() {
		open = append(open, orphan, participation.HasCycleWith(cycle.NominationEQ(cycle.NominationHR_ASSIGNS)))
	} else if len(v.Facts.OwnedCycles) > 0 {
		open = append(open, participation.And(orphan, participation.CycleIDIn(v.Facts.OwnedCycles...)))
	}
	rows, err := t.store.Client().Participation.Query().Where(participation.Or(
		participation.And(participation.HasCycleWith(cycle.StateEQ(cycle.StateOPEN)), participation.Or(open...)),
		participation.And(mine, participation.ReleasedAtNotNil(), participation.OpenedAtIsNil()),
	)).WithRequests().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("derive to-dos from participations: %w", err)
	}
	return rows, nil
}

// requests reads what the viewer was asked to write and has not handed in.
func (t *Todos) requests(ctx context.Context, v *policy.Viewer) ([]*ent.FeedbackRequest, error) {
	rows, err := t.store.Client().FeedbackRequest.Query().Where(
		feedbackrequest.ReviewerID(v.ID()),
		feedbackrequest.StateIn(feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT),
		feedbackrequest.HasCycleWith(cycle.StateEQ(cycle.StateOPEN)),
	).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("derive to-dos from requests: %w", err)
	}
	return rows, nil
}

func idOf(v *policy.Viewer, kind Kind, subjectID string) string {
	sum := sha256.Sum256([]byte(v.ID() + "\x00" + string(kind) + "\x00" + subjectID))
	encoded := base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)
	return "tdo_" + encoded.EncodeToString(sum[:16])
}

// words fills the three sentences of a to-do; names are those that the viewer may know of its subject.
func words(v *policy.Viewer, t *Todo, variant string, args ...any) *Todo {
	key := "todo." + strings.ToLower(string(t.Kind)) + variant
	t.Title = text.Say(v.Locale(), key+".title", args...)
	t.Reason = text.Say(v.Locale(), key+".reason", args...)
	t.Otherwise = text.Say(v.Locale(), key+".otherwise", args...)
	return t
}

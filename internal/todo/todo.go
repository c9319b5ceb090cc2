// Package todo derives what each person has to do from the state of things, at each asking, and wakes whom a change
// concerns. To-dos are never stored, so they cannot disagree with what they are about. It is the only package that
// looks across the domains.
package todo

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

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

// Kind is what a to-do asks for (workflow T).
type Kind string

// The kinds.
const (
	NominateReviewers Kind = "NOMINATE_REVIEWERS"
	ApproveReviewers  Kind = "APPROVE_REVIEWERS"
	GiveFeedback      Kind = "GIVE_FEEDBACK"
	ReleaseFeedback   Kind = "RELEASE_FEEDBACK"
	ReadFeedback      Kind = "READ_FEEDBACK"
	ReplaceDeclined   Kind = "REPLACE_DECLINED"
	WriteSelf         Kind = "WRITE_SELF_ASSESSMENT"
	AnswerDeletion    Kind = "ANSWER_DELETION"
	AgreeToAddress    Kind = "AGREE_TO_ADDRESS"
)

// Todo is something that waits for one person now, and says why it is theirs.
type Todo struct {
	ID                       string
	Kind                     Kind
	Title, Reason, Otherwise string
	DueAt                    *time.Time
	CreatedAt                time.Time
	Participation            *ent.Participation
	FeedbackRequest          *ent.FeedbackRequest
	DeletionRequest          *ent.DeletionRequest
	AddressChange            *ent.AddressChange
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
	requests, err := t.requests(ctx, viewer, lists)
	if err != nil {
		return nil, err
	}
	deletions, err := t.deletions(ctx, viewer)
	if err != nil {
		return nil, err
	}
	addresses, err := t.addresses(ctx, viewer)
	if err != nil {
		return nil, err
	}
	todos := derive(viewer, waiting{lists, requests, deletions, addresses}, t.store.Clock().Now())
	slices.SortFunc(todos, byUrgency)
	return page.Slice(window, todos, Position), nil
}

// byUrgency is the order of the positions: by date, what has none last, then by id.
func byUrgency(a, b *Todo) int {
	switch {
	case a.DueAt == nil && b.DueAt == nil:
		return strings.Compare(a.ID, b.ID)
	case a.DueAt == nil:
		return 1
	case b.DueAt == nil:
		return -1
	default:
		return cmp.Or(a.DueAt.Truncate(time.Microsecond).Compare(b.DueAt.Truncate(time.Microsecond)),
			strings.Compare(a.ID, b.ID))
	}
}

// Position is a to-do's place in the list.
func Position(t *Todo) page.Position {
	if t.DueAt == nil {
		return page.Position{Key: "none", ID: t.ID}
	}
	return page.Position{Key: t.DueAt.UTC().Format("2006-01-02T15:04:05.000000"), ID: t.ID}
}

// lists reads the participations out of which something may wait for the viewer: their own, their reports', and those
// for whom they may stand in or assign. Which of them do is for the conditions to say.
func (t *Todos) lists(ctx context.Context, v *policy.Viewer) ([]*ent.Participation, error) {
	if !v.Colleague() {
		return nil, nil
	}
	people := []predicate.User{user.ID(v.ID()), user.ManagerID(v.ID())}
	if v.HRAdmin() || len(v.Facts.OwnedCycles) > 0 {
		people = append(people, user.ManagerIDIsNil(),
			user.HasManagerWith(user.StateIn(user.StateDEACTIVATED, user.StateDELETED)))
	}
	open := []predicate.Participation{ofReviewees(user.Or(people...))}
	if v.HRAdmin() {
		open = append(open, ofCycles(cycle.NominationEQ(cycle.NominationHR_ASSIGNS), cycle.StateEQ(cycle.StateOPEN)))
	}
	rows, err := t.store.Client().Participation.Query().Where(
		participation.Or(open...),
		participation.Or(
			participation.HasCycleWith(cycle.StateEQ(cycle.StateOPEN)),
			participation.And(participation.RevieweeID(v.ID()), participation.ReleasedAtNotNil(),
				participation.OpenedAtIsNil()),
		),
	).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("derive to-dos from participations: %w", err)
	}
	return rows, t.withOwnViews(ctx, v, rows)
}

// ofReviewees and ofCycles narrow by a subquery that stands for itself: the database answers it once, from an index,
// where ent's own predicates over edges ask again for each row.
func ofReviewees(which predicate.User) predicate.Participation {
	return func(s *sql.Selector) {
		people := sql.Table(user.Table)
		chosen := sql.Select(people.C(user.FieldID)).From(people)
		which(chosen)
		s.Where(sql.In(s.C(participation.FieldRevieweeID), chosen))
	}
}

func ofCycles(which ...predicate.Cycle) predicate.Participation {
	return func(s *sql.Selector) {
		cycles := sql.Table(cycle.Table)
		chosen := sql.Select(cycles.C(cycle.FieldID)).From(cycles)
		cycle.And(which...)(chosen)
		s.Where(sql.In(s.C(participation.FieldCycleID), chosen))
	}
}

// requests reads the requests of the lists, which it hands to them, and returns what the viewer was asked to write and
// has not handed in.
func (t *Todos) requests(
	ctx context.Context, v *policy.Viewer, lists []*ent.Participation,
) ([]*ent.FeedbackRequest, error) {
	byID := make(map[string]*ent.Participation, len(lists))
	ids := make([]string, 0, len(lists))
	for _, list := range lists {
		byID[list.ID] = list
		ids = append(ids, list.ID)
	}
	unfinished := []feedbackrequest.State{feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT}
	rows, err := t.store.Client().FeedbackRequest.Query().Where(feedbackrequest.Or(
		feedbackrequest.ParticipationIDIn(ids...),
		feedbackrequest.And(feedbackrequest.ReviewerID(v.ID()), feedbackrequest.StateIn(unfinished...)),
	)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("derive to-dos from requests: %w", err)
	}
	var own []*ent.FeedbackRequest
	for _, row := range rows {
		if list := byID[row.ParticipationID]; list != nil {
			list.Edges.Requests = append(list.Edges.Requests, row)
		}
		open := row.Edges.Cycle != nil && row.Edges.Cycle.State == cycle.StateOPEN
		if open && row.ReviewerID == v.ID() && slices.Contains(unfinished, row.State) {
			own = append(own, row)
		}
	}
	return own, nil
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

// Package feedback holds 360 feedback: nominations, requests, what reviewers write, release and results (workflow F).
// Cycles themselves are internal/cycle's; who may see and do what is internal/policy's.
package feedback

import (
	"context"
	"fmt"
	"slices"

	"sightline/ent"
	"sightline/ent/answer"
	"sightline/ent/cycle"
	"sightline/ent/feedbackrequest"
	"sightline/ent/participation"
	"sightline/ent/question"
	"sightline/ent/reading"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/deciders"
	"sightline/internal/inbox"
	"sightline/internal/page"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// Invite makes the one-time link with which a guest sets a password, in the transaction of its cause.
type Invite func(ctx context.Context, tx *ent.Client, userID string) (linkID string, err error)

// ReadersOf returns the version of who can read a request's answers, as the explanation of it says.
type ReadersOf func(ctx context.Context, requestID string) (version string, err error)

// Feedback reads and changes requests and their answers.
type Feedback struct {
	store   *store.Store
	inbox   *inbox.Inbox
	invite  Invite
	readers ReadersOf
}

// New returns the domain on a store.
func New(s *store.Store, i *inbox.Inbox, invite Invite, readers ReadersOf) *Feedback {
	return &Feedback{store: s, inbox: i, invite: invite, readers: readers}
}

// Participations returns a page of the feedback rounds about the viewer, newest first.
func (f *Feedback) Participations(ctx context.Context, args page.Args) (*page.Page[*ent.Participation], error) {
	query := f.store.Client().Participation.Query().Where(participation.RevieweeID(policy.From(ctx).ID()))
	return page.NewestFirst(ctx, "one's own participations", query, args,
		func(p *ent.Participation) page.Position { return page.Position{ID: p.ID} })
}

// Asked returns a page of the requests that the viewer was asked to write, newest first.
func (f *Feedback) Asked(ctx context.Context, args page.Args) (*page.Page[*ent.FeedbackRequest], error) {
	query := f.store.Client().FeedbackRequest.Query().Where(feedbackrequest.ReviewerID(policy.From(ctx).ID()),
		feedbackrequest.StateIn(policy.AskedStates()...))
	return page.NewestFirst(ctx, "one's own requests", query, args,
		func(r *ent.FeedbackRequest) page.Position { return page.Position{ID: r.ID} })
}

// RequestsOf returns the requests of participations without those taken back, by the reviewer's name, then id.
func (f *Feedback) RequestsOf(ctx context.Context, participationIDs []string) ([]*ent.FeedbackRequest, error) {
	requests, err := f.store.Client().FeedbackRequest.Query().
		Where(feedbackrequest.ParticipationIDIn(participationIDs...),
			feedbackrequest.StateNEQ(feedbackrequest.StateWITHDRAWN)).
		Order(feedbackrequest.ByReviewerField(user.FieldName), ent.Asc(feedbackrequest.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the list of reviewers: %w", err)
	}
	return requests, nil
}

// AnswersOf returns those answers of requests that the viewer may read.
func (f *Feedback) AnswersOf(ctx context.Context, requestIDs []string) ([]*ent.Answer, error) {
	answers, err := f.store.Client().Answer.Query().Where(answer.RequestIDIn(requestIDs...)).
		Order(ent.Asc(answer.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the answers: %w", err)
	}
	return answers, nil
}

// Questions returns those of the questions that the viewer may see.
func (f *Feedback) Questions(ctx context.Context, ids []string) ([]*ent.Question, error) {
	questions, err := f.store.Client().Question.Query().Where(question.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the questions: %w", err)
	}
	return questions, nil
}

// Readings returns the lines about HR having opened the feedback of participations, newest first.
func (f *Feedback) Readings(ctx context.Context, participationIDs []string) ([]*ent.Reading, error) {
	readings, err := f.store.Client().Reading.Query().Where(reading.ParticipationIDIn(participationIDs...)).
		Order(ent.Desc(reading.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who opened it: %w", err)
	}
	return readings, nil
}

// Loads returns how many requests each reviewer has open in cycles that run, over what the viewer may see and by the
// states as they may know them: else the count would tell what the state hides.
func (f *Feedback) Loads(ctx context.Context, reviewerIDs []string) (map[string]int, error) {
	rows, err := f.store.Client().FeedbackRequest.Query().Where(feedbackrequest.ReviewerIDIn(reviewerIDs...),
		feedbackrequest.Proactive(false), feedbackrequest.HasCycleWith(cycle.StateEQ(cycle.StateOPEN))).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read open requests: %w", err)
	}
	viewer := policy.From(ctx)
	unfinished := []feedbackrequest.State{
		feedbackrequest.StateNOMINATED, feedbackrequest.StateAPPROVED, feedbackrequest.StateDRAFT,
	}
	loads := map[string]int{}
	for _, row := range rows {
		if slices.Contains(unfinished, policy.StateFor(viewer, row)) {
			loads[row.ReviewerID]++
		}
	}
	return loads, nil
}

// Approvers returns who approves and releases for participations: the line manager, or else who stands in.
func (f *Feedback) Approvers(ctx context.Context, ids []string) (map[string][]*ent.User, error) {
	lists, err := f.ByIDs(ctx, ids)
	if err != nil {
		return nil, err
	}
	approvers, err := deciders.Of(ctx, f.store, lists)
	if err != nil {
		return nil, fmt.Errorf("find who approves: %w", err)
	}
	return approvers, nil
}

// ByIDs returns those of the participations that the viewer may see.
func (f *Feedback) ByIDs(ctx context.Context, ids []string) ([]*ent.Participation, error) {
	lists, err := f.store.Client().Participation.Query().Where(participation.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("look participations up: %w", err)
	}
	return lists, nil
}

// Participation returns one participation, if the viewer may see it.
func (f *Feedback) Participation(ctx context.Context, id string) (*ent.Participation, error) {
	found, err := f.store.Client().Participation.Query().Where(participation.ID(id)).WithRequests().Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the participation")
	}
	return found, nil
}

// Request returns one request with its answers, if the viewer may see it.
func (f *Feedback) Request(ctx context.Context, id string) (*ent.FeedbackRequest, error) {
	found, err := f.store.Client().FeedbackRequest.Query().Where(feedbackrequest.ID(id)).WithAnswers().Only(ctx)
	if err != nil {
		return nil, store.Missing(err, "find the request")
	}
	return found, nil
}

// authorizeRequest loads a request, asks the policy, and compares the version.
func (f *Feedback) authorizeRequest(
	ctx context.Context, action policy.Action, id string, version *int,
) (*ent.FeedbackRequest, policy.Grant, error) {
	found, err := f.Request(ctx, id)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), action, found)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	if version != nil && *version != found.Version {
		return nil, policy.Grant{}, apperr.Stale(found)
	}
	return found, grant, nil
}

// authorizeList loads a participation with its requests, asks the policy, and compares the version.
func (f *Feedback) authorizeList(
	ctx context.Context, action policy.Action, id string, version *int,
) (*ent.Participation, policy.Grant, error) {
	found, err := f.Participation(ctx, id)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	grant, err := policy.Authorize(policy.From(ctx), action, found)
	if err != nil {
		return nil, policy.Grant{}, err
	}
	if version != nil && *version != found.Version {
		return nil, policy.Grant{}, apperr.Stale(found)
	}
	return found, grant, nil
}

// staleOr turns a row that no longer has the expected version or state into a CONFLICT.
func staleOr(err error, current any, doing string) error {
	if ent.IsNotFound(err) {
		return apperr.Stale(current)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// writeIn runs one command of an open cycle. That it is open was the condition of the grant; it may have been closed
// since then, and nothing comes into a closed cycle.
func (f *Feedback) writeIn(
	ctx context.Context, cycleID string, grant policy.Grant, do func(ctx context.Context, tx *ent.Client) error,
) error {
	return f.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		open, err := tx.Cycle.Query().Where(cycle.ID(cycleID), cycle.StateEQ(cycle.StateOPEN)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look whether the cycle is open: %w", err)
		}
		if !open {
			return apperr.State("state.cycle_not_open")
		}
		return do(ctx, tx)
	})
}

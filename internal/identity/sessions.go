package identity

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/ent/session"
	"sightline/internal/apperr"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// mostSessions is how many sessions are listed, and ended by name at once.
const mostSessions = 100

// EndSessionsInput names the sessions to end; nil means all but the one that asks.
type EndSessionsInput struct {
	SessionIDs []string
}

// Validate bounds the list.
func (i EndSessionsInput) Validate() error {
	if len(i.SessionIDs) > mostSessions {
		return apperr.Input("too_many", "sessionIds")
	}
	return nil
}

// Sessions lists the viewer's sessions that still hold, the one used last first.
func (s *Service) Sessions(ctx context.Context) ([]*ent.Session, error) {
	viewer := policy.From(ctx)
	found, err := s.store.Client().Session.Query().
		Where(session.UserID(viewer.ID())).
		Order(session.BySeenAt(sql.OrderDesc()), session.ByID()).Limit(mostSessions).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("list sessions: %w", err)
	}
	return slices.DeleteFunc(found, func(one *ent.Session) bool { return !s.holdsFor(one, viewer.User) }), nil
}

// EndSessions logs the viewer out in the named browsers or in all others. It fails with NOT_FOUND, and ends none, where
// one of them is not theirs or not there.
func (s *Service) EndSessions(ctx context.Context, input EndSessionsInput) error {
	if err := input.Validate(); err != nil {
		return err
	}
	viewer := policy.From(ctx)
	query := s.store.Client().Session.Query().Where(session.UserID(viewer.ID()))
	if input.SessionIDs == nil {
		query.Where(session.IDNEQ(viewer.SessionID))
	} else {
		query.Where(session.IDIn(input.SessionIDs...))
	}
	ending, err := query.All(ctx)
	if err != nil {
		return fmt.Errorf("find the sessions to end: %w", err)
	}
	for _, id := range input.SessionIDs {
		if !slices.ContainsFunc(ending, func(one *ent.Session) bool { return one.ID == id }) {
			return apperr.ErrNotFound()
		}
	}
	grant, err := policy.Authorize(viewer, policy.EndOwnSessions, ending)
	if err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	err = s.store.Write(ctx, grant, func(ctx context.Context, tx *ent.Client) error {
		if err := endSessions(ctx, tx, session.IDIn(idsOf(ending)...)); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartSYSTEM, policy.EndOwnSessions, viewer.ID())
	})
	if err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}

func idsOf(sessions []*ent.Session) []string {
	ids := make([]string, 0, len(sessions))
	for _, one := range sessions {
		ids = append(ids, one.ID)
	}
	return ids
}

package identity

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"sightline/ent"
	"sightline/ent/predicate"
	"sightline/ent/session"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// seenEvery is how exactly the last use of a session is known: reading a page costs no write.
const seenEvery = time.Minute

// life is how long a session lasts without use, and as a whole (T43).
type life struct{ idle, whole time.Duration }

// lifeOf is shorter for those whose account opens more. One that a code began opens the least, and lasts on that
// browser for thirty days (workflow B).
func lifeOf(person *ent.User, byCode bool) life {
	if byCode {
		return life{idle: 30 * 24 * time.Hour, whole: 30 * 24 * time.Hour}
	}
	works := person.WorkRole != nil && *person.WorkRole == user.WorkRoleADMIN
	if works || person.HrAdmin || person.HrAssistant || person.TechAdmin {
		return life{idle: time.Hour, whole: 24 * time.Hour}
	}
	return life{idle: 8 * time.Hour, whole: 30 * 24 * time.Hour}
}

// Viewer returns who stands behind a session's cookie, with account, roles and facts as they are now. Nobody is behind
// an unknown or ended session and behind an account that is not ACTIVE (T12).
func (s *Service) Viewer(ctx context.Context, secret Secret) (*policy.Viewer, error) {
	if secret == "" {
		return policy.Nobody(), nil
	}
	found, err := s.session(ctx, session.TokenHash(digest(secret)))
	if err != nil || found == nil {
		return policy.Nobody(), err
	}
	s.see(ctx, found)
	return s.viewerOf(ctx, found)
}

// Reload returns the viewer as they are now, for whoever keeps a stream open. It fails with UNAUTHENTICATED once the
// session or the account has ended, and does not count as use of the session.
func (s *Service) Reload(ctx context.Context, v *policy.Viewer) (*policy.Viewer, error) {
	found, err := s.session(ctx, session.ID(v.SessionID))
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, apperr.New(apperr.Unauthenticated, "unauthenticated")
	}
	now, err := s.viewerOf(ctx, found)
	if err == nil && !now.SignedIn() {
		return nil, apperr.New(apperr.Unauthenticated, "unauthenticated")
	}
	return now, err
}

// SignOut ends the session of a cookie; one that has ended already is no failure.
func (s *Service) SignOut(ctx context.Context, secret Secret) error {
	found, err := s.session(ctx, session.TokenHash(digest(secret)))
	if err != nil || found == nil {
		return err
	}
	return s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		if _, err := tx.Session.Delete().Where(session.ID(found.ID)).Exec(ctx); err != nil {
			return fmt.Errorf("end a session: %w", err)
		}
		return record(ctx, tx, "SIGNED_OUT", found.UserID, found.UserID)
	})
}

// Run deletes sessions whose time is over, once an hour, until the context ends.
func (s *Service) Run(ctx context.Context) {
	hourly := time.NewTicker(time.Hour)
	defer hourly.Stop()
	for {
		if _, err := s.EndExpired(ctx); err != nil && ctx.Err() == nil {
			s.log.ErrorContext(ctx, "expired sessions were not deleted", slog.Any("error", err))
		}
		select {
		case <-ctx.Done():
			return
		case <-hourly.C:
		}
	}
}

// EndExpired deletes the sessions whose time is over and returns how many there were.
func (s *Service) EndExpired(ctx context.Context) (int, error) {
	ended := 0
	err := s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		var err error
		if ended, err = tx.Session.Delete().Where(session.ExpiresAtLTE(s.clock.Now())).Exec(ctx); err != nil {
			return fmt.Errorf("delete sessions: %w", err)
		}
		return s.forgetCodes(ctx, tx)
	})
	return ended, err
}

// stillHere fails with UNAUTHENTICATED where the viewer's session or account has ended since the request came: it may
// have waited long for its body (T12). In a transaction nobody ends them any more before it is through.
func (s *Service) stillHere(ctx context.Context, tx *ent.Client, viewer *policy.Viewer) error {
	found, err := s.sessionIn(ctx, tx, session.ID(viewer.SessionID), session.UserID(viewer.ID()))
	if err == nil && found == nil {
		err = apperr.New(apperr.Unauthenticated, "unauthenticated")
	}
	return err
}

// session returns the one session with its person if it still holds, or nil.
func (s *Service) session(ctx context.Context, which predicate.Session) (*ent.Session, error) {
	return s.sessionIn(ctx, s.store.Client(), which)
}

func (s *Service) sessionIn(
	ctx context.Context, client *ent.Client, which ...predicate.Session,
) (*ent.Session, error) {
	found, err := client.Session.Query().Where(which...).WithUser().
		Only(policy.AsSystem(ctx, policy.LoadViewer))
	if ent.IsNotFound(err) {
		return nil, nil //nolint:nilnil // having no session is an ordinary answer
	}
	if err != nil {
		return nil, fmt.Errorf("find a session: %w", err)
	}
	if !s.holds(found) {
		return nil, nil //nolint:nilnil // an ended session is as good as none
	}
	return found, nil
}

// holds measures by the roles of now, so that whoever becomes an administrator gets the shorter life at once.
func (s *Service) holds(found *ent.Session) bool {
	return s.holdsFor(found, found.Edges.User)
}

func (s *Service) holdsFor(found *ent.Session, person *ent.User) bool {
	if person == nil || person.State != user.StateACTIVE {
		return false
	}
	now, lasts := s.clock.Now(), lifeOf(person, found.ByCode)
	return now.Before(found.ExpiresAt) && now.Before(found.CreatedAt.Add(lasts.whole)) &&
		now.Before(found.SeenAt.Add(lasts.idle))
}

// see notes the use of a session. That it cannot be written is no reason to refuse a reader (promise L4).
func (s *Service) see(ctx context.Context, found *ent.Session) {
	now := s.clock.Now()
	if now.Sub(found.SeenAt) < seenEvery {
		return
	}
	err := s.write(ctx, func(ctx context.Context, tx *ent.Client) error {
		return tx.Session.Update().Where(session.ID(found.ID)).SetSeenAt(now).Exec(ctx)
	})
	if err != nil {
		s.log.WarnContext(ctx, "the use of a session was not noted", slog.Any("error", err))
	}
}

func (s *Service) viewerOf(ctx context.Context, found *ent.Session) (*policy.Viewer, error) {
	viewer, err := s.store.ViewerOf(ctx, found.Edges.User)
	if err != nil {
		return nil, fmt.Errorf("load the viewer: %w", err)
	}
	viewer.SessionID, viewer.Fresh, viewer.ByCode = found.ID, s.fresh(found), found.ByCode
	if viewer.ByCode {
		viewer.Facts = viewer.Facts.OfWork()
	}
	return viewer, nil
}

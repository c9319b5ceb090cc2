package policy

import (
	"slices"

	"sightline/ent"
)

// securityRules are about how a person logs in. Everything here is theirs alone: no role opens it.
func securityRules() map[Action]rule {
	return map[Action]rule{
		EndOwnSessions: on(ownSessions, nil, func(g Grant, _ *Viewer, sessions []*ent.Session) Grant {
			for _, s := range sessions {
				g = g.change("Session", s.ID)
			}
			return g
		}),
		CreateAccessToken: proven(on(func(v *Viewer, u *ent.User) bool { return v.Member() && v.ID() == u.ID }, nil,
			func(g Grant, v *Viewer, _ *ent.User) Grant { return g.create("AccessToken", v.ID()) })),
		DeleteAccessToken: on(func(v *Viewer, t *ent.AccessToken) bool { return v.Member() && v.ID() == t.UserID }, nil,
			func(g Grant, _ *Viewer, t *ent.AccessToken) Grant { return g.change("AccessToken", t.ID) }),
	}
}

func ownSessions(v *Viewer, sessions []*ent.Session) bool {
	return !slices.ContainsFunc(sessions, func(s *ent.Session) bool { return s.UserID != v.ID() })
}

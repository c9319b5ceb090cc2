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
	}
}

func ownSessions(v *Viewer, sessions []*ent.Session) bool {
	return !slices.ContainsFunc(sessions, func(s *ent.Session) bool { return s.UserID != v.ID() })
}

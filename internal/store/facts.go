package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sightline/ent"
	"sightline/ent/setting"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// factsQuery reads every fact about a viewer in one statement: kind of fact, value. The states in which a reviewer
// knows of a request stand for (asked).
const factsQuery = `
SELECT 'setting', invite_guests || ' ' || second_factor_required || ' ' || shares_with_guests || ' ' || company_domains
  FROM settings
UNION ALL SELECT 'hr', id FROM users WHERE hr_admin = TRUE AND +state = 'ACTIVE' AND +kind = 'MEMBER'
  AND NOT outside AND ?2
UNION ALL SELECT 'reports', 'yes' WHERE EXISTS (SELECT 1 FROM users WHERE manager_id = ?1)
UNION ALL SELECT 'owned', cycle_id FROM cycle_owners WHERE user_id = ?1
UNION ALL SELECT 'reviewee', p.cycle_id FROM participations p JOIN cycles c ON c.id = p.cycle_id
  WHERE p.reviewee_id = ?1 AND c.state <> 'DRAFT'
UNION ALL SELECT DISTINCT 'led', p.cycle_id FROM users u JOIN participations p ON p.reviewee_id = u.id
  JOIN cycles c ON c.id = p.cycle_id
  WHERE u.line_path > ?3 AND u.line_path < ?4 AND c.state <> 'DRAFT'
UNION ALL SELECT DISTINCT 'reviewer', cycle_id FROM feedback_requests
  WHERE reviewer_id = ?1 AND state IN (asked)
UNION ALL SELECT DISTINCT 'about', reviewee_id FROM feedback_requests
  WHERE reviewer_id = ?1 AND state IN (asked)
UNION ALL SELECT 'team', project_id FROM project_members WHERE user_id = ?1
UNION ALL SELECT DISTINCT 'in', project_id FROM work_reviews WHERE owner_id = ?1
UNION ALL SELECT 'share',
	g.review_id || ' ' || r.project_id || ' ' || g.comments || ' ' || g.decides || ' ' || g.downloads
  FROM work_grants g JOIN work_reviews r ON r.id = g.review_id
  WHERE g.user_id = ?1 AND (g.expires_at IS NULL OR g.expires_at > ?5) AND (?2 OR r.state <> 'INACTIVE')`

// withAskedStates puts the states in which a reviewer knows of a request into a statement.
func withAskedStates(statement string) string {
	var quoted []string
	for _, state := range policy.AskedStates() {
		quoted = append(quoted, "'"+state.String()+"'")
	}
	return strings.ReplaceAll(statement, "(asked)", "("+strings.Join(quoted, ", ")+")")
}

// ViewerOf loads the facts about a person, fresh, in one statement.
func (s *Store) ViewerOf(ctx context.Context, person *ent.User) (*policy.Viewer, error) {
	colleague := person.Kind == user.KindMEMBER && !person.Outside
	path := person.LinePath
	beyond := path[:len(path)-1] + "0"
	rows, err := s.reader.QueryContext(ctx, withAskedStates(factsQuery), person.ID, colleague, path, beyond,
		s.clock.Now())
	if err != nil {
		return nil, fmt.Errorf("read the facts about the viewer: %w", err)
	}
	defer func() { _ = rows.Close() }()
	viewer := policy.Of(person)
	viewer.Facts.Now = s.clock.Now()
	for rows.Next() {
		var kind, value string
		if err := rows.Scan(&kind, &value); err != nil {
			return nil, fmt.Errorf("read a fact about the viewer: %w", err)
		}
		if err := addFact(&viewer.Facts, kind, value); err != nil {
			return nil, err
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read the facts about the viewer: %w", err)
	}
	return viewer, nil
}

// Refresh reads the facts about a viewer anew, for the rest of the request: after a command that changed one of them.
func (s *Store) Refresh(ctx context.Context, viewer *policy.Viewer) error {
	now, err := s.ViewerOf(ctx, viewer.User)
	if err != nil {
		return err
	}
	viewer.Facts = now.Facts
	return nil
}

func addFact(facts *policy.Facts, kind, value string) error {
	lists := map[string]*[]string{
		"hr": &facts.HRAdmins, "owned": &facts.OwnedCycles, "reviewee": &facts.RevieweeCycles,
		"led": &facts.LedCycles, "reviewer": &facts.ReviewerCycles, "about": &facts.Reviewees,
		"team": &facts.TeamProjects, "in": &facts.SharedProjects,
	}
	switch list, known := lists[kind]; {
	case known:
		*list = append(*list, value)
	case kind == "share":
		addShare(facts, strings.Fields(value))
	case kind == "reports":
		facts.HasReports = true
	case kind == "setting":
		who, rest, _ := strings.Cut(value, " ")
		required, rest, _ := strings.Cut(rest, " ")
		shares, domains, _ := strings.Cut(rest, " ")
		// What is not a clear no asks for the factor, and what is not a clear yes shares nothing.
		facts.InviteGuests, facts.FactorRequired = setting.InviteGuests(who), required != "0"
		facts.SharesWithGuests = shares == "1"
		if err := json.Unmarshal([]byte(domains), &facts.CompanyDomains); err != nil {
			return fmt.Errorf("read the company's domains: %w", err)
		}
	}
	return nil
}

// addShare notes what a grant opens: work review, project, and whether it lets comment, decide, download.
func addShare(facts *policy.Facts, value []string) {
	if facts.Shares == nil {
		facts.Shares = map[string]policy.Share{}
	}
	facts.Shares[value[0]] = policy.Share{Comments: value[2] == "1", Decides: value[3] == "1", Downloads: value[4] == "1"}
	if !slices.Contains(facts.SharedProjects, value[1]) {
		facts.SharedProjects = append(facts.SharedProjects, value[1])
	}
}

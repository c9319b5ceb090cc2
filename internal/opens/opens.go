// Package opens reads what an account would open for an administrator who got hold of it, as internal/policy judges it
// before a link is handed over or an address is changed (visibility V10).
package opens

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/feedbackrequest"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// Accounts returns accounts, by their id, with all that the policy asks about them and the administrators. It is read
// as the system (the context says for what): what an administrator may not see of it is the very thing that forbids. It
// is always the same number of statements, whatever there is (V4).
func Accounts(
	system context.Context, client *ent.Client, administratorIDs, accountIDs []string,
) (map[string]*ent.User, error) {
	about := feedbackrequest.And(feedbackrequest.RevieweeIDIn(administratorIDs...), policy.ShownToReviewees())
	people, err := client.User.Query().Where(user.IDIn(accountIDs...)).WithReports().WithOwnerships().
		WithRequests(func(q *ent.FeedbackRequestQuery) { q.Where(about) }).All(system)
	if err != nil {
		return nil, fmt.Errorf("read what accounts open: %w", err)
	}
	secret, err := client.Participation.Query().Where(policy.SecretWritersOf(administratorIDs...)).WithCycle().All(system)
	if err != nil {
		return nil, fmt.Errorf("look where it is hidden who writes: %w", err)
	}
	byID := make(map[string]*ent.User, len(people))
	for _, person := range people {
		policy.CountAsNamed(person, secret)
		byID[person.ID] = person
	}
	return byID, nil
}

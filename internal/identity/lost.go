package identity

import (
	"context"

	"sightline/ent"
	"sightline/internal/policy"
)

// ForgetFactors leaves the password as the one way to prove who somebody is, and closes what is open into the account:
// whoever found the lost phone may be in it.
func (l *Links) ForgetFactors(ctx context.Context, tx *ent.Client, doors policy.Doors) error {
	if err := l.Close(ctx, tx, doors); err != nil {
		return err
	}
	return l.deleteFactors(ctx, tx, doors)
}

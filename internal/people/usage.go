package people

import (
	"context"
	"fmt"
	"time"

	"sightline/ent"
	"sightline/ent/user"
	"sightline/internal/policy"
)

// lately is how far back a login counts as one of late.
const lately = 30 * 24 * time.Hour

// Usage is how many people use the instance. Who was deleted counts nowhere, everybody else exactly once as an active
// user, as waiting, as closed or as a guest.
type Usage struct {
	// ActiveUsers are members whose account is in use; guests never count (product 2.7).
	ActiveUsers int
	// ActiveFromOutside of them do not belong to the company, ActiveLately logged in within the last 30 days.
	ActiveFromOutside, ActiveLately int
	// Waiting have yet to be invited or to accept, Closed are locked or deactivated.
	Waiting, Closed int
	Guests          int
}

// accountsAlike are accounts that are of one kind, from the same side, and in one state.
type accountsAlike struct {
	Kind    user.Kind  `json:"kind"`
	Outside bool       `json:"outside"`
	State   user.State `json:"state"`
	Count   int        `json:"count"`
}

// Usage counts the accounts, in two statements, for who may list them.
func (p *People) Usage(ctx context.Context) (*Usage, error) {
	if _, err := policy.Authorize(policy.From(ctx), policy.ListAccounts, nil); err != nil {
		return nil, err
	}
	counted := p.store.Client().User.Query()
	var alike []accountsAlike
	err := counted.Clone().Where(user.StateNEQ(user.StateDELETED)).
		GroupBy(user.FieldKind, user.FieldOutside, user.FieldState).Aggregate(ent.Count()).Scan(ctx, &alike)
	if err != nil {
		return nil, fmt.Errorf("count accounts: %w", err)
	}
	since := p.store.Clock().Now().Add(-lately)
	here, err := counted.Where(user.KindEQ(user.KindMEMBER), user.StateEQ(user.StateACTIVE),
		user.LastSignInAtGTE(since)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count who was here of late: %w", err)
	}
	usage := &Usage{ActiveLately: here}
	for _, accounts := range alike {
		usage.add(accounts)
	}
	return usage, nil
}

func (u *Usage) add(accounts accountsAlike) {
	switch {
	case accounts.Kind == user.KindGUEST:
		u.Guests += accounts.Count
	case accounts.State == user.StateACTIVE:
		u.ActiveUsers += accounts.Count
		if accounts.Outside {
			u.ActiveFromOutside += accounts.Count
		}
	case accounts.State == user.StateLOCKED || accounts.State == user.StateDEACTIVATED:
		u.Closed += accounts.Count
	default:
		u.Waiting += accounts.Count
	}
}

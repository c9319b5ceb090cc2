package people

import (
	"context"
	"errors"

	"sightline/ent"
	"sightline/ent/auditevent"
	"sightline/internal/apperr"
	"sightline/internal/line"
	"sightline/internal/policy"
	"sightline/internal/store"
)

// SetLineManagerInput names the person and who becomes their line manager; nil is nobody.
type SetLineManagerInput struct {
	UserID          string
	ManagerID       *string
	ExpectedVersion int
}

// SetLineManager gives a member another line manager, or none. Who may become one is looked at inside of the
// transaction: two changes at the same moment cannot close a circle together.
func (p *People) SetLineManager(ctx context.Context, input SetLineManagerInput) (*ent.User, error) {
	var move lineMove
	decide := func(ctx context.Context, tx *ent.Client) (policy.Grant, error) {
		var err error
		if move, err = readMove(ctx, tx, input.UserID, input.ManagerID); err != nil {
			return policy.Grant{}, err
		}
		return move.authorize(ctx, input.ExpectedVersion)
	}
	err := p.store.WriteDecided(ctx, decide, func(ctx context.Context, tx *ent.Client) error {
		if err := line.Set(ctx, tx, move.Person, move.Manager); err != nil {
			return err
		}
		return store.Record(ctx, tx, auditevent.PartPEOPLE, policy.SetLineManager, move.Person.ID,
			store.Changed("lineManager"))
	})
	if err != nil {
		return nil, err
	}
	return p.person(ctx, input.UserID)
}

// lineMove is a change of line manager with what else it is judged by.
type lineMove struct {
	policy.LineChange
	// levels is how deep the line goes below the person.
	levels int
}

func readMove(ctx context.Context, client *ent.Client, personID string, managerID *string) (lineMove, error) {
	person, err := client.User.Get(ctx, personID)
	if err != nil {
		return lineMove{}, store.Missing(err, "find the person")
	}
	move := lineMove{LineChange: policy.LineChange{Person: person}}
	if managerID != nil {
		if move.Manager, err = client.User.Get(ctx, *managerID); err != nil {
			return lineMove{}, unknownManager(store.Missing(err, "find the line manager"))
		}
	}
	move.Below, move.levels, err = line.Below(ctx, client, person)
	return move, err
}

// unknownManager puts the answer for somebody who is not there at the field that named them.
func unknownManager(err error) error {
	if errors.Is(err, apperr.ErrNotFound()) {
		return apperr.Input("line.unknown", "managerId")
	}
	return err
}

// authorize asks the policy before anything else is told, then compares the version, then looks at the line itself.
func (m lineMove) authorize(ctx context.Context, version int) (policy.Grant, error) {
	grant, err := policy.Authorize(policy.From(ctx), policy.SetLineManager, m.LineChange)
	if err != nil {
		return policy.Grant{}, err
	}
	if m.Person.Version != version {
		return policy.Grant{}, apperr.Stale(m.Person)
	}
	return grant, line.Check(m.Person, m.Manager, m.levels)
}

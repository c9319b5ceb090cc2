package cycle

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"sightline/ent"
	"sightline/ent/cycleowner"
	"sightline/ent/user"
	"sightline/internal/apperr"
	"sightline/internal/policy"
)

// mostOwners is how many people can own one cycle.
const mostOwners = 20

// SetCycleOwnersInput says who owns a cycle from now on.
type SetCycleOwnersInput struct {
	CycleID         string
	ExpectedVersion int
	OwnerIDs        []string
}

// Validate checks that nobody is named twice, and not too many are.
func (i *SetCycleOwnersInput) Validate() error {
	var problems apperr.List
	if len(i.OwnerIDs) > mostOwners {
		problems.Add("too_many", "ownerIds")
		return problems.Err()
	}
	for n, id := range i.OwnerIDs {
		if slices.Contains(i.OwnerIDs[:n], id) {
			problems.Add("cycle.owner_twice", "ownerIds", strconv.Itoa(n))
		}
	}
	return problems.Err()
}

// Owners returns the owners of cycles by name.
func (c *Cycles) Owners(ctx context.Context, cycleIDs []string) (map[string][]*ent.User, error) {
	rows, err := c.store.Client().CycleOwner.Query().Where(cycleowner.CycleIDIn(cycleIDs...)).WithUser().
		Order(cycleowner.ByUserField(user.FieldName)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the owners: %w", err)
	}
	owners := map[string][]*ent.User{}
	for _, id := range cycleIDs {
		owners[id] = []*ent.User{}
	}
	for _, row := range rows {
		if owner := row.Edges.User; owner != nil {
			owners[row.CycleID] = append(owners[row.CycleID], owner)
		}
	}
	return owners, nil
}

// SetOwners says who owns a cycle, instead of those who did. Nobody is told: who owns a cycle finds it in their list.
func (c *Cycles) SetOwners(ctx context.Context, input SetCycleOwnersInput) (*ent.Cycle, error) {
	if err := input.Validate(); err != nil {
		return nil, err
	}
	act := deed{
		action: policy.SetCycleOwners, cycleID: input.CycleID, version: &input.ExpectedVersion,
		parts: []func(*ent.CycleQuery){withOwners},
	}
	return c.change(ctx, act, func(ctx context.Context, tx *ent.Client, found *ent.Cycle) error {
		var before []string
		for _, owner := range found.Edges.Owners {
			before = append(before, owner.UserID)
		}
		if err := checkOwners(ctx, tx, input.OwnerIDs, before); err != nil {
			return err
		}
		if err := exchangeOwners(ctx, tx, found.ID, input.OwnerIDs, before); err != nil {
			return err
		}
		return c.finish(ctx, tx, policy.SetCycleOwners, found,
			tx.Cycle.UpdateOneID(found.ID).AddVersion(1))
	})
}

// checkOwners refuses whoever cannot own a cycle, each at their place: outsiders and closed accounts. Who owned it
// before may stay.
func checkOwners(ctx context.Context, tx *ent.Client, ownerIDs, before []string) error {
	people, err := tx.User.Query().Where(user.IDIn(ownerIDs...)).All(ctx)
	if err != nil {
		return fmt.Errorf("look the owners up: %w", err)
	}
	may := map[string]bool{}
	for _, person := range people {
		may[person.ID] = policy.Of(person).Colleague()
	}
	var problems apperr.List
	for n, id := range ownerIDs {
		if !may[id] && !slices.Contains(before, id) {
			problems.Add("cycle.owner", "ownerIds", strconv.Itoa(n))
		}
	}
	return problems.Err()
}

func exchangeOwners(ctx context.Context, tx *ent.Client, cycleID string, ownerIDs, before []string) error {
	if _, err := tx.CycleOwner.Delete().
		Where(cycleowner.CycleID(cycleID), cycleowner.UserIDNotIn(ownerIDs...)).Exec(ctx); err != nil {
		return fmt.Errorf("remove owners: %w", err)
	}
	var added []*ent.CycleOwnerCreate
	for _, id := range ownerIDs {
		if !slices.Contains(before, id) {
			added = append(added, tx.CycleOwner.Create().SetCycleID(cycleID).SetUserID(id))
		}
	}
	if err := tx.CycleOwner.CreateBulk(added...).Exec(ctx); err != nil {
		return fmt.Errorf("add owners: %w", err)
	}
	return nil
}

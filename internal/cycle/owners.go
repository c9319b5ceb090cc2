package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycleowner"
	"sightline/ent/user"
)

// ownersOf returns the owners of cycles: for each person the cycles they own.
func ownersOf(ctx context.Context, client *ent.Client, cycleIDs []string) (map[string][]string, error) {
	rows, err := client.CycleOwner.Query().Where(cycleowner.CycleIDIn(cycleIDs...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the owners: %w", err)
	}
	owns := map[string][]string{}
	for _, row := range rows {
		owns[row.UserID] = append(owns[row.UserID], row.CycleID)
	}
	return owns, nil
}

// Owners returns the owners of a cycle by name.
func (c *Cycles) Owners(ctx context.Context, cycleID string) ([]*ent.User, error) {
	owns, err := ownersOf(ctx, c.store.Client(), []string{cycleID})
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(owns))
	for id := range owns {
		ids = append(ids, id)
	}
	owners, err := c.store.Client().User.Query().Where(user.IDIn(ids...)).Order(ent.Asc(user.FieldName)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the owners: %w", err)
	}
	return owners, nil
}

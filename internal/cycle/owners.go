package cycle

import (
	"context"
	"fmt"

	"sightline/ent"
	"sightline/ent/cycleowner"
	"sightline/ent/user"
)

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
